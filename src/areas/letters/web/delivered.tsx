import type { CaseEntry } from '#areas/cases/web/index.ts';
import { Delivery } from '#areas/correspondence/web/index.ts';
import { say } from '#ui/words/say.ts';

/** What became of a message of ours; of a letter, its page as well. */
export function Delivered({ entry }: { entry: CaseEntry }) {
  const made = entry.delivery === 'to post' || entry.delivery === 'sent';
  return (
    <>
      <Delivery entry={entry} />
      {entry.channel === 'letter' && entry.type === 'message' && entry.direction === 'out' && (
        <span className="row-of small">
          <a href={`/api/letters/${entry.id}/pdf`} target="_blank" rel="noreferrer">
            {say('The letter')}
          </a>
          {made && <a href={`/api/letters/${entry.id}/docx`}>{say('for a word processor')}</a>}
        </span>
      )}
    </>
  );
}
