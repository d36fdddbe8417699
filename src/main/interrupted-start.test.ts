import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runKept } from '#testing/processes.ts';

const CLI = join(import.meta.dirname, 'cli.ts');

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kept-interrupted-'));
  chmodSync(data, 0o711);
});
afterEach(() => rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

/** Starts Kept and asks it to stop at the moment it says this, so many times. */
function interruptedAt(
  moment: RegExp,
  times: number,
  ...options: string[]
): Promise<{ code: number | null; text: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [CLI, 'start', ...options], {
    env: { PATH, DATA: data, PORT: '0', SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' },
  });
  let text = '';
  let asked = false;
  const hear = (chunk: Buffer) => {
    text += chunk.toString();
    if (asked || !moment.test(text)) return;
    asked = true;
    for (let n = 0; n < times; n += 1) child.kill('SIGINT');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

/** The number of the process that runs the database, as the database itself wrote it down. */
const postmaster = (): number | undefined => {
  const file = join(data, 'postgres/cluster/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
};

test.each([
  ['while the database is made for the first time', /Preparing the database/],
  ['while it is brought up to date', /Bringing the database up to date: \d+T\d+_cases/],
])(
  'Ctrl-C %s ends everything without opening the desk, and the next start goes on from there',
  async (_when, moment) => {
    const { code, text } = await interruptedAt(moment, 1);
    expect(text).not.toContain('Kept is running');
    expect(text.trim().split('\n').at(-1)).toBe('Stopping…');
    expect(code).toBe(0);
    expect(postmaster()).toBeUndefined();
    expect(await runKept(['migrate'], { DATA: data })).toMatchObject({
      code: 0,
      out: expect.stringContaining('The database is up to date.'),
    });
  },
  120_000,
);

test('a second Ctrl-C is obeyed at once, and still leaves no database running', async () => {
  const { code } = await interruptedAt(/Bringing the database up to date: \d+T\d+_cases/, 2);
  expect([0, 1]).toContain(code);
  await expect.poll(postmaster, { timeout: 30_000 }).toBeUndefined();
  expect(await runKept(['migrate'], { DATA: data })).toMatchObject({ code: 0 });
}, 120_000);

test('the demo is written into what a new desk begins with; stopped half way, it says how to begin again', async () => {
  const { code, text } = await interruptedAt(/Writing eighteen months/, 1, '--demo');
  expect(text).not.toContain('The demo is written');
  expect(text).not.toContain('there is work in this one');
  expect(code).toBe(1);
  expect(text).toContain('remove its data folder');
  expect(postmaster()).toBeUndefined();
}, 120_000);
