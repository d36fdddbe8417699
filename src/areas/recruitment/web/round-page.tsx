import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe, useNameOf, useOfficers } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Ask } from './ask.tsx';
import { Candidate } from './candidate.tsx';
import type { Round } from './shown.ts';
import './recruitment.css';

/** One round: who applies, what each of the panel gave them, and what the panel agreed on. */
export function RoundPage({ id }: { id: string }) {
  const asked = useAsk(contract.round, { params: { id } });
  return (
    <main className="sheet recruitment" id="main">
      <Loaded asked={asked} what={say('The round')}>
        {(round) => (
          <>
            <Head round={round} />
            <div className="page">
              {round.candidates.length === 0 && (
                <Empty title={say('Nobody applies yet')}>
                  <p>{say('Add each candidate by the name the panel knows them by.')}</p>
                </Empty>
              )}
              <Order round={round} />
              {round.candidates.map((one) => (
                <Candidate key={one.id} round={round} it={one} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </main>
  );
}

type Act = 'add' | 'close' | 'join';

function Head({ round }: { round: Round }) {
  const me = useMe();
  const [now, zone] = [useNow(), useZone()];
  const nameOf = useNameOf();
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const open = round.closedAt === null;
  return (
    <header className="head">
      <div>
        <p className="small">
          <Link to="/recruitment">{say('Recruitment')}</Link>
        </p>
        <h1 tabIndex={-1}>{round.title}</h1>
        <p>
          {round.role}. {say('The panel: {{names}}.', { names: round.panel.map(nameOf).join(', ') })}
        </p>
        <p className="quiet">
          {round.forgottenAt === null
            ? say('Names and notes are forgotten on {{day}}.', { day: shortDay(round.keepUntil, now, zone) })
            : say('Names and notes were forgotten. Letters and marks are what is left.')}
        </p>
        {round.outcome !== null && <p className="voice">{round.outcome}</p>}
      </div>
      {open && me.may('recruitment.run') && (
        <span className="push row-of">
          <Button weight="main" icon="plus" onClick={() => setAct('add')}>
            {say('Add a candidate')}
          </Button>
          <Button onClick={() => setAct('join')}>{say('Ask somebody to join')}</Button>
          <Button onClick={() => setAct('close')}>{say('Close the round')}</Button>
        </span>
      )}
      {act === 'add' && <AddCandidate id={round.id} onClose={close} />}
      {act === 'join' && <Join round={round} onClose={close} />}
      {act === 'close' && <CloseRound id={round.id} onClose={close} />}
    </header>
  );
}

/** How far the panel agrees, and the order that follows from what was agreed. */
function Order({ round: { agreement, candidates } }: { round: Round }) {
  const placed = candidates
    .flatMap((one) => (one.place === null ? [] : [{ ...one, place: one.place }]))
    .toSorted((a, b) => a.place.place - b.place.place);
  if (agreement.pairs === 0) return null;
  const { pairs, same, near, kappa } = agreement;
  return (
    <section className="page-words" aria-label={say('Where the panel stands')}>
      <p>
        {say('Of {{pairs}} pairs of marks {{same}} are the same and {{near}} at most one apart.', {
          pairs: number(pairs),
          same: number(same),
          near: number(near),
        })}{' '}
        {kappa === null
          ? say('Everybody gave the same mark everywhere, so chance cannot be told apart.')
          : say('Beyond chance: kappa {{kappa}}.', { kappa: kappa.toFixed(2) })}{' '}
        {pairs < 30 && say('So few pairs say little.')}
      </p>
      {placed.length > 0 && (
        <ol className="given">
          {placed.map(({ id, letter, name, place }) => (
            <li key={id}>
              <b className="num">{place.tied ? say('{{n}} equal', { n: place.place }) : number(place.place)}</b>{' '}
              {name ?? letter}{' '}
              <span className="quiet">
                {sayCount(
                  place.met,
                  'shows one capability at the level asked for; sum {{sum}}',
                  'shows {{count}} capabilities at the level asked for; sum {{sum}}',
                  { sum: place.sum },
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {placed.some(({ place }) => place.tied) && (
        <Notice>
          {say('Some are equal in everything that was judged. What decides between them is for you to say.')}
        </Notice>
      )}
    </section>
  );
}

function AddCandidate({ id, onClose }: { id: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const add = useTell(contract.addCandidate, { onDone: onClose });
  const send = () => add.mutate({ params: { id }, body: { name, about } });
  return (
    <Ask title={say('Add a candidate')} save={say('Add')} busy={add.isPending} onClose={onClose} onSubmit={send}>
      <TextField
        label={say('Name')}
        hint={say('Only the panel sees it. It is no customer’s record, and it is forgotten with the round.')}
        required
        autoFocus
        value={name}
        onChange={setName}
      />
      <TextArea label={say('What the panel should know')} rows={3} value={about} onChange={setAbout} />
      <Trouble fault={add.error} />
    </Ask>
  );
}

function Join({ round, onClose }: { round: Round; onClose: () => void }) {
  const officers = useOfficers().filter(({ id }) => !round.panel.includes(id));
  const [whom, setWhom] = useState('');
  const join = useTell(contract.joinPanel, { onDone: onClose });
  const officerId = whom === '' ? officers[0]?.id : whom;
  const send = () => {
    if (officerId !== undefined) join.mutate({ params: { id: round.id }, body: { officerId } });
  };
  return (
    <Ask title={say('Ask somebody to join')} save={say('Add')} busy={join.isPending} onClose={onClose} onSubmit={send}>
      <SelectField
        label={say('Who')}
        value={officerId ?? ''}
        onChange={setWhom}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <p>{say('They judge every candidate before they see what others gave.')}</p>
      <Trouble fault={join.error} />
    </Ask>
  );
}

function CloseRound({ id, onClose }: { id: string; onClose: () => void }) {
  const [outcome, setOutcome] = useState('');
  const close = useTell(contract.closeRound, { onDone: onClose });
  const send = () => close.mutate({ params: { id }, body: { outcome } });
  return (
    <Ask title={say('Close the round')} save={say('Close it')} busy={close.isPending} onClose={onClose} onSubmit={send}>
      <TextArea label={say('What was decided, and why')} required autoFocus value={outcome} onChange={setOutcome} />
      <Trouble fault={close.error} kept={say('What you wrote is still here.')} />
    </Ask>
  );
}
