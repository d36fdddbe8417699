export const READINESS = ['now', 'near', 'later', 'not known'] as const;
export type Readiness = (typeof READINESS)[number];

type Asked = { readonly code: string; readonly level: number; readonly relation: string };
export type Held = { readonly confirmed: number | null; readonly evidenced: number };
export type Gap = { readonly code: string; readonly missing: number };

/**
 * How far somebody is from what a role asks for: by what a leader confirmed last, or else by what the evidence shows. Ready is whose focus
 * capabilities are all there and who lacks at most one level of the others together; near, who lacks no more than one level of each and three
 * together. Of whom nothing was confirmed or shown for any focus capability nothing is said.
 */
export function readinessFor(
  asked: readonly Asked[],
  heldOf: (code: string) => Held | undefined,
): { readonly readiness: Readiness; readonly gaps: readonly Gap[] } {
  const wanted = asked.filter(({ relation }) => relation !== 'not essential');
  const levelOf = (code: string): number => {
    const held = heldOf(code);
    return held?.confirmed ?? held?.evidenced ?? 0;
  };
  const gaps = wanted
    .map(({ code, level, relation }) => ({ code, relation, missing: Math.max(0, level - levelOf(code)) }))
    .filter(({ missing }) => missing > 0);
  const known = wanted.some(({ code, relation }) => relation === 'focus' && levelOf(code) > 0);
  const all = gaps.reduce((sum, { missing }) => sum + missing, 0);
  const focus = gaps.some(({ relation }) => relation === 'focus');
  const shown = gaps.map(({ code, missing }) => ({ code, missing }));
  if (!known) return { readiness: 'not known', gaps: shown };
  if (!focus && all <= 1) return { readiness: 'now', gaps: shown };
  return { readiness: all <= 3 && gaps.every(({ missing }) => missing === 1) ? 'near' : 'later', gaps: shown };
}
