import { sql } from 'kysely';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { tellOfPresence } from './presence.ts';

export type Sweeping = { readonly db: Db; readonly live: Live; readonly clock: () => Instant };

/** A desk that has not told for so long that it is open is closed, or its line is cut. */
const GONE_AFTER = 5 * MINUTE;
const BATCH = sql.lit(500);
/** What lies between two stretches of one day is a break: whoever works again soon is away and not off. */
const BREAK = sql`interval '3 hours'`;
/** After a longer stop, whoever was here then has long not been seen. */
const BACK = sql`interval '2 days'`;

/** Ends what ends by itself: wrapping up, shifts, and lines that were cut. Doing it twice changes nothing. */
export async function sweepPresence({ db, live, clock }: Sweeping): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const now = sql`${new Date(work.now)}::timestamptz`;
    const free = await sql`
      with over as (
        select officer_id from roster.presence where until <= ${now} order by until limit ${BATCH} for update skip locked)
      update roster.presence p set state = 'available', since = p.until, until = null from over
       where p.officer_id = over.officer_id returning p.officer_id`.execute(work.db);
    const unseen = await sql`
      with gone as (
        select officer_id from roster.presence where seen_at < ${new Date(work.now - GONE_AFTER)}
         order by seen_at limit ${BATCH} for update skip locked)
      delete from roster.presence p using gone where p.officer_id = gone.officer_id returning p.officer_id`.execute(
      work.db,
    );
    const ended = await endShifts(work.db, now);
    const done = free.rows.length + unseen.rows.length + ended;
    if (done > 0) tellOfPresence(live, work);
    return done;
  });
}

/** At the end of a shift its officer is off, or away where the next one begins soon. Whoever comes back after it stays. */
async function endShifts(db: Parameters<ReturnType<typeof sql>['execute']>[0], now: ReturnType<typeof sql>) {
  const { rows } = await sql`
    with over as (
      select p.officer_id, max(s.ends_at) as ended from roster.presence p
        join roster.shift s on s.officer_id = p.officer_id and s.ends_at > greatest(p.came_at, ${now} - ${BACK}) and s.ends_at <= ${now}
       where s.cancelled_at is null and s.published_at is not null group by p.officer_id),
    mine as (
      select p.officer_id from roster.presence p join over o on o.officer_id = p.officer_id for update of p skip locked),
    next as (
      select o.officer_id, o.ended, min(s.starts_at) as starts from over o join mine m on m.officer_id = o.officer_id
        left join roster.shift s on s.officer_id = o.officer_id and s.ends_at > ${now} and s.cancelled_at is null
              and s.published_at is not null and s.starts_at <= o.ended + ${BREAK}
       group by o.officer_id, o.ended),
    off as (
      delete from roster.presence p using next n
       where p.officer_id = n.officer_id and p.came_at < n.ended and n.starts is null returning p.officer_id),
    pausing as (
      update roster.presence p set state = 'away', until = null, since = n.ended, came_at = n.ended from next n
       where p.officer_id = n.officer_id and p.came_at < n.ended and n.starts > ${now} returning p.officer_id),
    on_again as (
      update roster.presence p set came_at = n.ended from next n
       where p.officer_id = n.officer_id and p.came_at < n.ended and n.starts <= ${now} returning p.officer_id)
    select officer_id from off union all select officer_id from pausing union all select officer_id from on_again`.execute(
    db,
  );
  return rows.length;
}

const FLUSH_EVERY = MINUTE;

/** Open desks, as their live lines tell of them: gathered here and written once a minute, however many there are. */
export function openSightings({ db, clock }: Pick<Sweeping, 'db' | 'clock'>, onFault: (fault: unknown) => void) {
  const seen = new Set<string>();
  const flush = async (): Promise<void> => {
    const ids = [...seen];
    seen.clear();
    if (ids.length === 0) return;
    await sql`update roster.presence set seen_at = ${new Date(clock())} where officer_id = any(${ids}::uuid[])`.execute(
      db,
    );
  };
  const timer = setInterval(() => void flush().catch(onFault), FLUSH_EVERY);
  timer.unref();
  return { see: (officerId: string) => void seen.add(officerId), flush, close: () => clearInterval(timer) };
}
