import { shortDay } from '#ui/time/clock.ts';
import { present } from '#ui/time/present.ts';
import { say } from '#ui/words/say.ts';
import { channelName, dueName, kindName, priorityName, shownName, stateName, toneWord, waitsName } from './labels.ts';
import type { Filters } from './wanted.ts';

export type Names = {
  readonly officer: (id: string) => string;
  readonly team: (id: string) => string;
};

/** One filter as it stands on the list: its name, what it asks for, and the filters without it. */
export type Told = { readonly name: keyof Filters; readonly label: string; readonly value: string };

const ownerName = (owner: string, { officer }: Names): string => {
  if (owner === 'me') return say('me');
  if (owner === 'nobody') return say('nobody yet');
  return owner === 'me or nobody' ? say('me or nobody') : officer(owner);
};

/** A day stands for itself in every zone. */
const dayWords = (day: string): string => shortDay(Date.parse(`${day}T12:00:00Z`), present(), 'UTC');
const since = (day: string | undefined) =>
  day === undefined ? undefined : say('from {{day}}', { day: dayWords(day) });
const until = (day: string | undefined) => (day === undefined ? undefined : say('to {{day}}', { day: dayWords(day) }));

/** The filters in words, in the order in which people think of them. */
export function filtersInWords(it: Filters, names: Names): Told[] {
  const listed = <T>(values: readonly T[] | undefined, name: (value: T) => string) => values?.map(name).join(', ');
  const all: readonly (readonly [keyof Filters, string, string | undefined])[] = [
    ['phase', say('Shown'), it.phase === undefined || it.phase === 'live' ? undefined : shownName(it.phase)],
    ['team', say('Queue'), listed(it.team, names.team)],
    ['owner', say('Owner'), it.owner === undefined ? undefined : ownerName(it.owner, names)],
    ['due', say('Due'), it.due === undefined ? undefined : dueName(it.due)],
    ['waits', say('Waits for'), it.waits === undefined ? undefined : waitsName(it.waits)],
    ['kind', say('Kind'), listed(it.kind, kindName)],
    ['state', say('State'), listed(it.state, stateName)],
    ['priority', say('Urgency'), listed(it.priority, priorityName)],
    ['tone', say('Tone'), listed(it.tone, toneWord)],
    ['channel', say('Came by'), listed(it.channel, channelName)],
    ['tag', say('Tags'), it.tag?.join(', ')],
    ['openedFrom', say('Opened'), since(it.openedFrom)],
    ['openedTo', say('Opened'), until(it.openedTo)],
    ['spokeFrom', say('Last contact'), since(it.spokeFrom)],
    ['spokeTo', say('Last contact'), until(it.spokeTo)],
    ['dueFrom', say('Due'), since(it.dueFrom)],
    ['dueTo', say('Due'), until(it.dueTo)],
  ];
  return all.flatMap(([name, label, value]) => (value === undefined ? [] : [{ name, label, value }]));
}
