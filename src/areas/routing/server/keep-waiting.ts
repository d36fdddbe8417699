import { sql } from 'kysely';
import { factsOf, type CaseFacts } from '#areas/cases/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Live } from '#platform/live.ts';
import type { Work } from '#platform/work.ts';
import { channelOf, isInHand, keepsWaiting, whatBecameOf, whyNoLonger, type Mode, type Need } from '../rules/index.ts';
import { ownNeedsOf } from './own-needs.ts';

/** What has just happened to some of the cases, beyond where they stand now. */
export type Happened = {
  /** The customer has had a word from us. */
  readonly answered: ReadonlySet<string>;
  /** Somebody may have been given it. */
  readonly given: ReadonlySet<string>;
};
const NOTHING: Happened = { answered: new Set(), given: new Set() };

type Wait = {
  readonly id: string;
  readonly caseId: string;
  readonly teamId: string;
  readonly priority: number;
  readonly needs: readonly Need[];
};
type Held = {
  readonly id: string;
  readonly caseId: string;
  readonly officerId: string;
  readonly state: 'offered' | 'taken';
};
type Place = {
  readonly at: CaseFacts;
  readonly wait: Wait | undefined;
  readonly held: Held | undefined;
  readonly mode: Mode | undefined;
  /** What the case needs by itself. */
  readonly needs: readonly Need[];
};

/**
 * Brings what routing knows of these cases to where they stand now, in the transaction that put them there: they wait or do
 * not, and are in somebody's hands or not. It looks at the case and not at what happened, so no way of changing a case is
 * forgotten and doing it twice changes nothing.
 *
 * Locks are taken in one order everywhere: case, wait, assignment, seat.
 */
export async function settleCases(
  live: Live,
  work: Work,
  caseIds: readonly string[],
  happened = NOTHING,
): Promise<void> {
  if (caseIds.length === 0 || !(await anythingIsGivenOut(work.db))) return;
  const ids = [...new Set(caseIds)].toSorted();
  const [facts, waits, helds, modes] = await Promise.all([
    factsOf(work.db, ids),
    sql<Wait>`
      select id, case_id as "caseId", team_id as "teamId", priority, needs from routing.waiting
       where case_id = any(${ids}::uuid[]) and ended_at is null order by case_id for update`.execute(work.db),
    sql<Held>`
      select id, case_id as "caseId", officer_id as "officerId", state from routing.assignment
       where case_id = any(${ids}::uuid[]) and state in ('offered', 'taken') order by case_id for update`.execute(
      work.db,
    ),
    sql<{ teamId: string; mode: Mode }>`
      select team_id as "teamId", mode from routing.queue_rule where mode <> 'list'`.execute(work.db),
  ]);
  const modeOf = ({ teamId }: CaseFacts) => modes.rows.find((row) => row.teamId === teamId)?.mode;
  const needs = await ownNeedsOf(
    work.db,
    [...facts.values()].filter((at) => keepsWaiting(at, modeOf(at))),
  );
  const touched = new Set<string>();
  for (const at of facts.values()) {
    const place = {
      needs: needs.get(at.id) ?? [],
      at,
      wait: waits.rows.find(({ caseId }) => caseId === at.id),
      held: helds.rows.find(({ caseId }) => caseId === at.id),
      mode: modeOf(at),
    };
    const waitChanged = await settleWait(work, place);
    const handChanged = await settleHand(work, place, happened);
    if (waitChanged || handChanged) touched.add(at.teamId);
  }
  await touchSeats(work, [...facts.values()], helds.rows);
  if (touched.size > 0) work.afterCommit(() => touched.forEach((teamId) => live.tell('routing', teamId)));
}

/** A desk where nothing is given out pays for routing with one look at a table of a few rows. */
async function anythingIsGivenOut(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql`select from routing.queue_rule where mode <> 'list' limit 1`.execute(db);
  return rows.length > 0;
}

async function settleWait({ db, now }: Work, { at, wait, held, mode, needs }: Place): Promise<boolean> {
  const shall = keepsWaiting(at, mode);
  const stays = shall && wait?.teamId === at.teamId;
  if (wait !== undefined && stays) {
    const asks = JSON.stringify(needs);
    const changed = wait.priority !== at.priority || JSON.stringify(wait.needs) !== asks;
    if (changed)
      await sql`update routing.waiting set priority = ${at.priority}, needs = ${asks}::jsonb where id = ${wait.id}`.execute(
        db,
      );
    return changed;
  }
  if (wait !== undefined) {
    const given = held !== undefined && held.officerId === at.ownerId;
    await sql`
      update routing.waiting set ended_at = greatest(arrived_at, ${new Date(now)}), outcome = ${whatBecameOf(at, wait.teamId, given)}
       where id = ${wait.id}`.execute(db);
  }
  if (shall)
    await sql`
      insert into routing.waiting (id, case_id, team_id, channel, priority, arrived_at, needs)
      values (${newId(now)}, ${at.id}, ${at.teamId}, ${channelOf(at.channel)}, ${at.priority}, ${new Date(now)},
              ${JSON.stringify(needs)}::jsonb)
      on conflict do nothing`.execute(db);
  return shall || wait !== undefined;
}

async function settleHand(work: Work, { at, held, mode }: Place, happened: Happened): Promise<boolean> {
  const { db, now, actor } = work;
  const answered = happened.answered.has(at.id);
  if (held !== undefined) {
    const why = whyNoLonger(at, held.officerId, answered);
    if (why !== null) {
      await sql`
        update routing.assignment
           set state = 'done', lease_until = null, ended_at = greatest(at, ${new Date(now)}), ended_why = ${why}
         where id = ${held.id}`.execute(db);
      if (why !== 'handed on') return true;
    } else {
      // Whoever does something on a case has opened it.
      if (held.state === 'offered' && actor.id === held.officerId) await markTaken(work, held.id);
      return false;
    }
  }
  if (!happened.given.has(at.id) || !isInHand(at, mode)) return false;
  await sql`
    insert into routing.assignment (id, case_id, team_id, officer_id, channel, at, how, reasons, state)
    values (${newId(now)}, ${at.id}, ${at.teamId}, ${at.ownerId}, ${channelOf(at.channel)}, ${new Date(now)}, 'by hand', '[]', 'taken')
    on conflict do nothing`.execute(db);
  return false;
}

export async function markTaken({ db, now }: Work, assignmentId: string): Promise<void> {
  await sql`update routing.assignment set state = 'taken', lease_until = null, taken_at = greatest(at, ${new Date(now)})
             where id = ${assignmentId} and state = 'offered'`.execute(db);
}

/** Whoever took or finished something was busy until now. */
async function touchSeats({ db, now }: Work, facts: readonly CaseFacts[], helds: readonly Held[]): Promise<void> {
  const officers = [...facts.map(({ ownerId }) => ownerId), ...helds.map(({ officerId }) => officerId)];
  const ids = [...new Set(officers.filter((id) => id !== null))].toSorted();
  if (ids.length === 0) return;
  await sql`
    insert into routing.seat (officer_id, last_at)
    select id, ${new Date(now)}::timestamptz from unnest(${ids}::uuid[]) as given(id) order by id
    on conflict (officer_id) do update set last_at = greatest(routing.seat.last_at, excluded.last_at)`.execute(db);
}
