import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { missingIn, type NewNeed } from '../rules/index.ts';
import { mustExist } from './customers.ts';

/** What is known around a customer: what they need from us, and who may act for them. */

export async function addNeed(work: Work, customerId: string, need: NewNeed): Promise<string> {
  await mustExist(work, customerId);
  const missing = missingIn(need);
  if (missing !== undefined) throw new Refusal(400, `${missing.field}: ${missing.problem}`, [missing]);
  const id = newId(work.now);
  const language = need.kind === 'interpreter' ? (need.language ?? '').trim() : null;
  try {
    await sql`insert into customers.need (id, customer_id, kind, language, detail, made_at, made_by)
              values (${id}, ${customerId}, ${need.kind}, ${language}, ${need.detail.trim()}, ${new Date(work.now)}, ${work.actor.id})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'That is noted for them already.');
    throw fault;
  }
  await announce(work, { kind: 'customer.need-noted', customerId, data: { needId: id, need: need.kind } });
  return id;
}

export async function endNeed(work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ customerId: string; kind: string }>`
    update customers.need set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}
     where id = ${id} and ended_at is null returning customer_id as "customerId", kind`.execute(work.db);
  const [need] = rows;
  if (need === undefined) throw new Refusal(404, 'There is no such need, or it has ended.');
  await announce(work, {
    kind: 'customer.need-ended',
    customerId: need.customerId,
    data: { needId: id, need: need.kind },
  });
}

type NewAuthority = {
  readonly byId: string;
  readonly scope: string;
  readonly evidence: string;
  readonly from: string;
  readonly until: string | null;
};

/** Puts on record that somebody may act for this customer, and how we know. */
export async function giveAuthority(work: Work, forId: string, it: NewAuthority): Promise<string> {
  await mustExist(work, forId);
  await mustExist(work, it.byId);
  if (it.byId === forId) throw new Refusal(422, 'Nobody needs an authority to act for themselves.');
  if (it.until !== null && it.until < it.from)
    throw new Refusal(400, 'until: this day is before the first', [
      { field: 'until', problem: 'is before the first day' },
    ]);
  const id = newId(work.now);
  await sql`insert into customers.authority (id, for_id, by_id, scope, evidence, from_day, until_day, made_at, made_by)
            values (${id}, ${forId}, ${it.byId}, ${it.scope}, ${it.evidence}, ${it.from}::date, ${it.until}::date,
                    ${new Date(work.now)}, ${work.actor.id})`.execute(work.db);
  await announce(work, {
    kind: 'customer.authority-given',
    customerId: forId,
    data: { authorityId: id, byId: it.byId, from: it.from, until: it.until },
  });
  return id;
}

export async function endAuthority(work: Work, id: string, why: string): Promise<void> {
  const { rows } = await sql<{ forId: string; byId: string }>`
    update customers.authority set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}, ended_why = ${why}
     where id = ${id} and ended_at is null returning for_id as "forId", by_id as "byId"`.execute(work.db);
  const [authority] = rows;
  if (authority === undefined) throw new Refusal(404, 'There is no such authority, or it has ended.');
  await announce(work, {
    kind: 'customer.authority-ended',
    customerId: authority.forId,
    data: { authorityId: id, byId: authority.byId },
    why,
  });
}
