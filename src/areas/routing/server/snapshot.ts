import { sql } from 'kysely';
import { factsOf } from '#areas/cases/server/index.ts';
import { promisersOf } from '#areas/promises/server/index.ts';
import { officersOn, skillsOf } from '#areas/roster/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { bothNeeds, type Known, type Need, type Waiting } from '../rules/index.ts';
import { activeRules, type QueueRule } from './queue-rules.ts';

/** Who is on and what waits, as the rules take them. */
export type Snapshot = {
  readonly officers: readonly Known[];
  readonly waiting: readonly Waiting[];
  readonly rules: ReadonlyMap<string, QueueRule>;
};

export type Which = { readonly teamIds?: readonly string[]; readonly pushOnly?: boolean; readonly caseId?: string };

/** Of one queue, channel and priority these come first anyway; what stands behind them is read when they have gone. */
const FROM_EACH = 200;

export async function snapshotOf(db: Db | Tx, now: Instant, which: Which = {}): Promise<Snapshot> {
  const [officers, rules] = await Promise.all([officersNow(db, now), activeRules(db)]);
  const chosen = [...rules.values()].filter(
    ({ teamId, mode }) =>
      (which.teamIds === undefined || which.teamIds.includes(teamId)) && (which.pushOnly !== true || mode === 'push'),
  );
  const teamIds = chosen.map(({ teamId }) => teamId);
  const rows = which.caseId === undefined ? await inTurn(db, teamIds) : await oneWaiting(db, which.caseId);
  return { officers, rules, waiting: await asWaiting(db, rows, rules) };
}

/** Whether anybody could be given anything: where nobody has room, what waits need not be read. */
export const anybodyHasRoom = (officers: readonly Known[]): boolean =>
  officers.some(
    ({ ready, capacity, inHand }) =>
      ready && [...capacity].some(([channel, most]) => (inHand.get(channel) ?? 0) < most),
  );

export async function officersNow(db: Db | Tx, now: Instant): Promise<readonly Known[]> {
  const [on, inHand, seats] = await Promise.all([
    officersOn(db, now),
    sql<{ officerId: string; channel: string; count: number }>`
      select officer_id as "officerId", channel, count(*) as count from routing.assignment
       where state in ('offered', 'taken') group by 1, 2`.execute(db),
    sql<{
      officerId: string;
      lastAt: Instant;
    }>`select officer_id as "officerId", last_at as "lastAt" from routing.seat`.execute(db),
  ]);
  const hands = Map.groupBy(inHand.rows, ({ officerId }) => officerId);
  const last = new Map(seats.rows.map(({ officerId, lastAt }) => [officerId, lastAt]));
  return on.map(({ officerId, teams, skills, presence, since, capacity }) => ({
    id: officerId,
    queues: teams,
    skills,
    here: presence !== 'off',
    ready: presence === 'available',
    freeSince: Math.max(since ?? 0, last.get(officerId) ?? 0),
    capacity: new Map(Object.entries(capacity)),
    inHand: new Map((hands.get(officerId) ?? []).map(({ channel, count }) => [channel, count])),
  }));
}

type Row = {
  readonly id: string;
  readonly caseId: string;
  readonly teamId: string;
  readonly channel: string;
  readonly priority: number;
  readonly arrivedAt: Instant;
  readonly needs: readonly Need[];
};
const COLUMNS = sql`w.id, w.needs, w.case_id as "caseId", w.team_id as "teamId", w.channel, w.priority, w.arrived_at as "arrivedAt"`;

