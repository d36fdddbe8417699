import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { pseudonymised, standInsIn } from '#kernel/pseudonyms/index.ts';
import type { Instant } from '#kernel/time.ts';
import { transact, type Db, type Tx } from '#platform/db.ts';
import type { Files } from '#platform/files.ts';
import { letGo } from '#platform/let-go.ts';
import { newId, sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Scanner } from '#platform/scanner.ts';
import type { Reading, Work } from '#platform/work.ts';
import { MOST_FILES, endingOf, fileRefused, isReadForWords, stillToSay, type CopyLanguage } from '../../rules/index.ts';
import { mustLead } from '../decide.ts';
import { plainOf } from '../work.ts';
import { plainPicture } from './plain-picture.ts';
import { plainText, wordsOfDocx } from './words-of.ts';

export type Filing = {
  readonly files: Files;
  readonly scanner: Scanner | null;
  readonly language?: CopyLanguage | undefined;
};
type Came = { readonly mediaType: string; readonly bytes: Uint8Array };
type Looked = Came & { readonly scan: 'clean' | 'not scanned'; readonly text: string | null; readonly arrived: Buffer };

const mustTake = (it: Parameters<typeof fileRefused>[0]): void => {
  const refused = fileRefused(it);
  if (refused !== undefined) throw new Refusal(422, refused, [{ field: 'body', problem: 'cannot be brought' }]);
};

/** As much as an item shows of the work; a text of which a part would be lost is not taken. */
const MOST_WORDS = 60_000;

/** Looks at a file before anything of it is kept: what it is, whether it does harm, and its words where they can be read. */
export async function lookAtFile({ scanner }: Filing, { mediaType: sniffed, bytes }: Came): Promise<Looked> {
  const read = sniffed === 'application/octet-stream' ? plainText(bytes) : undefined;
  const mediaType = read === undefined ? sniffed : 'text/plain';
  const size = bytes.byteLength;
  mustTake({ mediaType, size, scan: 'not scanned' });
  const scan = scanner === null ? 'not scanned' : await scanner.scan(bytes);
  mustTake({ mediaType, size, scan });
  const text = isReadForWords(mediaType) ? (read ?? wordsOfDocx(bytes) ?? '') : null;
  if (text?.trim() === '')
    throw new Refusal(422, 'There are no words in this file that could be read. Save it as a PDF, and bring that.');
  if (text !== null && text.length > MOST_WORDS)
    throw new Refusal(422, `This text is longer than ${MOST_WORDS} signs. Bring the part that matters.`, [
      { field: 'body', problem: 'is too long' },
    ]);
  const clean = scan === 'clean' ? 'clean' : 'not scanned';
  return { mediaType, bytes: plainPicture(bytes, mediaType), scan: clean, text, arrived: sha256(bytes) };
}

/**
 * Keeps a file until its officer claims something with it. What could be read comes back without what names anybody, and is all that is
 * ever kept of it; of anything else a person has to say that nobody is named in it.
 */
export async function takeFile({ files, language = 'en' }: Filing, work: Work, it: Looked) {
  const officerId = must(work.actor.id, 'an officer');
  const id = newId(work.now);
  const kept = it.text === null;
  const hash = kept ? await files.put(work.db, it.bytes) : null;
  await sql`
    insert into capability.file (id, officer_id, media_type, size, arrived_sha256, sha256, scan, at)
    values (${id}, ${officerId}, ${it.mediaType}, ${it.bytes.byteLength}, ${it.arrived}, ${hash}::bytea, ${it.scan}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'evidence.file-brought', data: { fileId: id, mediaType: it.mediaType, kept } });
  const { texts, replaced, doubtful } = pseudonymised(kept ? [] : [it.text ?? ''], [], standInsIn(language));
  return {
    id,
    mediaType: it.mediaType,
    size: it.bytes.byteLength,
    kept,
    text: kept ? null : (texts[0] ?? ''),
    replaced: replaced.reduce((sum, { times }) => sum + times, 0),
    doubtful: [...doubtful],
  };
}

export type BroughtFile = { readonly id: string; readonly looked: boolean; readonly consent: string };
type Row = { id: string; mediaType: string; kept: boolean; arrived: string };

/** Gives files of the officer’s own to what they claim, once everything is said of them. */
export async function addFiles(
  work: Work,
  evidenceId: string,
  {
    files: brought,
    language,
  }: { readonly files: readonly BroughtFile[]; readonly language?: CopyLanguage | undefined },
): Promise<void> {
  if (brought.length > MOST_FILES) throw new Refusal(422, `An item has at most ${MOST_FILES} files.`);
  const known = new Map((await waitingFiles(work, brought)).map((row) => [row.id, row]));
  for (const { id, looked, consent } of brought) {
    const file = known.get(id);
    if (file === undefined)
      throw new Refusal(422, 'A file is not there any more. Bring it again.', [
        { field: 'files', problem: 'names one that is not there' },
      ]);
    const missing = stillToSay(file, { looked, consent });
    if (missing !== undefined) throw new Refusal(422, missing, [{ field: 'files', problem: 'waits for a word' }]);
    const [agreed = ''] = plainOf([consent.trim()], [], language);
    await sql`
      update capability.file
         set evidence_id = ${evidenceId}, looked_by = ${file.kept ? work.actor.id : null}::uuid,
             looked_at = ${file.kept ? new Date(work.now) : null}::timestamptz, consent = ${agreed === '' ? null : agreed}
       where id = ${id}`.execute(work.db);
  }
}

/** Files of the officer’s own that belong to no item yet, held until this is done. */
export async function waitingFiles(work: Work, brought: readonly { readonly id: string }[]): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, media_type as "mediaType", sha256 is not null as kept, encode(arrived_sha256, 'hex') as arrived from capability.file
     where id = any(${brought.map(({ id }) => id)}::uuid[]) and officer_id = ${work.actor.id} and evidence_id is null for update`.execute(
    work.db,
  );
  return rows;
}

