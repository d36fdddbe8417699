import { sql } from 'kysely';
import { assignCase, lockCase, type Desk } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import type { Known, Reason } from '../rules/index.ts';

export type Giving = {
  readonly caseId: string;
  readonly officer: Known;
  readonly how: 'pushed' | 'asked for';
  readonly reasons: readonly Reason[];
  readonly leaseMinutes: number;
};

/** What came of trying to give something: others may have been quicker, or the officer's hands are full by now. */
export type Given = 'given' | 'gone' | 'full';

/**
 * Only one worker at a time tries to give or take back a case; the others go on to the next instead of waiting. It is let go
 * with the transaction, so a worker that is killed holds nothing.
 */
export async function haveTheTurn(db: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`routing ${caseId}`}, 0)) as got`.execute(db);
  return rows[0]?.got === true;
}

/**
 * Gives a case to an officer: whatever was known when it was chosen is looked at again under locks, in the order case, wait,
 * seat. The officer's load is counted while their seat is locked, so two workers never put them over what they can have.
 */
export async function giveCase(desk: Desk, work: Work, it: Giving): Promise<Given> {
  const { db, now } = work;
  const { caseId, officer, how } = it;
  if (!(await haveTheTurn(db, caseId)) || !(await stillWaits(db, caseId))) return 'gone';
  const at = await lockCase(work, caseId);
  const { rows } = await sql<{ id: string; teamId: string; channel: string }>`
    select id, team_id as "teamId", channel from routing.waiting
     where case_id = ${caseId} and ended_at is null for update`.execute(db);
  const [wait] = rows;
  if (wait === undefined || at.ownerId !== null || at.phase !== 'open' || at.teamId !== wait.teamId) return 'gone';
  if (!(await hasRoomLeft(work, officer, wait.channel))) return 'full';
  await sql`
    insert into routing.assignment (id, case_id, waiting_id, team_id, officer_id, channel, at, how, reasons, state, lease_until)
    values (${newId(now)}, ${caseId}, ${wait.id}, ${wait.teamId}, ${officer.id}, ${wait.channel}, ${new Date(now)}, ${how},
            ${JSON.stringify(it.reasons)}::jsonb, ${how === 'pushed' ? 'offered' : 'taken'},
            ${how === 'pushed' ? new Date(now + it.leaseMinutes * MINUTE) : null})`.execute(db);
  await assignCase(desk, work, caseId, { version: at.version, teamId: at.teamId, ownerId: officer.id });
  await announce(work, { kind: 'case.routed', caseId, data: { officerId: officer.id, how, reasons: it.reasons } });
  work.afterCommit(() => desk.live.tell('given', officer.id));
  return 'given';
}

/** What is gone already is not locked: a lock would be kept while the next is tried. */
async function stillWaits(db: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql`select from routing.waiting where case_id = ${caseId} and ended_at is null`.execute(db);
  return rows.length > 0;
}

async function hasRoomLeft({ db, now }: Work, officer: Known, channel: string): Promise<boolean> {
  await sql`insert into routing.seat (officer_id, last_at) values (${officer.id}, ${new Date(now)})
            on conflict (officer_id) do nothing`.execute(db);
  await sql`select from routing.seat where officer_id = ${officer.id} for update`.execute(db);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from routing.assignment
     where officer_id = ${officer.id} and channel = ${channel} and state in ('offered', 'taken')`.execute(db);
  return (rows[0]?.count ?? 0) < (officer.capacity.get(channel) ?? 0);
}
