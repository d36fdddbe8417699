import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

let browser: BrowserDesk;
let mira: TestOfficer;
let caseId: string;

beforeAll(async () => {
  browser = await openBrowserDesk({ AGENCY_NAME: 'Service Southmark' });
  mira = await browser.desk.officer('Mira Tolentino', { roles: ['team leader'] });
  const customer = {
    kind: 'person',
    name: 'Peg Doolan',
    contactPoints: [{ kind: 'post', value: '12 Sample Street\nSOUTHMARK NSW 2999' }],
  };
  const { id } = (await mira.post('/api/customers', customer)).body;
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
  expect(await page.getByLabel('Print').inputValue()).toBe('large print');
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
