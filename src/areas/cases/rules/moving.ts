import type { Instant } from '#kernel/time.ts';
import { movesFrom, phaseOf, type Phase } from './kinds.ts';

/** Where a case stands, and what is owed on it. */
export type Standing = {
  readonly state: string;
  readonly phase: Phase;
  readonly nextStep: string | null;
  readonly nextDueAt: Instant | null;
  readonly closedAt: Instant | null;
};

export type Moving = {
  readonly state: string;
  readonly nextStep?: string | undefined;
  readonly nextDueAt?: Instant | undefined;
  /** Goes on the record; it changes nothing about where the move leads. */
  readonly why?: string | undefined;
};

export type Verdict =
  | { readonly ok: true; readonly after: Standing }
  | { readonly ok: false; readonly because: string; readonly fields: readonly { field: string; problem: string }[] };

/** Where a move leads. What stays open needs a next step and a date; what is closed has neither. */
export function afterMove(at: Standing & { readonly kind: string }, it: Moving, now: Instant): Verdict {
  const phase = phaseOf(at.kind, it.state);
  const known = it.state === at.state || movesFrom(at.kind, at.state).some(({ state }) => state === it.state);
  if (phase === undefined || !known) {
    const because = `A ${at.kind} cannot become "${it.state}" from "${at.state}".`;
    return { ok: false, because, fields: [{ field: 'state', problem: 'is not possible from here' }] };
  }
  if (phase === 'closed') {
    const closedAt = at.closedAt ?? now;
    return { ok: true, after: { state: it.state, phase, nextStep: null, nextDueAt: null, closedAt } };
  }
  const nextStep = it.nextStep ?? at.nextStep;
  const nextDueAt = it.nextDueAt ?? at.nextDueAt;
  const missing = [...(nextStep === null ? ['nextStep'] : []), ...(nextDueAt === null ? ['nextDueAt'] : [])];
  if (missing.length > 0)
    return {
      ok: false,
      because: 'Say what happens next and by when: an open case never lacks either.',
      fields: missing.map((field) => ({ field, problem: 'is needed' })),
    };
  return { ok: true, after: { state: it.state, phase, nextStep, nextDueAt, closedAt: null } };
}

/** The state of a case that becomes another kind: the same where that kind has it, else plainly open or closed. */
export function stateAsKind(at: Pick<Standing, 'state' | 'phase'>, kind: string): { state: string; phase: Phase } {
  if (phaseOf(kind, at.state) === at.phase) return { state: at.state, phase: at.phase };
  const state = at.phase === 'closed' ? 'closed' : 'open';
  return { state, phase: state };
}
