import { OFTEN, type Entry, type Indexed, type Lexicon, type Places } from './lexicon.ts';
import { nearest } from './near.ts';
import { asked } from './terms.ts';

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
  /** Words that stand nowhere, and what was looked for instead. */
  readonly instead: readonly { readonly typed: string; readonly meant: string }[];
};

/*
 * Each part is BM25: a rare word counts more than a common one, the fifth time less than the second, and in a long text less. The
 * weights were chosen on half of the first questions of a public set (`bench/knowledge.ts`) and held on the other half.
 */
const SATURATION = 1.2;
const LENGTH = { title: 0.5, article: 0.6, passage: 0.5 } as const;
const WEIGHT = { title: 1, article: 0.5, second: 0.2, asked: 3, weak: 0.25, beginning: 3, rare: 0.5 } as const;
/** From about so many times squared on it is a habit. */
const HABIT = 8;
const MOST_WANTED = 40;
const WORDS_SHOWN = 4;
const PASSAGES_SHOWN = 6;
/** What scores less than this share of the best is not worth showing beside it. */
const WORTH_SHOWING = 0.2;

type Wanted = { readonly typed: string; readonly entry: Entry; readonly weight: number };

/** The articles that answer a text best, with their best passages and the words that say so. */
export function find(lexicon: Lexicon, text: string, narrowing: Narrowing, most: number): Found {
  const { wanted, instead } = wantedIn(lexicon, text);
  if (wanted.length === 0) return { hits: [], instead };
  const passageScores = new Float32Array(lexicon.passageLengths.length);
  const scores = new Float32Array(lexicon.articles.length);
  for (const one of wanted) {
    scorePassages(lexicon, one, passageScores, scores);
    scoreTitles(lexicon, one, scores);
    scoreAsked(lexicon, one, scores);
  }
  const best: { slot: number; score: number }[] = [];
  for (const [slot, it] of lexicon.articles.entries()) {
    const score = (scores[slot] ?? 0) + bestOf(it, passageScores);
    if (score > 0 && isWanted(it, narrowing)) keepBest(best, { slot, score }, most);
  }
  const least = (best[0]?.score ?? 0) * WORTH_SHOWING;
  return {
    instead,
    hits: best.flatMap(({ slot, score }) => {
      const it = lexicon.articles[slot];
      if (it === undefined || score < least) return [];
      return [
        { id: it.id, score, passages: bestPassages(lexicon, slot, wanted), words: wordsFor(lexicon, slot, wanted) },
      ];
    }),
  };
}

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

