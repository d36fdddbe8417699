import { sql } from 'kysely';
import { profilesOf } from '#areas/frameworks/server/index.ts';
import { findOfficerByEmail } from '#areas/identity/server/index.ts';
import { skillsOf } from '#areas/roster/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { momentOf } from '#kernel/zone.ts';
import { Refusal } from '#platform/refusal.ts';
import { readSheets } from '#platform/sheet.ts';
import type { Work } from '#platform/work.ts';
import { courseSheet, type CourseRow, type TakenRow } from '../../rules/index.ts';
import { changeCourse, courseTitled, makeCourse, type Course } from './catalogue.ts';
import { complete } from './completed.ts';
import { addCourseDate } from './dates.ts';

type Brought = { readonly courses: number; readonly dates: number; readonly taken: number };
const NOON = 12 * 60;
/** For a duty of a sheet, which has no column for it. */
const WITHIN_DAYS = 60;

/** Brings a sheet of courses with their dates, or of who took what. All of it, or nothing where something in it cannot be. */
export async function bringCourses(
  work: Work,
  zone: string,
  { name, content }: { readonly name: string; readonly content: string },
): Promise<Brought> {
  const sheets = await readSheets(name, Buffer.from(content, 'base64'));
  if (sheets === undefined) throw new Refusal(422, 'Bring a spreadsheet: .xlsx or .csv.');
  const read = courseSheet(sheets[0]?.rows ?? []);
  const faults = [...read.faults];
  const counted = { courses: 0, dates: 0, taken: 0 };
  if (faults.length === 0)
    for (const row of read.courses) {
      const dates = await bringCourse(work, zone, { row, faults });
      counted.courses += 1;
      counted.dates += dates;
    }
  if (faults.length === 0)
    for (const row of read.taken) counted.taken += (await bringTaken(work, zone, { row, faults })) ? 1 : 0;
  if (faults.length > 0) {
    const more = faults.length > 5 ? ` And ${faults.length - 5} more.` : '';
    throw new Refusal(422, `Nothing was brought. ${faults.slice(0, 5).join(' ')}${more}`, [
      { field: 'content', problem: 'has rows that cannot be' },
    ]);
  }
  await announce(work, { kind: 'course.brought', data: counted });
  return counted;
}

async function bringCourse(
  work: Work,
  zone: string,
  { row, faults }: { row: CourseRow; faults: string[] },
): Promise<number> {
  const course = await courseFrom(work, row, faults);
  if (course === undefined) return 0;
  const known = await courseTitled(work.db, row.title);
  if (known !== undefined) await changeCourse(work, known.id, course);
  const id = known?.id ?? (await makeCourse(work, course));
  let added = 0;
  for (const { day, from, to, place, seats } of row.dates) {
    const it = { startsAt: momentOf(zone, day, from), endsAt: momentOf(zone, day, to), place, seats };
    if (await isThere(work, id, it)) continue;
    await addCourseDate(work, id, it);
    added += 1;
  }
  return added;
}

const isThere = async (work: Work, courseId: string, it: { startsAt: number; place: string }): Promise<boolean> =>
  (
    await sql`
    select from capability.course_date where course_id = ${courseId} and starts_at = ${new Date(it.startsAt)} and place = ${it.place}`.execute(
      work.db,
    )
  ).rows.length > 0;

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** What a row names, as ours: the skill and the roles by the names people know them by. */
async function courseFrom({ db }: Work, row: CourseRow, faults: string[]): Promise<Course | undefined> {
  const before = faults.length;
  const skill = (await skillsOf(db)).find(({ name }) => same(name, row.skill));
  if (row.skill !== '' && skill === undefined) faults.push(`${row.title}: there is no skill called ${row.skill}.`);
  const roles = await profilesOf(db);
  const duties = row.duties.flatMap((called): Course['duties'] => {
    if (/^(everybody|everyone|all|tous)$/i.test(called)) return [{ profileId: null, withinDays: WITHIN_DAYS }];
    const role = roles.find(({ name }) => same(name, called));
    if (role !== undefined) return [{ profileId: role.id, withinDays: WITHIN_DAYS }];
    faults.push(`${row.title}: there is no role called ${called}. Write "everybody", or the name of a role.`);
    return [];
  });
  if (faults.length > before) return undefined;
  const { title, about, months, level } = row;
  return {
    title,
    about,
    months,
    skillId: skill?.id ?? null,
    skillLevel: level,
    duties,
  };
}

async function bringTaken(
  work: Work,
  zone: string,
  { row, faults }: { row: TakenRow; faults: string[] },
): Promise<boolean> {
  const [course, officer] = await Promise.all([
    courseTitled(work.db, row.course),
    findOfficerByEmail(work.db, row.email),
  ]);
  const doneAt = momentOf(zone, row.day, NOON);
  if (course === undefined) faults.push(`Row ${row.row}: there is no course called ${row.course}.`);
  if (officer === undefined) faults.push(`Row ${row.row}: no officer has the address ${row.email}.`);
  if (doneAt > work.now) faults.push(`Row ${row.row}: this day is still to come.`);
  if (course === undefined || officer === undefined || doneAt > work.now) return false;
  return complete(work, zone, { officerId: officer.id, course, doneAt, dateId: null });
}
