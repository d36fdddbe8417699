/** What of somebody’s ordinary work can be looked at before and after they set out to change something. */
export const MEASURES = ['promises kept', 'not opened again', 'tone not worse', 'reading grade'] as const;
export type Measure = (typeof MEASURES)[number];

/** So long before it was planned, and so long from when it was done. */
export const LOOKED_AT_DAYS = 90;
/** With fewer than this on either side anything said would be chance. */
export const LEAST_SAMPLES = 10;
const Z = 1.959_964;

export type Figure = { readonly n: number; readonly value: number | null };
export type Effect = {
  readonly before: Figure;
  readonly after: Figure;
  /** Between which the difference lies in 95 of 100 such looks; nothing where there is too little to say. */
  readonly low: number | null;
  readonly high: number | null;
  readonly says: 'too few' | 'cannot tell' | 'better' | 'worse';
};

/** Of the reading grade less is better; the others are how often something went well. */
const LESS_IS_BETTER: readonly Measure[] = ['reading grade'];

/**
 * Compares what was before with what came after. Shares by Newcombe’s interval for the difference of two proportions (1998, method 10); grades by
 * the shift of Hodges and Lehmann with the interval of the rank sum. It says that something changed only where chance does not explain it.
 */
export function effectOf(measure: Measure, before: readonly number[], after: readonly number[]): Effect {
  const isGrade = LESS_IS_BETTER.includes(measure);
  const figure = (all: readonly number[]): Figure => ({ n: all.length, value: isGrade ? medianOf(all) : shareOf(all) });
  const shown = { before: figure(before), after: figure(after) };
  if (Math.min(before.length, after.length) < LEAST_SAMPLES)
    return { ...shown, low: null, high: null, says: 'too few' };
  const [low, high] = isGrade ? shiftBetween(before, after) : differenceBetween(before, after);
  const better = isGrade ? high < 0 : low > 0;
  const worse = isGrade ? low > 0 : high < 0;
  return { ...shown, low, high, says: better ? 'better' : worse ? 'worse' : 'cannot tell' };
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
const shareOf = (all: readonly number[]): number | null => (all.length === 0 ? null : sumOf(all) / all.length);

function medianOf(all: readonly number[]): number | null {
  if (all.length === 0) return null;
  const sorted = all.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Wilson’s interval of a share. */
function wilson(good: number, n: number): readonly [number, number] {
  const share = good / n;
  const middle = share + (Z * Z) / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const all = 1 + (Z * Z) / n;
  return [(middle - half) / all, (middle + half) / all];
}

function differenceBetween(before: readonly number[], after: readonly number[]): readonly [number, number] {
  const [one, two] = [sumOf(before) / before.length, sumOf(after) / after.length];
  const [oneLow, oneHigh] = wilson(sumOf(before), before.length);
  const [twoLow, twoHigh] = wilson(sumOf(after), after.length);
  const difference = two - one;
  return [difference - Math.hypot(two - twoLow, oneHigh - one), difference + Math.hypot(twoHigh - two, one - oneLow)];
}

/** Letters of a quarter are some hundreds; more would only make the same sentence slower. */
const MOST = 300;

function shiftBetween(before: readonly number[], after: readonly number[]): readonly [number, number] {
  const [from, to] = [before.slice(0, MOST), after.slice(0, MOST)];
  const shifts = from.flatMap((one) => to.map((other) => other - one)).toSorted((a, b) => a - b);
  const pairs = shifts.length;
  const spread = Z * Math.sqrt((pairs * (from.length + to.length + 1)) / 12);
  const at = Math.max(0, Math.floor(pairs / 2 - spread));
  return [shifts[at] ?? 0, shifts[pairs - 1 - at] ?? 0];
}
