import { must } from '#kernel/must.ts';
import { eachOf, partsOf } from './features.ts';
import { scoresOf, scoresOfParts, shuffled, train, type Linear } from './linear.ts';
import { BITS, type Learning } from './sorter.ts';

/** Learns which of several labels a text has, where it may have more than one: several matters in one contact. */
export type ManySorter = Linear & {
  readonly labels: readonly string[];
  readonly bits: number;
  /** From what likelihood on each label counts, found on texts that it had not been learned from. */
  readonly from: readonly number[];
};

export type ManyLabelled = { readonly text: string; readonly labels: readonly string[] };

/** Every text is once among those that are kept back, so that also what is seldom can be judged. */
const PARTS = 5;

export async function learnMany(examples: readonly ManyLabelled[], learning: Learning = {}): Promise<ManySorter> {
  const { bits = BITS, rounds, pause } = learning;
  const labels = [...new Set(examples.flatMap((one) => one.labels))].toSorted();
  const place = new Map(labels.map((label, n) => [label, n]));
  const all = await eachOf(examples, pause, ({ text, labels: of }) => ({
    parts: partsOf(text, bits),
    labels: of.flatMap((label) => place.get(label) ?? []),
  }));
  const order = shuffled(all.length);
  const training = { size: { bits, labels: labels.length }, rounds, pause };
  const judged: Judged[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const others = order.filter((_, n) => n % PARTS !== part);
    const trial = await train(all, others, training);
    for (const n of order.filter((_, at) => at % PARTS === part)) {
      const one = must(all[n], 'an example');
      judged.push({ likely: likelihoods(scoresOfParts(trial, one.parts)), labels: one.labels });
    }
  }
  const whole = await train(all, order, training);
  return { labels, bits, from: thresholds(judged, labels.length), ...whole };
}

/** How steeply likelihood rises where scores pass nought. */
const STEEP = 4;
/** Each label by itself. */
const likelihoods = (scores: Float64Array): Float64Array => scores.map((score) => 1 / (1 + Math.exp(-STEEP * score)));

type Judged = { readonly likely: Float64Array; readonly labels: readonly number[] };

const LEAST = 0.1;
const MOST = 0.9;
const STEP = 0.05;
/** A label that was seen as often goes half its own way; a rarer one keeps closer to what is best for all together. */
const TRUSTED_FROM = 20;

/** The likelihood from which on what is said and what is left out are balanced best (F1): for all labels, and for each as far as it is known. */
function thresholds(judged: readonly Judged[], labels: number): readonly number[] {
  const every = Array.from({ length: labels }, (_, l) => l);
  const together = bestFrom(judged, every);
  return every.map((l) => {
    const seen = judged.filter((one) => one.labels.includes(l)).length;
    return together + ((bestFrom(judged, [l]) - together) * seen) / (seen + TRUSTED_FROM);
  });
}

function bestFrom(judged: readonly Judged[], labels: readonly number[]): number {
  let best = { from: 0.5, f: 0 };
  for (let from = LEAST; from <= MOST; from += STEP) {
    let [said, right, there] = [0, 0, 0];
    for (const { likely, labels: of } of judged)
      for (const l of labels) {
        const is = of.includes(l);
        const says = (likely[l] ?? 0) >= from;
        said += says ? 1 : 0;
        there += is ? 1 : 0;
        right += says && is ? 1 : 0;
      }
    const f = (2 * right) / (said + there || 1);
    if (f > best.f) best = { from, f };
  }
  return best.from;
}

/** The labels of a text with how likely each is, the likeliest first. */
export function sortMany(sorter: ManySorter, text: string): readonly { label: string; likelihood: number }[] {
  const likely = likelihoods(scoresOf(sorter, text, sorter.bits));
  return sorter.labels
    .flatMap((label, n) => ((likely[n] ?? 0) >= (sorter.from[n] ?? 1) ? [{ label, likelihood: likely[n] ?? 0 }] : []))
    .toSorted((one, other) => other.likelihood - one.likelihood);
}
