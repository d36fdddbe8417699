import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { say, sayCount } from '#ui/words/say.ts';

const countOf = ({ facts }: { readonly facts: Readonly<Record<string, unknown>> }): number =>
  typeof facts['n'] === 'number' ? facts['n'] : 1;

/** How Today tells of evidence, of what somebody set out to do, and of what was talked about. */
export const CAPABILITY_TODAY: Readonly<Record<string, TodayWords>> = {
  'capability.waiting': {
    icon: 'tick',
    What: ({ it }) => (
      <Link className="what" to="/capability">
        {sayCount(countOf(it), 'Look at what somebody claims', 'Look at {{count}} things your team claims')}
      </Link>
    ),
    Why: () => <>{say('They did the work; nothing counts until you have agreed.')}</>,
  },
  'capability.returned': {
    icon: 'undo',
    What: ({ it }) => (
      <Link className="what" to="/evidence">
        {say('Claim it again: {{title}}', { title: it.subject })}
      </Link>
    ),
    Why: () => <>{say('A leader said what is missing.')}</>,
  },
  'capability.action': {
    icon: 'trend',
    What: ({ it }) => (
      <Link className="what" to="/development">
        {it.subject}
      </Link>
    ),
    Why: () => <>{say('You set out to do this.')}</>,
  },
  'capability.learning': {
    icon: 'people',
    What: ({ it }) => (
      <Link className="what" to="/development">
        {say('Answer a case to learn from: {{title}}', { title: it.subject })}
      </Link>
    ),
    Why: () => <>{say('Your leader gave it to you. You see what others said when you have answered.')}</>,
  },
  'capability.session': {
    icon: 'people',
    What: () => (
      <Link className="what" to="/development">
        {say('Read what you talked about')}
      </Link>
    ),
    Why: () => <>{say('Your leader noted it. Agree, or add what is missing.')}</>,
  },
};
