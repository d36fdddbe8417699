import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const PATIENT = { timeout: 30_000 };
const WIDE = { viewport: { width: 1440, height: 900 } };

let at: BrowserDesk;
let mira: TestOfficer;
let dev: TestOfficer;
let fines: string;

beforeAll(async () => {
  at = await openBrowserDesk();
  fines = await at.desk.team('Fines');
  mira = await at.desk.officer('Mira Tolentino', { teamIds: [at.desk.teamId, fines] });
  dev = await at.desk.officer('Dev Raman', { teamIds: [fines] });
});
afterAll(() => at.close());

/** A keyboard whose presses are counted. */
function counting(page: Page) {
  const pressed = { count: 0 };
  return {
    pressed,
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      pressed.count += keys.length;
    },
  };
}

async function open(subject: string, more: object = {}): Promise<string> {
  const { body } = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject,
    teamId: at.desk.teamId,
    customer: { name: `Customer of ${subject}`, email: `${subject.replace(/\W/g, '')}@home.example` },
    channel: 'phone',
    said: subject,
    ...more,
  });
  return body.id as string;
}

test('job 1, start of shift: the first screen says what matters first and why, and one key begins it', async () => {
  const now = at.desk.time.now;
  await open('Ferry fare', { ownerId: mira.id, nextDueAt: now - HOUR });
  await open('Card stopped', { ownerId: mira.id, nextDueAt: now - HOUR, tone: 'angry' });
  await open('Nobody has it', { teamId: fines, nextDueAt: now + 5 * 24 * HOUR });
  const page = await at.sit(mira, WIDE);
  const { pressed, press } = counting(page);
  await page.goto('/desk');
  const first = page.locator('.ledger > li:not(.part)').first();
  await first.getByRole('link', { name: /Card stopped/ }).waitFor();
  expect(await first.locator('.why b').textContent()).toBe('angry');
  await page.getByText('2 are late.').waitFor();
  await page.getByRole('link', { name: 'Take the next in Fines' }).waitFor();
  await press('s');
  await page.getByRole('heading', { level: 1, name: /Card stopped/ }).waitFor();
  expect(pressed.count).toBe(1);
  await page.context().close();
});

test('Today is true without being asked again, and says so when nothing is left', async () => {
  const zoe = await at.desk.officer('Zoe Quiet', { teamIds: [await at.desk.team('Quiet')] });
  const page = await at.sit(zoe, WIDE);
  await page.goto('/desk');
  await page.getByRole('heading', { name: 'Nothing is due' }).waitFor();
  await open('For Zoe', { teamId: fines, ownerId: zoe.id, nextDueAt: at.desk.time.now - HOUR });
  await page.getByRole('link', { name: /For Zoe/ }).waitFor();
  expect(await page.getByRole('heading', { name: 'Nothing is due' }).count()).toBe(0);
  await page.context().close();
});

/** Runs in the page: counts the screens that are drawn where nobody sees them. */
function countDrawnAhead(): void {
  Object.assign(window, { drawnAhead: 0 });
  const { prototype } = CSSStyleDeclaration;
  Object.assign(prototype, {
    setProperty: new Proxy(Reflect.get(prototype, 'setProperty') as typeof prototype.setProperty, {
      apply: (set, style: CSSStyleDeclaration, said: Parameters<typeof prototype.setProperty>) => {
        if (said.join(' ') === 'display none important')
          Object.assign(window, { drawnAhead: (Reflect.get(window, 'drawnAhead') as number) + 1 });
        Reflect.apply(set, style, said);
      },
    }),
  });
}

