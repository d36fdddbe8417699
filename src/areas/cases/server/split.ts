import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { KINDS, referenceOf, type Kind } from '../rules/index.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { lockCase, lockPair, lockVersion } from './lock.ts';
import { visibleTo } from './visible.ts';
import { openCase } from './open-case.ts';

type Splitting = { readonly contactIds: readonly string[]; readonly subject: string; readonly version: number };

/** Takes whole contacts, with everything written in them, out into a new case for the same customer. */
export async function splitCase(
  desk: Desk,
  work: Work,
  id: string,
  it: Splitting,
): Promise<{ splitId: string; newId: string; reference: string }> {
  const from = await lockVersion(work, id, it.version);
  await checkContacts(work, id, it.contactIds);
  const kind: Kind = KINDS.find((known) => known === from.kind) ?? 'enquiry';
  const opened = await openCase(desk, work, {
    kind,
    subject: it.subject,
    teamId: from.teamId,
    customerId: from.customerId,
    channel: 'email',
    ownerId: from.ownerId,
  });
  if (from.restricted) await sql`update cases."case" set restricted = true where id = ${opened.id}`.execute(work.db);
  await moveContacts(work, it.contactIds, { from: id, to: opened.id });
  const splitId = newId(work.now);
  await sql`insert into cases.split (id, from_id, new_id, contact_ids, at, by)
            values (${splitId}, ${id}, ${opened.id}, ${[...it.contactIds]}::uuid[], ${new Date(work.now)}, ${work.actor.id})`.execute(
    work.db,
  );
  await sql`update cases."case" set version = version + 1, touched_at = ${new Date(work.now)} where id = ${id}`.execute(
    work.db,
  );
  await announce(
    work,
    { kind: 'case.split', caseId: id, data: { newId: opened.id, splitId, contacts: it.contactIds.length } },
    { kind: 'case.split-off', caseId: opened.id, data: { fromId: id, splitId } },
  );
  tellOfCase(desk, work, id);
  return { splitId, newId: opened.id, reference: referenceOf(opened.number) };
}

async function checkContacts({ db }: Work, caseId: string, contactIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ chosen: number; all: number }>`
    select count(*) filter (where id = any(${[...contactIds]}::uuid[])) as chosen, count(*) as all
      from cases.contact where case_id = ${caseId}`.execute(db);
  const { chosen = 0, all = 0 } = rows[0] ?? {};
  if (chosen !== new Set(contactIds).size)
    throw new Refusal(422, 'One of these contacts is not on this case.', [
      { field: 'contactIds', problem: 'names one that is not on this case' },
    ]);
  if (chosen === all) throw new Refusal(422, 'Leave at least one contact on this case, or change its subject instead.');
}

/** Moves those contacts that are still on the case: one that has been split off again stays where it went. */
async function moveContacts(
  { db }: Work,
  contactIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update cases.contact set case_id = ${to} where id = any(${[...contactIds]}::uuid[]) and case_id = ${from} returning id`.execute(
    db,
  );
  const ids = rows.map(({ id }) => id);
  await sql`update cases.message set case_id = ${to} where contact_id = any(${ids}::uuid[])`.execute(db);
  await sql`update cases.attachment set case_id = ${to}
             where message_id in (select id from cases.message where contact_id = any(${ids}::uuid[]))`.execute(db);
  await sql`update cases.finding set case_id = ${to}
             where case_id = ${from} and source = 'message'
               and (source_id = any(${ids}::uuid[])
                    or source_id in (select id from cases.message where contact_id = any(${ids}::uuid[])))`.execute(db);
}

/** Puts the contacts back. The new case closes as joined to the old one, so what was added to it since is still seen. */
export async function undoSplit(desk: Desk, work: Work, splitId: string): Promise<void> {
  const { rows } = await sql<{ fromId: string; newId: string; contactIds: string[] }>`
    update cases.split s set undone_at = ${new Date(work.now)}, undone_by = ${work.actor.id}
     where s.id = ${splitId} and s.undone_at is null
       and (select count(*) from cases."case" c where c.id in (s.from_id, s.new_id) and ${visibleTo(work.actor)}) = 2
    returning s.from_id as "fromId", s.new_id as "newId", s.contact_ids as "contactIds"`.execute(work.db);
  const [split] = rows;
  if (split === undefined) throw new Refusal(404, 'There is no such split, or it has been undone.');
  await lockPair(work, split.fromId, split.newId);
  const from = await lockCase(work, split.fromId);
  const made = await lockCase(work, split.newId);
  if (made.restricted && !from.restricted)
    throw new Refusal(
      409,
      'The case that was split off is restricted and the other is not. Restrict the other first, so that this shows nobody more.',
    );
  if (made.mergedInto !== null || from.mergedInto !== null)
    throw new Refusal(409, 'One of the two cases has been joined to another since. Undo that first.');
  await moveContacts(work, split.contactIds, { from: split.newId, to: split.fromId });
  await sql`update cases."case" set merged_into = ${split.fromId}, state = 'closed', phase = 'closed', next_step = null, next_due_at = null,
                   closed_at = coalesce(closed_at, ${new Date(work.now)}), version = version + 1
             where id = ${split.newId}`.execute(work.db);
  await sql`update cases."case" set version = version + 1, touched_at = ${new Date(work.now)} where id = ${split.fromId}`.execute(
    work.db,
  );
  await announce(
    work,
    { kind: 'case.split-undone', caseId: split.fromId, data: { splitId, newId: split.newId } },
    { kind: 'case.split-undone', caseId: split.newId, data: { splitId, fromId: split.fromId } },
  );
  tellOfCase(desk, work, split.fromId);
  tellOfCase(desk, work, split.newId);
}
