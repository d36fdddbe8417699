import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareWriting } from '#areas/writing/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

/** Keyboard scripts for writing: jobs 3, 4 and 10 of `docs/ten-jobs.md`, with the keys that are no words counted. */
const WIDE = { viewport: { width: 1440, height: 900 } };
const PATIENT = { timeout: 30_000 };
const PEG = 'Peg Doolan <peg@mail.example>';

let at: BrowserDesk;
let mira: TestOfficer;
let dev: TestOfficer;

beforeAll(async () => {
  at = await openBrowserDesk();
  await at.desk.as(SYSTEM, prepareWriting);
  mira = await at.desk.officer('Mira Tolentino');
  dev = await at.desk.officer('Dev Raman');
  const lea = await at.desk.officer('Lea Der', { roles: ['team leader'] });
  await lea.post('/api/templates/shared', {
    name: 'What we found',
    shortcut: 'found',
    body: 'Dear {{customer.name}}\n\nAbout {{case.reference}}: {{ask: what we found}}.\n\n{{officer.name}}',
  });
});
afterAll(() => at.close());

/** Presses keys and counts those that are no words. */
function keysOf(page: Page) {
  const count = { keys: 0 };
  return {
    count,
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      count.keys += keys.length;
    },
    words: (text: string) => page.keyboard.type(text),
  };
}

async function letterOf(subject: string): Promise<string> {
  await at.letter({ from: PEG, subject, text: `Please tell me about: ${subject}` });
  const { body } = await mira.get(`/api/cases?team=${at.desk.teamId}&order=newest`);
  return body.cases.find((one: { subject: string }) => one.subject === subject).id;
}

async function openCase(id: string, officer = mira): Promise<Page> {
  const page = await at.sit(officer, WIDE);
  await page.goto(`/desk/case/${id}`);
  await page.locator('.timeline .entry').first().waitFor();
  return page;
}

const entriesOf = async (id: string) => (await mira.get(`/api/cases/${id}`)).body.entries;
const answerIn = (page: Page) => page.getByLabel('Your answer');

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

