import type { Power } from '#areas/delegations/rules/index.ts';

/** What a customer has to be told with a "no": what else there is, or why there is nothing; and who can look at it again. */
export type No = {
  readonly alternative: string;
  readonly noAlternative: string;
  readonly reviewRight: string;
};

export type Told = { readonly ok: true } | { readonly ok: false; readonly because: string; readonly field: string };

/** Whether a decision says no to the customer: a refusal that is made, a restriction, or anything else that is declined. */
export const saysNo = (power: Power, verdict: 'approved' | 'declined'): boolean =>
  verdict === 'declined'
    ? power !== 'refusal' && power !== 'restriction'
    : power === 'refusal' || power === 'restriction';

/** No "no" without another way or the reason why there is none, and without the right to have it looked at again. */
export function noRefused({ alternative, noAlternative, reviewRight }: No): Told {
  if (alternative.trim() === '' && noAlternative.trim() === '')
    return {
      ok: false,
      because: 'Say what else you offer them, or why there is nothing else.',
      field: 'alternative',
    };
  if (reviewRight.trim() === '')
    return { ok: false, because: 'Say who can look at it again, and how they ask for that.', field: 'reviewRight' };
  return { ok: true };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s ]+/g, ' ')
    .trim();

/** Whether a letter says what a "no" has to say, in the words in which it was decided. */
export function letterRefused(letter: string, { alternative, noAlternative, reviewRight }: No): Told {
  const offered = alternative.trim() === '' ? noAlternative : alternative;
  if (!plain(letter).includes(plain(offered)))
    return {
      ok: false,
      because: `The letter does not say what else there is: “${offered}”.`,
      field: 'letter',
    };
  if (!plain(letter).includes(plain(reviewRight)))
    return {
      ok: false,
      because: `The letter does not say who can look at it again: “${reviewRight}”.`,
      field: 'letter',
    };
  return { ok: true };
}
