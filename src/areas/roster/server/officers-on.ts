import { sql } from 'kysely';
import { type Instant } from '#kernel/time.ts';
import { given, settled, type Db, type Tx } from '#platform/db.ts';
import type { Presence } from '../rules/index.ts';
import { profilesAt, type Profile } from './profiles.ts';

/** An officer who is here, or whose shift it is, as routing needs to know them. */
export type OfficerOn = Profile & {
  readonly officerId: string;
  readonly presence: Presence;
  /** Since when they are so: for whoever is available, when they last became free. Null for whoever is off. */
  readonly since: Instant | null;
  /** When the published shift of this moment ends; null for whoever is here without one. */
  readonly shiftEndsAt: Instant | null;
};

const NOW = sql`${given(1)}::timestamptz`;
/** No shift is longer, so that those of this moment lie close together in the index of their beginnings. */
const LONGEST = sql`interval '16 hours'`;

/**
 * Wrapping up is over at its time, also where no sweep has come by yet. What is read here is who is on: officers whose shift
 * it is and who are not here are given back as off.
 */
const statement = settled<Omit<OfficerOn, keyof Profile>>(sql`
  with shift as (
    select officer_id, max(ends_at) as ends_at from roster.shift
     where cancelled_at is null and published_at is not null
       and starts_at <= ${NOW} and starts_at > ${NOW} - ${LONGEST} and ends_at > ${NOW}
     group by officer_id)
  select coalesce(p.officer_id, s.officer_id) as "officerId",
         case when p.until <= ${NOW} then 'available' else coalesce(p.state, 'off') end as presence,
         case when p.until <= ${NOW} then p.until else p.since end as since,
         s.ends_at as "shiftEndsAt"
    from roster.presence p full join shift s on s.officer_id = p.officer_id`);

/** Everybody who may be given work at this moment, in no order. Whoever cannot sign in any more is not among them. */
export async function officersOn(db: Db | Tx, at: Instant): Promise<readonly OfficerOn[]> {
  const [rows, profiles] = await Promise.all([statement(db, new Date(at)), profilesAt(db, at)]);
  return rows.flatMap((row) => {
    const profile = profiles.get(row.officerId);
    return profile === undefined ? [] : [{ ...row, ...profile }];
  });
}
