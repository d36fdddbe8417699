import { lettersOf } from './near.ts';
import { passagesOf } from './passages.ts';
import { keysOf, type Term } from './terms.ts';

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

/** A growing list of numbers in ascending order. Four bits of each say how often; the rest, where. */
export type Places = { held: Uint32Array; length: number };

export type Entry = {
  readonly key: string;
  /** As it was first written. */
  readonly word: string;
  readonly letters: number;
  /** In how many articles, and in how many passages. */
  count: number;
  passageCount: number;
  readonly passages: Places;
  readonly titles: Places;
  readonly asked: Places;
};

export type Indexed = {
  readonly id: string;
  readonly agency: string;
  readonly isPublic: boolean;
  live: boolean;
  readonly firstPassage: number;
  readonly passages: number;
  readonly length: number;
  readonly titleLength: number;
  readonly keys: readonly string[];
};

/** What articles are found with: kept in the process, made again from the articles whenever it has to be. */
export type Lexicon = {
  readonly entries: Map<string, Entry>;
  readonly articles: Indexed[];
  readonly slots: Map<string, number>;
  readonly passageLengths: Places;
  readonly passageArticles: Places;
  live: number;
  gone: number;
  words: number;
  titleWords: number;
  livePassages: number;
};

export const OFTEN = 16;
/** A word of a heading counts half as much again; in halves, so that it is a whole number. */
const IN_TEXT = 2;
const IN_HEADING = 3;

const places = (): Places => ({ held: new Uint32Array(2), length: 0 });

function push(list: Places, value: number): void {
  if (list.length === list.held.length) {
    const more = new Uint32Array(list.length * 2);
    more.set(list.held);
    list.held = more;
  }
  list.held[list.length] = value;
  list.length += 1;
}

export const emptyLexicon = (): Lexicon => ({
  entries: new Map(),
  articles: [],
  slots: new Map(),
  passageLengths: places(),
  passageArticles: places(),
  live: 0,
  gone: 0,
  words: 0,
  titleWords: 0,
  livePassages: 0,
});

function entryOf({ entries }: Lexicon, key: string, word: string): Entry {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const letters = lettersOf(key);
  const made = { key, word, letters, count: 0, passageCount: 0, passages: places(), titles: places(), asked: places() };
  entries.set(key, made);
  return made;
}

/** Adds an article, or puts its newest words in place of those it had. */
export function putArticle(lexicon: Lexicon, it: Findable): void {
  dropArticle(lexicon, it.id);
  const slot = lexicon.articles.length;
  const keys = new Set<string>();
  const firstPassage = lexicon.passageLengths.length;
  let length = 0;
  const passages = passagesOf(it.body);
  for (const { heading, from, to } of passages) {
    const words = keysOf(it.body.slice(from, to), it.language);
    const above = keysOf(heading, it.language);
    putPassage(lexicon, slot, { words, above }, keys);
    length += words.length;
  }
  const title = keysOf(`${it.title} ${it.topic}`, it.language);
  for (const [key, { word, often }] of counted(title, 1)) {
    push(entryOf(lexicon, key, word).titles, slot * OFTEN + often);
    keys.add(key);
  }
  for (const [key, contacts] of it.askedWith) {
    push(entryOf(lexicon, key, key).asked, slot * OFTEN + Math.min(contacts, OFTEN - 1));
    keys.add(key);
  }
  for (const key of keys) entryOf(lexicon, key, key).count += 1;
  const { id, agency, isPublic } = it;
  const sizes = { firstPassage, passages: passages.length, length, titleLength: title.length };
  lexicon.articles.push({ id, agency, isPublic, live: true, ...sizes, keys: [...keys] });
  lexicon.slots.set(id, slot);
  lexicon.live += 1;
  lexicon.words += length;
  lexicon.titleWords += title.length;
  lexicon.livePassages += passages.length;
}

type Written = { readonly words: readonly Term[]; readonly above: readonly Term[] };

function putPassage(lexicon: Lexicon, slot: number, { words, above }: Written, keys: Set<string>): void {
  const passage = lexicon.passageLengths.length;
  const often = counted(words, IN_TEXT);
  for (const [key, { word, often: n }] of counted(above, IN_HEADING)) {
    const was = often.get(key);
    often.set(key, { word, often: Math.min(n + (was?.often ?? 0), OFTEN - 1) });
  }
  for (const [key, { word, often: n }] of often) {
    const entry = entryOf(lexicon, key, word);
    push(entry.passages, passage * OFTEN + n);
    entry.passageCount += 1;
    keys.add(key);
  }
  push(lexicon.passageLengths, words.length + above.length);
  push(lexicon.passageArticles, slot);
}

function counted(terms: readonly Term[], each: number): Map<string, { word: string; often: number }> {
  const found = new Map<string, { word: string; often: number }>();
  for (const { key, word } of terms) {
    const was = found.get(key);
    if (was === undefined) found.set(key, { word, often: each });
    else was.often = Math.min(was.often + each, OFTEN - 1);
  }
  return found;
}

/** Takes an article out. Its places stay until the lexicon is made anew, and are passed over. */
export function dropArticle(lexicon: Lexicon, id: string): void {
  const slot = lexicon.slots.get(id);
  const it = slot === undefined ? undefined : lexicon.articles[slot];
  if (it === undefined) return;
  lexicon.slots.delete(id);
  it.live = false;
  for (const key of it.keys) {
    const entry = lexicon.entries.get(key);
    if (entry !== undefined) entry.count -= 1;
  }
  lexicon.live -= 1;
  lexicon.gone += 1;
  lexicon.words -= it.length;
  lexicon.titleWords -= it.titleLength;
  lexicon.livePassages -= it.passages;
}

/** Whether so many articles were taken out or changed that the lexicon should be made anew. */
export const isWorn = ({ live, gone }: Lexicon): boolean => gone > 200 && gone > live;
