import type { Page } from 'playwright-core';
import { BRONTE, DARK, JO, NADIA, PRIYA, cut, from, main, one, open, plain, press, typed, type Shot } from './shot.ts';

export const onCase = from('/case/$id', open('main a[href*="/case/"]', '.timeline .entry'));
const inQueue = from('/queue/$team', open('.rail a[href*="/queue/"], .queues-of a', '.cases tbody a'));
const onCustomer = from('/customer/$id', open('main a[href*="/customer/"]', '.slot h2'));
export const onComplaint = from('/complaint/$id', async (page: Page) => {
  const href = (await page.locator('.cases tbody a').first().getAttribute('href')) ?? '';
  await page.goto(href.replace('/case/', '/complaint/'));
  await page.locator('.complaint-page .split').waitFor();
});
const PEG = '/desk/find?q=Doolan%20concession';

const START: readonly Shot[] = [
  ...main('sign-in', '/desk', { who: '', at: '/sign-in' }),
  ...main('today', '/desk'),
  one('today-contrast', '/desk', { look: { theme: 'light', contrast: 'more' } }),
  one('today-contrast-dark', '/desk', { look: { theme: 'dark', contrast: 'more' } }),
  one('today-compact', '/desk', { look: { density: 'compact' } }),
  one('today-larger', '/desk', { look: { size: 'larger' } }),
  one('today-from-the-right', '/desk', { look: { language: 'ar-XB' } }),
  one('today-french', '/desk', { look: { language: 'fr-CA' } }),
  one('today-2560', '/desk', { width: 2560 }),
  one('today-320', '/desk', { width: 320 }),
  one('today-no-line', '/desk', { fails: true, then: (page) => page.context().setOffline(true) }),
  one('today-fault', '/desk', { fails: true, before: cut('**/api/today*') }),
];

const LISTS: readonly Shot[] = [
  ...main('queue', '/desk', inQueue()),
  one('queue-2560', '/desk', { width: 2560, ...inQueue() }),
  one('queue-filters', '/desk', inQueue(press('f'))),
  one('queue-many', '/desk', inQueue(press('x', 'j', 'j', 'Shift+X', 'u'))),
  one('queue-preview', '/desk', inQueue(press('j', ' '))),
  ...plain('my-cases', '/desk/mine'),
  one('cases-none', '/desk/cases?tone=abusive&due=late'),
  ...main('find', '/desk/find?q=licence'),
  one('find-nothing', '/desk/find?q=zzzzqqq'),
  one('palette', '/desk', { then: typed('/', 'dool', '.hit') }),
  one('palette-dark', '/desk', { look: DARK, then: typed('/', 'dool', '.hit') }),
  one('keys', '/desk', { then: press('?') }),
];

const CASE: readonly Shot[] = [
  ...main('case', PEG, onCase()),
  one('case-contrast', PEG, { look: { theme: 'dark', contrast: 'more' }, ...onCase() }),
  one('case-1024', PEG, { width: 1024, ...onCase() }),
  // More than a hundred contacts.
  ...plain('case-long', '/desk/find?q=Kemble%20meter', onCase()),
  one('case-french', PEG, { look: { language: 'fr-CA' }, ...onCase() }),
  one('case-from-the-right', PEG, { look: { language: 'ar-XB' }, ...onCase() }),
  one('case-hand-over', PEG, onCase(typed('h', 'dev', '.floats, .suggests, [role=option]'))),
  one('case-ask', PEG, onCase(press('a'))),
  one('case-their-side', PEG, onCase(press('v'))),
  one('case-merge', PEG, onCase(press('m'))),
  one('case-close', PEG, onCase(press('e'))),
  one('case-promise', PEG, onCase(press('p'))),
  one('case-call', PEG, onCase(press('l'))),
  one('case-note', PEG, onCase(press('i'))),
  ...main('complaint', '/desk/cases?kind=complaint&tone=upset', { who: PRIYA, ...onComplaint() }),
  one('case-not-here', '/desk/case/999-999-X', { fails: true }),
];

const AROUND: readonly Shot[] = [
  ...main('new-case', '/desk/new'),
  ...plain('half-written', '/desk/drafts'),
  ...plain('templates', '/desk/templates'),
  ...plain('customers', '/desk/customers'),
  ...main('customer', '/desk/customers?q=margaret%20doolan', onCustomer()),
  ...plain('mail-to-sort', '/desk/mail', { who: JO }),
  ...main('my-roster', '/desk/roster'),
  ...plain('am-i-here', '/desk/roster', { then: press('b') }),
  ...main('team-roster', '/desk/roster/team', { who: JO }),
  ...plain('patterns', '/desk/roster/patterns', { who: JO }),
  ...main('staffing', '/desk/staffing', { who: JO }),
  ...plain('own-page', '/desk/me'),
];

const ADMIN = 'mail unsent caught templates people sign-in addresses promises skills giving time'.split(' ');
const OFFICE: readonly Shot[] = [
  ...ADMIN.flatMap((page) => plain(`admin-${page}`, `/desk/admin/${page}`, { who: NADIA })),
  ...plain('admin-record', '/desk/admin/record', { who: BRONTE }),
  one('admin-promises-dark', '/desk/admin/promises', { who: JO, look: DARK }),
  one('components', '/desk/components', { width: 1920 }),
];

/** The desk itself: Today, lists, a case, people, the roster, the office. */
export const DESK: readonly Shot[] = [...START, ...LISTS, ...CASE, ...AROUND, ...OFFICE];
