import type { Parts } from './parts.ts';

/** Fills an empty database with a fictional state agency. */
export async function fillDemo(_parts: Parts, say: (sentence: string) => void): Promise<void> {
  say('The demo is being written.');
}
