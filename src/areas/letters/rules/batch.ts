import { stepOn } from '#kernel/seeded.ts';

export const BATCH_STATES = ['to check', 'released', 'stopped'] as const;
export type BatchState = (typeof BATCH_STATES)[number];
export const BATCH_WAYS = ['letter', 'as reached'] as const;
export type BatchWay = (typeof BATCH_WAYS)[number];
/** As many as a person looks at with care, and more of a larger batch. */
export const sampleSize = (letters: number): number =>
  Math.min(letters, 50, Math.max(5, Math.ceil(Math.sqrt(letters))));

/**
 * Which letters are looked at, by their numbers: so many of them, each as likely as any other, and always the same ones for a seed.
 */
export function sampleOf(
  seed: number,
  numbers: readonly number[],
  size = sampleSize(numbers.length),
): readonly number[] {
  const left = [...numbers];
  const drawn: number[] = [];
  let state = stepOn(stepOn(seed >>> 0));
  while (drawn.length < size && left.length > 0) {
    state = stepOn(state);
    const [one] = left.splice(Math.floor((state / 2 ** 32) * left.length), 1);
    if (one !== undefined) drawn.push(one);
  }
  return drawn.toSorted((a, b) => a - b);
}

export type Sampled = { readonly fine: boolean | null };
type Releasing = {
  readonly state: BatchState;
  readonly madeBy: string;
  readonly by: string;
  readonly sample: readonly Sampled[];
};
export type Release = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Whether a batch may go: somebody else says so, after every letter of the sample was found fine. */
export function mayRelease({ state, madeBy, by, sample }: Releasing): Release {
  if (state !== 'to check') return { ok: false, because: 'This batch does not wait to be released.' };
  const open = sample.filter(({ fine }) => fine === null).length;
  if (open > 0)
    return {
      ok: false,
      because:
        open === 1
          ? 'One letter of the sample was not looked at yet.'
          : `${open} letters of the sample were not looked at yet.`,
    };
  const wrong = sample.filter(({ fine }) => fine === false).length;
  if (wrong > 0)
    return {
      ok: false,
      because: `${wrong} of the sample ${wrong === 1 ? 'was' : 'were'} not fine. Stop this batch, mend the template, and make another.`,
    };
  if (sample.length === 0) return { ok: false, because: 'There is no letter in it that could go.' };
  return madeBy === by ? { ok: false, because: 'Somebody else releases what you made.' } : { ok: true };
}
