import { Empty, Loaded } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Trends } from '../trends.tsx';
import { fieldWords } from '../words.ts';

type Figures = ReplyOf<typeof contract.figures>;

/** What people ask about, week by week; what rises today; and how well the desk sorts it. */
export function TrendFigures() {
  const asked = useAsk(contract.figures, {}, { watch: ['trends'] });
  return (
    <>
      <Trends />
      <Loaded asked={asked} what={say('The topics')}>
        {({ topics, learned }) => (
          <>
            <Topics topics={topics} />
            <Learned learned={learned} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Topics({ topics }: Pick<Figures, 'topics'>) {
  if (topics.length === 0)
    return (
      <Empty title={say('Nothing is sorted yet')}>
        <p>{say('When officers have said of a dozen cases each what they are about, the desk sorts the rest.')}</p>
      </Empty>
    );
  const weeks = topics[0]?.weeks.length ?? 0;
  const most = Math.max(1, ...topics.flatMap((one) => one.weeks));
  return (
    <div className="table-wide">
      <table className="table topic-weeks">
        <caption className="unseen">{say('Cases of each topic in the last eight weeks')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Topic')}</th>
            {Array.from({ length: weeks }, (_, n) => (
              <th key={n} scope="col" className="num">
                {n === weeks - 1
                  ? say('This week')
                  : sayCount(weeks - 1 - n, '{{count}} week ago', '{{count}} weeks ago')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, weeks: counts }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              {counts.map((count, n) => (
                <td key={`${topic} ${n}`} className="num">
                  {number(count)}
                  <span
                    className="bar"
                    aria-hidden="true"
                    style={{ '--run': `${(100 * count) / most}%` } as React.CSSProperties}
                  >
                    <i />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Learned({ learned }: Pick<Figures, 'learned'>) {
  if (learned.length === 0) return null;
  return (
    <>
      <h2 className="part">{say('How well the desk sorts')}</h2>
      <div className="table-wide">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('What')}</th>
              <th scope="col" className="num">
                {say('Learned from')}
              </th>
              <th scope="col" className="num">
                {say('Sure of, of those it had not seen')}
              </th>
              <th scope="col" className="num">
                {say('Right about')}
              </th>
              <th scope="col" className="num">
                {say('Officers took it')}
              </th>
              <th scope="col" className="num">
                {say('Officers said something else')}
              </th>
              <th scope="col">{say('Last learned')}</th>
            </tr>
          </thead>
          <tbody>
            {learned.map((one) => (
              <tr key={one.field}>
                <th scope="row">{fieldWords(one.field)}</th>
                <td className="num">{number(one.examples)}</td>
                <td className="num">{say('{{sure}} of {{all}}', { sure: one.sure, all: one.unseen })}</td>
                <td className="num">{number(one.right)}</td>
                <td className="num">{number(one.taken)}</td>
                <td className="num">{number(one.corrected)}</td>
                <td>
                  <At at={one.learnedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
