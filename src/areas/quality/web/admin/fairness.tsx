import { Loaded, Notice } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { LEAST } from '../../rules/index.ts';
import type { Asked } from './second-looks.tsx';
import { figureWords } from './words.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** How things come out for groups of customers. Few people are never told of. */
export function Fairness({ days, enabled }: Asked) {
  const asked = useAsk(contract.outcomes, { query: days }, { keep: true, enabled });
  return (
    <Loaded asked={asked} what={say('Outcomes')}>
      {({ figures }) => (
        <>
          <p className="small quiet">
            {say(
              'Groups of fewer than {{least}} are not told of. The range holds the true share in 95 of 100 such counts; a difference is a reason to look, and no proof.',
              { least: LEAST },
            )}
          </p>
          {figures
            .filter(({ rates }) => rates.length > 0)
            .map((one) => (
              <section key={`${one.figure} ${one.by}`} aria-label={figureWords(one)}>
                <h3>{figureWords(one)}</h3>
                {one.apart.map((two) => (
                  <Notice key={two.join(' ')} meaning="due" icon="people">
                    {say('“{{one}}” and “{{other}}” lie further apart than chance explains. Read some of both.', {
                      one: two[0] ?? '',
                      other: two[1] ?? '',
                    })}
                  </Notice>
                ))}
                <Rates rates={one.rates} />
              </section>
            ))}
        </>
      )}
    </Loaded>
  );
}

type Rate = { readonly group: string; readonly told: { all: number; yes: number; from: number; to: number } | null };

function Rates({ rates }: { rates: readonly Rate[] }) {
  const told = rates.flatMap(({ group, told: it }) => (it === null ? [] : [{ group, ...it }]));
  const hidden = rates.length - told.length;
  return (
    <>
      {told.length > 0 && (
        <table className="days-off">
          <thead>
            <tr>
              <th scope="col">{say('Group')}</th>
              <th scope="col">{say('Of')}</th>
              <th scope="col">{say('Share')}</th>
              <th scope="col">{say('Range')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ group, all, yes, from, to }) => (
              <tr key={group}>
                <th scope="row">{group}</th>
                <td className="num">{all}</td>
                <td className="num">{percent(yes / all)}</td>
                <td className="num">{say('{{from}} to {{to}}', { from: percent(from), to: percent(to) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && (
        <p className="small quiet">
          {sayCount(
            hidden,
            '{{count}} group is too small to be told of.',
            '{{count}} groups are too small to be told of.',
          )}
        </p>
      )}
    </>
  );
}
