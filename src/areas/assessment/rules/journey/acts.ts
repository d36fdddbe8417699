import type { DayText, Stretch } from '../plan/dates.ts';
import type { CritState, MethodGrade, Overall } from '../plan/grade.ts';
import type { SampleReason } from '../quality/sample.ts';

/** What somebody is on one programme. One person may be several; the same person is never both sides of a signature. */
export const PARTIES = [
  'apprentice',
  'manager',
  'coach',
  'provider',
  'organisation',
  'assessor',
  'assurer',
  'examiner',
] as const;
export type Party = (typeof PARTIES)[number];

export const SIGNERS = ['employer', 'provider', 'apprentice'] as const;
export type Signer = (typeof SIGNERS)[number];

type Decision = {
  readonly code: string;
  readonly state: CritState;
  readonly note: string;
  readonly evidence: readonly string[];
};

type Remote = { readonly identity: string; readonly consent: boolean; readonly breaks: string };

/** Everything that can be done on a programme. Each is a row that is written once and never changed. */
export type Act =
  | { readonly act: 'take a break'; readonly from: DayText; readonly until: DayText | null }
  | { readonly act: 'end the break'; readonly until: DayText }
  | {
      readonly act: 'claim';
      readonly id: string;
      readonly title: string;
      readonly kind: string;
      readonly on: DayText;
      readonly criteria: readonly string[];
      readonly words: string;
    }
  | { readonly act: 'answer a claim'; readonly id: string; readonly accepted: boolean; readonly words: string }
  | { readonly act: 'plan reviews'; readonly months: readonly number[] }
  | {
      readonly act: 'review';
      readonly month: number;
      readonly on: DayText;
      readonly present: readonly string[];
      readonly words: string;
      readonly issues: readonly {
        readonly id: string;
        readonly words: string;
        readonly owner: string;
        readonly due: DayText;
      }[];
    }
  | { readonly act: 'settle an issue'; readonly id: string; readonly words: string }
  | { readonly act: 'practise'; readonly method: string; readonly on: DayText; readonly words: string }
  | {
      readonly act: 'develop';
      readonly id: string;
      readonly criteria: readonly string[];
      readonly words: string;
      readonly finishedOn: DayText;
    }
  | {
      readonly act: 'open the gateway';
      readonly branches: readonly string[];
      readonly exceptions: readonly { readonly code: string; readonly reason: string }[];
      readonly withoutPractice: string;
      readonly prerequisites: readonly string[];
    }
  | {
      readonly act: 'call the meeting';
      readonly at: number;
      readonly minutes: number;
      readonly place: string;
    }
  | {
      readonly act: 'meet';
      readonly on: DayText;
      readonly place: 'in person' | 'remote';
      readonly apprentice: string;
      readonly manager: string;
      readonly trainer: string;
    }
  | { readonly act: 'sign'; readonly as: Signer; readonly hash: string }
  | { readonly act: 'refuse the gateway'; readonly as: Signer; readonly reason: string }
  | { readonly act: 'book'; readonly from: DayText; readonly place: string; readonly adjustments: string }
  | { readonly act: 'allocate'; readonly assessor: string }
  | { readonly act: 'end the allocation'; readonly reason: string; readonly handover: string }
  | { readonly act: 'select'; readonly method: string; readonly evidence: readonly string[]; readonly format: string }
  | { readonly act: 'advise'; readonly words: string }
  | { readonly act: 'submit'; readonly method: string; readonly words: string }
  | {
      readonly act: 'interview';
      readonly method: string;
      readonly on: DayText;
      readonly present: string;
      readonly remote: Remote | null;
      readonly words: string;
    }
  | {
      readonly act: 'plan a session';
      readonly method: string;
      readonly at: number;
      /** How long it is put into calendars for; an hour where nobody said. */
      readonly minutes?: number | undefined;
      readonly place: 'workplace' | 'suitable room' | 'remote';
      /** What apprentice and employer are told beforehand. */
      readonly plan: string;
      /** What only the assessor sees. */
      readonly questions: readonly { readonly section: string; readonly about: string; readonly words: string }[];
    }
  | { readonly act: 'begin a session'; readonly method: string; readonly remote: Remote | null }
  | { readonly act: 'close the observation'; readonly method: string }
  | {
      readonly act: 'hold the discussion';
      readonly method: string;
      readonly stretches: readonly Stretch[];
      readonly sections: readonly { readonly title: string; readonly words: string }[];
      /** Why it took longer than the plan allows; and minutes that a reasonable adjustment adds. */
      readonly overReason: string;
      readonly adjustmentMinutes: number;
    }
  | { readonly act: 'decide'; readonly decisions: readonly Decision[] }
  | { readonly act: 'settle a method'; readonly method: string }
  | { readonly act: 'confirm the grade'; readonly words: string }
  | { readonly act: 'name an assurer'; readonly assurer: string }
  | {
      readonly act: 'assure';
      readonly sample: string;
      readonly upheld: boolean;
      readonly words: string;
      readonly methods: readonly string[];
    }
  | { readonly act: 'release' }
  | {
      readonly act: 'try again';
      readonly method: string;
      readonly path: 'retake' | 'resit';
      readonly payer: 'programme' | 'provider' | 'employer';
      /** For a resit: the employer accepts in writing that it pays. */
      readonly acceptsCost: string;
    }
  | {
      readonly act: 'review the attempts';
      readonly method: string;
      readonly on: DayText;
      readonly present: readonly Party[];
      readonly words: string;
    }
  | { readonly act: 'appeal'; readonly words: string }
  | {
      readonly act: 'answer the appeal';
      readonly upheld: boolean;
      readonly words: string;
      readonly methods: readonly string[];
    }
  | { readonly act: 'withdraw'; readonly reason: string };

export type ActName = Act['act'];
export type ActOf<Name extends ActName> = Extract<Act, { readonly act: Name }>;

/** A file by its name and the SHA-256 of its bytes. */
export type SubmittedFile = { readonly id: string; readonly name: string; readonly sha256: string };

/** What the system adds to an act when it is done: worked out once, and kept as it was. */
export type Noted = {
  /** Accepted evidence by criterion, as it stood at a review. */
  readonly coverage?: Readonly<Record<string, number>>;
  /** The statement as it was signed. */
  readonly statement?: string;
  /** What a session came to. */
  readonly observed?: Readonly<Record<string, 'met' | 'not-met' | 'no-opportunity'>>;
  readonly recorded?: Readonly<Record<string, 'met' | 'not-met'>>;
  readonly seconds?: number;
  readonly grade?: MethodGrade;
  readonly overall?: Overall;
  readonly sample?: { readonly id: string; readonly reasons: readonly SampleReason[] };
  /** The files of a showcase as they were submitted. */
  readonly files?: readonly SubmittedFile[];
  /** By which one-time link it was done, and who its mail was sent to: the person on the programme, as they stood there. */
  readonly through?: { readonly link: string; readonly name: string; readonly role: string; readonly address: string };
};

/** A row of the record of a programme. */
export type Entry = {
  readonly seq: number;
  readonly act: Act;
  readonly by: string;
  readonly as: Party | 'system';
  readonly at: number;
  readonly day: DayText;
  readonly noted: Noted;
};
