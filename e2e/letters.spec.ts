import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { sendBatches } from '#areas/letters/server/index.ts';
import { sendOutreach } from '#areas/outreach/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

let browser: BrowserDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let caseId: string;
let customerId: string;

/** Outreach goes in the hours of the office: the coming Monday, in the morning in Sydney. */
function comingMonday(): number {
  const tomorrow = Math.ceil(Date.now() / DAY) * DAY;
  return tomorrow + ((8 - new Date(tomorrow).getUTCDay()) % 7) * DAY + HOUR / 2;
}

beforeAll(async () => {
  browser = await openBrowserDesk({ AGENCY_NAME: 'Service Southmark' });
  browser.desk.time.now = comingMonday();
  await browser.desk.as(SYSTEM, (work) => prepareStandards(browser.desk.parts.standards, work, 'Australia/Sydney'));
  jo = await browser.desk.officer('Jo Haldane', { roles: ['team leader'] });
  mira = await browser.desk.officer('Mira Tolentino', { roles: ['team leader'] });
  const customer = {
    kind: 'person',
    name: 'Peg Doolan',
    contactPoints: [{ kind: 'post', value: '12 Sample Street\nSOUTHMARK NSW 2999' }],
  };
  const { id } = (await mira.post('/api/customers', customer)).body;
  customerId = id;
  await mira.post(`/api/customers/${id}/needs`, { kind: 'large print' });
  const opened = {
    kind: 'enquiry',
    subject: 'Concession card refused',
    teamId: browser.desk.teamId,
    customer: { id },
    channel: 'letter',
    said: 'She wrote that her card was refused.',
    ownerId: mira.id,
  };
  caseId = (await mira.post('/api/cases', opened)).body.id;
});
afterAll(() => browser.close());

test('somebody who wrote by letter is answered by letter, in the print they need, and the letter is posted', async () => {
  const page = await browser.sit(mira);
  await page.goto(`/desk/case/${caseId}`);
  await page.getByRole('button', { name: 'Letter', pressed: true }).waitFor();
  await page.getByText('They wrote to us by letter.').waitFor();
  expect(await page.getByLabel('Addressed to').inputValue()).toBe('Peg Doolan');
  expect(await page.getByLabel('Print', { exact: true }).inputValue()).toBe('large print');
  await page.getByRole('textbox', { name: 'Your answer' }).fill('Dear Peg,\n\nYour card is on its way.');
  await page.getByRole('link', { name: 'Open the page by itself' }).waitFor();
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.getByText('The letter to Peg Doolan is ready to be posted.').waitFor();

  browser.desk.time.now += 60_000;
  await browser.desk.send();
  await page.goto('/desk/letters');
  await page.getByRole('link', { name: 'Peg Doolan' }).waitFor();
  await page.getByText('Large print').waitFor();
  await page.getByRole('button', { name: 'It is posted' }).click();
  await page.getByText('1 letter is posted.').waitFor();
  await page.getByRole('heading', { name: 'Nothing waits to be posted' }).waitFor();
  await page.getByRole('button', { name: 'Posted', exact: true }).click();
  const href = await page.getByRole('link', { name: 'As it was sent' }).getAttribute('href');
  const sent = await page.request.get(href ?? '');
  expect(sent.headers()['content-type']).toBe('application/pdf');
});

