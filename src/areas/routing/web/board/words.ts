import { MINUTE } from '#kernel/time.ts';
import { locale } from '#ui/words/say.ts';
import type { Told } from './board.tsx';

export type Queue = Told['queues'][number];

/** Whether something waits in it for longer than in time. Where officers pick, there is no such time. */
export const isOver = ({ mode, longestSince, withinMinutes }: Queue, now: number): boolean =>
  mode !== 'list' && longestSince !== null && now - longestSince > withinMinutes * MINUTE;

/** The queue in which somebody waits longest. */
export function longestOf(queues: readonly Queue[]): { readonly queue: Queue; readonly since: number } | undefined {
  const waits = queues.flatMap((queue) => (queue.longestSince === null ? [] : [{ queue, since: queue.longestSince }]));
  return waits.toSorted((one, other) => one.since - other.since)[0];
}

/** Never rounded up to all of them. */
export const percentOf = ({ inTime, of }: { readonly inTime: number; readonly of: number }): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(
    inTime === of ? 1 : Math.min(0.99, inTime / of),
  );
