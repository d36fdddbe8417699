import { sql } from 'kysely';
import { tellOfCase } from '#areas/cases/server/index.ts';
import { organizationsCalled } from '#areas/directory/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Referring } from '../referring.ts';
import type { Link } from './links.ts';
import { askAtReceived, receivedAs, type Received } from './received.ts';
import type { MessageTo } from './wire.ts';

type Offered = MessageTo<'offered'>;

/** Opens a case for a matter that another desk gave to us. The same matter is taken once, however often it is told. */
export async function takeOffered(referring: Referring, work: Work, link: Link, it: Offered): Promise<void> {
  if ((await receivedAs(work.db, link.id, it.referral)) !== undefined) return;
  const [organization] = await organizationsCalled(work.db, [link.organizationId]);
  const agency = (organization?.name ?? link.agency).slice(0, 200);
  const dueAt = Date.parse(it.dueAt);
  const { caseId, messageId } = await referring.takeCase(work, { ...it, agency, dueAt });
  const id = newId(work.now);
  const accepted = it.accepted ? new Date(work.now) : null;
  await sql`
    insert into referrals.received (id, link_id, theirs, number, case_id, agency, officer, service, manner, ground, ground_words, summary,
                                    given, held_back, due_at, state, offered_at, received_at, answered_at, message_id)
    values (${id}, ${link.id}, ${it.referral}, ${it.number}, ${caseId}, ${agency}, ${it.officer}, ${it.service}, ${it.manner}, ${it.ground},
            ${it.groundWords}, ${it.summary}, ${JSON.stringify(it.given)}::jsonb, ${it.heldBack}::text[], ${new Date(dueAt)},
            ${it.accepted ? 'accepted' : 'offered'}, ${new Date(Date.parse(it.madeAt))}, ${new Date(work.now)}, ${accepted}, ${messageId})`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'referral.received',
    caseId,
    data: { receivedId: id, agency, ground: it.ground, fields: Object.keys(it.given), heldBack: it.heldBack },
  });
}

async function mustHave(work: Work, link: Link, theirs: string): Promise<Received> {
  const found = await receivedAs(work.db, link.id, theirs);
  if (found === undefined) throw new Refusal(404, 'That referral was never given to us.');
  return found;
}

/** A paper that came with it stands on the case, looked at by the scanner like any other. */
export async function keepDocument(
  referring: Referring,
  work: Work,
  link: Link,
  it: MessageTo<'document'>,
): Promise<void> {
  const { caseId, messageId } = await mustHave(work, link, it.referral);
  await referring.keepPaper(
    work,
    { caseId, messageId },
    {
      name: it.name,
      declaredType: it.type,
      bytes: Buffer.from(it.content, 'base64'),
    },
  );
  tellOfCase(referring.desk, work, caseId);
}

/** They take it back. What was begun here is for whoever has the case to stop. */
export async function hearWithdrawn(
  referring: Referring,
  work: Work,
  link: Link,
  { referral, words }: MessageTo<'withdrawn'>,
): Promise<void> {
  const it = await mustHave(work, link, referral);
  if (it.state !== 'offered' && it.state !== 'accepted') return;
  await sql`
    update referrals.received set state = 'withdrawn', words = ${words}, ended_at = ${new Date(work.now)} where id = ${it.id}`.execute(
    work.db,
  );
  await announce(work, { kind: 'referral.they-withdrew', caseId: it.caseId, data: { receivedId: it.id }, why: words });
  await askAtReceived(referring, work, it, 'withdrawn');
}

/** Whether what they said is about something they gave to us; then it is heard beside its case. */
export async function saidToReceived(
  referring: Referring,
  work: Work,
  link: Link,
  { referral, who, body }: MessageTo<'said'>,
): Promise<boolean> {
  const it = await receivedAs(work.db, link.id, referral);
  if (it === undefined) return false;
  await sql`
    insert into referrals.received_said (id, received_id, at, direction, who, body)
    values (${newId(work.now)}, ${it.id}, ${new Date(work.now)}, 'in', ${who === '' ? it.agency : who}, ${body})`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'referral.side-heard',
    caseId: it.caseId,
    data: { receivedId: it.id, channel: 'desk' },
  });
  if (it.asks === null) await askAtReceived(referring, work, it, 'question');
  else tellOfCase(referring.desk, work, it.caseId);
  return true;
}
