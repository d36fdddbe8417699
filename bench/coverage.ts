import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { coverageOfMany, type Coverage } from '#areas/capability/server/index.ts';
import { packCells, type Cell } from '#areas/capability/rules/index.ts';
import { prepareFrameworks, versionInUse } from '#areas/frameworks/server/index.ts';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { openDatabase } from '#platform/db.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';

/**
 * The coverage of five thousand officers by the 117 criteria of Annex A, each with its strength, as a leader's map and an assessment
 * ask for it. Beside it the same counted from the claims themselves. Run it with `node bench/coverage.ts [OFFICERS]`.
 */
const OFFICERS = Number(process.argv[2] ?? 5000);
const LIMIT = 200;
const RUNS = 15;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'kept-coverage-'));
chmodSync(folder, 0o711);
const { url, stop } = await startPostgres({ folder: join(folder, 'postgres'), say: () => undefined });
const database = openDatabase(url);
try {
  await migrate(url, () => undefined);
  const now = Date.now();
  await inTransaction({ db: database.db, actor: SYSTEM, now }, prepareFrameworks);
  const version = must(await versionInUse(database.db, 'st0072'), 'the framework');
  const ids = await fill(version.id, version.claims, now);
  const reading = { db: database.db, actor: SYSTEM, now };
  const times: number[] = [];
  const seen = { cells: 0, strong: 0 };
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    const coverage = await coverageOfMany(reading, ids, version.id);
    Object.assign(seen, counted(coverage));
    times.push(performance.now() - began);
  }
  const fromClaims = await countedFromClaims(version.id);
  const spread = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
  console.log(`${OFFICERS} officers by ${version.claims} criteria: ${seen.cells} cells, ${seen.strong} of them strong`);
  console.log(`  median ${median(times).toFixed(0)} ms of ${RUNS} (${spread} ms, limit ${LIMIT} ms)`);
  console.log(`  the same counted from the claims themselves: ${fromClaims.toFixed(0)} ms`);
  if (median(times) > LIMIT) process.exitCode = 1;
} finally {
  await database.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

function counted({ of }: Coverage): { cells: number; strong: number } {
  const all = [...of.values()].map(({ strengths }) => strengths);
  const sum = (each: (strengths: Uint8Array) => number) => all.reduce((total, strengths) => total + each(strengths), 0);
  return {
    cells: sum(({ length }) => length),
    strong: sum((strengths) => strengths.filter((one) => one === 3).length),
  };
}

async function fill(versionId: string, lines: number, now: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `insert into identity.officer (id, email, name, roles, made_at)
     select gen_random_uuid(), 'o' || n || '@agency.example', 'Officer ' || n, '{officer}', now() from generate_series(1, $1) n returning id`,
    [OFFICERS],
  );
  const ids = rows.map(({ id }) => id);
  for (const [n, id] of ids.entries()) {
    const cells = new Map<number, Cell>();
    for (let line = 0; line < lines; line++)
      if ((n * 31 + line * 17) % 3 !== 0)
        cells.set(line, {
          works: ((n + line) % 5) + 1,
          kinds: (line % 3) + 1,
          raters: (n % 3) + 1,
          newestAt: now - ((n + line) % 900) * DAY,
        });
    await client.query('insert into capability.covered (officer_id, version_id, cells) values ($1, $2, $3)', [
      id,
      versionId,
      Buffer.from(packCells(cells, lines)),
    ]);
  }
  await client.query(
    `insert into capability.evidence (id, officer_id, kind, title, occurred_at, work_id, hash, reflection, state, made_at)
     select gen_random_uuid(), o.id, 'work record', 'x', now(), gen_random_uuid(), decode(repeat('00', 32), 'hex'), 'x', 'accepted', now()
       from identity.officer o, generate_series(1, 10)`,
  );
  await client.query(
    `insert into capability.claim (evidence_id, item_id, version_id, claim_n, by, at)
     select e.id, i.id, $1, i.claim_n, e.officer_id, now() from capability.evidence e
       join lateral (select id, claim_n from frameworks.item where version_id = $1 and claim_n is not null order by hashtext(id::text || e.id::text) limit 5) i on true`,
    [versionId],
  );
  await client.query('analyze');
  await client.end();
  return ids;
}

async function countedFromClaims(versionId: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const began = performance.now();
  await client.query(
    `select e.officer_id, c.claim_n, count(distinct e.work_id), count(distinct e.kind), max(e.occurred_at)
       from capability.evidence e join capability.claim c on c.evidence_id = e.id
      where c.version_id = $1 and e.state = 'accepted' and c.ended_at is null group by 1, 2`,
    [versionId],
  );
  const took = performance.now() - began;
  await client.end();
  return took;
}
