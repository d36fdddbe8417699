import { sql } from 'kysely';
import { teamNameOf } from '#areas/identity/server/index.ts';
import { customerName } from '#areas/customers/server/index.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { referenceOf, type Changeable, type Chosen } from '../../rules/index.ts';
import { visibleTo } from '../visible.ts';

/** What acts on many cases read and write, a whole set in each statement. */

export type Found = Chosen & {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly teamName: string;
  readonly standing: Changeable;
};
type Read = Omit<Found, 'reference' | 'standing'> & { readonly number: number };

/** Locks those of these cases that the actor may see, in the order of their ids, so that two officers never wait for each other. */
export const lockChosen = (work: Work, ids: readonly string[]): Promise<Map<string, Found>> =>
  lockWhere(work, sql`c.id = any(${[...ids]}::uuid[]) and ${visibleTo(work.actor)}`);

/** Locks what an act of the officer's own has changed, also what they do not see any more since they moved it. */
export const lockOfBulk = (work: Work, bulkId: string): Promise<Map<string, Found>> =>
  lockWhere(work, sql`c.id in (select b.case_id from cases.bulk_case b where b.bulk_id = ${bulkId})`);

async function lockWhere({ db }: Work, condition: ReturnType<typeof visibleTo>): Promise<Map<string, Found>> {
  const { rows } = await sql<Read>`
    select c.id, c.number, c.kind, c.state, c.phase, c.subject, c.priority, c.team_id as "teamId", c.owner_id as "ownerId",
           c.next_step as "nextStep", c.next_due_at as "nextDueAt", c.closed_at as "closedAt", c.customer_id as "customerId",
           c.merged_into as "mergedInto", c.version, ${customerName(sql`c.customer_id`)} as "customerName", ${teamNameOf(sql`c.team_id`)} as "teamName",
           array(select g.tag from cases.tag g where g.case_id = c.id order by g.tag) as tags
      from cases."case" c
     where ${condition}
     order by c.id
       for update of c`.execute(db);
  return new Map(
    rows.map(({ number, ...row }) => [row.id, { ...row, reference: referenceOf(number), standing: standingOf(row) }]),
  );
}

const standingOf = (it: Changeable): Changeable => ({
  state: it.state,
  phase: it.phase,
  nextStep: it.nextStep,
  nextDueAt: it.nextDueAt,
  closedAt: it.closedAt,
  teamId: it.teamId,
  ownerId: it.ownerId,
  priority: it.priority,
  tags: it.tags,
});

type Standing = { readonly id: string; readonly after: Changeable };

/** Writes how locked cases stand from now on, tags too. */
export async function writeStandings({ db, now }: Work, changes: readonly Standing[]): Promise<void> {
  const column = <T>(of: (it: Changeable) => T) => changes.map(({ after }) => of(after));
  const dates = (of: (it: Changeable) => number | null) =>
    column(of).map((at) => (at === null ? null : new Date(at).toISOString()));
  const ids = changes.map(({ id }) => id);
  await sql`
    update cases."case" c
       set state = n.state, phase = n.phase, next_step = n.next_step, next_due_at = n.next_due_at, closed_at = n.closed_at,
           team_id = n.team_id, owner_id = n.owner_id, priority = n.priority, touched_at = ${new Date(now)}, version = c.version + 1
      from unnest(${ids}::uuid[], ${column(({ state }) => state)}::text[], ${column(({ phase }) => phase)}::text[],
                  ${column(({ nextStep }) => nextStep)}::text[], ${dates(({ nextDueAt }) => nextDueAt)}::timestamptz[],
                  ${dates(({ closedAt }) => closedAt)}::timestamptz[], ${column(({ teamId }) => teamId)}::uuid[],
                  ${column(({ ownerId }) => ownerId)}::uuid[], ${column(({ priority }) => priority)}::smallint[])
           as n(id, state, phase, next_step, next_due_at, closed_at, team_id, owner_id, priority)
     where c.id = n.id`.execute(db);
  const tags = changes.flatMap(({ id, after }) => after.tags.map((tag) => ({ id, tag })));
  const pairs = sql`unnest(${tags.map(({ id }) => id)}::uuid[], ${tags.map(({ tag }) => tag)}::text[])`;
  await sql`
    delete from cases.tag g
     where g.case_id = any(${ids}::uuid[])
       and not exists (select from ${pairs} as kept(case_id, tag) where kept.case_id = g.case_id and kept.tag = g.tag)`.execute(
    db,
  );
  await sql`insert into cases.tag (case_id, tag) select * from ${pairs} as n(case_id, tag) on conflict do nothing`.execute(
    db,
  );
}

export type Kept = {
  readonly id: string;
  readonly before: Changeable;
  readonly after: Changeable;
  readonly messageId: string | null;
  /** What the officer was writing on the case, which an answer would have taken the place of. */
  readonly draft: object | null;
};

/** Keeps what was done, and the version that it left on each case. */
export async function keepBulk({ db, actor, now }: Work, act: object, kept: readonly Kept[]): Promise<string> {
  const id = newId(now);
  await sql`insert into cases.bulk (id, officer_id, at, act)
            values (${id}, ${actor.id}, ${new Date(now)}, ${JSON.stringify(act)}::jsonb)`.execute(db);
  const words = (of: (one: Kept) => object) => kept.map((one) => JSON.stringify(of(one)));
  await sql`
    insert into cases.bulk_case (bulk_id, case_id, before, after, message_id, version)
    select ${id}, n.case_id, n.before::jsonb, n.after::jsonb, n.message_id, c.version
      from unnest(${kept.map((one) => one.id)}::uuid[], ${words(({ before, draft }) => ({ ...before, draft }))}::text[],
                  ${words(({ after }) => after)}::text[], ${kept.map(({ messageId }) => messageId)}::uuid[])
           as n(case_id, before, after, message_id)
      join cases."case" c on c.id = n.case_id`.execute(db);
  return id;
}
