import { DAY, type Instant } from '#kernel/time.ts';
import { addMonths } from '#kernel/civil.ts';

/** So long before it ends somebody is told, so that there is a date to take it again. */
export const AHEAD_OF_EXPIRY = 30 * DAY;

export type Taken = { readonly doneAt: Instant; readonly until: Instant | null };
export type TrainingStanding = 'good' | 'expiring' | 'expired' | 'missing' | 'not asked';

/** Where somebody stands with a course: by when they last took it, and whether they have to. */
export function trainingStanding(taken: Taken | undefined, asked: boolean, now: Instant): TrainingStanding {
  if (taken === undefined) return asked ? 'missing' : 'not asked';
  if (taken.until === null || taken.until > now + AHEAD_OF_EXPIRY) return 'good';
  return taken.until > now ? 'expiring' : 'expired';
}

/** Until when a course counts that was taken on a day: to the same day so many months on. */
export const countsUntil = (doneAt: Instant, months: number | null): Instant | null =>
  months === null ? null : addMonths(Math.floor(doneAt / DAY), months) * DAY + (doneAt % DAY);

type Asked = { readonly taken: Taken | undefined; readonly askedSince: Instant; readonly withinDays: number };

/** By when somebody has to take it (again); nothing where there is time. Whoever has just begun has the days of the duty. */
export function takeBy({ taken, askedSince, withinDays }: Asked, now: Instant): Instant | undefined {
  if (taken === undefined) return Math.max(askedSince + withinDays * DAY, now + DAY);
  if (taken.until === null || taken.until > now + AHEAD_OF_EXPIRY) return undefined;
  return Math.max(taken.until, now + DAY);
}

/** Why somebody cannot have a place; undefined where they can. */
export function placeRefused(
  it: {
    readonly startsAt: Instant;
    readonly cancelled: boolean;
    readonly closed: boolean;
    readonly seats: number;
    readonly taken: number;
  },
  now: Instant,
): string | undefined {
  if (it.cancelled) return 'This date was cancelled. Choose another.';
  if (it.closed) return 'This course is not offered any more.';
  if (it.startsAt <= now) return 'This date has begun. Choose one that is still to come.';
  return it.taken >= it.seats ? 'Every place is taken. Choose another date.' : undefined;
}
