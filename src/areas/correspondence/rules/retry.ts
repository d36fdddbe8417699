import { HOUR, MINUTE } from '#kernel/time.ts';

const WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 24 * HOUR];

/** How long to wait after so many attempts, in milliseconds; null when about two days of trying are over. */
export const retryAfter = (attempts: number): number | null => WAITS[attempts - 1] ?? null;
