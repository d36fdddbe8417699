import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { dayWords, hindranceWords } from '../parts/words.ts';
import type { RegisterAct } from './register-form.tsx';
import { RegisterForm } from './register-forms.tsx';
import '../assessment.css';

type Register = ReplyOf<typeof contract.register>;

/** What the assessment organisation keeps: organisations and briefs, who assesses, and how far they agree. */
export function RegisterPage() {
  const asked = useAsk(contract.register, {}, { watch: ['assessment'] });
  const [act, setAct] = useState<RegisterAct>();
  return (
    <main className="sheet assessment" id="main">
      <header className="head">
        <div>
          <p>
            <Link to="/assessment">{say('Apprenticeships')}</Link>
          </p>
          <h1 tabIndex={-1}>{say('Assessment organisation')}</h1>
          <p>{say('Briefs, people on the register, and how far assessors agree.')}</p>
        </div>
      </header>
      <div className="page">
        <Loaded asked={asked} what={say('The register')}>
          {(register) => (
            <>
              <Organisations register={register} onAct={setAct} />
              <Assessors register={register} onAct={setAct} />
              <Agreement register={register} onAct={setAct} />
              <Results />
              {act !== undefined && <RegisterForm act={act} register={register} onClose={() => setAct(undefined)} />}
            </>
          )}
        </Loaded>
      </div>
    </main>
  );
}

type PartProps = { readonly register: Register; readonly onAct: (act: RegisterAct) => void };

function Organisations({ register, onAct }: PartProps) {
  return (
    <section aria-label={say('Organisations')}>
      <h2>{say('Organisations')}</h2>
      {register.organisations.length === 0 && <p className="quiet">{say('None yet. Add your own first.')}</p>}
      <ul className="lines">
        {register.organisations.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b> <span className="quiet">{kindWords(one.kind)}</span>{' '}
            {one.kind === 'assessment organisation' && (
              <>
                <Tag meaning={one.onRegister ? 'kept' : 'late'}>
                  {one.onRegister ? say('On the register') : say('Not on the register')}
                </Tag>{' '}
                {one.brief === null ? say('No brief yet.') : say('Brief, version {{version}}.', { version: one.brief })}{' '}
                <Button weight="bare" onClick={() => onAct({ act: 'brief', organisation: one.id })}>
                  {say('Write the brief…')}
                </Button>
                <Button weight="bare" onClick={() => onAct({ act: 'assessor', organisation: one.id })}>
                  {say('Put somebody on the register…')}
                </Button>
              </>
            )}
            <Button weight="bare" onClick={() => onAct({ act: 'member', organisation: one.id })}>
              {say('Who belongs to it…')}
            </Button>
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => onAct({ act: 'organisation' })}>
        {say('Add an organisation…')}
      </Button>
    </section>
  );
}

const kindWords = (kind: string): string =>
  kind === 'employer'
    ? say('Employer')
    : kind === 'provider'
      ? say('Training provider')
      : say('Assessment organisation');

function Assessors({ register }: PartProps) {
  return (
    <section aria-label={say('On the register')}>
      <h2>{say('On the register')}</h2>
      <ul className="lines">
        {register.assessors.length === 0 && <li className="quiet">{say('Nobody yet.')}</li>}
        {register.assessors.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b> {one.assures && <Tag>{say('assures quality')}</Tag>}{' '}
            {one.hindrances.length === 0 ? (
              <Tag meaning="kept">{say('May assess')}</Tag>
            ) : (
              <span className="late">{one.hindrances.map(hindranceWords).join(' · ')}</span>
            )}{' '}
            <span className="quiet">
              {one.standardisedUntil !== null &&
                say('Standardised until {{day}}.', { day: dayWords(one.standardisedUntil) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Agreement({ register, onAct }: PartProps) {
  return (
    <section aria-label={say('Standardisation')}>
      <h2>{say('Standardisation')}</h2>
      {register.agreement.length === 0 && <p className="quiet">{say('None was held yet.')}</p>}
      <ul className="lines">
        {register.agreement.map((one) => (
          <li key={one.id}>
            <b>{dayWords(one.on)}</b>{' '}
            {one.assessors < 2
              ? sayCount(
                  one.assessors,
                  'One has marked; two are needed to compare.',
                  '{{count}} have marked; two are needed to compare.',
                )
              : say('{{share}} per cent agreement between {{count}}.', {
                  share: one.share / 10,
                  count: one.assessors,
                })}{' '}
            {one.kappa !== null && say('Kappa {{kappa}}.', { kappa: (one.kappa / 1000).toFixed(2) })}{' '}
            {one.worst.length > 0 && (
              <span className="quiet">{say('Read differently: {{codes}}.', { codes: one.worst.join(', ') })}</span>
            )}
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => onAct({ act: 'standardise' })}>
        {say('Call a standardisation…')}
      </Button>
    </section>
  );
}

/** Released results, as the public service takes them. */
function Results() {
  const asked = useAsk(contract.batch, {});
  const batches = asked.data?.batches ?? [];
  return (
    <section aria-label={say('Report of results')}>
      <h2>{say('Report of results')}</h2>
      <p className="quiet">{say('Released results as files, in the form in which the public service takes them.')}</p>
      {(asked.data?.faults ?? []).map((one) => (
        <Notice key={one.programme} meaning="due">
          <b>{one.apprentice}</b> {one.faults.join(' ')}
        </Notice>
      ))}
      {batches.length === 0 ? (
        <p className="quiet">{say('Nothing that could be reported was released.')}</p>
      ) : (
        <ul className="lines">
          {batches.map((batch, at) => (
            <li key={batch.slice(0, 60)}>
              <a
                href={`data:application/json;charset=utf-8,${encodeURIComponent(batch)}`}
                download={`results-${at + 1}.json`}
              >
                {say('Batch {{n}}', { n: at + 1 })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
