/** A text as a whole number of 32 bits that is the same everywhere (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Whole numbers of 32 bits that a seed fixes for good: whoever has the seed draws the same. The seed is a recorded text, and is drawn on
 * by mulberry32. What was drawn can be drawn again years later, so none of this ever changes.
 */
export function numbersFrom(seed: string): () => number {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** The next of a row of numbers that a whole number fixes (a linear congruence modulo 2^32). */
export const stepOn = (state: number): number => (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
