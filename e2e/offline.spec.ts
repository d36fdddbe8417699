import { AxeBuilder } from '@axe-core/playwright';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { freePort, startKept, type Process } from '#testing/processes.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

/** The desk is served by a process of its own, so that it can be killed while somebody types. */
const READY = /Kept is running/;
const PATIENT = { timeout: 30_000 };

let at: BrowserDesk;
let mira: TestOfficer;
let kept: Process;
let env: Record<string, string>;

beforeAll(async () => {
  at = await openBrowserDesk();
  mira = await at.desk.officer('Mira Tolentino');
  const { data, mailAddress } = at.desk.parts.config;
  env = {
    DATA: data,
    MAIL_ADDRESS: mailAddress,
    DATABASE_URL: at.desk.parts.database.url,
    PORT: String(await freePort()),
    SMTP_LISTEN: 'off',
    LOG_LEVEL: 'silent',
  };
  kept = await startKept(['server'], env, READY);
});
afterAll(async () => {
  await kept.stop();
  await at.close();
});

const halfWritten = async (kind: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ body: string }>`
    select body from cases.draft where officer_id = ${mira.id} and kind = ${kind}`.execute(at.desk.parts.database.db);
  return rows.map(({ body }) => body.trim());
};
const inBrowser = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith('kept.draft'))
      .map(([, text]) => String(text)),
  );

test('a line that breaks, a service that is killed and a window that closes lose no letter, and nothing is sent twice', async () => {
  await at.letter({ from: 'Peg Doolan <peg@mail.example>', subject: 'The fence', text: 'It has a hole.' });
  const { body } = await mira.get(`/api/cases?team=${at.desk.teamId}`);
  const id: string = body.cases[0].id;
  const page = await at.sit(mira, {
    baseURL: `http://127.0.0.1:${env['PORT']}`,
    viewport: { width: 1440, height: 900 },
  });
  await page.goto(`/desk/case/${id}`);
  await page.locator('.timeline .entry').first().waitFor();
  const answer = page.getByLabel('Your answer');
  const band = page.getByText(/^No connection since/);

  // The network goes. What is typed stands here, and says so; what is pressed does nothing, and says so.
  await page.keyboard.press('r');
  await page.keyboard.type('We looked at the fence. ');
  await page.context().setOffline(true);
  await band.waitFor();
  await page.keyboard.type('It has a hole. ');
  await page.getByText(/^As it was at/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('No connection. Nothing was changed.').waitFor();
  expect(await answer.inputValue()).toBe('We looked at the fence. It has a hole. ');
  expect((await inBrowser(page)).join()).toContain('It has a hole. ');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  const shots = process.env['KEPT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/offline.png` });

  // It is back: the text goes over by itself, and what happened meanwhile is on the screen.
  await mira.post(`/api/cases/${id}/notes`, { body: 'The depot has the wood.' });
  await page.context().setOffline(false);
  await band.waitFor({ state: 'detached' });
  await page.getByText('The depot has the wood.').waitFor();
  await expect.poll(() => halfWritten('reply'), PATIENT).toEqual(['We looked at the fence. It has a hole.']);

  // The service dies in the middle of a word and comes back.
  await answer.focus();
  await kept.kill();
  await page.keyboard.type('We mend it on Friday.');
  await band.waitFor();
  kept = await startKept(['server'], env, READY);
  await band.waitFor({ state: 'detached' });
  const whole = 'We looked at the fence. It has a hole. We mend it on Friday.';
  await expect.poll(() => halfWritten('reply'), PATIENT).toEqual([whole]);
  expect(await answer.inputValue()).toBe(whole);
  await expect.poll(() => inBrowser(page), PATIENT).toEqual([]);

  // The answer arrives, and the word that it did is lost. Sending it again sends nothing.
  const cut = { times: 0 };
  await page.route('**/reply', async (route) => {
    await route.fetch();
    cut.times += 1;
    await route.abort();
  });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => cut.times, PATIENT).toBe(1);
  await page.unroute('**/reply');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => answer.inputValue(), PATIENT).toBe('');
  const entries = (await mira.get(`/api/cases/${id}`)).body.entries as { type: string; officerId: string | null }[];
  expect(entries.filter(({ type, officerId }) => type === 'message' && officerId === mira.id)).toHaveLength(1);

  // Whoever signs out takes nothing away and leaves nothing behind.
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('i');
  await page.getByLabel('Note for colleagues').focus();
  await page.keyboard.type('Ask the depot for posts.');
  await page.getByRole('button', { name: /^Acts for/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in*');
  expect(await inBrowser(page)).toEqual([]);
  expect(await halfWritten('note')).toEqual(['Ask the depot for posts.']);
  await page.context().close();
});
