import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareFrameworks } from '#areas/frameworks/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';
import { WIDE, look, lookSmall } from './looked-at.ts';

let at: BrowserDesk;

beforeAll(async () => {
  at = await openBrowserDesk();
  await at.desk.as(SYSTEM, prepareFrameworks);
});
afterAll(() => at.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('files become evidence: what can be read without names, what cannot when somebody has been through it', async () => {
  const mira = await at.desk.officer('Mira Tolentino');
  const page = await at.sit(mira, WIDE);
  await page.goto('/desk/evidence');
  await page.getByRole('button', { name: 'Portfolio' }).click();
  await page.getByRole('button', { name: 'Add something else' }).click();
  await page.getByLabel('Its name').fill('A guide for the counter');
  await page.getByLabel('Choose a file or a recording').setInputFiles([
    { name: 'guide.txt', mimeType: 'text/plain', buffer: Buffer.from('Mrs Doolan rang from 0400 111 222.') },
    { name: 'Peg Doolan.png', mimeType: 'image/png', buffer: PNG },
  ]);
  await page.getByText('The file itself is not kept.').waitFor();
  expect(await page.getByLabel('What it says').inputValue()).toMatch(/^\[person A\] rang from/);
  await page.getByLabel('What does it show of what you can do?').fill('Colleagues use it every day.');
  await page.locator('.lines-of .pick').last().click();
  await look(page, 'bring-files', '.dialog');
  await lookSmall(page, 'bring-files', '.dialog');
  await page.getByRole('button', { name: 'Claim it' }).click();
  await page.getByText('Look through the file').waitFor();
  await page.getByLabel(/^I have been through all of it/).check();
  await page.getByRole('button', { name: 'Claim it' }).click();
  await page.getByText('Colleagues use it every day.').waitFor();
  await page.getByRole('button', { name: /^picture/ }).click();
  await page.getByRole('img', { name: 'The picture' }).waitFor();
  await look(page, 'portfolio-files');
  expect(await page.locator('#main').textContent()).not.toMatch(/Doolan|0400/);
});

test('a panel judges a candidate blind, and agrees', async () => {
  const jo = await at.desk.officer('Jo Haldane', { roles: ['team leader'] });
  const dev = await at.desk.officer('Dev Patel');
  const page = await at.sit(jo, WIDE);
  await page.goto('/desk/recruitment');
  await page.getByRole('button', { name: 'Open a round' }).click();
  await page.getByLabel('What it is for').fill('Two officers for the front counter');
  await page.getByLabel('Dev Patel').check();
  await look(page, 'recruitment-open', '.dialog');
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('heading', { name: 'Nobody applies yet' }).waitFor();
  await page.getByRole('button', { name: 'Add a candidate' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Astrid Lindqvist');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const groups = page.getByRole('radiogroup');
  await groups.first().waitFor();
  for (const group of await groups.all()) await group.getByRole('radio').nth(2).check();
  for (const field of await page.getByLabel('What you heard').all()) await field.fill('She asked twice.');
  await page.getByText('Kept. Only you see it.').waitFor();
  await look(page, 'recruitment-sheet');
  await lookSmall(page, 'recruitment-sheet');
  await page.getByRole('button', { name: 'Give the sheet' }).click();
  await page.getByText('Still to judge: Dev Patel.').waitFor();
  const { rounds } = (await dev.get('/api/recruitment/rounds')).body;
  const round = (await dev.get(`/api/recruitment/rounds/${rounds[0].id}`)).body;
  const codes: string[] = round.questions.map(({ code }: { code: string }) => code);
  expect(round.candidates[0].sheets).toEqual([]);
  await dev.post(`/api/recruitment/candidates/${round.candidates[0].id}/sheet`, {
    marks: Object.fromEntries(codes.map((code, n) => [code, n === 0 ? 1 : 2])),
    notes: Object.fromEntries(codes.map((code) => [code, 'An example from a shop.'])),
    give: true,
  });
  await page.reload();
  await page.getByText('You differ').waitFor();
  await page
    .getByRole('button', { name: /^Agree on/ })
    .first()
    .click();
  await page.getByLabel('Why, where you differ').fill('The second example was her own.');
  await page.locator('.dialog').getByRole('button', { name: 'Agree' }).click();
  await page.getByText('The second example was her own.').waitFor();
  await look(page, 'recruitment-agreed');
  await lookSmall(page, 'recruitment-agreed');
});

test('a course is set, taken and seen by the leader; who could follow stands beside it', async () => {
  const jo = await at.desk.officer('Ida Mensah', { roles: ['team leader'] });
  const page = await at.sit(jo, WIDE);
  await page.goto('/desk/development');
  await page.getByRole('button', { name: 'Courses' }).click();
  await page.getByRole('button', { name: 'Add a course' }).click();
  await page.getByLabel('Its name').fill('Cash handling');
  await page.getByLabel('For how many months it counts').fill('12');
  await page.getByLabel('everybody').check();
  await look(page, 'course-add', '.dialog');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Set a date for Cash handling' }).click();
  await page.getByLabel('Day').fill('2031-03-04');
  await page.getByLabel('Place', { exact: true }).fill('Room 2');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Take a place' }).click();
  await page.getByText('you have a place').waitFor();
  await look(page, 'courses');
  await lookSmall(page, 'courses');
  await page.goto('/desk/capability');
  await page.getByRole('button', { name: 'Training' }).click();
  await page.getByText('to be taken').first().waitFor();
  await look(page, 'training');
  await lookSmall(page, 'training');
  await page.getByRole('button', { name: 'Who could follow' }).click();
  await page
    .getByText(/nearly there, of/)
    .first()
    .waitFor();
  await look(page, 'succession');
  expect((await jo.get('/api/capability/courses')).body.courses[0].dates).toMatchObject([
    { taken: 1, mine: 'enrolled' },
  ]);
  await lookSmall(page, 'succession');
});
