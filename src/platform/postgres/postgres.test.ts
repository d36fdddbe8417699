import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startPostgres, type Postgres } from './index.ts';
import { stopPostmaster } from './postmaster.ts';

const KEEP_RUNNING = fileURLToPath(new URL('keep-running.fixture.ts', import.meta.url));
const root = process.getuid?.() === 0;
const silent = () => undefined;

let home: string;
let folder: string;
const running: Postgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-pg-'));
  chmodSync(home, 0o711);
  folder = join(home, 'postgres');
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill(child);
  for (const postgres of running.splice(0)) await postgres.stop();
  const left = postmasterOf(folder);
  if (left !== undefined) await stopPostmaster({ pid: left, listening: { port: 0 } });
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(options: { join?: boolean; folder?: string } = {}): Promise<Postgres> {
  const postgres = await startPostgres({ folder, say: silent, fast: true, ...options });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return (await db.query(sql)).rows;
  } finally {
    await db.end();
  }
}

function postmasterOf(place: string): number | undefined {
  const file = join(place, 'cluster/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

const Said = z.union([z.object({ url: z.string(), adopted: z.boolean() }), z.object({ failed: z.string() })]);

/** Another process that starts the same database, as whom we say. */
async function another(
  as: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; said: z.infer<typeof Said> }> {
  const child = spawn(process.execPath, [KEEP_RUNNING, folder], {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said: Said.parse(JSON.parse(String(line))) };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function urlOf(said: z.infer<typeof Said>): string {
  if ('failed' in said) throw new Error(said.failed);
  return said.url;
}

test('first start makes a database with checksums, UTF-8 and no port; Kept is no superuser in it', async () => {
  const { url } = await start();
  expect(
    await ask(
      url,
      `select current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
        current_setting('listen_addresses') as port, current_setting('jit') as jit, current_user as who,
        (select rolsuper from pg_roles where rolname = current_user) as super`,
    ),
  ).toEqual([{ checksums: 'on', encoding: 'UTF8', port: '', jit: 'off', who: 'kept', super: false }]);
});

test('the second start finds what the first one kept, in well under a second', async () => {
  const first = await start();
  await ask(first.url, 'create table chair as select 4 as legs');
  await first.stop();
  const began = performance.now();
  const second = await start();
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await ask(second.url, 'select legs from chair')).toEqual([{ legs: 4 }]);
});

test('the password is in one private file, and the database asks for it', async () => {
  const { url } = await start();
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'select')).rejects.toThrow(/password authentication failed/);
});

test.runIf(process.platform === 'linux')('the password is in no command line and no environment', async () => {
  await start();
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  for (const file of ['cmdline', 'environ']) {
    expect(readFileSync(`/proc/${postmasterOf(folder)}/${file}`, 'utf8')).not.toContain(password);
  }
});

test('after Kept was killed the next one takes over its running database', async () => {
  const { child, said } = await another();
  await ask(urlOf(said), 'create table kept_row as select 1 as one');
  const before = postmasterOf(folder);
  await kill(child);
  const next = await start();
  expect(next.adopted).toBe(true);
  expect(postmasterOf(folder)).toBe(before);
  expect(await ask(next.url, 'select one from kept_row')).toEqual([{ one: 1 }]);
  await next.stop();
  expect(postmasterOf(folder)).toBeUndefined();
});

test('after Kept and PostgreSQL were both killed the next start recovers', async () => {
  const { child, said } = await another();
  await ask(urlOf(said), 'create table kept_row as select 1 as one');
  process.kill(postmasterOf(folder) ?? 0, 'SIGKILL');
  await kill(child);
  const next = await start();
  expect(next.adopted).toBe(false);
  expect(await ask(next.url, 'select one from kept_row')).toEqual([{ one: 1 }]);
});

test('a PostgreSQL that is killed under a running Kept is started again at the same address', async () => {
  const { said } = await another();
  await ask(urlOf(said), 'create table kept_row as select 1 as one');
  const before = postmasterOf(folder);
  process.kill(before ?? 0, 'SIGKILL');
  await expect
    .poll(() => ask(urlOf(said), 'select one from kept_row').catch(silent), { timeout: 20_000 })
    .toEqual([{ one: 1 }]);
  expect(postmasterOf(folder)).not.toBe(before);
});

test('a process number that now belongs to something else is not taken for the database', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(
    join(folder, 'cluster/postmaster.pid'),
    `${process.pid}\n${folder}/cluster\n0\n5432\n${folder}/socket\n`,
  );
  expect((await start()).adopted).toBe(false);
});

test('one Kept per folder: the second is told which process has it, a command beside it may join', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(`Another Kept (process ${process.pid}) is already using ${folder}`);
  const { said } = await another();
  expect(said).toEqual({ failed: expect.stringContaining('Another Kept') });
  const beside = await start({ join: true });
  await beside.stop();
  expect(await ask(first.url, 'select 1 as still')).toEqual([{ still: 1 }]);
});

test('a lock left by a process that is gone does not keep anybody out', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'kept.lock'), JSON.stringify({ pid: process.pid, born: 'in another boot' }));
  expect((await start()).adopted).toBe(false);
});

test('a making that was interrupted is begun again', async () => {
  mkdirSync(join(folder, 'cluster.new'), { recursive: true });
  writeFileSync(join(folder, 'cluster.new/half'), '');
  const { url } = await start();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a folder whose path is too long for a socket works all the same, and leaves nothing behind', async () => {
  folder = join(home, 'a'.repeat(100), 'postgres');
  const { url, stop } = await start();
  const socket = decodeURIComponent(new URL(url).hostname);
  expect(socket.startsWith(tmpdir())).toBe(true);
  expect(statSync(socket).mode & 0o777).toBe(0o700);
  await stop();
  expect(existsSync(socket)).toBe(false);
});

test('a cluster of another PostgreSQL version is refused in one sentence, and can be tried again', async () => {
  await (await start()).stop();
  const version = join(folder, 'cluster/PG_VERSION');
  const found = readFileSync(version, 'utf8');
  writeFileSync(version, '14\n');
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 14, and this Kept brings PostgreSQL \d+/);
  writeFileSync(version, found);
  await start();
});

test('what PostgreSQL says when it cannot start is shown', async () => {
  await (await start()).stop();
  writeFileSync(join(folder, 'cluster/postgresql.conf'), 'no_such_setting = 1\n');
  await expect(start()).rejects.toThrow(/PostgreSQL says:\n.*no_such_setting/s);
});

test.runIf(root)('a private folder above is refused in one sentence that offers another place', async () => {
  chmodSync(home, 0o700);
  await expect(start()).rejects.toThrow(/cannot be reached by the account “.+”.*set DATA to another place/);
});

test.runIf(root)('an ordinary account runs it as itself', async () => {
  const NOBODY = { uid: 65_534, gid: 65_534 };
  chownSync(home, NOBODY.uid, NOBODY.gid);
  const { child, said } = await another(NOBODY);
  expect(await ask(urlOf(said), 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(statSync(join(folder, 'cluster')).uid).toBe(NOBODY.uid);
  await kill(child);
  // Root continues what the ordinary account began, as that account.
  expect((await start()).adopted).toBe(true);
});

test.runIf(root)('an ordinary account is told that a database belongs to somebody else', async () => {
  await (await start()).stop();
  chmodSync(folder, 0o755);
  const { said } = await another({ uid: 65_534, gid: 65_534 });
  expect(said).toEqual({ failed: expect.stringMatching(/belongs to the account “.+”: start Kept as that account/) });
});
