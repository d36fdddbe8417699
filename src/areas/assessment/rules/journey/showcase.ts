import { quarterOf } from '../plan/dates.ts';
import { methodOf, type Plan } from '../plan/plan.ts';
import { latest, type Journey } from './state.ts';

/**
 * What a showcase does not tell of yet: quarters of the programme from which nothing was selected (S3), and kinds of evidence
 * that the brief expects (S6). Both are shown and neither stops anything.
 */
export function showcaseGaps(plan: Plan, journey: Journey, key: string) {
  const chosen = new Set(latest(journey, key).selected?.evidence ?? []);
  const items = journey.evidence.filter(({ id }) => chosen.has(id));
  const until = journey.gateway.signed?.on ?? journey.startedOn;
  const told = new Set(items.map(({ on }) => quarterOf(on, journey.startedOn, until)));
  const kinds = new Set(items.map(({ kind }) => kind));
  return {
    quarters: ([1, 2, 3, 4] as const).filter((quarter) => !told.has(quarter)),
    kinds: (methodOf(plan, key)?.expectedKinds ?? []).filter((kind) => !kinds.has(kind)),
  };
}
