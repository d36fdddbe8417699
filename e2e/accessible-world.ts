import type { Page } from 'playwright-core';
import { DAY } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import type { BrowserDesk } from './desk-harness.ts';

/** A desk with something on every screen, names that are long and one who may see all of it. */
export type World = {
  readonly jo: TestOfficer;
  readonly teamId: string;
  readonly caseId: string;
  readonly complaintId: string;
  readonly customerId: string;
  readonly articleId: string;
  readonly organizationId: string;
  readonly serviceId: string;
};

const MERRIN = 'Wilhelmina Featherstonehaugh-Papakonstantinou <w@agricultural-society-of-merrin-shire.example>';

export async function fill(at: BrowserDesk): Promise<World> {
  const roles = ['records officer', 'administrator'] as const;
  const jo = await at.desk.officer('Jo Haldane', { roles: [...roles] });
  await at.letter({
    from: 'Farid Karimi <farid@mail.example>',
    subject: 'Turned away',
    text: 'I am very disappointed.',
  });
  const complaintId = await newest(at, jo, 'Turned away');
  const first = await at.letter({
    from: MERRIN,
    subject: 'About the Merrin Shire and District Agricultural Society’s permit for the annual show',
    text: 'Dear all,\n\nlong names wrap. https://a-very-long-address.example/with/a/very/long/path/that/does/not/end/soon',
  });
  const caseId = await newest(at, jo, 'About the Merrin');
  await at.letter({ from: 'Bo <bo@mail.example>', subject: 'Re: permit', text: 'I help her.', answers: first });
  await work(jo, caseId);
  await complain(jo, complaintId);
  await rosterFor(at, jo);
  await jo.post(`/api/cases/${caseId}/reply`, { body: 'We will look.', attachmentIds: [], then: {} });
  const { body } = await jo.get(`/api/cases/${caseId}`);
  const known = await knowledgeFor(jo);
  return { jo, teamId: at.desk.teamId, caseId, complaintId, customerId: body.case.customerId, ...known };
}

/** An article that waits to be agreed to, and an agency with a service. */
async function knowledgeFor(jo: TestOfficer): Promise<Pick<World, 'articleId' | 'organizationId' | 'serviceId'>> {
  const article = await jo.post('/api/knowledge', {
    title: 'Who repairs a leaking pipe between the meter of Merrin Shire and the house of a tenant?',
    body: '## Before the meter\n\nWe do, at no cost.\n\n## After the meter\n\nRing a licensed plumber.',
    audience: 'public',
    topic: 'Water',
    legalSource: 'Water Customer Code, chapter 5',
  });
  await jo.post(`/api/knowledge/${article.body.id}/submit`, {});
  const organization = await jo.post('/api/directory/organizations', {
    name: 'Agricultural Society of the Merrin Shire and District',
    description: 'Permits for shows.',
    kind: 'agency',
    way: 'email',
    referTo: 'permits@merrin.example',
  });
  const service = await jo.post(`/api/directory/organizations/${organization.body.id}/services`, {
    name: 'Permit for an annual show',
    description: 'For shows of more than two hundred visitors.',
    status: 'active',
    documents: ['A plan of the ground'],
    needs: 'permit, show, fair',
    rights: 'You may ask for reasons.',
  });
  return { articleId: article.body.id, organizationId: organization.body.id, serviceId: service.body.id };
}

async function newest(at: BrowserDesk, jo: TestOfficer, beginning: string): Promise<string> {
  const { body } = await jo.get(`/api/cases?team=${at.desk.teamId}&order=newest`);
  return body.cases.find((one: { subject: string }) => one.subject.startsWith(beginning)).id;
}

async function work(jo: TestOfficer, caseId: string): Promise<void> {
  await jo.post(`/api/cases/${caseId}/notes`, { body: 'Ask for the receipts.' });
  await jo.post(`/api/cases/${caseId}/tags`, { add: ['permit'], remove: [] });
  await jo.post(`/api/cases/${caseId}/tasks`, { title: 'Ask for the receipts', ownerId: null, dueAt: null });
  await jo.post(`/api/cases/${caseId}/promises`, {
    what: 'ring her',
    dueAt: Date.now() + DAY,
    contactId: null,
    quote: null,
  });
  await jo.post(`/api/cases/${caseId}/draft`, { kind: 'note', body: 'Half a sentence' });
  await jo.post('/api/templates/shared', {
    name: 'We look',
    shortcut: 'look',
    body: 'Dear {{customer.name}}, we look.',
  });
}

