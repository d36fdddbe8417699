import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { standingMeaning, trainingWords } from './words.ts';

/** Everybody somebody leads, by each course that has to be taken. */
export function Training() {
  const asked = useAsk(contract.training, {});
  const now = useNow();
  const zone = useZone();
  return (
    <Loaded asked={asked} what={say('What has to be taken')}>
      {({ courses, officers }) =>
        courses.length === 0 || officers.length === 0 ? (
          <Empty title={say('No course has to be taken')}>
            <p>{say('Say in the catalogue who has to take which.')}</p>
          </Empty>
        ) : (
          <div className="table-wide">
            <table className="table as-lines">
              <thead>
                <tr>
                  <th scope="col">{say('Officer')}</th>
                  {courses.map(({ id, title }) => (
                    <th scope="col" key={id}>
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {officers.map(({ id, name, standings }) => (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    {standings.map(({ standing, until }, n) => {
                      const meaning = standingMeaning(standing);
                      return (
                        <td key={courses[n]?.id} data-label={courses[n]?.title}>
                          <span>
                            <Tag {...(meaning === undefined ? {} : { meaning })}>{trainingWords(standing)}</Tag>{' '}
                            {until !== null && <span className="quiet num">{shortDay(until, now, zone)}</span>}
                          </span>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Loaded>
  );
}
