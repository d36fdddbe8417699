import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOfficer, firstTeam } from '#areas/identity/server/index.ts';
import { beginTestSession } from '#areas/identity/server/fixtures.ts';
import { settleAbandoned } from '#areas/correspondence/server/index.ts';
import { equationOf } from '#areas/intake/server/index.ts';
import { sortMail } from '#flows/sort-mail.ts';
import { HOUR } from '#kernel/time.ts';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { freePort, startKept, type Process } from '#testing/processes.ts';
import { hand, openOutside, type Outside } from '#testing/mail-world.fixtures.ts';
import { openParts, type Parts } from '../../main/parts.ts';

/** Rounds of killing something. The quick size runs with every test run, the full size with `npm run test:full`. */
const ROUNDS = process.env['KEPT_FULL'] === '1' ? 60 : 3;
const SEED = 20_261_121;

type World = {
  folder: string;
  url: string;
  stopDatabase: () => Promise<void>;
  outside: Outside;
  env: Record<string, string>;
  port: number;
  smtp: number;
  cookie: string;
};
let world: World;
let server: Process;
let worker: Process;

const SERVER_READY = /Kept is running/;
const WORKER_READY = /Kept is working/;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-killed-'));
  // As root the database runs under another account, which must be able to get here.
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), say: () => {} });
  await migrate(postgres.url, () => {});
  const [outside, port, smtp] = await Promise.all([openOutside(), freePort(), freePort()]);
  const env = {
    DATA: folder,
    DATABASE_URL: postgres.url,
    PORT: String(port),
    SMTP_LISTEN: `127.0.0.1:${smtp}`,
    SMTP_URL: `smtp://127.0.0.1:${outside.port}`,
    RECALL_SECONDS: '0',
    LOG_LEVEL: 'silent',
  };
  const cookie = await withParts(env, postgres.url, makeOfficer);
  world = { folder, url: postgres.url, stopDatabase: postgres.stop, outside, env, port, smtp, cookie };
  [server, worker] = await Promise.all([
    startKept(['server'], env, SERVER_READY),
    startKept(['worker'], env, WORKER_READY),
  ]);
}, 120_000);

afterAll(async () => {
  await Promise.all([server.stop(), worker.stop()]);
  await world.outside.close();
  await world.stopDatabase();
  await rm(world.folder, { recursive: true, force: true });
}, 120_000);

async function withParts<T>(env: Record<string, string>, url: string, run: (parts: Parts) => Promise<T>): Promise<T> {
  const config = readConfig(env);
  const later = () => Date.now() + HOUR;
  const parts = await openParts({ config, url, log: createLog('silent'), clock: later });
  try {
    return await run(parts);
  } finally {
    await parts.close();
  }
}

const makeOfficer = (parts: Parts): Promise<string> =>
  inTransaction({ db: parts.database.db, actor: SYSTEM, now: Date.now() }, async (work) => {
    const teamId = await firstTeam(work);
    const { id } = await addOfficer(work, {
      name: 'Jo Haldane',
      email: 'jo@agency.example',
      roles: ['team leader'],
      teamIds: [teamId],
    });
    return `kept=${await beginTestSession(work, id)}`;
  });

/** A seeded sequence, so that a failing run can be run again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Poured = { readonly taken: Set<string>; readonly replied: Set<string>; stopped: boolean; watch: () => void };

/** Mail pours in and officers answer, whatever is being killed meanwhile. What was not accepted is tried again. */
async function pour(poured: Poured, lane: number): Promise<void> {
  for (let n = 0; !poured.stopped; n += 1) {
    const id = `pour-${lane}-${n}@outside.example`;
    const from = `person${lane}x${n % 40}@outside.example`;
    const raw = `From: Person <${from}>\r\nTo: desk@localhost.example\r\nSubject: Matter ${lane} ${n}\r\nMessage-ID: <${id}>\r\n\r\nQuestion ${n}`;
    while (!(await hand(world.smtp, { from, to: 'desk@localhost.example', raw }))) if (poured.stopped) return;
    poured.taken.add(id);
    poured.watch();
    if (n % 3 === 0) await answerSomething(poured);
  }
}

