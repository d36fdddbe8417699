import { HOUR, type Instant } from '#kernel/time.ts';

/** The parts of a day's list. `soon` is for when there is room. */
export const PARTS = ['late', 'today', 'soon'] as const;
export type Part = (typeof PARTS)[number];

export type Moment = { readonly now: Instant; readonly dayEnds: Instant };

/** What anything on the list is ordered by, whichever area put it there. */
export type Need = {
  readonly key: string;
  readonly dueAt: Instant | null;
  /** What lateness costs: 1 for an ordinary matter, more where people or the law wait. */
  readonly cost: number;
};

export function partOf({ dueAt }: Pick<Need, 'dueAt'>, { now, dayEnds }: Moment): Part {
  if (dueAt === null || dueAt >= dayEnds) return 'soon';
  return dueAt < now ? 'late' : 'today';
}

/**
 * Late first, the costliest first; then today by the clock; then what can wait, the soonest first. What lateness costs
 * grows with every doubling of the wait, so that a matter forgotten for weeks does not hide an urgent one of this morning.
 */
export function inOrder<N extends Need>(needs: readonly N[], moment: Moment): N[] {
  const rank = { late: 0, today: 1, soon: 2 } as const;
  const lateness = ({ dueAt, cost }: Need) => cost * (1 + Math.log2(1 + (moment.now - (dueAt ?? moment.now)) / HOUR));
  return needs.toSorted((a, b) => {
    const [partA, partB] = [partOf(a, moment), partOf(b, moment)];
    if (partA !== partB) return rank[partA] - rank[partB];
    const byCost = partA === 'late' ? lateness(b) - lateness(a) : 0;
    const byTime = (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity);
    return byCost || (Number.isNaN(byTime) ? 0 : byTime) || b.cost - a.cost || (a.key < b.key ? -1 : 1);
  });
}

/** What is known of one of the officer's cases when the list of the day is made. */
export type CaseFacts = {
  readonly kind: string;
  readonly phase: string;
  readonly priority: number;
  readonly tone: string | null;
  readonly nextDueAt: Instant;
  readonly openedAt: Instant;
  /** When the customer last spoke, and when an officer last answered. */
  readonly heardAt: Instant | null;
  readonly answeredAt: Instant | null;
  /** How often the customer has turned to us about this. */
  readonly contacts: number;
};

/** Why a case stands on the list. One reason decides, and its word is set in bold. */
export const REASONS = ['hostile', 'upset', 'again', 'unanswered', 'wrote', 'silent', 'urgent', 'late', 'due'] as const;
export type Reason = (typeof REASONS)[number];

/** Kinds for which a law or a policy sets the time: lateness there is a breach, not only a discourtesy. */
const BY_LAW = [
  'complaint',
  'access request',
  'privacy complaint',
  'human rights complaint',
  'public interest disclosure',
  'decision review',
];
const HOSTILE = ['angry', 'abusive'];

/** The customer spoke last, so the move is ours. */
const ourMove = ({ heardAt, answeredAt }: CaseFacts): boolean => heardAt !== null && heardAt > (answeredAt ?? 0);

const isHostile = ({ tone }: CaseFacts): boolean => tone !== null && HOSTILE.includes(tone);

/** The first that holds decides. Feeling comes before time, because it says how to begin. */
const DECIDES: readonly (readonly [Reason, (it: CaseFacts, now: Instant) => boolean])[] = [
  ['hostile', isHostile],
  ['upset', ({ tone }) => tone === 'upset'],
  ['urgent', ({ priority }) => priority === 1],
  ['again', (it) => ourMove(it) && it.contacts >= 3],
  ['unanswered', (it) => ourMove(it) && it.answeredAt === null],
  ['wrote', ourMove],
  ['silent', ({ phase, answeredAt }) => phase === 'waiting' && answeredAt !== null],
  ['late', ({ nextDueAt }, now) => nextDueAt < now],
];

export const reasonFor = (it: CaseFacts, { now }: Pick<Moment, 'now'>): Reason =>
  DECIDES.find(([, holds]) => holds(it, now))?.[0] ?? 'due';

export function costOf(it: CaseFacts): number {
  const urgency = it.priority === 1 ? 3 : it.priority === 2 ? 1 : 0;
  const feeling = isHostile(it) ? 2 : it.tone === 'upset' ? 1 : 0;
  const law = BY_LAW.includes(it.kind) ? 2 : 0;
  const waits = ourMove(it) ? 1 : 0;
  return 1 + urgency + feeling + law + waits + (ourMove(it) && it.contacts >= 3 ? 1 : 0);
}

/** An answer that did not arrive: the customer believes that we said nothing. */
export const COST_OF_UNDELIVERED = 4;
export const COST_OF_TASK = 1;
export const COST_OF_ADVICE = 2;
export const COST_OF_QUEUE = 1;
/** A case in nobody's hand: the old owner thinks it is done with, the new one does not know yet. */
export const COST_OF_HANDED = 3;
export const COST_OF_NAMED = 1;
export const COST_OF_GOING = 1;
