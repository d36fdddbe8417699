import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Work } from '#platform/work.ts';
import type { Desk } from './desk.ts';
import { opensTo } from './visible.ts';

export type NewAttachment = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly contentId?: string | null;
  readonly inline?: boolean;
  readonly scan?: 'clean' | 'infected' | 'not scanned';
};

/** Keeps an attachment by the hash of its content: the same form sent a hundred times is stored once. */
export async function keepAttachment(
  desk: Pick<Desk, 'files'>,
  work: Work,
  of: { caseId: string; messageId: string | null },
  it: NewAttachment,
): Promise<string> {
  const hash = await desk.files.put(work.db, it.bytes);
  const id = newId(work.now);
  await sql`
    insert into cases.attachment (id, case_id, message_id, name, media_type, size, sha256, content_id, inline, scan, at)
    values (${id}, ${of.caseId}, ${of.messageId}, ${nameOf(it.name)}, ${it.mediaType}, ${it.bytes.byteLength}, ${hash},
            ${it.contentId ?? null}, ${it.inline ?? false}, ${it.scan ?? 'not scanned'}, ${new Date(work.now)})`.execute(
    work.db,
  );
  return id;
}

/** A name that is safe to show and to save: no folders, no control characters. */
const nameOf = (name: string): string => {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is taken out here
  const plain = name.replace(/[\u0000-\u001f\u007f/\\]/g, '_').trim();
  return [...(plain === '' ? 'attachment' : plain)].slice(0, 200).join('');
};

export type Kept = {
  readonly name: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  readonly scan: string;
  readonly caseId: string;
};

/** An attachment of a case the actor may see. One that a scanner found infected is never given out. */
export async function findAttachment({ db, actor }: { db: Db | Tx; actor: Actor }, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select t.name, t.media_type as "mediaType", t.sha256 as hash, t.scan, t.case_id as "caseId"
      from cases.attachment t join cases."case" c on c.id = t.case_id
     where t.id = ${id} and ${opensTo(actor)}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such attachment, or it is not yours to see.');
  if (found.scan === 'infected')
    throw new Refusal(422, 'A virus was found in this attachment. It is kept, but not given out.');
  return found;
}

/** Uploads that wait for the reply they belong to are given to it. */
export async function attachTo(
  work: Work,
  of: { caseId: string; messageId: string },
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql`
    update cases.attachment set message_id = ${of.messageId}
     where id = any(${[...ids]}::uuid[]) and case_id = ${of.caseId} and message_id is null
    returning id`.execute(work.db);
  if (rows.length !== ids.length)
    throw new Refusal(422, 'An attachment is not there any more. Attach it again.', [
      { field: 'attachmentIds', problem: 'names one that is not there' },
    ]);
}
