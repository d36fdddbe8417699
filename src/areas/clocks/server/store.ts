import { sql } from 'kysely';
import { dueAt, type Running } from '#areas/standards/rules/index.ts';
import type { BoundRule, Standards } from '#areas/standards/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { warnAt } from '../rules/index.ts';

export type Stretch = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly began: string;
  readonly ended: string | null;
};

/** One clock as it lies in the database. */
export type ClockRow = {
  readonly id: string;
  readonly caseId: string;
  readonly ruleId: string;
  readonly ruleKey: string;
  readonly anchorAt: Instant;
  readonly state: 'running' | 'paused' | 'ended' | 'withdrawn';
  readonly dueAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly extended: number;
  readonly breachedAt: Instant | null;
  readonly breachCause: string | null;
  readonly breachNote: string | null;
  readonly stretches: readonly Stretch[];
};

const millis = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::bigint`);

const COLUMNS = sql`
  c.id, c.case_id as "caseId", c.rule_id as "ruleId", c.rule_key as "ruleKey", c.anchor_at as "anchorAt", c.state,
  c.due_at as "dueAt", c.ended_at as "endedAt", c.extended, c.breached_at as "breachedAt", c.breach_cause as "breachCause",
  c.breach_note as "breachNote",
  (select json_agg(json_build_object('from', ${millis('i.from_at')}, 'to', ${millis('i.to_at')}, 'began', i.began, 'ended', i.ended)
                   order by i.number)
     from clocks.interval i where i.clock_id = c.id) as stretches`;

export async function clocksOf(db: Db | Tx, caseId: string): Promise<readonly ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select ${COLUMNS} from clocks.clock c where c.case_id = ${caseId} and c.state <> 'withdrawn'
     order by c.anchor_at, c.id`.execute(db);
  return rows;
}

/** Locks one clock, so that it is changed by one after the other. */
export async function lockClock(db: Tx, id: string): Promise<ClockRow | undefined> {
  const { rows } =
    await sql<ClockRow>`select ${COLUMNS} from clocks.clock c where c.id = ${id} for update of c`.execute(db);
  return rows[0];
}

/** Clocks that count by a calendar that has changed since they were counted. */
export async function clocksToCount(db: Tx, { id, revision }: { id: string; revision: number }, most: number) {
  const { rows } = await sql<ClockRow>`
    select ${COLUMNS} from clocks.clock c
     where c.calendar_id = ${id} and c.revision < ${revision} and c.state = 'running' and c.breached_at is null
     order by c.revision limit ${sql.lit(most)} for update of c skip locked`.execute(db);
  return rows;
}

export type Due = {
  readonly dueAt: Instant | null;
  readonly warnAt: Instant | null;
  /** Of the calendar it was found by. */
  readonly revision: number;
};

/** When a clock is due by its rule and its calendar. */
export async function dueOf(
  standards: Standards,
  db: Db | Tx,
  it: { rule: BoundRule; anchor: Instant; running: readonly Running[]; extended: number },
): Promise<Due> {
  const { calendars } = await standards.known(db);
  const calendar = must(calendars.get(it.rule.calendarId), 'the calendar of a rule');
  const due = dueAt({ ...it, calendar });
  return { dueAt: due, warnAt: due === null ? null : warnAt(it.anchor, due), revision: calendar.revision };
}

type Beginning = { readonly rule: BoundRule; readonly event: string; readonly by: string | null };

/** Begins clocks in one statement, whichever and however many they are. */
export async function beginClocks(
  standards: Standards,
  work: Work,
  caseId: string,
  beginnings: readonly Beginning[],
): Promise<void> {
  if (beginnings.length === 0) return;
  const { now, db } = work;
  const rows = await Promise.all(
    beginnings.map(async ({ rule, event, by }) => {
      const due = await dueOf(standards, db, { rule, anchor: now, running: [{ from: now, to: null }], extended: 0 });
      return { id: newId(now), rule, event, by, ...due };
    }),
  );
  const column = (of: (row: (typeof rows)[number]) => unknown) => rows.map((row) => of(row) ?? null);
  const date = (at: Instant | null) => (at === null ? null : new Date(at));
  await sql`
    with begun as (
      insert into clocks.clock (id, case_id, rule_id, rule_key, calendar_id, anchor_at, revision, state, due_at, warn_at, began_by)
      select id, ${caseId}::uuid, rule, key, calendar, ${new Date(now)}::timestamptz, revision, 'running', due, warn, by
        from unnest(${column(({ id }) => id)}::uuid[], ${column(({ rule }) => rule.id)}::uuid[], ${column(({ rule }) => rule.key)}::text[],
                    ${column(({ rule }) => rule.calendarId)}::uuid[], ${column((row) => date(row.dueAt))}::timestamptz[],
                    ${column((row) => date(row.warnAt))}::timestamptz[], ${column(({ by }) => by)}::uuid[], ${column(({ revision }) => revision)}::integer[])
             as given(id, rule, key, calendar, due, warn, by, revision))
    insert into clocks.interval (clock_id, number, from_at, began)
    select id, 1, ${new Date(now)}::timestamptz, event
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ event }) => event)}::text[]) as given(id, event)`.execute(
    db,
  );
}

/** Stops the open stretch of a clock. */
export async function closeStretch({ db, now }: Work, id: string, ended: string): Promise<void> {
  await sql`update clocks.interval set to_at = ${new Date(now)}, ended = ${ended}
             where clock_id = ${id} and to_at is null`.execute(db);
}
