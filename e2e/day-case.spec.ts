import type { Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

/** Jobs 2, 6 and 7 of `docs/ten-jobs.md`, with the keyboard alone and every key counted but the words themselves. */
const PEG = 'Peg Doolan <peg@mail.example>';
const PATIENT = { timeout: 30_000 };
const WIDE = { viewport: { width: 1440, height: 900 } };

let at: BrowserDesk;
let mira: TestOfficer;
let dev: TestOfficer;
let jo: TestOfficer;

beforeAll(async () => {
  at = await openBrowserDesk();
  mira = await at.desk.officer('Mira Tolentino');
  dev = await at.desk.officer('Dev Raman');
  jo = await at.desk.officer('Jo Haldane', { roles: ['team leader'] });
});
afterAll(() => at.close());

/** Presses keys and counts them. What is typed is the officer's own words, which no desk can spare them. */
function keyboardOf(page: Page) {
  const count = { keys: 0 };
  return {
    count,
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        count.keys += 1;
      }
    },
    say: (words: string) => page.keyboard.type(words),
  };
}

async function openCase(officer: TestOfficer, id: string, window: object = WIDE): Promise<Page> {
  const page = await at.sit(officer, window);
  await page.goto(`/desk/case/${id}`);
  await page.getByRole('article').first().waitFor();
  await page.locator('.perspective[aria-busy="false"]').first().waitFor({ state: 'attached' });
  return page;
}

/** A case of Mira's with what a customer wrote in two letters. */
async function begin(subject: string): Promise<string> {
  const first = await at.letter({
    from: PEG,
    subject,
    text: 'Hello,\n\nWhy was my card stopped? I only moved in with my daughter.\n\nPeg',
  });
  await at.letter({ from: PEG, subject: `Re: ${subject}`, text: 'I waited by the phone all day.', answers: first });
  const { body } = await mira.get('/api/cases?order=newest');
  const { id } = body.cases[0] as { id: string };
  const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
  await mira.post(`/api/cases/${id}/assign`, { version, teamId: at.desk.teamId, ownerId: mira.id });
  return id;
}

const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

test('job 2: a case tells in one line what is asked, how they feel, how often they told us, and what is new since', async () => {
  const id = await begin('Concession card refused');
  const page = await openCase(mira, id);
  const short = page.getByRole('group', { name: 'In short' });
  await expect.poll(() => short.getByText('2 times').isVisible(), PATIENT).toBe(true);

  // Their side of it, in their own words: five keys, no mouse.
  const { press, say, count } = keyboardOf(page);
  await press('v');
  await page.getByRole('dialog').waitFor();
  await press('ArrowDown', 'Enter', 'Tab');
  await say('Cheaper fares from Monday');
  await press('Control+Enter');
  await short.getByText('“Why was my card stopped?”').waitFor();
  expect(count.keys).toBe(5);
  expect(await page.locator('.perspective').getByText('Cheaper fares from Monday').isVisible()).toBe(true);
  // The focus is back on the work, where single keys act.
  await press('2');
  await expect.poll(() => page.getByRole('button', { name: /^Customer/ }).getAttribute('aria-pressed')).toBe('true');
  await page.goto('about:blank');
  await expect.poll(async () => (await dev.get(`/api/cases/${id}/here`)).body.others as unknown[], PATIENT).toEqual([]);

  // While she is away a colleague notes something and Peg writes again.
  await dev.post(`/api/cases/${id}/notes`, { body: 'She rang the counter too.' });
  const again = await openCase(mira, id);
  await again.getByText(/1 since you were here/).waitFor();
  expect(await again.locator('.entry.is-fresh').count()).toBe(1);
  expect(await faultsOf(again)).toEqual([]);
  await again.context().close();
  await page.context().close();
});

test('job 2: in a case of 150 letters the newest stands in sight, older ones come without moving it, and one can be pointed at', async () => {
  const id = await begin('A long story');
  for (let n = 1; n <= 150; n += 1)
    await mira.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction: 'in', said: `Call number ${n}.` });
  const page = await openCase(mira, id);
  await expect.poll(() => page.getByText('Call number 150.').isVisible(), PATIENT).toBe(true);
  expect(await page.locator('.timeline > .entry').count()).toBeLessThan(60);
  const marked = page.locator('.timeline > .entry').first();
  await marked.scrollIntoViewIfNeeded();
  const name = await marked.getAttribute('id');
  const top = () => page.locator(`[id="${name}"]`).evaluate((one) => one.getBoundingClientRect().top);
  const before = await top();
  await page.getByRole('button', { name: /lines before this/ }).click();
  await expect.poll(() => page.locator('.timeline > .entry').count(), PATIENT).toBeGreaterThan(90);
  expect(Math.abs((await top()) - before)).toBeLessThan(4);

  // O goes to the first thing nobody has answered, however far back it lies, and gives it the focus.
  await page.keyboard.press('o');
  const first = page.getByRole('article', { name: 'Peg Doolan wrote' }).first();
  await expect.poll(() => first.evaluate((one) => one === document.activeElement), PATIENT).toBe(true);
  expect(page.url()).toMatch(/#entry-/);
  await page.keyboard.press('End');
  await expect.poll(() => page.getByText('Call number 150.').isVisible(), PATIENT).toBe(true);
  await page.context().close();
});

