import type { Kind } from '#areas/cases/rules/index.ts';
import type { Agency, Officer, TeamKey } from '../agency.ts';
import type { Situation } from '../situations/situation.ts';
import type { Facts } from '../words/letters.ts';
import type { CaseFile, Scene } from './acts.ts';
import type { Calendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Person, Population } from './people.ts';

export type World = {
  readonly seed: string;
  readonly size: number;
  readonly now: number;
  readonly agency: Agency;
  readonly population: Population;
  readonly calendar: Calendar;
  /** The cases told so far, oldest first, for those that have to do with another. */
  readonly told: { readonly file: CaseFile; readonly at: number; readonly person: Person }[];
};

export type Channel = 'email' | 'web' | 'phone' | 'counter' | 'letter';

/** Who and what one story is about. */
export type Cast = {
  readonly world: World;
  readonly n: number;
  readonly chance: Chance;
  readonly file: CaseFile;
  readonly person: Person;
  readonly situation: Situation;
  readonly facts: Facts;
  readonly team: TeamKey;
  readonly kind: Kind;
  readonly owner: Officer;
  readonly channel: Channel;
  readonly subject: string;
  /** Which of the situation’s asks this is, so that what follows fits it. */
  readonly variant: number;
  /** How upset they are now, from 0 to 3. */
  readonly heat: number;
};

type Run = (scene: Scene) => Promise<unknown>;

/** Something that happens on a case after it was opened, some time after what happened before. */
export type Beat = {
  /** `office` happens while somebody is at their desk; hours are staffed hours. All else happens at any time. */
  readonly by: 'office' | 'customer' | 'machine';
  readonly hours: number;
  /** Who does it, when it is the office. */
  readonly officer?: Officer;
  readonly closes?: true;
  /** Something in writing goes to the customer with it. */
  readonly letter?: true;
  readonly run: (at: number) => Run;
};

const TONES = ['calm', 'worried', 'upset', 'angry'] as const;
export const toneOf = (heat: number): string => TONES[heat] ?? 'angry';

const CLOSING: Readonly<Record<Kind, string>> = {
  enquiry: 'answered',
  'service request': 'done',
  complaint: 'closed',
  compliment: 'passed on',
  suggestion: 'considered',
  'access request': 'released',
  'privacy complaint': 'answered',
  'human rights complaint': 'answered',
  'safety concern': 'made safe',
  'corruption report': 'passed on',
  'public interest disclosure': 'passed on',
  'decision review': 'decided',
};
export const closingOf = (kind: Kind): string => CLOSING[kind];
