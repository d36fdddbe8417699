import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../src/testing/chromium.ts';
import { ROOT } from './command.ts';

/**
 * Pictures of every screen, made from a running demo: `npm start -- --demo`, then `node scripts/screens.ts`. They go to
 * docs/screens, where somebody looks at them before a change to the frame or the styles is done.
 */
const PASSWORD = 'southmark demo 2026';
const { values } = parseArgs({
  options: { base: { type: 'string', default: 'http://localhost:3000' }, only: { type: 'string', default: '' } },
});
const FOLDER = join(ROOT, 'docs/screens');

type Look = Readonly<Record<string, string>>;
type Shot = {
  readonly name: string;
  readonly path: string;
  readonly who?: string;
  readonly width?: number;
  readonly look?: Look;
  /** What has to be done before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
};

const DARK = { theme: 'dark' };
const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
    await settle(page);
  };
const openPeg = async (page: Page) => {
  await page.goto('/desk/find?q=Doolan');
  await page.locator('a[href*="/case/"]').first().click();
  await page.locator('.timeline .entry').first().waitFor();
  await settle(page);
};
const firstLink = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await settle(page);
};

const wide = (name: string, path: string, rest: Partial<Shot> = {}): Shot[] => [
  { name, path, ...rest },
  { name: `${name}-dark`, path, look: DARK, ...rest },
  { name: `${name}-390`, path, width: 390, ...rest },
];

const SHOTS: readonly Shot[] = [
  { name: 'sign-in', path: '/desk', who: '' },
  ...wide('home', '/desk'),
  { name: 'home-contrast', path: '/desk', look: { theme: 'light', contrast: 'more' } },
  { name: 'home-compact', path: '/desk', look: { density: 'compact' } },
  { name: 'home-larger', path: '/desk', look: { size: 'larger' } },
  { name: 'home-from-the-right', path: '/desk', look: { language: 'ar-XB' } },
  { name: 'home-french', path: '/desk', look: { language: 'fr-CA' } },
  { name: 'home-2560', path: '/desk', width: 2560 },
  ...wide('queue', '/desk', { then: firstLink('.queues-of a, .rail a[href*="/queue/"]:visible') }),
  ...wide('case', '/desk', { then: openPeg }),
  { name: 'case-1024', path: '/desk', width: 1024, then: openPeg },
  { name: 'case-french', path: '/desk', look: { language: 'fr-CA' }, then: openPeg },
  { name: 'palette', path: '/desk', then: press('/') },
  { name: 'keys', path: '/desk', then: press('?') },
  ...wide('find', '/desk/find?q=licence'),
  { name: 'find-nothing', path: '/desk/find?q=zzzzqqq' },
  ...wide('new-case', '/desk/new'),
  ...wide('mail-to-sort', '/desk/mail'),
  ...wide('own-page', '/desk/me'),
  ...['mail', 'unsent', 'caught', 'people', 'addresses', 'record'].map((page) => ({
    name: `admin-${page}`,
    path: `/desk/admin/${page}`,
    who: 'nadia.osman',
  })),
  { name: 'not-here', path: '/desk/case/999-999-X' },
  { name: 'components', path: '/desk/components', width: 1920 },
];

/** Nothing is on its way and nothing moves: the same picture comes out of the same desk. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
}

async function signIn(who: string): Promise<string> {
  const reply = await fetch(`${values.base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${who}@southmark.example`, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`${who} cannot sign in at ${values.base}: is the demo running there?`);
  return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const cookies = new Map<string, string>();
const USUAL = { theme: 'light', contrast: 'system', density: 'usual', size: 'usual', language: '' };

async function cookieOf(who: string, look: Look): Promise<string> {
  const cookie = cookies.get(who) ?? (await signIn(who));
  cookies.set(who, cookie);
  await fetch(`${values.base}/api/me/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ ...USUAL, ...look }),
  });
  return cookie;
}

async function take(browser: Browser, { name, path, who = 'jo.haldane', width = 1440, look = {}, then }: Shot) {
  const context = await browser.newContext({
    baseURL: values.base,
    viewport: { width, height: width < 720 ? 844 : 900 },
    locale: 'en-AU',
    reducedMotion: 'reduce',
  });
  if (who !== '') {
    const [key = '', value = ''] = (await cookieOf(who, look)).split('=');
    await context.addCookies([{ name: key, value, url: values.base }]);
  }
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await settle(page);
  await then?.(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const wanted = SHOTS.filter(({ name }) => name.includes(values.only));
const browser = await launchChromium();
let missed = 0;
for (const shot of wanted) {
  await take(browser, shot).catch((fault: unknown) => {
    missed += 1;
    rmSync(join(FOLDER, `${shot.name}.png`), { force: true });
    console.error(`${shot.name}: ${String(fault).split('\n')[0]}`);
  });
}
await browser.close();
if (cookies.has('jo.haldane')) await cookieOf('jo.haldane', {});
console.log(`${wanted.length - missed} pictures in docs/screens, ${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;
