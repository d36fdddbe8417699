import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '#testing/processes.ts';
import { newFolder, openWorld, type World } from './world.fixtures.ts';

let folder: string;
let world: World;
let caseId: string;

beforeAll(async () => {
  folder = newFolder();
  // Nothing listens there: the server that outgoing mail is handed to is away.
  world = await openWorld(folder, { SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
  const opened = await world.ask('/api/cases', {
    kind: 'enquiry',
    subject: 'A bin',
    teamId: world.teamId,
    customer: { name: 'Pia Lund', email: 'pia@home.example' },
    channel: 'counter',
    said: 'It was not emptied.',
  });
  caseId = opened.body.id;
}, 180_000);
afterAll(() => world.close(), 60_000);

const PATIENCE = { timeout: 60_000, interval: 100 };

test('while the mail server is away an answer stays held, is tried again later, and everybody can see that', async () => {
  const replied = await world.ask(`/api/cases/${caseId}/reply`, { body: 'We are on our way.' });
  expect(replied.status).toBe(200);
  await expect
    .poll(async () => (await world.ask('/api/outgoing/trouble')).body.messages, PATIENCE)
    .toMatchObject([
      {
        messageId: replied.body.messageId,
        state: 'held',
        attempts: 1,
        response: expect.stringMatching(/ECONNREFUSED/),
        recipients: ['pia@home.example'],
      },
    ]);
  const whole = (await world.ask(`/api/cases/${caseId}`)).body;
  expect(whole.entries.find((entry: { id: string }) => entry.id === replied.body.messageId)).toMatchObject({
    delivery: 'held',
  });
  const next = await world.look((db) =>
    sql<{
      wait: number;
    }>`select extract(epoch from send_after - now())::float as wait from correspondence.outgoing`.execute(db),
  );
  expect(next.rows[0]?.wait).toBeGreaterThan(30);
});

test('while the database is away nothing is lost or half saved, and everything goes on by itself when it is back', async () => {
  const cluster = join(folder, 'postgres/cluster');
  const [pid = ''] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  renameSync(cluster, `${cluster}.away`);
  process.kill(Number(pid), 'SIGKILL');

  const away = {
    status: 503,
    body: { reason: 'The database does not answer. Nothing was saved; try again in a moment.', fields: [] },
  };
  await expect
    .poll(() => world.ask(`/api/cases/${caseId}/notes`, { body: 'Written while away' }), PATIENCE)
    .toEqual(away);
  expect(await world.ask('/api/queues')).toEqual(away);
  expect(await world.hand('while-away')).toMatch(/^451 /);
  await expect
    .poll(() => world.kept.said(), PATIENCE)
    .toMatch(/The database in .+ is gone: put it back, or mount the disk it lies on\./);

  await expect.poll(() => world.kept.said(), PATIENCE).toMatch(/a sweep failed and will run again/);

  renameSync(`${cluster}.away`, cluster);
  await expect.poll(() => world.hand('while-away').catch(() => 'broken'), PATIENCE).toMatch(/^250 /);
  await expect
    .poll(async () => (await world.ask(`/api/cases/${caseId}/notes`, { body: 'Written afterwards' })).status, PATIENCE)
    .toBe(200);
  await expect
    .poll(
      async () =>
        (await world.ask('/api/cases?order=newest')).body.cases.map(({ subject }: { subject: string }) => subject),
      PATIENCE,
    )
    .toContain('Matter while-away');
  const { entries } = (await world.ask(`/api/cases/${caseId}`)).body;
  expect(entries.filter(({ type }: { type: string }) => type === 'note')).toMatchObject([
    { body: 'Written afterwards' },
  ]);
}, 120_000);

test('what works in the background waits longer after each failure, and says so a few times only', () => {
  const failures = world.kept.said().match(/a sweep failed and will run again/g) ?? [];
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.length).toBeLessThan(100);
});
