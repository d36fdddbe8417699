import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { locale, say } from '#ui/words/say.ts';
import type { Facts } from './complaint-page.tsx';
import { sideWords } from './words.ts';

/** Whether everything is on record that the answer of this stage needs. */
export const readyToAnswer = ({ issues, undecided, unsaid, answeredAt, state }: Facts): boolean =>
  state === 'open' && answeredAt === null && issues.length > 0 && undecided.length === 0 && unsaid.length === 0;

/** What has to be true before the answer can go, each with whether it is. */
export function Before({ complaint, caseId }: { complaint: Facts; caseId: string }) {
  const { issues, undecided, unsaid } = complaint;
  const open = undecided.map((number) => say('Point {{number}} has no finding of this stage', { number }));
  const parts = new Intl.ListFormat(locale(), { type: 'conjunction' }).format(unsaid.map(sideWords));
  return (
    <section>
      <h2>{say('Before the answer can go')}</h2>
      <ul className="todo">
        {issues.length === 0 && <Open words={say('It has no points yet')} />}
        {issues.length > 0 && undecided.length === 0 && (
          <Done words={say('Every point has a finding, with its reasons')} />
        )}
        {open.map((words) => (
          <Open key={words} words={words} />
        ))}
        {unsaid.length === 0 ? (
          <Done words={say('Their side of it is told')} />
        ) : (
          <li>
            <Icon name="clock" />{' '}
            <span>
              {say('Not told yet: {{parts}}.', { parts })}{' '}
              <Link to="/case/$id" params={{ id: caseId }}>
                {say('Tell their side on the case')}
              </Link>
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

const Open = ({ words }: { words: string }) => (
  <li>
    <Icon name="clock" /> {words}
  </li>
);
const Done = ({ words }: { words: string }) => (
  <li className="kept">
    <Icon name="tick" /> {words}
  </li>
);
