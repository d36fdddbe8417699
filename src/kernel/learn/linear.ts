import type { Features } from './features.ts';

/**
 * A linear model over hashed features, learned by Adagrad (Duchi, Hazan and Singer, 2011) in a fixed order. With softmax a text has
 * one label of several; with the logistic function each label is a question of its own.
 */
export type Linear = {
  /** For each bucket what it says for each label, in steps of that label's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
};

export type Example = { readonly features: Features; readonly labels: readonly number[] };
export type Size = { readonly bits: number; readonly labels: number };
type Weights = { readonly of: Float32Array; readonly bias: Float32Array };

export type Training = {
  readonly size: Size;
  readonly link: (scores: Float64Array) => void;
  readonly rounds?: number | undefined;
  /** Awaited every few milliseconds, so that whoever shares the processor gets it. */
  readonly pause?: (() => Promise<void>) | undefined;
};

const ROUNDS = 8;
const RATE = 0.25;
/** What moves a weight by less than this moves nothing. */
const LEAST_PUSH = 0.0008;
const PAUSE_AFTER = 64;

export async function train(
  all: readonly Example[],
  order: readonly number[],
  { size: { bits, labels }, link, rounds = ROUNDS, pause }: Training,
): Promise<Linear> {
  const room = (): Weights => ({ of: new Float32Array(2 ** bits * labels), bias: new Float32Array(labels) });
  const [weights, pushed, sum] = [room(), room(), room()];
  for (let round = 0; round < rounds; round += 1) {
    for (const [n, at] of order.entries()) {
      const one = all[at];
      if (one !== undefined) learnOne(weights, pushed, one, link);
      if (pause !== undefined && n % PAUSE_AFTER === 0) await pause();
    }
    // What it comes to at the end of each round is averaged, all but the first: it errs less than the last alone.
    if (round > 0 || rounds === 1) addTo(sum, weights);
  }
  return packed(sum, Math.max(1, rounds - 1));
}

function addTo(sum: Weights, { of, bias }: Weights): void {
  for (let n = 0; n < of.length; n += 1) sum.of[n] = valueAt(sum.of, n) + valueAt(of, n);
  for (let n = 0; n < bias.length; n += 1) sum.bias[n] = valueAt(sum.bias, n) + valueAt(bias, n);
}

/** The innermost loops: plain ones, for they run a thousand million times. */
function learnOne(weights: Weights, pushed: Weights, { features, labels }: Example, link: Training['link']): void {
  const pushes = likelyNow(weights, features);
  link(pushes);
  for (const l of labels) pushes[l] = valueAt(pushes, l) - 1;
  for (let l = 0; l < pushes.length; l += 1) {
    const push = valueAt(pushes, l);
    if (push < LEAST_PUSH && push > -LEAST_PUSH) continue;
    pushed.bias[l] = valueAt(pushed.bias, l) + push * push;
    weights.bias[l] = valueAt(weights.bias, l) - (0.1 * RATE * push) / Math.sqrt(valueAt(pushed.bias, l) + TINY);
    pushLabel(weights.of, pushed.of, features, { label: l, labels: pushes.length, by: push });
  }
}

const TINY = 1e-8;
const valueAt = (values: Float32Array | Float64Array, at: number): number => values[at] ?? 0;

function likelyNow({ of, bias }: Weights, { buckets, worths }: Features): Float64Array {
  const labels = bias.length;
  const scores = Float64Array.from(bias);
  for (let n = 0; n < buckets.length; n += 1) {
    const from = (buckets[n] ?? 0) * labels;
    const worth = worths[n] ?? 0;
    for (let l = 0; l < labels; l += 1) scores[l] = (scores[l] ?? 0) + worth * (of[from + l] ?? 0);
  }
  return scores;
}

type Pushing = { readonly label: number; readonly labels: number; readonly by: number };

function pushLabel(
  of: Float32Array,
  sums: Float32Array,
  { buckets, worths }: Features,
  { label, labels, by }: Pushing,
): void {
  for (let n = 0; n < buckets.length; n += 1) {
    const at = (buckets[n] ?? 0) * labels + label;
    const each = by * (worths[n] ?? 0);
    const sum = (sums[at] ?? 0) + each * each;
    sums[at] = sum;
    of[at] = (of[at] ?? 0) - (RATE * each) / Math.sqrt(sum + TINY);
  }
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

/** Each label by itself. */
export function logistic(scores: Float64Array): void {
  for (let l = 0; l < scores.length; l += 1) scores[l] = 1 / (1 + Math.exp(-(scores[l] ?? 0)));
}

/** Each label's weights in 255 steps: a quarter of the room, and nobody can tell the difference. */
function packed({ of, bias }: Weights, times: number): Linear {
  const labels = bias.length;
  const most = new Float32Array(labels);
  for (let n = 0; n < of.length; n += 1)
    most[n % labels] = Math.max(valueAt(most, n % labels), Math.abs(valueAt(of, n)));
  const weights = new Int8Array(of.length);
  for (let n = 0; n < of.length; n += 1) weights[n] = Math.round((127 * valueAt(of, n)) / (most[n % labels] || 1));
  return { weights, scales: most.map((one) => one / 127 / times), bias: bias.map((one) => one / times) };
}

export function scoresOf({ weights, scales, bias }: Linear, { buckets, worths }: Features): Float64Array {
  const labels = bias.length;
  const sums = new Float64Array(labels);
  for (let n = 0; n < buckets.length; n += 1) {
    const from = (buckets[n] ?? 0) * labels;
    const worth = worths[n] ?? 0;
    for (let l = 0; l < labels; l += 1) sums[l] = (sums[l] ?? 0) + worth * (weights[from + l] ?? 0);
  }
  for (let l = 0; l < labels; l += 1) sums[l] = (bias[l] ?? 0) + (sums[l] ?? 0) * (scales[l] ?? 0);
  return sums;
}

/** A fixed order that has nothing to do with the one in which texts came (a linear congruential generator, Fisher and Yates). */
export function shuffled(length: number): number[] {
  const order = Array.from({ length }, (_, n) => n);
  let state = 20_261_122;
  for (let n = length - 1; n > 0; n -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (n + 1));
    [order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0];
  }
  return order;
}
