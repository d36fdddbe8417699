import { MINUTE, SECOND } from '#kernel/time.ts';

export const FREE_TRIES = 5;
export const LONGEST_WAIT = 15 * MINUTE;

/**
 * How long to wait after so many failures in a row, in milliseconds. The first five cost nothing; then each doubles the
 * wait, up to a quarter of an hour. Nobody is locked out for good, so nobody can lock somebody else out for good.
 */
export const waitAfter = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, SECOND * 2 ** Math.min(failures - FREE_TRIES + 1, 30));
