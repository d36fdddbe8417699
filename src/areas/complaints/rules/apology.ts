import { read } from './in-text.ts';

/** An apology on a condition, or for what somebody else felt, is none. */
const SORRY = String.raw`\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret)\b`;
const HOLLOW = [
  {
    why: 'condition',
    sign: new RegExp(
      `${SORRY}[^.!?;]{0,60}\\b(?:if|in case|should (?:you|we|it|this)|to the extent|wherever)\\b[^.!?]{0,80}`,
    ),
  },
  { why: 'condition', sign: new RegExp(`\\bif\\b[^.!?]{0,80}${SORRY}`) },
  {
    why: 'feeling',
    sign: new RegExp(
      `${SORRY}(?: to (?:hear|learn|read))?(?: that)? you (?:feel|felt|think|thought|believe|believed|perceive|perceived|were (?:upset|unhappy|offended)|are (?:upset|unhappy|dissatisfied)|had cause|have cause|took)\\b[^.!?]{0,60}`,
    ),
  },
  {
    why: 'any',
    sign: new RegExp(
      `${SORRY}[^.!?]{0,30}\\bany (?:inconvenience|upset|distress|offence|confusion|misunderstanding)\\b[^.!?]{0,60}`,
    ),
  },
  { why: 'nobody', sign: /\b(?:mistakes were made|errors (?:were|may have been) made|may have caused)\b[^.!?]{0,40}/ },
] as const;

export type ApologyFault = { readonly words: string; readonly why: (typeof HOLLOW)[number]['why'] };

/** What in a letter sounds like an apology and is none, in the words that were written. */
export function apologyFaults(letter: string): readonly ApologyFault[] {
  const flat = read(letter);
  const found = HOLLOW.flatMap(({ sign, why }) => {
    const at = sign.exec(flat);
    if (at === null) return [];
    const to = at.index + at[0].length;
    return [{ from: at.index, to, why, words: letter.slice(at.index, to).trim() }];
  });
  const inOrder = found.toSorted((one, other) => one.from - other.from);
  // Words that two patterns found are told once.
  const apart = inOrder.filter((one, n) => !inOrder.slice(0, n).some(({ to }) => one.from < to));
  return apart.map(({ words, why }) => ({ words, why }));
}
