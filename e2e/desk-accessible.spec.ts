import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/**
 * What differs between coats is colour alone, and every pair of colours is measured by itself; so a screen is looked at in
 * light and in dark. In high contrast too is the page of components, which wears all four coats at once.
 */
const DARK = { theme: 'dark' };
/** In the dark every screen is looked at in the full run, and one in four otherwise. */
const DARK_EVERY = process.env['KEPT_FULL'] === '1' ? 1 : 4;
/** A minute when nothing else runs; a busy machine needs many times as long. */
const EVERY_SCREEN_MS = 600_000;
/** A desk, 200 %, a telephone, 400 %. */
const WIDTHS = [1440, 720, 390, 320];

type Screen = { readonly name: string; readonly path: string; readonly show: (page: Page) => Promise<void> };

let at: BrowserDesk;
let jo: TestOfficer;
const place = { caseId: '', customerId: '' };

beforeAll(async () => {
  at = await openBrowserDesk();
  const roles = ['records officer', 'administrator'] as const;
  jo = await at.desk.officer('Jo Haldane', { roles: [...roles] });
  const first = await at.letter({
    from: 'Wilhelmina Featherstonehaugh-Papakonstantinou <w@agricultural-society-of-merrin-shire.example>',
    subject: 'About the Merrin Shire and District Agricultural Society’s permit for the annual show',
    text: 'Dear all,\n\nlong names wrap. https://a-very-long-address.example/with/a/very/long/path/that/does/not/end/soon',
  });
  await at.letter({ from: 'Bo <bo@mail.example>', subject: 'Re: permit', text: 'I help her.', answers: first });
  const { body } = await jo.get(`/api/cases?team=${at.desk.teamId}`);
  place.caseId = body.cases[0].id;
  place.customerId = body.cases[0].customerId;
  await jo.post(`/api/cases/${place.caseId}/notes`, { body: 'Ask for the receipts.' });
  await jo.post(`/api/cases/${place.caseId}/tags`, { add: ['permit'], remove: [] });
  await jo.post(`/api/cases/${place.caseId}/tasks`, { title: 'Ask for the receipts', ownerId: null, dueAt: null });
  await rosterFor(jo);
  await jo.post(`/api/cases/${place.caseId}/reply`, { body: 'We will look.', attachmentIds: [], then: {} });
});
afterAll(() => at.close());

/** A pattern, published for two weeks, a leave that waits and a skill that expires soon. */
async function rosterFor(who: TestOfficer): Promise<void> {
  const teamId = at.desk.teamId;
  const on = [{ from: 420, to: 900, name: 'Early' }];
  const { body: pattern } = await who.post('/api/roster/patterns', { teamId, name: 'Every day', days: [on] });
  const today = new Date(at.desk.time.now).toISOString().slice(0, 10);
  const later = new Date(at.desk.time.now + 13 * DAY).toISOString().slice(0, 10);
  await who.post(`/api/roster/patterns/${pattern.id}/assign`, { officerId: who.id, fromDay: today, turn: 0 });
  const stretch = { teamId, from: today, to: later };
  await who.post('/api/roster/plan', stretch);
  await who.post('/api/roster/publish', stretch);
  await who.post('/api/roster/leave', { kind: 'holiday', firstDay: later, lastDay: later, words: 'A wedding' });
  const { body: skill } = await who.post('/api/roster/skills', { kind: 'language', name: 'Vietnamese' });
  const validUntil = at.desk.time.now + 12 * DAY;
  await who.post(`/api/roster/skills/${skill.id}/give`, { officerId: who.id, level: 4, validUntil });
  await who.post('/api/roster/presence', { state: 'available' });
}

const seen = (selector: string) => async (page: Page) => page.locator(selector).first().waitFor();

/** Presses keys once the rows are there. */
const pressed =
  (keys: readonly string[], selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('.cases tbody a').first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    await page.locator(selector).first().waitFor();
  };

/** Opens what a menu of the case leads to. */
const menued =
  (menu: string, act: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('.timeline .entry').first().waitFor();
    await page.getByRole('button', { name: menu, exact: true }).click();
    await page.getByRole('menuitem', { name: act }).click();
    await page.getByRole('dialog', { name: 'Who may see it' }).getByRole('checkbox').first().check();
    await page.getByText('Let in', { exact: true }).waitFor();
  };

