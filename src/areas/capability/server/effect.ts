import { sql } from 'kysely';
import { DAY, type Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { LOOKED_AT_DAYS, MEASURES, effectOf, type Measure } from '../rules/index.ts';
import { mustLead } from './decide.ts';

export type Looked = { readonly officerId: string; readonly from: Instant; readonly until: Instant };
/** One figure of somebody’s ordinary work for each thing they did in a time: 1 where it went well and 0 where it did not, or a grade. */
export type Measuring = (reading: Reading, measure: Measure, looked: Looked) => Promise<readonly number[]>;

type Row = { officerId: string; measure: string | null; madeAt: Instant; doneAt: Instant | null };

/**
 * What changed with an action: a quarter before it was planned, and up to a quarter from when it was done, or from when it was planned where it
 * is not done yet.
 */
export async function effectOfAction(measuring: Measuring, reading: Reading, id: string) {
  const { rows } = await sql<Row>`
    select officer_id as "officerId", measure, made_at as "madeAt", done_at as "doneAt" from capability.action where id = ${id}`.execute(
    reading.db,
  );
  const [action] = rows;
  const measure = MEASURES.find((one) => one === action?.measure);
  if (action === undefined) throw new Refusal(404, 'There is no such action.');
  const { officerId, madeAt, doneAt } = action;
  await mustLead(reading.db, reading.actor, officerId);
  if (measure === undefined) throw new Refusal(409, 'Nothing was chosen to be looked at for this.');
  const since = doneAt ?? madeAt;
  const span = LOOKED_AT_DAYS * DAY;
  const until = Math.min(reading.now, since + span);
  const [before, after] = await Promise.all([
    measuring(reading, measure, { officerId, from: madeAt - span, until: madeAt }),
    measuring(reading, measure, { officerId, from: since, until }),
  ]);
  return { measure, done: doneAt !== null, from: since, until, ...effectOf(measure, before, after) };
}
