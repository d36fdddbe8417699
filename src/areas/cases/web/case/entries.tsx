import { useState } from 'react';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Fold } from '#ui/parts/button.tsx';
import { Entry, Prose } from '#ui/parts/entry.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import type { CaseEntry, CaseView } from '../types.ts';
import { AdviceEntry, useAdviceIn } from './advice-entry.tsx';
import { eventWords, noticeWords } from './event-words.ts';
import { MessageEntry } from './message-entry.tsx';
import { entryIdOf, foldWords, type Line } from './timeline-lines.ts';

type OneLineProps = {
  readonly line: Line;
  readonly it: CaseView;
  /** What came since the officer last looked, by id. */
  readonly fresh: ReadonlySet<string>;
  /** The entry that the address points at, which is never folded away. */
  readonly aimed: string | undefined;
};

export function OneLine({ line, it, fresh, aimed }: OneLineProps) {
  const nameOf = useNameOf();
  if ('folded' in line) return <Folded {...{ entries: line.folded, it, fresh, aimed }} />;
  const name = line.officerId === null ? line.who : nameOf(line.officerId);
  const isFresh = fresh.has(line.id);
  if (line.type === 'event') return <EventEntry entry={line} name={name} />;
  if (line.type === 'notice') return <NoticeEntry entry={line} fresh={isFresh} />;
  // A call that came in is the customer speaking, though an officer wrote it down.
  if (line.type === 'contact' && line.direction === 'in') {
    return (
      <MessageEntry entry={line} it={it} fresh={isFresh} name={it.case.customerName ?? say('Somebody')} noter={name} />
    );
  }
  if (line.type !== 'note') return <MessageEntry entry={line} it={it} fresh={isFresh} name={name} />;
  return <NoteEntry entry={line} it={it} fresh={isFresh} name={name} />;
}

type NoteEntryProps = {
  readonly entry: CaseEntry;
  readonly it: CaseView;
  readonly fresh: boolean;
  readonly name: string;
};

function NoteEntry({ entry, it, fresh, name }: NoteEntryProps) {
  const advice = useAdviceIn(entry.id);
  if (advice !== undefined) return <AdviceEntry {...{ advice, entry, it, fresh }} />;
  return (
    <Entry
      at={entry.at}
      id={entryIdOf(entry.id)}
      fresh={fresh}
      kind="internal"
      icon={{ name: 'lock', label: say('Internal') }}
      name={say('Internal note, {{name}}', { name })}
    >
      <header>
        <b>{say('{{name}} noted', { name })}</b> <Tag>{say('Internal')}</Tag>
      </header>
      <Prose text={entry.body} />
    </Entry>
  );
}

type FoldedProps = Omit<OneLineProps, 'line'> & { readonly entries: readonly CaseEntry[] };

function Folded({ entries, it, fresh, aimed }: FoldedProps) {
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? entries.some(({ id }) => id === aimed);
  const [first] = entries;
  if (first === undefined) return null;
  return (
    <>
      <Entry at={first.at} kind="event" name={foldWords(entries)}>
        <Fold open={open} onToggle={() => setOpen(!open)}>
          {foldWords(entries)}
        </Fold>
      </Entry>
      {open && entries.map((entry) => <OneLine key={entry.id} {...{ line: entry, it, fresh, aimed }} />)}
    </>
  );
}

function EventEntry({ entry, name }: { entry: CaseEntry; name: string }) {
  const officer = useNameOf();
  const teams = useTeams();
  const team = (id: string) => teams.find((one) => one.id === id)?.name ?? say('another queue');
  return (
    <Entry at={entry.at} id={entryIdOf(entry.id)} kind="event" name={say('Event')}>
      <p>
        {eventWords(entry, { officer, team })} <span className="faint">{name === 'system' ? '' : name}</span>
      </p>
    </Entry>
  );
}

/** A machine wrote: out of office, a bounce. One line, which opens into what it said. */
function NoticeEntry({ entry, fresh }: { entry: CaseEntry; fresh: boolean }) {
  const [open, setOpen] = useState(false);
  const from = entry.fromAddress ?? entry.who;
  const told = from === '' ? noticeWords(entry) : say('{{notice}} from {{from}}', { notice: noticeWords(entry), from });
  return (
    <Entry at={entry.at} id={entryIdOf(entry.id)} fresh={fresh} kind="event" name={told}>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {told}
      </Fold>
      {open && <pre className="whole">{entry.body}</pre>}
      {open && entry.mailId !== null && (
        <a className="fold" href={`/api/mail/${entry.mailId}/original`}>
          <Icon name="letter" /> {say('The original')}
        </a>
      )}
    </Entry>
  );
}
