import { sentencesIn, wordsIn, type Stretch } from './count.ts';
import { missingIn, type Asks, type Part } from './missing.ts';

export type PlainWord = { readonly word: string; readonly plainer: readonly string[] };

export type Finding =
  | (Stretch & { readonly kind: 'long sentence'; readonly words: number })
  | (Stretch & { readonly kind: 'passive' })
  | (Stretch & { readonly kind: 'plainer word'; readonly plainer: readonly string[] })
  | (Stretch & { readonly kind: 'tone'; readonly why: Tone });

export type Tone = 'blames' | 'orders' | 'shouts' | 'impatient' | 'cold';

export type Checked = { readonly findings: readonly Finding[]; readonly missing: readonly Part[] };

/** Above so many words a sentence is read twice. */
export const LONG = 25;

/** What a reader may stumble over, in the order of the text, and what an answer should say and does not. Hints, all of it. */
export function checkText(text: string, given: { plain: PlainWords; asks: Asks }): Checked {
  const findings = [...longIn(text), ...passiveIn(text), ...plainerIn(text, given.plain), ...toneIn(text)];
  return {
    findings: findings.toSorted((a, b) => a.from - b.from || b.to - a.to),
    missing: missingIn(text, given.asks),
  };
}

const longIn = (text: string): Finding[] =>
  sentencesIn(text).flatMap((at) => {
    const words = wordsIn(text.slice(at.from, at.to)).length;
    return words > LONG ? [{ kind: 'long sentence', ...at, words }] : [];
  });

const IRREGULAR =
  'been|begun|born|bought|broken|brought|built|caught|chosen|cut|dealt|done|drawn|driven|fallen|felt|found|forgotten|given|gone|grown|heard|held|hidden|kept|known|laid|led|left|lent|lost|made|met|paid|put|read|rung|said|seen|sent|set|shown|shut|sold|spent|spoken|stolen|taken|taught|thought|told|thrown|understood|withdrawn|worn|written';
/** They look like a passive and say how somebody is. */
const NOT_PASSIVE =
  /\b(?:concerned|interested|pleased|tired|worried|married|retired|excited|disappointed|satisfied|prepared|supposed|used|allowed|limited|closed|located|related|experienced|qualified|gone|been|born|left|done)$/iu;
const PASSIVE = new RegExp(
  String.raw`\b(?:am|is|are|was|were|be|been|being|gets?|got)(?:n['’]t)?(?: (?:not|also|already|then|now|still|being|\p{L}+ly))? (?:\p{L}{2,}ed|${IRREGULAR})\b`,
  'giu',
);

/** An estimate: a form of "to be" and a participle after it. */
function passiveIn(text: string): Finding[] {
  return [...text.matchAll(PASSIVE)].flatMap(({ index, 0: found }) =>
    NOT_PASSIVE.test(found) ? [] : [{ kind: 'passive', from: index, to: index + found.length }],
  );
}

export type PlainWords = { readonly pattern: RegExp; readonly plainer: ReadonlyMap<string, readonly string[]> };

/** The list, ready to be looked for: the longest first, so that "in accordance with" is not found as less. */
export function readyWords(words: readonly PlainWord[]): PlainWords {
  const sorted = words.map(({ word }) => word).toSorted((a, b) => b.length - a.length);
  const any = sorted.map((word) =>
    word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
  );
  return {
    // Without a word there is nothing to find; an empty alternative would be found everywhere.
    pattern:
      any.length === 0
        ? /(?!)/gu
        : new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${any.join('|')})(?![\p{L}\p{N}-])`, 'giu'),
    plainer: new Map(words.map(({ word, plainer }) => [word.toLowerCase(), plainer])),
  };
}

function plainerIn(text: string, { pattern, plainer }: PlainWords): Finding[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    kind: 'plainer word',
    from: index,
    to: index + found.length,
    plainer: (plainer.get(found.toLowerCase().replaceAll(/\s+/gu, ' ')) ?? []).map((one) => likeCase(one, found)),
  }));
}

const likeCase = (word: string, like: string): string =>
  /^\p{Lu}/u.test(like) && !/^\p{Lu}{2}/u.test(like) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;

const TONES: readonly (readonly [Tone, RegExp])[] = [
  [
    'blames',
    /\byou (?:have )?(?:failed|neglected|omitted|refused|forgot|ignored|claim(?:ed)?|allege[d]?)(?: to)?\b/giu,
  ],
  ['blames', /\b(?:your (?:failure|mistake|fault|error|negligence)|had you (?:read|checked|told|listened))\b/giu],
  ['orders', /\byou (?:must immediately|are to|will be expected to|are expected to)\b/giu],
  [
    'impatient',
    /\b(?:as (?:I|we) (?:have )?(?:already|previously) (?:said|told you|explained|advised|stated)|once again,? (?:I|we)|obviously|clearly,? you|needless to say)\b/giu,
  ],
  [
    'cold',
    /\b(?:we regret any inconvenience|any inconvenience caused|there is nothing (?:more )?(?:I|we) can do|it is not our (?:policy|problem|responsibility)|company policy|that is not my)\b/giu,
  ],
  ['shouts', /!{2,}|(?<![\p{L}])(?:\p{Lu}{4,}\s+){2,}\p{Lu}{4,}(?![\p{L}])/gu],
];

const toneIn = (text: string): Finding[] =>
  TONES.flatMap(([why, sign]) =>
    [...text.matchAll(sign)].map(({ index, 0: found }) => ({
      kind: 'tone' as const,
      why,
      from: index,
      to: index + found.length,
    })),
  );
