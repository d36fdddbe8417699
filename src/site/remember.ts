import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { LIMITS, waitFor } from './rules/flood.ts';
import { FORM_LASTS } from './rules/suspicion.ts';

/** What the site remembers between two requests: what was sent, how much came from where, links asked for. */

export type Made = { readonly caseId: string; readonly customerId: string };

/**
 * Takes a sending, which is a form with the words in it, for the message being made in this transaction. Gives what it
 * made when it was sent before; a second press at the same moment waits here for the first one. The same form with other
 * words is another sending: somebody who goes back and asks something else is not told that they have asked already.
 */
export async function takeSending(db: Tx, sending: string, now: Instant): Promise<Made | 'yours'> {
  const { rows: taken } = await sql`
    insert into site.sending (id, sent_at) values (${sending}, ${new Date(now)})
    on conflict (id) do nothing returning id`.execute(db);
  if (taken.length > 0) return 'yours';
  const made = await madeBy(db, sending);
  if (made === undefined) throw new Error('a sending was taken, but made nothing');
  return made;
}

/** Takes a sending that makes no case. False where it was taken before; what it did is done, and is not done twice. */
export async function takeOnce(db: Tx, sending: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into site.sending (id, sent_at) values (${sending}, ${new Date(now)})
    on conflict (id) do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function settleSending(db: Tx, sending: string, { caseId, customerId }: Made): Promise<void> {
  await sql`update site.sending set case_id = ${caseId}, customer_id = ${customerId} where id = ${sending}`.execute(db);
}

/** What a sending made that came before. */
export async function madeBy(db: Db | Tx, sending: string): Promise<Made | undefined> {
  const { rows } = await sql<Made>`
    select case_id as "caseId", customer_id as "customerId" from site.sending
     where id = ${sending} and case_id is not null and customer_id is not null`.execute(db);
  return rows[0];
}

export type Source = { readonly kind: keyof typeof LIMITS; readonly of: string };

/**
 * Takes room for one message from every source it has, and gives null; or takes nothing more and gives how long to wait.
 * A statement by itself, so that what is refused counts nothing and what was let in counts even if it fails afterwards.
 */
export async function takeRoom(
  db: Db,
  secret: Buffer,
  now: Instant,
  sources: readonly Source[],
): Promise<number | null> {
  for (const { kind, of } of sources) {
    const { holds, every } = LIMITS[kind];
    const key = createHmac('sha256', secret).update(`${kind} ${of}`).digest();
    const at = new Date(now);
    const grown = sql`least(${holds}::float8, b.tokens + greatest(0, extract(epoch from (${at}::timestamptz - b.at)) * 1000) / ${every}::float8)`;
    const { rows } = await sql<{ tokens: number }>`
      insert into site.bucket as b (key, tokens, at) values (${key}, ${holds - 1}, ${at})
      on conflict (key) do update set tokens = ${grown} - 1, at = excluded.at where ${grown} >= 1
      returning tokens`.execute(db);
    if (rows.length > 0) continue;
    const { rows: left } = await sql<{
      tokens: number;
    }>`select ${grown} as tokens from site.bucket b where b.key = ${key}`.execute(db);
    return waitFor(left[0]?.tokens ?? 0, LIMITS[kind]);
  }
  return null;
}

/** Written for every pair that is asked, so that nobody learns from the page or the clock whether the two belong together. */
export async function askForLink(
  db: Db,
  now: Instant,
  { reference, email }: { reference: string; email: string },
): Promise<void> {
  await sql`insert into site.link_request (id, reference, email, at)
            values (${newId(now)}, ${reference}, ${email}, ${new Date(now)})`.execute(db);
}

/** A bucket untouched for a day is full again, and a form older than it may be is refused without being remembered. */
export async function forgetOld(db: Db, now: Instant): Promise<void> {
  await sql`delete from site.bucket where at < ${new Date(now - DAY)}`.execute(db);
  await sql`delete from site.sending where sent_at < ${new Date(now - FORM_LASTS - DAY)}`.execute(db);
}
