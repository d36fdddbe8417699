import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, SelectField, TextArea } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { ForLines } from './claim-dialog.tsx';
import { Mark, ofAll } from './coverage-map.tsx';
import { Training } from './courses/training.tsx';
import { ItemLine } from './item.tsx';
import { Person } from './person.tsx';
import { Succession } from './succession.tsx';
import { SkillRules } from './skill-rules.tsx';
import { STRENGTHS, strengthWords } from './words.ts';
import './capability.css';

type Waiting = ReplyOf<typeof contract.toAccept>['evidence'][number];
type Team = ReplyOf<typeof contract.team>;

/** For leaders: what waits to be accepted, and what the team can do. */
export function CapabilityPage() {
  const [part, setPart] = useState<'waiting' | 'team' | 'training' | 'succession'>('waiting');
  return (
    <main className="sheet capability" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Capability')}</h1>
          <p>{say('What those you lead have claimed, and what all of you can do.')}</p>
        </div>
        <span className="push">
          <Choice
            label={say('What to show')}
            value={part}
            onChange={setPart}
            options={[
              { value: 'waiting', label: say('To accept') },
              { value: 'team', label: say('The team') },
              { value: 'training', label: say('Training') },
              { value: 'succession', label: say('Who could follow') },
            ]}
          />
        </span>
      </header>
      <div className="page">
        {part === 'waiting' && <ToAccept />}
        {part === 'team' && <TeamMap />}
        {part === 'training' && <Training />}
        {part === 'succession' && <Succession />}
      </div>
    </main>
  );
}

function ToAccept() {
  const asked = useAsk(contract.toAccept, {});
  return (
    <Loaded asked={asked} what={say('What waits')}>
      {({ evidence }) =>
        evidence.length === 0 ? (
          <Empty title={say('Nothing waits for you')} ring="kept">
            <p>{say('What somebody of your team claims stands here until you have looked at it.')}</p>
          </Empty>
        ) : (
          <ul className="found items">
            {evidence.map((it) => (
              <ItemLine key={it.id} it={it} who={it.officer} bare>
                <Verdict it={it} />
              </ItemLine>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Verdict({ it }: { it: Waiting }) {
  const [back, setBack] = useState<'returned' | 'declined'>();
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const decide = useTell(contract.decide, { onDone: () => setBack(undefined) });
  const tellThem = (verdict: 'accepted' | 'returned' | 'declined') =>
    decide.mutate({ params: { id: it.id }, body: { verdict, words, without: verdict === 'accepted' ? [...out] : [] } });
  return (
    <>
      <ForLines lines={it.lines} out={out} onOut={setOut} />
      <div className="row-of">
        <Button weight="main" onClick={() => tellThem('accepted')} busy={decide.isPending}>
          {sayCount(it.lines.length - out.size, 'Accept it for one line', 'Accept it for {{count}} lines')}
        </Button>
        <Button onClick={() => setBack('returned')}>{say('Return it')}</Button>
        <Button weight="bare" onClick={() => setBack('declined')}>
          {say('It shows none of this')}
        </Button>
      </div>
      <Trouble fault={decide.error} />
      {back !== undefined && (
        <Dialog
          open
          title={back === 'returned' ? say('Return it') : say('It shows none of this')}
          onClose={() => setBack(undefined)}
          onSubmit={() => tellThem(back)}
          acts={
            <>
              <Button onClick={() => setBack(undefined)}>{say('Not now')}</Button>
              <Button weight="main" type="submit" busy={decide.isPending}>
                {say('Tell them')}
              </Button>
            </>
          }
        >
          <TextArea label={say('What is missing, or why not')} required autoFocus value={words} onChange={setWords} />
          <Trouble fault={decide.error} />
        </Dialog>
      )}
    </>
  );
}

/** Everybody by every part of a framework. The figure says how much is covered, its tint repeats it, and each opens their map. */
function TeamMap() {
  const [version, setVersion] = useState('');
  const asked = useAsk(contract.team, { query: version === '' ? {} : { version } }, { keep: true });
  const [person, setPerson] = useState<string>();
  return (
    <Loaded asked={asked} what={say('The team')}>
      {(it) => (
        <>
          <div className="row-of page-form">
            <SelectField
              label={say('Framework')}
              value={it.versionId ?? ''}
              onChange={setVersion}
              options={it.versions.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </div>
          {it.officers.length === 0 ? (
            <Empty title={say('You lead nobody')} />
          ) : (
            <Grid it={it} person={person} onPerson={setPerson} />
          )}
          {person === undefined ? (
            <SkillRules />
          ) : (
            <Person key={person} id={person} name={it.officers.find(({ id }) => id === person)?.name ?? ''} />
          )}
        </>
      )}
    </Loaded>
  );
}

type GridProps = { readonly it: Team; readonly person: string | undefined; readonly onPerson: (id: string) => void };

function Grid({ it, person, onPerson }: GridProps) {
  const starts = it.groups.map((_, n) => it.groups.slice(0, n).reduce((sum, { lines }) => sum + lines.length, 0));
  return (
    <>
      <ul className="legend page-words">
        {STRENGTHS.map((strength) => (
          <li key={strength}>
            <Mark strength={strength} /> {strengthWords(strength)}
          </li>
        ))}
      </ul>
      <div className="table-wide">
        <table className="table heat as-lines">
          <thead>
            <tr>
              <th scope="col">{say('Officer')}</th>
              {it.groups.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
              <th scope="col">{say('All')}</th>
            </tr>
          </thead>
          <tbody>
            {it.officers.map(({ id, name, strengths, waiting }) => (
              <tr key={id} aria-selected={id === person}>
                <th scope="row">
                  <button type="button" className="linkish" onClick={() => onPerson(id)}>
                    {name}
                  </button>
                  {waiting > 0 && <span className="quiet"> {sayCount(waiting, 'one waits', '{{count}} wait')}</span>}
                </th>
                {it.groups.map(({ name: group, lines }, n) => (
                  <Cell
                    key={group}
                    label={group}
                    strengths={strengths.slice(starts[n], (starts[n] ?? 0) + lines.length)}
                  />
                ))}
                <Cell label={say('All')} strengths={strengths} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cell({ label, strengths }: { label: string; strengths: readonly number[] }) {
  const covered = strengths.filter((one) => one > 0).length;
  const mean = strengths.length === 0 ? 0 : strengths.reduce((sum, one) => sum + one, 0) / strengths.length;
  const strength = STRENGTHS[covered === 0 ? 0 : Math.max(1, Math.round(mean))] ?? 'none';
  return (
    <td
      className="num"
      data-label={label}
      title={say('{{covered}} of {{all}} covered', { covered, all: strengths.length })}
    >
      <span>
        <Mark strength={strength} /> {ofAll(covered, strengths.length)}
      </span>
    </td>
  );
}
