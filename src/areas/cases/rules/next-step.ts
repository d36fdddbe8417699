import { DAY, type Instant } from '#kernel/time.ts';

/** What is next on a case that has just arrived or has just been answered by the customer. */
export const FIRST_STEP = 'Answer the customer';
export const AFTER_REPLY_STEP = 'See whether the customer has answered';

/**
 * A date for the next step where nobody has chosen one: two days on, passing over Saturday and Sunday. The zone's offset
 * from UTC at that moment is given in milliseconds. Calendars with holidays and rules of service replace this later.
 */
export function defaultDue(now: Instant, offset: number, days = 2): Instant {
  let due = now;
  let left = days;
  while (left > 0) {
    due += DAY;
    if (isWeekday(due + offset)) left -= 1;
  }
  return due;
}

/** 1 January 1970 was a Thursday, so day 2 of each week counted from it is a Saturday. */
function isWeekday(local: Instant): boolean {
  const day = Math.floor(local / DAY) % 7;
  return day !== 2 && day !== 3;
}
