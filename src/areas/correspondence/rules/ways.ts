/** How an answer can reach a customer. */
export const WAYS = ['email', 'letter', 'sms'] as const;
export type Way = (typeof WAYS)[number];

/** How a letter can look, by what its reader needs. */
export const VARIANTS = ['standard', 'large print', 'easy read'] as const;
export type Variant = (typeof VARIANTS)[number];

/** What belongs to a letter besides its words. Whoever agrees to the letter agrees to this too. */
export type LetterForm = {
  readonly addressee: string;
  readonly variant: Variant;
  /** Of the words, so that a reading program pronounces them. */
  readonly language: string;
};

type Reached = { readonly kind: string };
export type WayAdvised = { readonly way: Way; readonly because: 'they wrote by letter' | 'no other address' | 'usual' };

/** The way an answer goes unless somebody chooses another: as they wrote to us, or as they can be reached at all. */
export function wayAdvised(channel: string, points: readonly Reached[]): WayAdvised {
  const has = (kind: string) => points.some((one) => one.kind === kind);
  if (channel === 'letter' && has('post')) return { way: 'letter', because: 'they wrote by letter' };
  if (has('email')) return { way: 'email', because: 'usual' };
  if (has('post')) return { way: 'letter', because: 'no other address' };
  if (has('phone')) return { way: 'sms', because: 'no other address' };
  return { way: 'email', because: 'usual' };
}

/** The look a customer needs. Easy read has the larger print in it, so it comes first. */
export function variantFor(needs: readonly string[]): Variant {
  if (needs.includes('easy read')) return 'easy read';
  return needs.includes('large print') ? 'large print' : 'standard';
}
