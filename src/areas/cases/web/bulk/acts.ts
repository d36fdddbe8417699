import { say } from '#ui/words/say.ts';

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
