import { say, sayCount } from '#ui/words/say.ts';

export type ActName = 'hand over' | 'queue' | 'priority' | 'next' | 'tag' | 'close' | 'answer';

type BulkAct = {
  readonly name: ActName;
  readonly keys: string;
  readonly needs: string;
  /** Done often enough to stand on the bar itself. */
  readonly first?: boolean;
};

/** What can be done to many cases, with its key and the permission it needs. */
export const ACTS: readonly BulkAct[] = [
  { name: 'answer', keys: 'r', needs: 'correspondence.send', first: true },
  { name: 'hand over', keys: 'h', needs: 'cases.assign', first: true },
  { name: 'queue', keys: 'q', needs: 'cases.assign' },
  { name: 'next', keys: 'd', needs: 'cases.change', first: true },
  { name: 'priority', keys: 'u', needs: 'cases.change' },
  { name: 'tag', keys: 'l', needs: 'cases.change' },
  { name: 'close', keys: 'e', needs: 'cases.change', first: true },
];

const NAMES: Readonly<Record<ActName, () => string>> = {
  answer: () => say('Answer alike'),
  'hand over': () => say('Hand over'),
  queue: () => say('Other queue'),
  next: () => say('Next step'),
  priority: () => say('Urgency'),
  tag: () => say('Tag'),
  close: () => say('Close'),
};
export const actName = (name: ActName): string => NAMES[name]();

const DOING: Readonly<Record<ActName, (count: number) => string>> = {
  answer: (count) => sayCount(count, 'Answer {{count}} case', 'Answer {{count}} cases'),
  'hand over': (count) => sayCount(count, 'Hand over {{count}} case', 'Hand over {{count}} cases'),
  queue: (count) => sayCount(count, 'Move {{count}} case', 'Move {{count}} cases'),
  next: (count) => sayCount(count, 'Set the step of {{count}} case', 'Set the step of {{count}} cases'),
  priority: (count) => sayCount(count, 'Change {{count}} case', 'Change {{count}} cases'),
  tag: (count) => sayCount(count, 'Tag {{count}} case', 'Tag {{count}} cases'),
  close: (count) => sayCount(count, 'Close {{count}} case', 'Close {{count}} cases'),
};
/** What the button does, with to how many. */
export const doing = (name: ActName, count: number): string => DOING[name](count);
