import { sql } from 'kysely';
import { activeOfficers, workingOfficersOf } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Work } from '#platform/work.ts';
import { verdictRefused, type Verdict } from '../rules/index.ts';
import { countAgain } from './covered.ts';
import { giveSkillsFor } from './skills.ts';
import { lockEvidence } from './evidence.ts';

type Deciding = { readonly verdict: Verdict; readonly words: string; readonly without: readonly string[] };

/**
 * Somebody entitled says whether a claim holds: never whoever made it. Lines that are left out are not agreed to; the rest stands.
 */
export async function decideEvidence(work: Work, id: string, { verdict, words, without }: Deciding): Promise<void> {
  const it = await lockEvidence(work, id);
  const [officer] = await activeOfficers(work, { officerId: it.officerId });
  const by = { id: work.actor.id, teams: work.actor.teams, leads: work.actor.may('capability.lead') };
  const refused = verdictRefused({ ...it, teams: officer?.teamIds ?? [] }, by, { verdict, words });
  if (refused !== undefined) throw new Refusal(409, refused);
  const left = it.claims.filter(({ itemId }) => !without.includes(itemId));
  if (verdict === 'accepted' && left.length === 0)
    throw new Refusal(422, 'No line is left. Return it, and say why.', [
      { field: 'without', problem: 'leaves nothing' },
    ]);
  await sql`
    insert into capability.verdict (id, evidence_id, by, role, verdict, words, at)
    values (${newId(work.now)}, ${id}, ${work.actor.id}, 'manager', ${verdict}, ${words.trim()}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await sql`update capability.evidence set state = ${verdict} where id = ${id}`.execute(work.db);
  if (verdict === 'accepted' && without.length > 0)
    await sql`
      update capability.claim set ended_at = ${new Date(work.now)}
       where evidence_id = ${id} and item_id = any(${[...without]}::uuid[]) and ended_at is null`.execute(work.db);
  if (verdict === 'accepted')
    await countAgain(
      work,
      it.officerId,
      it.claims.map(({ versionId }) => versionId),
    );
  if (verdict === 'accepted')
    await giveSkillsFor(
      work,
      it.officerId,
      left.map(({ itemId }) => itemId),
    );
  await announce(work, {
    kind: `evidence.${verdict}`,
    data: { evidenceId: id, officerId: it.officerId, lines: left.length },
    ...(words.trim() === '' ? {} : { why: words.trim() }),
  });
}

export type Led = { readonly id: string; readonly name: string; readonly teams: readonly string[] };

/** Whom somebody leads: everybody of their teams but themselves. */
export async function ledBy(db: Db | Tx, actor: Actor): Promise<readonly Led[]> {
  const { rows } = await sql<Led>`
    select id, name, teams from (${workingOfficersOf(actor.teams)}) o where id <> ${actor.id}::uuid order by name, id`.execute(
    db,
  );
  return rows;
}

/** Somebody's own, or of somebody they lead. Anybody else's is not there. */
export async function mustLead(db: Db | Tx, actor: Actor, officerId: string): Promise<void> {
  if (officerId === actor.id) return;
  if (actor.may('capability.lead') && (await ledBy(db, actor)).some(({ id }) => id === officerId)) return;
  throw new Refusal(404, 'There is no such officer among those you lead.');
}
