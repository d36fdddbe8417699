import type { Instant } from '#kernel/time.ts';
import { fitOf, meets, meetsHard, type Need, type Skills } from './needs.ts';

/** Work that waits in a queue. */
export type Waiting = {
  readonly id: string;
  readonly queue: string;
  readonly channel: string;
  /** 1 comes first, 4 comes last. */
  readonly priority: number;
  readonly arrivedAt: Instant;
  readonly needs: readonly Need[];
  /** So long a wait is worth one step of priority, in milliseconds. */
  readonly boost: number;
  /** Who owns an open promise to this customer or on this case, and how long they are waited for. */
  readonly sticky: { readonly officerId: string; readonly for: number } | null;
  /** The only officer who deals with this customer, and who does when that one is absent. */
  readonly sole: { readonly officerId: string; readonly deputyId: string | null } | null;
  /** Officers with a conflict of interest, and those who decided it before. */
  readonly excluded: readonly string[];
  /** Officers who were offered it and did not open it. */
  readonly passed: readonly string[];
};

/** An officer who is on, as far as routing is concerned. Who is off is not in the list at all. */
export type OnOfficer = {
  readonly id: string;
  readonly queues: readonly string[];
  readonly skills: Skills;
  /** At the desk and taking work: neither on a break nor wrapping up. */
  readonly ready: boolean;
  readonly freeSince: Instant;
  /** How many of each channel at once; one that is not named is not taken at all. */
  readonly capacity: ReadonlyMap<string, number>;
  readonly inHand: ReadonlyMap<string, number>;
};

export const LAST_PRIORITY = 4;

/**
 * The priority after so long a wait: each boost is worth one step, and nothing comes before step 0.
 *
 * The guarantee: after `steadyAfter(boost)` of waiting everything stands at step 0, where only the arrival counts. From then
 * on it comes before whatever arrived later, of whichever priority, so nothing waits behind newer work for longer.
 */
export const stepOf = ({ priority, arrivedAt, boost }: Waiting, now: Instant): number =>
  Math.max(0, priority - Math.floor(Math.max(0, now - arrivedAt) / boost));

export const steadyAfter = (boost: number): number => LAST_PRIORITY * boost;

const byId = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The order of what waits: step of priority, then arrival, then id. */
export const byTurn =
  (now: Instant) =>
  (one: Waiting, other: Waiting): number =>
    stepOf(one, now) - stepOf(other, now) || one.arrivedAt - other.arrivedAt || byId(one.id, other.id);

export const hasRoom = ({ ready, capacity, inHand }: OnOfficer, channel: string): boolean =>
  ready && (inHand.get(channel) ?? 0) < (capacity.get(channel) ?? 0);

/** Whether an officer may ever have this: what never relaxes, however long it waits and however free they are. */
export const mayHave = (officer: OnOfficer, it: Waiting, soleId: string | null): boolean =>
  officer.queues.includes(it.queue) &&
  !it.excluded.includes(officer.id) &&
  meetsHard(officer.skills, it.needs) &&
  (it.sole === null || officer.id === soleId);

/** Who the sole contact is now: the officer, or their deputy where the officer is absent. */
export const soleNow = ({ sole }: Waiting, isOn: (id: string) => boolean): string | null =>
  sole === null ? null : isOn(sole.officerId) ? sole.officerId : sole.deputyId;

/** Whose promise draws it to them. Nobody's where one officer alone deals with the customer, or where the owner may not or did not. */
export const promiserOf = ({ sticky, sole, excluded, passed }: Waiting): Waiting['sticky'] =>
  sole !== null || sticky === null || excluded.includes(sticky.officerId) || passed.includes(sticky.officerId)
    ? null
    : sticky;

export type Way = 'sole' | 'promise' | 'fit';
/** Why nobody gets it now. */
export type NotNow = { readonly held: boolean };
export type Choice = { readonly officerId: string; readonly way: Way };

/** Whether work is kept back for who made a promise: they may have it, they are at the desk, and it has not waited long. */
export function isHeldFor(it: Waiting, owner: OnOfficer | undefined, now: Instant): boolean {
  const sticky = promiserOf(it);
  return (
    sticky !== null &&
    owner?.id === sticky.officerId &&
    owner.ready &&
    mayHave(owner, it, null) &&
    now - it.arrivedAt < sticky.for
  );
}

/** The order of officers for a piece of work: best fit, then longest idle, then id; who passed on it before comes last. */
export const byWorth =
  (it: Waiting) =>
  (one: OnOfficer, other: OnOfficer): number =>
    Number(it.passed.includes(one.id)) - Number(it.passed.includes(other.id)) ||
    fitOf(other.skills, it.needs) - fitOf(one.skills, it.needs) ||
    one.freeSince - other.freeSince ||
    byId(one.id, other.id);

/** Whether an officer may be given this now, by what it asks for after its wait. Sole contacts and promises relax what is preferred. */
export function mayTakeNow(officer: OnOfficer, it: Waiting, now: Instant, soleId: string | null): boolean {
  if (!hasRoom(officer, it.channel) || !mayHave(officer, it, soleId)) return false;
  if (it.sole !== null || promiserOf(it)?.officerId === officer.id) return true;
  return meets(officer.skills, it.needs, now - it.arrivedAt);
}
