import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { buildWeb } from '../scripts/build-web.ts';
import { firstLoadOf } from '../scripts/first-load.ts';
import { launchChromium } from '../src/testing/chromium.ts';
import { watchRequests } from '../src/testing/quiet-page.ts';
import { openFilled } from './database.ts';
import { timedInPage } from './page-time.ts';
import { startProduct } from './product.ts';
import { openSessions } from './works.ts';

/** An office machine of some years ago, as Chromium's own measure goes. */
const SLOWER = 4;
const NEXT_TIMES = 20;
const COLD_TIMES = 10;
const ROWS = 10_000;
const ROW_PX = 57;
const LOOKS_MS = 1_500;

type Figure = {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  readonly unit: 'ms' | 'KB' | '';
};

/** The page with what is on its way, so that each measurement begins when nothing is. */
type Watched = { readonly page: Page; readonly line: CDPSession; readonly still: () => Promise<void> };

/** What an officer feels, in a browser slowed down four times, on the desk with so many cases. Gives the table of it. */
export async function benchWeb(folder: string, cases: number, say: (sentence: string) => void): Promise<string[]> {
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
    return (await figuresOf({ page, line, ...watchRequests(page) }, say)).map(rowOf);
  } finally {
    await browser.close();
    await product.server.stop();
    await filled.stop();
  }
}

const shown = (figure: number, unit: Figure['unit']) => `${figure.toFixed(unit === '' ? 3 : 0)} ${unit}`.trim();
const rowOf = ({ what, measured, most, unit }: Figure) =>
  `| ${what} | ${shown(measured, unit)} | ${shown(most, unit)} | ${measured <= most ? 'met' : '**missed**'} |`;

async function figuresOf(watched: Watched, say: (sentence: string) => void): Promise<Figure[]> {
  const { page } = watched;
  const all: Figure[] = [];
  const tell = (figure: Figure) => {
    const { what, measured, most, unit } = figure;
    const word = measured <= most ? 'met   ' : 'MISSED';
    say(`${word} ${what.padEnd(58)} ${shown(measured, unit).padStart(9)}  (limit ${shown(most, unit)})`);
    all.push(figure);
  };
  const bytes = firstLoadOf(join(import.meta.dirname, '../dist/web')).reduce((sum, one) => sum + one.bytes, 0);
  tell({ what: 'first load, script that must come first, compressed', measured: bytes / 1000, most: 250, unit: 'KB' });
  await page.addInitScript(watch);
  await page.goto('/desk');
  await page.locator('main h1').first().waitFor();
  await watched.still();
  for (const one of await movedIn(page)) say(`       moved: ${one}`);
  tell({ what: 'layout shift while Today is drawn', measured: await shiftOf(page), most: 0, unit: '' });
  const cold = await openCold(watched, say);
  tell({ what: 'a case nobody fetched ahead, p95', measured: p95(cold.taken), most: 400, unit: 'ms' });
  tell({ what: 'layout shift while a case is drawn', measured: cold.shift, most: 0, unit: '' });
  const next = await stepThrough(watched, say);
  tell({ what: 'next case, from the key to the picture, p95', measured: p95(next), most: 100, unit: 'ms' });
  const typed = await typeAReply(watched, say);
  tell({ what: 'typing an answer, blocked per key, p95', measured: p95(typed), most: 16, unit: 'ms' });
  const scrolled = await scrollTheList(watched, say);
  const rows = `scrolling ${scrolled.rows.toLocaleString('en')} rows, the longest task`;
  tell({ what: rows, measured: scrolled.longest, most: 50, unit: 'ms' });
  await inProcessorTime(watched, tell, say);
  return all;
}

/** The same by the processor time that the page takes, on a processor that is not slowed down, times how much it would be. */
async function inProcessorTime(watched: Watched, tell: (figure: Figure) => void, say: (sentence: string) => void) {
  const { line } = watched;
  await line.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const slowed = (all: readonly number[]) => all.map((ms) => ms * SLOWER);
  const told = (what: string, all: readonly number[]) =>
    say(`       ${what}: ${slowed(all).map(Math.round).join(', ')} ms`);
  await openCold(watched, () => undefined);
  const next = await timedInPage(line, async () => void (await stepThrough(watched, () => undefined)));
  const steps = next.between('bench-key', 'bench-painted');
  told('next, of the processor', steps);
  const ofNext = 'next case, work of the page times 4, p95';
  tell({ what: ofNext, measured: p95(slowed(steps)), most: 100, unit: 'ms' });
  const typed = await timedInPage(line, async () => void (await typeAReply(watched, () => undefined)));
  const ofKeys = 'typing an answer, work of the page per key times 4, p95';
  tell({ what: ofKeys, measured: p95(slowed(typed.keys())), most: 16, unit: 'ms' });
  const scrolled = await timedInPage(line, async () => void (await scrollTheList(watched, () => undefined)));
  const ofRows = 'scrolling, the longest task, work of the page times 4';
  const tasks = scrolled.tasks('bench-scrolls').toSorted((a, b) => b - a);
  told('longest tasks while scrolling', tasks.slice(0, 12));
  tell({ what: ofRows, measured: (tasks[0] ?? 0) * SLOWER, most: 50, unit: 'ms' });
}

const p95 = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(all.length * 0.95) - 1)] ?? Number.NaN;

