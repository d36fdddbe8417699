import { DAY, type Instant } from '#kernel/time.ts';

/** What the accepted items say of one line: different works, kinds of evidence, people who agreed, and when the newest was. */
export type Cell = {
  readonly works: number;
  readonly kinds: number;
  readonly raters: number;
  readonly newestAt: Instant | null;
};
export const STRENGTHS = ['none', 'begun', 'fair', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];

export const STRONG = { works: 3, kinds: 2, raters: 2 } as const;
export type Weighed = { readonly strength: Strength; readonly because: readonly Because[] };
/** One reason, as a sentence with its number. */
export type Because = {
  readonly says:
    | 'nothing'
    | 'works'
    | 'one kind'
    | 'kinds'
    | 'one rater'
    | 'raters'
    | 'fresh'
    | 'a year old'
    | 'two years old';
  readonly n: number;
};

/** How strong the evidence for one line is, and why. */
export function weigh({ works, kinds, raters, newestAt }: Cell, now: Instant): Weighed {
  if (works === 0 || newestAt === null) return { strength: 'none', because: [{ says: 'nothing', n: 0 }] };
  const age = now - newestAt;
  const because: Because[] = [
    { says: 'works', n: works },
    { says: kinds === 1 ? 'one kind' : 'kinds', n: kinds },
    { says: raters === 1 ? 'one rater' : 'raters', n: raters },
    { says: agedBy(age), n: Math.floor(age / DAY) },
  ];
  return { strength: STRENGTHS[rankOf(works, kinds, raters, Math.floor(age / DAY))] ?? 'none', because };
}

const FRESH = 365;
const OLD = 730;

function agedBy(age: number): Because['says'] {
  if (age > OLD * DAY) return 'two years old';
  return age > FRESH * DAY ? 'a year old' : 'fresh';
}

/** The place in STRENGTHS: one rule, for one line of one person and for all lines of thousands. */
function rankOf(works: number, kinds: number, raters: number, days: number): number {
  if (works === 0) return 0;
  if (days > OLD) return 1;
  if (works >= STRONG.works && kinds >= STRONG.kinds && raters >= STRONG.raters && days <= FRESH) return 3;
  return works > 1 || kinds > 1 ? 2 : 1;
}

/** Four bytes for each line: works and raters, kinds, and the day of the newest since 2000. */
const WIDTH = 4;
const SINCE = 946_684_800_000;
const MOST = 15;

export function packCells(cells: ReadonlyMap<number, Cell>, lines: number): Uint8Array {
  const bytes = new Uint8Array(lines * WIDTH);
  for (const [n, { works, kinds, raters, newestAt }] of cells) {
    const day = newestAt === null ? 0 : Math.min(0xffff, Math.max(1, Math.floor((newestAt - SINCE) / DAY)));
    const at = n * WIDTH;
    bytes[at] = (Math.min(MOST, works) << 4) | Math.min(MOST, raters);
    bytes[at + 1] = Math.min(MOST, kinds);
    bytes[at + 2] = day >> 8;
    bytes[at + 3] = day & 0xff;
  }
  return bytes;
}

/** The cell of the n-th line. What is not there says nothing. */
export function cellAt(bytes: Uint8Array, n: number): Cell {
  const at = n * WIDTH;
  const [head = 0, kinds = 0, high = 0, low = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  const day = high * 256 + low;
  return { works: head >> 4, raters: head & MOST, kinds, newestAt: day === 0 ? null : SINCE + day * DAY };
}

/** The strength of every line at once, for thousands of people. */
export function strengthsIn(bytes: Uint8Array, lines: number, now: Instant): Uint8Array {
  const strengths = new Uint8Array(lines);
  const today = Math.floor((now - SINCE) / DAY);
  const most = Math.min(lines, bytes.length / WIDTH);
  for (let n = 0; n < most; n++) {
    const at = n * WIDTH;
    const head = bytes[at] ?? 0;
    if (head === 0) continue;
    const day = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    strengths[n] = rankOf(head >> 4, bytes[at + 1] ?? 0, head & MOST, today - day);
  }
  return strengths;
}