test('job 2, the list half: the next case is on the screen without a wait, because it was fetched before', async () => {
  const page = await at.sit(mira, WIDE);
  await page.addInitScript(countDrawnAhead);
  const [asked, fetched] = [[] as string[], new Set<string>()];
  const cases = /\/api\/cases\/[0-9a-f-]{36}$/;
  page.on('request', (request) => {
    if (cases.test(request.url())) asked.push(request.url());
  });
  page.on('requestfinished', (request) => {
    if (cases.test(request.url())) fetched.add(request.url());
  });
  await page.goto('/desk/mine');
  await page.locator('.cases tbody a').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('article').first().waitFor();
  // The case that was opened, and the one that comes after it.
  await expect.poll(() => fetched.size, { timeout: 30_000 }).toBeGreaterThan(1);
  // It is drawn before it is asked for, outside of the document; whoever writes meanwhile keeps the focus and every letter.
  await page.keyboard.press('r');
  await page.keyboard.type('Dear ');
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'drawnAhead') as number), { timeout: 30_000 })
    .toBe(1);
  await page.keyboard.type('Mara');
  const field = page.getByRole('region', { name: 'Write to the customer' }).getByRole('textbox').first();
  expect(await field.inputValue()).toBe('Dear Mara');
  expect(await page.locator('main').count()).toBe(1);
  await page.getByRole('heading', { level: 1 }).focus();
  const before = asked.length;
  await page.keyboard.press(']');
  await page.getByRole('heading', { level: 1, name: /Ferry fare|Card stopped/ }).waitFor();
  const shown = page.url().split('/').at(-1) ?? '';
  expect(asked.slice(before).some((url) => url.endsWith(shown))).toBe(false);
  await page.context().close();
});

test('job 9, ten similar cases: chosen, seen, answered and taken back with a handful of keys', async () => {
  for (let n = 1; n <= 10; n += 1)
    await at.letter({
      from: `Owner ${n} <owner${n}@mail.example>`,
      subject: `Sold car ${n}`,
      text: 'I sold the car before the fine.',
    });
  const { body } = await mira.get('/api/cases?limit=200');
  const ids = (body.cases as { id: string; subject: string }[]).filter((one) => one.subject.startsWith('Sold car'));
  expect(ids).toHaveLength(10);
  for (const { id } of ids) await mira.post(`/api/cases/${id}/tags`, { add: ['sold car'] });
  const before = await standings(ids);

  const page = await at.sit(mira, WIDE);
  const { pressed, press } = counting(page);
  await page.goto('/desk/cases?tag=sold%20car');
  await page.getByRole('link', { name: 'Sold car 1', exact: true }).waitFor();
  await press('Shift+A', 'r');
  const words = page.getByLabel('Answer to each of them');
  await expect.poll(() => words.evaluate((it) => it === document.activeElement), { timeout: 30_000 }).toBe(true);
  await page.keyboard.type('Dear {{customer}}, the fine is withdrawn.');
  await page.getByText('10 will change.').waitFor();
  await page.getByText('Dear Owner 7, the fine is withdrawn.').waitFor();
  expect(await standings(ids)).toEqual(before);
  await press('Control+Enter');
  await page.getByText('Answer alike: 10 cases done.').waitFor();
  expect((await standings(ids)).every(({ state }) => state === 'answered')).toBe(true);
  // Ten answers: two keys to choose and begin, one to send. What is typed is the answer itself.
  expect(pressed.count).toBe(3);
  await press('z');
  await page.getByText('10 cases are as they were.').waitFor();
  expect(await standings(ids)).toEqual(before);
  await page.context().close();
});

test('a few rows are chosen with X, what cannot change is named before anything does, and Z puts all back', async () => {
  const page = await at.sit(mira, WIDE);
  const { pressed, press } = counting(page);
  await page.goto('/desk/cases?tag=sold%20car&order=oldest');
  await page.getByRole('link', { name: 'Sold car 1', exact: true }).waitFor();
  await press('x', 'j', 'j', 'Shift+X', 'h');
  const to = page.getByLabel('To whom');
  await to.waitFor();
  await page.keyboard.type('Dev');
  await page.getByText('3 will change.').waitFor();
  await press('Control+Enter');
  await page.getByText('Hand over: 3 cases done.').waitFor();
  expect(pressed.count).toBe(6);
  await expect.poll(() => page.locator('.cases .is-chosen').count(), PATIENT).toBe(1);
  await press('z');
  await page.getByText('3 cases are as they were.').waitFor();
  await page.context().close();
});

