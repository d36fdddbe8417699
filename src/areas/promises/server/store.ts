import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { State } from '../rules/index.ts';

export type PromiseRow = {
  readonly id: string;
  readonly caseId: string;
  readonly what: string;
  readonly quote: string | null;
  readonly madeAt: Instant;
  readonly madeBy: string | null;
  readonly contactId: string | null;
  readonly dueAt: Instant;
  readonly ownerId: string | null;
  readonly teamId: string;
  readonly state: State;
  readonly settledAt: Instant | null;
  readonly words: string | null;
  readonly doneLateAt: Instant | null;
  readonly cause: string | null;
  readonly renewsId: string | null;
};

export const COLUMNS = sql`
  p.id, p.case_id as "caseId", p.what, p.quote, p.made_at as "madeAt", p.made_by as "madeBy", p.contact_id as "contactId",
  p.due_at as "dueAt", p.owner_id as "ownerId", p.team_id as "teamId", p.state, p.settled_at as "settledAt", p.words,
  p.done_late_at as "doneLateAt", p.cause, p.renews_id as "renewsId"`;

/** The promises of a case: what is open first, in the order it is due, then what was settled last. */
export async function promisesOf(db: Db | Tx, caseId: string, most = 100): Promise<readonly PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select ${COLUMNS} from promises.promise p where p.case_id = ${caseId}
     order by p.state <> 'open', case when p.state = 'open' then p.due_at end, p.settled_at desc, p.id limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function lockPromise(db: Tx, id: string): Promise<PromiseRow | undefined> {
  const { rows } =
    await sql<PromiseRow>`select ${COLUMNS} from promises.promise p where p.id = ${id} for update of p`.execute(db);
  return rows[0];
}
