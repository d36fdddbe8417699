import { Link } from '@tanstack/react-router';
import { numberIn, type TodayWords } from '#areas/cases/web/index.ts';
import { say, sayCount } from '#ui/words/say.ts';

/** How Today tells of candidates who wait to be judged: how many, and nothing of who they are. */
export const RECRUITMENT_TODAY: Readonly<Record<string, TodayWords>> = {
  'recruitment.judge': {
    icon: 'people',
    What: ({ it }) => (
      <Link className="what" to="/recruitment">
        {sayCount(numberIn(it, 'n') ?? 1, 'Judge one candidate: {{round}}', 'Judge {{count}} candidates: {{round}}', {
          round: it.subject,
        })}
      </Link>
    ),
    Why: () => <>{say('The panel waits for your sheet. Nobody sees it before you give it.')}</>,
  },
};
