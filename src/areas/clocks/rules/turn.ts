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
  if (at.state !== 'none' && !rule.on.stop.includes(event)) return turned(rule, at.state, event);
  const acts: Act[] = at.state === 'none' ? [] : ['end'];
  const again = !rule.once || (at.state === 'none' && !at.ranBefore);
  return rule.on.start.includes(event) && again ? [...acts, 'begin'] : acts;
}

function turned({ on }: Pick<ClockRule, 'on'>, state: 'running' | 'paused', event: ClockEvent): readonly Act[] {
  if (state === 'running') return on.pause.includes(event) ? ['pause'] : [];
  return on.resume.includes(event) ? ['resume'] : [];
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