test('job 2: two who have the case open see each other, and are warned before both have written', async () => {
  const id = await begin('Two at once');
  const [hers, his] = [await openCase(mira, id), await openCase(dev, id)];
  await hers.getByText('Dev Raman is reading', { exact: true }).first().waitFor();
  await his.keyboard.press('i');
  await his.keyboard.type('I will');
  await hers.getByText('Dev Raman is writing', { exact: true }).first().waitFor();
  await hers.keyboard.press('r');
  await hers.keyboard.type('Dear Peg');
  await hers.getByText(/^Dev Raman is writing here too, since/).waitFor();
  await his.getByText(/^Mira Tolentino is writing here too, since/).waitFor();
  await his.context().close();
  await expect.poll(() => hers.getByText(/is writing here too/).count(), PATIENT).toBe(0);
  await hers.context().close();
});

test('job 6: a case is handed over whole in five keys, lies on top for the new owner until they have it, and comes back with Z', async () => {
  const id = await begin('Hand me over');
  await mira.post(`/api/cases/${id}/tasks`, { title: 'Ring Peg on Thursday', ownerId: mira.id, dueAt: null });
  const page = await openCase(mira, id);
  const { press, say, count } = keyboardOf(page);
  const give = async () => {
    await press('h');
    await page.getByRole('dialog').waitFor();
    await press('d', 'e');
    await press('Enter');
    await say('He knows concessions; the receipts are here.');
    expect(await page.getByLabel('What is promised').inputValue()).toBe('Ring Peg on Thursday');
    await press('Control+Enter');
    await page.getByText('Handed over to Dev Raman.').waitFor();
    await page.locator('.next').getByText('Dev Raman', { exact: true }).waitFor();
  };
  await give();
  expect(count.keys).toBe(5);
  // It was too quick: everything is as it was.
  await press('z');
  await page.locator('.next').getByText('You', { exact: true }).waitFor();
  await page.getByText('Handed over to Dev Raman.').waitFor({ state: 'detached' });
  await give();

  const his = await openCase(dev, id);
  await his.getByText('Mira Tolentino handed this to you').waitFor();
  expect(await his.getByText('He knows concessions; the receipts are here.').first().isVisible()).toBe(true);
  expect(await faultsOf(his)).toEqual([]);
  await his.keyboard.press('t');
  await his.getByText('Mira Tolentino handed this to you').waitFor({ state: 'detached' });
  const { tasks } = (await dev.get(`/api/cases/${id}`)).body;
  expect(tasks).toMatchObject([{ title: 'Ring Peg on Thursday', ownerId: dev.id }]);
  await his.context().close();
  await page.context().close();
});

test('job 7: a senior is asked in five keys, answers in one field, and one key puts the advice into the answer', async () => {
  const id = await begin('Ask me');
  const page = await openCase(mira, id);
  const { press, say, count } = keyboardOf(page);
  await press('a');
  await page.getByRole('dialog').waitFor();
  await press('j', 'o', 'Enter');
  await say('Does board count as income?');
  await press('Control+Enter');
  await page.getByRole('article', { name: 'You asked Jo Haldane' }).waitFor();
  expect(count.keys).toBe(5);

  const hers = await openCase(jo, id);
  await hers.keyboard.press('a');
  await hers.keyboard.type('No: rule 4.2, her own income only.');
  await hers.keyboard.press('Control+Enter');
  await hers.getByRole('article', { name: 'You advised' }).waitFor();
  await hers.context().close();

  await page.getByRole('article', { name: 'Jo Haldane advised' }).waitFor();
  await press('u');
  await page.getByText('used', { exact: true }).waitFor();
  await expect
    .poll(
      () =>
        page
          .locator('.composer')
          .innerText()
          .then(
            async (text) =>
              text +
              (await page
                .locator('.composer textarea')
                .first()
                .inputValue()
                .catch(() => '')),
          ),
      PATIENT,
    )
    .toContain('No: rule 4.2, her own income only.');
  expect((await mira.get(`/api/cases/${id}/beside`)).body.advice).toMatchObject([{ state: 'used' }]);
  await page.context().close();
});

test('at middle width what to know opens as a drawer with D, and gives the focus back', async () => {
  const id = await begin('A drawer');
  const page = await openCaseNarrow(id);
  await page.keyboard.press('d');
  const drawer = page.getByRole('dialog', { name: 'About this case' });
  await drawer.getByText('Their side of it').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page.keyboard.press('v');
  await page.getByRole('dialog', { name: 'Their side of it' }).waitFor();
  await page.context().close();
});

async function openCaseNarrow(id: string): Promise<Page> {
  const page = await at.sit(mira, { viewport: { width: 1024, height: 768 } });
  await page.goto(`/desk/case/${id}`);
  await page.getByRole('article').first().waitFor();
  return page;
}
