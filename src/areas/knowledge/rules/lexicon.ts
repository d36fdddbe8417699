import { lettersOf } from './near.ts';
import { passagesOf } from './passages.ts';
import { eachTerm, type Term } from './terms.ts';
import { LENGTH, MOST_WORTH, saturated } from './weighing.ts';

/** What an article is found by. */
export type Findable = {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly body: string;
  readonly language: string;
  readonly agency: string;
  readonly isPublic: boolean;
  /** Words of contacts that were answered with it, and in how many contacts they stood. */
  readonly askedWith: readonly (readonly [key: string, contacts: number])[];
};

/** A growing list of numbers in ascending order; the lower bits of each say how often, the upper ones where. */
export type Places = { held: Uint32Array; length: number };

export type Entry = {
  /** Its number: what the texts of articles are kept as. */
  readonly term: number;
  readonly key: string;
  /** As it was first written. */
  readonly word: string;
  readonly letters: number;
  /** In how many articles, and in how many passages. */
  count: number;
  passageCount: number;
  /** For each article in one number: which, how often in all its passages, and what its best passage is worth at the most. */
  readonly articles: Places;
  /** Most words stand in no title, and nobody asked with them. */
  titles: Places | undefined;
  asked: Places | undefined;
};

export type Indexed = {
  readonly id: string;
  readonly agency: string;
  readonly isPublic: boolean;
  readonly live: boolean;
  readonly length: number;
  readonly titleLength: number;
  /** The words of its passages one after the other: which one in the upper bits, how often in the lower four. */
  readonly words: Uint32Array;
  /** For each passage: where its words end, and how long it is. */
  readonly ends: Uint32Array;
  readonly lengths: Uint16Array;
  /** What it is found by besides the words of its passages: its title, and what it was asked with. */
  readonly besides: Uint32Array;
};

/**
 * What articles are found with: kept in the process, made again from the articles whenever it has to be. From a word one comes to the
 * articles it stands in, from an article to the words of its passages: so only the passages of articles that may be among the best
 * are ever looked at.
 */
export type Lexicon = {
  readonly entries: Map<string, Entry>;
  readonly terms: Entry[];
  /** English words by their first letter and length, for one that was misspelt. */
  readonly shapes: Map<string, Entry[]>;
  readonly articles: Indexed[];
  /** How long each article is, side by side, because every search goes through them. */
  readonly lengths: Places;
  readonly slots: Map<string, number>;
  live: number;
  gone: number;
  words: number;
  titleWords: number;
  livePassages: number;
};

export const OFTEN_BITS = 4;
export const OFTEN = 2 ** OFTEN_BITS;
/** Of the number for an article: six bits say what its best passage is worth at the most, six how often, the rest which it is. */
export const SHARE_BITS = 6;
export const SHARES = 2 ** SHARE_BITS - 1;
/** A word of a heading counts half as much again; in halves, so that it is a whole number. */
const IN_TEXT = 2;
const IN_HEADING = 3;
/** Passages are shorter than this as a rule, so what one is worth beside it is the most it can be worth. */
const USUAL_AT_MOST = 64;
const LONGEST_PASSAGE = 2 ** 16 - 1;

function push(list: Places, value: number): void {
  if (list.length === list.held.length) {
    const more = new Uint32Array(Math.max(2, Math.ceil(list.length * 1.5)));
    more.set(list.held);
    list.held = more;
  }
  list.held[list.length] = value;
  list.length += 1;
}

export const emptyLexicon = (): Lexicon => ({
  entries: new Map(),
  terms: [],
  shapes: new Map(),
  articles: [],
  lengths: { held: new Uint32Array(1), length: 0 },
  slots: new Map(),
  live: 0,
  gone: 0,
  words: 0,
  titleWords: 0,
  livePassages: 0,
});

const shapeOf = (key: string, length: number): string => `${key.slice(0, 1)}${length}`;

function entryOf(lexicon: Lexicon, { key, word }: Pick<Term, 'key' | 'word'>): Entry {
  const known = lexicon.entries.get(key);
  if (known !== undefined) return known;
  const made: Entry = {
    term: lexicon.terms.length,
    key,
    word,
    letters: lettersOf(key),
    count: 0,
    passageCount: 0,
    articles: { held: new Uint32Array(1), length: 0 },
    titles: undefined,
    asked: undefined,
  };
  lexicon.entries.set(key, made);
  lexicon.terms.push(made);
  if (!key.startsWith('~')) {
    const shape = shapeOf(key, key.length);
    const alike = lexicon.shapes.get(shape);
    if (alike === undefined) lexicon.shapes.set(shape, [made]);
    else alike.push(made);
  }
  return made;
}

/** English words that begin like this one and are as long but for so many letters. */
export function* shapedLike({ shapes }: Lexicon, word: string, slips: number): Iterable<Entry> {
  for (let length = word.length - slips; length <= word.length + slips; length += 1)
    for (const entry of shapes.get(shapeOf(word, length)) ?? []) if (entry.count > 0) yield entry;
}

type Often = Map<Entry, number>;

