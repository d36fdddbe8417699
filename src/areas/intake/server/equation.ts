import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { Instant } from '#kernel/time.ts';
import { OUTCOMES } from '../contract.ts';

type Outcome = (typeof OUTCOMES)[number];
export type Equation = {
  received: number;
  waiting: number;
  tallies: { outcome: Outcome; count: number }[];
  balances: boolean;
  refusals: { because: string; count: number }[];
};

/**
 * received = threaded + new + quarantined + notices + duplicates + refused + waiting. Both sides are counted from the rows
 * in one statement; the left side does not look at the outcome.
 */
export async function equationOf(
  db: Db | Tx,
  { from, to }: { from?: Instant | undefined; to?: Instant | undefined },
): Promise<Equation> {
  const since = from === undefined ? sql`true` : sql`received_at >= ${new Date(from)}`;
  const until = to === undefined ? sql`true` : sql`received_at < ${new Date(to)}`;
  const { rows } = await sql<{ outcome: Outcome | null; count: number }>`
    select outcome, count(*) as count from intake.mail where ${since} and ${until} group by grouping sets ((outcome), ())`.execute(
    db,
  );
  const refusals = await sql<{ because: string; count: number }>`
    select because, count(*) as count from intake.mail
     where outcome = 'refused' and ${since} and ${until} group by because order by count(*) desc limit 20`.execute(db);
  return { ...sumOf(rows), refusals: refusals.rows };
}

function sumOf(rows: readonly { outcome: Outcome | null; count: number }[]): Omit<Equation, 'refusals'> {
  // The total and the waiting ones both come without an outcome; the total is the larger, and comes even when it is zero.
  const unnamed = rows
    .filter(({ outcome }) => outcome === null)
    .map(({ count }) => count)
    .toSorted((a, b) => b - a);
  const received = unnamed[0] ?? 0;
  const waiting = unnamed[1] ?? 0;
  const tallies = OUTCOMES.map((outcome) => ({
    outcome,
    count: rows.find((row) => row.outcome === outcome)?.count ?? 0,
  }));
  const sum = tallies.reduce((total, { count }) => total + count, waiting);
  return { received, waiting, tallies, balances: received === sum };
}
