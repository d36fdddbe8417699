import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineOn } from '#areas/decisions/server/decisions.fixtures.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const SHOTS = process.env['KEPT_SHOTS'];

let at: BrowserDesk;

beforeAll(async () => {
  at = await openBrowserDesk();
});
afterAll(() => at.close());

async function look(page: Page, name: string, within = '#main'): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('what reads like a complaint is recorded, its points are found on, and it goes on to somebody new', async () => {
  const mira = await at.desk.officer('Mira Tolentino');
  await at.desk.officer('Noah Pemberton');
  await at.letter({
    from: 'Farid Karimi <farid@mail.example>',
    subject: 'Turned away at the counter',
    text: 'I am very disappointed with how I was treated. He said it out loud, in front of the whole line. I took an unpaid day to be there.',
  });
  const { body } = await mira.get(`/api/cases?team=${at.desk.teamId}`);
  const [it] = body.cases;
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/case/${it.id}`);
  const panel = page.getByRole('region', { name: 'Complaint' });
  await panel.getByText('“very disappointed with”').waitFor();
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/complaint-prompt.png` });
  await panel.getByRole('button', { name: 'Record a complaint' }).click();
  await page.getByLabel('What they want from it').fill('That it does not happen to the next man');
  await page.getByRole('button', { name: 'Record it' }).click();
  await panel.getByText('That it does not happen to the next man').waitFor();
  await look(page, 'complaint-panel', '.slot.complaint');

  await panel.getByRole('link', { name: /^Open the complaint/ }).click();
  await page.getByRole('heading', { name: 'Turned away at the counter' }).waitFor();
  for (const said of ['He spoke of it within others’ hearing', 'I lost a day’s pay']) {
    await page.keyboard.press('p');
    await page.getByLabel('What they complain of').fill(said);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(said).waitFor();
  }
  await page.getByText('Point 2 has no finding of this stage').waitFor();
  const reasons = ['Two staff and one customer agree on the words.', 'The second visit was needed in any case.'];
  for (const [n, because] of reasons.entries()) {
    await page.getByRole('button', { name: `Say what was found on point ${n + 1}` }).click();
    if (n === 1) await page.getByRole('button', { name: 'Partly upheld' }).click();
    await page.getByLabel('Because').fill(because);
    await page.getByLabel('The rule or policy').fill('Charter 2.1');
    await page.getByRole('button', { name: 'Save the finding' }).click();
    await page.getByText(because).waitFor();
  }
  await page.getByText(/^Not told yet: what they asked, what they need/).waitFor();
  const own = (words: string) => ({ words, entryId: null });
  const side = { asked: own('An apology'), needs: own('To be heard'), feels: own('Shamed'), expects: own('A change') };
  await mira.post(`/api/cases/${it.id}/perspective`, side);
  await lineOn(at.desk, { holder: { role: 'officer' }, power: 'remedy', limitCents: 24_000 });
  await page.getByRole('button', { name: 'Put it right: point 2' }).click();
  await page.getByLabel('What kind').selectOption({ label: 'Money' });
  await page.getByLabel('What we will do').fill('Pay $240.00, one day of pay');
  await page.getByLabel('Amount').fill('240');
  await look(page, 'complaint-remedy', '[role=dialog]');
  await page.getByRole('button', { name: 'Promise it' }).click();
  await page.getByText('Pay $240.00, one day of pay').waitFor();
  await look(page, 'complaint-light');

  await page.getByRole('button', { name: 'Answer it' }).click();
  const letter = page.getByRole('textbox', { name: 'The letter' });
  const made = await letter.inputValue();
  expect(made).toContain('Pay $240.00');
  await letter.fill(`${made}\n\nWe are sorry if this upset you.`);
  await page.getByText('“sorry if this upset you” does not apologise.').waitFor();
  await look(page, 'complaint-answer', '[role=dialog]');
  await letter.fill(`${made}\n\nWe are sorry for the words that were used.`);
  await page.getByRole('button', { name: 'Leave it for now' }).click();
  await page.getByRole('button', { name: 'Go on with the answer' }).click();
  await page.getByText('We are sorry for the words that were used.').waitFor();
  if (SHOTS !== undefined) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: `${SHOTS}/complaint-answer-390.png` });
    await page.setViewportSize(WIDE.viewport);
  }
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await page.getByText('Answered, one remedy outstanding').waitFor();
  await look(page, 'complaint-answered');

  await page.getByRole('button', { name: 'They ask for the next stage' }).click();
  const who = page.getByRole('dialog').getByLabel('Officer');
  expect(await who.locator('option').allTextContents()).toEqual(['Whoever is free', 'Noah Pemberton']);
  await who.selectOption({ label: 'Noah Pemberton' });
  await page.getByRole('button', { name: 'Begin the stage' }).click();
  await page.getByText('Kept from this stage, because they had to do with it before: You.').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'complaint-390');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  if (SHOTS !== undefined) {
    const dark = await at.sit(mira, { ...WIDE, look: { theme: 'dark' } });
    await dark.goto(`/desk/complaint/${it.id}`);
    await dark.getByText('Two staff and one customer').first().waitFor();
    await dark.screenshot({ path: `${SHOTS}/complaint-dark.png` });
  }
});
