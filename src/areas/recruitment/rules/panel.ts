import { agreementOf, type Agreement } from '#kernel/agreement.ts';

export const MOST_MARK = 3;
/** An example that shows it at the level the role asks for. */
const SHOWS_IT = 2;

export type SheetState = 'draft' | 'given' | 'aside';
export type Marks = Readonly<Record<string, number>>;
export type Sheet = {
  readonly raterId: string;
  readonly state: SheetState;
  readonly marks: Marks;
  readonly notes: Readonly<Record<string, string>>;
};

/** What is missing before a sheet can be given, each by the code of its capability. */
export const missingIn = (
  codes: readonly string[],
  { marks, notes }: Pick<Sheet, 'marks' | 'notes'>,
): readonly string[] => codes.filter((code) => marks[code] === undefined || (notes[code] ?? '').trim() === '');

/**
 * Whose sheets somebody sees: their own; and those that were given, once their own is given. Who stands aside has nothing to do with this
 * candidate and sees none.
 */
export function sheetsSeenBy<T extends Pick<Sheet, 'raterId' | 'state'>>(
  me: string,
  sheets: readonly T[],
): readonly T[] {
  const own = sheets.find(({ raterId }) => raterId === me);
  return sheets.filter((one) => one === own || (own?.state === 'given' && one.state === 'given'));
}

/** Who of the panel has still to give their sheet. */
export const waitedFor = (
  panel: readonly string[],
  sheets: readonly Pick<Sheet, 'raterId' | 'state'>[],
): readonly string[] => panel.filter((id) => !sheets.some(({ raterId, state }) => raterId === id && state !== 'draft'));

type Agreeing = { readonly code: string; readonly mark: number; readonly why: string };

/** Why a mark cannot be agreed on; undefined where it can. */
export function agreedRefused(
  panel: readonly string[],
  sheets: readonly Sheet[],
  { code, mark, why }: Agreeing,
): string | undefined {
  const given = sheets.filter(({ state }) => state === 'given');
  if (waitedFor(panel, sheets).length > 0) return 'Somebody of the panel has not given their sheet yet.';
  if (given.length < 2) return 'Two people at least judge a candidate. Ask somebody else to join the panel.';
  const marks = new Set(given.map((sheet) => sheet.marks[code]));
  if (why.trim() !== '' || (marks.size === 1 && marks.has(mark))) return undefined;
  return marks.size === 1
    ? 'Everybody gave another mark. Say why it is changed.'
    : 'You gave different marks. Say why you agree on this one.';
}

export type PanelAgreement = Agreement & {
  /** Of the pairs, how many are no more than one mark apart. */
  readonly near: number;
};

/** How far the panel agrees, over every two people who judged the same capability of the same candidate. */
export function panelAgreement(candidates: readonly (readonly Sheet[])[]): PanelAgreement {
  const pairs = candidates.flatMap((sheets) => pairsIn(sheets.filter(({ state }) => state === 'given')));
  // Each pair counts in both orders, because neither of the two is the first.
  const both = pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
  const { kappa } = agreementOf(both.map(([one, other]) => [String(one), String(other)]));
  return {
    pairs: pairs.length,
    same: pairs.filter(([one, other]) => one === other).length,
    near: pairs.filter(([one, other]) => Math.abs(one - other) <= 1).length,
    kappa,
  };
}

const pairsIn = (sheets: readonly Sheet[]): readonly (readonly [number, number])[] =>
  sheets.flatMap((one, n) =>
    sheets.slice(n + 1).flatMap((other) =>
      Object.entries(one.marks).flatMap(([code, mark]) => {
        const theirs = other.marks[code];
        return theirs === undefined ? [] : [[mark, theirs] as const];
      }),
    ),
  );

type Judged = { readonly id: string; readonly marks: Marks };
export type Place = {
  readonly id: string;
  readonly place: number;
  /** Others stand at the same place. */
  readonly tied: boolean;
  /** Capabilities that are shown at the level asked for. */
  readonly met: number;
  readonly sum: number;
};

/**
 * The order of the candidates on whom everything is agreed: by how many capabilities they show at the level asked for, then by the sum of
 * their marks. Who is equal in both stands at the same place: nothing else decides between them but people.
 */
export function placesOf(codes: readonly string[], candidates: readonly Judged[]): readonly Place[] {
  const whole = candidates
    .filter(({ marks }) => codes.every((code) => marks[code] !== undefined))
    .map(({ id, marks }) => {
      const all = codes.map((code) => marks[code] ?? 0);
      return { id, met: all.filter((mark) => mark >= SHOWS_IT).length, sum: all.reduce((sum, mark) => sum + mark, 0) };
    });
  return whole
    .map((one) => ({
      ...one,
      place: 1 + whole.filter((other) => before(other, one) < 0).length,
      tied: whole.some((other) => other.id !== one.id && before(other, one) === 0),
    }))
    .toSorted((a, b) => a.place - b.place);
}

type Counted = { readonly met: number; readonly sum: number };
const before = (one: Counted, other: Counted): number => other.met - one.met || other.sum - one.sum;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What the n-th candidate of a round is called where their name is not. */
export const letterOf = (n: number): string =>
  n < LETTERS.length
    ? (LETTERS[n] ?? '')
    : `${LETTERS[Math.floor(n / LETTERS.length) - 1] ?? 'Z'}${LETTERS[n % LETTERS.length] ?? ''}`;
