import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** What people ask about more than usual today, with the article that answers it. Nothing is shown while nothing rises. */
export function Trends() {
  const asked = useAsk(contract.trends, {}, { watch: ['trends', 'knowledge'] });
  const rising = asked.data?.rising ?? [];
  if (rising.length === 0) return null;
  return (
    <section className="slot" aria-label={say('Asked more than usual')}>
      <h2>{say('Asked more than usual')}</h2>
      <ul className="plain small">
        {rising.map(({ topic, count, expected, article }) => (
          <li key={topic}>
            <p>
              <b>{topic}</b>{' '}
              <span className="num">
                {say('{{count}} today, on such a day usually {{expected}}', {
                  count,
                  expected: number(Math.round(expected * 10) / 10),
                })}
              </span>
            </p>
            {article !== null && (
              <Link to="/knowledge/$id" params={{ id: article.id }}>
                {article.title}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