type FileRow = {
  id: string;
  officerId: string;
  evidenceId: string | null;
  mediaType: string;
  hash: Buffer | null;
  title: string | null;
  state: string | null;
  takenOutAt: Instant | null;
};

async function fileCalled(db: Db | Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select f.id, f.officer_id as "officerId", f.evidence_id as "evidenceId", f.media_type as "mediaType", f.sha256 as hash,
           e.title, e.state, f.taken_out_at as "takenOutAt"
      from capability.file f left join capability.evidence e on e.id = f.evidence_id where f.id = ${id}`.execute(db);
  return rows[0];
}

const NOT_THERE = 'There is no such file, or it is not yours to see.';

/** A file for its officer, and for who leads them as long as it is claimed. It is called after the item and not as it was called before. */
export async function openFile({ files }: Filing, { db, actor }: Reading, id: string) {
  const it = await fileCalled(db, id);
  if (it === undefined || it.hash === null) throw new Refusal(404, NOT_THERE);
  const own = it.officerId === actor.id;
  if (!own && (it.state === null || it.state === 'withdrawn')) throw new Refusal(404, NOT_THERE);
  await mustLead(db, actor, it.officerId);
  const name = `${(it.title ?? 'file')
    .replaceAll(/[^\p{L}\p{N} .-]/gu, ' ')
    .trim()
    .slice(0, 100)}.${endingOf(it.mediaType)}`;
  return { name, mediaType: it.mediaType, bytes: await files.get(db, it.hash) };
}

/** The bytes of a file, or none where they were taken out in the meantime. Whether whoever asks may have them was asked before. */
export async function bytesOfFile(files: Files, db: Db | Tx, id: string): Promise<Uint8Array | undefined> {
  const it = await fileCalled(db, id);
  return it === undefined || it.hash === null ? undefined : files.get(db, it.hash);
}

/** Somebody is named in it after all: the file goes at once, its bytes where nothing else keeps the same, and the item says that a part of it is gone. */
export async function takeOutFile(work: Work, id: string, why: string): Promise<void> {
  const it = await fileCalled(work.db, id);
  if (it === undefined) throw new Refusal(404, NOT_THERE);
  await mustLead(work.db, work.actor, it.officerId);
  if (it.takenOutAt !== null) return;
  await sql`
    update capability.file set taken_out_at = ${new Date(work.now)}, taken_out_by = ${work.actor.id}, why = ${why}, sha256 = null
     where id = ${id}`.execute(work.db);
  await sql`
    update capability.evidence e set standing_at = ${new Date(work.now)}, standing = case
      when e.copy = '' and not exists (select from capability.file f where f.evidence_id = e.id and f.sha256 is not null) then 'gone' else 'part gone' end
     where e.id = ${it.evidenceId}::uuid`.execute(work.db);
  if (it.hash !== null) await letGo(work.db, [it.hash]);
  await announce(work, { kind: 'evidence.file-taken-out', data: { fileId: id, evidenceId: it.evidenceId }, why });
}

/** What was brought and claimed for nothing is forgotten after a day. */
export async function forgetFiles(db: Db, before: Instant): Promise<number> {
  return transact(db, async (tx) => {
    const { rows } = await sql<{ hash: Buffer | null }>`
      delete from capability.file where id in (
        select id from capability.file where evidence_id is null and at < ${new Date(before)} order by id limit 200 for update skip locked)
      returning sha256 as hash`.execute(tx);
    await letGo(
      tx,
      rows.flatMap(({ hash }) => hash ?? []),
    );
    return rows.length;
  });
}
