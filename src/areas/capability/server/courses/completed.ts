import { sql } from 'kysely';
import { textOfDay } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { countsUntil } from '../../rules/index.ts';
import { giveUntil } from '../skills.ts';
import type { CourseFacts } from './catalogue.ts';

type Completing = {
  readonly officerId: string;
  readonly course: CourseFacts;
  readonly doneAt: Instant;
  readonly dateId: string | null;
};

/**
 * Somebody has taken a course: it counts until its months are over, gives the skill that is tied to it for as long, and does what was
 * open because of it. Gives whether that is news.
 */
export async function complete(
  work: Work,
  zone: string,
  { officerId, course, doneAt, dateId }: Completing,
): Promise<boolean> {
  const until = countsUntil(doneAt, course.months);
  const now = new Date(work.now);
  const { rows } = await sql<{ newest: boolean }>`
    insert into capability.completion (id, officer_id, course_id, done_at, until_at, date_id, noted_by, noted_at)
    values (${newId(work.now)}, ${officerId}, ${course.id}, ${new Date(doneAt)}, ${until === null ? null : new Date(until)}::timestamptz,
            ${dateId}::uuid, ${work.actor.id}::uuid, ${now})
    on conflict (officer_id, course_id, done_at) do nothing
    returning not exists (select from capability.completion p where p.officer_id = ${officerId} and p.course_id = ${course.id}
                             and p.done_at > ${new Date(doneAt)}) as newest`.execute(work.db);
  const [noted] = rows;
  if (noted === undefined) return false;
  if (!noted.newest || (until !== null && until <= work.now)) return true;
  await sql`
    update capability.action set done_at = ${now}, effect = ${`Taken on ${textOfDay(dayAt(zone, doneAt))}.`}
     where officer_id = ${officerId} and course_id = ${course.id} and done_at is null`.execute(work.db);
  if (course.skillId !== null)
    await giveUntil(work, {
      officerId,
      skillId: course.skillId,
      level: course.skillLevel ?? 1,
      validUntil: until,
      evidence: `Course: ${course.title}`,
    });
  return true;
}
