import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COATS, faultsIn, faultsOf, faultsOfWidth, sticksOut, tooLow, tooSmall } from './accessible-checks.ts';
import { SCREENS, fill, goTo, pathOf, type Screen, type World } from './accessible-world.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

/** In the full run every screen is looked at in every coat; otherwise each in light and in one of the others, by turns. */
const FULL = process.env['KEPT_FULL'] === '1';
/** A minute when nothing else runs; a busy machine needs many times as long. */
const EVERY_SCREEN_MS = 600_000;
/** So many windows share the screens: while one waits for the desk another is measured. */
const WINDOWS = 3;
const WIDE = { viewport: { width: 1440, height: 844 } };

let at: BrowserDesk;
let world: World;
beforeAll(async () => {
  at = await openBrowserDesk();
  world = await fill(at);
});
afterAll(() => at.close());

const coatsOf = (n: number) => (FULL ? COATS : COATS.slice(n % COATS.length, (n % COATS.length) + 1));

async function faultsOn(page: Page, screen: Screen, n: number): Promise<string[]> {
  await page.setViewportSize(WIDE.viewport);
  await goTo(page, screen, world);
  const faults = [...(await faultsOf(page)), ...(await tooSmall(page))];
  for (const coat of coatsOf(n)) faults.push(...(await faultsIn(page, coat)));
  faults.push(...(await faultsOfWidth(page)));
  await page.setViewportSize({ width: 390, height: 844 });
  faults.push(...(await tooLow(page)).map((fault) => `under 44 px on a telephone: ${fault}`));
  return faults.map((fault) => `${screen.name}: ${fault}`);
}

test(
  'every screen, in light and in other coats, on a desk and at 400 %, has no fault that axe knows, nothing sticks out and nothing is too small',
  async () => {
    const left = [...SCREENS.entries()];
    const look = async (): Promise<string[]> => {
      const page = await at.sit(world.jo, { ...WIDE, look: { theme: 'light' } });
      const faults: string[] = [];
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [n, screen] = next;
        faults.push(
          ...(await faultsOn(page, screen, n).catch((fault: unknown) => [`${screen.name}: ${String(fault)}`])),
        );
      }
      await page.context().close();
      return faults;
    };
    const found = await Promise.all(Array.from({ length: WINDOWS }, look));
    expect(found.flat()).toEqual([]);
  },
  EVERY_SCREEN_MS,
);

async function openCase(page: Page): Promise<void> {
  await page.goto(pathOf('/case/CASE', world));
  await page.locator('.timeline .entry').first().waitFor();
}

test('a desk that reads from the right is turned round: the rail, the words, and where lists begin', async () => {
  const page = await at.sit(world.jo, { ...WIDE, look: { language: 'ar-XB' } });
  await page.goto(pathOf('/queue/TEAM', world));
  await page.locator('.cases tbody a').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const middleOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  expect(await middleOf('.rail')).toBeGreaterThan(1300);
  expect(await middleOf('.head h1')).toBeGreaterThan(720);
  expect(await sticksOut(page)).toBeUndefined();
  // A menu ends where its button does: at the left, where one reads from the right.
  await openCase(page);
  const opener = page.locator('.head button[aria-haspopup]');
  const button = await opener.boundingBox();
  await opener.click();
  await page.getByRole('menu').waitFor();
  await expect
    .poll(async () => Math.round((await page.getByRole('menu').boundingBox())?.x ?? 0))
    .toBeGreaterThan((button?.x ?? 0) - 8);
  await world.jo.post('/api/me/look', { language: '' });
  await page.context().close();
});

test('the door and what floats have no fault that axe knows, in light and in the other coats', async () => {
  const door = await at.sit();
  await door.goto('/desk');
  await door.getByLabel('Password').waitFor();
  const faults = await faultsOf(door);
  for (const coat of COATS) faults.push(...(await faultsIn(door, coat)));
  await door.context().close();

  const page = await at.sit(world.jo, WIDE);
  await openCase(page);
  for (const [n, key] of ['/', '?', 'h', 'e', 'm'].entries()) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    faults.push(...(await faultsOf(page)).map((fault) => `${key}: ${fault}`));
    for (const coat of coatsOf(n)) faults.push(...(await faultsIn(page, coat)).map((fault) => `${key}: ${fault}`));
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
