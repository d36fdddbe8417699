import { Link } from '@tanstack/react-router';
import { Tag } from '#ui/parts/marks.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say, sayCount } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';
import { audienceWords, standingWords } from '../words.ts';

export type ArticleLine = ReplyOf<typeof contract.articles>['articles'][number];

/** Articles one below the other, each with what is to be known of it before it is opened. */
export function ArticleLines({ articles }: { articles: readonly ArticleLine[] }) {
  const now = useNow();
  const zone = useZone();
  return (
    <ul className="found articles">
      {articles.map((one) => (
        <li key={one.id}>
          <div>
            <Link className="what" to="/knowledge/$id" params={{ id: one.id }}>
              {one.title}
            </Link>{' '}
            {one.standing !== 'published' && <Tag>{standingWords(one.standing)}</Tag>}
            {one.standing === 'published' && one.stage !== 'settled' && <Tag>{say('A new wording is under way')}</Tag>}
            {one.wrong > 0 && (
              <Tag meaning="due">
                {sayCount(one.wrong, 'said not to be right', 'said {{count}} times not to be right')}
              </Tag>
            )}
            {one.reviewBy <= now && (
              <Tag meaning="due">
                {say('To look at again since {{day}}', { day: shortDay(one.reviewBy, now, zone) })}
              </Tag>
            )}
            <p className="small quiet">
              {one.reviewBy > now && say('To look at again by {{day}}', { day: shortDay(one.reviewBy, now, zone) })}
              {one.cited > 0 && one.reviewBy > now && ' · '}
              {one.cited > 0 && sayCount(one.cited, 'in one answer', 'in {{count}} answers')}
            </p>
          </div>
          <p className="whom">
            {one.agency === '' ? say('For all') : one.agency}
            <small>{audienceWords(one.audience)}</small>
          </p>
        </li>
      ))}
    </ul>
  );
}