test('somebody without a case is written to with others: made, looked at, released by a colleague, written, and ready to be posted', async () => {
  const body = 'Dear {{customer.name}},\n\nrebates open on Monday.\n\n{{officer.name}}';
  await mira.post('/api/templates/shared', { name: 'Rebates open', shortcut: 'rebates', body });
  const page = await browser.sit(mira);
  await page.goto('/desk/letters');
  await page.getByRole('button', { name: 'To many', exact: true }).click();
  await page.getByRole('button', { name: 'Write to many' }).click();
  await page.getByLabel('What it is called').fill('The rebate');
  await page.getByRole('button', { name: 'People who have no case' }).click();
  await page.getByLabel('Where they are reached, one a line').fill('99 Nowhere Road');
  await page.getByLabel('What they are told').selectOption({ label: 'Rebates open' });
  await page.getByRole('button', { name: 'Make the letters' }).click();
  await page.getByText('line 1 (99 Nowhere Road) reaches nobody we know').waitFor();
  await page.getByLabel('Where they are reached, one a line').fill('12 Sample Street SOUTHMARK NSW 2999');
  await page.getByRole('button', { name: 'Make the letters' }).click();
  await page.getByText('Dear Peg Doolan').waitFor();
  await page.getByRole('button', { name: 'Fine', exact: true }).click();
  await page.getByText('Somebody else releases what you made.').waitFor();

  const other = await browser.sit(jo);
  await other.goto('/desk/letters');
  await other.getByRole('button', { name: 'To many', exact: true }).click();
  await other.getByRole('button', { name: 'The rebate' }).click();
  await other.getByRole('button', { name: 'Let 1 letter go' }).click();
  await other.getByText('Released', { exact: true }).waitFor();
  const { database, letters } = browser.desk.parts;
  while ((await sendBatches({ db: database.db, letters, clock: () => browser.desk.time.now })) > 0);
  browser.desk.time.now += 60_000;
  await browser.desk.send();
  await other.getByRole('button', { name: 'Ready to be posted 1' }).click();
  const href = await other.getByRole('link', { name: /Peg Doolan/ }).getAttribute('href');
  expect(href).toContain('/desk/case/');
});

test('somebody asks to be told by letter; a campaign is approved by a colleague, and its letter is printed and posted', async () => {
  const page = await browser.sit(mira);
  await page.goto(`/desk/customer/${customerId}`);
  await page.getByRole('button', { name: 'They want to be told' }).click();
  await page.getByLabel('About', { exact: true }).fill('rebates');
  await page.getByRole('button', { name: 'By letter', exact: true }).click();
  await page.getByLabel('At the postal address').fill('12 Sample Street\nSOUTHMARK NSW 2999');
  await page.getByLabel('How we know').fill('Asked at the counter.');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText('Asked at the counter.').waitFor();
  await page.goto('/desk/outreach');
  await page.getByRole('button', { name: 'New campaign' }).click();
  await page.getByLabel('What it is called').fill('Rebates open');
  await page.getByLabel('For everybody who asked about').selectOption('rebates');
  await page.getByLabel('Subject').fill('Rebates open on Monday');
  await page.getByLabel('What they are told').fill('Dear {{customer.name}}, rebates open on Monday.');
  const day = new Date(browser.desk.time.now).toISOString().slice(0, 10);
  await page.getByLabel('From', { exact: true }).fill(day);
  await page.getByLabel('Until', { exact: true }).fill(day);
  await page.getByRole('button', { name: 'Have it approved' }).click();
  await page.getByText('To be approved').waitFor();

  const other = await browser.sit(jo);
  await other.goto('/desk/outreach');
  await other.getByRole('button', { name: 'Rebates open', exact: true }).click();
  await other.getByRole('button', { name: 'Let it go to 1 address' }).click();
  await other.getByText('Approved', { exact: true }).waitFor();
  const { database, outreach } = browser.desk.parts;
  const clock = () => browser.desk.time.now;
  while ((await sendOutreach({ db: database.db, outreach, transport: null, clock })) > 0);
  await other.getByRole('button', { name: 'Ready to be posted 1' }).click();
  const href = await other.getByRole('link', { name: 'Print 1 letter' }).getAttribute('href');
  expect((await other.request.get(href ?? '')).headers()['content-type']).toBe('application/pdf');
  await other.getByRole('button', { name: 'They were posted today' }).click();
  await other.getByRole('button', { name: 'Sent 1' }).waitFor();
});
