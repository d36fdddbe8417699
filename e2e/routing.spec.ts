import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveSkill, makeSkill, setPresence } from '#areas/roster/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const shots = process.env['KEPT_SHOTS'];

let at: BrowserDesk;
beforeAll(async () => {
  at = await openBrowserDesk();
});
afterAll(() => at.close());

test('a leader says how a queue gives its work out and sees what waits; an officer asks for the next and reads why it came', async () => {
  const { desk } = at;
  const [lea, mira] = [await desk.officer('Lea Der', { roles: ['team leader'] }), await desk.officer('Mira Tolentino')];
  const skillId = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'language', name: 'Vietnamese' }));
  const give = { officerId: mira.id, skillId, level: 4, validUntil: null, evidence: 'Exam' };
  await desk.as(SYSTEM, (work) => giveSkill(work, give));
  await desk.as(SYSTEM, (work) => setPresence(desk.parts.live, work, { officerId: mira.id, state: 'available' }));
  await at.letter({ from: 'Peg Doolan <peg@mail.example>', subject: 'My permit', text: 'Where is it?' });

  const leads = await at.sit(lea, WIDE);
  await leads.goto('/desk/admin/giving');
  await leads.getByRole('button', { name: 'They ask for the next' }).click();
  await leads.getByRole('button', { name: 'One more need' }).click();
  await leads.getByText('One officer could take this now').waitFor();
  await leads.getByLabel('At least at level').selectOption('5');
  await leads.getByText('0 officers could take this now').waitFor();
  await leads.getByRole('button', { name: 'Save for this queue' }).click();
  const waiting = leads.getByRole('region', { name: 'What waits' });
  await waiting.getByText('Needs Vietnamese, level 5: nobody who is on has it.').waitFor();
  await leads.getByLabel('At least at level').selectOption('3');
  await leads.getByRole('button', { name: 'Save for this queue' }).click();
  await waiting.getByText('It waits to be asked for: one officer could take it.').waitFor();
  const settings = await new AxeBuilder({ page: leads }).include('#main').analyze();
  expect(settings.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  if (shots !== undefined) await leads.screenshot({ path: `${shots}/giving.png`, fullPage: true });
  await leads.setViewportSize({ width: 390, height: 844 });
  expect(await leads.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  if (shots !== undefined) await leads.screenshot({ path: `${shots}/giving-390.png`, fullPage: true });

  const page = await at.sit(mira, { ...WIDE, look: { theme: 'dark' } });
  await page.goto('/desk/mine');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('w');
  await page.getByRole('heading', { name: 'My permit' }).waitFor();
  const why = page.getByRole('region', { name: 'How it finds its officer' });
  await why.getByText('They asked for the next.').waitFor();
  await why.getByRole('button', { name: 'The whole working' }).click();
  await why.getByText('It needs Vietnamese at level 3, and they have level 4.').waitFor();
  const beside = await new AxeBuilder({ page }).include('.case-routing').analyze();
  expect(beside.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/why-dark.png` });

  await page.keyboard.press('w');
  await page.getByText('Nothing waits in your queues.').waitFor();
});
