import { dayOfText, type Day } from '#kernel/civil.ts';

export type DateRow = {
  readonly day: Day;
  readonly from: number;
  readonly to: number;
  readonly place: string;
  readonly seats: number;
};
export type CourseRow = {
  readonly title: string;
  readonly about: string;
  readonly months: number | null;
  /** Names of roles, or everybody. */
  readonly duties: readonly string[];
  readonly skill: string;
  readonly level: number;
  readonly dates: readonly DateRow[];
};
export type TakenRow = { readonly row: number; readonly course: string; readonly email: string; readonly day: Day };
export type CourseSheet = {
  readonly courses: readonly CourseRow[];
  readonly taken: readonly TakenRow[];
  readonly faults: readonly string[];
};

type Line = { readonly row: number; readonly cell: (...columns: readonly string[]) => string };

const columnOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z]/g, '');

function linesOf([head = [], ...rows]: readonly (readonly string[])[]): readonly Line[] {
  const columns = head.map(columnOf);
  return rows.flatMap((row, n): Line[] => {
    if (row.every((one) => one.trim() === '')) return [];
    const cell = (...names: readonly string[]) =>
      names.map((name) => (row[columns.indexOf(name)] ?? '').trim()).find((one) => one !== '') ?? '';
    return [{ row: n + 2, cell }];
  });
}

/**
 * A sheet of courses, a row for each date; or of who took what, a row for each person. What cannot be read is told by the number of its row, and then
 * nothing of it is taken.
 */
export function courseSheet(rows: readonly (readonly string[])[]): CourseSheet {
  const lines = linesOf(rows);
  const faults: string[] = [];
  if (lines.length === 0) faults.push('The sheet has no rows under its column titles.');
  for (const { row, cell } of lines) if (cell('course', 'title') === '') faults.push(`Row ${row} names no course.`);
  const named = lines.filter(({ cell }) => cell('course', 'title') !== '');
  const people = named.filter(({ cell }) => cell('email', 'officer') !== '');
  const taken = people.flatMap((line) => takenIn(line, faults));
  const courses = [
    ...Map.groupBy(
      named.filter((line) => !people.includes(line)),
      ({ cell }) => cell('course', 'title'),
    ),
  ].map(([title, some]) => courseIn(title, some, faults));
  return { courses, taken, faults };
}

function takenIn({ row, cell }: Line, faults: string[]): readonly TakenRow[] {
  const day = dayIn(cell('completed', 'taken', 'date'));
  if (day !== undefined)
    return [{ row, course: cell('course', 'title'), email: cell('email', 'officer').toLowerCase(), day }];
  faults.push(`Row ${row} has no day on which it was taken, such as 2026-03-31.`);
  return [];
}

const MOST_TITLE = 200;
const MOST_ABOUT = 4000;
const MOST_PLACE = 300;

function courseIn(title: string, lines: readonly Line[], faults: string[]): CourseRow {
  const first = (...columns: readonly string[]) =>
    lines.map(({ cell }) => cell(...columns)).find((one) => one !== '') ?? '';
  const months = first('months', 'goodformonths');
  if (months !== '' && !isWhole(months, 1, 120))
    faults.push(`${title}: "${months}" is no number of months from 1 to 120.`);
  if (title.length > MOST_TITLE) faults.push(`${title.slice(0, 40)}…: its title is longer than ${MOST_TITLE} signs.`);
  const about = first('about', 'description');
  if (about.length > MOST_ABOUT)
    faults.push(`${title.slice(0, 40)}: what it is about is longer than ${MOST_ABOUT} signs.`);
  const level = first('level') || '3';
  if (!isWhole(level, 1, 5)) faults.push(`${title}: "${level}" is no level from 1 to 5.`);
  return {
    title,
    about,
    months: months === '' ? null : Number(months),
    duties: first('for', 'mandatoryfor', 'roles')
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    skill: first('skill'),
    level: Number(level),
    dates: lines.flatMap((line) => dateIn(title, line, faults)),
  };
}

function dateIn(title: string, { row, cell }: Line, faults: string[]): readonly DateRow[] {
  const date = cell('date', 'day');
  if (date === '') return [];
  const day = dayIn(date);
  const from = minuteIn(cell('from', 'starts', 'start'));
  const to = minuteIn(cell('to', 'ends', 'end'));
  const seats = cell('seats', 'places') || '20';
  if (day === undefined || from === undefined || to === undefined || to <= from) {
    faults.push(`Row ${row}: ${title} needs a day such as 2026-03-31, and times such as 09:00 and 12:30.`);
    return [];
  }
  if (!isWhole(seats, 1, 5000)) faults.push(`Row ${row}: "${seats}" is no number of places.`);
  const place = cell('place', 'room', 'where') || 'To be told';
  if (place.length > MOST_PLACE) faults.push(`Row ${row}: its place is longer than ${MOST_PLACE} signs.`);
  return [{ day, from, to, place, seats: Number(seats) || 1 }];
}

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;

/** A day as people write it in sheets; a sheet’s own dates come as moments, of which the day counts. */
const dayIn = (text: string): Day | undefined => dayOfText(text.slice(0, 10));

function minuteIn(text: string): number | undefined {
  const [, hours, minutes] = (/^(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2}):(\d{2})/.exec(text) ?? []).map(Number);
  return hours === undefined || minutes === undefined || hours > 23 || minutes > 59 ? undefined : hours * 60 + minutes;
}
