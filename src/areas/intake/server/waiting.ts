import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { MINUTE, SECOND, type Instant } from '#kernel/time.ts';
import type { Nature } from '../rules/index.ts';

export type Waiting = {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly source: 'smtp' | 'lmtp' | 'imap' | 'import';
  readonly returnPath: string | null;
  readonly recipients: readonly string[];
  readonly hash: Buffer;
  readonly attempts: number;
};

const LEASE_MS = 2 * MINUTE;
/** A message that has stopped us this often is not read again: a person looks at it. */
export const attemptsBeforeSorting = 4;

/** Takes the oldest messages that wait, so that no other worker reads them meanwhile. */
export async function leaseWaiting(db: Db, now: Instant, limit: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    update intake.mail m set leased_until = ${new Date(now + LEASE_MS)}, attempts = least(m.attempts + 1, 100)
     where m.id in (
       select w.id from intake.mail w
        where w.outcome is null and (w.leased_until is null or w.leased_until < ${new Date(now)})
        order by w.received_at, w.id
        limit ${limit}
          for update skip locked)
    returning m.id, m.received_at as "receivedAt", m.source, m.return_path as "returnPath", m.recipients, m.sha256 as hash, m.attempts`.execute(
    db,
  );
  return rows.toSorted((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
}

/** Whether a message that came earlier is still to be read, so that an answer may have to wait for what it answers. */
export async function olderWaiting(db: Db | Tx, it: Pick<Waiting, 'id' | 'receivedAt'>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from intake.mail
                    where outcome is null and (received_at, id) < (${new Date(it.receivedAt)}::timestamptz, ${it.id}::uuid)) as found`.execute(
    db,
  );
  return rows[0]?.found === true;
}

/** Looks at it again in a moment. This does not count as an attempt. */
export async function deferMail(db: Db | Tx, id: string, now: Instant): Promise<void> {
  await sql`update intake.mail set leased_until = ${new Date(now + SECOND / 2)}, attempts = greatest(attempts - 1, 0)
             where id = ${id}`.execute(db);
}

export type Decided = {
  readonly outcome: 'threaded' | 'new' | 'quarantined' | 'notice' | 'duplicate';
  readonly because: string;
  readonly caseId?: string | null;
  readonly suggestedCaseId?: string | null;
  readonly duplicateOf?: string | null;
  readonly contentKey: Buffer | null;
  readonly messageId: string | null;
  readonly nature: Nature['kind'] | 'unreadable';
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
};

/**
 * Locks a message until the transaction ends. False when somebody has decided it meanwhile: a worker whose lease ran out
 * may still be at work, and then nothing may be done with it again.
 */
export async function claimMail(db: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from intake.mail where id = ${id} and outcome is null for update`.execute(db);
  return rows.length > 0;
}

/** Writes what became of a message that was claimed in this transaction. */
export async function markDecided(db: Tx, id: string, now: Instant, it: Decided): Promise<void> {
  await sql`
    update intake.mail
       set outcome = ${it.outcome}, because = ${it.because}, decided_at = ${new Date(now)}, case_id = ${it.caseId ?? null},
           suggested_case_id = ${it.suggestedCaseId ?? null}, duplicate_of = ${it.duplicateOf ?? null}, content_key = ${it.contentKey},
           message_id = ${it.messageId}, nature = ${it.nature}, from_name = ${it.fromName.slice(0, 500)},
           from_address = ${it.fromAddress.slice(0, 500)}, subject = ${it.subject.slice(0, 1000)}, leased_until = null
     where id = ${id} and outcome is null`.execute(db);
}

/** The message that this one repeats, if it does. */
export async function originalOf(db: Db | Tx, contentKey: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from intake.mail
     where content_key = ${contentKey} and outcome in ('threaded', 'new', 'quarantined', 'notice')`.execute(db);
  return rows[0]?.id;
}