async function complain(jo: TestOfficer, caseId: string): Promise<void> {
  const wanted = 'That it does not happen to the next man';
  await jo.post(`/api/cases/${caseId}/complaint`, { how: 'itself', subject: 'Turned away', wanted });
  await jo.post(`/api/cases/${caseId}/complaint/issues`, {
    said: 'He spoke of it within others’ hearing',
    safety: true,
  });
}

/** A pattern, published for two weeks, a leave that waits and a skill that expires soon. */
async function rosterFor(at: BrowserDesk, who: TestOfficer): Promise<void> {
  const { teamId, time } = at.desk;
  const on = [{ from: 420, to: 900, name: 'Early' }];
  const { body: pattern } = await who.post('/api/roster/patterns', { teamId, name: 'Every day', days: [on] });
  const dayOf = (days: number) => new Date(time.now + days * DAY).toISOString().slice(0, 10);
  const [today, later] = [dayOf(0), dayOf(13)];
  await who.post(`/api/roster/patterns/${pattern.id}/assign`, { officerId: who.id, fromDay: today, turn: 0 });
  const stretch = { teamId, from: today, to: later };
  await who.post('/api/roster/plan', stretch);
  await who.post('/api/roster/publish', stretch);
  await who.post('/api/roster/leave', { kind: 'holiday', firstDay: later, lastDay: later, words: 'A wedding' });
  const { body: skill } = await who.post('/api/roster/skills', { kind: 'language', name: 'Vietnamese' });
  const validUntil = time.now + 12 * DAY;
  await who.post(`/api/roster/skills/${skill.id}/give`, { officerId: who.id, level: 4, validUntil });
  await who.post('/api/roster/presence', { state: 'available' });
}

export type Screen = {
  readonly name: string;
  readonly path: string;
  readonly show: (page: Page) => Promise<void>;
  /** It is got to by keys or menus, so it begins with a fresh page. */
  readonly fresh?: true;
};

export const seen = (selector: string) => async (page: Page) => page.locator(selector).first().waitFor();

/** Presses keys once the rows are there. */
const pressed =
  (keys: readonly string[], selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('.cases tbody a').first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    await page.locator(selector).first().waitFor();
  };

/** Chooses another part of the same screen. */
const chosen =
  (part: string, selector: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: part, exact: true }).click();
    await page.locator(selector).first().waitFor();
  };

/** Opens what a menu of the case leads to. */
const menued =
  (menu: string, act: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('.timeline .entry').first().waitFor();
    await page.getByRole('button', { name: menu, exact: true }).click();
    await page.getByRole('menuitem', { name: act }).click();
    await page.getByRole('dialog', { name: 'Who may see it' }).getByRole('checkbox').first().check();
    await page.getByText('Let in', { exact: true }).waitFor();
  };

const ADMIN = [
  'mail unsent caught templates words reads letterhead people sign-in addresses promises complaints second-look topics',
  'skills frameworks giving time record delegations four-eyes restrictions',
].flatMap((line) => line.split(' '));