test('a list that was narrowed gets a name, is counted in the rail, and is there for the team', async () => {
  await open('Loud and clear', { teamId: fines, tone: 'upset' });
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/queue/${fines}`);
  await page.locator('.cases tbody a').first().waitFor();
  await page.keyboard.press('f');
  await page.getByRole('checkbox', { name: 'upset' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take away: Tone upset' }).waitFor();
  await page.getByRole('button', { name: 'Save as a list' }).click();
  await page.getByLabel('Name').fill('Upset about fines');
  await page.getByLabel('For whom').selectOption({ label: 'Everybody in Fines' });
  await page.getByLabel('Name').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Upset about fines' }).waitFor();
  const other = await at.sit(dev, WIDE);
  await other.goto('/desk');
  await other.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: 'Upset about fines 1' }).click();
  await other.getByRole('link', { name: 'Loud and clear' }).waitFor();
  expect(await other.locator('.cases tbody tr').count()).toBe(1);
  await other.context().close();
  await page.context().close();
});

test('a long list asks again only for what is in sight, and whoever stands on a row stays on it', async () => {
  const team = await at.desk.team('Long list');
  const leader = await at.desk.officer('Lea Der', { roles: ['team leader'], teamIds: [team] });
  for (let n = 0; n < 230; n += 1)
    await leader.post('/api/cases', {
      kind: 'enquiry',
      subject: `Row ${n}`,
      teamId: team,
      customer: null,
      channel: 'phone',
      said: 'x',
      nextDueAt: at.desk.time.now + (n + 1) * HOUR,
    });
  const page = await at.sit(leader, WIDE);
  const pages: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/cases\?/.test(request.url())) pages.push(request.url());
  });
  await page.goto(`/desk/queue/${team}`);
  await page.getByRole('link', { name: 'Row 0', exact: true }).waitFor();
  // To the end: each page is fetched before it is reached.
  const last = page.getByRole('link', { name: 'Row 229', exact: true });
  await expect
    .poll(async () => {
      await page.locator('.table-box').evaluate((box) => box.scrollTo(0, box.scrollHeight));
      return last.count();
    }, PATIENT)
    .toBe(1);
  await last.focus();
  await page.keyboard.press('k');
  const stands = page.locator('.cases .is-chosen a');
  await expect.poll(() => stands.textContent(), PATIENT).toBe('Row 228');
  pages.length = 0;
  // A colleague's act on a case at the far end of the list, and then one in sight.
  const rows = (await leader.get(`/api/cases?team=${team}&limit=200`)).body.cases as { id: string; version: number }[];
  await leader.post(`/api/cases/${rows[0]?.id}/change`, { version: rows[0]?.version, subject: 'Row 0, changed' });
  await expect.poll(() => pages.length, PATIENT).toBeGreaterThan(0);
  await leader.post(`/api/cases/${rows[199]?.id}/change`, { version: rows[199]?.version, priority: 1 });
  await page
    .locator('tr', { hasText: 'Row 199' })
    .or(page.locator('tr', { hasText: 'Row 228' }))
    .first()
    .waitFor();
  // Of the three stretches the first and the one in sight are asked for, and never the one between.
  const between = pages.filter((url) => url.includes('after=') && url.includes('until='));
  expect(between).toEqual([]);
  expect(await stands.textContent()).toBe('Row 228');
  await page.context().close();
});

async function standings(of: readonly { readonly id: string }[]) {
  return Promise.all(
    of.map(async ({ id }) => {
      const { state, phase, ownerId, teamId, nextStep, nextDueAt } = (await mira.get(`/api/cases/${id}`)).body.case;
      return { state, phase, ownerId, teamId, nextStep, nextDueAt };
    }),
  );
}
