import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { fillDemo } from './index.ts';

const NOW = Date.UTC(2026, 10, 18, 0, 30);
const SIZE = Number(process.env['DEMO_SIZE'] ?? 60);

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  desk.time.now = NOW;
});
afterAll(() => desk.close());

test('fills', async () => {
  const { database, office, intake, receiving } = desk.parts;
  const began = performance.now();
  const agency = await fillDemo({
    desk: { db: database.db, office, intake, receiving, zone: 'Australia/Sydney' },
    now: NOW,
    seed: 's',
    size: SIZE,
    say: console.log,
    stopping: new AbortController().signal,
  });
  console.log((performance.now() - began) / 1000);
  expect(agency).not.toBeNull();
  const { sql } = await import('kysely');
  console.log(
    (
      await sql`select phase, state, kind, count(*) from cases."case" group by 1,2,3 order by 4 desc`.execute(
        database.db,
      )
    ).rows,
  );
  console.log(await desk.equation());
}, 120_000);
