import { COMMON_WORDS, GIVEN_NAMES, NOT_PEOPLE } from './words.ts';
import { anyCase, plainWord, wordPattern } from './letters.ts';
import type { Span } from './span.ts';

/** Somebody on record: what they are to the matter, and every name they are known by. */
export type Known = { readonly as: string; readonly names: readonly string[] };

export type Person = {
  readonly key: string;
  readonly as: string;
  readonly find: (text: string) => readonly Span[];
};

const WORD = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*`;
const PARTICLE = String.raw`(?:van|von|der|den|de|del|della|di|da|dos|das|do|la|le|el|al|bin|binti|ibn|abu|ter|ten|zu|zur|af|av|y|e|san|st\.?|mac|mc|o['’])`;
const FULL = String.raw`(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|la|le|el|al|bin|ibn|ter|ten|zu|d['’]|l['’])(?:\s+|-|(?<=['’]))){0,3}${WORD}(?:\s+\p{Lu}\.)?(?:\s+(?:${PARTICLE}\s+){0,2}${WORD}){0,3}`;
const TITLE = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Fr|Sr|Hon|Cr|Sgt|Const|Constable|Sergeant|Officer|Inspector|Detective|Senator|Councillor|Mayor|Nurse|Judge|Justice|Aunty|Aunt|Uncle|Herr|Frau|Se[ñn]ora?|Signora?|Madame|Monsieur|Mme)\.?`;

/** Where somebody is said to be called something. */
const CUES: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}])${TITLE}\s+(${FULL})`, 'gu'),
  new RegExp(
    String.raw`\b(?:${anyCase(String.raw`my name(?:['’]s| is)|name\s*:|i am called|called|named|known as|aka|formerly|née|spoke (?:to|with)|signed|speaking with|on behalf of|care of|c\/o|attention|attn:?|contact:?|her name(?:['’]s| is)|his name(?:['’]s| is)|their name(?:['’]s| is)|i['’]?m|this is|wife|husband|partner|son|daughter|mother|father|brother|sister|neighbour|neighbor|carer|friend|landlord|tenant|boss|manager|doctor|solicitor|lawyer|daughter-in-law|grandson|nephew|niece|cousin`)}),?\s+(${FULL})`,
    'gu',
  ),
  new RegExp(
    String.raw`^[ \t]*(?:${anyCase(String.raw`dear|hi|hello|hey|good morning|good afternoon|g['’]day|to`)})[ \t]+(${FULL})(?=[ \t]*[,!.:\n]|[ \t]*$)`,
    'gmu',
  ),
  new RegExp(
    String.raw`\b(?:${anyCase(String.raw`(?:kind |best |warm |many )?(?:regards|thanks|thank you|cheers|sincerely|faithfully|wishes|truly|love|thx|rgds)`)}),?[ \t]*\n+[ \t]*(${FULL})[ \t]*(?=\n|$)`,
    'gu',
  ),
];
/** A given name that many have, with a family name after it. */
const GIVEN = new RegExp(
  String.raw`(?<![\p{L}\p{M}'’-])(${WORD})\s+((?:${PARTICLE}\s+){0,2}${WORD}(?:\s+(?:${PARTICLE}\s+)?${WORD})?)`,
  'gu',
);

const partsOf = (name: string): readonly string[] =>
  name
    .split(/[\s,.;()"“”]+/)
    .map((part) => part.replace(/['’]s?$/, ''))
    .filter((part) => part !== '' && !/^\d/.test(part))
    // Of a double name either half is used alone.
    .flatMap((part) => (part.includes('-') ? [part, ...part.split('-').filter((half) => half.length > 2)] : [part]));

const titled = new RegExp(`^${TITLE}$`, 'u');
const particle = new RegExp(`^${PARTICLE}$`, 'iu');

/** Whoever is named: those on record first, then those whom the texts call by a name, each once. */
export function namesIn(texts: readonly string[], known: readonly Known[]): readonly Person[] {
  const people: { as: string; parts: Set<string>; full: string[] }[] = known
    .map(({ as, names }) => ({ as, parts: new Set(names.flatMap(partsOf)), full: [...names] }))
    .filter(({ parts }) => parts.size > 0);
  const taken = new Set(people.flatMap(({ parts }) => [...parts].map(plainWord)));
  for (const name of texts.flatMap(saidIn)) {
    const parts = partsOf(name).filter((part) => !titled.test(part) && !particle.test(part));
    const fresh = parts.filter((part) => !taken.has(plainWord(part)) && !NOT_PEOPLE.has(part.toLowerCase()));
    if (fresh.length === 0) continue;
    // A family name that is on record already with another given name is one more of the family.
    for (const part of fresh) taken.add(plainWord(part));
    people.push({ as: 'person', parts: new Set(fresh), full: [name] });
  }
  return people.map(({ as, parts, full }, n) => ({ key: String(n), as, find: finderOf(String(n), [...parts], full) }));
}

function saidIn(text: string): readonly string[] {
  const cued = CUES.flatMap((cue) => [...text.matchAll(cue)].map(([, name = '']) => name)).map(withoutVerbs);
  const given = [...text.matchAll(GIVEN)].flatMap(([, first = '', rest = '']) =>
    isPair(first, rest) ? [`${first} ${rest}`] : [],
  );
  return [...cued, ...given].filter((name) => name !== '' && !isSaying(name));
}

/** A given name that many have, or letters with marks that no word of the service has. */
function isPair(first: string, rest: string): boolean {
  const [second = ''] = rest.split(/\s+/);
  if ([first, second].some((word) => NOT_PEOPLE.has(word.toLowerCase()))) return false;
  return GIVEN_NAMES.has(plainWord(first)) || MARKED.test(`${first}${rest}`);
}
const MARKED = /[^\p{ASCII}’]/u;

/** "I'm Very sorry", "This is The second time": capitals at the beginning of a sentence are no names. */
const isSaying = (name: string): boolean => {
  const [first = ''] = partsOf(name);
  const plain = first.toLowerCase();
  return NOT_PEOPLE.has(plain) || (COMMON_WORDS.has(plain) && partsOf(name).length === 1);
};

const withoutVerbs = (name: string): string => {
  const parts = name.split(/\s+/);
  const end = parts.findIndex((part, n) => n > 0 && NOT_PEOPLE.has(part.toLowerCase()));
  return (end === -1 ? parts : parts.slice(0, end)).join(' ');
};

const LEFT = String.raw`(?<![\p{L}\p{M}\d_])`;
const RIGHT = String.raw`(?![\p{L}\p{M}\d_])`;

/** One person wherever any part of their name stands, with what stands between the parts. */
function finderOf(key: string, parts: readonly string[], full: readonly string[]): Person['find'] {
  const loose = parts.filter((part) => part.length > 2 && !isCommon(part) && !particle.test(part));
  const strict = parts.filter((part) => !loose.includes(part) && !particle.test(part) && part.length > 1);
  const words = [
    ...full
      .map((name) => name.trim().split(/\s+/))
      .filter((pieces) => pieces.length > 1)
      .map((pieces) => pieces.map(pieces.every(isCommon) ? capital : wordPattern).join(String.raw`[\s,]+`)),
    ...loose.map(wordPattern),
  ].toSorted((a, b) => b.length - a.length);
  const exact = strict.map((part) => `(?:${capital(part)})`);
  const any = [...words.map((word) => `(?:${word})`), ...exact].join('|');
  if (any === '') return () => [];
  const joined = String.raw`(?:[\s,]+(?:\p{Lu}\.?\s+|${PARTICLE}\s+){0,2}|-|\.\s?)`;
  const one = new RegExp(String.raw`${LEFT}(?:${TITLE}\s+)?(?:${any})(?:${joined}(?:${any}))*${RIGHT}`, 'gu');
  return (text) =>
    [...text.matchAll(one)].map(({ index, 0: found }) => ({
      from: index,
      to: index + found.length,
      kind: 'name',
      value: key,
      // After addresses of the net, in which a name may stand; before numbers, which are none of it.
      rank: 15.5,
      sure: true,
    }));
}

const isCommon = (part: string): boolean => COMMON_WORDS.has(part.toLowerCase());

/** As a name is written: with a capital, or all in capitals. */
function capital(part: string): string {
  const rest = wordPattern(part.slice(1));
  const first = part[0] ?? '';
  return `${first.toUpperCase()}${rest}`;
}
