import { sizeWords } from '#areas/cases/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Prose } from '#ui/parts/entry.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** A message that came inside another one, opened like a letter. What it holds itself is saved with it. */
export function AttachedMail({ attachmentId }: { attachmentId: string }) {
  const asked = useAsk(contract.attachedMail, { params: { id: attachmentId } });
  return (
    <Loaded asked={asked} what={say('The message')}>
      {({ from, to, subject, sentAt, text, attachments, problems }) => (
        <article className="letter-in" aria-label={subject === '' ? say('No subject') : subject}>
          <h3>{subject === '' ? say('No subject') : subject}</h3>
          <dl className="pairs">
            <dt>{say('From')}</dt>
            <dd>{from.join(', ')}</dd>
            <dt>{say('To')}</dt>
            <dd>{to.join(', ')}</dd>
            {sentAt !== null && (
              <>
                <dt>{say('Sent')}</dt>
                <dd>
                  <At at={sentAt} />
                </dd>
              </>
            )}
          </dl>
          <Prose text={text === '' ? say('There was no text.') : text} voice />
          {attachments.length > 0 && (
            <ul className="row-of made" aria-label={say('In this message')}>
              {attachments.map(({ name, size }) => (
                <li key={`${name} ${size}`} className="paper">
                  <Icon name="clip" /> {name} <span className="faint">{sizeWords(size)}</span>
                </li>
              ))}
            </ul>
          )}
          {problems.map((problem) => (
            <Notice key={problem} meaning="due">
              {problem}
            </Notice>
          ))}
        </article>
      )}
    </Loaded>
  );
}