async function answerSomething({ replied }: Poured): Promise<void> {
  const ask = async (path: string, init: RequestInit = {}) =>
    (
      await fetch(`http://127.0.0.1:${world.port}${path}`, {
        ...init,
        headers: { cookie: world.cookie, 'content-type': 'application/json' },
      })
    ).json() as Promise<Record<string, unknown>>;
  try {
    const { cases } = (await ask('/api/cases?order=newest&limit=20')) as { cases?: { id: string }[] };
    const chosen = cases?.[replied.size % 20];
    if (chosen === undefined) return;
    const { messageId } = (await ask(`/api/cases/${chosen.id}/reply`, {
      method: 'POST',
      body: JSON.stringify({ body: 'An answer.' }),
    })) as { messageId?: string };
    if (messageId !== undefined) replied.add(messageId);
  } catch {
    // The server was killed under this request: the officer's browser keeps the text, and nothing was accepted.
  }
}

/** Waits for so much more mail to be taken, which is how time passes here. */
const until = (poured: Poured, count: number): Promise<void> =>
  new Promise((resolve) => {
    poured.watch = () => {
      if (poured.taken.size >= count) resolve();
    };
    poured.watch();
  });

async function killOne(which: number): Promise<string> {
  if (which === 0) {
    await server.kill();
    server = await startKept(['server'], world.env, SERVER_READY);
    return 'server';
  }
  if (which === 1) {
    await worker.kill();
    worker = await startKept(['worker'], world.env, WORKER_READY);
    return 'worker';
  }
  const file = await readFile(join(world.folder, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '');
  const [pid] = file.split('\n');
  if (pid !== undefined && pid !== '') process.kill(Number(pid), 'SIGKILL');
  return 'database';
}

test(
  `after ${ROUNDS} kills of server, worker and database while mail pours in, what was accepted is there once and what was answered went once or is visibly unsent`,
  { timeout: 1_500_000 },
  async () => {
    const poured: Poured = { taken: new Set(), replied: new Set(), stopped: false, watch: () => {} };
    const lanes = [0, 1, 2].map((lane) => pour(poured, lane));
    const random = chance(SEED);
    const killed: Record<string, number> = {};
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await Promise.race([
          until(poured, poured.taken.size + 5 + Math.floor(random() * 40)),
          server.unasked,
          worker.unasked,
        ]);
        const what = await killOne(round < 3 ? round : Math.floor(random() * 3));
        killed[what] = (killed[what] ?? 0) + 1;
      }
      await Promise.race([until(poured, poured.taken.size + 20), server.unasked, worker.unasked]);
    } finally {
      poured.stopped = true;
    }
    await Promise.all(lanes);
    await withParts(world.env, world.url, (parts) => check(parts, poured, killed));
  },
);

async function check(parts: Parts, { taken, replied }: Poured, killed: object): Promise<void> {
  const { intake, reader, receiving, office, clock, database } = parts;
  while ((await equationOf(intake.db, {})).waiting > 0) await sortMail({ intake, reader, receiving });
  await settleAbandoned({ db: database.db, office, transport: null, clock });

  const contacts = await sql<{ id: string; count: number }>`
    select message_id as id, count(*) as count from cases.message where direction = 'in' group by message_id`.execute(
    database.db,
  );
  const there = new Map(contacts.rows.map(({ id, count }) => [id, count]));
  const lost = [...taken].filter((id) => !there.has(id));
  const doubled = [...there].filter(([, count]) => count !== 1);

  const sent = await sql<{ messageId: string; id: string; state: string; delivery: string }>`
    select o.message_id as "messageId", o.rfc_message_id as id, o.state, m.delivery
      from correspondence.outgoing o join cases.message m on m.id = o.message_id`.execute(database.db);
  const went = (id: string) => world.outside.accepted.get(id) ?? 0;
  const twice = sent.rows.filter(({ id }) => went(id) > 1);
  const saidButNot = sent.rows.filter(({ id, state }) => state === 'sent' && went(id) !== 1);
  const hidden = sent.rows.filter(({ state, delivery }) => (state === 'sent') !== (delivery === 'sent'));
  const missing = [...replied].filter((messageId) => !sent.rows.some((row) => row.messageId === messageId));
  const { balances, waiting, received } = await equationOf(intake.db, {});
  const states = Object.groupBy(sent.rows, ({ state }) => state);
  console.log(
    `killed ${JSON.stringify(killed)}: ${taken.size} messages accepted (${received} received with repeats), ${lost.length} lost, ` +
      `${doubled.length} doubled; ${replied.size} replies accepted, ${sent.rows.length} messages written: ` +
      Object.entries(states)
        .map(([state, rows]) => `${rows?.length} ${state}`)
        .join(', '),
  );
  expect({ lost, doubled, twice, saidButNot, hidden, missing, balances, waiting }).toEqual({
    lost: [],
    doubled: [],
    twice: [],
    saidButNot: [],
    hidden: [],
    missing: [],
    balances: true,
    waiting: 0,
  });
}
