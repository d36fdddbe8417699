import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherWords } from '#areas/cases/server/index.ts';
import { inviteFirstAdministrator } from '#areas/identity/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const PEG = 'Peg Doolan <peg@mail.example>';
/** A busy machine is slow, and that is no fault of the desk. */
const PATIENT = { timeout: 30_000 };
const WIDE = { viewport: { width: 1440, height: 900 } };

let at: BrowserDesk;
let mira: TestOfficer;
let dev: TestOfficer;

beforeAll(async () => {
  at = await openBrowserDesk();
});
afterAll(() => at.close());

test('the first administrator comes in by the one-time link, and the second time by the door', async () => {
  const token = await at.desk.as(SYSTEM, inviteFirstAdministrator);
  const page = await at.sit();
  await page.goto(`/welcome#${token}`);
  await page.getByLabel('Your name').fill('Jo Haldane');
  await page.getByLabel('Work e-mail').fill('jo@agency.example');
  await page.getByLabel('Password').fill('harbour lantern eleven');
  await page.getByRole('button', { name: 'Create the account and sign in' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Acts for Jo Haldane' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await page.getByLabel('Work e-mail').fill('jo@agency.example');
  await page.getByLabel('Password').fill('wrong wrong wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password').fill('harbour lantern eleven');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('navigation', { name: 'Work' }).isVisible(), PATIENT).toBe(true);

  mira = await at.desk.officer('Mira Tolentino');
  dev = await at.desk.officer('Dev Raman');
});

test('from the queue to an answer that goes out, with the keyboard alone', async () => {
  await at.letter({ from: PEG, subject: 'Concession card refused', text: 'Why was my card stopped?' });
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/queue/${at.desk.teamId}`);
  await page.getByRole('link', { name: 'Concession card refused' }).waitFor();
  await page.keyboard.press('t');
  await page.getByRole('article', { name: /^Peg Doolan wrote/ }).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('I will ring you on Thursday.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Sent to Peg Doolan.').waitFor();
  await page.getByRole('article', { name: /^You wrote/ }).waitFor();
  expect(await page.getByText('Waiting for customer', { exact: true }).isVisible()).toBe(true);

  // The thirty seconds in which it could be taken back.
  at.desk.time.now += 31_000;
  await at.desk.send();
  await page
    .getByRole('article', { name: /^You wrote/ })
    .getByText('Sent', { exact: true })
    .waitFor();
  at.desk.time.now -= 31_000;
  await page.context().close();
});

test('an answer that was taken back is a draft again, word for word', async () => {
  const page = await openCase(mira, 'Concession card refused');
  await page.getByLabel('Your answer').fill('This was too quick.');
  await page.getByLabel('Your answer').press('Control+Enter');
  await page
    .getByRole('button', { name: /^Take back/ })
    .first()
    .click();
  await page.getByText('Taken back. Your text is a draft again.').waitFor();
  await expect.poll(() => page.getByLabel('Your answer').inputValue(), PATIENT).toBe('This was too quick.');
  await page.context().close();
});

test('what was being written is there again on another machine', async () => {
  const page = await openCase(mira, 'Concession card refused');
  // What was there before has come; a text begun without it would stand beside it.
  await expect.poll(() => page.getByLabel('Your answer').inputValue(), PATIENT).toBe('This was too quick.');
  const kept = page.waitForResponse(
    (reply) => reply.url().endsWith('/draft') && reply.request().postData()?.includes('Half a sentence') === true,
  );
  await page.getByLabel('Your answer').fill('Half a sentence');
  expect((await kept).ok()).toBe(true);
  await page.getByText(/^Saved \d/).waitFor();
  await page.context().close();
  const other = await openCase(mira, 'Concession card refused');
  await expect.poll(() => other.getByLabel('Your answer').inputValue(), PATIENT).toBe('Half a sentence');
  await other.context().close();
});

test('a letter that comes in stands on the open case by itself', async () => {
  const page = await openCase(mira, 'Concession card refused');
  const first = await at.letter({ from: 'Ruben <ruben@mail.example>', subject: 'Ferry fare', text: 'My fare.' });
  const other = await openCase(mira, 'Ferry fare');
  await at.letter({
    from: 'Ruben <ruben@mail.example>',
    subject: 'Re: Ferry fare',
    text: 'It was $14.',
    answers: first,
  });
  await expect.poll(() => other.locator('.timeline').getByText('It was $14.').isVisible(), PATIENT).toBe(true);
  await page.context().close();
  await other.context().close();
});

test('when a colleague was quicker it says so, and the text stays', async () => {
  const page = await openCase(mira, 'Ferry fare', { deaf: true });
  const { body } = await dev.get(`/api/cases/${page.url().split('/').at(-1)}`);
  const { id, version, teamId } = body.case;
  await dev.post(`/api/cases/${id}/assign`, { version, teamId, ownerId: dev.id });
  await page.getByLabel('Your answer').fill('Dear Ruben, here is your fare.');
  await page.getByLabel('Your answer').press('Control+Enter');
  await page.getByText('Your text is kept. Look again above, then send.').waitFor();
  await page.locator('.next').getByText('Dev Raman').waitFor();
  expect(await page.getByLabel('Your answer').inputValue()).toBe('Dear Ruben, here is your fare.');
  await page.getByLabel('Your answer').press('Control+Enter');
  await page.getByText('Sent to Ruben.').waitFor();
  await page.context().close();
});

test('mail with one key of two waits, and goes where an officer puts it', async () => {
  const first = await at.letter({ from: 'Ana <ana@mail.example>', subject: 'Leak', text: 'It drips.' });
  await at.letter({ from: 'Bo <bo@mail.example>', subject: 'Re: Leak', text: 'I am her brother.', answers: first });
  const page = await at.sit(mira, WIDE);
  await page.goto('/desk/mail');
  await page.getByText('I am her brother.').waitFor();
  await page.getByRole('button', { name: /^Put it on/ }).click();
  await page.getByRole('button', { name: /^Open the case/ }).click();
  await expect.poll(() => page.getByRole('article', { name: /^Bo wrote/ }).isVisible(), PATIENT).toBe(true);
  await page.context().close();
});

test('two cases become one, and two again', async () => {
  await at.letter({ from: 'Ana <ana@mail.example>', subject: 'The leak again', text: 'Still drips.' });
  const page = await openCase(mira, 'The leak again');
  await page.keyboard.press('m');
  await page.getByRole('radio', { name: /^Leak / }).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^Leak/ }).waitFor();
  await page.getByText('Still drips.').waitFor();
  await page.locator('section', { hasText: 'Joined and split' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByText('Still drips.').count(), PATIENT).toBe(0);
  await page.context().close();
});

test('a slip of the pen still finds the case, and says what was searched', async () => {
  while ((await gatherWords(at.desk.parts.database.db)) > 0);
  const page = await at.sit(mira, WIDE);
  await page.goto('/desk');
  await page.getByRole('navigation', { name: 'Work' }).waitFor();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find or do' }).waitFor();
  await page.keyboard.type('dolan');
  await page.getByRole('option', { name: /Concession card refused/ }).waitFor();
  await expect.poll(() => page.getByText('Nothing says “dolan”.').isVisible(), PATIENT).toBe(true);
  await page.keyboard.press('Escape');
  await page.context().close();
});

/** Opens a case from its queue, as an officer would. A deaf page hears nothing of what others change meanwhile. */
async function openCase(officer: TestOfficer, subject: string, { deaf = false } = {}) {
  const page = await at.sit(officer, WIDE);
  // A line that is refused would make the page ask by itself; one that hangs says nothing.
  if (deaf) await page.route('**/api/live*', () => undefined);
  await page.goto(`/desk/queue/${at.desk.teamId}`);
  await page.getByRole('link', { name: subject, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  await page.getByRole('article').first().waitFor();
  return page;
}
