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
    ['tag', say('Tag'), it.tag],
  ];
  return all.flatMap(([name, label, value]) => (value === undefined ? [] : [{ name, label, value }]));
}
