import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../src/testing/chromium.ts';
import { watchRequests } from '../src/testing/quiet-page.ts';
import { ROOT } from './command.ts';
import { GROUPS } from './screens/all.ts';
import { deskRoutes, routeOf } from './screens/routes.ts';
import type { Look, Shot } from './screens/shot.ts';

/**
 * Pictures of every screen, made from a running demo: `npm start -- --demo`, then `node scripts/screens.ts`. They go to
 * docs/screens, where somebody looks at them before a change to the frame or the styles is done.
 */
const OURS = join(ROOT, 'docs/screens');
const PASSWORD = 'southmark demo 2026';
const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    /** Only those of one list: desk, service, people, public. */
    group: { type: 'string', default: '' },
    /** Only those whose name holds these letters, or those after the next comma. */
    only: { type: 'string', default: '' },
    folder: { type: 'string', default: OURS },
    /** As they were taken, for somebody who wants to look closely. */
    png: { type: 'boolean', default: false },
  },
});

/** How sharp WebP is kept. Letters stay clean, and a hundred and more screens stay a few megabytes. */
const QUALITY = 0.5;
/** A button that is not there is a picture that is missed, not a run that stands still. */
const PATIENCE_MS = 15_000;
const USUAL = { theme: 'light', contrast: 'system', density: 'usual', size: 'usual', language: '' };
const ROUTES = deskRoutes();
const cookies = new Map<string, string>();

async function signIn(who: string): Promise<string> {
  const reply = await fetch(`${values.base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${who}@southmark.example`, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`${who} cannot sign in at ${values.base}: is the demo running there?`);
  return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
}

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

/** What the browser had to complain about, which no picture shows. */
function listen(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (word) => word.type() === 'error' && heard.push(word.text()));
  page.on('pageerror', (fault) => heard.push(String(fault)));
  page.on('response', (reply) => reply.status() >= 400 && heard.push(`${reply.status()} ${reply.url()}`));
  return heard;
}

/** It is the screen that the list says, and nothing went wrong on the way there. */
function asListed({ at, path, fails }: Shot, address: string, heard: readonly string[]): void {
  const expected = at ?? routeOf(path, ROUTES);
  if (expected !== undefined && routeOf(address, ROUTES) !== expected)
    throw new Error(`shows ${address}, which is not ${expected}`);
  if (fails === undefined && heard.length > 0) throw new Error(heard.join('; '));
}

async function take(browser: Browser, shot: Shot): Promise<Buffer> {
  const { path, who, width = 1440, look = {}, before, then } = shot;
  const context = await browser.newContext({
    baseURL: values.base,
    viewport: { width, height: width < 720 ? 844 : 900 },
    locale: 'en-AU',
    reducedMotion: 'reduce',
    colorScheme: look['theme'] === 'dark' ? 'dark' : 'light',
  });
  try {
    if (who !== '') {
      const [key = '', value = ''] = (await cookieOf(who, look)).split('=');
      await context.addCookies([{ name: key, value, url: values.base }]);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const { still } = watchRequests(page);
    const heard = listen(page);
    await before?.(page);
    await page.goto(path);
    await page.locator('h1, .empty h2').first().waitFor();
    await still();
    await then?.(page);
    await still();
    await page.evaluate(() => document.fonts.ready);
    const png = await page.screenshot();
    asListed(shot, page.url(), heard);
    return png;
  } finally {
    await context.close();
  }
}

/** The browser that drew it can also press it: WebP is a fraction of PNG. */
const pressed = (studio: Page, png: Buffer): Promise<Buffer> =>
  studio
    .evaluate(
      async ([data, quality]) => {
        const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
        const drawn = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(drawn.width, drawn.height);
        canvas.getContext('2d')?.drawImage(drawn, 0, 0);
        const webp = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
        return btoa(Array.from(webp, (byte) => String.fromCharCode(byte)).join(''));
      },
      [png.toString('base64'), QUALITY] as const,
    )
    .then((text) => Buffer.from(text, 'base64'));

mkdirSync(values.folder, { recursive: true });
const all = Object.values(GROUPS).flat();
const letters = values.only.split(',');
const wanted = (values.group === '' ? all : (GROUPS[values.group] ?? [])).filter(({ name }) =>
  letters.some((some) => name.includes(some)),
);
if (wanted.length === 0) throw new Error(`no picture is called that; the lists are ${Object.keys(GROUPS).join(', ')}`);
const browser = await launchChromium();
const studio = await browser.newPage();
let missed = 0;
for (const shot of wanted) {
  const file = join(values.folder, `${shot.name}.${values.png ? 'png' : 'webp'}`);
  try {
    const png = await take(browser, shot);
    writeFileSync(file, values.png ? png : await pressed(studio, png));
  } catch (fault) {
    missed += 1;
    rmSync(file, { force: true });
    console.error(`${shot.name}: ${String(fault).split('\n')[0]}`);
  }
}
await browser.close();
// Whoever tries the demo afterwards finds it as it was.
for (const who of cookies.keys()) await cookieOf(who, {});
// Pictures of screens that are no more go, from our own folder alone.
if (wanted.length === all.length && values.folder === OURS)
  for (const file of readdirSync(OURS))
    if (file.endsWith('.webp') && !all.some(({ name }) => file === `${name}.webp`)) rmSync(join(OURS, file));
const bytes = readdirSync(values.folder).reduce((sum, file) => sum + statSync(join(values.folder, file)).size, 0);
console.log(
  `${wanted.length - missed} pictures taken, ${missed} missed. ${values.folder} holds ${(bytes / 1e6).toFixed(1)} MB.`,
);
process.exitCode = missed === 0 ? 0 : 1;