const SCREENS: readonly Screen[] = [
  { name: 'today', path: '/', show: seen('.ledger .what') },
  { name: 'all cases, none so', path: '/cases?tone=abusive&due=late', show: seen('.empty') },
  { name: 'cases chosen', path: '/queue/TEAM', show: pressed(['x'], '.bulk') },
  { name: 'many at once', path: '/queue/TEAM', show: pressed(['x', 'u'], '.outcomes li') },
  { name: 'filters of a list', path: '/queue/TEAM', show: pressed(['f'], '.several') },
  { name: 'queue', path: '/queue/TEAM', show: seen('.cases tbody a') },
  { name: 'my cases, empty', path: '/mine', show: seen('.empty') },
  { name: 'case', path: '/case/CASE', show: seen('.timeline .entry') },
  { name: 'mail to sort', path: '/mail', show: seen('.found .what') },
  { name: 'find', path: '/find?q=merrin', show: seen('.found .what') },
  { name: 'find, nothing', path: '/find?q=zzzzqqq', show: seen('.empty') },
  { name: 'new case', path: '/new', show: seen('form') },
  { name: 'customer', path: '/customer/CUSTOMER', show: seen('.found .what') },
  { name: 'customers', path: '/customers', show: seen('.found .what') },
  { name: 'who may see a case', path: '/case/CASE', show: menued('More acts', 'Say who may see it') },
  { name: 'not here', path: '/case/999-999-X', show: seen('.empty') },
  { name: 'my roster', path: '/roster', show: seen('.roster .lines li') },
  { name: 'team roster', path: '/roster/team', show: seen('.roster .a-shift:visible') },
  { name: 'patterns', path: '/roster/patterns', show: seen('.roster .lines li') },
  { name: 'own page', path: '/me', show: seen('.settings .found li') },
  { name: 'components', path: '/components', show: seen('.coat') },
  ...['mail', 'unsent', 'caught', 'people', 'sign-in', 'addresses', 'record', 'skills'].map((page) => ({
    name: `administration, ${page}`,
    path: `/admin/${page}`,
    show: seen('.tabs'),
  })),
];

const pathOf = ({ path }: Screen) =>
  `/desk${path}`.replace('TEAM', at.desk.teamId).replace('CASE', place.caseId).replace('CUSTOMER', place.customerId);

async function faultsOf(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe.withTags(STANDARD) : axe.withRules(rules)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

/** What a person may set for themselves without losing anything (WCAG 1.4.12). */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** What sticks out at the side, so that a page would have to be scrolled sideways. */
const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** What is pressed and is smaller than 24 px, unless it stands in a sentence (WCAG 2.5.8). */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button:not([tabindex="-1"]), a[href], input:not([type=hidden]), select, summary',
      ),
    ]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1)
      .filter((one) => one.closest('p, dd, th, td, .body, .unseen, .skip, label') === null)
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ one, box }) => Math.min(box.height, box.width) < 23.5 && getComputedStyle(one).display !== 'inline')
      .map(({ one, box }) => `${one.outerHTML.slice(0, 90)} is ${Math.round(box.width)} by ${Math.round(box.height)}`),
  );

async function atEveryWidth(page: Page, what: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    if (await sticksOut(page)) faults.push(`${what} at ${width}: sticks out`);
  }
  return faults;
}

test(
  'every screen, in light and dark, on a desk and at 400 %, has no fault that axe knows, nothing sticks out and nothing is too small',
  async () => {
    const page = await at.sit(jo, { viewport: { width: 1440, height: 844 }, look: { theme: 'light' } });
    const faults: string[] = [];
    const told = (name: string, found: readonly string[]) => faults.push(...found.map((one) => `${name}: ${one}`));
    for (const [n, screen] of SCREENS.entries()) {
      await page.setViewportSize({ width: 1440, height: 844 });
      await page.goto(pathOf(screen));
      await screen.show(page);
      told(screen.name, await faultsOf(page));
      told(screen.name, await tooSmall(page));
      await page.evaluate((worn) => Object.assign(document.documentElement.dataset, worn), DARK);
      if (n % DARK_EVERY === 0) told(`${screen.name}, dark`, await faultsOf(page, ['color-contrast']));
      told(screen.name, await atEveryWidth(page, 'from the left'));
      await page.addStyleTag({ content: SPACED });
      told(screen.name, await atEveryWidth(page, 'with more space in its text'));
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      told(screen.name, await atEveryWidth(page, 'from the right'));
    }
    await page.context().close();
    expect(faults).toEqual([]);
  },
  EVERY_SCREEN_MS,
);

