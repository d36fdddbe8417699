import { answers, type Telling } from './answering.ts';
import { hopesOf, mostHopeful, type Wanted } from './hopes.ts';
import { OFTEN, OFTEN_BITS, shapedLike, type Entry, type Indexed, type Lexicon } from './lexicon.ts';
import { nearest, slipsAllowed } from './near.ts';
import { asked } from './terms.ts';
import { LENGTH, WEIGHT, rarity, saturated } from './weighing.ts';

export type Narrowing = {
  /** Where the agency is known nothing of another one is found. What belongs to none is everybody's. */
  readonly agency?: string | undefined;
  readonly publicOnly?: boolean | undefined;
};

export type Hit = {
  readonly id: string;
  readonly score: number;
  /** The best passages by their number, the best first. */
  readonly passages: readonly number[];
  /** The words that led here, the most telling first. */
  readonly words: readonly string[];
};

export type Found = {
  readonly hits: readonly Hit[];
  /** Whether one of the first is likely to answer. What is not, is for whoever looks for it and is put before nobody else. */
  readonly answered: boolean;
  /** Words that stand nowhere, and what was looked for instead. */
  readonly instead: readonly { readonly typed: string; readonly meant: string }[];
};

const MOST_WANTED = 40;
const WORDS_SHOWN = 4;
const PASSAGES_SHOWN = 6;
/** One of so many has to answer: the order among the first is often a matter of little. */
const FIRST = 3;
/** What scores less than this share of the best is not worth showing beside it. */
const WORTH_SHOWING = 0.2;

/** The articles that answer a text best, with their best passages and the words that say so. */
export function find(lexicon: Lexicon, text: string, narrowing: Narrowing, most: number): Found {
  const { wanted, telling, instead } = wantedIn(lexicon, text);
  if (wanted.length === 0) return { hits: [], answered: false, instead };
  const search = searchFor(lexicon, wanted);
  const best: Best[] = [];
  for (const one of mostHopeful(lexicon, hopesOf(lexicon, wanted), (it) => isWanted(it, narrowing))) {
    // The others cannot come to as much: they are in the order of the most they can come to.
    if (best.length >= most && one.hope <= (best.at(-1)?.score ?? 0)) break;
    const score = one.known + bestTwo(passageScores(search, one.it, search.tells));
    keepBest(best, { it: one.it, score }, most);
  }
  const least = (best[0]?.score ?? 0) * WORTH_SHOWING;
  const shown = best.filter(({ score }) => score >= least);
  return {
    instead,
    answered: shown.slice(0, FIRST).some(({ it }) => answers(lexicon, telling, it)),
    hits: shown.map(({ it, score }) => ({
      id: it.id,
      score,
      passages: bestPassages(search, it),
      words: wordsFor(search, it),
    })),
  };
}

type Best = { readonly it: Indexed; readonly score: number };

const isWanted = ({ live, agency, isPublic }: Indexed, narrowing: Narrowing): boolean =>
  live &&
  (narrowing.publicOnly !== true || isPublic) &&
  (narrowing.agency === undefined || agency === '' || agency === narrowing.agency);

function keepBest<T extends { readonly score: number }>(best: T[], one: T, most: number): void {
  if (best.length >= most && one.score <= (best.at(-1)?.score ?? 0)) return;
  const at = best.findIndex(({ score }) => score < one.score);
  best.splice(at < 0 ? best.length : at, 0, one);
  if (best.length > most) best.pop();
}

type WantedIn = Pick<Found, 'instead'> & {
  readonly wanted: readonly Wanted[];
  /** The words that say what somebody is after, also those that stand nowhere. */
  readonly telling: readonly Telling[];
};

/** What is looked for: each word once, as English and as another language, and the nearest known word for one that stands nowhere. */
function wantedIn(lexicon: Lexicon, text: string): WantedIn {
  const wanted = new Map<string, Wanted>();
  const telling = new Map<string, Telling>();
  const instead: { typed: string; meant: string }[] = [];
  for (const { word, key, other, weak } of asked(text)) {
    const weight = weak ? WEIGHT.weak : 1;
    const entries = [key, other].flatMap((one) => known(lexicon, one) ?? []);
    const meant = entries.length === 0 && !weak ? nearestTo(lexicon, key) : undefined;
    if (meant !== undefined) {
      entries.push(meant);
      if (!instead.some(({ typed }) => typed === word)) instead.push({ typed: word, meant: meant.word });
    }
    if (!weak) telling.set(key, { entries });
    for (const entry of entries) {
      const was = wanted.get(entry.key);
      // What is said twice matters more, but not for ever.
      wanted.set(entry.key, { typed: word, entry, weight: Math.min((was?.weight ?? 0) + weight, 2 * weight) });
    }
  }
  const all = [...wanted.values()];
  return {
    wanted: all.length <= MOST_WANTED ? all : mostTelling(lexicon, all),
    telling: [...telling.values()],
    instead,
  };
}

