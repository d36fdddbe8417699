import { sql } from 'kysely';
import { tellOfCase } from '#areas/cases/server/index.ts';
import { organizationsCalled } from '#areas/directory/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { MINUTE } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { againLetter, sideLetter } from '../rules/index.ts';
import { lockedReferral, stepOf } from './act.ts';
import { tellTheirDesk } from './desks/tell.ts';
import { writeToPartner } from './letters.ts';
import type { Referring } from './referring.ts';
import { numberedReferral, type Referral } from './store.ts';

const CHANNEL = { email: 'email', api: 'api', kept: 'desk', phone: 'page' } as const;

/** An officer writes to the partner. It is no message of the case: the customer never sees it. */
export async function sayToPartner(referring: Referring, work: Work, id: string, body: string): Promise<string> {
  const it = await lockedReferral(work, id);
  if (it.state === 'withdrawn') throw new Refusal(409, 'This referral was taken back. They cannot answer any more.');
  const said = newId(work.now);
  await sql`
    insert into referrals.said (id, referral_id, at, direction, channel, officer_id, body)
    values (${said}, ${id}, ${new Date(work.now)}, 'out', ${CHANNEL[it.way]}, ${work.actor.id}, ${body})`.execute(
    work.db,
  );
  if (it.asks === 'question')
    await sql`update referrals.referral set asks = null, asks_since = null where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'referral.side-written', caseId: it.caseId, data: { referralId: id, saidId: said } });
  const names = await namesOfOfficers(work.db, work.actor.id === null ? [] : [work.actor.id]);
  const who = (names.get(work.actor.id ?? '') ?? referring.office.agency).slice(0, 200);
  await tellTheirDesk(referring, work, it, { is: 'said', referral: id, who, body });
  await writeToPartner(referring, work, it, { body: sideLetter(body, referring.office.agency), saidId: said });
  tellOfCase(referring.desk, work, it.caseId);
  return said;
}

type Heard = {
  readonly body: string;
  readonly who: string;
  readonly channel: 'page' | 'email' | 'api' | 'desk';
  readonly mailId?: string | null;
};

/** The partner says something. It waits for the officer, beside the case and never on it. */
export async function hearPartner(
  referring: Referring,
  work: Work,
  id: string,
  { body, who, channel, mailId = null }: Heard,
): Promise<void> {
  const it = await lockedReferral(work, id);
  await sql`
    insert into referrals.said (id, referral_id, at, direction, channel, who, body, mail_id)
    values (${newId(work.now)}, ${id}, ${new Date(work.now)}, 'in', ${channel}, ${who.slice(0, 300)}, ${body.slice(0, 50_000)}, ${mailId}::uuid)`.execute(
    work.db,
  );
  await sql`
    update referrals.referral set asks = coalesce(asks, 'question'), asks_since = coalesce(asks_since, ${new Date(work.now)}) where id = ${id}`.execute(
    work.db,
  );
  await announce(work, { kind: 'referral.side-heard', caseId: it.caseId, data: { referralId: id, channel } });
  if (it.asks === null) await stepOf(referring, work, it, 'question');
  tellOfCase(referring.desk, work, it.caseId);
}

/** The page is asked for again so often at most: a mailbox is not a toy. */
const BETWEEN_PAGES = 10 * MINUTE;

/** Sends a new link to the address that has the referral, and to no other. False when one went a moment ago. */
export async function sendPageAgain(referring: Referring, work: Work, id: string): Promise<boolean> {
  const it = await lockedReferral(work, id);
  if (it.sentTo === null) throw new Refusal(409, 'This referral did not go by e-mail.');
  if (it.state === 'withdrawn') throw new Refusal(409, 'This referral was taken back.');
  const { rows } = await sql<{
    last: number | null;
  }>`select max(made_at) as last from referrals.letter where referral_id = ${id}`.execute(work.db);
  if ((rows[0]?.last ?? 0) > work.now - BETWEEN_PAGES) return false;
  await writeToPartner(referring, work, it, { body: againLetter(referring.office.agency) });
  await announce(work, { kind: 'referral.page-sent', caseId: it.caseId, data: { referralId: id } });
  return true;
}

/** Whether a mail that carries the key of this referral comes from whom we wrote to: the second key. */
export async function isFromPartner(db: Db | Tx, it: Referral, sender: string): Promise<boolean> {
  const [organization] = await organizationsCalled(db, [it.organizationId]);
  const { rows } = await sql<{ recipient: string }>`
    select distinct lower(recipient) as recipient from referrals.letter where referral_id = ${it.id}`.execute(db);
  const known = [...rows.map(({ recipient }) => recipient), organization?.referTo?.toLowerCase() ?? ''];
  return known.includes(sender.toLowerCase());
}

/** The first referral that one of these texts names by a key of ours. */
export async function referralNamedIn(
  { tokens }: Referring,
  db: Db | Tx,
  texts: readonly string[],
): Promise<Referral | undefined> {
  for (const number of new Set(texts.flatMap((text) => tokens.findIn(text)))) {
    const found = await numberedReferral(db, number);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A letter of ours to a partner did not arrive. */
export async function letterBounced(
  referring: Referring,
  work: Work,
  rfcMessageIds: readonly string[],
  why: string,
): Promise<boolean> {
  const { rows } = await sql<{ referralId: string }>`
    update referrals.letter set state = 'failed', response = ${why.slice(0, 500)}
     where rfc_message_id = any(${[...rfcMessageIds]}::text[]) and state in ('sent', 'unsure', 'sending')
    returning referral_id as "referralId"`.execute(work.db);
  const [letter] = rows;
  if (letter === undefined) return false;
  const it = await lockedReferral(work, letter.referralId);
  await sql`update referrals.referral set asks = 'undelivered', asks_since = ${new Date(work.now)} where id = ${it.id}`.execute(
    work.db,
  );
  await announce(work, { kind: 'referral.undelivered', caseId: it.caseId, data: { referralId: it.id } });
  await stepOf(referring, work, it, 'undelivered');
  tellOfCase(referring.desk, work, it.caseId);
  return true;
}
