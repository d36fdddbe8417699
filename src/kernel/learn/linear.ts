import { stepOn } from '../seeded.ts';
import { eachOf, featuresFrom, partsOf, tellsOf, type Features, type Parts, type Pause } from './features.ts';

/**
 * Linear models over hashed features, one for each label against all others: support vectors with squared loss, found by going from
 * text to text in the dual (Hsieh and others, 2008), in a fixed order. The same texts teach the same.
 */
export type Linear = {
  /** For each bucket what it says for each label, in steps of that label's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** How telling each bucket is. */
  readonly tells: Uint8Array;
};

export type Example = { readonly parts: Parts; readonly labels: readonly number[] };
export type Size = { readonly bits: number; readonly labels: number };

export type Training = {
  readonly size: Size;
  readonly rounds?: number | undefined;
  readonly pause?: Pause;
};

const ROUNDS = 8;
/** What a text on the wrong side costs, beside large weights. */
const COST = 2;
/** Texts of other labels that push nothing are looked at again in one round of so many. */
const LOOK_AGAIN = 3;
const PAUSE_AFTER = 256;

type Texts = { readonly features: readonly Features[]; readonly labels: readonly (readonly number[])[] };
type Solved = { readonly weights: Float32Array; readonly bias: number };

export async function train(
  all: readonly Example[],
  order: readonly number[],
  { size: { bits, labels }, rounds = ROUNDS, pause }: Training,
): Promise<Linear> {
  const chosen = order.flatMap((at) => all[at] ?? []);
  const tells = tellsOf(
    chosen.map(({ parts }) => parts),
    bits,
  );
  const texts = {
    features: await eachOf(chosen, pause, ({ parts }) => featuresFrom(parts, tells)),
    labels: chosen.map((one) => one.labels),
  };
  const orders = Array.from({ length: rounds }, (_, round) => Int32Array.from(shuffled(chosen.length, round)));
  const weights = new Int8Array(2 ** bits * labels);
  const scales = new Float32Array(labels);
  const bias = new Float32Array(labels);
  for (let label = 0; label < labels; label += 1) {
    const solved = await solve(texts, label, { orders, size: 2 ** bits, pause });
    scales[label] = pack(solved.weights, weights, { label, labels });
    bias[label] = solved.bias;
  }
  return { weights, scales, bias, tells };
}

type Solving = {
  readonly orders: readonly Int32Array[];
  readonly size: number;
  readonly pause: Pause;
};

/** Tells one label from all others. The innermost loops are plain ones, for they run a thousand million times. */
async function solve({ features, labels }: Texts, label: number, { orders, size, pause }: Solving): Promise<Solved> {
  const weights = new Float32Array(size);
  const signs = Int8Array.from(labels, (of) => (of.includes(label) ? 1 : -1));
  const pushes = new Float64Array(features.length);
  const ridge = 0.5 / COST;
  const lengths = Float64Array.from(features, ({ worths }) => 1 + ridge + squareOf(worths));
  let bias = 0;
  for (const [round, order] of orders.entries())
    for (let at = 0; at < order.length; at += 1) {
      if (pause !== undefined && at % PAUSE_AFTER === 0) await pause();
      const n = valueAt(order, at);
      const was = valueAt(pushes, n);
      const sign = valueAt(signs, n);
      const one = features[n];
      if (one === undefined || (was === 0 && sign < 0 && round % LOOK_AGAIN !== 0)) continue;
      const short = sign * (bias + dot(weights, one)) - 1 + ridge * was;
      const now = Math.max(0, was - short / valueAt(lengths, n));
      if (now === was) continue;
      pushes[n] = now;
      add(weights, one, (now - was) * sign);
      bias += (now - was) * sign;
    }
  return { weights, bias };
}

const valueAt = (values: Float32Array | Float64Array | Int32Array | Int8Array, at: number): number => values[at] ?? 0;

function squareOf(worths: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < worths.length; n += 1) sum += valueAt(worths, n) ** 2;
  return sum;
}

/** These two read their numbers where they lie: a function between them would cost half of the time. */
function dot(weights: Float32Array, { buckets, worths }: Features): number {
  let sum = 0;
  for (let n = 0; n < buckets.length; n += 1) sum += (weights[buckets[n] ?? 0] ?? 0) * (worths[n] ?? 0);
  return sum;
}

function add(weights: Float32Array, { buckets, worths }: Features, by: number): void {
  for (let n = 0; n < buckets.length; n += 1) {
    const bucket = buckets[n] ?? 0;
    weights[bucket] = (weights[bucket] ?? 0) + by * (worths[n] ?? 0);
  }
}

/** A label's weights in 255 steps: a quarter of the room, and nobody can tell the difference. Gives the size of a step. */
function pack(from: Float32Array, to: Int8Array, { label, labels }: { label: number; labels: number }): number {
  let most = 0;
  for (let n = 0; n < from.length; n += 1) most = Math.max(most, Math.abs(valueAt(from, n)));
  if (most === 0) return 0;
  for (let n = 0; n < from.length; n += 1) to[n * labels + label] = Math.round((127 * valueAt(from, n)) / most);
  return most / 127;
}

/** What each label scores for a text: above nought speaks for it. */
export const scoresOf = (linear: Linear, text: string, bits: number): Float64Array =>
  scoresFor(linear, featuresFrom(partsOf(text, bits), linear.tells));

export const scoresOfParts = (linear: Linear, parts: Parts): Float64Array =>
  scoresFor(linear, featuresFrom(parts, linear.tells));

function scoresFor({ weights, scales, bias }: Linear, { buckets, worths }: Features): Float64Array {
  const labels = bias.length;
  const sums = new Float64Array(labels);
  for (let n = 0; n < buckets.length; n += 1) {
    const from = (buckets[n] ?? 0) * labels;
    const worth = worths[n] ?? 0;
    for (let l = 0; l < labels; l += 1) sums[l] = (sums[l] ?? 0) + worth * (weights[from + l] ?? 0);
  }
  for (let l = 0; l < labels; l += 1) sums[l] = valueAt(bias, l) + valueAt(sums, l) * valueAt(scales, l);
  return sums;
}

export function softmax(scores: Float64Array): void {
  let most = -Infinity;
  for (let l = 0; l < scores.length; l += 1) most = Math.max(most, scores[l] ?? 0);
  let sum = 0;
  for (let l = 0; l < scores.length; l += 1) {
    scores[l] = Math.exp((scores[l] ?? 0) - most);
    sum += scores[l] ?? 0;
  }
  for (let l = 0; l < scores.length; l += 1) scores[l] = (scores[l] ?? 0) / sum;
}

/** A fixed order that has nothing to do with the one in which texts came (a linear congruential generator, Fisher and Yates). */
export function shuffled(length: number, seed = 0): number[] {
  const order = Array.from({ length }, (_, n) => n);
  let state = 20_261_122 + seed * 7919;
  for (let n = length - 1; n > 0; n -= 1) {
    state = stepOn(state);
    const other = Math.floor((state / 2 ** 32) * (n + 1));
    [order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0];
  }
  return order;
}
