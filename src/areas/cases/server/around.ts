import { sql, type RawBuilder } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { numberOf } from '../rules/index.ts';
import { promise, tellOfCase, type Desk, type SaidWith } from './desk.ts';
import { dropDraft } from './drafts.ts';
import { visibleCase } from './facts.ts';
import { mustSee } from './lock.ts';
import { mention, type Named } from './mentions.ts';
import { visibleTo } from './visible.ts';

/** What officers put around a case: notes, contacts that were not written, tags, tasks, links, access. */

type NewNote = {
  readonly body: string;
  readonly mentions?: readonly Named[] | undefined;
  readonly draftId?: string | undefined;
} & SaidWith;

export async function addNote(desk: Desk, work: Work, caseId: string, it: string | NewNote): Promise<string> {
  await mustSee(work, caseId);
  const { body, mentions = [], draftId, ...said }: NewNote = typeof it === 'string' ? { body: it } : it;
  const id = newId(work.now);
  await sql`
    with written as (
      insert into cases.note (id, case_id, officer_id, at, body) values (${id}, ${caseId}, ${work.actor.id}, ${new Date(work.now)}, ${body}))
    insert into cases.finding (case_id, source, source_id, words)
    values (${caseId}, 'note', ${id}, to_tsvector('platform.words', ${body}))`.execute(work.db);
  await dropDraft(work, caseId, 'note', draftId);
  const named = await mention(desk, work, { caseId, noteId: id, body }, mentions);
  await announce(work, {
    kind: 'note.written',
    caseId,
    data: { noteId: id, ...(named.length === 0 ? {} : { named }) },
  });
  await promise(desk, work, { caseId, contactId: null, said });
  tellOfCase(desk, work, caseId);
  return id;
}

type Spoken = {
  readonly channel: string;
  readonly direction: 'in' | 'out';
  readonly said: string;
  readonly tone: string | null;
  /** Of a call: what it came to, and how long it took. */
  readonly outcome?: string;
  readonly lastedS?: number;
};

/** A call, a visit or a letter that is told in the officer's words. */
export async function addContact(
  desk: Desk,
  work: Work,
  caseId: string,
  it: Spoken & { customerId?: string | null },
): Promise<string> {
  await mustSee(work, caseId);
  const id = newId(work.now);
  await sql`
    with spoken as (
      insert into cases.contact (id, case_id, channel, direction, at, customer_id, officer_id, tone, said, outcome, lasted_s)
      select ${id}, c.id, ${it.channel}, ${it.direction}, ${new Date(work.now)}, coalesce(${it.customerId ?? null}, c.customer_id),
             ${work.actor.id}, ${it.tone}, ${it.said}, ${it.outcome ?? null}, ${it.lastedS ?? null}
        from cases."case" c where c.id = ${caseId}),
    touched as (
      update cases."case" set touched_at = ${new Date(work.now)}, version = version + 1 where id = ${caseId})
    insert into cases.finding (case_id, source, source_id, words)
    values (${caseId}, 'message', ${id}, to_tsvector('platform.words', ${it.said}))`.execute(work.db);
  await announce(work, {
    kind: 'contact.logged',
    caseId,
    data: {
      contactId: id,
      channel: it.channel,
      direction: it.direction,
      ...(it.outcome === undefined ? {} : { outcome: it.outcome, seconds: it.lastedS }),
    },
  });
  tellOfCase(desk, work, caseId);
  return id;
}

export async function retag(
  desk: Desk,
  work: Work,
  caseId: string,
  { add, remove }: { add: string[]; remove: string[] },
): Promise<string[]> {
  await mustSee(work, caseId);
  await sql`delete from cases.tag where case_id = ${caseId} and tag = any(${remove}::text[])`.execute(work.db);
  await sql`insert into cases.tag (case_id, tag) select ${caseId}, unnest(${add}::text[]) on conflict do nothing`.execute(
    work.db,
  );
  await announce(work, { kind: 'case.tagged', caseId, data: { add, remove } });
  tellOfCase(desk, work, caseId);
  const { rows } = await sql<{ tag: string }>`select tag from cases.tag where case_id = ${caseId} order by tag`.execute(
    work.db,
  );
  return rows.map(({ tag }) => tag);
}

