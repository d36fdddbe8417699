import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Pick } from '#ui/parts/field.tsx';
import { Ring } from '#ui/parts/marks.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useNames } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { useDo } from '../parts/use-do.ts';
import { dayWords, signerWords } from '../parts/words.ts';
import { GatewayActs } from './gateway-acts.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** Three people, one meeting, one statement. Whoever signs signs exactly what stands there. */
export function GatewayPart({ programme, plan }: Props) {
  const { gateway } = programme;
  return (
    <section aria-label={say('Gateway')}>
      <h2>{say('Gateway')}</h2>
      {gateway.signedOn !== null && (
        <p className="assessment-finding">
          {say('Signed by everybody on {{day}}.', { day: dayWords(gateway.signedOn) })}
        </p>
      )}
      {gateway.refused !== null && (
        <Notice meaning="due">
          <b>{say('Not yet.')}</b>{' '}
          {say('{{who}}: {{reason}}', { who: signerWords(gateway.refused.as), reason: gateway.refused.reason })}
        </Notice>
      )}
      {gateway.open && <Signers programme={programme} />}
      {gateway.statement !== null && (
        <details>
          <summary>{say('Read the whole statement')}</summary>
          <pre className="assessment-statement">{gateway.statement}</pre>
        </details>
      )}
      <GatewayActs programme={programme} plan={plan} />
    </section>
  );
}

const MARK = { true: 'kept', false: 'open' } as const;

function Signers({ programme }: { programme: Programme }) {
  const nameOf = useNames(programme);
  const { signers, meetingOn, hash } = programme.gateway;
  const me = useMe();
  const mine = signers.find(({ person, signed }) => !signed && person === me.officer.id);
  return (
    <>
      <p>
        {meetingOn === null
          ? say('The meeting of the three is still to be held.')
          : say('They met on {{day}}.', { day: dayWords(meetingOn) })}
      </p>
      <ul className="assessment-signers">
        {signers.map(({ as, person, signed }) => (
          <li key={as}>
            <Ring state={MARK[`${signed}`]} /> <b>{nameOf(person)}</b> {signerWords(as)}{' '}
            <span className="quiet">{signed ? say('has signed') : say('has not signed')}</span>
          </li>
        ))}
      </ul>
      {mine !== undefined && meetingOn !== null && hash !== null && (
        <Sign programme={programme} as={mine.as} hash={hash} />
      )}
    </>
  );
}

type SignProps = {
  readonly programme: Programme;
  readonly as: 'employer' | 'provider' | 'apprentice';
  readonly hash: string;
};

function Sign({ programme, as, hash }: SignProps) {
  const [agrees, setAgrees] = useState(false);
  const { run, busy, fault } = useDo(programme);
  return (
    <div className="assessment-sign">
      <Pick
        label={
          as === 'apprentice'
            ? say('I have read the statement, and I am ready to be assessed.')
            : say('I have seen the work, and the minimum of the standard is met.')
        }
        checked={agrees}
        onChange={setAgrees}
      />
      <span className="row-of">
        <Button
          weight="main"
          busy={busy}
          disabled={!agrees}
          onClick={() => run({ to: 'act', act: { act: 'sign', as, hash } })}
        >
          {say('Sign')}
        </Button>
        <ActButton
          programme={programme}
          act="refuse the gateway"
          label={say('Not yet, and say why')}
          asks={[{ kind: 'words', name: 'reason', label: say('Why not yet') }]}
          doing={(given) => ({ to: 'act', act: { act: 'refuse the gateway', as, reason: given.text('reason') } })}
        />
      </span>
      <p className="quiet">
        {say('You sign statement {{mark}}. If one word of it changes, every signature falls and all are asked again.', {
          mark: `${hash.slice(0, 4)} ${hash.slice(4, 8)}`,
        })}
      </p>
      <Trouble fault={fault} />
    </div>
  );
}
