import { DAY, HOUR, type Instant } from '#kernel/time.ts';

export const STATES = ['open', 'kept', 'broken', 'renewed', 'released'] as const;
export type State = (typeof STATES)[number];

/** What is shown of a promise: an open one is plain, close to its time, or late until a sweep has called it broken. */
export const STANDINGS = ['open', 'due', 'late', 'kept', 'renewed', 'broken', 'released'] as const;
export type Standing = (typeof STANDINGS)[number];

export const CAUSES = [
  'waiting for somebody else',
  'too much work',
  'overlooked',
  'customer not reached',
  'system fault',
  'harder than expected',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

type Times = { readonly state: State; readonly madeAt: Instant; readonly dueAt: Instant };

export function standingOf({ state, madeAt, dueAt }: Times, now: Instant): Standing {
  if (state !== 'open') return state;
  if (now > dueAt) return 'late';
  return now >= warnAt(madeAt, dueAt) ? 'due' : 'open';
}

/**
 * When its owner is told that it is close: at four fifths of its time, but never less than an hour before where it has more
 * than that, and never more than two days before, so that a promise for next year does not nag for months.
 */
export function warnAt(madeAt: Instant, dueAt: Instant): Instant {
  const whole = dueAt - madeAt;
  const before = Math.min(2 * DAY, Math.max(whole * 0.2, Math.min(HOUR, whole * 0.5)));
  return Math.round(dueAt - before);
}

export type Refused = { readonly because: string; readonly field: string } | undefined;

/** The longest anybody is promised something for. What is further off is a plan. */
const FURTHEST = 2 * 366 * DAY;

export function dueRefused(dueAt: Instant, now: Instant): Refused {
  if (dueAt <= now) return { because: 'A promise is for later: choose a time that is still to come.', field: 'dueAt' };
  if (dueAt - now > FURTHEST)
    return { because: 'That is more than two years off. Promise a time the customer can count on.', field: 'dueAt' };
  return undefined;
}

/** Why a promise cannot be renewed, if it cannot. Once its time is over it is broken: a new one may be made, the old one stays. */
export function renewRefused(it: Times, asked: { readonly dueAt: Instant }, now: Instant): Refused {
  if (it.state !== 'open' || now > it.dueAt)
    return {
      because: 'Its time is over, so it cannot be renewed. Tell the customer, and make a new promise.',
      field: 'dueAt',
    };
  if (asked.dueAt <= it.dueAt) return { because: 'The new time is not later than the old one.', field: 'dueAt' };
  return dueRefused(asked.dueAt, now);
}
