import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const LEAK = {
  title: 'Who repairs a leaking pipe?',
  topic: 'Water',
  agency: 'Southmark Water',
  legalSource: 'Water Customer Code, chapter 5',
  body: '## Before the meter\n\nWe repair pipes in the street at no cost to you.\n\n## After the meter\n\nPipes behind the meter belong to the house. Ring a licensed plumber, and ask us for the leak allowance.',
};

test('an article is written and agreed to; it stands beside the case it answers, one key puts it in, and the answer cites it', async () => {
  const jo = await at.desk.officer('Jo Pemberton', { roles: ['team leader'] });
  const priya = await at.desk.officer('Priya Nand', { roles: ['complaints manager'] });
  const mira = await at.desk.officer('Mira Tolentino');

  const writes = await at.sit(jo, WIDE);
  await writes.goto('/desk/knowledge');
  await writes.getByText('There are no articles yet').waitFor();
  await writes.getByRole('button', { name: 'Write an article' }).click();
  await writes.getByLabel(/^Title/).fill(LEAK.title);
  await writes.getByLabel('Topic', { exact: true }).fill(LEAK.topic);
  await writes.getByLabel(/^Agency/).fill(LEAK.agency);
  await writes.getByRole('button', { name: 'Everybody, on the public site too' }).click();
  await writes.getByLabel(/^The article/).fill(LEAK.body);
  await writes.getByLabel('The law or instrument it rests on').fill(LEAK.legalSource);
  await look(writes, 'knowledge-write', '[role=dialog]');
  await writes.getByRole('button', { name: 'Save it' }).click();
  await writes.getByRole('button', { name: 'It is finished' }).click();
  await writes.getByText('Somebody else has to agree to it.').waitFor();

  const agrees = await at.sit(priya, WIDE);
  await agrees.goto('/desk');
  await agrees.getByRole('link', { name: `Read “${LEAK.title}” before it is published` }).click();
  await agrees.getByRole('button', { name: 'I agree to it…' }).click();
  await agrees.getByRole('button', { name: 'Publish it now' }).click();
  await agrees.getByRole('dialog').waitFor({ state: 'detached' });
  await agrees.getByText('Published', { exact: true }).waitFor();
  await look(agrees, 'knowledge-article');

  await at.letter({
    from: 'Peg Doolan <peg@mail.example>',
    subject: 'Water in the garden',
    text: 'A pipe is leaking behind the meter. Who has to repair it, you or a plumber?',
  });
  const [it] = (await mira.get(`/api/cases?team=${at.desk.teamId}`)).body.cases;
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/case/${it.id}`);
  const panel = page.getByRole('region', { name: 'Knowledge' });
  await panel.getByText(LEAK.title).waitFor();
  await panel.getByText(/Because of: .*“leaking”/).waitFor();
  await look(page, 'knowledge-case', '.knowledge');
  await page.locator('main h1').focus();
  await page.keyboard.press('f');
  const answer = page.getByRole('textbox', { name: 'Your answer' });
  await expect.poll(() => answer.inputValue()).toContain('Ring a licensed plumber');
  expect(await answer.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+Enter');
  await panel.getByText('One answer rests on an article').click();
  await panel.getByText(`${LEAK.title}, version 1`).waitFor();
  await panel.getByRole('button', { name: 'No…' }).click();
  await panel.getByLabel('What is not right?').fill('It is six months now.');
  await panel.getByRole('button', { name: 'Tell whoever has it' }).click();
  await panel.getByLabel('What is not right?').waitFor({ state: 'detached' });
  await look(page, 'knowledge-cited', '.knowledge');
  await page.setViewportSize(PHONE.viewport);
  await notWiderThan(page, 390);

  await writes.goto('/desk/knowledge?view=upkeep');
  await writes.getByRole('region', { name: 'Said not to be right' }).getByText(LEAK.title).click();
  await writes.getByText('It is six months now.').waitFor();
  await writes.getByRole('button', { name: 'Write the next wording' }).click();
  await writes.getByLabel(/^The article/).fill(`${LEAK.body}\n\nAsk within six months.`);
  await writes.getByRole('button', { name: 'Save it' }).click();
  await writes.getByText('This is version 2, which is not published.', { exact: false }).waitFor();
  await writes.getByRole('button', { name: 'Earlier wordings, and what changed' }).click();
  await writes.locator('ins', { hasText: 'Ask within six months.' }).waitFor();
  await look(writes, 'knowledge-compare');
  await writes.setViewportSize(PHONE.viewport);
  await notWiderThan(writes, 390);
  if (SHOTS !== undefined) await writes.screenshot({ path: `${SHOTS}/knowledge-compare-390.png`, fullPage: true });
  await writes.goto('/desk/knowledge?q=leeking+pipe');
  await writes.getByRole('link', { name: LEAK.title }).waitFor();
  await look(writes, 'knowledge-found-390');
  await notWiderThan(writes, 390);

  // The same words stand on the public site, in the wording that was agreed to, without a script.
  const visitor = await at.sit(undefined, { ...PHONE, javaScriptEnabled: false });
  await visitor.goto('/');
  await visitor.getByLabel('What do you want to know?').fill('who repairs a leak');
  await visitor.getByRole('button', { name: 'Find an answer' }).click();
  await visitor.getByRole('link', { name: LEAK.title }).click();
  await visitor.getByText('Ring a licensed plumber', { exact: false }).waitFor();
  expect(await visitor.getByText('Ask within six months.').count()).toBe(0);
  await notWiderThan(visitor, 390);
  if (SHOTS !== undefined) await visitor.screenshot({ path: `${SHOTS}/knowledge-public-390.png`, fullPage: true });
  const scripted = await at.sit(undefined, WIDE);
  await scripted.goto('/help/who-repairs-a-leaking-pipe');
  await look(scripted, 'knowledge-public');
  await scripted.goto('/help?q=leeking+pipe');
  await look(scripted, 'knowledge-public-found');
});

test('a guide is written without code, gone through beside a case with the number keys, and by anybody without a script', async () => {
  const jo = await at.desk.officer('Jo Guides', { roles: ['team leader'] });
  const priya = await at.desk.officer('Priya Guides', { roles: ['complaints manager'] });
  const mira = await at.desk.officer('Mira Guides');

  const writes = await at.sit(jo, WIDE);
  await writes.goto('/desk/knowledge');
  await writes.getByRole('button', { name: 'Write an article' }).click();
  const form = writes.getByRole('dialog');
  await form.getByLabel(/^Title/).fill('Where is my bin?');
  await form.getByRole('button', { name: 'Everybody, on the public site too' }).click();
  await form.getByLabel(/^The article/).fill('A bin that is gone is found or replaced.');
  await form.getByRole('button', { name: 'Add a guide' }).click();
  const step = (n: number) => form.getByRole('group', { name: new RegExp(`^Step ${n}:`) });
  await step(1).getByLabel('What to ask').fill('Was it there yesterday?');
  await step(1).getByLabel('Answer 1', { exact: true }).fill('Yes');
  await step(1).getByLabel('Answer 1 leads to').selectOption({ label: 'What comes of it, new' });
  await step(1).getByLabel('Answer 2', { exact: true }).fill('No');
  await step(2).getByLabel('What to say or do').fill('Look in the street first. It is mostly two doors away.');
  await form.getByText('An answer leads nowhere. Say which step comes next.').first().waitFor();
  await look(writes, 'guide-write', '[role=dialog]');
  await step(1).getByLabel('Answer 2 leads to').selectOption({ label: 'What comes of it, new' });
  await step(3).getByLabel('What to say or do').fill('We bring a new bin within three days.');
  await form.getByRole('button', { name: 'Try it' }).click();
  await form.getByRole('button', { name: 'No', exact: true }).click();
  await form.getByText('We bring a new bin within three days.').last().waitFor();
  await writes.setViewportSize(PHONE.viewport);
  await notWiderThan(writes, 390);
  if (SHOTS !== undefined) await writes.screenshot({ path: `${SHOTS}/guide-write-390.png` });
  await form.getByRole('button', { name: 'Save it' }).click();
  await writes.getByRole('button', { name: 'It is finished' }).click();
  await writes.getByText('Somebody else has to agree to it.').waitFor();
  const id = writes.url().split('/').at(-1);
  expect((await priya.post(`/api/knowledge/${id}/approve`, { version: 1 })).status).toBe(200);

  await at.letter({ from: 'Peg <peg@mail.example>', subject: 'My bin', text: 'Where is my bin? It is gone.' });
  const [it] = (await mira.get(`/api/cases?team=${at.desk.teamId}&order=newest`)).body.cases;
  const page = await at.sit(mira, WIDE);
  await page.goto(`/desk/case/${it.id}`);
  const panel = page.getByRole('region', { name: 'Knowledge' });
  await panel.getByRole('button', { name: /^Go through the guide/ }).waitFor();
  await page.locator('main h1').focus();
  await page.keyboard.press('q');
  const run = panel.getByRole('region', { name: 'Where is my bin?' });
  await run.getByRole('heading', { name: 'Was it there yesterday?' }).waitFor();
  await look(page, 'guide-run', '.knowledge');
  await page.keyboard.press('1');
  await run.getByText('Look in the street first.', { exact: false }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('What to answer');
  await page.keyboard.press('0');
  await run.getByRole('heading', { name: 'Was it there yesterday?' }).waitFor();
  await page.keyboard.press('2');
  await run.getByText('We bring a new bin', { exact: false }).waitFor();
  await look(page, 'guide-end', '.knowledge');
  await page.keyboard.press('1');
  const answer = page.getByRole('textbox', { name: 'Your answer' });
  await expect.poll(() => answer.inputValue()).toContain('We bring a new bin within three days.');
  await run.getByRole('button', { name: 'Done with it' }).click();
  await panel.getByText('Gone through').waitFor();
  await page.setViewportSize(PHONE.viewport);
  await notWiderThan(page, 390);

  const visitor = await at.sit(undefined, { ...PHONE, javaScriptEnabled: false });
  await visitor.goto('/help/where-is-my-bin');
  await visitor.getByRole('link', { name: 'Answer a few questions to find what holds for you' }).click();
  await visitor.getByRole('link', { name: 'No', exact: true }).click();
  await visitor.getByText('We bring a new bin within three days.').waitFor();
  await visitor.getByRole('link', { name: 'Change: Was it there yesterday?' }).click();
  await visitor.getByRole('heading', { name: 'Was it there yesterday?' }).waitFor();
  await notWiderThan(visitor, 390);
  if (SHOTS !== undefined) await visitor.screenshot({ path: `${SHOTS}/guide-public-390.png`, fullPage: true });
  const scripted = await at.sit(undefined, WIDE);
  await scripted.goto('/help/where-is-my-bin/guide');
  await look(scripted, 'guide-public');
});
