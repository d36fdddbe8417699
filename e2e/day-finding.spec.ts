import { afterAll, beforeAll, expect, test } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

/** Jobs 5 and 8 of the ten (docs/ten-jobs.md), the palette and the map of keys, with the keyboard alone. */
const WIDE = { viewport: { width: 1440, height: 900 } };
const PATIENT = { timeout: 30_000 };
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

let at: BrowserDesk;
let mira: TestOfficer;
let peg = '';

beforeAll(async () => {
  at = await openBrowserDesk();
  mira = await at.desk.officer('Mira Tolentino');
  const post = async (path: string, body: object) => (await mira.post(path, body)).body;
  peg = (
    await post('/api/customers', {
      kind: 'person',
      name: 'Margaret Doolan',
      contactPoints: [{ kind: 'phone', value: '+61 491 570 156' }],
    })
  ).id;
  await post(`/api/customers/${peg}/needs`, { kind: 'interpreter', language: 'vi' });
  const open = (subject: string, said: string, channel: string) =>
    post('/api/cases', { kind: 'enquiry', subject, teamId: at.desk.teamId, customer: { id: peg }, channel, said });
  await open('Concession card refused', 'Why was my card stopped?', 'phone');
  await open('Re: Concession card refused', 'I ask again about my card.', 'counter');
  await post('/api/customers', { kind: 'person', name: 'Doolan, Margaret', contactPoints: [] });
});
afterAll(() => at.close());

/** Counts what is pressed, so that what docs/ten-jobs.md says stays true. */
function keysOf(page: Page) {
  const count = { pressed: 0 };
  return {
    count,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        count.pressed += 1;
        await page.keyboard.press(key);
      }
    },
    type: async (text: string) => {
      count.pressed += text.length;
      await page.keyboard.type(text);
    },
  };
}

async function begin(path = '/desk/mine'): Promise<Page> {
  const page = await at.sit(mira, WIDE);
  await page.goto(path);
  await page.getByRole('navigation', { name: 'Work' }).waitFor();
  return page;
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

test('job 5: a person’s whole history from half a name, from the last digits, and from a misspelt name', async () => {
  const page = await begin();
  for (const [typed, most] of [
    ['dool', 6],
    ['0156', 6],
    ['dolan', 7],
  ] as const) {
    const keys = keysOf(page);
    await keys.press('/');
    await keys.type(typed);
    await page
      .getByRole('option', { name: /Margaret/ })
      .first()
      .waitFor();
    // The person stands before their cases, so Enter opens them.
    await keys.press('Enter');
    // From the second time on she is on the screen already: only the palette says that the answer has come.
    await page.getByRole('combobox', { name: 'Find or do' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /Margaret/ }).waitFor();
    expect(keys.count.pressed, typed).toBeLessThanOrEqual(most);
    if (page.url().endsWith(peg)) {
      const history = page.getByRole('region', { name: 'History' });
      await history.getByText('I ask again about my card.').waitFor();
      await history.getByText('Why was my card stopped?').waitFor();
      await page.getByText('Interpreter: Vietnamese').first().waitFor();
    }
    await expect.poll(() => focused(page), PATIENT).toBe(true);
  }
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.context().close();
});

test('job 8: duplicates become one in four keys, and Z makes them two again', async () => {
  const page = await begin(`/desk/queue/${at.desk.teamId}`);
  await page.getByRole('link', { name: 'Re: Concession card refused' }).click();
  await page.getByRole('heading', { level: 1, name: /^Re: Concession/ }).waitFor();
  const keys = keysOf(page);
  await keys.press('m');
  await page.getByRole('radio', { name: /^Concession card refused.*same subject/ }).waitFor();
  await keys.press('Space');
  // What becomes of both is shown before anything is done.
  await page.getByRole('table', { name: 'What becomes of both' }).waitFor();
  await keys.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Concession card refused/ }).waitFor();
  await page.getByText('I ask again about my card.').first().waitFor();
  expect(keys.count.pressed).toBe(3);
  await keys.press('z');
  await page.getByRole('heading', { level: 1, name: /^Re: Concession/ }).waitFor();
  expect(keys.count.pressed).toBe(4);
  await page.context().close();
});

test('two records become one customer after a look at both, and Z parts them', async () => {
  const page = await begin(`/desk/customer/${peg}`);
  await page.getByRole('button', { name: 'Compare and merge…' }).click();
  await page.getByRole('table', { name: 'What becomes of both' }).getByText('+61 491 570 156').first().waitFor();
  await page.getByRole('button', { name: 'They are one' }).click();
  await page.getByRole('heading', { level: 1, name: 'Doolan, Margaret' }).waitFor();
  await page.keyboard.press('z');
  await page.getByRole('heading', { level: 1, name: 'Margaret Doolan' }).waitFor();
  expect(page.url()).toContain(peg);
  await page.context().close();
});

test('the palette does what a key does, also from a field, and says why something is not possible', async () => {
  const page = await at.sit(mira, WIDE);
  // The palette is fetched later than the screen; until it is there something stands in for it.
  const arrived = Promise.withResolvers<void>();
  await page.route(/palette-[^/]*\.js/, async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goto('/desk/find?q=card');
  const field = page.getByLabel('Find cases and people');
  await field.focus();
  await page.keyboard.press('Control+k');
  await page.getByLabel('What you type goes into the form').waitFor();
  await page.keyboard.type('lic');
  arrived.resolve();
  const palette = page.getByRole('combobox', { name: 'Find or do' });
  await expect.poll(() => palette.inputValue(), PATIENT).toBe('lic');
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => field.evaluate((it) => it === document.activeElement), PATIENT).toBe(true);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('my ca');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'My cases' }).waitFor();
  await expect.poll(() => focused(page), PATIENT).toBe(true);
  await page.context().close();
});

test('an answer to an earlier word never takes the place of a later one, and Enter waits for what was typed', async () => {
  const page = await begin();
  await page.route('**/api/search?q=con*', async (route) => {
    // The first answer comes when the second has been there for long.
    await page.waitForResponse((response) => response.url().includes('q=margaret'));
    await route.continue().catch(() => undefined);
  });
  await page.keyboard.press('/');
  await page.keyboard.type('con');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('');
  await page.keyboard.type('margaret');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Margaret/ }).waitFor();
  expect(page.url()).toContain('/customer/');
  await page.context().close();
});

test('the map of keys: looked through, changed without a clash, and single keys turned off', async () => {
  const page = await begin();
  await page.keyboard.press('?');
  const map = page.getByRole('dialog', { name: 'Keys' });
  await map.waitFor();
  const keys = await map.locator('.signs').evaluateAll((all) => all.map((one) => one.textContent));
  expect(keys.length).toBeGreaterThan(5);
  expect(new Set(keys).size, keys.join(' ')).toBe(keys.length);
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.type('new case');
  await map.getByRole('button', { name: /Change the key of “New case”/ }).press('Enter');
  await page.keyboard.press('/');
  await map.getByText('/ does “Find or do” already').waitFor();
  await page.keyboard.press('y');
  const chosen = map.getByRole('button', { name: /“New case”, now Y/ });
  await chosen.waitFor();
  expect(await chosen.evaluate((sign) => sign === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await map.waitFor({ state: 'detached' });
  await page.keyboard.press('y');
  await expect.poll(() => page.url(), PATIENT).toContain('/new');
  await page.context().close();
});
