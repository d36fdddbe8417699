import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { mustSee } from './lock.ts';
import { visibleTo } from './visible.ts';

type NewParty = { readonly customerId: string; readonly role: string; readonly authority: string };

/** Somebody else the case concerns. From now on their mail can find its way here. */
/** Who has to do with these cases, on whatever side. */
export async function customersOn(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<readonly { caseId: string; customerId: string }[]> {
  const ids = [...caseIds];
  const { rows } = await sql<{ caseId: string; customerId: string }>`
    select case_id as "caseId", customer_id as "customerId" from cases.party where case_id = any(${ids}::uuid[])
    union select id, customer_id from cases."case" where id = any(${ids}::uuid[]) and customer_id is not null`.execute(
    db,
  );
  return rows;
}

export async function addParty(desk: Desk, work: Work, caseId: string, it: NewParty): Promise<string> {
  await mustSee(work, caseId);
  const id = newId(work.now);
  try {
    await sql`insert into cases.party (id, case_id, customer_id, role, authority, added_at)
              values (${id}, ${caseId}, ${it.customerId}, ${it.role}, ${it.authority}, ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'They are on this case in that role already.');
    throw fault;
  }
  await announce(work, { kind: 'party.added', caseId, customerId: it.customerId, data: { role: it.role } });
  tellOfCase(desk, work, caseId);
  return id;
}

export async function endParty(desk: Desk, work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ caseId: string; customerId: string }>`
    update cases.party p set ended_at = ${new Date(work.now)}
      from cases."case" c
     where p.id = ${id} and p.ended_at is null and c.id = p.case_id and ${visibleTo(work.actor)}
    returning p.case_id as "caseId", p.customer_id as "customerId"`.execute(work.db);
  const [party] = rows;
  if (party === undefined) throw new Refusal(404, 'There is no such party, or they have left the case.');
  await announce(work, { kind: 'party.ended', caseId: party.caseId, customerId: party.customerId });
  tellOfCase(desk, work, party.caseId);
}
