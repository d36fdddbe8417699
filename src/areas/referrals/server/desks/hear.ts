import { sql } from 'kysely';
import { HOUR, MINUTE, type Instant } from '#kernel/time.ts';
import type { Log } from '#platform/log.ts';
import type { Db } from '#platform/db.ts';
import { keepable } from '#platform/keepable.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { actOnReferral } from '../act.ts';
import type { Referring } from '../referring.ts';
import { hearPartner } from '../side.ts';
import { readReferral, type Referral } from '../store.ts';
import { linkCalled, type Link } from './links.ts';
import { hearWithdrawn, keepDocument, saidToReceived, takeOffered } from './take.ts';
import { isGuarded, message, type Message } from './wire.ts';

type Waiting = { readonly linkId: string; readonly id: string; readonly hash: Buffer; readonly attempts: number };
export type HearingDesks = {
  readonly db: Db;
  readonly referring: Referring;
  readonly clock: () => Instant;
  readonly log?: Pick<Log, 'error'>;
};

/** After so many faults of ours it is set aside, and a person is shown that it is there. */
const WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR];

/**
 * Carries out what other desks told us, each in one transaction with its own mark, so that a stop in the middle of it leaves it as
 * it was. Of each referral a desk is heard in the order in which it spoke; what cannot be carried out holds up nothing of another one.
 */
export async function hearDesks(hearing: HearingDesks): Promise<number> {
  const { db, clock } = hearing;
  const { rows } = await sql<Waiting>`
    select h.link_id as "linkId", h.id, h.sha256 as hash, h.attempts from referrals.desk_heard h
     where h.outcome is null
       and not exists (select 1 from referrals.desk_heard e
                        where e.link_id = h.link_id and e.outcome is null and e.seq < h.seq
                          and (e.about = h.about or e.about is null or h.about is null))
       and h.try_after <= ${new Date(clock())}
     order by h.seq limit 20`.execute(db);
  for (const it of rows) await hearOne(hearing, it);
  return rows.length;
}

async function hearOne(hearing: HearingDesks, it: Waiting): Promise<void> {
  const { db, referring, clock } = hearing;
  try {
    await inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
      if (!(await claimed(work, it))) return;
      const read = message.parse(
        keepable(JSON.parse(Buffer.from(await referring.desk.files.get(work.db, it.hash)).toString()), []),
      );
      const link = await linkCalled(work.db, it.linkId);
      if (link === undefined) throw new Error('a message came by a link that is not there');
      await carryOut(referring, work, link, read);
      await decide(work, it, 'done', null);
    });
  } catch (fault) {
    if (fault instanceof Refusal) return refused(hearing, it, fault.message);
    hearing.log?.error(
      { fault: fault instanceof Error ? fault.stack : String(fault) },
      'what another desk told us could not be carried out',
    );
    await later(hearing, it);
  }
}

/** One worker has it; another that comes upon it meanwhile leaves it alone. */
async function claimed(work: Work, { linkId, id }: Waiting): Promise<boolean> {
  const { rows } = await sql`
    select 1 from referrals.desk_heard where link_id = ${linkId} and id = ${id} and outcome is null for update skip locked`.execute(
    work.db,
  );
  return rows.length > 0;
}

async function decide(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { linkId, id }: Waiting,
  outcome: 'done' | 'refused' | 'set aside',
  because: string | null,
): Promise<void> {
  await sql`
    update referrals.desk_heard set outcome = ${outcome}, because = ${because}, decided_at = ${new Date(now)}, attempts = attempts + 1
     where link_id = ${linkId} and id = ${id} and outcome is null`.execute(db);
}

/** It cannot be done as things stand, such as a yes to what was taken back meanwhile. What they were told before says so. */
const refused = ({ db, clock }: HearingDesks, it: Waiting, because: string): Promise<void> =>
  inTransaction({ db, actor: SYSTEM, now: clock() }, (work) => decide(work, it, 'refused', because.slice(0, 1000)));

async function later({ db, clock }: HearingDesks, it: Waiting): Promise<void> {
  const wait = WAITS[it.attempts];
  if (wait === undefined)
    return inTransaction({ db, actor: SYSTEM, now: clock() }, (work) =>
      decide(work, it, 'set aside', 'It could not be carried out here, again and again.'),
    );
  await sql`
    update referrals.desk_heard set attempts = attempts + 1, try_after = ${new Date(clock() + wait)}
     where link_id = ${it.linkId} and id = ${it.id} and outcome is null`.execute(db);
}

async function carryOut(referring: Referring, work: Work, link: Link, it: Message): Promise<void> {
  switch (it.is) {
    case 'hello':
      await sql`
        update referrals.desk_link set agency = ${it.agency}, heard_at = ${new Date(work.now)}, address = coalesce(${addressIn(link, it)}, address)
         where id = ${link.id}`.execute(work.db);
      return;
    case 'offered':
      return takeOffered(referring, work, link, it);
    case 'document':
      return keepDocument(referring, work, link, it);
    case 'withdrawn':
      return hearWithdrawn(referring, work, link, it);
    case 'answered': {
      const { id } = await ours(work, link, it.referral);
      await actOnReferral(referring, work, id, { ...it, side: 'partner' });
      return;
    }
    case 'said':
      return hearSaid(referring, work, link, it);
  }
}

/** Whoever joined us says where they answer. Whoever we joined has said so in their code. */
function addressIn({ madeHere }: Link, { address }: Extract<Message, { is: 'hello' }>): string | null {
  const url = new URL(address);
  if (!isGuarded(url)) throw new Refusal(422, 'That desk does not answer over https.');
  return madeHere ? url.origin : null;
}

/** A desk speaks of its own referrals, or of those we gave to its organisation, and of no other. */
async function ours(work: Work, link: Link, id: string): Promise<Referral> {
  const found = await readReferral(work.db, id);
  if (found?.way !== 'kept' || found.organizationId !== link.organizationId)
    throw new Refusal(404, 'There is no such referral, or it is not theirs.');
  return found;
}

async function hearSaid(
  referring: Referring,
  work: Work,
  link: Link,
  it: Extract<Message, { is: 'said' }>,
): Promise<void> {
  if (await saidToReceived(referring, work, link, it)) return;
  const { id } = await ours(work, link, it.referral);
  const who = it.who === '' ? link.agency : it.who;
  await hearPartner(referring, work, id, { body: it.body, who, channel: 'desk' });
}
