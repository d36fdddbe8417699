import { methodOf, type Plan } from '../plan/plan.ts';
import type { Party } from './acts.ts';
import { latest, openSamples, releasedOn, type Journey } from './state.ts';

const INSIDE: readonly Party[] = ['apprentice', 'manager', 'coach', 'provider'];
const ASSURING: readonly Party[] = ['assurer', 'examiner'];

/** What somebody may see of a programme, by what they are on it (section 1.8). */
export type Seen = {
  /** Evidence, reviews, issues and development. The assessor sees none of it before deciding, against anchoring. */
  readonly learning: boolean;
  /** Evidence that was submitted with a showcase. */
  readonly submitted: boolean;
  readonly decisions: (method: string) => boolean;
  /** What only the assessor is going to ask. */
  readonly questions: boolean;
  readonly samples: boolean;
  readonly result: boolean;
  readonly history: boolean;
};

/** Whoever decides a method sees what they decided of it. */
const DECIDES = { assessor: 'assessor', provider: 'provider', employer: 'manager' } as const;

export function seenBy(plan: Plan, journey: Journey, parties: readonly Party[]): Seen {
  const is = (those: readonly Party[]) => parties.some((party) => those.includes(party));
  const inside = is(INSIDE);
  const released =
    releasedOn(journey) !== null || (journey.result === null && journey.results.length > 0 && !journey.changed);
  return {
    learning: inside || is(['examiner']),
    submitted: inside || is(['assessor', ...ASSURING]),
    decisions: (method) =>
      is(['assessor', ...ASSURING, DECIDES[methodOf(plan, method)?.decidedBy ?? 'assessor']]) ||
      ((inside || is(['organisation'])) && (released || failKnown(journey, method))),
    questions: is(['assessor', 'examiner']),
    samples: is(['organisation', ...ASSURING]),
    result: is(['assessor', 'organisation', ...ASSURING]) || releasedOn(journey) !== null,
    history: inside || is(['organisation', ...ASSURING]),
  };
}

/** A failed method is told once quality assurance has upheld it: whoever has to learn has to know what. */
function failKnown(journey: Journey, method: string): boolean {
  return latest(journey, method).settled?.grade.outcome === 'fail' && openSamples(journey).length === 0;
}
