import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sweepClocks } from '#areas/clocks/server/index.ts';
import { openStandards } from '#areas/standards/server/index.ts';
import { openDatabase } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';

/**
 * A million open clocks on a hundred thousand cases, ten thousand of which have run out: how long it takes to find the next
 * batch that is due, and to record and tell them all. Run it with `node bench/clocks.ts`.
 */
const CASES = Number(process.argv[2] ?? 100_000);
const CLOCKS_EACH = 10;
const LIMITS = { find: 100, sweep: 30_000 };

const folder = mkdtempSync(join(tmpdir(), 'kept-clocks-'));
chmodSync(folder, 0o711);
const { url, stop } = await startPostgres({ folder: join(folder, 'postgres'), say: () => undefined });
try {
  await migrate(url, () => undefined);
  const made = Date.now();
  await fill(made);
  const found = await findOnce(made);
  const swept = await sweepAll(made);
  console.log(`${(CASES * CLOCKS_EACH).toLocaleString('en')} open clocks on ${CASES.toLocaleString('en')} cases`);
  console.log(`  the next 500 that are due, found in ${found.toFixed(1)} ms (limit ${LIMITS.find} ms)`);
  console.log(
    `  ${swept.count.toLocaleString('en')} that had run out recorded, announced and told in ${(swept.ms / 1000).toFixed(1)} s (limit ${LIMITS.sweep / 1000} s)`,
  );
  if (found > LIMITS.find || swept.ms > LIMITS.sweep) process.exitCode = 1;
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(now: number): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await db.query(`
    select set_config('bench.now', '${now / 1000}', false), set_config('bench.clocks', '${CLOCKS_EACH}', false);
    insert into identity.team (id, name) select md5('team' || n)::uuid, 'Queue ' || n from generate_series(1, 20) n;
    insert into identity.officer (id, email, name, roles)
    select md5('officer' || n)::uuid, 'officer' || n || '@agency.example', 'Officer ' || n,
           case when n % 20 = 0 then array['team leader'] else array['officer'] end from generate_series(1, 400) n;
    insert into identity.membership select md5('officer' || n)::uuid, md5('team' || (n % 20 + 1))::uuid from generate_series(1, 400) n;
    insert into cases."case" (id, kind, state, phase, subject, team_id, owner_id, next_step, next_due_at, channel, opened_at, touched_at)
    select md5('case' || n)::uuid, 'enquiry', 'open', 'open', 'Bench', md5('team' || (n % 20 + 1))::uuid, md5('officer' || (n % 400 + 1))::uuid,
           'Look', now(), 'email', now(), now() from generate_series(1, ${CASES}) n;`);
  await db.query(readFileSync(join(import.meta.dirname, 'fill/5-time.sql'), 'utf8'));
  await db.query('analyze');
  await db.end();
}

/** The sweep's own question, asked as a reader asks it; the median of nine. */
async function findOnce(now: number): Promise<number> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const times: number[] = [];
  for (let n = 0; n < 9; n += 1) {
    const began = performance.now();
    await db.query(
      `select id from clocks.clock where state = 'running' and breached_at is null and due_at < $1 order by due_at, id limit 500`,
      [new Date(now)],
    );
    times.push(performance.now() - began);
  }
  await db.end();
  return times.toSorted((a, b) => a - b)[4] ?? 0;
}

async function sweepAll(now: number): Promise<{ count: number; ms: number }> {
  const silent: Live = {
    tell: () => undefined,
    hear: () => () => undefined,
    since: () => [],
    close: () => Promise.resolve(),
  };
  const database = openDatabase(url, {});
  const standards = openStandards({ live: silent, zone: 'UTC' });
  const began = performance.now();
  let count = 0;
  for (let done = 1; done > 0; count += done)
    done = await sweepClocks({ db: database.db, live: silent, standards, clock: () => now });
  const ms = performance.now() - began;
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const { rows } = await db.query<{ missed: string }>(
    'select count(*) as missed from clocks.clock where breached_at is not null',
  );
  await db.end();
  await database.close();
  return { count: Number(rows[0]?.missed ?? count), ms };
}
