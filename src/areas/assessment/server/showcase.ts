import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { letGo } from '#platform/let-go.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { fileFault, latest, mayChangeFiles, seenBy, type Journey, type Party } from '../rules/index.ts';
import type { At } from './at.ts';
import { todayIn } from './facts.ts';
import { partiesIn } from './people.ts';
import { loaded, type Loaded } from './store.ts';

export type FileRow = {
  readonly id: string;
  readonly programmeId: string;
  readonly method: string;
  readonly attempt: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: Buffer;
};

const ROW = sql`f.id, f.programme_id as "programmeId", f.method, f.attempt, f.name, f.media_type as "mediaType", f.size, f.sha256 as hash`;

/** The files of every showcase of a programme, in the order in which they came. */
export async function filesOf(db: Db | Tx, programmeId: string): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${ROW} from assessment.showcase_file f where f.programme_id = ${programmeId}
     order by f.method, f.attempt, f.at, f.id limit 500`.execute(db);
  return rows;
}

async function fileCalled(db: Db | Tx, id: string): Promise<FileRow> {
  const { rows } = await sql<FileRow>`select ${ROW} from assessment.showcase_file f where f.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal(404, NO_FILE);
  return row;
}
const NO_FILE = 'There is no such file, or it is not yours to see.';

/** What the bytes say they are. Plain text has no signature, so it has to be text from end to end. */
async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found !== undefined) return found.mime;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? 'application/octet-stream' : 'text/plain';
  } catch {
    // Bytes that are no text are of no type that anybody could name.
    return 'application/octet-stream';
  }
}

type Given = { readonly method: string; readonly name: string; readonly bytes: Uint8Array };

/** Adds a file to the showcase that is being made. */
export async function addShowcaseFile(it: At, work: Work, id: string, { method, name, bytes }: Given): Promise<string> {
  const found = await mineToChange(it, work, id, method);
  const attempt = latest(found.journey, method).n;
  const before = (await filesOf(work.db, id)).filter((one) => one.method === method && one.attempt === attempt);
  const mediaType = await mediaTypeOf(bytes);
  const fault = fileFault({ mediaType, size: bytes.byteLength }, before);
  if (fault !== null) throw new Refusal(422, fault, [{ field: 'body', problem: 'cannot be used' }]);
  const scan = it.scanner === null ? 'not scanned' : await it.scanner.scan(bytes);
  if (scan === 'infected')
    throw new Refusal(422, 'The scanner found a virus in this file. It was not kept.', [
      { field: 'body', problem: 'is infected' },
    ]);
  const hash = await it.files.put(work.db, bytes);
  const fileId = newId(work.now);
  await sql`
    insert into assessment.showcase_file (id, programme_id, method, attempt, name, media_type, size, sha256, scan, by, at)
    values (${fileId}, ${id}, ${method}, ${attempt}, ${name}, ${mediaType}, ${bytes.byteLength}, ${hash}, ${scan}, ${work.actor.id},
            ${new Date(work.now)})`.execute(work.db);
  await announce(work, { kind: 'assessment.file-added', data: { programmeId: id, fileId, size: bytes.byteLength } });
  work.afterCommit(() => it.live.tell('assessment', id));
  return fileId;
}

async function mineToChange(it: At, work: Work, id: string, method: string): Promise<Loaded> {
  const found = await loaded(it.plans, work.db, id, { lock: true });
  const parties = await partiesIn(work, found, todayIn(it, work.now));
  const against = mayChangeFiles(found.plan, found.journey, method, parties);
  if (against !== null) throw new Refusal(against.mayNot ? 403 : 409, against.because);
  return found;
}

export async function removeShowcaseFile(it: At, work: Work, fileId: string): Promise<void> {
  const file = await fileCalled(work.db, fileId);
  const { journey } = await mineToChange(it, work, file.programmeId, file.method);
  if (latest(journey, file.method).n !== file.attempt)
    throw new Refusal(409, 'This belongs to an earlier attempt, and stays as it was submitted.');
  await sql`delete from assessment.showcase_file where id = ${fileId}`.execute(work.db);
  await letGo(work.db, [file.hash]);
  await announce(work, { kind: 'assessment.file-removed', data: { programmeId: file.programmeId, fileId } });
  work.afterCommit(() => it.live.tell('assessment', file.programmeId));
}

/** What is submitted is frozen with it: from here on the database itself refuses a change. */
export async function freezeFiles(work: Work, { programmeId, method, attempt }: Of): Promise<void> {
  await sql`
    update assessment.showcase_file set frozen_at = ${new Date(work.now)}
     where programme_id = ${programmeId} and method = ${method} and attempt = ${attempt}`.execute(work.db);
}
type Of = { readonly programmeId: string; readonly method: string; readonly attempt: number };

const SEES_DRAFTS: readonly Party[] = ['apprentice', 'manager', 'coach', 'provider'];

/** Which files somebody may open: whoever assesses or assures only what was submitted, the organisation none. */
export const filesSeenBy = (
  files: readonly FileRow[],
  { plan, journey }: Pick<Loaded, 'plan' | 'journey'>,
  parties: readonly Party[],
): readonly FileRow[] => {
  if (!seenBy(plan, journey, parties).submitted) return [];
  const drafts = parties.some((party) => SEES_DRAFTS.includes(party));
  return files.filter((file) => drafts || wasSubmitted(journey, file));
};

const wasSubmitted = ({ attempts }: Journey, { method, attempt }: FileRow): boolean =>
  attempts[method]?.some(({ n, submitted }) => n === attempt && submitted !== null) ?? false;

/** A file, for whoever may open it. */
export async function openShowcaseFile(it: At, reading: Reading, fileId: string): Promise<FileRow> {
  const file = await fileCalled(reading.db, fileId);
  const found = await loaded(it.plans, reading.db, file.programmeId);
  // Whoever has no part in the programme hears what is said of a file that is not there.
  const parties = await partiesIn(reading, found, todayIn(it, reading.now)).catch((fault: unknown) => {
    throw fault instanceof Refusal ? new Refusal(404, NO_FILE) : fault;
  });
  if (filesSeenBy([file], found, parties).length === 0) throw new Refusal(404, NO_FILE);
  return file;
}
