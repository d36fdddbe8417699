/**
 * Suggests what a complaint is about from how this agency named the earlier ones: a multinomial logistic regression over the
 * words, learned by stochastic gradient descent in a fixed order, so that the same complaints give the same suggestions.
 * Nothing is suggested that was not right often enough on complaints which the learner had not seen.
 */

type Example = { readonly text: string; readonly topic: string };

export type Topics = {
  readonly topics: readonly Topic[];
  /** Each word that counts, with how rare it is and what it adds to each topic. */
  readonly words: Readonly<Record<string, readonly [rarity: number, ...weights: number[]]>>;
  readonly learnedFrom: number;
};

type Topic = {
  readonly name: string;
  readonly bias: number;
  /** From what likelihood on it is offered. Above 1: never, because no likelihood was right often enough. */
  readonly from: number;
  /** Of unseen complaints for which it would have been offered, how many, and in how many it was right. */
  readonly offered: number;
  readonly right: number;
};

type SuggestedTopic = {
  readonly topic: string;
  /** Between 0 and 1. */
  readonly likelihood: number;
  /** The words of the text that speak most for it. */
  readonly words: readonly string[];
  readonly right: number;
  readonly offered: number;
};

/** A word that stands in fewer complaints may be somebody's name. */
const LEAST_COMPLAINTS = 5;
const MOST_WORDS = 4000;
/** A topic with fewer examples has not been learned. */
const LEAST_EXAMPLES = 12;
const ROUNDS = 12;
const STEP = 0.5;
const SHRINK = 0.05;
const PARTS = 5;
const RIGHT_ENOUGH = 0.65;
const WORDS_SHOWN = 4;

const STOP = new Set(
  `a an the and or but if of to in on at by for with from as is am are was were be been being it its this that these those i me my we us our you your
he him his she her they them their there here have has had do does did not no so then than too very can could will would shall should may might must
just also when where what which who whom how why all any some each into out up down over after before again about because until while during`.split(
    /\s+/,
  ),
);

