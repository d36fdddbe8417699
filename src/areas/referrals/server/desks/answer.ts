import { sql } from 'kysely';
import { lockCase, tellOfCase } from '#areas/cases/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { afterAct, isOver, lackingIn, type Outcome } from '../../rules/index.ts';
import type { Referring } from '../referring.ts';
import { postToDesk } from './outbox.ts';
import { lockReceived, readReceived, stepAt, type Received } from './received.ts';

const gone = (): Refusal => new Refusal(404, 'There is no such referral, or it is not yours to see.');

/** Locks a referral we were given, for an officer who may see its case. The case is always locked first. */
export async function lockedReceived(work: Work, id: string): Promise<Received> {
  const found = await readReceived(work.db, id);
  if (found === undefined) throw gone();
  await lockCase(work, found.caseId).catch((fault: unknown) => {
    throw fault instanceof Refusal && fault.status === 404 ? gone() : fault;
  });
  const locked = await lockReceived(work.db, id);
  if (locked === undefined) throw gone();
  return locked;
}

export type Answer = {
  readonly act: 'accept' | 'decline' | 'return' | 'done';
  readonly words: string;
  readonly outcome: Outcome | null;
  readonly expectedOn: string | null;
};

const NEXT: Readonly<Record<Answer['act'], (it: Received) => string>> = {
  accept: ({ given, agency }) =>
    `Help ${given['name'] ?? 'them'}, as ${agency} asked, and tell ${agency} what came of it`,
  decline: ({ agency }) => `Close it: ${agency} knows that we cannot take it`,
  return: ({ agency }) => `Close it: ${agency} has it back`,
  done: ({ agency }) => `Close it: ${agency} knows what came of it`,
};

/** We say how it goes on with what another desk gave us. From our yes on, the promise is ours. */
export async function answerDesk(referring: Referring, work: Work, id: string, it: Answer): Promise<Received['state']> {
  const was = await lockedReceived(work, id);
  const moved = afterAct(was.state, it.act, 'partner');
  if (!moved.ok) throw new Refusal(409, moved.because);
  const lacking = lackingIn(it.act, it);
  if (lacking !== null) throw new Refusal(422, lacking.because, [{ field: lacking.field, problem: 'is needed' }]);
  const now = new Date(work.now);
  await sql`
    update referrals.received
       set state = ${moved.to}, words = ${it.words}, outcome = ${it.act === 'done' ? it.outcome : null},
           expected_on = coalesce(${it.expectedOn}::date, expected_on), answered_at = coalesce(answered_at, ${now}),
           answered_by = coalesce(answered_by, ${work.actor.id}::uuid), ended_at = ${isOver(moved.to) ? now : null}, asks = null, asks_since = null
     where id = ${id}`.execute(work.db);
  await postToDesk(referring, work, was.linkId, {
    receivedId: id,
    body: { is: 'answered', referral: was.theirs, ...it },
  });
  await announce(work, {
    kind: `referral.we-${moved.to}`,
    caseId: was.caseId,
    data: { receivedId: id, agency: was.agency },
  });
  await stepAt(referring, work, was.caseId, { words: NEXT[it.act](was), opens: it.act === 'accept' });
  return moved.to;
}

/** An officer writes to the desk that gave it to us. It is no message of the case. */
export async function sayToDesk(referring: Referring, work: Work, id: string, body: string): Promise<string> {
  const it = await lockedReceived(work, id);
  const said = newId(work.now);
  await sql`
    insert into referrals.received_said (id, received_id, at, direction, officer_id, body)
    values (${said}, ${id}, ${new Date(work.now)}, 'out', ${work.actor.id}, ${body})`.execute(work.db);
  if (it.asks === 'question')
    await sql`update referrals.received set asks = null, asks_since = null where id = ${id}`.execute(work.db);
  const names = await namesOfOfficers(work.db, work.actor.id === null ? [] : [work.actor.id]);
  const who = (names.get(work.actor.id ?? '') ?? referring.office.agency).slice(0, 200);
  await postToDesk(referring, work, it.linkId, {
    receivedId: id,
    body: { is: 'said', referral: it.theirs, who, body },
  });
  await announce(work, { kind: 'referral.side-written', caseId: it.caseId, data: { receivedId: id, saidId: said } });
  tellOfCase(referring.desk, work, it.caseId);
  return said;
}

/** What came from them was looked at. */
export async function seenReceived(referring: Referring, work: Work, id: string): Promise<void> {
  const it = await lockedReceived(work, id);
  if (it.asks === null) throw new Refusal(409, 'Nothing of this referral waits to be looked at.');
  await sql`update referrals.received set asks = null, asks_since = null where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'referral.seen', caseId: it.caseId, data: { receivedId: id } });
  tellOfCase(referring.desk, work, it.caseId);
}
