import type { Instant } from '#kernel/time.ts';

/** A clock that differs by less tells the same time, for all that people read from it. */
const NOTICED = 2000;
const state = { ahead: 0 };

/** Learns from an answer how far this machine's clock is from the service's. Many offices have machines that are wrong. */
export function learnTime(date: string | null): void {
  const told = date === null ? Number.NaN : Date.parse(date);
  const ahead = told - Date.now();
  if (!Number.isNaN(told)) state.ahead = Math.abs(ahead) < NOTICED ? 0 : ahead;
}

/** The present as the service counts it: by it a case is late, and a message can still be taken back. */
export const present = (): Instant => Date.now() + state.ahead;
