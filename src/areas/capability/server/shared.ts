import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

/** What one officer had to do with the learning of another, with the day. */
type SharedLearning = {
  readonly kind: 'verified evidence' | 'gave feedback';
  /** Whose evidence it is, or to whom the feedback was given. */
  readonly ownerId: string;
  readonly otherId: string;
  readonly thing: string;
  readonly on: string;
};

/** Everything that two officers had to do with each other's evidence, ratings, talks and praise, whichever of them it was about. */
export async function sharedLearning(db: Db | Tx, one: string, other: string): Promise<readonly SharedLearning[]> {
  const { rows } = await sql<SharedLearning>`
    with pair (owner, other) as (values (${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))
    select 'verified evidence' as kind, e.officer_id as "ownerId", p.other as "otherId", 'evidence ' || e.id as thing, v.at::date::text as "on"
      from pair p join capability.evidence e on e.officer_id = p.owner join capability.verdict v on v.evidence_id = e.id and v.by = p.other
    union
    select 'verified evidence', e.officer_id, p.other, 'evidence ' || e.id, e.checked_at::date::text
      from pair p join capability.evidence e on e.officer_id = p.owner and e.checked_by = p.other where e.checked_at is not null
    union
    select 'gave feedback', r.officer_id, r.rater_id, 'rating ' || r.id, r.at::date::text
      from pair p join capability.rating r on r.officer_id = p.owner and r.rater_id = p.other
    union
    select 'gave feedback', s.officer_id, s.leader_id, 'talk ' || s.id, s.held_at::date::text
      from pair p join capability.session s on s.officer_id = p.owner and s.leader_id = p.other
    union
    select 'gave feedback', g.officer_id, g.by, 'praise ' || g.id, g.at::date::text
      from pair p join capability.recognition g on g.officer_id = p.owner and g.by = p.other
    order by 5, 4 limit 200`.execute(db);
  return rows;
}
