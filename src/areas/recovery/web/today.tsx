import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { say } from '#ui/words/say.ts';
import { triggerWords } from './words.ts';

/** How Today tells of somebody who was let down, and of whom we said we would ask again. */
export const RecoveryToday: TodayWords = {
  icon: 'flag',
  What: ({ it }) => (
    <Link className="what" to="/case/$id" params={{ id: it.caseId ?? '' }}>
      {it.because === 'follow up'
        ? say('Ask whether it held: {{subject}}', { subject: it.subject })
        : say('Win them back: {{subject}}', { subject: it.subject })}
    </Link>
  ),
  Why: ({ it }) => (
    <>{it.because === 'follow up' ? say('You said that you would ask them again.') : triggerWords(it.because)}</>
  ),
};