/** Runs in the page, before anything of ours: keeps what the browser says of shifts and of long tasks. */
function watch(): void {
  Object.assign(window, { benchShift: 0, benchMoved: [] as string[], benchLong: [] as number[] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Element | null }[];
    }[]) {
      if (entry.hadRecentInput) continue;
      Object.assign(window, { benchShift: Number(Reflect.get(window, 'benchShift')) + entry.value });
      const moved = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 90) ?? '?');
      (Reflect.get(window, 'benchMoved') as string[]).push(`${entry.value.toFixed(4)} ${moved.join(' | ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    (Reflect.get(window, 'benchLong') as number[]).push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
}

const shiftOf = (page: Page) => page.evaluate(() => Reflect.get(window, 'benchShift') as number);

/** What moved, for whoever has to find out why. */
const movedIn = (page: Page) => page.evaluate(() => Reflect.get(window, 'benchMoved') as string[]);

const EVERY = '/desk/cases';

async function openList({ page, still }: Watched): Promise<void> {
  await page.goto(EVERY);
  await page.locator('.cases tbody a').first().waitFor();
  await still();
  // Whoever opens a case has looked at the list for a moment.
  await page.waitForTimeout(LOOKS_MS);
  await still();
}

/** As fast as a wheel turns, until ten thousand rows have gone by or the list ends. */
async function scrollTheList(watched: Watched, say: (sentence: string) => void) {
  const { page } = watched;
  await openList(watched);
  await page.locator('.cases tbody a').first().hover();
  await page.evaluate(() => {
    Object.assign(window, { benchLong: [] });
    performance.mark('bench-scrolls');
  });
  const until = Date.now() + 120_000;
  const at = () => page.evaluate(() => document.querySelector('.table-box')?.scrollTop ?? 0);
  let still = 0;
  let before = -1;
  for (let top = 0; top < ROWS * ROW_PX && still < 40 && Date.now() < until; top = await at()) {
    for (let n = 0; n < 4; n += 1) await page.mouse.wheel(0, 600);
    still = top === before ? still + 1 : 0;
    before = top;
  }
  await watched.still();
  const long = await page.evaluate(() => Reflect.get(window, 'benchLong') as number[]);
  say(`       long tasks while scrolling: ${long.map(Math.round).join(', ') || 'none'}`);
  return { rows: Math.min(ROWS, Math.round((await at()) / ROW_PX)), longest: Math.max(0, ...long) };
}

/** Has the page wait for the next press, and look from it to the first picture that shows another case with its first entry. */
const beginLooking = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // What stood there before is marked.
    document.querySelector('.timeline')?.setAttribute('data-before', '');
    const painted = new Promise<number>((done) => {
      const begin = (event: Event) => {
        performance.mark('bench-key');
        const look = () => {
          if (document.querySelector('.timeline:not([data-before]) .entry') === null)
            return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            performance.mark('bench-painted');
            done(performance.now() - event.timeStamp);
          });
          port1.start();
          // What is sent while a frame is being made arrives when that frame has been painted.
          return port2.postMessage(0);
        };
        requestAnimationFrame(look);
      };
      for (const kind of ['keydown', 'mousedown']) addEventListener(kind, begin, { once: true, capture: true });
    });
    Object.assign(window, { benchPainted: painted });
  });

/** A case that never comes is a fault of the bench or of the desk, and is not waited for. */
async function untilPainted(page: Page): Promise<number> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 30_000));
  const painted = page.evaluate(() => Reflect.get(window, 'benchPainted') as Promise<number>);
  const taken = await Promise.race([painted, late]);
  if (taken === undefined) throw new Error(`no case came at ${page.url()}`);
  return taken;
}

/** Each from a desk that has just been opened, far from the rows beside which anything is fetched ahead. */
async function openCold(watched: Watched, say: (sentence: string) => void) {
  const { page, still } = watched;
  const taken: number[] = [];
  let shift = 0;
  for (let n = 0; n < COLD_TIMES; n += 1) {
    await openList(watched);
    const box = await page
      .locator('.cases tbody a')
      .nth(3 + (n % 8))
      .boundingBox();
    if (box === null) throw new Error('a row that was on the screen is gone');
    await page.evaluate(() => Object.assign(window, { benchShift: 0, benchMoved: [] }));
    await beginLooking(page);
    await page.mouse.click(box.x + 8, box.y + box.height / 2);
    taken.push(await untilPainted(page));
    await still();
    const moved = await shiftOf(page);
    if (moved > 0) for (const one of await movedIn(page)) say(`       moved: ${one}`);
    shift = Math.max(shift, moved);
  }
  say(`       cold: ${taken.map(Math.round).join(', ')} ms`);
  return { taken, shift };
}

async function stepThrough({ page, still }: Watched, say: (sentence: string) => void): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < NEXT_TIMES; n += 1) {
    await still();
    await beginLooking(page);
    await page.keyboard.press(']');
    taken.push(await untilPainted(page));
  }
  say(`       next: ${taken.map(Math.round).join(', ')} ms`);
  return taken;
}

/** How long the page is busy with each key before the next could be taken. */
async function typeAReply({ page, still }: Watched, say: (sentence: string) => void): Promise<number[]> {
  await still();
  await page.keyboard.press('r');
  await page.locator('.composer textarea:focus, .composer [contenteditable=true]:focus').first().waitFor();
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
  const words = 'Thank you for your letter. We will look into the matter of the receipts at once. '.repeat(3);
  await page.keyboard.type(words, { delay: 40 });
  const keys = await page.evaluate(() => Reflect.get(window, 'benchKeys') as number[]);
  say(`       typing: median ${Math.round(keys.toSorted((a, b) => a - b)[Math.floor(keys.length / 2)] ?? 0)} ms`);
  return keys;
}
