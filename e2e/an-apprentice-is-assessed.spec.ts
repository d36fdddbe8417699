import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  archiveFor,
  beginFor,
  dayOf,
  decideAll,
  discussed,
  done,
  letPass,
  observed,
  openCast,
  register,
  showcaseHeld,
  standardise,
  throughTheGateway,
  toTheAssessor,
  type Cast,
} from '#areas/assessment/server/assessment.fixtures.ts';
import { DAY } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const TABLET = { viewport: { width: 1024, height: 768 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const SHOTS = process.env['KEPT_SHOTS'];

let at: BrowserDesk;
let cast: Cast;

beforeAll(async () => {
  at = await openBrowserDesk();
  cast = await openCast(at.desk);
});
afterAll(() => at.close());

async function look(page: Page, name: string): Promise<void> {
  await page.locator('#main').waitFor();
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).include('#main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
const notWiderThan = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
const view = async (who: TestOfficer, id: string) => (await who.get(`/api/programmes/${id}`)).body;

test('a year of learning, three signatures, three methods, a second look and the result, each by whose turn it is', async () => {
  const { desk } = at;
  const id = await beginFor(cast, dayOf(desk.time.now));
  for (const month of [3, 6, 9]) {
    await letPass(desk, 92 * DAY);
    const present = [cast.apprentice.id, cast.manager.id, cast.provider.id];
    await done(cast.manager, id, 'acts', {
      act: 'review',
      month,
      on: dayOf(desk.time.now),
      present,
      words: 'On track.',
      issues: [],
    });
  }
  const early = await at.sit(cast.manager, WIDE);
  await early.goto(`/desk/assessment/${id}`);
  await early.getByRole('button', { name: 'Open the gateway…' }).click();
  await early.getByLabel(/^Why some criteria/).fill('Not needed yet.');
  await early.getByRole('dialog').getByRole('button', { name: 'Open the gateway' }).click();
  await early.getByText(/The gateway opens on .* at the earliest/).waitFor();
  await letPass(desk, 95 * DAY);

  // What was agreed above is signed on a telephone, by the last of the three.
  const stop = { ...cast, apprentice: { ...cast.apprentice, post: refusingToSign(cast.apprentice) } };
  await throughTheGateway(stop, id);
  const phone = await at.sit(cast.apprentice, PHONE);
  await phone.goto('/desk/assessment');
  await phone.getByRole('link', { name: /Callum Reyes/ }).click();
  await phone.getByText(/^They met on/).waitFor();
  await look(phone, 'assessment-sign-390');
  await notWiderThan(phone, 390);
  await phone.getByLabel('I have read the statement, and I am ready to be assessed.').check();
  await phone.getByRole('button', { name: 'Sign', exact: true }).click();
  await phone.getByText(/^Signed by everybody/).waitFor();

  // A year has gone by for the assessor as well.
  await register(cast.organiser, cast.organisation, cast.assessor.id, { currentOn: dayOf(desk.time.now) });
  await standardise(desk, cast.organiser, [cast.assessor]);
  const desktop = await at.sit(cast.organiser, WIDE);
  await done(cast.manager, id, 'acts', {
    act: 'book',
    from: dayOf(desk.time.now + DAY),
    place: 'The counter',
    adjustments: '',
  });
  await desktop.goto('/desk');
  await look(desktop, 'assessment-start-organiser');
  await desktop.getByRole('link', { name: 'Callum Reyes' }).click();
  await desktop.getByRole('button', { name: 'Allocate an assessor…' }).click();
  await desktop.getByRole('button', { name: 'Choose Ines Marlow' }).click();
  await desktop.getByText('Ines Marlow assesses all of it.').waitFor();

  await showcaseHeld(cast, id);
  await decideAll(cast, id, 'showcase');
  await done(cast.assessor, id, 'assessing', { act: 'settle a method', method: 'showcase' });
  await observed(cast, id, ['RFT.P4']);
  await discussed(cast, id);
  const assessor = await at.sit(cast.assessor, WIDE);
  await assessor.goto(`/desk/assessment/${id}`);
  await assessor
    .getByRole('group', { name: 'RFT.P4: what you decide' })
    .getByRole('button', { name: 'Met', exact: true })
    .click();
  await look(assessor, 'assessment-decide');
  await assessor.getByRole('button', { name: 'Keep these decisions' }).first().click();
  const observation = assessor.getByRole('region', { name: 'Practical observation' });
  await observation.getByRole('button', { name: 'Settle this method' }).click();
  await observation.getByText('Distinction', { exact: true }).first().waitFor();
  const discussion = assessor.getByRole('region', { name: 'Professional discussion' });
  await discussion.getByRole('button', { name: 'The rest is met' }).click();
  await discussion.getByRole('button', { name: 'Keep these decisions' }).click();
  await discussion.getByRole('button', { name: 'Settle this method' }).click();
  await assessor.getByRole('button', { name: 'Confirm the grade' }).click();
  await assessor.getByText('Together 200 of 200; a distinction takes 200.').waitFor();
  await look(assessor, 'assessment-confirmed');
  expect((await view(cast.apprentice, id)).result).toBeNull();

  await done(cast.organiser, id, 'organising', { act: 'name an assurer', assurer: cast.assurer.id });
  const assurer = await at.sit(cast.assurer, WIDE);
  await assurer.goto('/desk');
  await assurer.getByRole('link', { name: 'Callum Reyes' }).click();
  await assurer.getByRole('button', { name: 'Uphold it' }).click();
  await assurer.getByText('Upheld', { exact: true }).waitFor();
  // Two others have acted since this page was read, and an act on what one has not seen is refused.
  await desktop.reload();
  await desktop.getByRole('button', { name: 'Release the result' }).click();
  await expect.poll(() => desktop.locator('#main').innerText(), { timeout: 20_000 }).toMatch(/Released \d/);
  await phone.reload();
  await phone.getByText('Distinction', { exact: true }).first().waitFor();
  await phone.getByRole('button', { name: 'Save the certificate' }).waitFor();
  await look(phone, 'assessment-result-390');
  await notWiderThan(phone, 390);
  await badgeChecks(phone, id);
  if (SHOTS !== undefined) {
    const dark = await at.sit(cast.manager, { ...WIDE, look: { theme: 'dark' } });
    await dark.goto(`/desk/assessment/${id}`);
    await dark.getByText('Distinction', { exact: true }).first().waitFor();
    await dark.screenshot({ path: `${SHOTS}/assessment-dark.png`, fullPage: true });
    await desktop.goto('/desk/assessment/register');
    await desktop.getByText('May assess').first().waitFor();
    await look(desktop, 'assessment-register');
  }
});

/** What the apprentice took home is checked by its own page, with no network and without the desk; a changed badge is found out. */
async function badgeChecks(phone: Page, id: string): Promise<void> {
  const files = await archiveFor(cast, cast.apprentice, id);
  const [, badge = new Uint8Array()] =
    Object.entries(files).find(([name]) => name.startsWith('portfolio/badges/')) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'kept-archive-'));
  const file = join(folder, 'verify.html');
  await writeFile(file, files['portfolio/verify.html'] ?? '');
  const home = await phone.context().newPage();
  await home.context().setOffline(true);
  await home.goto(`file://${file}`);
  const said = async (bytes: Uint8Array) => {
    await home.reload();
    await home
      .locator('input')
      .setInputFiles({ name: 'badge.json', mimeType: 'application/json', buffer: Buffer.from(bytes) });
    return home.locator('output').filter({ hasText: /./ }).innerText();
  };
  expect(await said(badge)).toMatch(/^It is as .* made it/);
  expect(await said(Buffer.from(strFromU8(badge).replace('Distinction', 'Pass')))).toBe(
    'It was changed since it was signed.',
  );
  await home.context().setOffline(false);
  await home.close();
  await rm(folder, { recursive: true });
}

/** The apprentice signs last, on the screen. */
const refusingToSign =
  (who: TestOfficer): TestOfficer['post'] =>
  async (path, body, act) =>
    (body as { act?: { act?: string } } | undefined)?.act?.act === 'sign'
      ? { status: 200, body: {}, headers: {} }
      : who.post(path, body, act);

/** Until the page could be opened anew without a line. */
const keptForOffline = (page: Page) =>
  page.waitForFunction(async () => {
    const shell = await caches.open('kept-checklist-1');
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return (await shell.match('/desk')) !== undefined && names.includes('kept-answers');
  });

/** Everything that lies in this browser for opening anew, as text: its caches and its sealed answers. */
const storedOffline = (page: Page) =>
  page.evaluate(async () => {
    const shell = await caches.open('kept-checklist-1');
    const html = await (await shell.match('/desk'))?.text();
    const keys = (await shell.keys()).map(({ url }) => url).filter((url) => !url.includes('/assets/'));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asking = indexedDB.open('kept-answers');
      asking.onsuccess = () => resolve(asking.result);
    });
    const sealed = await new Promise<{ bytes: ArrayBuffer }[]>((resolve) => {
      const asking = database.transaction('pages').objectStore('pages').getAll();
      asking.onsuccess = () => resolve(asking.result as { bytes: ArrayBuffer }[]);
    });
    database.close();
    return [html, ...keys, ...sealed.map(({ bytes }) => new TextDecoder('latin1').decode(bytes))].join('\n');
  });

