import { sql } from 'kysely';
import { cardOf, visibleCase } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { skillsOf } from '#areas/roster/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { meets, steadyAfter, whyWaits, byTurn, type Need, type Reason } from '../rules/index.ts';
import { exceptionsOf } from './exceptions.ts';
import { markTaken } from './keep-waiting.ts';
import { officersNow, snapshotOf, type Snapshot } from './snapshot.ts';

type Assignment = {
  id: string;
  officerId: string;
  at: Instant;
  how: 'pushed' | 'asked for' | 'by hand';
  state: 'offered' | 'taken' | 'done' | 'returned';
  leaseUntil: Instant | null;
  reasons: Reason[];
};

/** How a case came to whoever has it, or what it waits for. */
export async function routingOfCase(reading: Reading, caseId: string) {
  const { db, now } = reading;
  const at = await visibleCase(reading, caseId);
  const [{ rows }, waits, exceptions, skills] = await Promise.all([
    sql<Assignment>`
      select id, officer_id as "officerId", at, how, state, lease_until as "leaseUntil", reasons from routing.assignment
       where case_id = ${caseId} and officer_id = ${at.ownerId}::uuid and state <> 'returned' and how <> 'by hand'
       order by at desc limit 1`.execute(db),
    sql<{ timesBack: number }>`
      select times_back as "timesBack" from routing.waiting where case_id = ${caseId} and ended_at is null`.execute(db),
    exceptionsOf(reading, caseId, at.customerId),
    skillsOf(db),
  ]);
  const [wait] = waits.rows;
  const snapshot = wait === undefined ? undefined : await snapshotOf(db, now, { caseId });
  const it = snapshot?.waiting[0];
  return {
    skills: [...skills],
    assignment: rows[0] ?? null,
    waiting:
      wait === undefined || snapshot === undefined || it === undefined
        ? null
        : { arrivedAt: it.arrivedAt, ...wait, reasons: [...reasonsFor(snapshot, it, now)] },
    ...exceptions,
  };
}

const reasonsFor = ({ officers, rules }: Snapshot, it: Snapshot['waiting'][number], now: Instant) =>
  whyWaits({ it, officers, now, mode: rules.get(it.queue)?.mode === 'push' ? 'push' : 'pull' });

const SHOWN = 200;

/** What waits, in the order of its turn, with what each waits for. What the reader may not see is not there. */
export async function listWaiting(reading: Reading, team: string | undefined) {
  const { db, now, actor } = reading;
  const [snapshot, skills] = await Promise.all([
    snapshotOf(db, now, team === undefined ? {} : { teamIds: [team] }),
    skillsOf(db),
  ]);
  const first = snapshot.waiting.toSorted(byTurn(now)).slice(0, SHOWN);
  const ids = first.map(({ id }) => id);
  const { rows } = await sql<{ id: string; number: number; subject: string; timesBack: number }>`
    select w.case_id as id, w.times_back as "timesBack", v.number, v.subject
      from routing.waiting w cross join lateral (${cardOf(actor, sql`w.case_id`)}) v
     where w.case_id = any(${ids}::uuid[]) and w.ended_at is null`.execute(db);
  const cards = new Map(rows.map((row) => [row.id, row]));
  const waiting = first.flatMap((it) => {
    const card = cards.get(it.id);
    if (card === undefined) return [];
    const { queue, channel, priority, arrivedAt, boost } = it;
    const { number, subject, timesBack } = card;
    const reasons = [...reasonsFor(snapshot, it, now)];
    const steadyAt = arrivedAt + steadyAfter(boost);
    const told = { reference: referenceOf(number), subject, timesBack, reasons, steadyAt };
    return [{ caseId: it.id, teamId: queue, channel, priority, arrivedAt, ...told }];
  });
  return { skills: [...skills], count: waiting.length, waiting };
}

type Asked = { readonly team?: string | undefined; readonly hard: string; readonly preferred: string };

/** Officers who are on and have what is asked: at this moment, and once what is preferred has let go. */
export async function whoCould({ db, now }: Reading, { team, hard, preferred }: Asked) {
  const on = (await officersNow(db, now)).filter(
    ({ here, queues }) => here && (team === undefined || queues.includes(team)),
  );
  const could = (needs: readonly Need[]) => on.filter(({ skills }) => meets(skills, needs, 0)).map(({ id }) => id);
  const [always, wished] = [needsIn(hard), needsIn(preferred)];
  return { on: on.length, now: could([...always, ...wished]), later: could(always) };
}

const needsIn = (text: string): Need[] =>
  text.split(',').flatMap((one) => {
    const [skill = '', level = ''] = one.split(':');
    return skill === '' ? [] : [{ skill, level: Number(level), relax: null }];
  });

/** What came to this officer is on their screen. */
export async function markOpened(work: Work, id: string): Promise<void> {
  const { rows } = await sql`
    select from routing.assignment where id = ${id} and officer_id = ${work.actor.id} and state in ('offered', 'taken')`.execute(
    work.db,
  );
  if (rows.length === 0) throw new Refusal(404, 'This is not yours to open, or it went to somebody else meanwhile.');
  await markTaken(work, id);
}