async function inTurn(db: Db | Tx, teamIds: readonly string[]): Promise<readonly Row[]> {
  if (teamIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select first.* from unnest(${[...teamIds]}::uuid[]) as q(team_id)
     cross join unnest(array['phone', 'chat', 'counter', 'email']) as h(channel)
     cross join generate_series(1, 4) as p(priority)
     cross join lateral (
       select ${COLUMNS} from routing.waiting w
        where w.team_id = q.team_id and w.channel = h.channel and w.priority = p.priority and w.ended_at is null
        order by w.arrived_at, w.id limit ${sql.lit(FROM_EACH)}) first`.execute(db);
  return rows;
}

async function oneWaiting(db: Db | Tx, caseId: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from routing.waiting w where w.case_id = ${caseId} and w.ended_at is null`.execute(db);
  return rows;
}

/** Adds what never relaxes, and who made a promise. */
async function asWaiting(db: Db | Tx, rows: readonly Row[], rules: Snapshot['rules']): Promise<readonly Waiting[]> {
  if (rows.length === 0) return [];
  const caseIds = rows.map(({ caseId }) => caseId);
  const facts = await factsOf(db, caseIds);
  const customerIds = [...new Set([...facts.values()].flatMap(({ customerId }) => customerId ?? []))];
  const [promisers, conflicts, soles, passed, needsOf] = await Promise.all([
    promisersOf(db, { caseIds, customerIds }),
    conflictsOn(db, caseIds, customerIds),
    solesOf(db, customerIds),
    passedOn(
      db,
      rows.map(({ id }) => id),
    ),
    needsTogether(db, rows),
  ]);
  const byCase = Map.groupBy(promisers, ({ caseId }) => caseId);
  const byCustomer = Map.groupBy(promisers, ({ customerId }) => customerId);
  const drawn = (caseId: string, customerId: string) => ({
    // A promise on the case itself draws more than one to its customer on another.
    promiser: (byCase.get(caseId) ?? byCustomer.get(customerId))?.[0]?.officerId,
    sole: soles.get(customerId) ?? null,
    excluded: [caseId, customerId].flatMap((about) => conflicts.get(about) ?? []),
  });
  return rows.flatMap(({ id, caseId, teamId, needs, ...row }): Waiting[] => {
    const rule = rules.get(teamId);
    if (rule === undefined) return [];
    const { promiser, sole, excluded } = drawn(caseId, facts.get(caseId)?.customerId ?? '');
    const sticky = promiser === undefined ? null : { officerId: promiser, for: rule.stickyMinutes * MINUTE };
    const boost = rule.boostMinutes * MINUTE;
    const back = passed.get(id) ?? [];
    return [
      { ...row, id: caseId, queue: teamId, needs: needsOf(rule, needs), boost, sticky, sole, excluded, passed: back },
    ];
  });
}

/**
 * What queue and case need together. The same list is given for the same needs, by which work of one sort is told. A skill that
 * is in use no more is asked of nobody.
 */
async function needsTogether(db: Db | Tx, rows: readonly Row[]) {
  const own = rows.some(({ needs }) => needs.length > 0);
  const inUse = new Set(own ? (await skillsOf(db)).map(({ id }) => id) : []);
  const known = new Map<string, readonly Need[]>();
  return (rule: QueueRule, needs: readonly Need[]): readonly Need[] => {
    if (needs.length === 0) return rule.needs;
    const key = `${rule.teamId} ${JSON.stringify(needs)}`;
    const found =
      known.get(key) ??
      bothNeeds(
        rule.needs,
        needs.filter(({ skill }) => inUse.has(skill)),
      );
    known.set(key, found);
    return found;
  };
}

type Pair = { readonly about: string; readonly officerId: string };
const grouped = (rows: readonly Pair[]): ReadonlyMap<string, string[]> =>
  new Map(
    [...Map.groupBy(rows, ({ about }) => about)].map(([about, all]) => [about, all.map(({ officerId }) => officerId)]),
  );

async function conflictsOn(db: Db | Tx, caseIds: readonly string[], customerIds: readonly string[]) {
  const { rows } = await sql<Pair>`
    select case_id as about, officer_id as "officerId" from routing.conflict
     where case_id = any(${[...caseIds]}::uuid[]) and ended_at is null
    union all
    select customer_id, officer_id from routing.conflict
     where customer_id = any(${[...customerIds]}::uuid[]) and ended_at is null`.execute(db);
  return grouped(rows);
}

async function solesOf(db: Db | Tx, customerIds: readonly string[]) {
  const { rows } = await sql<{ customerId: string; officerId: string; deputyId: string | null }>`
    select customer_id as "customerId", officer_id as "officerId", deputy_id as "deputyId" from routing.sole_contact
     where customer_id = any(${[...customerIds]}::uuid[]) and ended_at is null`.execute(db);
  return new Map(rows.map(({ customerId, officerId, deputyId }) => [customerId, { officerId, deputyId }]));
}

async function passedOn(db: Db | Tx, waitingIds: readonly string[]) {
  const { rows } = await sql<Pair>`
    select distinct waiting_id as about, officer_id as "officerId" from routing.assignment
     where waiting_id = any(${[...waitingIds]}::uuid[]) and state = 'returned'`.execute(db);
  return grouped(rows);
}
