import type { CaseEntry } from '../types.ts';
import { plural } from '../words.ts';

/** What these events tell stands in the history already, as the thing itself. */
const ECHOES = new Set([
  'message.received',
  'message.sent',
  'message.sent-automatically',
  'message.written',
  'contact.logged',
  'note.written',
  'notice.received',
  'attachment.uploaded',
  'case.read',
]);

/** At the same moment a question comes before what it set off, and that before our automatic answer. */
const rankOf = ({ type, direction }: CaseEntry): number => (type === 'event' ? 1 : direction === 'out' ? 2 : 0);

/** The history as it is told: oldest first, each thing once. */
export const toldOnce = (entries: readonly CaseEntry[]): readonly CaseEntry[] =>
  entries
    .filter(({ type, kind }) => type !== 'event' || !ECHOES.has(kind ?? ''))
    .toSorted((a, b) => a.at - b.at || rankOf(a) - rankOf(b));

const isMachine = ({ type }: CaseEntry): boolean => type === 'event' || type === 'notice';

export type Show = 'all' | 'customer' | 'internal' | 'events';

const SHOWN: Readonly<Record<Show, (entry: CaseEntry) => boolean>> = {
  all: () => true,
  customer: ({ type }) => type === 'message' || type === 'contact',
  internal: ({ type }) => type === 'note',
  events: isMachine,
};

export const entriesFor = (entries: readonly CaseEntry[], show: Show): readonly CaseEntry[] =>
  entries.filter((entry) => SHOWN[show](entry));

export type Line = CaseEntry | { readonly id: string; readonly folded: readonly CaseEntry[] };

/** From this many in a row, events and machine notices become one line that can be opened. */
const FOLD_FROM = 3;

/** Puts runs of events and notices behind one line, so that what people said stands together. */
export function folded(entries: readonly CaseEntry[]): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < entries.length;) {
    const rest = entries.slice(from);
    const end = rest.findIndex((entry) => !isMachine(entry));
    const run = end === -1 ? rest : rest.slice(0, end);
    const [first] = run;
    if (first !== undefined && run.length >= FOLD_FROM) lines.push({ id: `fold ${first.id}`, folded: run });
    else lines.push(...(run.length > 0 ? run : rest.slice(0, 1)));
    from += Math.max(1, run.length);
  }
  return lines;
}

/** "3 machine notices and 4 events". */
export function foldWords(entries: readonly CaseEntry[]): string {
  const notices = entries.filter(({ type }) => type === 'notice').length;
  const events = entries.length - notices;
  const words = [
    ...(notices > 0 ? [plural(notices, 'machine notice')] : []),
    ...(events > 0 ? [plural(events, 'event')] : []),
  ];
  return words.join(' and ');
}
