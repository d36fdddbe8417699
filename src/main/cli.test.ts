import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BOOTSTRAP = fileURLToPath(new URL('../../scripts/bootstrap.mjs', import.meta.url));

/** One folder for all: making a database is looked at once, and everything else begins with one that is there. */
let data: string;
let made: Ended;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'kept-cli-'));
  chmodSync(data, 0o711);
  made = await kept(['migrate']);
}, 180_000);
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

const postmasterFile = () => readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8');

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function begin(
  args: string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended>; out: () => string } {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...rest } = process.env;
  const child = spawn(process.execPath, [BOOTSTRAP, ...args], {
    env: { ...rest, DATA: data, SMTP_LISTEN: 'off', PORT: '0', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return {
    child,
    out: () => out,
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, out, err })),
  };
}

const kept = (args: string[], env?: Record<string, string>): Promise<Ended> => begin(args, env).ended;

test.each([
  [['strat'], {}, 'Kept has no command “strat”: “kept --help” lists those there are.'],
  [['start', '--dmeo'], {}, '“kept start”: Unknown option “--dmeo”: see “kept start --help”.'],
  [['start', 'now'], {}, '“kept start” does not understand “now”: see “kept start --help”.'],
  [
    ['start'],
    { PORT: 'high' },
    'PORT must be a whole number from 0 to 65535, and is “high”: correct it or leave it out.',
  ],
])('kept %j %j is refused in one sentence with exit code 2', async (args, env, sentence) => {
  expect(await kept(args, env)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
});

test('a database that cannot be reached is one sentence and exit code 1', async () => {
  const { code, err } = await kept(['migrate'], { DATABASE_URL: 'postgres://kept@127.0.0.1:1/kept' });
  expect(code).toBe(1);
  expect(err).toMatch(/^The database cannot be reached \(.+\): check DATABASE_URL and that the server is up\.\n$/);
});

test('help lists every command in plain words', async () => {
  const { code, out } = await kept(['--help']);
  expect(code).toBe(0);
  for (const name of ['start', 'migrate', 'config']) expect(out).toMatch(new RegExp(`^  ${name} +[A-Z].+\\.$`, 'm'));
});

test('kept config shows each setting and where it comes from, and no password', async () => {
  const { code, out } = await kept(['config'], { SMTP_URL: 'smtp://desk:hunter2@mail.example' });
  expect(code).toBe(0);
  expect(out).toContain('smtp://desk:•••@mail.example  (environment)');
  expect(out).not.toContain('hunter2');
});

test('migrate makes the database, and stops it again', () => {
  expect(made.out).toContain('Preparing the database');
  expect(made.out).toContain('The database is up to date.');
  expect(made.code).toBe(0);
  expect(postmasterFile).toThrow('ENOENT');
});

async function started(): Promise<ReturnType<typeof begin>> {
  const it = begin(['start']);
  await expect.poll(it.out, { timeout: 60_000 }).toMatch(/Ctrl-C/);
  return it;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops everything, the database included',
  async (signal) => {
    const { child, ended } = await started();
    child.kill(signal);
    expect((await ended).code).toBe(0);
    expect(postmasterFile).toThrow('ENOENT');
  },
  90_000,
);

test('when the one who started it is killed, everything stops all the same', async () => {
  const { child } = await started();
  const pid = Number(postmasterFile().split('\n')[0]);
  child.kill('SIGKILL');
  await expect
    .poll(
      () => {
        try {
          return process.kill(pid, 0);
        } catch {
          return 'gone';
        }
      },
      { timeout: 30_000 },
    )
    .toBe('gone');
}, 90_000);