/** The words of a text and its pairs of neighbours, lower case. What is blacked out and what is a figure says nothing. */
export function termsOf(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .split(/[^a-z']+/)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter((word) => word.length > 1 && !/^x+$/.test(word));
  const plain = words.filter((word) => word.length > 2 && !STOP.has(word));
  const pairs = words.flatMap((word, at) => {
    const next = words[at + 1];
    return next === undefined || STOP.has(word) || STOP.has(next) ? [] : [`${word} ${next}`];
  });
  return [...plain, ...pairs];
}

/** The places of a text's words in the lexicon, and what each weighs. */
type Vector = { readonly terms: Int32Array; readonly weights: Float64Array };
type Lexicon = {
  readonly terms: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly rarity: Float64Array;
};

/**
 * Learns from earlier complaints. `undefined` while there are not two topics with enough of them. `pause` is awaited between
 * rounds of some ten milliseconds, so that whoever shares the processor gets it.
 */
export async function learnTopics(
  examples: readonly Example[],
  pause: () => Promise<void>,
): Promise<Topics | undefined> {
  const counts = new Map<string, number>();
  for (const { topic } of examples) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const names = [...counts]
    .flatMap(([name, count]) => (name !== '' && count >= LEAST_EXAMPLES ? [name] : []))
    .toSorted();
  const usable = examples.filter(({ topic }) => names.includes(topic));
  if (names.length < 2) return undefined;
  const terms = usable.map(({ text }) => termsOf(text));
  const labels = usable.map(({ topic }) => names.indexOf(topic));
  const lexicon = lexiconOf(terms);
  const vectors = terms.map((of) => vectorOf(of, lexicon));
  const labelled = { vectors, labels, topics: names.length, terms: lexicon.terms.length };
  const unseen = await likelihoodsOfUnseen(labelled, pause);
  const weights = await train(labelled, pause);
  return {
    topics: names.map((name, topic) => ({
      name,
      bias: rounded(weights.bias[topic] ?? 0),
      ...enough(unseen, labels, topic),
    })),
    words: Object.fromEntries(
      lexicon.terms.map((term, at) => [
        term,
        [
          rounded(lexicon.rarity[at] ?? 0),
          ...names.map((_, topic) => rounded(weights.of[at * names.length + topic] ?? 0)),
        ] as const,
      ]),
    ),
    learnedFrom: usable.length,
  };
}

/** What a complaint is most likely about, where that was right often enough before. */
export function suggestTopic(model: Topics, text: string): SuggestedTopic | undefined {
  const vector = normal(
    [...countsOf(termsOf(text))].flatMap(([term, count]) => {
      const known = Object.hasOwn(model.words, term) ? model.words[term] : undefined;
      return known === undefined ? [] : [{ term, known, weight: (1 + Math.log(count)) * known[0] }];
    }),
  );
  const scores = model.topics.map(({ bias }, topic) =>
    vector.reduce((sum, { known, weight }) => sum + weight * (known[topic + 1] ?? 0), bias),
  );
  const likelihoods = softmax(scores);
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  const topic = model.topics[best];
  const likelihood = likelihoods[best] ?? 0;
  if (topic === undefined || likelihood < topic.from) return undefined;
  const words = vector
    .map(({ term, known, weight }) => ({ term, for: weight * ((known[best + 1] ?? 0) - mean(known.slice(1))) }))
    .filter((word) => word.for > 0)
    .toSorted((one, other) => other.for - one.for)
    .slice(0, WORDS_SHOWN);
  return {
    topic: topic.name,
    likelihood,
    words: words.map(({ term }) => term),
    right: topic.right,
    offered: topic.offered,
  };
}

function lexiconOf(texts: readonly (readonly string[])[]): Lexicon {
  const complaints = new Map<string, number>();
  for (const text of texts) for (const term of new Set(text)) complaints.set(term, (complaints.get(term) ?? 0) + 1);
  const terms = [...complaints]
    .filter(([, count]) => count >= LEAST_COMPLAINTS)
    .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([term]) => term);
  return {
    terms,
    index: new Map(terms.map((term, at) => [term, at])),
    rarity: Float64Array.from(terms, (term) => Math.log(texts.length / (complaints.get(term) ?? 1)) + 1),
  };
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function vectorOf(terms: readonly string[], { index, rarity }: Lexicon): Vector {
  const weighed = normal(
    [...countsOf(terms)].flatMap(([term, count]) => {
      const at = index.get(term);
      return at === undefined ? [] : [{ at, weight: (1 + Math.log(count)) * (rarity[at] ?? 0) }];
    }),
  );
  return {
    terms: Int32Array.from(weighed, ({ at }) => at),
    weights: Float64Array.from(weighed, ({ weight }) => weight),
  };
}

function normal<T extends { readonly weight: number }>(terms: readonly T[]): readonly T[] {
  const length = Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  return terms.map((term) => ({ ...term, weight: term.weight / length }));
}

/** What each word adds to each topic, word by word, and what each topic has without any. */
type Weights = { readonly topics: number; readonly bias: Float64Array; readonly of: Float64Array };
type Labelled = {
  readonly vectors: readonly Vector[];
  readonly labels: readonly number[];
  readonly topics: number;
  readonly terms: number;
};

async function train({ vectors, labels, topics, terms }: Labelled, pause: () => Promise<void>): Promise<Weights> {
  const weights = { topics, bias: new Float64Array(topics), of: new Float64Array(topics * terms) };
  const order = vectors.map((_, at) => at).toSorted((one, other) => mixed(one) - mixed(other));
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = STEP / (1 + round / 4);
    for (const at of order) {
      const vector = vectors[at];
      if (vector !== undefined) learnOne(weights, vector, labels[at] ?? 0, step);
    }
    await pause();
    const left = Math.max(0, 1 - SHRINK * step);
    for (let at = 0; at < weights.of.length; at += 1) weights.of[at] = (weights.of[at] ?? 0) * left;
  }
  return weights;
}

/** The innermost loops: plain ones, for they run a hundred million times. */
function learnOne(weights: Weights, vector: Vector, label: number, step: number): void {
  const { topics, bias, of } = weights;
  const pushes = likelihoodsOf(weights, vector).map(
    (likelihood, topic) => step * ((topic === label ? 1 : 0) - likelihood),
  );
  for (let topic = 0; topic < topics; topic += 1) bias[topic] = (bias[topic] ?? 0) + (pushes[topic] ?? 0) * 0.1;
  for (let at = 0; at < vector.terms.length; at += 1) {
    const from = (vector.terms[at] ?? 0) * topics;
    const weight = vector.weights[at] ?? 0;
    for (let topic = 0; topic < topics; topic += 1)
      of[from + topic] = (of[from + topic] ?? 0) + (pushes[topic] ?? 0) * weight;
  }
}

function likelihoodsOf({ topics, bias, of }: Weights, { terms, weights }: Vector): number[] {
  const scores = Array.from(bias);
  for (let at = 0; at < terms.length; at += 1) {
    const from = (terms[at] ?? 0) * topics;
    const weight = weights[at] ?? 0;
    for (let topic = 0; topic < topics; topic += 1)
      scores[topic] = (scores[topic] ?? 0) + (of[from + topic] ?? 0) * weight;
  }
  return softmax(scores);
}

/** Every complaint judged by what was learned from those of the other parts. */
async function likelihoodsOfUnseen(
  { vectors, labels, ...size }: Labelled,
  pause: () => Promise<void>,
): Promise<readonly (readonly number[])[]> {
  const models: Weights[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const seen = vectors.flatMap((vector, at) =>
      mixed(at) % PARTS === part ? [] : [{ vector, label: labels[at] ?? 0 }],
    );
    const others = { ...size, vectors: seen.map(({ vector }) => vector), labels: seen.map(({ label }) => label) };
    models.push(await train(others, pause));
  }
  return vectors.map((vector, at) => {
    const model = models[mixed(at) % PARTS];
    return model === undefined ? [] : likelihoodsOf(model, vector);
  });
}

/** The lowest likelihood from which on the topic was right often enough, and how often. */
function enough(unseen: readonly (readonly number[])[], labels: readonly number[], topic: number) {
  const best = unseen
    .flatMap((likelihoods, at) => {
      const likelihood = likelihoods[topic] ?? 0;
      return likelihood === Math.max(...likelihoods) ? [{ likelihood, right: labels[at] === topic }] : [];
    })
    .toSorted((one, other) => other.likelihood - one.likelihood);
  const never = { from: 2, offered: 0, right: 0 };
  return best.reduce(
    (so, { likelihood, right }, at) => {
      const now = { offered: at + 1, right: so.counted + (right ? 1 : 0) };
      const kept = atLeast(now.right, now.offered) >= RIGHT_ENOUGH;
      return { counted: now.right, found: kept ? { from: rounded(likelihood), ...now } : so.found };
    },
    { counted: 0, found: never },
  ).found;
}

/** The share that is right at the least, nine times out of ten (Wilson's interval): few examples promise little. */
function atLeast(right: number, of: number): number {
  const z = 1.2816;
  const share = right / of;
  return (
    (share + (z * z) / (2 * of) - z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) /
    (1 + (z * z) / of)
  );
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((one) => Math.exp(one - most));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / sum);
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / (values.length || 1);
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
/** A fixed order that has nothing to do with the one in which complaints came. */
const mixed = (at: number): number => Math.imul(at + 1, 2_654_435_761) >>> 0;
