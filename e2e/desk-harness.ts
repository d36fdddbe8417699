import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '#testing/chromium.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { buildWeb } from '../scripts/build-web.ts';

type Look = { readonly theme?: 'light' | 'dark'; readonly contrast?: 'more'; readonly language?: string };

export type BrowserDesk = {
  readonly desk: TestDesk;
  readonly base: string;
  /** A browser window of its own, at which this officer sits, or nobody yet. */
  readonly sit: (officer?: TestOfficer, options?: BrowserContextOptions & { look?: Look }) => Promise<Page>;
  /** Takes in a letter as a mail server would bring it. Gives its Message-ID. */
  readonly letter: (it: Letter) => Promise<string>;
  readonly close: () => Promise<void>;
};

export type Letter = {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly answers?: string;
};

/** The real desk on a real port, with a real browser before it. */
export async function openBrowserDesk(settings: Readonly<Record<string, string>> = {}): Promise<BrowserDesk> {
  await builtOnce();
  const desk = await openTestDesk(settings);
  runWithTheMachine(desk);
  const base = await desk.server.http.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchChromium();
  const letters = { sent: 0 };
  return {
    desk,
    base,
    sit: (officer, options) => openPage(browser, base, officer, options),
    letter: async (it) => {
      letters.sent += 1;
      const id = `<letter-${letters.sent}@mail.example>`;
      await desk.receive(rawOf(it, id, desk));
      return id;
    },
    close: async () => {
      await browser.close();
      await desk.close();
    },
  };
}

/** The browser's clock is the machine's, and countdowns compare the two, so the desk's runs along from wherever it is set. */
function runWithTheMachine({ time }: TestDesk): void {
  const clock = { ahead: 0 };
  Object.defineProperty(time, 'now', {
    get: () => Date.now() + clock.ahead,
    set: (now: number) => {
      clock.ahead = now - Date.now();
    },
  });
}

const rawOf = ({ from, subject, text, answers }: Letter, id: string, { parts, time }: TestDesk): string =>
  [
    `From: ${from}`,
    `To: ${parts.office.address}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    ...(answers === undefined ? [] : [`In-Reply-To: ${answers}`]),
    `Date: ${new Date(time.now).toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\n');

async function openPage(
  browser: Browser,
  base: string,
  officer: TestOfficer | undefined,
  { look, ...options }: BrowserContextOptions & { look?: Look } = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', locale: 'en-AU', ...options });
  // Less than a test may take, so that what was waited for is named.
  context.setDefaultTimeout(30_000);
  if (officer !== undefined) {
    const [name = '', value = ''] = officer.cookie.split('=');
    await context.addCookies([{ name, value, url: base }]);
  }
  if (look !== undefined) await officer?.post('/api/me/look', look);
  return context.newPage();
}

const LOCK = join(tmpdir(), 'kept-desk-build');
const STALE_MS = 60_000;

/** Test files run side by side, and only one may build the desk they all look at. */
async function builtOnce(): Promise<void> {
  while (!tookLock()) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    await buildWeb(() => undefined);
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function tookLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    // Somebody else has it. One that died with it in hand is not waited for.
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > STALE_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
