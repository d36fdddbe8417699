import { HOUR, SECOND, type Instant } from '#kernel/time.ts';

/** Something that an officer had in hand, from when they took it until it was answered, closed or put to wait. */
export type InHand = { readonly officerId: string; readonly from: Instant; readonly to: Instant };

/** What lay longer was not being worked on all the time, and nobody can say how long it was. */
const LONGEST = 4 * HOUR;
/** What was over at once had been done before it was put on record. */
const SHORTEST = 10 * SECOND;

export type Handled<It extends InHand> = { readonly it: It; readonly seconds: number };

/**
 * How long each took its officer. Who has several in hand at once works on one of them at a time, and on which is not known, so
 * that their time is shared equally among them: together they take as long as the officer was at it.
 */
export function handledOf<It extends InHand>(all: readonly It[]): readonly Handled<It>[] {
  const counted = all.filter(({ from, to }) => to - from >= SHORTEST && to - from <= LONGEST);
  const byOfficer = Map.groupBy(counted, ({ officerId }) => officerId);
  return [...byOfficer.values()].flatMap(shared);
}

function shared<It extends InHand>(mine: readonly It[]): Handled<It>[] {
  const moments = [...new Set(mine.flatMap(({ from, to }) => [from, to]))].toSorted((one, other) => one - other);
  const waiting = mine.toSorted((one, other) => one.from - other.from);
  const took = new Map<It, number>();
  let next = 0;
  let open: It[] = [];
  for (const [n, at] of moments.entries()) {
    open = open.filter(({ to }) => to > at);
    for (let it = waiting[next]; it !== undefined && it.from <= at; it = waiting[next]) {
      open.push(it);
      next += 1;
    }
    const until = moments[n + 1] ?? at;
    for (const it of open) took.set(it, (took.get(it) ?? 0) + (until - at) / open.length);
  }
  return mine.map((it) => ({ it, seconds: (took.get(it) ?? 0) / SECOND }));
}

export type Spread = {
  readonly count: number;
  readonly mean: number;
  /** The standard deviation. */
  readonly spread: number;
  /** Eight in ten lie between these. */
  readonly low: number;
  readonly high: number;
};

/** The mean is taken of at least so many; less would be chance. */
export const ENOUGH_HANDLED = 20;

export function spreadOf(seconds: readonly number[]): Spread | null {
  if (seconds.length < ENOUGH_HANDLED) return null;
  const mean = seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
  const squares = seconds.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const sorted = seconds.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? mean;
  return {
    count: seconds.length,
    mean,
    spread: Math.sqrt(squares / (seconds.length - 1)),
    low: at(0.1),
    high: at(0.9),
  };
}