type NewTask = { readonly title: string; readonly ownerId: string | null; readonly dueAt: number | null };

export async function addTask(
  desk: Desk,
  work: Work,
  caseId: string,
  { title, ownerId, dueAt }: NewTask,
): Promise<string> {
  await mustSee(work, caseId);
  const id = newId(work.now);
  await sql`insert into cases.task (id, case_id, title, owner_id, due_at, made_at, made_by)
            values (${id}, ${caseId}, ${title}, ${ownerId}, ${dueAt === null ? null : new Date(dueAt)}, ${new Date(work.now)},
                    ${work.actor.id})`.execute(work.db);
  await announce(work, { kind: 'task.added', caseId, data: { taskId: id, ownerId } });
  tellOfCase(desk, work, caseId);
  return id;
}

export async function finishTask(desk: Desk, work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ caseId: string }>`
    update cases.task t set done_at = ${new Date(work.now)}, done_by = ${work.actor.id}
      from cases."case" c
     where t.id = ${id} and t.done_at is null and c.id = t.case_id and ${visibleTo(work.actor)}
    returning t.case_id as "caseId"`.execute(work.db);
  const [task] = rows;
  if (task === undefined) throw new Refusal(404, 'There is no such task, or it is done.');
  await announce(work, { kind: 'task.done', caseId: task.caseId, data: { taskId: id } });
  tellOfCase(desk, work, task.caseId);
}

/** Links two cases, or takes the link away. A link is seen from both. */
export async function linkCase(
  desk: Desk,
  work: Work,
  caseId: string,
  { other, linked }: { other: string; linked: boolean },
): Promise<void> {
  await mustSee(work, caseId);
  const otherId = await caseNamed(work, other);
  if (otherId === caseId) throw new Refusal(422, 'A case cannot be linked to itself.');
  const [low, high] = [caseId, otherId].toSorted();
  if (linked)
    await sql`insert into cases.link (case_id, other_id, made_at, made_by)
              values (${low}, ${high}, ${new Date(work.now)}, ${work.actor.id}) on conflict do nothing`.execute(
      work.db,
    );
  else await sql`delete from cases.link where case_id = ${low} and other_id = ${high}`.execute(work.db);
  await announce(work, { kind: linked ? 'case.linked' : 'case.unlinked', caseId, data: { otherId } });
  tellOfCase(desk, work, caseId);
  tellOfCase(desk, work, otherId);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The condition that a case called `c` has this id or this reference. */
export function namedAs(name: string): RawBuilder<boolean> {
  if (UUID.test(name)) return sql<boolean>`c.id = ${name}::uuid`;
  const number = numberOf(name);
  if (number === undefined)
    throw new Refusal(404, 'This is no reference of ours: check the digits and the last letter.');
  return sql<boolean>`c.number = ${number}`;
}

/** A case by its id or by the reference people see, if the actor may see it. */
export async function caseNamed(
  { db, actor }: { db: Work['db']; actor: Work['actor'] },
  name: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases."case" c where ${namedAs(name)} and ${visibleTo(actor)}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
  return found.id;
}

/** Who was let in on a case, in the order of their ids. */
export async function accessOf(
  reading: Reading,
  caseId: string,
): Promise<{ restricted: boolean; officerIds: string[] }> {
  const { restricted } = await visibleCase(reading, caseId);
  const { rows } = await sql<{ id: string }>`
    select officer_id as id from cases.access where case_id = ${caseId} order by officer_id`.execute(reading.db);
  return { restricted, officerIds: rows.map(({ id }) => id) };
}

export async function setAccess(desk: Desk, work: Work, caseId: string, officerIds: readonly string[]): Promise<void> {
  await mustSee(work, caseId);
  await sql`delete from cases.access where case_id = ${caseId} and officer_id <> all(${[...officerIds]}::uuid[])`.execute(
    work.db,
  );
  await sql`insert into cases.access (case_id, officer_id) select ${caseId}, unnest(${[...officerIds]}::uuid[])
            on conflict do nothing`.execute(work.db);
  await announce(work, { kind: 'case.access-set', caseId, data: { officerIds } });
  tellOfCase(desk, work, caseId);
}
