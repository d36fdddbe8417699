import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { say } from '#ui/words/say.ts';

/** How Today tells of what is to be changed because of a complaint. */
export const ActionToday: TodayWords = {
  icon: 'flag',
  What: ({ it }) => (
    <Link className="what" to="/complaint/$id" params={{ id: it.caseId ?? '' }}>
      {say('Change it: {{what}}', { what: String(it.facts['what'] ?? '') })}
    </Link>
  ),
  Why: () => <>{say('So that what they complained of does not happen again.')}</>,
};
