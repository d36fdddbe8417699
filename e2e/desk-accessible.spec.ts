import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk, type Look } from './desk-harness.ts';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const LOOKS: readonly { readonly name: string; readonly look: Look }[] = [
  { name: 'light', look: { theme: 'light' } },
  { name: 'dark', look: { theme: 'dark' } },
  { name: 'high contrast', look: { theme: 'light', contrast: 'more' } },
];
/** Seven seconds when nothing else runs; a busy machine needs ten times as long. */
const FIFTEEN_SCREENS_MS = 300_000;
const WIDTHS = [1440, 390, 320];

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
  await jo.post(`/api/cases/${place.caseId}/reply`, { body: 'We will look.', attachmentIds: [], then: {} });
});
afterAll(() => at.close());

const seen = (selector: string) => async (page: Page) => page.locator(selector).first().waitFor();

/** Presses keys once the rows are there. */
const pressed =
  (keys: readonly string[], selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('.cases tbody a').first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    await page.locator(selector).first().waitFor();
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
  { name: 'not here', path: '/case/999-999-X', show: seen('.empty') },
  ...['mail', 'unsent', 'caught', 'people', 'addresses', 'record'].map((page) => ({
    name: `administration, ${page}`,
    path: `/admin/${page}`,
    show: seen('.tabs'),
  })),
];

const pathOf = ({ path }: Screen) =>
  `/desk${path}`.replace('TEAM', at.desk.teamId).replace('CASE', place.caseId).replace('CUSTOMER', place.customerId);

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

/** What sticks out at the right, so that a page would have to be scrolled sideways. */
const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

for (const { name: lookName, look } of LOOKS) {
  for (const width of WIDTHS) {
    test(
      `every screen in ${lookName} at ${width} px has no fault that axe knows, and nothing sticks out`,
      async () => {
        const page = await at.sit(jo, { viewport: { width, height: 844 }, look });
        const faults: string[] = [];
        for (const screen of SCREENS) {
          await page.goto(pathOf(screen));
          await screen.show(page);
          faults.push(...(await faultsOf(page)).map((fault) => `${screen.name}: ${fault}`));
          if (await sticksOut(page)) faults.push(`${screen.name}: sticks out`);
        }
        await page.context().close();
        expect(faults).toEqual([]);
      },
      FIFTEEN_SCREENS_MS,
    );
  }
}

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
    await page.getByRole('dialog').waitFor({ state: 'detached' });
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
          [...document.querySelectorAll<HTMLElement>('button, .button, .rail a, .tabs a, select, .input')]
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
