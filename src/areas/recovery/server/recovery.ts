import { sql } from 'kysely';
import { lockCase, tellOfCase, visibleCards, visibleCase, type Desk } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading, Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import type { Did, Trigger } from '../rules/index.ts';
import { riskNow } from './risk.ts';

type SignalRow = { id: string; trigger: Trigger; at: Instant; stepId: string | null };
type StepRow = {
  id: string;
  did: Did;
  words: string;
  followAt: Instant | null;
  by: string;
  at: Instant;
  followedAt: Instant | null;
  content: boolean | null;
  followedWords: string | null;
};
type ComplimentRow = { id: string; officerId: string; words: string; at: Instant };
const MOST = 50;

async function recoveryOf(reading: Reading, caseId: string) {
  const it = await visibleCase(reading, caseId);
  const { db } = reading;
  const [signals, steps, compliments] = await Promise.all([
    sql<SignalRow>`
      select id, trigger, at, step_id as "stepId" from recovery.signal where case_id = ${caseId} order by at desc limit ${MOST}`.execute(
      db,
    ),
    sql<StepRow>`
      select id, did, words, follow_at as "followAt", by, at, followed_at as "followedAt", content, followed_words as "followedWords"
        from recovery.step where case_id = ${caseId} order by at desc limit ${MOST}`.execute(db),
    sql<ComplimentRow>`
      select id, officer_id as "officerId", words, at from recovery.compliment where case_id = ${caseId} order by at desc limit ${MOST}`.execute(
      db,
    ),
  ]);
  const letDown = signals.rows.filter(({ stepId }) => stepId === null).map(({ trigger }) => trigger);
  const risk = it.phase === 'closed' ? null : await riskNow(reading, it, letDown);
  return { signals: signals.rows, steps: steps.rows, compliments: compliments.rows, risk };
}

type Step = { readonly did: Did; readonly words: string; readonly followAt: Instant | null };

/** What was done to win them back. Every reason there is so far is settled by it; a new one begins anew. */
async function takeStep(desk: Desk, work: Work, caseId: string, { did, words, followAt }: Step): Promise<string> {
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Go on there.');
  if (followAt !== null && followAt <= work.now)
    throw new Refusal(422, 'Ask whether it held at a time that is still to come.', [
      { field: 'followAt', problem: 'is over' },
    ]);
  const id = newId(work.now);
  await sql`
    insert into recovery.step (id, case_id, did, words, follow_at, by, at)
    values (${id}, ${caseId}, ${did}, ${words}, ${followAt === null ? null : new Date(followAt)}, ${work.actor.id}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await sql`update recovery.signal set step_id = ${id} where case_id = ${caseId} and step_id is null`.execute(work.db);
  await announce(work, { kind: 'recovery.step-taken', caseId, data: { stepId: id, did, followAt } });
  tellOfCase(desk, work, caseId);
  return id;
}

type Held = { readonly content: boolean; readonly words: string };

/** Whether it held, as the customer says; the case may be closed long since. */
async function followUp(desk: Desk, work: Work, stepId: string, { content, words }: Held): Promise<void> {
  const { rows } = await sql<{ caseId: string; followedAt: Instant | null }>`
    select case_id as "caseId", followed_at as "followedAt" from recovery.step where id = ${stepId} for update`.execute(
    work.db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such step, or it is not yours to see.');
  await lockCase(work, found.caseId);
  if (found.followedAt !== null) throw new Refusal(409, 'Somebody has asked already. Look again.');
  await sql`
    update recovery.step set followed_at = ${new Date(work.now)}, followed_by = ${work.actor.id}, content = ${content}, followed_words = ${words}
     where id = ${stepId}`.execute(work.db);
  await announce(work, { kind: 'recovery.followed-up', caseId: found.caseId, data: { stepId, content } });
  tellOfCase(desk, work, found.caseId);
}

type Praise = { readonly officerId: string; readonly words: string };

async function praise(desk: Desk, work: Work, caseId: string, { officerId, words }: Praise): Promise<string> {
  await lockCase(work, caseId);
  const id = newId(work.now);
  await sql`
    insert into recovery.compliment (id, case_id, officer_id, words, by, at)
    values (${id}, ${caseId}, ${officerId}, ${words}, ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  await announce(work, { kind: 'recovery.praised', caseId, data: { complimentId: id, officerId } });
  tellOfCase(desk, work, caseId);
  return id;
}

async function praiseOf(reading: Reading, officerId: string | null) {
  const { rows } = await sql<{ id: string; words: string; at: Instant; caseId: string }>`
    select id, words, at, case_id as "caseId" from recovery.compliment
     where officer_id = ${officerId} order by at desc limit ${MOST}`.execute(reading.db);
  const cards = await visibleCards(
    reading,
    rows.map(({ caseId }) => caseId),
  );
  const own = officerId === reading.actor.id;
  return rows.flatMap(({ caseId, ...said }) => {
    const of = cards.get(caseId);
    return of === undefined && !own
      ? []
      : [{ ...said, of: of === undefined ? null : { id: of.id, reference: of.reference } }];
  });
}

export function recoveryRoutes(server: Server, desk: Desk): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => recoveryOf(reading, params.id),
    takeStep: async (work, { params, body }) => ({ id: await takeStep(desk, work, params.id, body) }),
    followUp: (work, { params, body }) => followUp(desk, work, params.id, body).then(() => ({ done: true as const })),
    praised: async (reading, { query }) => ({ praise: await praiseOf(reading, query.officerId ?? reading.actor.id) }),
    praise: async (work, { params, body }) => ({ id: await praise(desk, work, params.id, body) }),
  });
}

/** On which cases somebody was praised by a customer, the newest first. */
export async function complimentsFor(
  db: Db | Tx,
  officerId: string,
): Promise<readonly { id: string; caseId: string }[]> {
  const { rows } = await sql<{ id: string; caseId: string }>`
    select id, case_id as "caseId" from recovery.compliment where officer_id = ${officerId} order by at desc limit 20`.execute(
    db,
  );
  return rows;
}
