import { sql } from 'kysely';
import { DAY, MINUTE, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { offsetOf } from '#platform/zone.ts';
import { INTERVAL_SECONDS, handledOf, spreadOf, type InHand, type Spread } from '../rules/index.ts';

const EVERY = INTERVAL_SECONDS * 1000;
/** A season is in it, and how it was done the year before is not. */
const BACK = 6 * 7 * DAY;
/** The newest of them say enough. */
const MOST = 20_000;

export type Handling = {
  readonly all: Spread | null;
  /** In the half hours of the day in which enough was handled, by the clock on the wall. */
  readonly at: ReadonlyMap<number, Spread>;
  /** What lay too long, or was over at once, and says nothing. */
  readonly leftOut: number;
};

type Row = InHand & { readonly counts: boolean };

/** How long the work of these queues took officers in the last six weeks, as they really did it. */
export async function handlingOf(
  db: Db | Tx,
  { teamIds, zone, now }: { teamIds: readonly string[]; zone: string; now: Instant },
): Promise<Handling> {
  const since = new Date(now - BACK);
  const stretch = sql`a.officer_id as "officerId", coalesce(a.taken_at, a.at) as "from", a.ended_at as "to"`;
  const { rows: own } = await sql<Row>`
    select ${stretch}, true as counts from routing.assignment a
     where a.team_id = any(${[...teamIds]}::uuid[]) and a.state = 'done' and a.ended_at >= ${since}
       and a.ended_why in ('answered', 'closed', 'waits')
     order by a.ended_at desc limit ${sql.lit(MOST)}`.execute(db);
  if (own.length === 0) return { all: null, at: new Map(), leftOut: 0 };
  // What else they had in hand then took its share of their time.
  const officerIds = [...new Set(own.map(({ officerId }) => officerId))];
  const { rows: beside } = await sql<Row>`
    select ${stretch}, false as counts from routing.assignment a
     where a.officer_id = any(${officerIds}::uuid[]) and a.state = 'done' and a.ended_at >= ${new Date(own.at(-1)?.from ?? now)}
       and not (a.team_id = any(${[...teamIds]}::uuid[])) and a.ended_why in ('answered', 'closed', 'waits')
     order by a.ended_at desc limit ${sql.lit(MOST)}`.execute(db);
  const handled = handledOf([...own, ...beside]).filter(({ it }) => it.counts);
  const byTime = Map.groupBy(handled, ({ it }) => slotOf(zone, it.from));
  const at = [...byTime].flatMap(([slot, some]) => {
    const spread = spreadOf(some.map(({ seconds }) => seconds));
    return spread === null ? [] : [[slot, spread] as const];
  });
  return {
    all: spreadOf(handled.map(({ seconds }) => seconds)),
    at: new Map(at),
    leftOut: own.length - handled.length,
  };
}

/** Which half hour of the day it is, by the clock on the wall. */
export function slotOf(zone: string, at: Instant): number {
  const minutes = Math.round((at + offsetOf(zone, at)) / MINUTE) % (DAY / MINUTE);
  return Math.floor((minutes * MINUTE) / EVERY);
}
