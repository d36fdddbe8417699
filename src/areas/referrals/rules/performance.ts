import { DAY, type Instant } from '#kernel/time.ts';
import type { Outcome, State } from './states.ts';

export type Past = {
  readonly id: string;
  readonly state: State;
  readonly outcome: Outcome | null;
  readonly madeAt: Instant;
  readonly dueAt: Instant;
  readonly answeredAt: Instant | null;
  readonly acceptedAt: Instant | null;
};

export type Figure = { readonly count: number; readonly of: number; readonly ids: readonly string[] };
export type Performance = {
  readonly made: Figure;
  readonly open: Figure;
  /** Of those answered or overdue: answered by the day we asked for. */
  readonly inTime: Figure;
  /** Of those answered: accepted at first. */
  readonly accepted: Figure;
  readonly returned: Figure;
  /** Of those done: helped, at least partly. */
  readonly helped: Figure;
  /** Half of the answers came within so many days; null without any. */
  readonly medianDays: number | null;
};

const figure = (of: readonly Past[], fits: (one: Past) => boolean): Figure => {
  const found = of.filter(fits);
  return { count: found.length, of: of.length, ids: found.map(({ id }) => id) };
};

/** How somebody outside has worked with us. What was withdrawn before an answer counts for nobody. */
export function performanceOf(all: readonly Past[], now: Instant): Performance {
  const answered = all.filter(({ answeredAt }) => answeredAt !== null);
  const due = all.filter(({ answeredAt, dueAt, state }) => answeredAt !== null || (state === 'offered' && dueAt < now));
  const done = all.filter(({ state }) => state === 'done');
  const waits = answered
    .map(({ answeredAt, madeAt }) => ((answeredAt ?? madeAt) - madeAt) / DAY)
    .toSorted((a, b) => a - b);
  const middle = Math.floor(waits.length / 2);
  const median = waits.length % 2 === 1 ? waits[middle] : ((waits[middle - 1] ?? 0) + (waits[middle] ?? 0)) / 2;
  return {
    made: figure(all, () => true),
    open: figure(all, ({ state }) => state === 'offered' || state === 'accepted'),
    inTime: figure(due, ({ answeredAt, dueAt }) => answeredAt !== null && answeredAt <= dueAt),
    accepted: figure(answered, ({ acceptedAt }) => acceptedAt !== null),
    returned: figure(answered, ({ state }) => state === 'returned'),
    helped: figure(done, ({ outcome }) => outcome === 'helped' || outcome === 'partly helped'),
    medianDays: waits.length === 0 ? null : (median ?? null),
  };
}
