import { hashOf } from '#kernel/seeded.ts';

/**
 * Whether something is drawn for a second look. It depends on the recorded seed and the thing alone: nobody picks, anybody can
 * work it out again, and of many things the share that was asked for is drawn.
 */
export function isDrawn(seed: string, id: string, sharePercent: number): boolean {
  return spread(`${seed} ${id}`) < (sharePercent / 100) * 2 ** 32;
}

/** Stirred, so that ids that follow each other lie far apart. */
function spread(text: string): number {
  let hash = hashOf(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
