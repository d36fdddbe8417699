import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineOn } from '#areas/decisions/server/decisions.fixtures.ts';
import { prepareComplaints } from '#areas/complaints/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const SHOTS = process.env['KEPT_SHOTS'];

let at: BrowserDesk;

beforeAll(async () => {
  at = await openBrowserDesk();
  const { standards, complaints } = at.desk.parts;
  await at.desk.as(SYSTEM, (work) => prepareStandards(standards, work, 'Australia/Sydney'));
  await at.desk.as(SYSTEM, (work) => prepareComplaints(complaints, standards, work));
});
afterAll(() => at.close());

async function look(page: Page, name: string, within = '#main'): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('a complaint: recorded, extended, answered, put right, looked at by somebody new and outside, closed and opened again', async () => {
  const mira = await at.desk.officer('Mira Tolentino');
  const noah = await at.desk.officer('Noah Pemberton');
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

  await panel.getByRole('link', { name: /^Open the complaint/ }).click();
  await page.getByRole('heading', { name: 'Turned away at the counter' }).waitFor();
  const said = 'He spoke of it within others’ hearing';
  const first = await mira.post(`/api/cases/${it.id}/complaint/issues`, { said });
  await page.keyboard.press('p');
  await page.getByLabel('What they complain of').fill('I lost a day’s pay');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Point 2 has no finding of this stage').waitFor();
  const found = { finding: 'upheld', reasons: 'Two staff and one customer agree on the words.', cites: 'Charter 2.1' };
  await mira.post(`/api/complaint-issues/${first.body.id}/finding`, found);
  await page.getByRole('button', { name: 'Say what was found on point 2' }).click();
  await page.getByRole('button', { name: 'Partly upheld' }).click();
  await page.getByLabel('Because').fill('The second visit was needed in any case.');
  await page.getByLabel('The rule or policy').fill('Charter 2.1');
  await page.getByRole('button', { name: 'Save the finding' }).click();
  await page.getByText('The second visit was needed in any case.').waitFor();
  await page.getByText(/^Not told yet: what they asked, what they need/).waitFor();
  const own = (words: string) => ({ words, entryId: null });
  const side = { asked: own('An apology'), needs: own('To be heard'), feels: own('Shamed'), expects: own('A change') };
  await mira.post(`/api/cases/${it.id}/perspective`, side);
  await lineOn(at.desk, { holder: { role: 'officer' }, power: 'remedy', limitCents: 24_000 });
  await page.getByRole('button', { name: 'Extend: Complaint answered by the service' }).click();
  await page.getByLabel('Why, for the record').fill('The recording is with the archive');
  await page.getByRole('button', { name: 'Extend and tell them' }).click();
  await page.getByText('Extended once, with the reason').waitFor();

  await page.getByRole('button', { name: 'Put it right: point 2' }).click();
  await page.getByLabel('What kind').selectOption({ label: 'Money' });
  await page.getByLabel('What we will do').fill('Pay $240.00, one day of pay');
  await page.getByLabel('Amount').fill('240');
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

  await page.getByRole('button', { name: 'They ask for the next stage' }).click();
  const who = page.getByRole('dialog').getByLabel('Officer');
  expect(await who.locator('option').allTextContents()).toEqual(['Whoever is free', 'Noah Pemberton']);
  await who.selectOption({ label: 'Noah Pemberton' });
  await page.getByRole('button', { name: 'Begin the stage' }).click();
  await page.getByText('Kept from this stage, because they had to do with it before: You.').waitFor();

  const { issues } = (await noah.get(`/api/cases/${it.id}/complaint`)).body.complaint;
  for (const { id } of issues)
    await noah.post(`/api/complaint-issues/${id}/finding`, {
      finding: 'upheld',
      reasons: 'Looked at afresh.',
      cites: 'Charter 2.1',
      why: 'The second stage',
    });
  const { letter: second } = (await noah.get(`/api/cases/${it.id}/complaint/answer`)).body;
  expect((await noah.post(`/api/cases/${it.id}/complaint/answer`, { letter: second })).status).toBe(200);
  const his = await at.sit(noah, WIDE);
  await his.goto(`/desk/complaint/${it.id}`);
  await his.getByText('Answered, one remedy outstanding').waitFor();
  await his.getByRole('button', { name: 'It went outside' }).click();
  await his.getByLabel('What they ask of us').fill('The file');
  await his.getByRole('button', { name: 'Record it' }).click();
  await his.getByRole('button', { name: 'It came back' }).click();
  await his.getByLabel('Outcome').selectOption({ label: 'They recommend something' });
  await his.getByLabel('What they say').fill('Pay the day.');
  await his.getByRole('button', { name: 'Record it' }).click();
  await his.getByText('Pay the day.').waitFor();
  await his.getByRole('button', { name: /^It is done/ }).click();
  await his.getByLabel('How we know').fill('Paid, receipt 4417.');
  await his.getByLabel('How they were told').fill('By telephone');
  await his.getByRole('dialog').getByRole('button', { name: 'It is done' }).click();
  await his.getByText('Paid, receipt 4417.').waitFor();
  await his.getByRole('button', { name: 'Why point 1 happened' }).click();
  await his.getByLabel('What went wrong').selectOption({ label: 'How they were treated' });
  await his.getByLabel('What is changed').fill('Screens at the desks');
  await his.getByLabel('What shows that it worked').fill('Complaints about privacy');
  await his.getByLabel('How it is now').fill('Four a month');
  await look(his, 'complaint-learn', '[role=dialog]');
  await his.getByRole('button', { name: 'Keep it' }).click();
  await his.getByText('How they were treated: skill').waitFor();
  await noah.post(`/api/complaint-issues/${issues[1].id}/learn`, {
    causes: [{ wentWrong: 'information', because: 'knowledge' }],
    decision: 'none',
    reason: 'The list is corrected already.',
  });
  await his.getByRole('button', { name: 'Close it' }).click();
  await his.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
  await his.getByText('Closed: Answered, and they say nothing further.').waitFor();
  await look(his, 'complaint-closed');
  await his.getByRole('button', { name: 'Look at it again' }).click();
  await his.getByLabel('Why').fill('He sent his payslip.');
  await his.getByRole('button', { name: 'Open it again' }).click();
  await his.getByRole('button', { name: 'Answer it' }).waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'complaint-390');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  if (SHOTS !== undefined) {
    const dark = await at.sit(mira, { ...WIDE, look: { theme: 'dark' } });
    await dark.goto(`/desk/complaint/${it.id}`);
    await dark.getByText('Looked at afresh.').first().waitFor();
    await dark.screenshot({ path: `${SHOTS}/complaint-dark.png` });
  }
});
