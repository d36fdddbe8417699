import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/work.ts';

/**
 * Which cases an actor may see, as a condition on a case called `c`. Every list, search, count, read and change goes
 * through here, so there is one place to get it right and one place to test.
 *
 * An officer sees the cases of their teams, and those they own. A restricted case is seen by its owner, by officers named
 * on it, and by roles that may see restricted cases. A case one may not see is answered exactly like one that is not there.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'officer') return actor.may('cases.read') ? sql<boolean>`true` : sql<boolean>`false`;
  const ofTeam = actor.may('cases.see-all') ? sql`true` : sql`c.team_id = any(${[...actor.teams]}::uuid[])`;
  const plain = actor.may('cases.see-restricted') ? sql`true` : sql`not c.restricted`;
  return sql<boolean>`((${ofTeam} and ${plain})
    or c.owner_id = ${actor.id}::uuid
    or (c.restricted and exists (select from cases.access a where a.case_id = c.id and a.officer_id = ${actor.id}::uuid)))`;
}
