import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { say, sayWith } from '#ui/words/say.ts';

/** How Today tells of what was promised to somebody. */
export const PromiseToday: TodayWords = {
  icon: 'tick',
  What: ({ it }) => (
    <Link className="what" to="/case/$id" params={{ id: it.caseId ?? '' }}>
      {say('Keep the promise: {{what}}', { what: String(it.facts['what'] ?? '') })}
    </Link>
  ),
  Why: ({ it }) =>
    it.because === 'broken'
      ? sayWith('It was {{word}}: tell them, and put it right.', { word: <b className="late">{say('broken')}</b> })
      : sayWith('It was {{word}} to the customer.', { word: <b>{say('promised')}</b> }),
};
