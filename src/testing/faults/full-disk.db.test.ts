import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newFolder, openWorld, type World } from './world.fixtures.ts';

const PATIENCE = { timeout: 90_000, interval: 200 };

/** A small filesystem of its own at this folder. False where this account may not mount one. */
function mount(folder: string, megabytes: number): boolean {
  return (
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]).status === 0
  );
}
const unmount = (folder: string): void => void spawnSync('umount', ['--lazy', folder]);

const mountable = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-mount-'));
  const can = mount(folder, 1);
  if (can) unmount(folder);
  rmdirSync(folder);
  if (!can)
    console.warn(
      'NOT TESTED: what happens on a full disk. Only root on Linux, with leave to mount a filesystem, can fill one.',
    );
  return can;
})();

/** Takes all the room that is left but this much. */
function fill(folder: string, leave: number): string {
  const { bavail, bsize } = statfsSync(folder);
  const file = join(folder, 'filler');
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - leave), 1));
  return file;
}

let folder: string;
let small: string;
let world: World | undefined;
beforeEach(() => {
  folder = newFolder();
});
afterEach(async () => {
  await world?.close().catch(() => {});
  world = undefined;
  unmount(small);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}, 60_000);

/** How often each message is kept, by what its sender calls it. */
const kept = ({ look }: World) =>
  look(async (db) => {
    const { rows } = await sql<{
      from: string;
      count: number;
    }>`select return_path as from, count(*) as count from intake.mail where outcome is distinct from 'refused' group by 1`.execute(
      db,
    );
    return new Map(rows.map(({ from, count }) => [from.replace('@home.example', ''), count]));
  });

async function aCase({ ask, teamId }: World): Promise<string> {
  const opened = await ask('/api/cases', {
    kind: 'enquiry',
    subject: 'A bin',
    teamId,
    customer: { name: 'Pia', email: 'pia@home.example' },
    channel: 'counter',
    said: 'Full.',
  });
  return opened.body.id;
}

test.skipIf(!mountable)(
  'a full disk for files: large mail is answered 452 and stays with its sender, an upload is refused in one sentence, all else goes on',
  async () => {
    small = join(folder, 'files');
    mkdirSync(small);
    mount(small, 8);
    const it = (world = await openWorld(folder));
    const caseId = await aCase(it);
    expect(await it.hand('fits', 500_000)).toMatch(/^250 /);
    const filler = fill(small, 100_000);

    expect(await it.hand('large', 2_000_000)).toMatch(/^452 .*please try again later$/);
    expect(await it.hand('small')).toMatch(/^250 /);
    const upload = () => it.ask(`/api/cases/${caseId}/uploads?name=photo.jpg`, new Uint8Array(2_000_000));
    const drafted = await it.ask(`/api/cases/${caseId}/draft`, { kind: 'reply', body: 'My long answer' });
    expect(await upload()).toEqual({
      status: 507,
      body: { reason: 'The disk of the server is full. Nothing was saved; tell whoever runs Kept.', fields: [] },
    });
    expect(drafted.status).toBe(200);
    expect((await it.ask(`/api/cases/${caseId}`)).body.drafts).toMatchObject([{ body: 'My long answer' }]);

    rmSync(filler);
    expect(await it.hand('large', 2_000_000)).toMatch(/^250 /);
    expect((await upload()).status).toBe(200);
    expect(await kept(it)).toEqual(
      new Map([
        ['fits', 1],
        ['large', 1],
        ['small', 1],
      ]),
    );
  },
  180_000,
);

test.skipIf(!mountable)(
  'a full disk for the database: nothing that was said to be kept is lost, and with room again everything goes on by itself',
  async () => {
    small = join(folder, 'postgres');
    mkdirSync(small);
    mount(small, 160);
    chmodSync(small, 0o755);
    const it = (world = await openWorld(folder));
    const caseId = await aCase(it);
    const filler = fill(small, 2_000_000);

    const taken = new Set<string>();
    const refusals: string[] = [];
    for (let n = 0; refusals.length < 12; n += 1) {
      const answer = await it.hand(`n${n}`, 60_000).catch(() => 'broken');
      if (answer.startsWith('250 ')) taken.add(`n${n}`);
      else refusals.push(answer);
    }
    expect(refusals.filter((answer) => !/^45[12] |^broken$/.test(answer))).toEqual([]);
    const note = await it.ask(`/api/cases/${caseId}/notes`, { body: 'Written on a full disk' });
    expect([200, 503, 507]).toContain(note.status);

    rmSync(filler);
    await expect.poll(() => it.hand('afterwards', 60_000).catch(() => 'broken'), PATIENCE).toMatch(/^250 /);
    await expect
      .poll(async () => (await it.ask(`/api/cases/${caseId}/notes`, { body: 'Written afterwards' })).status, PATIENCE)
      .toBe(200);
    const there = await kept(it);
    expect([...taken].filter((id) => there.get(id) !== 1)).toEqual([]);
    await expect
      // What a worker had in hand when the disk filled is taken up again when its lease of two minutes is over.
      .poll(async () => (await it.ask('/api/intake/equation')).body, { ...PATIENCE, timeout: 200_000 })
      .toMatchObject({ waiting: 0, balances: true });
    const { entries } = (await it.ask(`/api/cases/${caseId}`)).body;
    const notes = entries.filter(({ body }: { body: string }) => body === 'Written on a full disk');
    expect(notes.length).toBe(note.status === 200 ? 1 : 0);
  },
  300_000,
);

test.skipIf(!mountable)(
  'a disk without room even for the log of the database: PostgreSQL ends, is tried again, and comes back with all it had taken when there is room',
  async () => {
    small = join(folder, 'postgres');
    mkdirSync(small);
    mount(small, 160);
    const it = (world = await openWorld(folder));
    expect(await it.hand('before')).toMatch(/^250 /);
    const filler = fill(small, 0);
    // The next piece of the log cannot be begun, which PostgreSQL does not survive.
    await it.asSuperuser('select pg_switch_wal()').catch(() => {});
    await expect.poll(() => it.hand('meanwhile').catch(() => 'broken'), PATIENCE).toMatch(/^45[12] /);
    expect((await it.ask('/api/queues')).status).toBe(503);

    rmSync(filler);
    await expect.poll(() => it.hand('afterwards').catch(() => 'broken'), PATIENCE).toMatch(/^250 /);
    const there = await kept(it);
    expect([there.get('before'), there.get('afterwards')]).toEqual([1, 1]);
    await expect.poll(async () => (await it.ask('/api/queues')).status, PATIENCE).toBe(200);
  },
  300_000,
);
