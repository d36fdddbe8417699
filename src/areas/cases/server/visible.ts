import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/work.ts';

/**
 * Which cases an actor may see, as a condition on a case called `c`. Every list, search, count, read and change goes
 * through here, so there is one place to get it right and one place to test.
 *
 * An officer whose role reads cases sees those of their teams, and those they own. A restricted case is seen by its
 * owner, by officers named on it, and by roles that may see restricted cases. A case one may not see is answered exactly
 * like one that is not there.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (!actor.may('cases.read')) return sql<boolean>`false`;
  if (actor.kind !== 'officer') return sql<boolean>`true`;
  const ofTeam = actor.may('cases.see-all') ? sql`true` : sql`c.team_id = any(${[...actor.teams]}::uuid[])`;
  const plain = actor.may('cases.see-restricted') ? sql`true` : sql`not c.restricted`;
  return sql<boolean>`((${ofTeam} and ${plain})
    or c.owner_id = ${actor.id}::uuid
    or (c.restricted and exists (select from cases.access a where a.case_id = c.id and a.officer_id = ${actor.id}::uuid)))`;
}

/**
 * Which cases are counted where everybody walks past: nothing restricted, whoever is signed in, and of whoever does not see
 * every queue only those of their own. It tells how many there are and nothing else, so it needs no right to read.
 */
export function countedFor(actor: Actor): RawBuilder<boolean> {
  if (!actor.may('cases.count')) return sql<boolean>`false`;
  const ofTeam = actor.may('cases.see-all') ? sql`true` : sql`c.team_id = any(${[...actor.teams]}::uuid[])`;
  return sql<boolean>`(not c.restricted and ${ofTeam})`;
}

/**
 * Which cases an actor may look into: those they see, and those joined to one that they see, because a case shows what was
 * joined to it. For what lies inside a case (a message, an attachment), on its case called `c`.
 */
export function opensTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${visibleTo(actor)} or exists (
    with recursive above as (
      select u.id, u.merged_into from cases."case" u where u.id = c.merged_into
      union select u.id, u.merged_into from cases."case" u join above on u.id = above.merged_into)
    select from above join cases."case" c on c.id = above.id where ${visibleTo(actor)}))`;
}
