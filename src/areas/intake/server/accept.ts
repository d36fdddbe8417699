import { sql } from 'kysely';
import { newId, sha256 } from '#platform/id.ts';
import { transact, type Tx } from '#platform/db.ts';
import { SMALL } from '#platform/files.ts';
import type { Intake } from './intake.ts';

export type Arriving = {
  readonly source: 'smtp' | 'lmtp' | 'imap' | 'import';
  readonly returnPath: string | null;
  readonly recipients: readonly string[];
  readonly raw: Uint8Array;
};

/**
 * Takes responsibility for a message: its bytes and a row that says it waits are committed when this resolves, and only
 * then may the other server be told so. Nothing in it has been looked at, so nothing in it can prevent this.
 */
export async function accept(
  intake: Intake,
  it: Arriving,
  also?: (tx: Tx, mailId: string) => Promise<void>,
): Promise<string> {
  // Large content may have a long way to go, and no transaction should stand open meanwhile.
  if (it.raw.byteLength > SMALL) await intake.files.put(intake.db, it.raw);
  const id = await transact(intake.db, async (tx) => {
    const kept = await keepMail(intake, tx, it);
    await also?.(tx, kept.id);
    return kept.id;
  });
  intake.live.tell('mail', id);
  return id;
}

export type KeptMail = Omit<Arriving, 'raw'> & {
  readonly id: string;
  readonly hash: Buffer;
  readonly receivedAt: number;
};

/** Keeps a message in a transaction that somebody else ends. */
export async function keepMail(
  { clock, files }: Pick<Intake, 'clock' | 'files'>,
  db: Tx,
  { raw, ...it }: Arriving,
): Promise<KeptMail> {
  const receivedAt = clock();
  const id = newId(receivedAt);
  const hash = sha256(raw);
  // Small content goes along with the row that names it, and before it; large content has to be safe first.
  const stored = files.put(db, raw);
  if (raw.byteLength > SMALL) await stored;
  const waiting = sql`
    insert into intake.mail (id, received_at, source, return_path, recipients, sha256, size)
    values (${id}, ${new Date(receivedAt)}, ${it.source}, ${printable(it.returnPath)}, ${it.recipients.map(withoutNul)}::text[], ${hash},
            ${raw.byteLength})`.execute(db);
  await Promise.all([stored, waiting]);
  return { ...it, id, hash, receivedAt };
}

const withoutNul = (text: string): string => text.replaceAll('\0', '');
const printable = (text: string | null): string | null => (text === null ? null : withoutNul(text));

type Refused = {
  readonly source: Arriving['source'];
  readonly returnPath: string | null;
  readonly recipients: readonly string[];
  readonly size: number;
};

/** Records that we refused a message, and why, so that the sum of what came balances. */
export async function refuse(intake: Intake, it: Refused, because: string): Promise<void> {
  const now = new Date(intake.clock());
  await sql`
    insert into intake.mail (id, received_at, source, return_path, recipients, size, outcome, because, decided_at)
    values (${newId(now.getTime())}, ${now}, ${it.source}, ${printable(it.returnPath)}, ${it.recipients.map(withoutNul)}::text[], ${it.size},
            'refused', ${because}, ${now})`.execute(intake.db);
}
