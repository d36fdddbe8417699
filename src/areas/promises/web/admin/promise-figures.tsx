import type { ReactNode } from 'react';
import { ToldMe } from '#areas/clocks/web/admin/index.ts';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Loaded } from '#ui/parts/states.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { CAUSES } from '../../rules/index.ts';
import { causeWords } from '../words.ts';

const DAYS = 28;

/** What became of the promises of each team, and which are next. */
export function PromiseFigures() {
  const asked = useAsk(contract.figures, { query: { days: DAYS } });
  const heads = [say('Team'), say('Kept in time'), say('Renewed'), say('Broken'), say('Released'), say('Why broken')];
  const why = (cause: string) => {
    const known = CAUSES.find((one) => one === cause);
    return known === undefined ? say('not given') : causeWords(known);
  };
  return (
    <>
      <ToldMe />
      <h2 className="part">{say('Promises due in the last {{days}} days', { days: DAYS })}</h2>
      <Loaded asked={asked} what={say('Figures')}>
        {({ teams }) => (
          <Wide label={say('Promises due in the last {{days}} days', { days: DAYS })}>
            <table className="days-off">
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {teams.map(({ teamId, team, kept, renewed, broken, released, causes }) => (
                  <tr key={teamId}>
                    <th scope="row">{team}</th>
                    <td className="num">{kept}</td>
                    <td className="num">{renewed}</td>
                    <td className="num">{broken}</td>
                    <td className="num">{released}</td>
                    <td>
                      {causes
                        .map(({ cause, count }) => say('{{why}}: {{count}}', { why: why(cause), count }))
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </Loaded>
      <NextDue />
    </>
  );
}

const Wide = ({ label, children }: { label: string; children: ReactNode }) => (
  // What scrolls sideways has to be reachable from the keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="table-wide" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
);

function NextDue() {
  const now = useNow();
  const nameOf = useNameOf();
  const asked = useAsk(contract.due, { query: { whose: 'teams' } }, { watch: ['case'] });
  return (
    <>
      <h2 className="part">{say('Next due')}</h2>
      <Loaded asked={asked} what={say('Promises')}>
        {({ promises }) => (
          <Wide label={say('Next due')}>
            <table className="days-off">
              <tbody>
                {promises.map(({ id, caseId, what, dueAt, ownerId, reference, customerName }) => (
                  <tr key={id}>
                    <td>
                      <Due at={dueAt} now={now} />
                    </td>
                    <td>
                      <a href={`/desk/case/${caseId}`}>{what}</a>
                    </td>
                    <td>{customerName}</td>
                    <td className="num">{reference}</td>
                    <td>{nameOf(ownerId)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </Loaded>
    </>
  );
}
