import { sql } from 'kysely';
import { assignCase, lockCase, type Desk } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { setPresence } from '#areas/roster/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { openExchange, whyTo, type Known } from '../rules/index.ts';
import { giveCase, haveTheTurn } from './give.ts';
import { anybodyHasRoom, officersNow, snapshotOf } from './snapshot.ts';

export type Routing = { readonly db: Db; readonly desk: Desk; readonly clock: () => Instant };

type Seen = { readonly now: Instant; readonly officers: readonly Known[] };

/** Given out before what waits is looked at again. */
const MOST = 100;

/**
 * Gives out what waits in the queues that push. One worker at a time chooses, because two would choose the same; who has the
 * turn loses it with their connection. Whatever was chosen is looked at again when it is given, one case in one transaction,
 * so officers who ask for the next meanwhile, and whoever hands cases over, are no danger.
 */
async function giveOut(routing: Routing, { now, officers }: Seen): Promise<number> {
  const { db } = routing;
  if (!anybodyHasRoom(officers)) return 0;
  return inTransaction({ db, actor: SYSTEM, now }, async (turn) => {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('routing round', 0)) as got`.execute(turn.db);
    return rows[0]?.got === true ? giveOutInTurn(routing, now) : 0;
  });
}

async function giveOutInTurn({ db, desk }: Routing, now: Instant): Promise<number> {
  const { officers, waiting, rules } = await snapshotOf(db, now, { pushOnly: true });
  if (waiting.length === 0) return 0;
  const on = officers.filter(({ here }) => here);
  const known = new Map(on.map((one) => [one.id, one]));
  const works = new Map(waiting.map((it) => [it.id, it]));
  let given = 0;
  for (const { id, officerId } of openExchange(on, waiting).round(now, MOST)) {
    const [it, officer] = [works.get(id), known.get(officerId)];
    const rule = it === undefined ? undefined : rules.get(it.queue);
    if (it === undefined || officer === undefined || rule === undefined) continue;
    const reasons = whyTo({ it, officers: on, officerId, now }, 'given');
    const outcome = await inTransaction({ db, actor: SYSTEM, now }, (work) =>
      giveCase(desk, work, { caseId: id, officer, how: 'pushed', reasons, leaseMinutes: rule.leaseMinutes }),
    );
    given += Number(outcome === 'given');
  }
  return given;
}

type Unopened = {
  readonly id: string;
  readonly caseId: string;
  readonly officerId: string;
  readonly waitingId: string;
};

/** Takes back what an officer was given and has not opened in time, or can open no more because they went off. */
async function takeBack({ db, desk }: Routing, { now, officers }: Seen): Promise<number> {
  const hereOf = (all: readonly Known[]) => all.flatMap((one) => (one.here ? [one.id] : []));
  const { rows } = await sql<Unopened & { leaseUntil: Instant }>`
    select id, case_id as "caseId", officer_id as "officerId", waiting_id as "waitingId", lease_until as "leaseUntil" from routing.assignment
     where state = 'offered' and (lease_until <= ${new Date(now)} or officer_id <> all(${hereOf(officers)}::uuid[])) order by lease_until, id`.execute(
    db,
  );
  if (rows.length === 0) return 0;
  // Somebody may have come since the officers were read, and have been given one of these meanwhile.
  const here = hereOf(await officersNow(db, now));
  let count = 0;
  for (const one of rows) {
    const why = !here.includes(one.officerId) ? 'went off' : one.leaseUntil <= now ? 'not opened' : null;
    if (why === null) continue;
    const back = await inTransaction({ db, actor: SYSTEM, now }, (work) => giveBack(desk, work, one, why));
    count += Number(back);
  }
  return count;
}

async function giveBack(desk: Desk, work: Work, one: Unopened, why: 'went off' | 'not opened'): Promise<boolean> {
  const { db, now } = work;
  if (!(await haveTheTurn(db, one.caseId))) return false;
  const at = await lockCase(work, one.caseId);
  const { numAffectedRows } = await sql`
    update routing.assignment set state = 'returned', lease_until = null, ended_at = greatest(at, ${new Date(now)}), ended_why = ${why}
     where id = ${one.id} and state = 'offered'`.execute(db);
  if (numAffectedRows !== 1n || at.ownerId !== one.officerId) return false;
  // It goes to where it was in turn: nobody loses their place by what an officer did not do.
  await sql`update routing.waiting set ended_at = null, outcome = null, times_back = times_back + 1
             where id = ${one.waitingId}`.execute(db);
  await announce(work, {
    kind: 'case.given-back',
    caseId: one.caseId,
    data: { officerId: one.officerId, because: why },
  });
  await assignCase(desk, work, one.caseId, { version: at.version, teamId: at.teamId, ownerId: null });
  // Who did not open one would not open the next either, until they say that they are back.
  if (why === 'not opened') await setPresence(desk.live, work, { officerId: one.officerId, state: 'away' });
  return true;
}

export async function sweepRouting(routing: Routing): Promise<number> {
  const now = routing.clock();
  const seen = { now, officers: await officersNow(routing.db, now) };
  return (await takeBack(routing, seen)) + (await giveOut(routing, seen));
}
