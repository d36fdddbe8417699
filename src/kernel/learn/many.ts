import { must } from '#kernel/must.ts';
import { featuresOf } from './features.ts';
import { logistic, scoresOf, shuffled, train, type Linear } from './linear.ts';
import { BITS, KEPT_BACK, type Learning } from './sorter.ts';

/** Learns which of several labels a text has, where it may have more than one: several matters in one contact. */
export type ManySorter = Linear & {
  readonly labels: readonly string[];
  readonly bits: number;
  /** From what likelihood on a label counts, found on texts that were kept back. */
  readonly from: number;
};

export type ManyLabelled = { readonly text: string; readonly labels: readonly string[] };

export async function learnMany(examples: readonly ManyLabelled[], learning: Learning = {}): Promise<ManySorter> {
  const { bits = BITS, rounds, pause } = learning;
  const labels = [...new Set(examples.flatMap((one) => one.labels))].toSorted();
  const place = new Map(labels.map((label, n) => [label, n]));
  const all = examples.map(({ text, labels: of }) => ({
    features: featuresOf(text, bits),
    labels: of.flatMap((label) => place.get(label) ?? []),
  }));
  const order = shuffled(all.length);
  const training = { size: { bits, labels: labels.length }, link: logistic, rounds, pause };
  const trial = await train(
    all,
    order.filter((_, n) => n % KEPT_BACK !== 0),
    training,
  );
  const judged = order
    .filter((_, n) => n % KEPT_BACK === 0)
    .map((n) => {
      const one = must(all[n], 'an example');
      const likely = scoresOf(trial, one.features);
      logistic(likely);
      return { likely, labels: one.labels };
    });
  return { labels, bits, from: bestFrom(judged), ...(await train(all, order, training)) };
}

type Judged = { readonly likely: Float64Array; readonly labels: readonly number[] };

/** The likelihood from which on what is said and what is left out are balanced best (the F1 of all labels together). */
function bestFrom(judged: readonly Judged[]): number {
  let best = { from: 0.5, f: 0 };
  for (let from = 0.15; from < 0.85; from += 0.05) {
    const all = judged.map(({ likely, labels }) => {
      const said = [...likely.keys()].filter((l) => (likely[l] ?? 0) >= from);
      return { said: said.length, right: said.filter((l) => labels.includes(l)).length, there: labels.length };
    });
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((to, one) => to + of(one), 0);
    const f = (2 * sum(({ right }) => right)) / (sum(({ said }) => said) + sum(({ there }) => there) || 1);
    if (f > best.f) best = { from, f };
  }
  return best.from;
}

/** The labels of a text with how likely each is, the likeliest first. */
export function sortMany(sorter: ManySorter, text: string): readonly { label: string; likelihood: number }[] {
  const likely = scoresOf(sorter, featuresOf(text, sorter.bits));
  logistic(likely);
  return sorter.labels
    .flatMap((label, n) => ((likely[n] ?? 0) >= sorter.from ? [{ label, likelihood: likely[n] ?? 0 }] : []))
    .toSorted((one, other) => other.likelihood - one.likelihood);
}
