import { Link } from '@tanstack/react-router';
import { DAY } from '#kernel/time.ts';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { CATEGORIES } from '../../rules/index.ts';
import { categoryWords, standingWords, wayWords } from '../words.ts';

const SOON = 14 * DAY;

/** Every restriction that holds or is asked for: how old it is, when it ends, and what it answers. */
export function Restrictions() {
  const now = useNow();
  const asked = useAsk(contract.restrictions, {}, { watch: ['decisions'] });
  return (
    <Loaded asked={asked} what={say('The restrictions')}>
      {({ restrictions }) =>
        restrictions.length === 0 ? (
          <Empty title={say('Nobody is restricted')} ring="kept">
            <p>{say('Every customer can turn to us in every way.')}</p>
          </Empty>
        ) : (
          <>
            <p className="page-words">
              {sayCount(
                restrictions.filter(({ standing }) => standing === 'in force').length,
                'One holds.',
                '{{count}} hold.',
              )}{' '}
              {sayCount(
                restrictions.filter(({ endsAt }) => endsAt < now + SOON).length,
                'One ends within two weeks: look at it again, or let it end.',
                '{{count}} end within two weeks: look at them again, or let them end.',
              )}
            </p>
            <ul className="found">
              {restrictions.map((one) => (
                <li key={one.id}>
                  <div>
                    <Link className="what" to="/case/$id" params={{ id: one.caseId }}>
                      {one.customerName ?? one.reference}
                    </Link>{' '}
                    <Tag {...(one.standing === 'in force' ? { meaning: 'risk' as const } : {})}>
                      {standingWords(one.standing)}
                    </Tag>
                    <p className="why">
                      {say('Ways that stay open: {{ways}}', { ways: one.ways.map(wayWords).join(', ') })}
                    </p>
                    <p className="why">
                      {one.categories
                        .map((category) => CATEGORIES.find((known) => known === category))
                        .flatMap((category) => (category === undefined ? [] : [categoryWords(category)]))
                        .join(' · ')}
                    </p>
                    <p className="why quiet">
                      {sayCount(Math.floor((now - one.madeAt) / DAY), 'One day old.', '{{count}} days old.')}{' '}
                      <Due at={one.endsAt} now={now} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
