import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { ask, type ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { stateWords } from '../words.ts';
import { BringFile } from './bring-file.tsx';
import { GiveRole, MovePeople } from './people.tsx';
import { Lines } from './lines.tsx';
import '../frameworks.css';

type All = ReplyOf<typeof contract.frameworks>;
type Version = All['versions'][number];

/** What officers are asked to know and do, in versions, and the roles that ask for a part of it. */
export function FrameworksPage() {
  const me = useMe();
  const asked = useAsk(contract.frameworks, {});
  const [bringing, setBringing] = useState(false);
  return (
    <>
      <p className="page-words">
        {say(
          'A version in use never changes. The next one takes its place for whoever begins; everybody else stays on theirs until a leader moves them.',
        )}
      </p>
      {me.may('frameworks.administer') && (
        <div className="row-of page-form">
          <Button weight="main" icon="plus" onClick={() => setBringing(true)}>
            {say('Bring a framework')}
          </Button>
        </div>
      )}
      <Loaded asked={asked} what={say('The frameworks')}>
        {(all) => (
          <>
            {all.versions.length === 0 && (
              <Empty title={say('There is no framework yet')}>
                <p>{say('Bring the first one from a file.')}</p>
              </Empty>
            )}
            <ul className="found">
              {all.versions.map((version) => (
                <OneVersion key={version.id} version={version} held={heldBy(all, version.id)} />
              ))}
            </ul>
            <Roles all={all} />
            {bringing && <BringFile versions={all.versions} onClose={() => setBringing(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

const heldBy = ({ held }: All, id: string): number => held.find(({ versionId }) => versionId === id)?.officers ?? 0;

function OneVersion({ version, held }: { version: Version; held: number }) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [moving, setMoving] = useState(false);
  const use = useTell(contract.use);
  const { id, title, n, state, claims, told, issuer } = version;
  return (
    <li>
      <div>
        <Fold open={open} onToggle={() => setOpen(!open)}>
          <span className="what">{say('{{title}}, version {{n}}', { title, n: String(n) })}</span>
        </Fold>{' '}
        <Tag {...(state === 'in use' ? { meaning: 'kept' as const } : {})}>{stateWords(state)}</Tag>
        <p className="why">{told}</p>
        <p className="why">
          {sayCount(claims, 'Evidence is claimed for one line.', 'Evidence is claimed for {{count}} lines.')}{' '}
          {held > 0 && sayCount(held, 'One officer is measured by it.', '{{count}} officers are measured by it.')}{' '}
          {issuer}
        </p>
        <div className="row-of">
          {state === 'draft' && me.may('frameworks.administer') && (
            <Button onClick={() => use.mutate({ params: { id } })} busy={use.isPending}>
              {say('Put it in use')}
            </Button>
          )}
          {state === 'in use' && me.may('capability.lead') && (
            <Button weight="bare" onClick={() => setMoving(true)}>
              {say('Move people to it')}
            </Button>
          )}
          <Button weight="bare" onClick={() => void save(version)}>
            {say('Save as a CASE package')}
          </Button>
        </div>
        <Trouble fault={use.error} />
        {moving && <MovePeople version={version} onClose={() => setMoving(false)} />}
        {open && <Lines id={id} />}
      </div>
    </li>
  );
}

/** The package as a file, for any other desk or register that reads CASE 1.1. */
async function save({ id, short, n }: Version): Promise<void> {
  const it = await ask(contract.caseOf, { params: { id } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(it, null, 2)], { type: 'application/json' }));
  link.download = `${short}-${n}.case.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Roles({ all }: { all: All }) {
  const me = useMe();
  const [guide, setGuide] = useState<string>();
  if (all.profiles.length === 0) return null;
  return (
    <section>
      <h2 className="page-words">{say('Roles')}</h2>
      <ul className="found">
        {all.profiles.map((one) => (
          <li key={one.id}>
            <div>
              <p className="what">{one.name}</p>
              <p className="why">{one.told}</p>
              <p className="why">
                {say('In focus: {{capabilities}}.', {
                  capabilities: one.entries
                    .filter(({ relation }) => relation === 'focus')
                    .map(({ name, called }) =>
                      called === '' ? name : say('{{name}}, {{level}}', { name, level: called }),
                    )
                    .join('; '),
                })}
              </p>
              {me.may('capability.lead') && (
                <Fold open={guide === one.id} onToggle={() => setGuide(guide === one.id ? undefined : one.id)}>
                  {say('Guide for interviews')}
                </Fold>
              )}
              {guide === one.id && <Guide id={one.id} />}
              {me.may('capability.lead') && <GiveRole id={one.id} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Guide({ id }: { id: string }) {
  const asked = useAsk(contract.guide, { params: { id } });
  return (
    <Loaded asked={asked} what={say('The guide')}>
      {({ questions }) => (
        <ol className="interview">
          {questions.map((one) => (
            <li key={one.code}>
              <b>{say('{{name}}, {{level}}', { name: one.name, level: one.level })}</b>
              <p>{one.ask}</p>
              <p className="quiet">{say('Listen for: {{signs}}', { signs: one.listenFor.join('; ') })}</p>
              <ol start={0}>
                {one.marks.map((mark) => (
                  <li key={mark}>{mark}</li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
