import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };

let at: BrowserDesk;

beforeAll(async () => {
  at = await openBrowserDesk();
  await at.desk.as(SYSTEM, (work) => prepareStandards(at.desk.parts.standards, work, at.desk.parts.config.timeZone));
});
afterAll(() => at.close());

test('an officer promises with one key, is offered what they wrote, keeps it, and is shown how a time was found', async () => {
  const mira = await at.desk.officer('Mira');
  await at.letter({ from: 'Peg Doolan <peg@mail.example>', subject: 'My permit', text: 'Where is it?' });
  const { body } = await mira.get(`/api/cases?team=${at.desk.teamId}`);
  const [it] = body.cases;
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/case/${it.id}`);
  const promises = page.getByRole('region', { name: 'Promises' });
  await promises.getByRole('button', { name: 'Promise something' }).waitFor();

  const keys: string[] = [];
  const press = async (key: string) => {
    keys.push(key);
    await page.keyboard.press(key);
  };
  await press('p');
  await page.getByLabel('I will').fill('ring you about the fee tomorrow');
  await page.getByText('“tomorrow” gives the date below.').waitFor();
  await press('Enter');
  await promises.getByText('ring you about the fee', { exact: true }).waitFor();
  expect(keys).toEqual(['p', 'Enter']);

  await mira.post(`/api/cases/${it.id}/reply`, { body: 'Hello Peg. We will post the permit within two weeks.' });
  await promises.getByText('We will post the permit within two weeks.').waitFor();
  await promises.getByRole('button', { name: 'Promise it' }).click();
  await promises.getByText('post the permit', { exact: true }).waitFor();

  // While it is written: offered with the words that led to it, dismissed with Escape, accepted with one key.
  await page.keyboard.press('r');
  await page.keyboard.type('I will look at the map tomorrow. I will call you by Thursday.');
  await page.getByText('Because you wrote “I will” and “tomorrow”.').waitFor();
  await press('Escape');
  await page.getByText('Because you wrote “I will” and “by Thursday”.').waitFor();
  const offered = await new AxeBuilder({ page }).include('.composer').analyze();
  expect(offered.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  if (process.env['KEPT_SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['KEPT_SHOTS']}/offer.png` });
  await press('Alt+p');
  expect(keys.slice(2)).toEqual(['Escape', 'Alt+p']);
  await page.getByText(/^Promised with this/).waitFor();
  await page.keyboard.press('Control+Enter');
  await promises.getByText('call you', { exact: true }).waitFor();
  // Taken back, it was promised to nobody; its draft still promises it.
  await page.keyboard.press('z');
  await promises.getByText('call you', { exact: true }).waitFor({ state: 'detached' });
  await page.getByText(/^Promised with this/).waitFor();

  await promises.getByRole('button', { name: 'Kept: ring you about the fee' }).click();
  await promises.getByText(/1 kept/).waitFor();

  const clocks = page.getByRole('region', { name: 'Clocks' });
  await clocks.getByRole('button', { name: 'Show the working' }).first().click();
  await clocks.getByText('Began').waitFor();

  const { violations } = await new AxeBuilder({ page }).include('.promises').include('.clocks').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const shots = process.env['KEPT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/promises.png` });
});

test('an administrator sees hours, days off and rules, and adds a day', async () => {
  const ada = await at.desk.officer('Ada', { roles: ['administrator'] });
  const page = await at.sit(ada, WIDE);
  await page.goto('/desk/admin/time');
  await page.getByRole('heading', { name: 'Hours' }).waitFor();
  await page.getByLabel('What it is').fill('Flood');
  await page.getByLabel('Day', { exact: true }).fill(`${new Date(at.desk.time.now).getUTCFullYear()}-12-03`);
  await page.getByRole('button', { name: 'Add a day off' }).click();
  await page.getByRole('cell', { name: 'Flood', exact: true }).waitFor();
  const { violations } = await new AxeBuilder({ page }).include('#main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const shots = process.env['KEPT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/time.png`, fullPage: true });
});
