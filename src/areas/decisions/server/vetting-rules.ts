import { sql } from 'kysely';
import { listOfficers } from '#areas/identity/server/index.ts';
import { ROLES } from '#areas/identity/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { VettingRule } from '../rules/index.ts';
import { wrong } from './ask.ts';

/** The rules in force, in the order in which they were made. */
export async function vettingRules(db: Db | Tx): Promise<readonly VettingRule[]> {
  const { rows } = await sql<VettingRule>`
    select id, title, occasion, from_value as "from", among, approvers, signs as "order", substitute_id as "substituteId",
           within_hours as "withinHours"
      from decisions.vetting_rule where ended_at is null order by added_at, id`.execute(db);
  return rows;
}

export async function addVettingRule(work: Work, it: Omit<VettingRule, 'id'>): Promise<string> {
  const valued = it.occasion === 'amount' || it.occasion === 'new officer';
  if (valued !== (it.from !== null))
    throw wrong('from', valued ? 'Say from how much on, or for how many days.' : 'This occasion has no number.');
  const listed = it.occasion === 'tag' || it.occasion === 'kind';
  if (listed !== it.among.length > 0) throw wrong('among', listed ? 'Say which.' : 'This occasion has no list.');
  await mustBeThere(work, it);
  const id = newId(work.now);
  await sql`
    insert into decisions.vetting_rule (id, title, occasion, from_value, among, approvers, signs, substitute_id, within_hours, added_at, added_by)
    values (${id}, ${it.title}, ${it.occasion}, ${it.from}, ${[...it.among]}::text[], ${JSON.stringify(it.approvers)}::jsonb, ${it.order},
            ${it.substituteId}::uuid, ${it.withinHours}, ${new Date(work.now)}, ${work.actor.id}::uuid)`.execute(
    work.db,
  );
  await announce(work, { kind: 'vetting-rule.added', data: { ruleId: id, occasion: it.occasion, from: it.from } });
  return id;
}

async function mustBeThere(work: Work, it: Omit<VettingRule, 'id'>): Promise<void> {
  const working = new Set((await listOfficers(work)).filter(({ disabled }) => !disabled).map(({ id }) => id));
  for (const approver of it.approvers)
    if ('role' in approver ? !ROLES.some((role) => role === approver.role) : !working.has(approver.officerId))
      throw wrong('approvers', 'There is no such position or officer.');
  const keys = it.approvers.map((one) => ('role' in one ? one.role : one.officerId));
  if (new Set(keys).size < keys.length) throw wrong('approvers', 'Nobody signs twice.');
  if (it.substituteId !== null && (!working.has(it.substituteId) || keys.includes(it.substituteId)))
    throw wrong('substituteId', 'Whoever stands in has to be somebody else who works here.');
}

export async function endVettingRule(work: Work, id: string): Promise<void> {
  const { rows } = await sql`
    update decisions.vetting_rule set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}::uuid
     where id = ${id} and ended_at is null returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such rule, or it was ended already.');
  await announce(work, { kind: 'vetting-rule.ended', data: { ruleId: id } });
}
