import { weekdayOf, type Day } from '#kernel/civil.ts';
import { DAY, MINUTE, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { LONGEST_BREAK } from './pattern.ts';

/** What the leader of a team is warned of. */
export type Limits = { readonly restMinutes: number; readonly weekMinutes: number };

/** Ten hours of rest and forty-eight hours a week, until a team says otherwise. */
export const USUAL_LIMITS: Limits = { restMinutes: 600, weekMinutes: 2880 };

export type Held = {
  readonly id: string;
  readonly officerId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

export type Warning = { readonly officerId: string; readonly shiftId: string; readonly minutes: number } & (
  | { readonly kind: 'rest'; readonly least: number; readonly afterId: string }
  | { readonly kind: 'long'; readonly most: number }
  | { readonly kind: 'week'; readonly most: number; readonly week: Day }
);

type Rules = { readonly limits: Limits; readonly zone: string };

/**
 * Where somebody would rest too little, work too long a day or too many hours in a week. A day with a break in it is one
 * working day: from its beginning to its end it may last as long as the least rest leaves of twenty-four hours.
 */
export function warningsOf(shifts: readonly Held[], rules: Rules): readonly Warning[] {
  const byOfficer = Map.groupBy(shifts, ({ officerId }) => officerId);
  return [...byOfficer.values()].flatMap((own) => {
    const held = own.toSorted((one, other) => one.startsAt - other.startsAt);
    return [...restWarnings(held, rules.limits), ...weekWarnings(held, rules)];
  });
}

/** Shifts with no more than a break between them. */
function workingDays(held: readonly Held[]): readonly (readonly [Held, ...Held[]])[] {
  const days: [Held, ...Held[]][] = [];
  for (const shift of held) {
    const current = days.at(-1);
    const before = current?.at(-1);
    if (current !== undefined && before !== undefined && shift.startsAt - before.endsAt <= LONGEST_BREAK)
      current.push(shift);
    else days.push([shift]);
  }
  return days;
}

function restWarnings(held: readonly Held[], { restMinutes }: Limits): Warning[] {
  const days = workingDays(held);
  const most = DAY / MINUTE - restMinutes;
  return days.flatMap((day, at) => {
    const [{ id, officerId, startsAt }] = day;
    const before = days[at - 1]?.at(-1);
    const rest = before === undefined ? Number.POSITIVE_INFINITY : (startsAt - before.endsAt) / MINUTE;
    const length = ((day.at(-1)?.endsAt ?? startsAt) - startsAt) / MINUTE;
    const found: Warning[] = [];
    if (before !== undefined && rest < restMinutes)
      found.push({ kind: 'rest', officerId, shiftId: id, afterId: before.id, minutes: rest, least: restMinutes });
    if (length > most) found.push({ kind: 'long', officerId, shiftId: id, minutes: length, most });
    return found;
  });
}

/** Weeks begin on Monday. A night that reaches into the next counts where it began. */
function weekWarnings(held: readonly Held[], { limits, zone }: Rules): Warning[] {
  const weeks = Map.groupBy(held, ({ startsAt }) => mondayOf(dayAt(zone, startsAt)));
  return [...weeks].flatMap(([week, own]) => {
    const [first] = own;
    const minutes = own.reduce((sum, { startsAt, endsAt }) => sum + (endsAt - startsAt) / MINUTE, 0);
    if (first === undefined || minutes <= limits.weekMinutes) return [];
    const { officerId, id } = first;
    return [{ kind: 'week', officerId, shiftId: id, minutes, most: limits.weekMinutes, week }];
  });
}

export const mondayOf = (day: Day): Day => day - weekdayOf(day);
