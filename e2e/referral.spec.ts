import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { lettersOf, linkIn } from '../src/areas/referrals/server/referrals.fixtures.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

let at: BrowserDesk;

beforeAll(async () => {
  at = await openBrowserDesk();
  await at.desk.as(SYSTEM, (work) => prepareStandards(at.desk.parts.standards, work, at.desk.parts.config.timeZone));
});
afterAll(() => at.close());

const shot = async (
  page: { screenshot: (how: { path: string; fullPage: boolean }) => Promise<unknown> },
  name: string,
) => {
  if (process.env['KEPT_SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['KEPT_SHOTS']}/${name}.png`, fullPage: true });
};

const faultless = async (page: ConstructorParameters<typeof AxeBuilder>[0]['page'], within?: string) => {
  const looking = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? looking : looking.include(within)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test('a referral goes to a partner who has only e-mail, who asks, accepts and says what came of it; the customer sees none of it', async () => {
  const [mira, jo] = [await at.desk.officer('Mira'), await at.desk.officer('Jo', { roles: ['team leader'] })];
  const { id: organizationId } = (
    await jo.post('/api/directory/organizations', {
      name: 'Harbour Housing',
      kind: 'partner',
      way: 'email',
      referTo: 'intake@harbour.example',
      contactRules: 'Until six in the evening.',
    })
  ).body;
  await jo.post(`/api/directory/organizations/${organizationId}/services`, {
    name: 'Crisis beds',
    description: 'A bed for tonight.',
    status: 'active',
    needs: 'homeless nowhere to sleep',
    asks: ['phone', 'their words'],
    rights: 'You may bring a friend.',
  });
  await at.letter({
    from: 'Ada Quill <ada@home.example>',
    subject: 'Nowhere to go',
    text: 'I have nowhere to sleep tonight.',
  });
  const [it] = (await mira.get(`/api/cases?team=${at.desk.teamId}`)).body.cases;
  const page = await at.sit(mira, WIDE);
  await page.goto('/desk/directory?q=nowhere%20to%20sleep');
  await page.getByRole('link', { name: 'Crisis beds' }).waitFor();
  await faultless(page);
  await shot(page, 'directory');

  await page.goto(`/desk/case/${it.id}`);
  const help = page.getByRole('region', { name: 'Help from outside' });
  await help.getByText(/They said: nowhere, sleep/).waitFor();
  // One key offers it, on record and in the answer, with the rights that come with it.
  await page.keyboard.press('y');
  await help.getByText('Also offered').waitFor();
  await page.getByLabel('Your answer').waitFor();
  await expect
    .poll(() => page.getByLabel('Your answer').inputValue())
    .toContain('Your rights: You may bring a friend.');

  await help.getByRole('button', { name: 'Refer to Crisis beds…' }).click();
  const refer = page.getByRole('dialog');
  await refer.getByText('Held back:').waitFor();
  await refer.getByLabel('When and how they agreed').fill('She wrote that she agrees.');
  await refer.getByLabel(/What they are asked to do/).fill('Needs a bed tonight.');
  await faultless(page, '[role=dialog]');
  await shot(page, 'refer');
  await refer.getByRole('button', { name: 'Refer and tell the customer' }).click();
  await help.getByRole('button', { name: /Harbour Housing/ }).waitFor();
  await shot(page, 'referral-case');

  const phone = await at.sit(undefined, PHONE);
  const [letter = ''] = await lettersOf({ desk: at.desk });
  await phone.goto(linkIn(letter));
  await faultless(phone);
  await phone.getByRole('button', { name: 'Open it on this computer' }).click();
  await phone.getByRole('heading', { name: 'Can you take this on?' }).waitFor();
  await faultless(phone);
  await shot(phone, 'partner');
  await phone.getByLabel('Ask or tell the officer something').fill('Has she children?');
  await phone.getByRole('button', { name: 'Send it' }).click();
  await help.getByText('They asked something.').waitFor();

  await help
    .getByRole('button', { name: /Harbour Housing/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Has she children?').waitFor();
  await dialog.getByLabel('Write to Harbour Housing').fill('No, she is alone.');
  await dialog.getByRole('button', { name: 'Send to them alone' }).click();
  await faultless(page, '[role=dialog]');
  await shot(page, 'referral-dialog');
  await page.keyboard.press('Escape');

  await phone.reload();
  await phone.getByText('No, she is alone.').waitFor();
  await phone.getByRole('button', { name: 'Yes, we take it on' }).click();
  await phone.getByRole('heading', { name: 'You have taken this on' }).waitFor();
  await phone.getByLabel('They were helped').check();
  await phone.getByRole('button', { name: 'Say what came of it' }).click();
  await phone.getByRole('heading', { name: 'This is done. Thank you.' }).waitFor();
  await help.getByText('They said what came of it.').waitFor();
  await page
    .getByRole('region', { name: 'Promises' })
    .getByText(/Harbour Housing takes it on/)
    .waitFor();
});
