import { doubtsIn } from './doubts.ts';
import { namesIn, type Known, type Person } from './names.ts';
import { keptIn, numbersIn } from './patterns.ts';
import type { Kind, Span } from './span.ts';
import type { StandIns } from './stand-ins.ts';

export type { Kind, Known };
export { standInsIn } from './stand-ins.ts';

export type Replaced = { readonly kind: Kind; readonly token: string; readonly times: number };
export type Pseudonymised = {
  readonly texts: readonly string[];
  /** What stands now for what, without saying what it was. */
  readonly replaced: readonly Replaced[];
  /** What might still name somebody, for a person to look at. */
  readonly doubtful: readonly string[];
};

/**
 * Texts of one matter without what names or finds anybody: names on record and names that are said to be names, addresses,
 * numbers, references, dates of birth, links. The same stands for the same in all of them, so that they can still be followed.
 * What may be left is listed. What stands there instead is said in the words that are given. It takes out too much rather than too little, and a person looks at it all the same.
 */
export function pseudonymised(
  texts: readonly string[],
  known: readonly Known[] = [],
  standIns: StandIns = {},
): Pseudonymised {
  const plain = texts.map((text) => text.normalize('NFC'));
  const people = namesIn(plain, known);
  const tokens = openTokens(people, { standIns, taken: tokensIn(plain) });
  const done = plain.map((text) => replace(text, spansIn(text, people), tokens.of));
  return { texts: done, replaced: tokens.list(), doubtful: doubtsIn(done) };
}

export type WithKey = { readonly texts: readonly string[]; readonly key: ReadonlyMap<string, string> };

/** The same with what stood there, for whoever puts it back where it came from. The key stays where the texts do not go. */
export function withKey(texts: readonly string[], known: readonly Known[] = []): WithKey {
  const plain = texts.map((text) => text.normalize('NFC'));
  const people = namesIn(plain, known);
  const tokens = openTokens(people, { standIns: {}, taken: tokensIn(plain) });
  const key = new Map<string, string>();
  const done = plain.map((text) =>
    replace(text, spansIn(text, people), (span) => {
      const token = tokens.of(span);
      const words = text.slice(span.from, span.to);
      // Of a name that is said in several ways the longest says most.
      if (words.length > (key.get(token)?.length ?? 0)) key.set(token, words);
      return token;
    }),
  );
  return { texts: done, key };
}

/** Puts back what a text that came from these texts stands for. */
export const putBack = (text: string, key: ReadonlyMap<string, string>): string =>
  text.replaceAll(TOKEN, (token) => key.get(token) ?? token);

function spansIn(text: string, people: readonly Person[]): readonly Span[] {
  const kept = keptIn(text);
  const found = [...numbersIn(text), ...people.flatMap((person) => person.find(text))].filter(
    (span) => span.kind === 'link' || span.sure || !kept.some((one) => overlap(one, span)),
  );
  return withoutOverlap(found);
}

type Place = Pick<Span, 'from' | 'to'>;
const overlap = (one: Place, other: Place): boolean => one.from < other.to && other.from < one.to;

/** Of two that overlap the one that ranks first wins, then the longer one. What is left of the other is looked at by itself. */
function withoutOverlap(spans: readonly Span[]): readonly Span[] {
  const taken: Span[] = [];
  const ordered = spans.toSorted((a, b) => a.rank - b.rank || b.to - b.from - (a.to - a.from) || a.from - b.from);
  for (const span of ordered) if (!taken.some((one) => overlap(one, span))) taken.push(span);
  return taken.toSorted((a, b) => a.from - b.from);
}

function replace(text: string, spans: readonly Span[], tokenOf: (span: Span) => string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of spans) {
    pieces.push(text.slice(at, span.from), tokenOf(span));
    at = span.to;
  }
  return [...pieces, text.slice(at)].join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letter = (n: number): string =>
  n < 26 ? (LETTERS[n] ?? '') : `${LETTERS[Math.floor(n / 26) - 1] ?? 'Z'}${LETTERS[n % 26] ?? ''}`;

const TOKEN = /\[[^\][\n]{1,60}\]/g;

/** What stands in the texts already for somebody: whoever is found now is somebody else. */
const tokensIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => [...text.matchAll(TOKEN)].map(([token]) => token)));

type Saying = { readonly standIns: StandIns; readonly taken: ReadonlySet<string> };

/** Gives the same token to the same value, and counts. */
function openTokens(people: readonly Person[], { standIns, taken }: Saying) {
  const tokens = new Map<string, string>();
  const counts = new Map<string, Replaced>();
  const used = new Map<string, number>();
  const said = (as: string): string => standIns[as] ?? as;
  const numbered = (as: string, byLetter: boolean): string => {
    for (let n = used.get(as) ?? 0; ; n += 1) {
      const token = byLetter ? `[${said(as)} ${letter(n)}]` : `[${said(as)} ${n + 1}]`;
      used.set(as, n + 1);
      if (!taken.has(token)) return token;
    }
  };
  const shared = Map.groupBy(people, ({ as }) => as);
  const called = (key: string): string => {
    const as = people.find((person) => person.key === key)?.as ?? 'person';
    return as === 'person' || (shared.get(as)?.length ?? 0) > 1 ? numbered(as, true) : `[${said(as)}]`;
  };
  return {
    of: ({ kind, value }: Span): string => {
      const name = `${kind} ${value}`;
      const token = tokens.get(name) ?? (kind === 'name' ? called(value) : numbered(kind, false));
      tokens.set(name, token);
      counts.set(token, { kind, token, times: (counts.get(token)?.times ?? 0) + 1 });
      return token;
    },
    list: (): readonly Replaced[] => [...counts.values()],
  };
}
