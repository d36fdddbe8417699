import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

let at: BrowserDesk;
let mira: TestOfficer;
let jo: TestOfficer;
beforeAll(async () => {
  at = await openBrowserDesk();
  mira = await at.desk.officer('Mira Tolentino');
  jo = await at.desk.officer('Jo Haldane', { roles: ['team leader'] });
  const body = { teamId: at.desk.teamId, officerId: mira.id, hours: { from: 540, to: 1020, name: 'Early' } };
  for (const days of [3, 4])
    await jo.post('/api/roster/shifts', {
      ...body,
      day: new Date(at.desk.time.now + days * DAY).toISOString().slice(0, 10),
    });
});
afterAll(() => at.close());

test('an officer says that they are away, offers a shift and asks for leave with the keyboard alone, and a leader decides', async () => {
  const page = await at.sit(mira);
  await page.goto('/desk/roster');
  await page.getByRole('heading', { name: /You work next on/ }).waitFor();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Are you here?' });
  await dialog.getByRole('button', { name: /^Away/ }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.rail .am-here', { hasText: 'Away' }).waitFor();

  await page
    .getByRole('button', { name: /^Offer .* to a colleague$/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'To whom' }).waitFor();
  await page.getByRole('textbox', { name: 'A word to go with it' }).fill('Dentist');
  await page.keyboard.press('Enter');
  await page.getByText('You offer it to the team').waitFor();

  await page.getByRole('button', { name: 'Ask for leave' }).focus();
  await page.keyboard.press('Enter');
  const day = new Date(at.desk.time.now + 30 * DAY).toISOString().slice(0, 10);
  await page.getByLabel('First day').fill(day);
  await page.keyboard.press('Enter');
  await page.getByText('waits for your leader').waitFor();

  const other = await at.sit(jo);
  await other.goto('/desk/roster/team');
  await other.getByRole('heading', { name: 'One thing waits for you' }).waitFor();
  await other.getByRole('button', { name: /^Approve the leave of Mira Tolentino/ }).click();
  // The officer's screen hears of it by itself.
  await page.getByText('Holiday, approved').waitFor();
  const { body } = await mira.get('/api/roster/presence');
  expect(body.state).toBe('away');
  await Promise.all([page, other].map((one) => one.context().close()));
});