test('job 3: an answer from a template, with facts of the record and a gap that is filled, in four keys', async () => {
  const id = await letterOf('Concession card');
  const page = await openCase(id);
  const { press, words, count } = keysOf(page);
  await press('r', ';');
  await words('fo');
  await page.getByRole('option', { name: /What we found/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press('Enter');
  // It does not go with a gap in it, and says which.
  await press('Control+Enter');
  await page.getByText('Fill in first: what we found.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await words('your card is good until June');
  await press('Control+Enter');
  await page.getByText('Sent to Peg Doolan.').waitFor();
  // One of these showed that a gap holds it back.
  expect(count.keys - 1).toBe(4);
  const sent = (await entriesOf(id)).findLast(({ direction }: { direction: string }) => direction === 'out');
  const { reference } = (await mira.get(`/api/cases/${id}`)).body.case;
  expect(sent.body).toBe(`Dear Peg Doolan\n\nAbout ${reference}: your card is good until June.\n\nMira Tolentino`);

  // Z takes it back within thirty seconds; the words are the draft again.
  await press('z');
  await page.getByText('Taken back. Your text is a draft again.').waitFor();
  await expect.poll(() => answerIn(page).inputValue(), PATIENT).toContain('your card is good until June');
  await page.context().close();
});

test('what follows the answer is set from the keyboard, and the answer goes from there', async () => {
  const id = await letterOf('Ferry fare');
  const page = await openCase(id);
  const { press, words } = keysOf(page);
  await press('r');
  await words('It was $14.');
  await press('Alt+t');
  await page.getByLabel('The case is then').selectOption('answered');
  await press('Control+Enter');
  await page.getByText('Sent to Peg Doolan.').waitFor();
  expect((await mira.get(`/api/cases/${id}`)).body.case).toMatchObject({ state: 'answered', phase: 'closed' });
  await page.context().close();
});

test('how it reads stands under the answer while it is written, with the plainer word to take, and stops nobody', async () => {
  const id = await letterOf('A plain answer');
  const page = await openCase(id);
  const { press, words } = keysOf(page);
  await press('r');
  await words('We will commence the work on your street in order to mend the lamp that was reported to us last week.');
  const reads = page.getByRole('group', { name: 'How it reads' });
  await reads.getByRole('button', { name: /2 plainer words · 1 passive/ }).click(PATIENT);
  expect(await faultsOf(page)).toEqual([]);
  await reads.getByRole('button', { name: 'Use “start”' }).click();
  await expect.poll(() => answerIn(page).inputValue()).toContain('We will start the work');
  await reads.getByRole('button', { name: /1 plainer word · 1 passive/ }).waitFor(PATIENT);
  await answerIn(page).focus();
  await press('Control+Enter');
  await expect.poll(async () => (await entriesOf(id)).length).toBeGreaterThan(1);
});

test('a look is there for those who ask for it, and goes out with the words', async () => {
  const id = await letterOf('Opening hours');
  const page = await openCase(id);
  await page.getByRole('button', { name: 'Formatting' }).click();
  const field = page.getByRole('textbox', { name: 'Your answer' });
  await page.locator('.rich').waitFor();
  await field.focus();
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Nine to five');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Sent to Peg Doolan.').waitFor();
  const sent = (await entriesOf(id)).findLast(({ direction }: { direction: string }) => direction === 'out');
  expect(sent).toMatchObject({ body: 'Nine to five', hasHtml: true });
  await page.context().close();
});

test('job 4: a call from somebody known is logged with three keys and the words, from any screen', async () => {
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/queue/${at.desk.teamId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { press, words, count } = keysOf(page);
  await press('l');
  await page.getByLabel('Who?').waitFor();
  await words('dool');
  await page.getByRole('option', { name: /Peg Doolan/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), PATIENT).toBe('TEXTAREA');
  await words('She has the receipt now and brings it on Friday.');
  expect(await faultsOf(page)).toEqual([]);
  await press('Control+Enter');
  await page.getByText('The call is logged.').waitFor();
  expect(count.keys).toBe(3);

  // Somebody nobody knows, with a number: a new person, a new case and a next step come of it.
  await press('l');
  await page.getByLabel('Who?').waitFor();
  await words('0400 555 121');
  await page.getByRole('option', { name: /^New:/ }).waitFor();
  await press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), PATIENT).toBe('TEXTAREA');
  await words('The lift at Merrin Street is out again.');
  await press('Control+Enter');
  await expect.poll(async () => (await mira.get('/api/search?q=lift')).body.cases.length, PATIENT).toBe(1);
  const [{ subject, customerName, nextStep }] = (await mira.get('/api/search?q=lift')).body.cases;
  expect({ subject, customerName, nextStep }).toEqual({
    subject: 'The lift at Merrin Street is out again.',
    customerName: '0400 555 121',
    nextStep: 'Do what was said on the telephone',
  });
  await page.context().close();
});

test('job 10: what was half-written is found the next day, on another machine and after a crash', async () => {
  const id = await letterOf('Water bill');
  const page = await openCase(id);
  await page.keyboard.press('r');
  await page.keyboard.type('Dear Peg, the meter');
  await page.getByText(/^Saved \d/).waitFor();
  await page.context().close();

  const next = await at.sit(mira, WIDE);
  await next.goto('/desk');
  await next.getByRole('navigation', { name: 'Work' }).waitFor();
  const { press, words, count } = keysOf(next);
  await press('g', 'd');
  await next.getByRole('heading', { name: 'Half-written' }).waitFor();
  await next.getByRole('link', { name: 'Dear Peg, the meter' }).waitFor();
  expect(await faultsOf(next)).toEqual([]);
  await next.getByRole('link', { name: 'Dear Peg, the meter' }).focus();
  await press('Enter');
  await next.locator('.timeline .entry').first().waitFor();
  await press('r');
  await expect.poll(() => answerIn(next).inputValue(), PATIENT).toBe('Dear Peg, the meter');
  expect(count.keys).toBe(4);

  // The window dies in the middle of a word, with no time to say goodbye: what this browser kept is there again.
  await words(' was read wrong');
  await next.context().setOffline(true);
  await words(' twice');
  await next.close();
  await next.context().setOffline(false);
  const again = await next.context().newPage();
  await again.goto(`/desk/case/${id}`);
  await expect.poll(() => answerIn(again).inputValue(), PATIENT).toBe('Dear Peg, the meter was read wrong twice');
  await again.context().close();
});

test('two windows that write apart lose nothing: both texts are offered', async () => {
  const id = await letterOf('Licence');
  const [one, two] = [await openCase(id), await openCase(id)];
  await answerIn(one).fill('From the first window');
  await one.getByText(/^Saved \d/).waitFor();
  await answerIn(two).fill('From the second window');
  await two.getByText('There is another text of yours here.').waitFor();
  await two.getByText('From the first window').waitFor();
  expect(await faultsOf(two)).toEqual([]);
  await two.getByRole('button', { name: 'Put it under this one' }).click();
  await expect.poll(() => answerIn(two).inputValue(), PATIENT).toBe('From the second window\n\nFrom the first window');
  await one.context().close();
  await two.context().close();
});

test('a note names a colleague, who finds it; and it looks and is called different from an answer', async () => {
  const id = await letterOf('Permit');
  const page = await openCase(id);
  const { press, words } = keysOf(page);
  await press('i');
  await page.getByText('Between colleagues.').waitFor();
  await words('Is this right, @De');
  await page.getByRole('option', { name: /Dev Raman/ }).waitFor();
  await press('Enter');
  await words('?');
  expect(await faultsOf(page)).toEqual([]);
  await press('Control+Enter');
  await page.getByRole('article', { name: /^Internal note/ }).waitFor();
  const out = (await entriesOf(id)).filter(({ direction }: { direction: string }) => direction === 'out');
  expect(JSON.stringify(out)).not.toContain('Is this right');
  await page.context().close();

  const his = await at.sit(dev, WIDE);
  await his.goto('/desk/drafts');
  await his.getByRole('link', { name: /Is this right, @Dev Raman/ }).click();
  await his.locator('.timeline .entry').first().waitFor();
  await expect.poll(async () => (await dev.get('/api/mentions')).body.mentions.length, PATIENT).toBe(0);
  await his.context().close();
});

test('keys pressed before a form is there reach it in their order, and its words outlive the form, the window and the day', async () => {
  const id = await letterOf('A fallen branch');
  const page = await at.sit(mira, WIDE);
  const arrived = Promise.withResolvers<void>();
  await page.route(/(act-dialogs|call-dialog|dialog-box)-[^/]*\.js/, async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goto(`/desk/case/${id}`);
  await page.locator('.timeline .entry').first().waitFor();
  const title = page.getByRole('heading', { level: 1 });
  await title.focus();
  await page.keyboard.press('a');
  await page.getByLabel('What you type goes into the form').waitFor();
  await page.keyboard.type('lxe', { delay: 5 });
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('ea d');
  await page.keyboard.press('Enter');
  await page.keyboard.type('May we pay her gate?');
  expect(await faultsOf(page)).toEqual([]);
  arrived.resolve();
  const question = page.getByLabel('What do you want to know?');
  await expect.poll(() => question.inputValue(), PATIENT).toBe('May we pay her gate?');
  expect(await page.getByRole('combobox', { name: 'Whom' }).inputValue()).toBe('Lea Der');
  // Closed without being asked, it is one of the half-written, and stands in its form again on another machine.
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await expect.poll(() => title.evaluate((it) => it === document.activeElement), PATIENT).toBe(true);
  await expect
    .poll(async () => (await mira.get('/api/drafts')).body.drafts.map((one: { body: string }) => one.body), PATIENT)
    .toContain('May we pay her gate?');
  await page.context().close();
  const again = await openCase(id);
  await again.keyboard.press('a');
  const kept = again.getByLabel('What do you want to know?');
  await expect.poll(() => kept.inputValue(), PATIENT).toBe('May we pay her gate?');
  await again.keyboard.type('Lea D');
  await again.keyboard.press('Enter');
  await again.keyboard.press('Control+Enter');
  await again.getByText('Lea Der has your question.').waitFor();
  // What was said is a draft no more.
  await expect
    .poll(async () =>
      (await mira.get('/api/drafts')).body.drafts.filter((one: { kind: string }) => one.kind === 'form'),
    )
    .toEqual([]);
  await again.keyboard.press('a');
  await kept.waitFor();
  expect(await kept.inputValue()).toBe('');
  await again.context().close();
});