/** Counts how often each word stands in texts of one language, on top of what was counted; tells how many words a text has. */
const counting =
  (lexicon: Lexicon, language: string) =>
  (often: Often, text: string, each: number): number => {
    let words = 0;
    eachTerm(text, language, (term) => {
      const entry = entryOf(lexicon, term);
      often.set(entry, Math.min((often.get(entry) ?? 0) + each, OFTEN - 1));
      words += 1;
    });
    return words;
  };

type InArticle = { together: number; worth: number };

type Collected = {
  readonly inArticle: Map<Entry, InArticle>;
  readonly words: number[];
  readonly ends: number[];
  readonly lengths: number[];
  length: number;
};

/** The words of each passage with those of the heading above it. */
function collect(lexicon: Lexicon, it: Findable): Collected {
  const all: Collected = { inArticle: new Map(), words: [], ends: [], lengths: [], length: 0 };
  const count = counting(lexicon, it.language);
  for (const { heading, from, to } of passagesOf(it.body)) {
    const often: Often = new Map();
    const words = count(often, it.body.slice(from, to), IN_TEXT);
    const length = words + count(often, heading, IN_HEADING);
    for (const [entry, n] of often) {
      all.words.push(entry.term * OFTEN + n);
      entry.passageCount += 1;
      const worth = saturated(n / 2, length, USUAL_AT_MOST, LENGTH.passage);
      const was = all.inArticle.get(entry);
      if (was === undefined) all.inArticle.set(entry, { together: n, worth });
      else {
        was.together += n;
        was.worth = Math.max(was.worth, worth);
      }
    }
    all.ends.push(all.words.length);
    all.lengths.push(Math.min(length, LONGEST_PASSAGE));
    all.length += words;
  }
  return all;
}

/** Adds an article, or puts its newest words in place of those it had. */
export function putArticle(lexicon: Lexicon, it: Findable): void {
  dropArticle(lexicon, it.id);
  const slot = lexicon.articles.length;
  const { inArticle, words, ends, lengths, length } = collect(lexicon, it);
  for (const [entry, { together, worth }] of inArticle) {
    const share = Math.ceil((worth / MOST_WORTH) * SHARES);
    push(entry.articles, (slot * (SHARES + 1) + Math.min(together, SHARES)) * (SHARES + 1) + share);
    entry.count += 1;
  }
  const titled: Often = new Map();
  const titleLength = counting(lexicon, it.language)(titled, `${it.title} ${it.topic}`, 1);
  for (const [entry, often] of titled)
    push((entry.titles ??= { held: new Uint32Array(1), length: 0 }), slot * OFTEN + often);
  const besides = new Set([...titled.keys()].filter((entry) => !inArticle.has(entry)));
  for (const [key, contacts] of it.askedWith) {
    const entry = entryOf(lexicon, { key, word: key });
    push((entry.asked ??= { held: new Uint32Array(1), length: 0 }), slot * OFTEN + Math.min(contacts, OFTEN - 1));
    if (!inArticle.has(entry)) besides.add(entry);
  }
  for (const entry of besides) entry.count += 1;
  const { id, agency, isPublic } = it;
  lexicon.articles.push({
    ...{ id, agency, isPublic, live: true, length, titleLength },
    words: Uint32Array.from(words),
    ends: Uint32Array.from(ends),
    lengths: Uint16Array.from(lengths),
    besides: Uint32Array.from([...besides], ({ term }) => term),
  });
  push(lexicon.lengths, length);
  lexicon.slots.set(id, slot);
  lexicon.live += 1;
  lexicon.words += length;
  lexicon.titleWords += titleLength;
  lexicon.livePassages += ends.length;
}

const NOTHING = {
  words: new Uint32Array(),
  ends: new Uint32Array(),
  lengths: new Uint16Array(),
  besides: new Uint32Array(),
};

/** Takes an article out. Its place stays until the lexicon is made anew, and is passed over. */
export function dropArticle(lexicon: Lexicon, id: string): void {
  const slot = lexicon.slots.get(id);
  const it = slot === undefined ? undefined : lexicon.articles[slot];
  if (slot === undefined || it === undefined) return;
  lexicon.slots.delete(id);
  for (const entry of entriesOf(lexicon, it)) entry.count -= 1;
  for (const word of it.words) {
    const entry = lexicon.terms[word >>> OFTEN_BITS];
    if (entry !== undefined) entry.passageCount -= 1;
  }
  lexicon.articles[slot] = { ...it, ...NOTHING, live: false };
  lexicon.live -= 1;
  lexicon.gone += 1;
  lexicon.words -= it.length;
  lexicon.titleWords -= it.titleLength;
  lexicon.livePassages -= it.ends.length;
}

/** Every word an article is found by, once. */
function entriesOf({ terms }: Lexicon, { words, besides }: Indexed): ReadonlySet<Entry> {
  const found = new Set<Entry>();
  for (const word of words) {
    const entry = terms[word >>> OFTEN_BITS];
    if (entry !== undefined) found.add(entry);
  }
  for (const term of besides) {
    const entry = terms[term];
    if (entry !== undefined) found.add(entry);
  }
  return found;
}

/** Whether so many articles were taken out or changed that the lexicon should be made anew. */
export const isWorn = ({ live, gone }: Lexicon): boolean => gone > 200 && gone > live;
