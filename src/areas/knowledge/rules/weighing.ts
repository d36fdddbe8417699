/*
 * Each part is BM25: a rare word counts more than a common one, the fifth time less than the second, and in a long text less. The
 * weights were chosen on half of the first questions of a public set (`bench/knowledge.ts`) and held on the other half.
 */
const SATURATION = 1.2;
export const LENGTH = { title: 0.5, article: 0.6, passage: 0.5 } as const;
export const WEIGHT = { title: 1, article: 0.5, second: 0.2, asked: 3, weak: 0.25, beginning: 3, rare: 0.5 } as const;
/** However often a word stands in a text, it is worth no more than this. */
export const MOST_WORTH = SATURATION + 1;

export const rarity = (count: number, of: number): number =>
  Math.log(1 + Math.max(0, of - count + 0.5) / (count + 0.5));

/** How much a text of this length holds its words back, beside one of the usual length. */
export const holdBack = (length: number, usual: number, by: number): number =>
  SATURATION * (1 - by + (by * length) / (usual || 1));

export const saturated = (often: number, length: number, usual: number, by: number): number =>
  (often * MOST_WORTH) / (often + holdBack(length, usual, by));
