/** A civil day: how many days it lies after 1 January 1970. A day has no zone until somebody asks when it begins. */
export type Day = number;

export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/** 400 years of the Gregorian calendar are always this long, which is what makes the arithmetic below exact. */
const ERA = 146_097;

/** The day of a date. A day of the month that is too large runs on into the next month. */
export function dayOfDate({ year, month, day }: Civil): Day {
  // Years begin in March, so that the leap day is the last of its year.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

export function dateOfDay(at: Day): Civil {
  const days = at + 719_468;
  const era = Math.floor(days / ERA);
  const ofEra = days - era * ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** 0 is Monday and 6 is Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (at: Day): number => (((at + 3) % 7) + 7) % 7;

const lastOfMonth = (year: number, month: number): number =>
  dayOfDate({ year, month: month + 1, day: 1 }) - dayOfDate({ year, month, day: 1 });

/** The corresponding day so many months on; the last day of the month where it has no such day. */
export function addMonths(at: Day, months: number): Day {
  const { year, month, day } = dateOfDay(at);
  const count = year * 12 + month - 1 + months;
  const to = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return dayOfDate({ ...to, day: Math.min(day, lastOfMonth(to.year, to.month)) });
}

const two = (number: number): string => String(number).padStart(2, '0');

/** 2026-04-02 */
export function textOfDay(at: Day): string {
  const { year, month, day } = dateOfDay(at);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Reads 2026-04-02, or undefined where there is no such day. */
export function dayOfText(text: string): Day | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > lastOfMonth(year, month)) return undefined;
  return dayOfDate({ year, month, day });
}