test('[O5] an observation is kept on two devices without a line: nothing is lost, and where they differ both stand', async () => {
  const { desk } = at;
  const apprentice = await desk.officer('Mara Quill');
  const one: Cast = { ...cast, apprentice };
  const id = await beginFor(one, dayOf(desk.time.now - 400 * DAY));
  await throughTheGateway(one, id);
  await toTheAssessor(one, id);
  await done(cast.assessor, id, 'assessing', {
    act: 'plan a session',
    method: 'observation',
    at: desk.time.now + DAY,
    place: 'workplace',
    plan: 'I sit beside you.',
    questions: [],
  });
  await done(cast.assessor, id, 'assessing', { act: 'begin a session', method: 'observation', remote: null });
  const [tablet, phone] = [await at.sit(cast.assessor, TABLET), await at.sit(cast.assessor, PHONE)];
  for (const page of [tablet, phone]) {
    await page.goto(`/desk/assessment/${id}/observe`);
    await page.getByRole('heading', { name: 'Observing Mara Quill' }).waitFor();
    await page.getByRole('button', { name: /^Communication/ }).click();
    await keptForOffline(page);
    await page.context().setOffline(true);
  }
  // What is somebody's lies sealed in the store, and is no text that anybody could read.
  expect(await storedOffline(tablet)).not.toMatch(/Mara|Quill|Marlow|COM\.P1/);
  const mark = (page: Page, code: string, state: string) =>
    page
      .getByRole('group', { name: `${code}: what you saw` })
      .getByRole('button', { name: state })
      .click();
  await tablet.getByRole('button', { name: 'Start the clock' }).click();
  await tablet.getByRole('button', { name: 'A customer contact' }).click();
  await mark(tablet, 'COM.P1', 'Seen');
  await mark(tablet, 'COM.P2', 'Seen');
  await mark(phone, 'COM.P1', 'Not met');
  await phone.getByLabel('COM.P1: what you saw, needed for “not met”').fill('No greeting.');
  await mark(phone, 'COM.P3', 'No chance');
  await tablet.getByText('4 marks are held on this device').waitFor();
  await phone.getByText('3 marks are held on this device').waitFor();
  await look(tablet, 'assessment-observe-offline');

  // The tablet falls asleep and opens the page anew, still without a line: everything is there, and the marking goes on.
  await tablet.reload();
  await tablet.getByRole('heading', { name: 'Observing Mara Quill' }).waitFor();
  await tablet.getByText('4 marks are held on this device').waitFor();
  await tablet.getByRole('button', { name: /^Communication/ }).click();
  await tablet.getByRole('group', { name: 'COM.P2: what you saw' }).locator('[aria-pressed=true]').waitFor();
  await mark(tablet, 'COM.P4', 'Seen');
  await tablet.getByText('5 marks are held on this device').waitFor();
  await look(tablet, 'assessment-observe-opened-anew');

  for (const page of [tablet, phone]) await page.context().setOffline(false);
  for (const page of [tablet, phone]) {
    await page.getByText(/held on this device/).waitFor({ state: 'detached' });
    await page.getByText('Two devices say different things.', { exact: false }).first().waitFor();
  }
  await look(tablet, 'assessment-observe-both');
  await look(phone, 'assessment-observe-390');
  await notWiderThan(phone, 390);
  const edits = async (): Promise<{ field: string; value: string; id: string }[]> =>
    (await cast.assessor.get(`/api/programmes/${id}/checklist`)).body.edits;
  const of = async (field: string) =>
    (await edits())
      .filter((each) => each.field === field)
      .map(({ value }) => value)
      .toSorted();
  expect(await of('COM.P1')).toEqual(['met', 'not-met']);
  expect([await of('COM.P2'), await of('COM.P3'), await of('note COM.P1')]).toEqual([
    ['met'],
    ['no-opportunity'],
    ['No greeting.'],
  ]);

  await tablet.getByRole('button', { name: 'This one holds' }).first().click();
  for (const page of [tablet, phone])
    await page.getByText('Two devices say different things.', { exact: false }).waitFor({ state: 'detached' });
  expect((await edits()).filter(({ field }) => field === 'COM.P1')).toHaveLength(3);
  expect(await of('COM.P4')).toEqual(['met']);

  // Nothing of it outlives the sign-out.
  await phone.goto('/desk/assessment');
  await phone.evaluate(() =>
    fetch('/api/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  );
  await phone.reload();
  await phone.getByLabel('Password').waitFor();
  expect(await phone.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain(
    'kept-answers',
  );
});
