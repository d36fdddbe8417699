import { sql } from 'kysely';
import { newId } from '#platform/id.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading, Work } from '#platform/work.ts';
import { primaryEmail } from '#areas/customers/server/index.ts';
import { dueFrom, tellOfCase, type Desk, type SaidWith } from './desk.ts';
import type { Locked } from './lock.ts';
import { caseOfMessage } from './find.ts';
import { visibleTo } from './visible.ts';

/** What whoever sends our messages needs to know of the case, and to tell it. */

/** Where an answer goes when the officer names nobody: the address the customer last wrote from, else one we know. */
export async function recipientsOf(
  { db }: Pick<Reading, 'db'>,
  at: Pick<Locked, 'id' | 'customerId'>,
): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select from_address as address from cases.message
     where case_id = ${at.id} and direction = 'in' and customer_id = ${at.customerId}::uuid and from_address ~ '^.+@.+$'
     order by at desc limit 1`.execute(db);
  if (rows[0] !== undefined) return [rows[0].address];
  const known = at.customerId === null ? null : await primaryEmail(db, at.customerId);
  return known === null ? [] : [known];
}

export type Recalled = { readonly draftId: string; readonly body: string };

/**
 * Makes a recalled message the officer's draft again: its text, to whom it was to go, and its files. Whatever they have begun
 * since stands beside it.
 */
export async function keepDraft(
  { db, actor, now }: Work,
  caseId: string,
  messageId: string,
  said: SaidWith & { readonly by?: string; readonly letter?: object; readonly sources?: readonly object[] },
): Promise<Recalled> {
  const papers = await copyAttachments({ db, now }, caseId, messageId);
  const { rows } = await sql<Recalled>`
    insert into cases.draft (id, officer_id, case_id, kind, writer, edit, body, rest, saved_at)
    select ${newId(now)}, ${actor.id}, ${caseId}, 'reply', m.id, ${now}, m.body,
           jsonb_strip_nulls(jsonb_build_object('to', m.to_addresses, 'html', m.html)) || ${JSON.stringify({ papers, ...said })}::jsonb,
           ${new Date(now)}
      from cases.message m where m.id = ${messageId}
    on conflict (officer_id, case_id, kind, writer) do update set body = excluded.body, rest = excluded.rest, saved_at = excluded.saved_at
    returning id as "draftId", body`.execute(db);
  const [draft] = rows;
  if (draft === undefined) throw new Error('a message that was taken back is not there');
  return draft;
}

type Paper = { readonly id: string; readonly name: string; readonly size: number };

/** The files of a message once more, for the next one. Those of the message stay with it, as the record of what it was. */
async function copyAttachments(
  { db, now }: Pick<Work, 'db' | 'now'>,
  caseId: string,
  messageId: string,
): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select id, name, size from cases.attachment where message_id = ${messageId} order by at, id`.execute(db);
  const copies = rows.map(({ id, ...paper }) => ({ from: id, paper: { ...paper, id: newId(now) } }));
  for (const { from, paper } of copies)
    await sql`
      insert into cases.attachment (id, case_id, message_id, name, media_type, size, sha256, content_id, inline, scan, at)
      select ${paper.id}, ${caseId}, null, name, media_type, size, sha256, content_id, inline, scan, ${new Date(now)}
        from cases.attachment where id = ${from}`.execute(db);
  return copies.map(({ paper }) => paper);
}

export async function textOf(db: Db | Tx, messageId: string): Promise<Text & { html: string | null }> {
  const { rows } = await sql<Text & { html: string | null }>`
    select subject, body, html from cases.message where id = ${messageId}`.execute(db);
  const [text] = rows;
  if (text === undefined) throw new Error('an outgoing message has no text');
  return text;
}

/** The words of messages, for what goes through many of them. */
export async function textsOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from cases.message where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

type Text = { subject: string; body: string };

/** Texts of messages on cases the reader may see. */
export async function sentTexts({ db, actor }: Reading, ids: readonly string[]): Promise<Map<string, Text>> {
  const { rows } = await sql<{ id: string; subject: string; body: string }>`
    select m.id, m.subject, m.body from cases.message m join cases."case" c on c.id = m.case_id
     where m.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor)}`.execute(db);
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}

/** The files of a message, by the hash of their content. */
export async function filesOf(db: Db | Tx, messageId: string): Promise<readonly SentFile[]> {
  const { rows } = await sql<SentFile>`
    select id, name, media_type as "mediaType", size, sha256 as hash from cases.attachment
     where message_id = ${messageId} order by at, id`.execute(db);
  return rows;
}
export type SentFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: Buffer;
};

type File = { name: string; mediaType: string; bytes: Uint8Array };

export async function attachmentsOf({ files }: Pick<Desk, 'files'>, db: Db, messageId: string): Promise<File[]> {
  const { rows } = await sql<{ name: string; mediaType: string; hash: Buffer }>`
    select name, media_type as "mediaType", sha256 as hash from cases.attachment
     where message_id = ${messageId} order by at, id`.execute(db);
  return Promise.all(
    rows.map(async ({ name, mediaType, hash }) => ({ name, mediaType, bytes: await files.get(db, hash) })),
  );
}

const FAILED_STEP = 'Reach the customer another way: our message could not be delivered';

type Failure = { readonly caseId: string; readonly messageId: string; readonly delivery: 'undelivered' | 'failed' };

/**
 * A message that did not arrive did not settle what it was meant to settle, so the case comes back to its owner: the one
 * that answers for the message now, wherever it has been split off or joined to since it was written.
 */
export async function messageFailed(desk: Desk, work: Work, { messageId, delivery, ...named }: Failure): Promise<void> {
  const caseId = (await caseOfMessage(work.db, messageId)) ?? named.caseId;
  await sql`update cases.message set delivery = ${delivery} where id = ${messageId} and direction = 'out'`.execute(
    work.db,
  );
  await sql`
    update cases."case"
       set state = 'open', phase = 'open', closed_at = null, next_step = ${FAILED_STEP},
           next_due_at = least(coalesce(next_due_at, 'infinity'), ${new Date(dueFrom(desk, work.now, 1))}::timestamptz),
           touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${caseId} and merged_into is null`.execute(work.db);
  await announce(work, { kind: 'message.undelivered', caseId, data: { messageId, delivery } });
  tellOfCase(desk, work, caseId);
}
