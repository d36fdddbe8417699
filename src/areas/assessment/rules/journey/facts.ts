import type { DayText } from '../plan/dates.ts';
import type { Hindrance, Link } from '../quality/independence.ts';
import type { Party, SubmittedFile } from './acts.ts';

/** What the checklist of an observation came to, from every device it was kept on. */
export type Observed = {
  readonly observed: Readonly<Record<string, 'met' | 'not-met' | 'no-opportunity'>>;
  readonly recorded: Readonly<Record<string, 'met' | 'not-met'>>;
  /** Fields on which two devices say different things, and nobody has settled it yet. */
  readonly conflicts: readonly string[];
  readonly contact: boolean;
  readonly seconds: number;
};

/** Somebody who assesses or assures, as the work graph and the register show them now. */
export type Checked = { readonly links: readonly Link[]; readonly hindrances: readonly Hindrance[] };

/** Everything outside a programme's own record that an act depends on. Read in the transaction of the act. */
export type Facts = {
  readonly today: DayText;
  readonly now: number;
  readonly by: string;
  /** What whoever acts is on this programme. */
  readonly parties: readonly Party[];
  /** Accepted evidence by criterion, from the record of capability. */
  readonly brought: Readonly<Record<string, number>>;
  /** The fingerprint of the statement as it stands. */
  readonly statementHash: string;
  readonly statement: string;
  /** Of the assessor who has it, or is to get it. */
  readonly assessor: Checked;
  readonly assurer: Checked & { readonly qualified: boolean };
  readonly observed: Observed;
  readonly sampling: { readonly before: number; readonly sampledThisQuarter: number; readonly firstYear: boolean };
  /** Whether the organisation stands on the register, and has written the brief. */
  readonly organisation: { readonly registered: boolean; readonly brief: number | null };
  /** The files that are submitted with a showcase. */
  readonly files?: readonly SubmittedFile[];
  readonly newId: string;
};

export const NOTHING_OBSERVED: Observed = { observed: {}, recorded: {}, conflicts: [], contact: false, seconds: 0 };
