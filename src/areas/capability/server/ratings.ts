import { sql } from 'kysely';
import { activeOfficers } from '#areas/identity/server/index.ts';
import { itemsCalled } from '#areas/frameworks/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

type Rating = { readonly officerId: string; readonly itemId: string; readonly level: number; readonly words: string };

/** Says at which level somebody stands: as themselves, as their leader, or as a colleague. Nothing said before is changed by it. */
export async function rate(work: Work, it: Rating): Promise<void> {
  const role = await roleOf(work, it.officerId);
  const item = (await itemsCalled(work.db, [it.itemId])).get(it.itemId);
  if (item === undefined) throw new Refusal(404, 'There is no such capability.');
  await sql`
    insert into capability.rating (id, officer_id, item_id, level, rater_id, rater_role, words, at)
    values (${newId(work.now)}, ${it.officerId}, ${it.itemId}, ${it.level}, ${work.actor.id}, ${role}, ${it.words}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'capability.rated',
    data: { officerId: it.officerId, itemId: it.itemId, level: it.level, as: role },
  });
}

async function roleOf(work: Work, officerId: string): Promise<'self' | 'manager' | 'peer'> {
  if (officerId === work.actor.id) return 'self';
  const [officer] = await activeOfficers(work, { officerId });
  if (officer === undefined || !officer.teamIds.some((team) => work.actor.teams.includes(team)))
    throw new Refusal(404, 'There is no such officer in your teams.');
  return work.actor.may('capability.lead') ? 'manager' : 'peer';
}
