import { sql } from 'kysely';
import { DAY } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';

export type SkillCover = {
  readonly id: string;
  readonly name: string;
  /** How many of these officers have it now, and for how many of them it ends within a quarter. */
  readonly holders: number;
  readonly ending: number;
  /** Shifts of the next two weeks that need it, and those of them whose officer does not have it then. */
  readonly shifts: number;
  readonly uncovered: number;
};

const ENDS_SOON = 90 * DAY;
const AHEAD = 14 * DAY;

/** Which skills hang on few: who of these officers has each, and which of their coming shifts lack it. */
export async function skillCover({ db, now }: Reading, officerIds: readonly string[]): Promise<readonly SkillCover[]> {
  const ids = [...officerIds];
  const at = new Date(now);
  const { rows } = await sql<SkillCover>`
    with has as (
      select k.skill_id, k.officer_id, max(coalesce(k.valid_until, 'infinity')) as until
        from roster.officer_skill k
       where k.officer_id = any(${ids}::uuid[]) and k.valid_from <= ${at} and (k.valid_until is null or k.valid_until > ${at}) group by 1, 2),
    needed as (
      select n.skill_id, not exists (select from roster.officer_skill k
                                      where k.officer_id = s.officer_id and k.skill_id = n.skill_id and k.valid_from <= s.starts_at
                                        and (k.valid_until is null or k.valid_until > s.starts_at)) as lacks
        from roster.shift s cross join unnest(s.needs) as n(skill_id)
       where s.officer_id = any(${ids}::uuid[]) and s.cancelled_at is null and s.published_at is not null
         and s.ends_at > ${at} and s.starts_at < ${new Date(now + AHEAD)})
    select k.id, k.name, (select count(*)::int from has h where h.skill_id = k.id) as holders,
           (select count(*)::int from has h where h.skill_id = k.id and h.until < ${new Date(now + ENDS_SOON)}) as ending,
           (select count(*)::int from needed n where n.skill_id = k.id) as shifts,
           (select count(*)::int from needed n where n.skill_id = k.id and n.lacks) as uncovered
      from roster.skill k where k.closed_at is null order by k.kind, lower(k.name), k.id`.execute(db);
  return rows;
}
