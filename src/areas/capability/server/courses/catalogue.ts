import { sql } from 'kysely';
import { profilesOf } from '#areas/frameworks/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { skillsOf } from '#areas/roster/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { isDuplicate, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { trainingStanding } from '../../rules/index.ts';
import { ASKED } from './duties.ts';

type Duty = { readonly profileId: string | null; readonly withinDays: number };
type DateRow = {
  id: string;
  startsAt: Instant;
  endsAt: Instant;
  place: string;
  seats: number;
  taken: number;
  cancelled: boolean;
  mine: string | null;
};
type CourseRow = {
  id: string;
  title: string;
  about: string;
  months: number | null;
  skillId: string | null;
  duties: Duty[];
  asked: boolean;
  taken: { doneAt: Instant; until: Instant | null } | null;
  dates: DateRow[];
};

const ms = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::bigint`;

/** The courses there are, with the dates still to come and those just over, and where the reader stands with each. */
export async function coursesFor({ db, actor, now }: Reading) {
  const BACK = sql`interval '14 days'`;
  const [{ rows }, skills, profiles] = await Promise.all([
    sql<CourseRow>`
      select c.id, c.title, c.about, c.months, c.skill_id as "skillId",
             coalesce((select json_agg(json_build_object('profileId', d.profile_id, 'withinDays', d.within_days) order by d.from_at, d.id)
                         from capability.duty d where d.course_id = c.id), '[]') as duties,
             exists (select from (${ASKED}) a where a.course_id = c.id and a.officer_id = ${actor.id}::uuid) as asked,
             (select json_build_object('doneAt', ${ms('p.done_at')}, 'until', ${ms('p.until_at')}) from capability.completion p
               where p.course_id = c.id and p.officer_id = ${actor.id}::uuid order by p.done_at desc limit 1) as taken,
             coalesce((select json_agg(json_build_object('id', t.id, 'startsAt', ${ms('t.starts_at')}, 'endsAt', ${ms('t.ends_at')}, 'place', t.place,
                         'seats', t.seats, 'cancelled', t.cancelled_at is not null,
                         'taken', (select count(*) from capability.enrolment e where e.date_id = t.id and e.state <> 'left'),
                         'mine', (select e.state from capability.enrolment e where e.date_id = t.id and e.officer_id = ${actor.id}::uuid)) order by t.starts_at, t.id)
                         from capability.course_date t where t.course_id = c.id and t.ends_at > ${new Date(now)}::timestamptz - ${BACK}), '[]') as dates
        from capability.course c where c.closed_at is null order by lower(c.title)`.execute(db),
    skillsOf(db),
    profilesOf(db),
  ]);
  const roleOf = new Map(profiles.map(({ id, name }) => [id, name]));
  return {
    courses: rows.map(({ skillId, duties, asked, taken, ...it }) => ({
      ...it,
      skill: skills.find(({ id }) => id === skillId)?.name ?? null,
      duties: duties.map((one) => ({
        ...one,
        role: one.profileId === null ? null : (roleOf.get(one.profileId) ?? ''),
      })),
      standing: trainingStanding(taken ?? undefined, asked, now),
      doneAt: taken?.doneAt ?? null,
      until: taken?.until ?? null,
    })),
    skills: actor.may('capability.courses') ? skills.map(({ id, name }) => ({ id, name })) : [],
    roles: actor.may('capability.courses') ? profiles.map(({ id, name }) => ({ id, name })) : [],
  };
}

export type Course = {
  readonly title: string;
  readonly about: string;
  readonly months: number | null;
  readonly skillId: string | null;
  readonly skillLevel: number;
  readonly duties: readonly Duty[];
};

export async function makeCourse(work: Work, it: Course): Promise<string> {
  await mustBeKnown(work, it);
  const id = newId(work.now);
  await named(it.title, () =>
    sql`
      insert into capability.course (id, title, about, months, skill_id, skill_level, made_by, made_at)
      values (${id}, ${it.title}, ${it.about}, ${it.months}, ${it.skillId}::uuid, ${it.skillId === null ? null : it.skillLevel},
              ${work.actor.id}, ${new Date(work.now)})`.execute(work.db),
  );
  await setDuties(work, id, it.duties);
  await announce(work, { kind: 'course.made', data: { courseId: id, title: it.title } });
  return id;
}

export async function changeCourse(work: Work, id: string, it: Course): Promise<void> {
  await mustBeCourse(work.db, id);
  await mustBeKnown(work, it);
  await named(it.title, () =>
    sql`
      update capability.course set title = ${it.title}, about = ${it.about}, months = ${it.months}, skill_id = ${it.skillId}::uuid,
             skill_level = ${it.skillId === null ? null : it.skillLevel} where id = ${id}`.execute(work.db),
  );
  await setDuties(work, id, it.duties);
  await announce(work, { kind: 'course.changed', data: { courseId: id, title: it.title } });
}

async function named(title: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (fault) {
    if (isDuplicate(fault))
      throw new Refusal(409, `There is a course called ${title} already.`, [{ field: 'title', problem: 'is taken' }]);
    throw fault;
  }
}

async function mustBeKnown({ db }: Work, { skillId, duties }: Course): Promise<void> {
  if (skillId !== null && !(await skillsOf(db)).some(({ id }) => id === skillId))
    throw new Refusal(422, 'There is no such skill.', [{ field: 'skillId', problem: 'is none of ours' }]);
  const roles = new Set((await profilesOf(db)).map(({ id }) => id));
  if (duties.some(({ profileId }) => profileId !== null && !roles.has(profileId)))
    throw new Refusal(422, 'There is no such role.', [{ field: 'duties', problem: 'names none of ours' }]);
}

/** Who has to take it. A duty that stays keeps the day since when it is one. */
async function setDuties({ db, now }: Work, courseId: string, duties: readonly Duty[]): Promise<void> {
  const profiles = duties.map(({ profileId }) => profileId);
  await sql`
    delete from capability.duty d where d.course_id = ${courseId}
       and not exists (select from unnest(${profiles}::uuid[]) as t(p) where t.p is not distinct from d.profile_id)`.execute(
    db,
  );
  for (const { profileId, withinDays } of duties)
    await sql`
      insert into capability.duty (id, course_id, profile_id, within_days, from_at)
      values (${newId(now)}, ${courseId}, ${profileId}::uuid, ${withinDays}, ${new Date(now)})
      on conflict (course_id, coalesce(profile_id, '00000000-0000-0000-0000-000000000000')) do update set within_days = excluded.within_days`.execute(
      db,
    );
}

export type CourseFacts = {
  readonly id: string;
  readonly title: string;
  readonly months: number | null;
  readonly skillId: string | null;
  readonly skillLevel: number | null;
};

const FACTS = sql`id, title, months, skill_id as "skillId", skill_level as "skillLevel"`;

/** A course that is offered. */
export async function mustBeCourse(db: Db | Tx, id: string): Promise<CourseFacts> {
  const { rows } = await sql<CourseFacts>`
    select ${FACTS} from capability.course where id = ${id} and closed_at is null`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such course.');
  return found;
}

/** A course that there is or was. */
export async function courseCalled(db: Db | Tx, id: string): Promise<CourseFacts> {
  const { rows } = await sql<CourseFacts>`select ${FACTS} from capability.course where id = ${id}`.execute(db);
  return must(rows[0], 'the course of a date');
}

export async function courseTitled(db: Db | Tx, title: string): Promise<CourseFacts | undefined> {
  const { rows } = await sql<CourseFacts>`
    select ${FACTS} from capability.course where lower(title) = lower(${title}) and closed_at is null`.execute(db);
  return rows[0];
}

export async function closeCourse(work: Work, id: string): Promise<void> {
  await mustBeCourse(work.db, id);
  await sql`update capability.course set closed_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'course.closed', data: { courseId: id } });
}
