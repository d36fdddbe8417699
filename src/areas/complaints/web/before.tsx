import { Icon } from '#ui/icons/icon.tsx';
import { say } from '#ui/words/say.ts';
import type { Facts } from './complaint-page.tsx';

/** What has to be true before the answer can go, each with whether it is. */
export function Before({ complaint }: { complaint: Facts }) {
  const { issues, undecided } = complaint;
  const open = undecided.map((number) => say('Point {{number}} has no finding of this stage', { number }));
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
