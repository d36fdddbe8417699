import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import { launchChromium } from '#testing/chromium.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { countCases, newestCase } from '#testing/visitor.ts';

let desk: TestDesk;
let officer: TestOfficer;
let browser: Browser;
let base: string;

beforeAll(async () => {
  desk = await openTestDesk({
    AGENCY_NAME: 'Service Southmark',
    AGENCY_PHONE: '1300 975 707, weekdays 8 am to 6 pm',
    MAX_MESSAGE_MB: '1',
  });
  officer = await desk.officer('Mira Tolentino');
  base = await desk.server.http.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** A visitor with a browser of their own, in which no script runs. */
async function visitor<T>(run: (page: Page) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: base, ...options });
  try {
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

const BILL = { name: 'bill of sale.txt', mimeType: 'text/plain', buffer: Buffer.from('Sold to Ines.') };

async function fill(page: Page, words: { message: string; email: string }): Promise<void> {
  await page.getByLabel('What is it about?').fill('A speeding fine');
  await page.getByLabel('What has happened').fill(words.message);
  await page.getByLabel('Your name').fill('Hamish Otto');
  await page.getByLabel('Your e-mail address').fill(words.email);
  // A person takes a minute; the desk's clock is the test's.
  desk.time.now += MINUTE;
}

/** Asks a question and gives the address of the page it leads to. */
const asked = (email: string) =>
  visitor(async (page) => {
    await page.goto('/ask');
    await fill(page, { message: 'I sold my car in June.\n\nWhat do I do?', email });
    await page.getByLabel('Pictures or papers').setInputFiles(BILL);
    await page.getByRole('button', { name: 'Send it' }).click();
    return new URL(page.url()).pathname;
  });

test('without any script: ask with an attachment, get a reference, read the answer, write back on the same case', async () => {
  await visitor(async (page) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await fill(page, { message: '\nI sold my car in June.\n\nWhat do I do?', email: 'hamish@post.example' });
    await page.getByLabel('Pictures or papers').setInputFiles(BILL);
    await page.getByRole('button', { name: 'Send it' }).click();
    const { case: it, entries } = await newestCase(desk, officer);
    await page.getByRole('heading', { name: `We have it. Your reference is ${it.reference}` }).waitFor();
    const [said] = entries.filter(({ direction }: { direction: string }) => direction === 'in');
    expect(said.attachments).toMatchObject([{ name: 'bill of sale.txt', mediaType: 'text/plain' }]);

    await officer.post(`/api/cases/${it.id}/reply`, { body: 'You need not pay it. Who bought the car?' });
    desk.time.now += MINUTE;
    await desk.send();
    await page.goto(new URL(page.url()).pathname);
    await page.getByText('You need not pay it. Who bought the car?').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We have written to you');

    await page.getByLabel('What would you like to tell us?').fill('Ines bought it.');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('heading', { name: 'We have your message' }).waitFor();
    const after = (await officer.get(`/api/cases/${it.id}`)).body;
    expect(after.case).toMatchObject({ state: 'open', phase: 'open' });
    expect(after.entries.map(({ body }: { body: string }) => body)).toContain('Ines bought it.');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /bill of sale/ }).click();
    expect((await download).suggestedFilename()).toBe('bill of sale.txt');
  });
});

