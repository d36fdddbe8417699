import type { Instant } from '#kernel/time.ts';
import { sayCount, say } from '#ui/words/say.ts';
import type { CaseEntry } from '../types.ts';

/** What these events tell stands in the history already, as the thing itself. */
const ECHOES = new Set([
  'message.received',
  'message.sent',
  'message.sent-automatically',
  'message.written',
  'message.to-approve',
  'contact.logged',
  'note.written',
  'notice.received',
  'attachment.uploaded',
  'advice.asked',
  'advice.answered',
  'case.read',
  'conduct.read',
  'guide.answered',
  'guide.stepped-back',
]);

/** By this an entry is pointed at: in an address, and from what was quoted of it. */
export const entryIdOf = (id: string): string => `entry-${id}`;

/** At the same moment a question comes before what it set off, and that before our automatic answer. */
const rankOf = ({ type, direction }: CaseEntry): number => (type === 'event' ? 1 : direction === 'out' ? 2 : 0);

/** The history as it is told: oldest first, each thing once. */
export const toldOnce = (entries: readonly CaseEntry[]): readonly CaseEntry[] =>
  entries
    .filter(({ type, kind }) => type !== 'event' || !ECHOES.has(kind ?? ''))
    .toSorted((a, b) => a.at - b.at || rankOf(a) - rankOf(b));

const isMachine = ({ type }: CaseEntry): boolean => type === 'event' || type === 'notice';
const isSpoken = ({ type }: CaseEntry): boolean => type === 'message' || type === 'contact';

export type Show = 'all' | 'customer' | 'internal' | 'events';

const SHOWN: Readonly<Record<Show, (entry: CaseEntry) => boolean>> = {
  all: () => true,
  customer: isSpoken,
  internal: ({ type }) => type === 'note',
  events: isMachine,
};

export const entriesFor = (entries: readonly CaseEntry[], show: Show): readonly CaseEntry[] =>
  entries.filter((entry) => SHOWN[show](entry));

/** What came since an officer last left the case and was not their own doing. Nothing is new on a first visit: all of it is. */
export const freshSince = (
  entries: readonly CaseEntry[],
  seenAt: Instant | null | undefined,
  officerId: string,
): readonly CaseEntry[] =>
  seenAt === null || seenAt === undefined
    ? []
    : entries.filter((one) => one.type !== 'event' && one.at > seenAt && one.officerId !== officerId);

/** The first thing the customer said that no officer has answered since. What a machine sent is no answer. */
export function firstUnanswered(entries: readonly CaseEntry[]): CaseEntry | undefined {
  const answered = entries.findLastIndex((one) => isSpoken(one) && one.direction === 'out' && one.officerId !== null);
  return entries.slice(answered + 1).find((one) => isSpoken(one) && one.direction === 'in');
}

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

/** In which line an entry stands, folded away or not; -1 where it is not shown. */
export const lineOf = (lines: readonly Line[], id: string): number =>
  lines.findIndex((line) => ('folded' in line ? line.folded.some((one) => one.id === id) : line.id === id));

/** "3 machine notices and 4 events". */
export function foldWords(entries: readonly CaseEntry[]): string {
  const notices = entries.filter(({ type }) => type === 'notice').length;
  const events = entries.length - notices;
  const noticeWords = sayCount(notices, '{{count}} machine notice', '{{count}} machine notices');
  const eventWords = sayCount(events, '{{count}} event', '{{count}} events');
  if (events === 0) return noticeWords;
  return notices === 0 ? eventWords : say('{{notices}} and {{events}}', { notices: noticeWords, events: eventWords });
}
