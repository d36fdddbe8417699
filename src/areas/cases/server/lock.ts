import { sql } from 'kysely';
import { eventsOf } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { Phase } from '../rules/index.ts';
import { visibleTo } from './visible.ts';

export type Locked = {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly state: string;
  readonly phase: Phase;
  readonly subject: string;
  readonly priority: number;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly nextStep: string | null;
  readonly nextDueAt: number | null;
  readonly closedAt: number | null;
  readonly restricted: boolean;
  readonly customerId: string | null;
  readonly mergedInto: string | null;
  readonly version: number;
};

/** Locks a case the actor may see, so that two people change it one after the other. */
export async function lockCase(work: Work, id: string): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select c.id, c.number, c.kind, c.state, c.phase, c.subject, c.priority, c.team_id as "teamId", c.owner_id as "ownerId",
           c.next_step as "nextStep", c.next_due_at as "nextDueAt", c.closed_at as "closedAt", c.restricted,
           c.customer_id as "customerId", c.merged_into as "mergedInto", c.version
      from cases."case" c
     where c.id = ${id} and ${visibleTo(work.actor)}
       for update of c`.execute(work.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
  return found;
}

/** Locks two cases that are known to be there, always in the same order, so that two officers never wait for each other. */
export async function lockPair({ db }: Pick<Work, 'db'>, one: string, other: string): Promise<void> {
  await sql`select id from cases."case" where id in (${one}::uuid, ${other}::uuid) order by id for update`.execute(db);
}

/** As lockCase, for a change that was made to what somebody saw: refused when the case has changed since. */
export async function lockVersion(work: Work, id: string, version: number): Promise<Locked> {
  const found = await lockCase(work, id);
  if (found.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Make the change there.');
  if (found.version !== version) throw await conflict(work, id);
  return found;
}

/** Says who changed the case and when, so that nobody has to guess. */
export async function conflict(work: Work, caseId: string): Promise<Refusal> {
  const [latest] = await eventsOf(work.db, { caseIds: [caseId], actsOnly: true, limit: 1 });
  const ago = latest === undefined ? '' : `, ${Math.max(1, Math.round((work.now - latest.at) / 1000))} s ago`;
  const what = latest === undefined ? 'changed' : (WHAT[latest.kind] ?? 'changed');
  const who = latest?.actorKind === 'customer' ? 'The customer' : 'Somebody else';
  return new Refusal(409, `${who} ${what} this case while you were looking${ago}. Look again, then make your change.`, [
    { field: 'version', problem: 'is no longer the newest' },
    ...(latest?.actorKind === 'officer' && latest.actorId !== null
      ? [{ field: 'officer', problem: latest.actorId }]
      : []),
  ]);
}

const WHAT: Readonly<Record<string, string>> = {
  'message.received': 'wrote on',
  'message.written': 'answered',
  'case.assigned': 'handed over',
  'case.moved': 'moved',
  'case.merged': 'joined',
};

type Looking = Pick<Reading, 'db' | 'actor'>;

/** Whether an actor may see a case. Locks nothing. */
export async function sees({ db, actor }: Looking, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from cases."case" c where c.id = ${id} and ${visibleTo(actor)}`.execute(db);
  return rows.length > 0;
}

/** Refuses with "no such case" when the actor may not see it. Locks nothing. */
export async function mustSee(looking: Looking, id: string): Promise<void> {
  if (!(await sees(looking, id))) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
}
