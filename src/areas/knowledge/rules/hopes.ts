import { OFTEN, SHARES, SHARE_BITS, type Entry, type Indexed, type Lexicon, type Places } from './lexicon.ts';
import { LENGTH, MOST_WORTH, WEIGHT, holdBack, rarity, saturated } from './weighing.ts';

/** From about so many times squared on it is a habit. */
const HABIT = 8;
/** So many articles are looked at passage by passage; what comes after them hardly ever comes among the first. */
const MOST_LOOKED_AT = 1000;

/** A word that is looked for: as it was typed, as it stands in articles, and how much it weighs. */
export type Wanted = { readonly typed: string; readonly entry: Entry; readonly weight: number };

/** For each article what it scores as a whole, and what its best passages can add to it at the most. */
export type Hopes = { readonly known: Float32Array; readonly more: Float32Array };

/** One way through the articles in which each word stands: cheap, for none of their passages is looked at. */
export function hopesOf(lexicon: Lexicon, wanted: readonly Wanted[]): Hopes {
  const size = lexicon.articles.length;
  const hopes = { known: new Float32Array(size), more: new Float32Array(size) };
  const usual = lexicon.words / (lexicon.live || 1);
  const { held, length } = lexicon.lengths;
  const backs = Float32Array.from(held.subarray(0, length), (of) => holdBack(of, usual, LENGTH.article));
  for (const one of wanted) {
    addTexts(lexicon, one, hopes, backs);
    addTitles(lexicon, one, hopes.known);
    addAsked(lexicon, one, hopes.known);
  }
  return hopes;
}

function addTexts(lexicon: Lexicon, { entry, weight }: Wanted, { known, more }: Hopes, backs: Float32Array): void {
  const { held, length } = entry.articles;
  const whole = weight * rarity(entry.count, lexicon.live) * WEIGHT.article;
  const each = (weight * rarity(entry.passageCount, lexicon.livePassages) * MOST_WORTH) / SHARES;
  for (let n = 0; n < length; n += 1) {
    const place = held[n] ?? 0;
    const slot = place >>> (2 * SHARE_BITS);
    const together = ((place >>> SHARE_BITS) & SHARES) / 2;
    known[slot] = (known[slot] ?? 0) + (whole * together * MOST_WORTH) / (together + (backs[slot] ?? 0));
    more[slot] = (more[slot] ?? 0) + each * (place & SHARES);
  }
}

function addTitles(lexicon: Lexicon, { entry, weight }: Wanted, scores: Float32Array): void {
  const usual = lexicon.titleWords / (lexicon.live || 1);
  const each = weight * rarity(entry.count, lexicon.live) * WEIGHT.title;
  eachPlace(entry.titles, (slot, often) => {
    const length = lexicon.articles[slot]?.titleLength ?? 0;
    scores[slot] = (scores[slot] ?? 0) + each * saturated(often, length, usual, LENGTH.title);
  });
}

/** What was asked before where this article was the answer. Once is an accident, five times is a habit. */
function addAsked(lexicon: Lexicon, { entry, weight }: Wanted, scores: Float32Array): void {
  const each = weight * rarity(entry.count, lexicon.live) * WEIGHT.asked;
  eachPlace(entry.asked, (slot, often) => {
    scores[slot] = (scores[slot] ?? 0) + (each * often * often) / (often * often + HABIT);
  });
}

function eachPlace(places: Places | undefined, see: (at: number, often: number) => void): void {
  if (places === undefined) return;
  for (let n = 0; n < places.length; n += 1) {
    const place = places.held[n] ?? 0;
    see(Math.floor(place / OFTEN), place % OFTEN);
  }
}

type Hopeful = { readonly it: Indexed; readonly slot: number; readonly known: number; readonly hope: number };

/** The articles that can come to most, in that order. */
export function mostHopeful(
  { articles }: Lexicon,
  { known, more }: Hopes,
  isWanted: (it: Indexed) => boolean,
): readonly Hopeful[] {
  const hopes = new Float32Array(articles.length);
  for (let slot = 0; slot < articles.length; slot += 1) {
    // The best passage counts whole and the second in part, so no article comes to more than this.
    const hope = (known[slot] ?? 0) + (1 + WEIGHT.second) * (more[slot] ?? 0);
    const it = hope > 0 ? articles[slot] : undefined;
    if (it !== undefined && isWanted(it)) hopes[slot] = hope;
  }
  const least = leastOf(hopes);
  const found: Hopeful[] = [];
  for (const [slot, it] of articles.entries()) {
    const hope = hopes[slot] ?? 0;
    if (hope > 0 && hope >= least) found.push({ it, slot, known: known[slot] ?? 0, hope });
  }
  return found.toSorted((one, other) => other.hope - one.hope || one.slot - other.slot).slice(0, MOST_LOOKED_AT);
}

/** What one has to come to, to be looked at. */
function leastOf(hopes: Float32Array): number {
  if (hopes.length <= MOST_LOOKED_AT) return 0;
  return hopes.toSorted()[hopes.length - MOST_LOOKED_AT] ?? 0;
}
