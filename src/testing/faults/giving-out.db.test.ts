import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '#areas/cases/server/index.ts';
import { addOfficer, addTeam, officerAsActor } from '#areas/identity/server/index.ts';
import { giveSkill, makeSkill, setPresence } from '#areas/roster/server/index.ts';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { SYSTEM, inTransaction, type Actor, type Work } from '#platform/work.ts';
import { newDatabaseUrl } from '#testing/database.ts';
import { takeNext } from '../../areas/routing/server/next.ts';
import { openParts, type Parts } from '../../main/parts.ts';

/** The quick size has twenty lanes in four processes; `npm run test:full` has twenty processes, a thousand contacts and more kills. */
const FULL = process.env['KEPT_FULL'] === '1';
const PROCESSES = FULL ? 20 : 4;
const LANES = FULL ? 1 : 5;
const KILLS = FULL ? 24 : 3;
const CONTACTS = FULL ? 1000 : 160;
const OFFICERS = FULL ? 40 : 16;
/** Exactly as much room as work, so that every hand is full at the end and the last ones are fought for. */
const EACH = CONTACTS / OFFICERS;

/** Where `kept` keeps what it has read of the product: who begins again and again need not read it again and again. */
const KEPT_READ = join(import.meta.dirname, '../../../node_modules/.cache/kept');

let folder: string;
let parts: Parts;
let env: Record<string, string>;
const running: ChildProcess[] = [];
const queues: string[] = [];
const officers: Actor[] = [];

const act = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction({ db: parts.database.db, actor: SYSTEM, now: Date.now() }, run);
const count = async (what: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.raw(what)}`.execute(parts.database.db)).rows[0]?.n ?? 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-giving-'));
  const url = await newDatabaseUrl();
  env = { DATA: folder, DATABASE_URL: url, LOG_LEVEL: 'silent', SMTP_LISTEN: 'off', LANES: String(LANES) };
  parts = await openParts({ config: readConfig(env), url, log: createLog('silent') });
  const skillId = await act((work) => makeSkill(work, { kind: 'language', name: 'Vietnamese' }));
  for (const name of ['Vietnamese line', 'Front desk'])
    queues.push(await act((work) => addTeam(work, { name, purpose: '' })));
  for (let n = 0; n < OFFICERS; n += 1) await act((work) => addSeated(work, n, skillId));
  const needs = [JSON.stringify([{ skill: skillId, level: 3, relax: null }]), '[]'];
  for (const [n, teamId] of queues.entries())
    await sql`
      insert into routing.queue_rule (team_id, mode, needs, boost_minutes, sticky_minutes, lease_minutes, within_minutes, changed_at)
      values (${teamId}, 'push', ${needs[n]}::jsonb, 30, 10, 480, 60, now())`.execute(parts.database.db);
}, 120_000);

/**
 * Every second officer speaks Vietnamese and serves that line alone; the others serve both queues, so that it is the need that
 * keeps them from the line.
 */
const teamsOf = (n: number) => (n % 2 === 0 ? queues.slice(0, 1) : queues);
async function addSeated(work: Work, n: number, skillId: string): Promise<void> {
  const { id: officerId } = await addOfficer(work, {
    name: `Officer ${n}`,
    email: `officer${n}@agency.example`,
    roles: ['officer'],
    teamIds: teamsOf(n),
  });
  await sql`insert into roster.capacity (officer_id, phone, chat, counter, email) values (${officerId}, 0, 0, 0, ${EACH})`.execute(
    work.db,
  );
  // Those of the Vietnamese line never ask, so all of its work comes to them by itself.
  if (n % 2 === 1) officers.push(officerAsActor({ id: officerId, roles: ['officer'], teamIds: teamsOf(n) }));
  const level = n % 2 === 0 ? 3 : 2;
  await giveSkill(work, { officerId, skillId, level, validUntil: null, evidence: 'Exam' });
  await setPresence(parts.live, work, { officerId, state: 'available' });
}

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await parts.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'giving-worker.fixtures.ts')], {
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: KEPT_READ, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code} before it began`)));
  });
}

