import type { ClockEvent, ClockRule } from '#areas/standards/rules/index.ts';

export type ClockState = 'none' | 'running' | 'paused';
export type Act = 'begin' | 'pause' | 'resume' | 'end';

/**
 * What one thing that happened does to the clock of one rule, in order. Something can end a clock and begin it anew: an
 * update to the customer is made, and the next one is owed from then on.
 */
export function actsOf(
  rule: Pick<ClockRule, 'on' | 'once'>,
  at: { readonly state: ClockState; readonly ranBefore: boolean },
  event: ClockEvent,
): readonly Act[] {
  const ends = at.state !== 'none' && rule.on.stop.includes(event);
  const idle = at.state === 'none' || ends;
  const begins = idle && rule.on.start.includes(event) && !(rule.once && (at.ranBefore || ends));
  if (idle) return [...(ends ? (['end'] as const) : []), ...(begins ? (['begin'] as const) : [])];
  if (at.state === 'running' && rule.on.pause.includes(event)) return ['pause'];
  if (at.state === 'paused' && rule.on.resume.includes(event)) return ['resume'];
  return [];
}

/** Which rules may run on a case of this kind. */
export const isFor = ({ kinds }: Pick<ClockRule, 'kinds'>, kind: string): boolean =>
  kinds.length === 0 || kinds.includes(kind);

/** Four fifths of the time: when it is said that something will soon be due. */
export const warnAt = (from: number, due: number): number => Math.round(from + (due - from) * 0.8);

export const BREACH_CAUSES = [
  'waiting for somebody else',
  'too much work',
  'overlooked',
  'customer not reached',
  'system fault',
  'harder than expected',
  'other',
] as const;
export type BreachCause = (typeof BREACH_CAUSES)[number];
