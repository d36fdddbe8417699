import { sql } from 'kysely';
import { rolesNow } from '#areas/frameworks/server/index.ts';
import { officerSinceOf, workingOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { SYSTEM, inTransaction, type Reading, type Work } from '#platform/work.ts';
import { AHEAD_OF_EXPIRY, takeBy, trainingStanding } from '../../rules/index.ts';
import { ledBy } from '../decide.ts';

/** Who has to take which course: rows of `course_id`, `officer_id`, `since`, `within_days`. */
export const ASKED = sql`
  select d.course_id, o.id as officer_id, min(d.within_days) as within_days,
         max(greatest(d.from_at, r.from_at, ${officerSinceOf(sql`o.id`)})) as since
    from capability.duty d
    join capability.course c on c.id = d.course_id and c.closed_at is null
    cross join (${workingOfficers}) o
    left join (${rolesNow}) r on r.officer_id = o.id and r.profile_id = d.profile_id
   where d.profile_id is null or r.officer_id is not null
   group by d.course_id, o.id`;

type Lacking = {
  officerId: string;
  courseId: string;
  title: string;
  skillId: string | null;
  since: Instant;
  withinDays: number;
  doneAt: Instant | null;
  until: Instant | null;
};

const MOST = 200;

/** Whoever has to take a course and has not, or for whom it soon counts no more, has something to do about it. */
export async function sweepTraining({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: () => Instant;
}): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<Lacking>`
      select a.officer_id as "officerId", a.course_id as "courseId", c.title, c.skill_id as "skillId", a.since, a.within_days as "withinDays",
             p.done_at as "doneAt", p.until_at as until
        from (${ASKED}) a join capability.course c on c.id = a.course_id
        left join lateral (select done_at, until_at from capability.completion p
                            where p.course_id = a.course_id and p.officer_id = a.officer_id order by p.done_at desc limit 1) p on true
       where (p.done_at is null or p.until_at <= ${new Date(work.now + AHEAD_OF_EXPIRY)})
         and not exists (select from capability.action x where x.officer_id = a.officer_id and x.course_id = a.course_id and x.done_at is null)
       order by a.officer_id, a.course_id limit ${MOST}`.execute(work.db);
    for (const row of rows) await openAction(work, row);
    return rows.length;
  });
}

async function openAction(work: Work, it: Lacking): Promise<void> {
  const taken = it.doneAt === null ? undefined : { doneAt: it.doneAt, until: it.until };
  const dueAt = takeBy({ taken, askedSince: it.since, withinDays: it.withinDays }, work.now);
  if (dueAt === undefined) return;
  const id = newId(work.now);
  const what = taken === undefined ? `Take the course ${it.title}` : `Take the course ${it.title} again`;
  const { rows } = await sql`
    insert into capability.action (id, officer_id, goal, what, kind, course_id, skill_id, due_at, made_at)
    values (${id}, ${it.officerId}, ${`Have taken ${it.title}`}, ${what}, 'course', ${it.courseId}, ${it.skillId}::uuid, ${new Date(dueAt)},
            ${new Date(work.now)}) on conflict do nothing returning id`.execute(work.db);
  // Another worker has opened it in the same moment, and said so.
  if (rows.length === 0) return;
  const { officerId, courseId } = it;
  await announce(work, { kind: 'development.action-opened', data: { actionId: id, officerId, courseId } });
}

type Cell = { officerId: string; courseId: string; asked: boolean; doneAt: Instant | null; until: Instant | null };

/** Everybody somebody leads, by each course that anybody has to take. */
export async function trainingOf({ db, actor, now }: Reading) {
  const led = await ledBy(db, actor);
  const ids = led.map(({ id }) => id);
  const [courses, cells] = await Promise.all([
    sql<{ id: string; title: string }>`
      select c.id, c.title from capability.course c
       where c.closed_at is null and exists (select from capability.duty d where d.course_id = c.id) order by lower(c.title)`.execute(
      db,
    ),
    sql<Cell>`
      select o as "officerId", c.id as "courseId", a.officer_id is not null as asked, p.done_at as "doneAt", p.until_at as until
        from unnest(${ids}::uuid[]) as t(o) cross join capability.course c
        left join (${ASKED}) a on a.officer_id = o and a.course_id = c.id
        left join lateral (select done_at, until_at from capability.completion p
                            where p.course_id = c.id and p.officer_id = o order by p.done_at desc limit 1) p on true
       where c.closed_at is null`.execute(db),
  ]);
  const of = new Map(cells.rows.map((cell) => [`${cell.officerId} ${cell.courseId}`, cell]));
  return {
    courses: courses.rows,
    officers: led.map(({ id, name }) => ({
      id,
      name,
      standings: courses.rows.map((course) => {
        const cell = of.get(`${id} ${course.id}`);
        const taken =
          cell === undefined || cell.doneAt === null ? undefined : { doneAt: cell.doneAt, until: cell.until };
        return { standing: trainingStanding(taken, cell?.asked ?? false, now), until: taken?.until ?? null };
      }),
    })),
  };
}