/** Opens cases in lanes of their own while the others are given out. The Vietnamese line gets as much as its officers can have. */
async function pour(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1)
    await act((work) =>
      openCase(parts.desk, work, {
        kind: 'enquiry',
        subject: `Matter ${n}`,
        teamId: queues[n % 2] ?? '',
        customerId: null,
        channel: 'email',
      }),
    );
}

const givenSoFar = () => count(`routing.assignment`);

/** Officers ask for the next as well, at the same moment as the workers give: they want the same work and the same seats. */
async function askUntil(done: () => Promise<boolean>): Promise<void> {
  for (let n = 0; !(await done()); n += 1) await Promise.all([0, 1, 2].map((lane) => askOnce(n * 3 + lane)));
}

async function askOnce(n: number): Promise<void> {
  const actor = officers[n % officers.length];
  if (actor === undefined) return;
  await inTransaction({ db: parts.database.db, actor, now: Date.now() }, (work) => takeNext(parts.desk, work));
}

test('much comes at once, twenty are at work and some of them are killed: nobody over capacity, nothing given twice, nothing left behind', async () => {
  const quarter = CONTACTS / 4;
  await pour(0, quarter);
  await Promise.all(officers.map((_, n) => askOnce(n)));
  const children = await Promise.all(Array.from({ length: PROCESSES }, start));
  const poured = Promise.all([1, 2, 3].map((n) => pour(n * quarter, (n + 1) * quarter)));
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await askUntil(async () => (await givenSoFar()) >= (CONTACTS * kill) / (KILLS + 2));
    children[kill % PROCESSES]?.kill('SIGKILL');
    children[kill % PROCESSES] = await start();
  }
  await poured;
  await askUntil(async () => (await count(`routing.waiting where ended_at is null`)) === 0);

  expect(await givenSoFar()).toBe(CONTACTS);
  const faults = {
    twice: await count(`(select case_id from routing.assignment group by 1 having count(*) > 1) x`),
    handedTwice: await count(
      `(select case_id from records.event where kind = 'case.assigned' group by 1 having count(*) > 1) x`,
    ),
    nobodys: await count(`cases."case" where owner_id is null`),
    notTheirs: await count(
      `routing.assignment a join cases."case" c on c.id = a.case_id where c.owner_id is distinct from a.officer_id`,
    ),
    overCapacity: await count(
      `(select a.officer_id from routing.assignment a join roster.capacity k using (officer_id) group by 1, k.email having count(*) > k.email) x`,
    ),
    withoutTheSkill: await count(
      `routing.assignment a join routing.queue_rule r using (team_id) join roster.officer_skill k using (officer_id)
        where jsonb_array_length(r.needs) > 0 and k.level < 3`,
    ),
    recordedOtherwise: await count(
      `routing.assignment a where not exists (select from records.event e where e.case_id = a.case_id and e.kind = 'case.routed'
          and (e.data ->> 'officerId')::uuid = a.officer_id)`,
    ),
  };
  // Both ways were used, so that each was in the way of the other.
  expect(await count(`routing.assignment where how = 'pushed'`)).toBeGreaterThanOrEqual(CONTACTS / 2);
  expect(await count(`routing.assignment where how = 'asked for'`)).toBeGreaterThanOrEqual(officers.length);
  expect(faults).toEqual({
    twice: 0,
    handedTwice: 0,
    nobodys: 0,
    notTheirs: 0,
    overCapacity: 0,
    withoutTheSkill: 0,
    recordedOtherwise: 0,
  });
  // Every hand is full: had one more been given than taken, one would be over.
  expect(await count(`(select officer_id from routing.assignment group by 1 having count(*) = ${EACH}) x`)).toBe(
    OFFICERS,
  );
}, 600_000);
