import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseOf, lineOn } from '#areas/decisions/server/decisions.fixtures.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
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
const notWiderThan = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

test('a waiver beyond an officer is referred up, decided and told; and an answer about much money is read before it goes', async () => {
  const ada = await at.desk.officer('Ada Ministrator', { roles: ['administrator'], teamIds: [] });
  const mira = await at.desk.officer('Mira Tolentino');
  const jo = await at.desk.officer('Jo Pemberton', { roles: ['team leader'] });
  await at.letter({
    from: 'Peg Doolan <peg@mail.example>',
    subject: 'The late fee',
    text: 'I was in hospital when the fine came. Please take the late fee of $180 away.',
  });

  const admin = await at.sit(ada, WIDE);
  await admin.goto('/desk/admin/delegations');
  await admin.getByText('Nobody may decide anything yet').waitFor();
  for (const [who, limit] of [
    ['Every officer', '50'],
    ['Every team leader', '1,000'],
  ] as const) {
    await admin.getByRole('button', { name: 'Add a delegation' }).click();
    await admin.getByLabel('By whom').selectOption({ label: who });
    await admin.getByLabel(/^Up to how much/).fill(limit);
    await admin.getByLabel('Instrument').fill('Delegations 2026, line 4');
    await admin.getByLabel('Made on').fill('2026-07-01');
    if (limit === '50') await look(admin, 'decisions-add-line', '[role=dialog]');
    await admin.getByRole('button', { name: 'Add it' }).click();
    await admin.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await admin.getByText('Every team leader up to $1,000').waitFor();
  await look(admin, 'decisions-delegations');
  await admin.setViewportSize(PHONE.viewport);
  await look(admin, 'decisions-delegations-390');
  await notWiderThan(admin, 390);
  await admin.setViewportSize(WIDE.viewport);
  await admin.goto('/desk/admin/four-eyes');
  await admin.getByRole('button', { name: 'Add a rule' }).click();
  await admin.getByLabel('What it is called').fill('Much money');
  await admin.getByLabel(/^From how much on/).fill('100');
  await admin.getByRole('dialog').getByRole('button', { name: 'Add it' }).click();
  await admin.getByText('Read by a team leader, within 24 hours.').waitFor();
  await look(admin, 'decisions-four-eyes');

  const [it] = (await mira.get(`/api/cases?team=${at.desk.teamId}`)).body.cases;
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/case/${it.id}`);
  const panel = page.getByRole('region', { name: 'Decisions' });
  await panel.getByRole('button', { name: 'Ask for a decision' }).click();
  await page.getByLabel(/^How much/).fill('180');
  await page.getByText('This is beyond you.').waitFor();
  await page.getByLabel('In one sentence').fill('Take the late fee of March away');
  await page.getByLabel('Why', { exact: true }).fill('She was in hospital.');
  await page.getByLabel('Who decides').selectOption({ label: 'Jo Pemberton, up to $1,000' });
  await page.getByLabel('What you recommend, and why').fill('Yes. She has paid every other fine in time.');
  await page.getByLabel(/I was in hospital/).check();
  await look(page, 'decisions-ask', '[role=dialog]');
  await page.getByRole('button', { name: 'Refer it up' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await panel.getByText('Waits for a decision').waitFor();
  await look(page, 'decisions-case');

  const leads = await at.sit(jo, WIDE);
  await leads.goto('/desk');
  await leads.getByRole('link', { name: 'Decide: Take the late fee of March away' }).click();
  const hers = leads.getByRole('region', { name: 'Decisions' });
  await hers.getByRole('button', { name: 'Approve…' }).click();
  await leads.getByRole('button', { name: 'Approve it' }).click();
  await hers.getByText('The customer does not know yet.').waitFor();

  // She hears of it in a letter, and because that is about much money somebody else reads it first.
  await panel.getByRole('button', { name: 'Tell the customer…' }).click();
  await page.getByLabel('The letter').fill('Hello Peg,\n\nWe take the late fee of $180 away.\n\nMira');
  await page.getByRole('button', { name: 'Send it' }).click();
  await panel.getByText('The letter that tells the customer waits to be approved.').waitFor();
  await page.setViewportSize(PHONE.viewport);
  await look(page, 'decisions-case-390', '.decisions');
  await notWiderThan(page, 390);

  await hers.getByRole('button', { name: 'Read and approve' }).click();
  await leads.getByText('We take the late fee of $180 away.').last().waitFor();
  await look(leads, 'decisions-read', '[role=dialog]');
  await leads.getByRole('button', { name: 'Approve exactly this' }).click();
  await hers.getByText('The customer was told').waitFor();
  await hers.getByText('To be approved').waitFor({ state: 'detached' });
  if (SHOTS !== undefined) {
    const dark = await at.sit(jo, { ...WIDE, look: { theme: 'dark' } });
    await dark.goto(`/desk/case/${it.id}`);
    await dark.getByText('The customer was told').waitFor();
    await dark.screenshot({ path: `${SHOTS}/decisions-dark.png` });
  }
  at.desk.time.now += 60_000;
  await at.desk.send();
  const { body } = await jo.get('/api/outgoing/caught');
  expect(body.messages.map((one: { body: string }) => one.body)).toContain(
    'Hello Peg,\n\nWe take the late fee of $180 away.\n\nMira',
  );
});

test('what somebody did is put on record, the officer is asked how they are, and a restriction is asked for', async () => {
  const { desk } = at;
  const noah = await desk.officer('Noah Lind');
  await desk.officer('Ines Marlow', { roles: ['team leader'] });
  await lineOn(desk, { holder: { role: 'team leader' }, power: 'restriction' });
  const id = await caseOf(desk, noah, { subject: 'The parking permit' });
  const page = await at.sit(noah, WIDE);
  await page.goto(`/desk/case/${id}`);
  const panel = page.getByRole('region', { name: 'Conduct' });
  await panel.getByRole('button', { name: 'Record an incident' }).click();
  await page.getByLabel('What was said or done, as it was').fill('“I know which bus you take home.”');
  await page.getByLabel('somebody’s safety').check();
  await look(page, 'conduct-record', '[role=dialog]');
  await page.getByRole('button', { name: 'Put it on record' }).click();
  await panel.getByText('“I know which bus you take home.”').waitFor();
  await panel.getByRole('button', { name: 'Warn in writing…' }).click();
  await page.getByRole('button', { name: 'Send the warning' }).click();
  await panel.getByText('Warned', { exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Ask for a restriction…' }).click();
  await page.getByLabel('Why nothing less is enough').fill('Two officers were threatened.');
  await page.getByLabel('What else was tried or thought of').fill('A warning, and another officer.');
  await page.getByLabel(/^Disability, illness/).fill('None known; we asked twice.');
  await page.getByLabel('Who decides').selectOption({ label: 'Ines Marlow' });
  await look(page, 'conduct-propose', '[role=dialog]');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await panel.getByText('Waits for a decision').waitFor();
  await look(page, 'conduct-case', '.conduct');
  await page.goto('/desk');
  await page.getByText('How are you after that?').waitFor();
  await look(page, 'conduct-today');
  await page.setViewportSize(PHONE.viewport);
  await notWiderThan(page, 390);
  await look(page, 'conduct-today-390');
  await page.getByRole('button', { name: 'I am fine' }).click();
  await page.getByText('How are you after that?').waitFor({ state: 'detached' });
  const { things } = (await noah.get('/api/today')).body;
  expect(things.filter(({ about }: { about: string }) => about === 'conduct.wellbeing')).toEqual([]);
});