test('a desk that reads from the right is turned round: the rail, the words, and where lists begin', async () => {
  const page = await at.sit(jo, { viewport: { width: 1440, height: 844 }, look: { language: 'ar-XB' } });
  await page.goto(pathOf({ name: '', path: '/queue/TEAM', show: seen('') }));
  await page.locator('.cases tbody a').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const middleOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  expect(await middleOf('.rail')).toBeGreaterThan(1300);
  expect(await middleOf('.head h1')).toBeGreaterThan(720);
  expect(await sticksOut(page)).toBe(false);
  // A menu ends where its button does: at the left, where one reads from the right.
  await page.goto(pathOf({ name: '', path: '/case/CASE', show: seen('') }));
  await page.locator('.timeline .entry').first().waitFor();
  const opener = page.locator('.head button[aria-haspopup]');
  const button = await opener.boundingBox();
  await opener.click();
  await page.getByRole('menu').waitFor();
  await expect
    .poll(async () => Math.round((await page.getByRole('menu').boundingBox())?.x ?? 0))
    .toBeGreaterThan((button?.x ?? 0) - 8);
  await jo.post('/api/me/look', { language: '' });
  await page.context().close();
});

test('in the colours a person forces on every page, buttons and what is chosen keep an edge', async () => {
  const page = await at.sit(jo, { viewport: { width: 1440, height: 844 }, forcedColors: 'active' });
  await page.goto('/desk/components');
  await page.locator('.coat').first().waitFor();
  const edgeless = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.button, .input, .choice, .state, .coat [aria-pressed="true"]')]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const { borderTopWidth, outlineWidth, outlineStyle } = getComputedStyle(one);
        const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
        return Number.parseFloat(borderTopWidth) === 0 && !outlined;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  expect(edgeless).toEqual([]);
  await page.context().close();
});

test('the door and what floats have no fault that axe knows', async () => {
  const door = await at.sit();
  await door.goto('/desk');
  await door.getByLabel('Password').waitFor();
  const faults = await faultsOf(door);
  await door.context().close();

  const page = await at.sit(jo, { viewport: { width: 1440, height: 900 } });
  await page.goto(pathOf({ name: '', path: '/case/CASE', show: seen('') }));
  await page.locator('.timeline .entry').first().waitFor();
  for (const key of ['/', '?', 'h', 'e', 'm']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    faults.push(...(await faultsOf(page)).map((fault) => `${key}: ${fault}`));
    await page.keyboard.press('Escape');
    await page
      .getByRole('dialog')
      .waitFor({ state: 'detached', timeout: 10_000 })
      .catch(() => faults.push(`${key}: Escape does not close it`));
    if (faults.length > 0) break;
  }
  await page.getByRole('button', { name: 'More acts' }).click();
  faults.push(...(await faultsOf(page)));
  await page.context().close();
  expect(faults).toEqual([]);
});

test('on a telephone everything that is pressed is at least 44 px high, or stands in a sentence', async () => {
  const page = await at.sit(jo, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const small: string[] = [];
  for (const screen of SCREENS) {
    await page.goto(pathOf(screen));
    await screen.show(page);
    small.push(
      ...(
        await page.evaluate(() =>
          [
            ...document.querySelectorAll<HTMLElement>(
              'button:not([tabindex="-1"]), .button, .rail a, .tabs a, select, .input',
            ),
          ]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
            .filter(
              (one) => one.closest('p, th, .toast, .recipients') === null && one.getBoundingClientRect().height < 43.5,
            )
            .map((one) => `${one.className} ${one.textContent.slice(0, 40)} ${one.getBoundingClientRect().height}`),
        )
      ).map((one) => `${screen.name}: ${one}`),
    );
  }
  await page.context().close();
  expect(small).toEqual([]);
});
