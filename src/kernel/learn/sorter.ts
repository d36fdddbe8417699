import { must } from '#kernel/must.ts';
import { eachOf, featuresByWord, featuresFrom, partsOf, type Pause } from './features.ts';
import { scoresOf, scoresOfParts, shuffled, softmax, train, type Linear } from './linear.ts';

/**
 * Learns from texts with a label which label another text has: a linear model for each label over hashed words, pairs and runs of
 * letters, learned in a fixed order, so that the same texts teach the same. Nothing leaves the machine, no word of a text can be
 * read from what was learned, and how sure it says it is has been set right on texts it had not seen.
 */
export type Sorter = Linear & {
  readonly labels: readonly string[];
  readonly bits: number;
  /** Scores are divided by it before they are likelihoods. */
  readonly temperature: number;
  /** How sure it has to be: below, it says that it is not. */
  readonly sureFrom: number;
  /** Of unseen texts: how many it was sure of, in how many of these it was right, and how many there were. */
  readonly unseen: { readonly sure: number; readonly right: number; readonly all: number };
};

export type Labelled = { readonly text: string; readonly label: string };

export type Learning = {
  readonly bits?: number;
  readonly rounds?: number;
  /** What share of those it is sure of has to be right. */
  readonly rightEnough?: number;
  readonly pause?: Pause;
};

export const BITS = 17;
/** One text in so many is kept back, and says how sure is sure. */
export const KEPT_BACK = 10;
const RIGHT_ENOUGH = 0.9;

/** Learns twice: without the texts that are kept back, to find out how sure is sure; and then from all. */
export async function learn(examples: readonly Labelled[], learning: Learning = {}): Promise<Sorter> {
  const { bits = BITS, rightEnough = RIGHT_ENOUGH, rounds, pause } = learning;
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const place = new Map(labels.map((label, n) => [label, n]));
  const all = await eachOf(examples, pause, ({ text, label }) => ({
    parts: partsOf(text, bits),
    labels: [place.get(label) ?? 0],
  }));
  const order = shuffled(all.length);
  const keptBack = order.filter((_, n) => n % KEPT_BACK === 0);
  const teaching = order.filter((_, n) => n % KEPT_BACK !== 0);
  const training = { size: { bits, labels: labels.length }, rounds, pause };
  const trial = await train(all, teaching, training);
  const judged = keptBack.map((n) => {
    const one = must(all[n], 'an example');
    return { scores: scoresOfParts(trial, one.parts), label: one.labels[0] ?? 0 };
  });
  const temperature = temperatureFor(judged);
  const sure = sureness(judged, temperature, rightEnough);
  return { labels, bits, temperature, ...sure, ...(await train(all, order, training)) };
}

type Judged = { readonly scores: Float64Array; readonly label: number };

function atTemperature(scores: Float64Array, temperature: number): Float64Array {
  const likely = scores.map((score) => score / temperature);
  softmax(likely);
  return likely;
}

/**
 * The temperature at which the texts that were kept back are least surprising. Few of them prove little, so one more is counted as
 * wrong, and one as right.
 */
function temperatureFor(judged: readonly Judged[]): number {
  let best = { temperature: 1, surprise: Infinity };
  for (let step = -20; step <= 20; step += 1) {
    const temperature = 1.12 ** step;
    let surprise = 0;
    const doubt = 1 / (judged.length + 2);
    for (const { scores, label } of judged) {
      const likely = Math.min(1 - 1e-9, Math.max(1e-9, atTemperature(scores, temperature)[label] ?? 0));
      surprise -= (1 - doubt) * Math.log(likely) + doubt * Math.log(1 - likely);
    }
    if (surprise < best.surprise) best = { temperature, surprise };
  }
  return best.temperature;
}

/** How sure it has to be so that it is right often enough, at the least nine times out of ten (Wilson's interval). */
function sureness(judged: readonly Judged[], temperature: number, rightEnough: number) {
  const ordered = judged
    .map(({ scores, label }) => {
      const likely = atTemperature(scores, temperature);
      const best = indexOfMost(likely);
      return { likelihood: likely[best] ?? 0, right: best === label };
    })
    .toSorted((one, other) => other.likelihood - one.likelihood);
  let right = 0;
  let found = { sureFrom: 2, unseen: { sure: 0, right: 0, all: judged.length } };
  for (const [n, one] of ordered.entries()) {
    right += one.right ? 1 : 0;
    if (leastShare(right, n + 1) >= rightEnough)
      found = { sureFrom: one.likelihood, unseen: { sure: n + 1, right, all: judged.length } };
  }
  return found;
}

/** The share that is right at the least: few examples promise little. */
export function leastShare(right: number, of: number): number {
  const z = 1.2816;
  const share = right / of;
  return (
    (share + (z * z) / (2 * of) - z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) /
    (1 + (z * z) / of)
  );
}

function indexOfMost(values: Float64Array): number {
  let best = 0;
  for (let n = 1; n < values.length; n += 1) if ((values[n] ?? 0) > (values[best] ?? 0)) best = n;
  return best;
}

export type Sorted = { readonly label: string; readonly likelihood: number; readonly sure: boolean };

/** The labels of a text, the likeliest first. Where even the first is not sure, it says so. */
export function sort(sorter: Sorter, text: string, most = 3): readonly Sorted[] {
  const likely = atTemperature(scoresOf(sorter, text, sorter.bits), sorter.temperature);
  return sorter.labels
    .map((label, n) => ({ label, likelihood: likely[n] ?? 0 }))
    .toSorted((one, other) => other.likelihood - one.likelihood)
    .slice(0, most)
    .map((one) => ({ ...one, sure: one.likelihood >= sorter.sureFrom }));
}

/** They stand in every text, and say nothing to whoever reads why. */
const SAYS_NOTHING = new Set(
  'the and but for with from that this there here have has had was were are will would can could not you your our they them their his her what which when where who how why about all any some please hello thank thanks help'.split(
    ' ',
  ),
);

/** The words of a text that speak most for a label, against the others. */
export function wordsFor(sorter: Sorter, text: string, label: string, most = 4): readonly string[] {
  const at = sorter.labels.indexOf(label);
  const told = new Map<string, number>();
  const { buckets, worths } = featuresFrom(partsOf(text, sorter.bits), sorter.tells);
  const worthOf = new Map([...buckets].map((bucket, n) => [bucket, worths[n] ?? 0]));
  for (const { word, parts } of featuresByWord(text, sorter.bits)) {
    if (word.length < 3 || SAYS_NOTHING.has(word)) continue;
    const speaks = parts.reduce((sum, { bucket }) => sum + (worthOf.get(bucket) ?? 0) * leadOf(sorter, bucket, at), 0);
    told.set(word, Math.max(told.get(word) ?? -Infinity, speaks));
  }
  return [...told]
    .filter(([, speaks]) => speaks > 0)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([word]) => word);
}

/** How much more a bucket says for a label than for all of them in the middle. */
function leadOf({ weights, scales }: Sorter, bucket: number, label: number): number {
  const says = (l: number) => (weights[bucket * scales.length + l] ?? 0) * (scales[l] ?? 0);
  let all = 0;
  for (let l = 0; l < scales.length; l += 1) all += says(l);
  return says(label) - all / (scales.length || 1);
}
