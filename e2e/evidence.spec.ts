import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareFrameworks } from '#areas/frameworks/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';
import { PHONE, WIDE, look } from './looked-at.ts';

let at: BrowserDesk;

beforeAll(async () => {
  at = await openBrowserDesk();
  await at.desk.as(SYSTEM, prepareFrameworks);
});
afterAll(() => at.close());

test('a case that was closed becomes accepted evidence on four frameworks, without a name in it, with one key and one sentence', async () => {
  const mira = await at.desk.officer('Mira Tolentino');
  const jo = await at.desk.officer('Jo Haldane', { roles: ['team leader'] });
  const { profiles } = (await jo.get('/api/frameworks')).body;
  await jo.post(`/api/role-profiles/${profiles[0].id}/officers`, { officerId: mira.id });
  const { id } = (
    await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: 'A late fee',
      teamId: at.desk.teamId,
      customer: { name: 'Peg Doolan', email: 'peg@home.example' },
      channel: 'phone',
      said: 'Peg Doolan rang from 0400 111 222 about the fee on 482-130-T. Bartholomew at the kiosk sent her.',
      ownerId: mira.id,
    })
  ).body;
  for (const said of ['I told Peg that it is looked at.', 'I told Peg it is taken back.'])
    await mira.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction: 'out', said });
  const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
  await mira.post(`/api/cases/${id}/move`, { version, state: 'answered', why: 'Told her.' });

  const page = await at.sit(mira, WIDE);
  await page.goto('/desk/evidence');
  await page.getByRole('button', { name: /^An enquiry was answered/ }).waitFor();
  await look(page, 'evidence-offered');
  const began = performance.now();
  await page.keyboard.press('c');
  await page.getByLabel('What does it show of what you can do?').fill('I asked what she needed before I answered.');
  await page.getByRole('button', { name: 'Take out Bartholomew' }).click();
  await page.getByText('[person A] at the kiosk').waitFor();
  await look(page, 'evidence-claim', '.dialog');
  await page.getByLabel('What does it show of what you can do?').press('Control+Enter');
  await page.getByRole('heading', { name: 'Nothing waits to be claimed' }).waitFor();
  console.log(`claimed in ${((performance.now() - began) / 1000).toFixed(1)} s`);

  const leader = await at.sit(jo, WIDE);
  await leader.goto('/desk/capability');
  await leader.getByText('I asked what she needed before I answered.').waitFor();
  await leader.getByRole('button', { name: 'What was done, without names' }).click();
  await look(leader, 'capability-waiting');
  expect(await leader.locator('#main').textContent()).not.toMatch(/Peg|Doolan|0400|Bartholomew|482-130/);
  await leader.getByRole('button', { name: /^Accept it for/ }).click();
  await leader.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
  await leader.getByRole('button', { name: 'The team' }).click();
  await leader.getByRole('button', { name: 'Mira Tolentino' }).click();
  await leader.getByText('Customer Service Representative').first().waitFor();
  await look(leader, 'capability-team');

  await page.getByRole('button', { name: 'What is covered' }).click();
  await page
    .getByText(
      /of 16 lines have accepted evidence|of 117 lines have accepted evidence|of 100 lines have accepted evidence|of 26 lines have accepted evidence/,
    )
    .waitFor();
  await look(page, 'evidence-map');
  const { frameworks } = (await mira.get('/api/capability/coverage')).body;
  const moved = frameworks.filter(({ lines }: { lines: { works: number }[] }) => lines.some(({ works }) => works > 0));
  expect(moved.map(({ short }: { short: string }) => short).toSorted()).toEqual(['BSBCUS501', 'NSW', 'PUB', 'ST0072']);
});

test('somebody who was there signs a statement on a telephone, without an account', async () => {
  const mira = await at.desk.officer('Ida Mensah');
  const page = await at.sit(mira, WIDE);
  await page.goto('/desk/evidence');
  await page.getByRole('button', { name: 'Portfolio' }).click();
  await page.getByRole('button', { name: 'Ask somebody for a statement' }).click();
  await page.getByLabel('Whom you ask').fill('Sam at the kiosk');
  await page.getByLabel('What it is about').fill('The queue on Monday morning');
  await page.locator('.lines-of .pick').first().click();
  await look(page, 'statement-ask', '.dialog');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.locator('.dialog code').textContent()) ?? '';
  const phone = await at.sit(undefined, PHONE);
  await phone.goto(new URL(link).pathname);
  await phone.getByLabel('What did they do, and how well?').fill('She calmed the whole line in two minutes.');
  await phone.getByLabel('Your name').fill('Sam Okoro');
  await phone.getByLabel('How do you know their work?').fill('I work at the kiosk');
  await look(phone, 'statement-phone', 'body');
  await phone.getByRole('button', { name: 'Sign and send' }).click();
  await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Portfolio' }).click();
  await page.getByText('She calmed the whole line in two minutes.').waitFor();
  expect((await mira.get('/api/capability/portfolio')).body.statements).toMatchObject([{ author: 'Sam Okoro' }]);
  await page.setViewportSize(PHONE.viewport);
  await look(page, 'evidence-portfolio-phone');
  await page.goto('/desk/development');
  await page.getByRole('heading', { name: 'Nothing is planned' }).waitFor();
  await look(page, 'development-phone');
});
