import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { say } from '#ui/words/say.ts';
import { asksWords } from './words.ts';

/** How Today tells of a referral that waits for somebody of the desk. */
export const ReferralToday: TodayWords = {
  icon: 'map',
  What: ({ it }) => (
    <Link className="what" to="/case/$id" params={{ id: it.caseId ?? '' }}>
      {say('Go on with a referral: {{subject}}', { subject: it.subject })}
    </Link>
  ),
  Why: ({ it }) => <>{asksWords(it.because)}</>,
};
