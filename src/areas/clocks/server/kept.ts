import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

type Period = { readonly from: Date; readonly to: Date };

export type TimesKept = {
  readonly rule: string;
  readonly met: number;
  readonly missed: number;
  readonly running: number;
};

/** Of the clocks of some rules that began in a stretch of time: how many ended in time, were missed, or still run. */
export async function timesKept(
  db: Db | Tx,
  { rules, from, to }: Period & { readonly rules: readonly string[] },
): Promise<TimesKept[]> {
  const { rows } = await sql<TimesKept>`
    select rule_key as rule, count(*) filter (where breached_at is null and state = 'ended')::int as met,
           count(*) filter (where breached_at is not null)::int as missed,
           count(*) filter (where breached_at is null and state <> 'ended')::int as running
      from clocks.clock
     where rule_key = any(${[...rules]}) and anchor_at >= ${from} and anchor_at < ${to} and state <> 'withdrawn'
     group by rule_key order by rule_key`.execute(db);
  return rows;
}

/** Whether any time on this case was missed. */
export async function hasMissed(db: Db | Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select from clocks.clock where case_id = ${caseId} and breached_at is not null and state <> 'withdrawn' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

type Missed = Period & { readonly rule: string; readonly after: string | undefined; readonly most: number };

/** The cases on which a clock of this rule was missed, the newest first. */
export async function missedTimes(db: Db | Tx, { rule, from, to, after, most }: Missed): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct case_id as id from clocks.clock
     where rule_key = ${rule} and anchor_at >= ${from} and anchor_at < ${to} and state <> 'withdrawn' and breached_at is not null
       and (${after ?? null}::uuid is null or case_id < ${after ?? null}::uuid)
     order by case_id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}
