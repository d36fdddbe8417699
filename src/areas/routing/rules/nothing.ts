import type { Instant } from '#kernel/time.ts';
import { hasRoom, isHeldFor, promiserOf, type Waiting } from './assigning.ts';
import { askedAfter } from './needs.ts';
import type { Known } from './reasons.ts';

/** Why an officer who asked for the next got nothing, as data. */
export type NothingReason =
  | { readonly kind: 'not on' }
  | { readonly kind: 'not ready' }
  | { readonly kind: 'nothing waits' }
  /** So many wait that take a hand which is full. */
  | { readonly kind: 'full'; readonly channel: string; readonly count: number }
  | { readonly kind: 'lacks'; readonly skill: string; readonly level: number; readonly count: number }
  | { readonly kind: 'kept'; readonly count: number }
  | { readonly kind: 'not theirs'; readonly count: number };

type Looking = { readonly officers: readonly Known[]; readonly waiting: readonly Waiting[]; readonly now: Instant };

/** What stands between an officer and everything that waits in their queues, what concerns most of it first. */
export function whyNothing(officerId: string, { officers, waiting, now }: Looking): readonly NothingReason[] {
  const officer = officers.find(({ id }) => id === officerId);
  if (officer === undefined || !officer.here) return [{ kind: 'not on' }];
  if (!officer.ready) return [{ kind: 'not ready' }];
  const found = waiting
    .filter(({ queue }) => officer.queues.includes(queue))
    .map((it) => standsBetween(officer, it, officers, now));
  if (found.length === 0) return [{ kind: 'nothing waits' }];
  const counted = Map.groupBy(found, (one) => JSON.stringify(one));
  return [...counted.values()]
    .map((same) => ({ ...(same[0] ?? { kind: 'not theirs' as const }), count: same.length }))
    .toSorted((one, other) => other.count - one.count);
}

type Between =
  | { readonly kind: 'full'; readonly channel: string }
  | { readonly kind: 'lacks'; readonly skill: string; readonly level: number }
  | { readonly kind: 'kept' | 'not theirs' };

function standsBetween(officer: Known, it: Waiting, officers: readonly Known[], now: Instant): Between {
  if (it.excluded.includes(officer.id) || (it.sole !== null && it.sole.officerId !== officer.id))
    return { kind: 'not theirs' };
  const lacking = it.needs
    .map((need) => ({ skill: need.skill, level: askedAfter(need, now - it.arrivedAt) }))
    .find(({ skill, level }) => (officer.skills.get(skill) ?? 0) < level);
  if (lacking !== undefined) return { kind: 'lacks', ...lacking };
  const owner = officers.find(({ id }) => id === promiserOf(it)?.officerId);
  if (isHeldFor(it, owner, now)) return { kind: 'kept' };
  return hasRoom(officer, it.channel) ? { kind: 'not theirs' } : { kind: 'full', channel: it.channel };
}
