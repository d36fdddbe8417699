import { useState } from 'react';
import { Fold } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Reply = ReplyOf<typeof contract.succession>;
type Role = Reply['roles'][number];
type Skill = Reply['skills'][number];

function readinessWords(readiness: Role['officers'][number]['readiness']): string {
  if (readiness === 'now') return say('ready now');
  if (readiness === 'near') return say('nearly there');
  return readiness === 'later' ? say('later') : say('nothing known yet');
}

/** Who could follow in each role, and which skills hang on few. */
export function Succession() {
  const asked = useAsk(contract.succession, {});
  return (
    <Loaded asked={asked} what={say('Who could follow')}>
      {({ roles, skills }) => (
        <>
          <p className="page-words">
            {say(
              'By what a leader confirmed last, or else by what the evidence shows. Ready: every focus capability is there, and at most one level of the others is missing.',
            )}
          </p>
          {roles.map((role) => (
            <OneRole key={role.id} role={role} />
          ))}
          <Cover skills={skills} />
        </>
      )}
    </Loaded>
  );
}

function OneRole({ role }: { role: Role }) {
  const [open, setOpen] = useState(false);
  const count = (readiness: string) => role.officers.filter((one) => one.readiness === readiness).length;
  const shown = open
    ? role.officers
    : role.officers.filter(({ readiness }) => readiness === 'now' || readiness === 'near');
  return (
    <section aria-label={role.name}>
      <h2 className="page-words">{role.name}</h2>
      <p className="page-words">
        {say('{{now}} ready now, {{near}} nearly there, of {{all}}.', {
          now: number(count('now')),
          near: number(count('near')),
          all: number(role.officers.length),
        })}{' '}
        {count('now') === 1 && <Tag meaning="due">{say('hangs on few')}</Tag>}
        {count('now') === 0 && <Tag meaning="due">{say('nobody yet')}</Tag>}
      </p>
      <ul className="found">
        {shown.map((one) => (
          <li key={one.id}>
            <div>
              <p className="what">
                {one.name}{' '}
                <Tag {...(one.readiness === 'now' ? { meaning: 'kept' as const } : {})}>
                  {readinessWords(one.readiness)}
                </Tag>{' '}
                {one.own && <span className="quiet">{say('has this role')}</span>}
              </p>
              {one.gaps.length > 0 && one.readiness !== 'not known' && (
                <p className="why">
                  {say('Missing: {{gaps}}', {
                    gaps: one.gaps
                      .map(({ name, missing }) =>
                        sayCount(missing, '{{name}}, one level', '{{name}}, {{count}} levels', { name }),
                      )
                      .join('; '),
                  })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="page-words">
        <Fold open={open} onToggle={() => setOpen(!open)}>
          {say('Everybody')}
        </Fold>
      </div>
    </section>
  );
}

function Cover({ skills }: { skills: readonly Skill[] }) {
  if (skills.length === 0)
    return (
      <Empty title={say('Nobody has a skill on the roster yet')}>
        <p>{say('Tie a skill to evidence or to a course, or give it by hand.')}</p>
      </Empty>
    );
  return (
    <section aria-label={say('Cover')}>
      <h2 className="page-words">{say('Cover')}</h2>
      <div className="table-wide">
        <table className="table as-lines">
          <thead>
            <tr>
              <th scope="col">{say('Skill')}</th>
              <th scope="col">{say('Have it')}</th>
              <th scope="col">{say('Ends within a quarter')}</th>
              <th scope="col">{say('Shifts in two weeks that need it')}</th>
              <th scope="col">{say('Without it')}</th>
            </tr>
          </thead>
          <tbody>
            {skills.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.name} {one.holders < 2 && <Tag meaning="due">{say('hangs on few')}</Tag>}
                </th>
                <td className="num" data-label={say('Have it')}>
                  <span>{number(one.holders)}</span>
                </td>
                <td className="num" data-label={say('Ends within a quarter')}>
                  <span>{number(one.ending)}</span>
                </td>
                <td className="num" data-label={say('Shifts in two weeks that need it')}>
                  <span>{number(one.shifts)}</span>
                </td>
                <td className="num" data-label={say('Without it')}>
                  <span>{one.uncovered > 0 ? <Tag meaning="late">{number(one.uncovered)}</Tag> : number(0)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
