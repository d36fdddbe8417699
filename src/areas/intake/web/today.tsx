import { Link } from '@tanstack/react-router';
import { numberIn, type TodayWords } from '#areas/cases/web/index.ts';
import { span } from '#ui/time/clock.ts';
import { say, sayCount, sayWith } from '#ui/words/say.ts';

/** How Today tells of mail that waits to be sorted. */
export const MailToday: TodayWords = {
  icon: 'mail',
  What: () => (
    <Link className="what" to="/mail">
      {say('Sort the mail that has no place yet')}
    </Link>
  ),
  Why: ({ it, now }) =>
    sayWith('{{word}} for a person to say where it belongs, since {{time}} ago.', {
      word: <b>{sayCount(numberIn(it, 'count') ?? 0, '{{count}} letter waits', '{{count}} letters wait')}</b>,
      time: span(now - (numberIn(it, 'since') ?? now)),
    }),
};
