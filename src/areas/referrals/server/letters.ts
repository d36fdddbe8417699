import { sql } from 'kysely';
import { DAY } from '#kernel/time.ts';
import { newId, sha256 } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { PAGE_LINK, subjectOf } from '../rules/index.ts';
import { doorToken, sideMessageId, type Referring } from './referring.ts';
import type { Referral } from './store.ts';

/** A page can be opened for so long after an answer was due. */
const OPEN_FOR = 30 * DAY;

type Writing = { readonly body: string; readonly saidId?: string | null };

/** Puts a letter to the partner into its outbox. Where it holds the link, a new door is made, which only it opens. */
export async function writeToPartner(
  referring: Referring,
  work: Work,
  it: Pick<Referral, 'id' | 'number' | 'sentTo' | 'dueAt'>,
  { body, saidId = null }: Writing,
): Promise<void> {
  if (it.sentTo === null) return;
  const door = body.includes(PAGE_LINK) ? await makeDoor(referring, work, it) : null;
  const id = newId(work.now);
  await sql`
    insert into referrals.letter (id, referral_id, said_id, door, rfc_message_id, recipient, subject, body, send_after, made_at)
    values (${id}, ${it.id}, ${saidId}::uuid, ${door}::int, ${sideMessageId(referring, it.number, id)}, ${it.sentTo}, ${subjectOf(it.number)},
            ${body}, ${new Date(work.now)}, ${new Date(work.now)})`.execute(work.db);
  work.afterCommit(() => referring.desk.live.tell('side letters', id));
}

async function makeDoor(referring: Referring, work: Work, it: Pick<Referral, 'id' | 'dueAt'>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from referrals.door where referral_id = ${it.id}`.execute(work.db);
  const door = (rows[0]?.count ?? 0) + 1;
  const until = Math.max(work.now, it.dueAt) + OPEN_FOR;
  await sql`
    insert into referrals.door (token_hash, referral_id, made_at, expires_at)
    values (${sha256(doorToken(referring, it.id, door))}, ${it.id}, ${new Date(work.now)}, ${new Date(until)})`.execute(
    work.db,
  );
  return door;
}
