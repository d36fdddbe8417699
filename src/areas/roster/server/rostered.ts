import { sql } from 'kysely';
import { HOUR, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';

type Asked = {
  readonly teamIds: readonly string[];
  /** Only who has this skill then. */
  readonly skillId: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
};

const LONGEST = 16 * HOUR;

/** The published shifts of these teams in a stretch of time, one for each: how many are on the roster, and nobody's name. */
export async function rosteredIn(db: Db | Tx, { teamIds, skillId, from, to }: Asked) {
  const able =
    skillId === undefined
      ? sql`true`
      : sql`exists (select from roster.officer_skill k where k.officer_id = s.officer_id and k.skill_id = ${skillId}
                       and k.valid_from <= s.starts_at and (k.valid_until is null or k.valid_until > s.starts_at))`;
  const { rows } = await sql<{ startsAt: Instant; endsAt: Instant }>`
    select s.starts_at as "startsAt", s.ends_at as "endsAt" from roster.shift s
     where s.team_id = any(${[...teamIds]}::uuid[]) and s.starts_at >= ${new Date(from - LONGEST)} and s.starts_at < ${new Date(to)}
       and s.ends_at > ${new Date(from)} and s.cancelled_at is null and s.published_at is not null and ${able}`.execute(
    db,
  );
  return rows;
}
