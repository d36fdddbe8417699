import { SECOND } from '#kernel/time.ts';

const LONGEST = 30 * SECOND;

/**
 * How long to wait before the line is tried again: twice as long each time, up to half a minute, and by chance between half of
 * that and all of it. A service that comes back is then not met by every desk in the same second.
 */
export const waitBefore = (tries: number, chance: number): number =>
  Math.min(LONGEST, SECOND * 2 ** Math.min(tries, 10)) * (0.5 + chance / 2);
