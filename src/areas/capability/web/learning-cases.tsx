import { useState } from 'react';
import { useMe, useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextArea, TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { fromFields } from '#ui/time/clock.ts';
import { Due, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type All = ReplyOf<typeof contract.learningCases>;
type Case = All['cases'][number];

/** Real matters without names: what happened, a question, and what colleagues would do. Those that were given to the reader come first. */
export function LearningCases() {
  const asked = useAsk(contract.learningCases, {});
  return (
    <Loaded asked={asked} what={say('The cases')}>
      {({ cases, teams }) =>
        cases.length === 0 ? (
          <Empty title={say('There is no case to learn from yet')}>
            <p>{say('A leader makes one from work that was accepted as evidence.')}</p>
          </Empty>
        ) : (
          <ul className="found">
            {cases.map((one) => (
              <OneCase key={one.id} it={one} teams={teams} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function OneCase({ it, teams }: { it: Case; teams: readonly string[] }) {
  const me = useMe();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const [giving, setGiving] = useState(false);
  const read = useTell(contract.readLearning);
  const toggle = () => {
    setOpen(!open);
    if (!open && it.mine !== null && it.mine.readAt === null) read.mutate({ params: { id: it.id } });
  };
  return (
    <li>
      {it.mine !== null && (
        <span className="when">
          {it.mine.answeredAt === null ? (
            <Due at={it.mine.dueAt} now={now} />
          ) : (
            <Tag meaning="kept">{say('answered')}</Tag>
          )}
        </span>
      )}
      <div>
        <Fold open={open} onToggle={toggle}>
          <span className="what">{it.title}</span>
        </Fold>
        <p className="why">
          {it.question} <span className="quiet">{sayCount(it.answers, 'One answer.', '{{count}} answers.')}</span>
        </p>
        {it.given.length > 0 && <GivenTo given={it.given} />}
        {open && <Discussed it={it} />}
        {me.may('capability.lead') && (
          <Button
            weight="bare"
            onClick={() => setGiving(true)}
            aria-label={say('Give it to somebody: {{title}}', { title: it.title })}
          >
            {say('Give it to somebody')}
          </Button>
        )}
        {giving && <Give it={it} teams={teams} onClose={() => setGiving(false)} />}
      </div>
    </li>
  );
}

/** The story, what colleagues said of it, and the reader’s own answer. Who has still to answer reads the others afterwards. */
function Discussed({ it }: { it: Case }) {
  const nameOf = useNameOf();
  const [words, setWords] = useState('');
  const contribute = useTell(contract.contribute, { onDone: () => setWords('') });
  const owes = it.mine !== null && it.mine.answeredAt === null;
  return (
    <>
      <pre className="copy">{it.story}</pre>
      <ul className="said">
        {it.said.map((one) => (
          <li key={one.id}>
            <b>{nameOf(one.by)}</b> {one.words}
          </li>
        ))}
      </ul>
      <TextArea
        label={say('What would you do?')}
        {...(owes ? { hint: say('Answer first. Then you see what colleagues said.') } : {})}
        rows={3}
        value={words}
        onChange={setWords}
      />
      <Button
        busy={contribute.isPending}
        onClick={() => {
          if (words.trim() !== '') contribute.mutate({ params: { id: it.id }, body: { words } });
        }}
      >
        {say('Say it')}
      </Button>
      <Trouble fault={contribute.error} kept={say('What you wrote is still here.')} />
    </>
  );
}

/** How far those are to whom it was given. */
function GivenTo({ given }: { given: Case['given'] }) {
  const nameOf = useNameOf();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const done = given.filter(({ answeredAt }) => answeredAt !== null).length;
  return (
    <>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('{{done}} of {{all}} have answered', { done: number(done), all: number(given.length) })}
      </Fold>
      {open && (
        <ul className="said">
          {given.map(({ officerId, dueAt, readAt, answeredAt }) => (
            <li key={officerId}>
              <b>{nameOf(officerId)}</b>{' '}
              {answeredAt === null ? (
                <>
                  {readAt === null ? say('has not opened it') : say('has read it')}, <Due at={dueAt} now={now} />
                </>
              ) : (
                say('has answered')
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Give({ it, teams, onClose }: { it: Case; teams: readonly string[]; onClose: () => void }) {
  const zone = useZone();
  const named = useTeams();
  const led = useAsk(contract.development, {}).data?.led ?? [];
  const [officerIds, setOfficers] = useState<readonly string[]>([]);
  const [teamIds, setTeams] = useState<readonly string[]>([]);
  const [day, setDay] = useState('');
  const give = useTell(contract.assignLearning, { onDone: onClose });
  const dueAt = fromFields(day, '17:00', zone);
  const send = () => {
    if (dueAt !== undefined)
      give.mutate({ params: { id: it.id }, body: { officerIds: [...officerIds], teamIds: [...teamIds], dueAt } });
  };
  const toggled = (all: readonly string[], id: string, on: boolean) =>
    on ? [...all, id] : all.filter((one) => one !== id);
  return (
    <Dialog
      open
      title={say('Give it to somebody')}
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={give.isPending}>
            {say('Give it')}
          </Button>
        </>
      }
    >
      <fieldset className="lines-of">
        <legend>{say('A whole team')}</legend>
        {teams.map((id) => (
          <Pick
            key={id}
            label={named.find((team) => team.id === id)?.name ?? ''}
            checked={teamIds.includes(id)}
            onChange={(on) => setTeams(toggled(teamIds, id, on))}
          />
        ))}
      </fieldset>
      <fieldset className="lines-of">
        <legend>{say('Or officers')}</legend>
        {led.map(({ id, name }) => (
          <Pick
            key={id}
            label={name}
            checked={officerIds.includes(id)}
            onChange={(on) => setOfficers(toggled(officerIds, id, on))}
          />
        ))}
      </fieldset>
      <TextField label={say('By')} type="date" required value={day} onChange={setDay} />
      <Trouble fault={give.error} />
    </Dialog>
  );
}
