import { sql } from 'kysely';
import { visibleCase } from '#areas/cases/server/index.ts';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import { activeOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Live } from '#platform/live.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';

type NewConflict = {
  readonly officerId: string;
  readonly about: 'case' | 'customer';
  readonly kind: string;
  readonly reason: string;
};

/** An officer must not have a case, or anything of its customer. */
export async function addConflict(live: Live, work: Work, caseId: string, it: NewConflict): Promise<string> {
  const at = await visibleCase(work, caseId);
  await mustWorkHere(work, it.officerId, 'officerId');
  if (it.about === 'customer' && at.customerId === null)
    throw new Refusal(422, 'This case has no customer yet. Say it of the case alone.', [
      { field: 'about', problem: 'needs a customer on the case' },
    ]);
  const id = newId(work.now);
  const [ofCase, ofCustomer] = it.about === 'case' ? [caseId, null] : [null, at.customerId];
  try {
    await sql`
      insert into routing.conflict (id, officer_id, case_id, customer_id, kind, reason, at, by)
      values (${id}, ${it.officerId}, ${ofCase}, ${ofCustomer}, ${it.kind}, ${it.reason}, ${new Date(work.now)}, ${work.actor.id})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'This is said of this officer already.');
    throw fault;
  }
  await announce(work, {
    kind: 'conflict.declared',
    caseId,
    data: { conflictId: id, officerId: it.officerId, about: it.about, kind: it.kind },
    why: it.reason,
  });
  tell(live, work, caseId);
  return id;
}

export async function endConflict(live: Live, work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ caseId: string | null; officerId: string }>`
    update routing.conflict set ended_at = ${new Date(work.now)} where id = ${id} and ended_at is null
    returning case_id as "caseId", officer_id as "officerId"`.execute(work.db);
  const [ended] = rows;
  if (ended === undefined) throw new Refusal(404, 'There is no such conflict, or it was ended before.');
  await announce(work, {
    kind: 'conflict.ended',
    caseId: ended.caseId ?? undefined,
    data: { conflictId: id, officerId: ended.officerId },
  });
  tell(live, work, ended.caseId);
}

type NewSole = { readonly officerId: string; readonly deputyId: string | null; readonly reason: string };

/** One officer alone deals with a customer; whoever did until now does no more. */
export async function setSoleContact(live: Live, work: Work, customerId: string, it: NewSole): Promise<string> {
  await mustWorkHere(work, it.officerId, 'officerId');
  if (it.deputyId === it.officerId)
    throw new Refusal(422, 'The deputy is the same officer. Choose another, or none.', [
      { field: 'deputyId', problem: 'is the officer themselves' },
    ]);
  if (it.deputyId !== null) await mustWorkHere(work, it.deputyId, 'deputyId');
  await mustBeKnown(work, customerId);
  await sql`update routing.sole_contact set ended_at = ${new Date(work.now)}
             where customer_id = ${customerId} and ended_at is null`.execute(work.db);
  const id = newId(work.now);
  await sql`
    insert into routing.sole_contact (id, customer_id, officer_id, deputy_id, reason, at, by)
    values (${id}, ${customerId}, ${it.officerId}, ${it.deputyId}, ${it.reason}, ${new Date(work.now)}, ${work.actor.id})`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'sole-contact.set',
    customerId,
    data: { soleContactId: id, officerId: it.officerId, deputyId: it.deputyId },
    why: it.reason,
  });
  tell(live, work, null);
  return id;
}

export async function endSoleContact(live: Live, work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ customerId: string }>`
    update routing.sole_contact set ended_at = ${new Date(work.now)} where id = ${id} and ended_at is null
    returning customer_id as "customerId"`.execute(work.db);
  const [ended] = rows;
  if (ended === undefined) throw new Refusal(404, 'There is no such arrangement, or it was ended before.');
  await announce(work, { kind: 'sole-contact.ended', customerId: ended.customerId, data: { soleContactId: id } });
  tell(live, work, null);
}

const tell = (live: Live, work: Work, caseId: string | null): void =>
  work.afterCommit(() => {
    live.tell('routing', 'exceptions');
    if (caseId !== null) live.tell('case', caseId);
  });

async function mustBeKnown(work: Work, customerId: string): Promise<void> {
  if ((await namesOfCustomers(work.db, [customerId])).size === 0) throw new Refusal(404, 'There is no such customer.');
}

async function mustWorkHere(work: Work, officerId: string, field: string): Promise<void> {
  const [officer] = await activeOfficers(work, { officerId });
  if (officer === undefined)
    throw new Refusal(422, 'That officer does not work here any more. Choose another.', [
      { field, problem: 'is nobody who works here' },
    ]);
}

export type Exceptions = {
  conflicts: { id: string; officerId: string; about: 'case' | 'customer'; kind: string; reason: string }[];
  sole: { id: string; officerId: string; deputyId: string | null; reason: string } | null;
};

export async function exceptionsOf({ db }: Reading, caseId: string, customerId: string | null): Promise<Exceptions> {
  const [conflicts, soles] = await Promise.all([
    sql<Exceptions['conflicts'][number]>`
      select id, officer_id as "officerId", 'case' as about, kind, reason from routing.conflict
       where case_id = ${caseId} and ended_at is null
      union all
      select id, officer_id, 'customer', kind, reason from routing.conflict
       where customer_id = ${customerId}::uuid and ended_at is null`.execute(db),
    sql<NonNullable<Exceptions['sole']>>`
      select id, officer_id as "officerId", deputy_id as "deputyId", reason from routing.sole_contact
       where customer_id = ${customerId}::uuid and ended_at is null`.execute(db),
  ]);
  return { conflicts: conflicts.rows, sole: soles.rows[0] ?? null };
}
