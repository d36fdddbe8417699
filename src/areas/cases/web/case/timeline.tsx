import { useMemo, useState } from 'react';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Fold } from '#ui/parts/button.tsx';
import { Entry, Prose } from '#ui/parts/entry.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import type { CaseEntry, CaseView } from '../types.ts';
import { eventWords, noticeWords } from './event-words.ts';
import { entriesFor, folded, foldWords, toldOnce, type Line, type Show } from './timeline-lines.ts';
import { MessageEntry } from './message-entry.tsx';

const FILTERS: readonly { readonly value: Show; readonly word: string; readonly none: string }[] = [
  { value: 'all', word: 'All', none: 'Nothing has happened yet.' },
  { value: 'customer', word: 'Customer', none: 'Nobody has written or called yet.' },
  { value: 'internal', word: 'Internal', none: 'No colleague has left a note.' },
  { value: 'events', word: 'Events', none: 'Nothing was changed yet.' },
];

/** Everything that happened, oldest first, so that the newest stands next to the answer. */
export function Timeline({ it }: { it: CaseView }) {
  const entries = useMemo(() => toldOnce(it.entries), [it.entries]);
  const [show, setShow] = useState<Show>('all');
  const shown = entriesFor(entries, show);
  const lines: readonly Line[] = show === 'events' ? shown : folded(shown);
  const options = FILTERS.map(({ value, word }) => ({
    value,
    label: (
      <>
        {word} <span className="num">{entriesFor(entries, value).length}</span>
      </>
    ),
  }));
  return (
    <>
      <div className="filters">
        <Choice label="Show" value={show} options={options} onChange={setShow} />
      </div>
      <div className="timeline">
        {lines.length === 0 && <p className="quiet small">{FILTERS.find(({ value }) => value === show)?.none}</p>}
        {lines.map((line) => (
          <OneLine key={line.id} line={line} customer={it.case.customerName} />
        ))}
      </div>
    </>
  );
}

function OneLine({ line, customer }: { line: Line; customer: string | null }) {
  const nameOf = useNameOf();
  if ('folded' in line) return <Folded entries={line.folded} customer={customer} />;
  const name = line.officerId === null ? line.who : nameOf(line.officerId);
  if (line.type === 'event') return <EventEntry entry={line} name={name} />;
  if (line.type === 'notice') return <NoticeEntry entry={line} />;
  // A call that came in is the customer speaking, though an officer wrote it down.
  if (line.type === 'contact' && line.direction === 'in') {
    return <MessageEntry entry={line} name={customer ?? 'Somebody'} noter={name} />;
  }
  if (line.type !== 'note') return <MessageEntry entry={line} name={name} />;
  return (
    <Entry at={line.at} kind="internal" icon={{ name: 'lock', label: 'Internal' }} name={`Internal note, ${name}`}>
      <header>
        <b>{name}</b> noted <Tag>Internal</Tag>
      </header>
      <Prose text={line.body} />
    </Entry>
  );
}

function Folded({ entries, customer }: { entries: readonly CaseEntry[]; customer: string | null }) {
  const [open, setOpen] = useState(false);
  const [first] = entries;
  if (first === undefined) return null;
  return (
    <>
      <Entry at={first.at} kind="event" name={foldWords(entries)}>
        <Fold open={open} onToggle={() => setOpen(!open)}>
          {foldWords(entries)}
        </Fold>
      </Entry>
      {open && entries.map((entry) => <OneLine key={entry.id} line={entry} customer={customer} />)}
    </>
  );
}

function EventEntry({ entry, name }: { entry: CaseEntry; name: string }) {
  const officer = useNameOf();
  const teams = useTeams();
  const team = (id: string) => teams.find((one) => one.id === id)?.name ?? 'another queue';
  return (
    <Entry at={entry.at} kind="event" name="Event">
      <p>
        {eventWords(entry, { officer, team })} <span className="faint">{name === 'system' ? '' : name}</span>
      </p>
    </Entry>
  );
}

/** A machine wrote: out of office, a bounce. One line, which opens into what it said. */
function NoticeEntry({ entry }: { entry: CaseEntry }) {
  const [open, setOpen] = useState(false);
  const from = entry.fromAddress ?? entry.who;
  const told = from === '' ? noticeWords(entry) : `${noticeWords(entry)} from ${from}`;
  return (
    <Entry at={entry.at} kind="event" name={told}>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {told}
      </Fold>
      {open && <pre className="whole">{entry.body}</pre>}
      {open && entry.mailId !== null && (
        <a className="fold" href={`/api/mail/${entry.mailId}/original`}>
          <Icon name="letter" /> The original
        </a>
      )}
    </Entry>
  );
}
