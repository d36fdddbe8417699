import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain, plainEnvironment, type Places } from './cluster.ts';
import { processExists } from './folder-lock.ts';
import { settings, type Listening } from './settings.ts';

export type Postmaster = { readonly pid: number; readonly listening: Listening };

/** A Unix socket's whole path has to fit in about a hundred characters; PostgreSQL adds `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 85;
const TEMPORARY = 'kept-socket-';
const LARGEST_LOG = 10_000_000;

/** What postmaster.pid says: PostgreSQL writes its number, folder, start, port, socket folder and address in it. */
export function findPostmaster({ cluster }: Places): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port, socket] = readFileSync(file, 'utf8').split('\n');
  if (!pid || !port) return undefined;
  return { pid: Math.abs(Number(pid)), listening: socket ? { socket } : { port: Number(port) } };
}

/** Whether that number still is a PostgreSQL on this cluster: numbers are given out again after a restart. */
export function isPostgres({ pid }: Postmaster, { cluster }: Places): boolean {
  if (!processExists(pid)) return false;
  const about = `/proc/${pid}/cmdline`;
  if (!existsSync(about)) return true;
  const words = readFileSync(about, 'utf8').split('\0');
  return words.includes(cluster);
}

/** PostgreSQL itself would refuse to start when the number in the file of a killed one now is some other process. */
export function clearStale({ cluster }: Places): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

export function removeTemporarySocket(listening: Listening): void {
  if ('socket' in listening && listening.socket.startsWith(join(tmpdir(), TEMPORARY))) {
    rmSync(listening.socket, { recursive: true, force: true });
  }
}

export type Launch = {
  readonly places: Places;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly fast: boolean;
  readonly listening: Listening;
};
export type Launched = Postmaster & { readonly failed: () => string | undefined };

/** Starts PostgreSQL as its own session, so that Ctrl-C reaches Kept alone and Kept decides when the database stops. */
export async function launch({ places, binaries, account, fast, listening }: Launch): Promise<Launched> {
  const log = openLog(places, account);
  const from = statSync(places.log).size;
  const child = spawn(binaries.postgres, ['-D', places.cluster, ...settings(listening, fast)], {
    ...account.as,
    cwd: places.folder,
    env: plainEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let trouble: string | undefined;
  let ended = false;
  child.on('error', (error) => (trouble = error.message));
  child.on('exit', () => (ended = true));
  child.unref();
  // A spawn that fails at all reports so on the next turn of the event loop.
  await pause(0);
  const said = () => readFileSync(places.log).subarray(from).toString('utf8');
  return { pid: child.pid ?? 0, listening, failed: () => trouble ?? (ended ? said() : undefined) };
}

export async function whereToListen(places: Places, account: Account): Promise<Listening> {
  return process.platform === 'win32' ? { port: await freePort() } : { socket: socketFolder(places, account) };
}

export function launchFailure(places: Places, said: string): CannotStart {
  return new CannotStart(
    explain(said, places.folder) ?? `The database did not start. PostgreSQL says:\n${said.trim()}`,
  );
}

/** Fast shutdown: open transactions are rolled back, everything committed is written, and the process is gone. */
export async function stopPostmaster({ pid, listening }: Postmaster, within = 30_000): Promise<void> {
  signal(pid, 'SIGINT');
  const patience = Date.now() + within;
  while (processExists(pid)) {
    if (Date.now() > patience) signal(pid, 'SIGQUIT');
    if (Date.now() > patience + 10_000) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
    await pause(10);
  }
  removeTemporarySocket(listening);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  if (processExists(pid)) process.kill(pid, name);
}

function socketFolder({ folder }: Places, { as }: Account): string {
  const near = join(folder, 'socket');
  const socket = near.length <= LONGEST_SOCKET_FOLDER ? near : mkdtempSync(join(tmpdir(), TEMPORARY));
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(socket, as.uid, as.gid);
  return socket;
}

/** The log goes to a file and not to us: it outlives a Kept that is killed, and one old file is kept. */
function openLog({ log }: Places, { as }: Account): number {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(log, `${log}.1`);
  const file = openSync(log, 'a', 0o600);
  if (as.uid !== undefined && as.gid !== undefined) fchownSync(file, as.uid, as.gid);
  return file;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no free port')),
      );
    });
  });
}
