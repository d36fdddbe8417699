import { DAY, HOUR, MINUTE, type Instant } from '#kernel/time.ts';
import { offsetOf } from '#platform/zone.ts';

/** When the demo's offices are staffed. */
export type Calendar = {
  /** This moment, or the next at which somebody is at their desk. */
  readonly staffed: (at: Instant) => Instant;
  /** The last moment before this at which somebody was at their desk. */
  readonly lastStaffed: (at: Instant) => Instant;
  /** So many staffed hours later. */
  readonly after: (at: Instant, hours: number) => Instant;
  /** Five in the afternoon, so many working days on; 0 is today, or Monday on a weekend. */
  readonly fiveOn: (at: Instant, days: number) => Instant;
  /** The date as a person in the zone would write it: 14 March. */
  readonly date: (at: Instant) => string;
  /** Friday 20 November. */
  readonly longDate: (at: Instant) => string;
};

const OPENS = 8 * HOUR + 35 * MINUTE;
const CLOSES = 17 * HOUR;
const WORKDAY = CLOSES - OPENS;

export function calendarOf(zone: string): Calendar {
  const offsets = new Map<number, number>();
  const offset = (at: Instant) => {
    const day = Math.floor(at / DAY);
    const known = offsets.get(day) ?? offsetOf(zone, at);
    offsets.set(day, known);
    return known;
  };
  const local = (at: Instant) => at + offset(at);
  const fromLocal = (wall: number) => wall - offset(wall - offset(wall));
  const midnight = (wall: number) => Math.floor(wall / DAY) * DAY;
  // 1 January 1970 was a Thursday, so day 2 of each week counted from it is a Saturday.
  const isWeekend = (wall: number) => [2, 3].includes(Math.floor(wall / DAY) % 7);
  const nextOpening = (wall: number): number => {
    let day = midnight(wall) + DAY;
    while (isWeekend(day)) day += DAY;
    return day + OPENS;
  };
  const staffedWall = (wall: number): number => {
    const inDay = wall - midnight(wall);
    if (isWeekend(wall) || inDay >= CLOSES) return nextOpening(wall) + (wall % (25 * MINUTE));
    return inDay < OPENS ? midnight(wall) + OPENS + (wall % (20 * MINUTE)) : wall;
  };
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat('en-AU', { timeZone: zone, ...options });
    return (at: Instant) => written.format(at).replace(',', '');
  };
  return {
    staffed: (at) => fromLocal(staffedWall(local(at))),
    lastStaffed: (at) => {
      let wall = local(at);
      while (isWeekend(wall) || wall - midnight(wall) < OPENS) wall = midnight(wall) - 1;
      const closing = midnight(wall) + CLOSES;
      return fromLocal(wall < closing ? wall : closing - MINUTE - (at % (4 * HOUR)));
    },
    after: (at, hours) => {
      let wall = staffedWall(local(at));
      let left = Math.min(hours * HOUR, 60 * WORKDAY);
      for (;;) {
        const today = midnight(wall) + CLOSES - wall;
        if (left < today) return fromLocal(wall + left);
        left -= today;
        wall = nextOpening(wall);
      }
    },
    fiveOn: (at, days) => {
      let day = midnight(staffedWall(local(at)));
      for (let left = days; left > 0;) {
        day += DAY;
        if (!isWeekend(day)) left -= 1;
      }
      return fromLocal(day + CLOSES);
    },
    date: format({ day: 'numeric', month: 'long' }),
    longDate: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  };
}
