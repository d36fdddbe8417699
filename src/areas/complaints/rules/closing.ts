/** Why a complaint ends. Only an answered one ends without words of its own. */
export const CLOSURES = ['answered', 'settled at once', 'withdrawn', 'not reached', 'outside'] as const;
export type Closure = (typeof CLOSURES)[number];

type Asked = { readonly reason: Closure; readonly words: string };
type Refused = { readonly field: string; readonly because: string } | undefined;

/** Why a complaint cannot be closed like this; undefined when it can. */
export function closingRefused({ reason, words }: Asked, answered: boolean): Refused {
  if (reason === 'answered' && !answered)
    return {
      field: 'reason',
      because: 'It has not been answered. Answer it first, or say why it ends without an answer.',
    };
  if (reason !== 'answered' && words.trim() === '')
    return { field: 'words', because: 'Say in a sentence why it ends like this: it stands on the record.' };
  return undefined;
}

/** What the body outside made of it. */
export const OUTCOMES = ['nothing further', 'settled', 'not upheld', 'upheld', 'recommended'] as const;
export type Outcome = (typeof OUTCOMES)[number];