test('without any script: what is wrong is read first, leads to its field, and what was typed is still there', async () => {
  await visitor(async (page) => {
    await page.goto('/ask?kind=complaint');
    await page.getByLabel('What has happened').fill('\n\n  Two lines above, <b>kept</b>.');
    await page.getByLabel('By letter').check();
    expect(await page.getByLabel('Your postal address').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Send it' }).click();
    expect(await page.title()).toMatch(/^Not sent yet: /);
    expect(await page.getByLabel('What has happened').inputValue()).toBe('\n\n  Two lines above, <b>kept</b>.');
    expect(await page.getByLabel('A complaint').isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Enter your postal address' }).click();
    expect(new URL(page.url()).hash).toBe('#post');
    await page.keyboard.press('Tab');
    expect(await page.getByLabel('Your postal address').isVisible()).toBe(true);
  });
});

test('a second press of the button makes no second case', async () => {
  await visitor(async (page) => {
    await page.goto('/ask');
    await fill(page, { message: 'Only once, please.', email: 'once@post.example' });
    const before = await countCases(desk);
    await page.getByRole('button', { name: 'Send it' }).dblclick();
    await page.getByText('Your reference is').waitFor();
    expect(await countCases(desk)).toBe(before + 1);
  });
});

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Every page, and the state it is in when it is looked at. */
async function pages(): Promise<[name: string, show: (page: Page) => Promise<unknown>][]> {
  const track = await asked(`axe${desk.time.now}@post.example`);
  const { case: it } = await newestCase(desk, officer);
  await officer.post(`/api/cases/${it.id}/reply`, {
    body: 'An answer with a https://a-very-long-address.example/with/a/very/long/path/that/does/not/end',
  });
  desk.time.now += MINUTE;
  await desk.send();
  const press = async (page: Page, name: string) => page.getByRole('button', { name }).click();
  return [
    ['start', (page) => page.goto('/')],
    ['ask', (page) => page.goto('/ask')],
    ['ask, wrong', async (page) => page.goto('/ask').then(() => press(page, 'Send it'))],
    ['follow', (page) => page.goto('/track')],
    ['follow, wrong', async (page) => page.goto('/track').then(() => press(page, 'Send me the link'))],
    ['follow, asked', (page) => page.goto('/track?asked')],
    ['case, first visit', (page) => page.goto(`${track}?first=mailed`)],
    ['case', (page) => page.goto(track)],
    ['case, wrong', async (page) => page.goto(track).then(() => press(page, 'Send it'))],
    ['no such link', (page) => page.goto('/track/nonsense')],
    ['no such page', (page) => page.goto('/what-was-there-once')],
    ['find an answer', (page) => page.goto('/help')],
    ['nothing answers', (page) => page.goto('/help?q=zzzz')],
    ['check a badge, wrong', async (page) => page.goto('/verify').then(() => press(page, 'Check it'))],
    [
      'a badge that is not good',
      async (page) => {
        await page.goto('/verify');
        await page.getByLabel('The badge').fill('{"@context": [], "type": ["VerifiableCredential"]}');
        await press(page, 'Check it');
        await page.getByRole('heading', { name: 'This badge is not good' }).waitFor();
      },
    ],
  ];
}

const LOOKS = [
  { look: 'wide and light', colorScheme: 'light', width: 1280, narrowed: (axe: AxeBuilder) => axe.withTags(STANDARD) },
  // The same pages in other colours and sizes: only what depends on these is looked at again.
  {
    look: 'narrow and dark',
    colorScheme: 'dark',
    width: 320,
    narrowed: (axe: AxeBuilder) => axe.withRules(['color-contrast', 'target-size']),
  },
] as const;

test.each(LOOKS)('no page breaks a rule of WCAG 2.2 AA, $look', async ({ colorScheme, width, narrowed }) => {
  const broken: string[] = [];
  await visitor(
    async (page) => {
      for (const [name, show] of await pages()) {
        await show(page);
        const { violations } = await narrowed(new AxeBuilder({ page })).analyze();
        broken.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`));
      }
    },
    { javaScriptEnabled: true, colorScheme, viewport: { width, height: 800 } },
  );
  expect(broken).toEqual([]);
});

test('no page scrolls sideways at 320 px, which is 1280 px at 400 % zoom, and no control is too small to touch', async () => {
  const all = await pages();
  await visitor(
    async (page) => {
      for (const [name, show] of all) {
        await show(page);
        const seen = await page.evaluate(() => {
          const small = [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea')]
            .filter(
              (one) =>
                one.checkVisibility() && one.closest('.trap, .skip') === null && one.closest('.words, p') === null,
            )
            .filter((one) => (one.closest('label') ?? one).getBoundingClientRect().height < 43.5)
            .map((one) => one.outerHTML);
          return { wide: document.documentElement.scrollWidth, small };
        });
        expect(seen, name).toEqual({ wide: 320, small: [] });
      }
    },
    { javaScriptEnabled: true, viewport: { width: 320, height: 256 } },
  );
});

test('a visitor who uses the keyboard alone comes through the form in its order, and past the field that is a trap', async () => {
  await visitor(async (page) => {
    await page.goto('/ask');
    const names: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      await page.keyboard.press('Tab');
      const name = await page
        .locator(':focus')
        .evaluateAll((found) => found.map((one) => one.getAttribute('name') ?? one.textContent?.trim() ?? '').join(''));
      names.push(name);
      if (name === 'Send it') break;
    }
    expect(names).toEqual([
      'Skip to the page',
      'Service Southmark',
      'Find an answer',
      'Ask us',
      'Follow my case',
      'kind',
      'about',
      'message',
      'files',
      'name',
      'answer',
      'email',
      'phone',
      'needs',
      'Send it',
    ]);
  });
});
