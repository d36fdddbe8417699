import { sql } from 'kysely';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { FeedShift } from '#areas/roster/rules/index.ts';
import { must } from '#kernel/must.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { isDuplicate, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { placeRefused } from '../../rules/index.ts';
import { mustLead } from '../decide.ts';
import { courseCalled, mustBeCourse } from './catalogue.ts';
import { complete } from './completed.ts';

type NewDate = { readonly startsAt: Instant; readonly endsAt: Instant; readonly place: string; readonly seats: number };

const LONGEST = 14 * DAY;

export async function addCourseDate(work: Work, courseId: string, it: NewDate): Promise<string> {
  await mustBeCourse(work.db, courseId);
  if (it.endsAt <= it.startsAt)
    throw new Refusal(422, 'It ends before it begins.', [{ field: 'endsAt', problem: 'is too early' }]);
  if (it.endsAt > it.startsAt + LONGEST)
    throw new Refusal(422, 'A date lasts two weeks at most. Set several dates.', [
      { field: 'endsAt', problem: 'is too late' },
    ]);
  const id = newId(work.now);
  try {
    await sql`
      insert into capability.course_date (id, course_id, starts_at, ends_at, place, seats, changed_at)
      values (${id}, ${courseId}, ${new Date(it.startsAt)}, ${new Date(it.endsAt)}, ${it.place}, ${it.seats}, ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'This course begins at this place at this time already.');
    throw fault;
  }
  await announce(work, { kind: 'course.date-set', data: { courseId, dateId: id } });
  return id;
}

type DateRow = NewDate & {
  readonly id: string;
  readonly courseId: string;
  readonly title: string;
  readonly cancelled: boolean;
  /** The course is not offered any more. */
  readonly closed: boolean;
  readonly taken: number;
  readonly revision: number;
  readonly changedAt: Instant;
};

const DATE = sql`
  t.id, t.course_id as "courseId", c.title, t.starts_at as "startsAt", t.ends_at as "endsAt", t.place, t.seats, t.revision, t.changed_at as "changedAt",
  t.cancelled_at is not null as cancelled, c.closed_at is not null as closed,
  (select count(*)::int from capability.enrolment e where e.date_id = t.id and e.state <> 'left') as taken`;

async function dateCalled(db: Db | Tx, id: string): Promise<DateRow> {
  const { rows } = await sql<DateRow>`
    select ${DATE} from capability.course_date t join capability.course c on c.id = t.course_id where t.id = ${id}`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such date.');
  return found;
}

/** One date, held until this is done: the last place is given once. */
async function lockDate(work: Work, id: string): Promise<DateRow> {
  await sql`select from capability.course_date where id = ${id} for update`.execute(work.db);
  return dateCalled(work.db, id);
}

/** It does not take place. Whoever had a place sees so in their calendar, and is free to choose another. */
export async function cancelCourseDate(work: Work, id: string, why: string): Promise<void> {
  const it = await lockDate(work, id);
  if (it.cancelled) return;
  await sql`
    update capability.course_date set cancelled_at = ${new Date(work.now)}, why = ${why}, revision = revision + 1, changed_at = ${new Date(work.now)}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'course.date-cancelled', data: { courseId: it.courseId, dateId: id }, why });
}

export async function enrol(work: Work, id: string, officer: string | undefined): Promise<void> {
  const officerId = officer ?? must(work.actor.id, 'an officer');
  await mustLead(work.db, work.actor, officerId);
  const it = await lockDate(work, id);
  const has = await sql`
    select from capability.enrolment where date_id = ${id} and officer_id = ${officerId} and state <> 'left'`.execute(
    work.db,
  );
  if (has.rows.length > 0) throw new Refusal(409, 'This place is taken by them already.');
  const refused = placeRefused(it, work.now);
  if (refused !== undefined) throw new Refusal(409, refused);
  await sql`
    insert into capability.enrolment (date_id, officer_id, state, by, changed_at)
    values (${id}, ${officerId}, 'enrolled', ${work.actor.id}, ${new Date(work.now)})
    on conflict (date_id, officer_id) do update set state = 'enrolled', by = excluded.by, changed_at = excluded.changed_at`.execute(
    work.db,
  );
  await announce(work, { kind: 'course.place-taken', data: { courseId: it.courseId, dateId: id, officerId } });
}

