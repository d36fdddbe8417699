import { OFTEN, OFTEN_BITS, type Entry, type Indexed, type Lexicon, type Places } from './lexicon.ts';
import { rarity } from './weighing.ts';

/** A word that says what somebody is after, with the words of articles it was taken for: none where it stands nowhere. */
export type Telling = { readonly entries: readonly Entry[] };

/*
 * Found is not answered: some article always shares a word or two with a text. Two signs tell them apart: how many of the words stand
 * where an article says what it is about, and how much of what was asked stands together in one passage, beside what a text of this
 * length shares with some passage by chance (which grows with its root). What they weigh was learned on half of the first questions of
 * a public set, asked of desks that have the page and of desks that lack it, with a bank's questions among them, and held on the other
 * half. So was how much is enough: nineteen of twenty questions that have their page go on being answered (`bench/knowledge.ts`).
 */
const TOGETHER = 3;
const ENOUGH = 2.5;
/** More words than these make it no surer. */
const MOST_ABOUT = 3;
/** An article that answered these words once did so by accident. */
const ASKED_OFTEN = 2;

/** Among fewer articles than these a word in one of them would look common. */
const FEW = 30;

/** Whether an article is likely enough to answer, so that it may be put before somebody who did not look for it. */
export function answers(lexicon: Lexicon, telling: readonly Telling[], it: Indexed): boolean {
  const slot = lexicon.slots.get(it.id) ?? -1;
  const live = Math.max(lexicon.live, FEW);
  const most = rarity(0, live);
  const weighed = telling.map(({ entries }) => ({
    entries,
    worth: Math.min(most, ...entries.map(({ count }) => rarity(count, live))),
    about: entries.some(({ titles, asked }) => often(titles, slot) > 0 || often(asked, slot) >= ASKED_OFTEN),
  }));
  const all = weighed.reduce((sum, { worth }) => sum + worth, 0);
  if (all === 0) return false;
  const about = Math.min(weighed.filter((one) => one.about).length, MOST_ABOUT);
  return about + (TOGETHER * mostTogether(weighed, it)) / Math.sqrt(all * most) >= ENOUGH;
}

type Weighed = Telling & { readonly worth: number; readonly about: boolean };

/** What the words are worth that stand in one passage, or in what stands above all of them. */
function mostTogether(weighed: readonly Weighed[], { words, ends }: Indexed): number {
  const above = weighed.filter(({ about }) => about);
  const below = new Map<number, Weighed>();
  for (const one of weighed) if (!one.about) for (const { term } of one.entries) below.set(term, one);
  let most = 0;
  let from = 0;
  for (const end of ends) {
    const there = new Set(above);
    for (const word of words.subarray(from, end)) {
      const one = below.get(word >>> OFTEN_BITS);
      if (one !== undefined) there.add(one);
    }
    most = Math.max(most, worthOf(there));
    from = end;
  }
  return Math.max(most, worthOf(above));
}

function worthOf(words: Iterable<Weighed>): number {
  let sum = 0;
  for (const { worth } of words) sum += worth;
  return sum;
}

/** How often a word stands at this article. */
function often(places: Places | undefined, slot: number): number {
  if (places === undefined) return 0;
  for (let n = 0; n < places.length; n += 1) {
    const place = places.held[n] ?? 0;
    if (Math.floor(place / OFTEN) === slot) return place % OFTEN;
  }
  return 0;
}
