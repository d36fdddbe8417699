import type { Pack } from './pack.ts';

export type RefusalAsked = { readonly code: string; readonly reasons: string; readonly letter: string };
type Refused = { readonly field: string; readonly because: string } | undefined;

/** Stands in a letter where the route to the body outside belongs. */
export const EXTERNAL = '[external body]';

/**
 * Why a complaint cannot be refused like this, or undefined when it can: with a reason of the pack, in words of one's own, and a
 * letter that says who outside can look at it.
 */
export function refusalRefused({ refusals, external }: Pack, { code, reasons, letter }: RefusalAsked): Refused {
  if (!refusals.some((one) => one.code === code))
    return { field: 'code', because: 'Choose one of the reasons for which a complaint can be refused.' };
  if (reasons.trim().length < 20)
    return { field: 'reasons', because: 'Say in your own words why it cannot be taken: a sentence at least.' };
  if (!letter.includes(external.words))
    return { field: 'letter', because: `The letter has to say this: ${external.words}` };
  return undefined;
}