export const SCREENS: readonly Screen[] = [
  { name: 'today', path: '/', show: seen('.ledger .what') },
  { name: 'all cases, none so', path: '/cases?tone=abusive&due=late', show: seen('.empty') },
  { name: 'cases chosen', path: '/queue/TEAM', show: pressed(['x'], '.bulk'), fresh: true },
  { name: 'many at once', path: '/queue/TEAM', show: pressed(['x', 'u'], '.outcomes li'), fresh: true },
  { name: 'filters of a list', path: '/queue/TEAM', show: pressed(['f'], '.several'), fresh: true },
  { name: 'queue', path: '/queue/TEAM', show: seen('.cases tbody a'), fresh: true },
  { name: 'my cases, empty', path: '/mine', show: seen('.empty, .cases tbody a') },
  { name: 'case', path: '/case/CASE', show: seen('.split:has(.timeline .entry) > .side:not(.is-coming)') },
  { name: 'complaint', path: '/complaint/COMPLAINT', show: seen('.points-table tbody td') },
  { name: 'no complaint', path: '/complaint/CASE', show: seen('.empty') },
  { name: 'mail to sort', path: '/mail', show: seen('.found .what') },
  { name: 'find', path: '/find?q=merrin', show: seen('.found .what') },
  { name: 'find, nothing', path: '/find?q=zzzzqqq', show: seen('.empty') },
  { name: 'new case', path: '/new', show: seen('form') },
  { name: 'customer', path: '/customer/CUSTOMER', show: seen('.found .what') },
  { name: 'customers', path: '/customers', show: seen('.found .what') },
  { name: 'who may see a case', path: '/case/CASE', show: menued('More acts', 'Say who may see it'), fresh: true },
  { name: 'not here', path: '/case/999-999-X', show: seen('.empty') },
  { name: 'half-written', path: '/drafts', show: seen('.drafts li') },
  { name: 'templates', path: '/templates', show: seen('main h1') },
  { name: 'staffing', path: '/staffing', show: seen('.staffing form') },
  { name: 'my roster', path: '/roster', show: seen('.roster .lines li') },
  { name: 'team roster', path: '/roster/team', show: seen('.roster .a-shift:visible') },
  { name: 'patterns', path: '/roster/patterns', show: seen('.roster .lines li') },
  { name: 'own page', path: '/me', show: seen('.settings .found li') },
  { name: 'components', path: '/components', show: seen('.coat') },
  { name: 'letters', path: '/letters', show: seen('main h1') },
  { name: 'outreach', path: '/outreach', show: seen('main h1') },
  { name: 'knowledge', path: '/knowledge', show: seen('main a[href*="/knowledge/"]') },
  { name: 'article', path: '/knowledge/ARTICLE', show: seen('main h1') },
  { name: 'directory', path: '/directory', show: seen('main h1') },
  { name: 'agency', path: '/directory/organisation/ORGANIZATION', show: seen('main h1') },
  { name: 'service', path: '/directory/service/SERVICE', show: seen('main h1') },
  { name: 'evidence', path: '/evidence', show: seen('main h1') },
  { name: 'capability', path: '/capability', show: seen('main h1') },
  { name: 'the team', path: '/capability', show: chosen('The team', '.skill-rules'), fresh: true },
  { name: 'portfolio', path: '/evidence', show: chosen('Portfolio', '.empty'), fresh: true },
  { name: 'development', path: '/development', show: seen('main h1') },
  { name: 'courses', path: '/development', show: chosen('Courses', '.empty'), fresh: true },
  { name: 'recruitment', path: '/recruitment', show: seen('main h1') },
  { name: 'apprenticeships', path: '/assessment', show: seen('main h1') },
  ...ADMIN.map((page) => ({ name: `administration, ${page}`, path: `/admin/${page}`, show: seen('.tabs') })),
];

export const pathOf = (path: string, { teamId, caseId, complaintId, customerId, ...known }: World): string =>
  `/desk${path}`
    .replace('ARTICLE', known.articleId)
    .replace('ORGANIZATION', known.organizationId)
    .replace('SERVICE', known.serviceId)
    .replace('TEAM', teamId)
    .replace('CASE', caseId)
    .replace('COMPLAINT', complaintId)
    .replace('CUSTOMER', customerId);

/**
 * Goes there as a link does, without loading the desk again, and waits until the screen before has gone. `show` would
 * else be content with what that had.
 */
export async function goTo(page: Page, { path, show, fresh }: Screen, world: World): Promise<void> {
  const address = pathOf(path, world);
  const known = fresh !== true && (await page.evaluate(() => document.querySelector('main') !== null));
  if (!known) await page.goto(address);
  else {
    const before = await page.evaluate((to) => {
      document.querySelector('main')?.setAttribute('data-before', '');
      const title = document.querySelector('main h1')?.textContent;
      history.pushState({}, '', to);
      return title;
    }, address);
    // Another screen, or the same one with another page of it.
    await page.waitForFunction((title) => {
      const main = document.querySelector('main');
      return main !== null && (!main.hasAttribute('data-before') || main.querySelector('h1')?.textContent !== title);
    }, before);
  }
  await show(page);
}