/** What is looked for: each word once, as English and as another language, and the nearest known word for one that stands nowhere. */
function wantedIn(lexicon: Lexicon, text: string): { wanted: readonly Wanted[]; instead: Found['instead'] } {
  const wanted = new Map<string, Wanted>();
  const instead: { typed: string; meant: string }[] = [];
  for (const { word, key, other, weak } of asked(text)) {
    const weight = weak ? WEIGHT.weak : 1;
    const entries = [key, other].flatMap((one) => known(lexicon, one) ?? []);
    if (entries.length === 0 && !weak) {
      const near = nearest(key, englishOf(lexicon));
      const entry = near === undefined ? undefined : lexicon.entries.get(near);
      if (entry === undefined) continue;
      entries.push(entry);
      if (!instead.some(({ typed }) => typed === word)) instead.push({ typed: word, meant: entry.word });
    }
    for (const entry of entries) {
      const was = wanted.get(entry.key);
      // What is said twice matters more, but not for ever.
      wanted.set(entry.key, { typed: word, entry, weight: Math.min((was?.weight ?? 0) + weight, 2 * weight) });
    }
  }
  const all = [...wanted.values()];
  return { wanted: all.length <= MOST_WANTED ? all : mostTelling(lexicon, all), instead };
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

function* englishOf({ entries }: Lexicon): Iterable<Entry> {
  for (const entry of entries.values()) if (entry.count > 0 && !entry.key.startsWith('~')) yield entry;
}

const rarity = (count: number, of: number): number => Math.log(1 + Math.max(0, of - count + 0.5) / (count + 0.5));

const saturated = (often: number, length: number, usual: number, by: number): number =>
  (often * (SATURATION + 1)) / (often + SATURATION * (1 - by + (by * length) / (usual || 1)));

/** One way through the places of a word: each passage by itself, and added up for its article. */
function scorePassages(
  lexicon: Lexicon,
  { entry, weight }: Wanted,
  passages: Float32Array,
  articles: Float32Array,
): void {
  const { held, length } = entry.passages;
  const inPassages = weight * rarity(entry.passageCount, lexicon.passageLengths.length);
  const inArticles = weight * rarity(entry.count, lexicon.live) * WEIGHT.article;
  const usualPassage = lexicon.words / (lexicon.livePassages || 1);
  const usualArticle = lexicon.words / (lexicon.live || 1);
  let slot = -1;
  let together = 0;
  const close = () => {
    const it = lexicon.articles[slot];
    if (it === undefined) return;
    articles[slot] = (articles[slot] ?? 0) + inArticles * saturated(together, it.length, usualArticle, LENGTH.article);
  };
  for (let n = 0; n < length; n += 1) {
    const place = held[n] ?? 0;
    const passage = Math.floor(place / OFTEN);
    const often = (place % OFTEN) / 2;
    const of = lexicon.passageArticles.held[passage] ?? 0;
    const score = saturated(often, lexicon.passageLengths.held[passage] ?? 0, usualPassage, LENGTH.passage);
    passages[passage] = (passages[passage] ?? 0) + inPassages * score;
    if (of !== slot) {
      close();
      slot = of;
      together = 0;
    }
    together += often;
  }
  close();
}

function scoreTitles(lexicon: Lexicon, { entry, weight }: Wanted, scores: Float32Array): void {
  const usual = lexicon.titleWords / (lexicon.live || 1);
  const each = weight * rarity(entry.count, lexicon.live) * WEIGHT.title;
  eachPlace(entry.titles, (slot, often) => {
    const length = lexicon.articles[slot]?.titleLength ?? 0;
    scores[slot] = (scores[slot] ?? 0) + each * saturated(often, length, usual, LENGTH.title);
  });
}

/** What was asked before where this article was the answer. Once is an accident, five times is a habit. */
function scoreAsked(lexicon: Lexicon, { entry, weight }: Wanted, scores: Float32Array): void {
  const each = weight * rarity(entry.count, lexicon.live) * WEIGHT.asked;
  eachPlace(entry.asked, (slot, often) => {
    scores[slot] = (scores[slot] ?? 0) + (each * often * often) / (often * often + HABIT);
  });
}

function eachPlace({ held, length }: Places, see: (at: number, often: number) => void): void {
  for (let n = 0; n < length; n += 1) {
    const place = held[n] ?? 0;
    see(Math.floor(place / OFTEN), place % OFTEN);
  }
}

function bestOf({ firstPassage, passages }: Indexed, scores: Float32Array): number {
  let first = 0;
  let second = 0;
  for (let n = firstPassage; n < firstPassage + passages; n += 1) {
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
function bestPassages(lexicon: Lexicon, slot: number, wanted: readonly Wanted[]): readonly number[] {
  const it = lexicon.articles[slot];
  if (it === undefined) return [];
  const scores = Array.from({ length: it.passages }, (_, n) => WEIGHT.beginning / (1 + n));
  const usual = lexicon.words / (lexicon.livePassages || 1);
  for (const { entry, weight } of wanted) {
    const here = placesWithin(entry.passages, it);
    const among = WEIGHT.rare * rarity(entry.passageCount, lexicon.passageLengths.length);
    const telling = weight * (among + rarity(here.length, it.passages));
    for (const { passage, often } of here) {
      const length = lexicon.passageLengths.held[passage] ?? 0;
      const n = passage - it.firstPassage;
      scores[n] = (scores[n] ?? 0) + telling * saturated(often, length, usual, LENGTH.passage);
    }
  }
  const best: { n: number; score: number }[] = [];
  for (const [n, score] of scores.entries()) keepBest(best, { n, score }, PASSAGES_SHOWN);
  return best.map(({ n }) => n);
}

/** Where a word stands in one article. Places ascend, so the first is found by halving. */
function placesWithin({ held, length }: Places, { firstPassage, passages }: Indexed) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle] ?? 0) < firstPassage * OFTEN) low = middle + 1;
    else high = middle;
  }
  const found: { passage: number; often: number }[] = [];
  for (let n = low; n < length && (held[n] ?? 0) < (firstPassage + passages) * OFTEN; n += 1)
    found.push({ passage: Math.floor((held[n] ?? 0) / OFTEN), often: ((held[n] ?? 0) % OFTEN) / 2 });
  return found;
}

function wordsFor(lexicon: Lexicon, slot: number, wanted: readonly Wanted[]): readonly string[] {
  const keys = new Set(lexicon.articles[slot]?.keys);
  return wanted
    .filter(({ entry }) => keys.has(entry.key))
    .map(({ typed, entry, weight }) => ({ typed, tells: weight * rarity(entry.count, lexicon.live) }))
    .toSorted((one, other) => other.tells - one.tells)
    .slice(0, WORDS_SHOWN)
    .map(({ typed }) => typed);
}
