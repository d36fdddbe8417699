import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPlans } from '../src/areas/assessment/server/plans.ts';
import { startOf } from '../src/areas/assessment/server/start.ts';
import { readProgramme } from '../src/areas/assessment/server/view.ts';
import { openDatabase } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres/index.ts';
import type { Actor } from '../src/platform/work.ts';

/**
 * Start pages and coverage where 32,000 apprenticeships begin a year, after four years: the figure of the plan itself. Run it with
 * `node bench/assessment.ts [FOLDER] [STARTS A YEAR]`. Beside each figure stands the shortest round trip to the same database.
 */
const FOLDER = process.argv[2] ?? join(tmpdir(), 'kept-bench-assessment');
const A_YEAR = Number(process.argv[3] ?? 32_000);
const ALL = A_YEAR * 4;
const LIMIT = 300;
const TIMES = 200;
const NOW = Date.UTC(2026, 10, 22, 3);
const ENTRIES = 120;

const id = (kind: number, n: number) => `00000000-000${kind}-7000-8000-${String(n).padStart(12, '0')}`;
const whole = (n: number) => Math.round(n).toLocaleString('en');

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true, mode: 0o711 });
const postgres = await startPostgres({ folder: join(FOLDER, 'postgres'), say: () => undefined });
const { url } = postgres;
const database = openDatabase(url);
const { db } = database;

/** One line manager has ten apprentices, one assessor sixty; one organisation has a quarter of all. */
async function fill(): Promise<void> {
  await migrate(url, () => undefined);
  const client = new pg.Client(url);
  await client.connect();
  const officer = (kind: number, count: number, role: string) =>
    client.query(`insert into identity.officer (id, email, name, roles)
      select ('00000000-000${kind}-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${kind}.' || n || '@agency.example', 'Person ' || n, array['${role}'] from generate_series(0, ${count}) n`);
  await officer(1, ALL, 'officer');
  await officer(2, ALL / 10, 'team leader');
  await officer(3, ALL / 60, 'independent assessor');
  await officer(4, 3, 'assessment administrator');
  await client.query(`
    insert into assessment.organisation (id, kind, name, register_reference, on_register, made_at)
    select ('00000000-0005-7000-8000-' || lpad(n::text, 12, '0'))::uuid, case when n < 4 then 'assessment organisation' else 'employer' end, 'Organisation ' || n,
           case when n < 4 then 'EPA' || n else '' end, n < 4, now() from generate_series(0, 2000) n;
    insert into assessment.member select ('00000000-0005-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0004-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '2020-01-01' from generate_series(0, 3) n;
    insert into assessment.programme (id, plan, plan_version, apprentice_id, manager_id, employer_id, organisation_id, started_on, seed, begun_by, begun_at, seq, stage,
           earliest_on, covered, of_criteria, assessor_id, grade, released_on, changed_at)
    select ('00000000-0006-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'st0072-ap02', 1, a.id, m.id, ('00000000-0005-7000-8000-' || lpad((4 + n % 1990)::text, 12, '0'))::uuid,
           ('00000000-0005-7000-8000-' || lpad((n % 4)::text, 12, '0'))::uuid, d.day, repeat('s', 24), m.id, d.day, ${ENTRIES}, s.stage, d.day + 365, 117 * (n % 10) / 10, 117,
           case when s.stage in ('being assessed', 'complete') then ('00000000-0003-7000-8000-' || lpad((n % ${Math.floor(ALL / 60)})::text, 12, '0'))::uuid end,
           case when s.stage = 'complete' then 'pass' end, case when s.stage = 'complete' then d.day + 400 end, d.day + 300
      from generate_series(0, ${ALL - 1}) n
      cross join lateral (select date '2022-11-22' + (n * 1460::bigint / ${ALL})::int as day) d
      cross join lateral (select case when n < ${ALL} * 0.72 then 'complete' when n < ${ALL} * 0.74 then 'being assessed' when n < ${ALL} * 0.75 then 'waits for an assessor' else 'on programme' end as stage) s
      join identity.officer a on a.id = ('00000000-0001-7000-8000-' || lpad(n::text, 12, '0'))::uuid
      join identity.officer m on m.id = ('00000000-0002-7000-8000-' || lpad((n / 10)::text, 12, '0'))::uuid;
    insert into assessment.entry (programme_id, seq, act, data, by, acted_as, at, day)
    select p.id, n, case when n % 2 = 1 then 'claim' else 'answer a claim' end,
           case when n % 2 = 1 then jsonb_build_object('act', 'claim', 'id', 'e' || n, 'title', 'A piece of work', 'kind', 'work record', 'on', '2025-03-03', 'criteria', jsonb_build_array('CON.2.1', 'KYC.1.1'), 'words', repeat('What I learnt from it. ', 8))
                else jsonb_build_object('act', 'answer a claim', 'id', 'e' || (n - 1), 'accepted', true, 'words', 'Good.') end,
           p.manager_id, 'manager', now(), current_date
      from assessment.programme p, generate_series(1, ${ENTRIES}) n where p.id >= '${id(6, ALL - 2000)}';
    analyze`);
  await client.end();
}

const actor = (person: string, ...held: readonly string[]): Actor => ({
  kind: 'officer',
  id: person,
  may: (one) => held.includes(one),
  teams: [],
});
const plans = await openPlans();
const it = { plans, zone: 'Europe/London', coverage: async () => ({}), involved: async () => [] };

async function figure(what: string, run: (n: number) => Promise<unknown>): Promise<boolean> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await run(n);
    times.push(performance.now() - began);
  }
  // The first of each waits for the compiler and for the plan.
  const sorted = times.slice(10).toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  console.log(
    `  ${what.padEnd(52)} median ${at(0.5).toFixed(1).padStart(6)} ms   p95 ${at(0.95).toFixed(1).padStart(6)} ms   most ${at(0.999).toFixed(1)} ms`,
  );
  return at(0.95) < LIMIT;
}

const began = performance.now();
await fill();
console.log(
  `${whole(ALL)} programmes of four years, filled in ${((performance.now() - began) / 1000).toFixed(0)} s; limit ${LIMIT} ms at p95`,
);
const take = ['assessment.take-part'];
const held = [
  await figure('for comparison: the shortest round trip', () =>
    db.selectNoFrom((from) => from.val(1).as('one')).execute(),
  ),
  await figure('start page of a line manager', (n) => startOf(it, { db, actor: actor(id(2, n), ...take), now: NOW })),
  await figure('start page of an assessor', (n) => startOf(it, { db, actor: actor(id(3, n), ...take), now: NOW })),
  await figure(`start page of an organisation with ${whole(ALL / 4)}`, (n) =>
    startOf(it, { db, actor: actor(id(4, n % 4), ...take, 'assessment.organise'), now: NOW }),
  ),
  await figure('start page of an examiner from outside', () =>
    startOf(it, { db, actor: actor(id(4, 0), ...take, 'assessment.inspect'), now: NOW }),
  ),
  await figure(`coverage and all of one programme, ${ENTRIES} acts`, (n) => {
    const one = ALL - 1 - n;
    return readProgramme(it, { db, actor: actor(id(1, one), ...take), now: NOW }, id(6, one));
  }),
];
await database.close();
await postgres.stop();
rmSync(FOLDER, { recursive: true, force: true });
if (held.includes(false)) process.exitCode = 1;