function nearestTo(lexicon: Lexicon, key: string): Entry | undefined {
  const near = nearest(key, shapedLike(lexicon, key, slipsAllowed(key)));
  return near === undefined ? undefined : lexicon.entries.get(near);
}

/** Of a long letter the words that tell most: the others cost time and lead nowhere. */
const mostTelling = ({ live }: Lexicon, all: readonly Wanted[]): readonly Wanted[] =>
  all
    .map((one) => ({ one, tells: one.weight * rarity(one.entry.count, live) }))
    .toSorted((one, other) => other.tells - one.tells)
    .slice(0, MOST_WANTED)
    .map(({ one }) => one);

function known({ entries }: Lexicon, key: string): Entry | undefined {
  const entry = entries.get(key);
  return entry === undefined || entry.count === 0 ? undefined : entry;
}

type Search = {
  readonly lexicon: Lexicon;
  readonly wanted: readonly Wanted[];
  /** For each word there is, which of those that are wanted it is, counted from one; nought for all others. */
  readonly at: Uint8Array;
  /** What each wanted word tells in a passage, at the place that `at` says. */
  readonly tells: Float64Array;
  readonly usual: number;
};

function searchFor(lexicon: Lexicon, wanted: readonly Wanted[]): Search {
  const at = new Uint8Array(lexicon.terms.length);
  const tells = new Float64Array(wanted.length + 1);
  for (const [n, { entry, weight }] of wanted.entries()) {
    at[entry.term] = n + 1;
    tells[n + 1] = weight * rarity(entry.passageCount, lexicon.livePassages);
  }
  return { lexicon, wanted, at, tells, usual: lexicon.words / (lexicon.livePassages || 1) };
}

/** What each passage of an article is worth, where each wanted word tells so much. */
function passageScores({ at, usual }: Search, { words, ends, lengths }: Indexed, tells: Float64Array): Float64Array {
  const scores = new Float64Array(ends.length);
  let n = 0;
  for (let passage = 0; passage < ends.length; passage += 1) {
    const end = ends[passage] ?? 0;
    let score = 0;
    for (; n < end; n += 1) {
      const word = words[n] ?? 0;
      const which = at[word >>> OFTEN_BITS] ?? 0;
      if (which === 0) continue;
      score += (tells[which] ?? 0) * saturated((word % OFTEN) / 2, lengths[passage] ?? 0, usual, LENGTH.passage);
    }
    scores[passage] = score;
  }
  return scores;
}

function bestTwo(scores: Float64Array): number {
  let first = 0;
  let second = 0;
  for (let n = 0; n < scores.length; n += 1) {
    const score = scores[n] ?? 0;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return first + WEIGHT.second * second;
}

/**
 * Within an article another measure holds than between articles: a word that stands in all its passages tells none of them apart,
 * and where nothing else decides, its beginning says what it is about.
 */
function bestPassages(search: Search, it: Indexed): readonly number[] {
  const { lexicon, wanted, at } = search;
  const inPassages = new Uint32Array(wanted.length + 1);
  for (let n = 0; n < it.words.length; n += 1) {
    const which = at[(it.words[n] ?? 0) >>> OFTEN_BITS] ?? 0;
    inPassages[which] = (inPassages[which] ?? 0) + 1;
  }
  const tells = new Float64Array(wanted.length + 1);
  for (const [n, { entry, weight }] of wanted.entries()) {
    const among = WEIGHT.rare * rarity(entry.passageCount, lexicon.livePassages);
    tells[n + 1] = weight * (among + rarity(inPassages[n + 1] ?? 0, it.ends.length));
  }
  const best: { n: number; score: number }[] = [];
  for (const [n, score] of passageScores(search, it, tells).entries())
    keepBest(best, { n, score: score + WEIGHT.beginning / (1 + n) }, PASSAGES_SHOWN);
  return best.map(({ n }) => n);
}

function wordsFor({ lexicon, wanted, at }: Search, { words, besides }: Indexed): readonly string[] {
  const there = new Uint8Array(wanted.length + 1);
  for (let n = 0; n < words.length; n += 1) there[at[(words[n] ?? 0) >>> OFTEN_BITS] ?? 0] = 1;
  for (const term of besides) there[at[term] ?? 0] = 1;
  return wanted
    .filter((_, n) => there[n + 1] === 1)
    .map(({ typed, entry, weight }) => ({ typed, tells: weight * rarity(entry.count, lexicon.live) }))
    .toSorted((one, other) => other.tells - one.tells)
    .slice(0, WORDS_SHOWN)
    .map(({ typed }) => typed);
}
