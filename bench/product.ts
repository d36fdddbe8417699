import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { NODE_FLAGS } from '../scripts/node-flags.mjs';

const CLI = join(import.meta.dirname, '../src/main/cli.ts');

export type Running = { pid: number; stop: () => Promise<void> };
export type Product = {
  readonly http: number;
  readonly smtp: number;
  readonly server: Running;
  readonly startWorker: () => Promise<Running>;
};

/** `kept server` as an office runs it, on ports of its own, beside a database that runs already. */
export async function startProduct(data: string): Promise<Product> {
  const [http, smtp] = [await freePort(), await freePort()];
  const env = { ...process.env, DATA: data, PORT: String(http), SMTP_LISTEN: `127.0.0.1:${smtp}`, LOG_LEVEL: 'warn' };
  return {
    http,
    smtp,
    server: await start('server', env, 'Ctrl-C stops everything.'),
    startWorker: () => start('worker', env, 'Kept is working.'),
  };
}

async function start(role: 'server' | 'worker', env: NodeJS.ProcessEnv, ready: string): Promise<Running> {
  const child = spawn(process.execPath, [...NODE_FLAGS, CLI, role], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes(ready)) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`kept ${role} ended (${child.exitCode}): ${said}`);
  }
  return { pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The number of PostgreSQL's first process, whose children are its other processes. */
export const postmasterOf = (data: string): number =>
  Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/**
 * The memory of a process and its children in megabytes, each shared page counted once among those that share it.
 * Undefined where the system does not say.
 */
export function memoryOf(root: number): number | undefined {
  if (!existsSync('/proc/self/smaps_rollup')) return undefined;
  const kilobytes = familyOf(root).map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // A process may end while it is looked at.
      return 0;
    }
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** Processor time in milliseconds: of one process and its children, and of the whole machine. */
export type Spent = {
  readonly server: number;
  readonly worker: number;
  readonly database: number;
  readonly bench: number;
  readonly all: number;
};

const TICK_MS = 10;

/** What each part of the product has spent so far. Undefined where the system does not say. */
export function spentBy(roots: { server: number; worker: number; database: number }): Spent | undefined {
  if (!existsSync('/proc/stat')) return undefined;
  const of = (root: number) => (root === 0 ? 0 : familyOf(root).reduce((sum, pid) => sum + ticksOf(pid), 0) * TICK_MS);
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, stolen = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const parts = { server: of(roots.server), worker: of(roots.worker), database: of(roots.database) };
  return {
    ...parts,
    bench: of(process.pid) - parts.server - parts.worker,
    // What the machine under this one gave to its other guests was not there for us either.
    all: (user + nice + system + irq + soft + stolen) * TICK_MS,
  };
}

/** A process's own time, and that of its children that have ended. */
function ticksOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const stat = readFileSync(file, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
}

function familyOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const file = `/proc/${name}/stat`;
      if (!existsSync(file)) return [];
      const stat = readFileSync(file, 'utf8');
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const];
    });
  const children = (of: number): number[] =>
    parents.flatMap(([pid, parent]) => (parent === of ? [pid, ...children(pid)] : []));
  return [root, ...children(root)];
}
