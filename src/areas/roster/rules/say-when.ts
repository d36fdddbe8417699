import { dateOfDay, weekdayOf, type Day } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt, minuteAt } from '#kernel/zone.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Thursday 14 March": for the sentence that says why something is refused. */
export function dayText(at: Day): string {
  const { month, day } = dateOfDay(at);
  return `${WEEKDAYS[weekdayOf(at)]} ${day} ${MONTHS[month - 1]}`;
}

/** "Thursday 14 March, 7:00" */
export function whenText(at: Instant, zone: string): string {
  const minute = Math.floor(minuteAt(zone, at));
  return `${dayText(dayAt(zone, at))}, ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** "9 h", "9 h 30 min" */
export function hoursText(minutes: number): string {
  const whole = Math.round(minutes);
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`;
}
