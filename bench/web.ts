import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { buildWeb } from '../scripts/build-web.ts';
import { firstLoadOf } from '../scripts/first-load.ts';
import { launchChromium } from '../src/testing/chromium.ts';
import { openFilled } from './database.ts';
import { startProduct } from './product.ts';
import { openSessions } from './works.ts';

/** An office machine of some years ago, as Chromium's own measure goes. */
const SLOWER = 4;
const TIMES = 20;

type Figure = {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  readonly unit: 'ms' | 'KB' | '';
};

/** What an officer feels, in a browser slowed down four times, on the desk with so many cases. */
export async function benchWeb(folder: string, cases: number, say: (sentence: string) => void): Promise<void> {
  await buildWeb(say);
  say(`${cases.toLocaleString('en')} cases: filling a database…`);
  const filled = await openFilled(folder, cases, say);
  const product = await startProduct(filled.data);
  const browser = await launchChromium();
  try {
    const { tokens } = await openSessions(filled);
    const base = `http://127.0.0.1:${product.http}`;
    const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: 'kept', value: tokens[0] ?? '', url: base }]);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    say(`\nThe desk at ${cases.toLocaleString('en')} cases, in Chromium with a processor ${SLOWER} times slower\n`);
    for (const { what, measured, most, unit } of await figuresOf(page, line)) {
      const shown = `${measured.toFixed(unit === '' ? 3 : 0)} ${unit}`.trim();
      const ratio = most === 0 ? '' : `  ${(measured / most).toFixed(2)} of the limit`;
      say(
        `${measured <= most ? 'met   ' : 'MISSED'} ${what.padEnd(58)} ${shown.padStart(9)}  (limit ${most} ${unit})${ratio}`,
      );
    }
  } finally {
    await browser.close();
    await product.server.stop();
    await filled.stop();
  }
}

async function figuresOf(page: Page, line: CDPSession): Promise<Figure[]> {
  const built = firstLoadOf(join(import.meta.dirname, '../dist/web'));
  const bytes = built.reduce((sum, one) => sum + one.bytes, 0);
  await page.addInitScript(watch);
  const queue = await openLongestQueue(page);
  const shift = await page.evaluate(() => Reflect.get(window, 'benchShift') as number);
  const scrolled = await scrollTheList(page);
  const cold = await openCold(page);
  await page.goto(queue);
  await page.locator('.cases tbody a').first().click();
  await page.locator('.timeline .entry').first().waitFor();
  const next = await stepThrough(page);
  const typed = await typeAReply(page, line);
  return [
    { what: 'first load, script that must come first, compressed', measured: bytes / 1000, most: 250, unit: 'KB' },
    { what: 'layout shift while the first screen is drawn', measured: shift, most: 0, unit: '' },
    { what: 'next case, from the key to the picture, p95', measured: p95(next), most: 100, unit: 'ms' },
    { what: 'a case nobody fetched ahead, p95', measured: p95(cold), most: 400, unit: 'ms' },
    { what: 'scrolling the longest list, the longest task', measured: scrolled, most: 50, unit: 'ms' },
    { what: 'typing an answer, blocked per key, p95', measured: p95(typed), most: 16, unit: 'ms' },
  ];
}

const p95 = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(all.length * 0.95) - 1)] ?? Number.NaN;

/** Runs in the page, before anything of ours: keeps what the browser says of shifts and of long tasks. */
function watch(): void {
  Object.assign(window, { benchShift: 0, benchLong: [] as number[] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput)
        Object.assign(window, { benchShift: Number(Reflect.get(window, 'benchShift')) + entry.value });
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    (Reflect.get(window, 'benchLong') as number[]).push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
}

async function openLongestQueue(page: Page): Promise<string> {
  await page.goto('/desk');
  const links = page.locator('.queues-of a');
  await links.first().waitFor();
  const counts = await links.evaluateAll((all) =>
    all.map((one) => Number(one.querySelector('.count')?.textContent?.replaceAll(/\D/g, '') ?? 0)),
  );
  const path = (await links.nth(counts.indexOf(Math.max(...counts))).getAttribute('href')) ?? '';
  await page.goto(path);
  await page.locator('.cases tbody a').first().waitFor();
  await page.waitForLoadState('networkidle');
  return path;
}

/** As fast as a wheel turns, for three hundred turns. */
async function scrollTheList(page: Page): Promise<number> {
  await page.locator('.cases tbody a').first().hover();
  await page.evaluate(() => Object.assign(window, { benchLong: [] }));
  for (let n = 0; n < 300; n += 1) await page.mouse.wheel(0, 400);
  await page.waitForLoadState('networkidle');
  const long = await page.evaluate(() => Reflect.get(window, 'benchLong') as number[]);
  return Math.max(0, ...long);
}

/** From the press to the first picture that shows another case with its first entry. */
const untilPainted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const before = location.pathname;
        const begin = (event: Event) => {
          const look = () => {
            const there = location.pathname !== before && document.querySelector('.timeline .entry') !== null;
            if (!there) return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => done(performance.now() - event.timeStamp));
            port1.start();
            return requestAnimationFrame(() => port2.postMessage(0));
          };
          requestAnimationFrame(look);
        };
        for (const kind of ['keydown', 'mousedown']) addEventListener(kind, begin, { once: true, capture: true });
      }),
  );

async function stepThrough(page: Page): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    await page.waitForLoadState('networkidle');
    const painted = untilPainted(page);
    await page.keyboard.press(']');
    taken.push(await painted);
  }
  return taken;
}

async function openCold(page: Page): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const link = page.locator('.cases tbody a').nth(3 + n);
    const box = await link.boundingBox();
    if (box === null) throw new Error('a row that was on the screen is gone');
    const painted = untilPainted(page);
    await page.mouse.click(box.x + 8, box.y + box.height / 2);
    taken.push(await painted);
    await page.goBack();
    await page.locator('.cases tbody a').first().waitFor();
    await page.waitForLoadState('networkidle');
  }
  return taken;
}

/** How long the page is busy with each key before the next could be taken. */
async function typeAReply(page: Page, line: CDPSession): Promise<number[]> {
  await page.keyboard.press('r');
  await page.locator('.composer textarea, .composer [contenteditable=true]').first().waitFor();
  await page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(window, { benchKeys: keys });
    addEventListener(
      'keydown',
      (event) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => keys.push(performance.now() - event.timeStamp));
        port1.start();
        addEventListener('input', () => port2.postMessage(0), { once: true, capture: true });
      },
      { capture: true },
    );
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.keyboard.type(
    'Thank you for your letter. We will look into the matter of the receipts at once. '.repeat(3),
    { delay: 40 },
  );
  return page.evaluate(() => Reflect.get(window, 'benchKeys') as number[]);
}