export async function leaveCourse(work: Work, id: string): Promise<void> {
  const it = await lockDate(work, id);
  const { rows } = await sql`
    update capability.enrolment set state = 'left', by = ${work.actor.id}, changed_at = ${new Date(work.now)}
     where date_id = ${id} and officer_id = ${work.actor.id} and state = 'enrolled' returning officer_id`.execute(
    work.db,
  );
  if (rows.length === 0) throw new Refusal(409, 'You have no place there.');
  await announce(work, { kind: 'course.place-left', data: { courseId: it.courseId, dateId: id } });
}

export async function courseDateFor({ db }: Reading, id: string) {
  const it = await dateCalled(db, id);
  const { rows } = await sql<{ id: string; state: string }>`
    select officer_id as id, state from capability.enrolment where date_id = ${id} and state <> 'left'`.execute(db);
  const names = await namesOfOfficers(
    db,
    rows.map((row) => row.id),
  );
  return {
    title: it.title,
    startsAt: it.startsAt,
    officers: rows
      .map((row) => ({ ...row, name: names.get(row.id) ?? '' }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

type Attendance = { readonly id: string; readonly attended: readonly string[]; readonly missed: readonly string[] };

/** Who was there has taken the course, from the end of this date on, also where it is not offered any more. */
export async function markAttendance(work: Work, zone: string, { id, attended, missed }: Attendance): Promise<void> {
  const it = await lockDate(work, id);
  if (it.cancelled) throw new Refusal(409, 'This date was cancelled.');
  if (it.startsAt > work.now) throw new Refusal(409, 'This date is still to come.');
  const course = await courseCalled(work.db, it.courseId);
  const mark = async (state: 'attended' | 'missed', officers: readonly string[]) =>
    (
      await sql<{ officerId: string }>`
        update capability.enrolment set state = ${state}, by = ${work.actor.id}, changed_at = ${new Date(work.now)}
         where date_id = ${id} and officer_id = any(${[...officers]}::uuid[]) and state in ('enrolled', 'missed')
         returning officer_id as "officerId"`.execute(work.db)
    ).rows;
  const there = await mark('attended', attended);
  await mark('missed', missed);
  for (const { officerId } of there)
    await complete(work, zone, { officerId, course, doneAt: Math.min(it.endsAt, work.now), dateId: id });
  await announce(work, {
    kind: 'course.attended',
    data: { courseId: it.courseId, dateId: id, officers: there.length },
  });
}

const shown = ({ id, title, place, startsAt, endsAt, changedAt, revision, cancelled }: DateRow): FeedShift => ({
  id,
  name: title,
  team: place,
  startsAt,
  endsAt,
  changedAt,
  revision,
  cancelled,
});

/** One date as a calendar program reads it. */
export const dateAsEvent = async ({ db }: Reading, id: string): Promise<FeedShift> => shown(await dateCalled(db, id));

/** The dates for which somebody has a place, for their own calendar; those they left say that they are off. */
export async function courseDatesOf(db: Db, officerId: string, since: Instant): Promise<readonly FeedShift[]> {
  const { rows } = await sql<DateRow & { state: string; stateAt: Instant }>`
    select ${DATE}, n.state, n.changed_at as "stateAt"
      from capability.enrolment n join capability.course_date t on t.id = n.date_id join capability.course c on c.id = t.course_id
     where n.officer_id = ${officerId} and t.ends_at > ${new Date(since)} order by t.starts_at, t.id limit 200`.execute(
    db,
  );
  return rows.map((row) => ({
    ...shown(row),
    cancelled: row.cancelled || row.state === 'left',
    changedAt: Math.max(row.changedAt, row.stateAt),
    revision: row.revision + (row.state === 'left' ? 1 : 0),
  }));
}
