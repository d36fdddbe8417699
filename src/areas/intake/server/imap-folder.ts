import type { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { DAY } from '#kernel/time.ts';
import { isDuplicate, type Db } from '#platform/db.ts';
import { accept } from './accept.ts';
import type { Intake } from './intake.ts';

export type Folder = {
  /** Which folder of which mailbox: the same for every password and process. */
  readonly name: string;
  readonly uidValidity: number;
  /** The number the next message would have had when the folder was opened. */
  readonly uidNext: number;
  readonly user: string;
};

/**
 * Takes every message of a folder that has not been taken: all that came after the last one taken, whether or not somebody
 * has read it elsewhere, and whatever is unread. A folder that is met for the first time gives its unread mail only:
 * what people read and answered before there was a desk stays where it is.
 */
export async function takeNew(intake: Intake, client: ImapFlow, folder: Folder): Promise<void> {
  const wanted = await candidates(intake.db, client, folder);
  const taken = await takenOf(intake.db, folder, wanted);
  for (const uid of wanted) {
    if (!taken.has(uid)) await takeOne(intake, client, folder, uid);
    // Only now, when the message is committed here. If this fails, it is marked the next time, and not taken twice.
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }
}

async function candidates(db: Db, client: ImapFlow, folder: Folder): Promise<number[]> {
  const { last, lastElsewhere } = await progressOf(db, folder);
  const after = last ?? folder.uidNext - 1;
  const searches = [
    client.search({ seen: false }, { uid: true }),
    client.search({ uid: `${after + 1}:*` }, { uid: true }),
    // The folder was built anew and its numbers mean nothing any more. What we have had is found to be the same message.
    ...(last === null && lastElsewhere !== null
      ? [client.search({ since: new Date(lastElsewhere - DAY) }, { uid: true })]
      : []),
  ];
  const [unseen, newer, recent] = await Promise.all(searches);
  // "5:*" names the last message even when its number is below five.
  const found = [...listOf(unseen), ...listOf(newer).filter((uid) => uid > after), ...listOf(recent)];
  return [...new Set(found)].toSorted((a, b) => a - b);
}

/** No answer means that the search failed: that is not the same as nothing found. */
function listOf(answer: number[] | false | undefined): readonly number[] {
  if (answer === undefined) return [];
  if (answer === false) throw new Error('the mail server refused to search');
  return answer;
}

type Progress = { last: number | null; lastElsewhere: number | null };

async function progressOf(db: Db, { name, uidValidity }: Folder): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select (select max(uid) from intake.imap_seen where folder = ${name} and uid_validity = ${uidValidity}) as last,
           (select max(m.received_at) from intake.imap_seen s join intake.mail m on m.id = s.mail_id
             where s.folder = ${name} and s.uid_validity <> ${uidValidity}) as "lastElsewhere"`.execute(db);
  return rows[0] ?? { last: null, lastElsewhere: null };
}

async function takenOf(db: Db, { name, uidValidity }: Folder, uids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ uid: number }>`
    select uid from intake.imap_seen
     where folder = ${name} and uid_validity = ${uidValidity} and uid = any(${[...uids]}::bigint[])`.execute(db);
  return new Set(rows.map(({ uid }) => uid));
}

/** The message and the note that it was taken are one transaction. */
async function takeOne(intake: Intake, client: ImapFlow, folder: Folder, uid: number): Promise<void> {
  const found = await client.fetchOne(String(uid), { source: true, uid: true }, { uid: true });
  // Somebody has deleted it in the meantime.
  if (found === undefined || found === false || found.source === undefined) return;
  const raw = found.source;
  try {
    await accept(intake, { source: 'imap', ...envelopeOf(raw, folder.user), raw }, async (tx, mailId) => {
      await sql`insert into intake.imap_seen (folder, uid_validity, uid, mail_id)
                values (${folder.name}, ${folder.uidValidity}, ${uid}, ${mailId})`.execute(tx);
    });
  } catch (fault) {
    // Another process took the same message at the same moment: then it is taken.
    if (!isDuplicate(fault, 'imap_seen_pkey')) throw fault;
  }
}

/** What the server that delivered it wrote on top of it: where it came from and for whom. */
export function envelopeOf(raw: Uint8Array, user: string): { returnPath: string | null; recipients: string[] } {
  const text = Buffer.from(raw.subarray(0, 64 * 1024)).toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const headers = (end < 0 ? text : text.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ');
  const [, path] = /^return-path:\s*<([^>]*)>/im.exec(headers) ?? [];
  const delivered = [
    ...headers.matchAll(/^(?:delivered-to|x-original-to|envelope-to):\s*<?([^\s<>]+@[^\s<>]+?)>?\s*$/gim),
  ].map(([, address = '']) => address);
  const own = user.includes('@') ? [user] : [];
  return { returnPath: path ?? null, recipients: [...new Set([...delivered, ...own])].slice(0, 20) };
}
