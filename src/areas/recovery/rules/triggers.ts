import type { Instant } from '#kernel/time.ts';

/** What says that somebody was let down. */
export const TRIGGERS = ['promise broken', 'time missed', 'came again', 'tone worse'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What is done to win somebody back. */
export const DID = ['rang', 'met', 'wrote', 'put right', 'explained'] as const;
export type Did = (typeof DID)[number];

/** So often in a row without a word from us, and somebody is waiting, not asking. */
const OFTEN = 3;

/** Whether the customer came again and again without having heard from us in between. */
export const cameAgain = (said: readonly Instant[], lastFromUs: Instant | null): boolean =>
  said.filter((at) => at > (lastFromUs ?? -Infinity)).length >= OFTEN;

const TONES = ['calm', 'worried', 'upset', 'angry', 'abusive'];

/** Whether the customer is more upset than when they first came: the last that was noted, against the first. */
export function toneWorse(tones: readonly string[]): boolean {
  const [first, last] = [TONES.indexOf(tones[0] ?? ''), TONES.indexOf(tones.at(-1) ?? '')];
  return first >= 0 && last > first && last >= TONES.indexOf('upset');
}
