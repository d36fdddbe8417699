import AxeBuilder from '@axe-core/playwright';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setQueueRule } from '#areas/routing/server/index.ts';
import { setPresence } from '#areas/roster/server/index.ts';
import { DAY, MINUTE } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const shots = process.env['KEPT_SHOTS'];

let at: BrowserDesk;
beforeAll(async () => {
  at = await openBrowserDesk();
});
afterAll(() => at.close());

const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
const shot = async (page: Page, name: string) => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/board-${name}.png`, fullPage: true });
};

/** A morning on which something waits, something was promised, and somebody is away. */
async function aMorning(): Promise<{ fines: string; open: (subject: string, it?: object) => Promise<string> }> {
  const { desk } = at;
  const { db } = desk.parts.database;
  const lea = await desk.officer('Lea Der', { roles: ['team leader'] });
  const [fines, water] = [await desk.team('Fines and penalties'), await desk.team('Water accounts')];
  const rule = { needs: [], boostMinutes: 30, stickyMinutes: 15, leaseMinutes: 10, withinMinutes: 30 } as const;
  await desk.as(SYSTEM, (work) => setQueueRule(desk.parts.live, work, fines, { ...rule, mode: 'pull' }));
  for (const name of ['Mira Tolentino', 'Ben Okafor', 'Ada Lindqvist']) {
    const one = await desk.officer(name, { teamIds: [desk.teamId, fines, water] });
    const state = name === 'Ada Lindqvist' ? 'away' : 'available';
    await desk.as(SYSTEM, (work) => setPresence(desk.parts.live, work, { officerId: one.id, state }));
  }
  const open = async (subject: string, it: object = {}): Promise<string> => {
    const { status, body } = await lea.post('/api/cases', {
      teamId: fines,
      ownerId: null,
      customer: null,
      kind: 'enquiry',
      subject,
      said: 'They ask about it.',
      channel: 'letter',
      tone: null,
      nextStep: 'Answer',
      nextDueAt: desk.time.now + DAY,
      ...it,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    return String(body.id);
  };
  const ids = [];
  for (const n of [1, 2, 3, 4]) ids.push(await open(`The fine of Peg Doolan, ${n}`));
  for (const n of [1, 2]) await open(`The bill ${n}`, { teamId: water });
  // One waits for longer than it should, and one was promised so long ago that it is close.
  await sql`update routing.waiting set arrived_at = arrived_at - interval '47 minutes' where case_id = ${ids[0]}`.execute(
    db,
  );
  for (const minutes of [3, 90, 200]) {
    const dueAt = desk.time.now + minutes * MINUTE;
    const made = await lea.post(`/api/cases/${ids[1]}/promises`, { what: 'call', dueAt });
    expect(made.status).toBe(200);
    if (minutes === 200) await lea.post(`/api/promises/${made.body.id}/keep`);
    if (minutes === 3)
      await sql`update promises.promise set made_at = made_at - interval '1 hour', warn_at = made_at where id = ${made.body.id}`.execute(
        db,
      );
  }
  return { fines, open };
}

test('the board hangs on the wall: it counts, moves by itself, names nobody and says when it is old', async () => {
  const { desk } = at;
  desk.time.now = Date.now();
  const { open } = await aMorning();
  const wall = await desk.officer('Wall in the hall', { roles: ['team leader'] });
  const page = await at.sit(wall, { viewport: { width: 1920, height: 1080 }, look: { theme: 'dark' } });
  await page.goto('/desk/board');
  const row = page.getByRole('row', { name: /Fines and penalties/ });
  await row.getByText('over 30').waitFor();
  await page.getByText('longest wait, Fines and penalties: over its 30 min').waitFor();
  await page.getByText(/^on: 2 free/).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/Doolan|Mira|Ada|Ben|bill/);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, '1920-dark');

  await open('One more');
  await row.getByText('5', { exact: true }).waitFor();

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction((wide) => document.documentElement.clientWidth <= wide, width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await shot(page, `${width}-dark`);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await page.context().setOffline(true);
  await page.getByText('It cannot be asked for now.').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await shot(page, '1440-stale');
  await page.context().setOffline(false);
  await page.getByText('It cannot be asked for now.').waitFor({ state: 'detached' });
});

test('an account for a wall comes to the board and to nothing else', async () => {
  const { desk } = at;
  const hall = await desk.officer('The hall', { roles: ['board'] });
  const page = await at.sit(hall, { viewport: { width: 1440, height: 900 }, look: { theme: 'light' } });
  await page.goto('/desk');
  await page.getByRole('heading', { level: 2, name: 'Our word today' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk/board');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  expect(await page.getByRole('link').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, '1440-light');
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, '390-light');
});

test('staffing shows where the published roster is short, by the time that was measured', async () => {
  const { desk } = at;
  const { db } = desk.parts.database;
  const planner = await desk.officer('Pla Nner', { roles: ['team leader'] });
  // Days are those of the desk, whatever day it is elsewhere.
  const { timeZone } = desk.parts.config;
  const midnight = sql`(date_trunc('day', ${new Date(desk.time.now)}::timestamptz at time zone ${timeZone}) at time zone ${timeZone})`;
  // Six weeks of cases through the day, forty that took ten minutes each, and a roster with two on until noon.
  await sql`
    insert into cases."case"
    select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', c.number + 100 + n, 'opened_at',
             ${midnight} - (1 + n / 40) * interval '7 days' + interval '8 hours' + (n % 40) * interval '13 minutes'))).*
      from cases."case" c, generate_series(0, 239) n where c.id = (select id from cases."case" order by id limit 1)`.execute(
    db,
  );
  await sql`
    insert into routing.assignment (id, case_id, team_id, officer_id, channel, at, how, reasons, state, ended_at, ended_why)
    select gen_random_uuid(), (select id from cases."case" limit 1), (select team_id from cases."case" limit 1), ${planner.id}, 'email', from_at,
           'asked for', '[]', 'done', from_at + interval '10 minutes', 'answered'
      from (select ${new Date(desk.time.now - 3 * DAY)}::timestamptz + n * interval '11 minutes' as from_at from generate_series(1, 40) n) made`.execute(
    db,
  );
  for (const name of ['On Early', 'On Too']) {
    const { id } = await desk.officer(name);
    await sql`
      insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, published_at, changed_at)
      select gen_random_uuid(), gen_random_uuid(), ${desk.teamId}, ${id}, 'Early', day + interval '7 hours', day + interval '12 hours', 'UTC', now(), now()
        from (select ${midnight} as day) today`.execute(db);
  }
  const page = await at.sit(planner, { viewport: { width: 1440, height: 900 }, look: { theme: 'light' } });
  await page.goto('/desk/staffing');
  await page.getByText(/^The roster is short in/).waitFor();
  await page.getByText('Empty: as measured, 10 on average.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'staffing-1440');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await shot(page, 'staffing-390');
});
