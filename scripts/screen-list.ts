import type { Page } from 'playwright-core';

export type Look = Readonly<Record<string, string>>;
export type Shot = {
  readonly name: string;
  readonly path: string;
  /** Who sits there; nobody, at the door. */
  readonly who?: string;
  readonly width?: number;
  readonly look?: Look;
  /** Before the screen is opened: a line that is cut, for example. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** What has to be done before the picture is taken. */
  readonly then?: (page: Page) => Promise<unknown>;
};

const [MIRA, JO, PRIYA, NADIA, BRONTE] = [
  'mira.tolentino',
  'jo.haldane',
  'priya.nand',
  'nadia.osman',
  'bronte.askew',
] as const;
const DARK: Look = { theme: 'dark' };

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
const typed = (key: string, words: string, until: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  await page.locator(until).first().waitFor();
};
const both =
  (...acts: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page);
  };
/** Opens what a list leads to, whatever number it has in this demo. */
const open = (link: string, until: string) => async (page: Page) => {
  await page.goto((await page.locator(link).first().getAttribute('href')) ?? '');
  await page.locator(until).first().waitFor();
};
const theCase = open('main a[href*="/case/"]', '.timeline .entry');
const theQueue = open('.rail a[href*="/queue/"], .queues-of a', '.cases tbody a');
const theCustomer = open('main a[href*="/customer/"]', '.slot h2');
const theComplaint = async (page: Page) => {
  const href = (await page.locator('.cases tbody a').first().getAttribute('href')) ?? '';
  await page.goto(href.replace('/case/', '/complaint/'));
  await page.locator('.complaint-page .split').waitFor();
};
const PEG = '/desk/find?q=Doolan%20concession';

const plain = (name: string, path: string, rest: Partial<Shot> = {}): Shot[] => [
  { name, path, ...rest },
  { name: `${name}-390`, path, width: 390, ...rest },
];
/** The main ones, in the dark too. */
const main = (name: string, path: string, rest: Partial<Shot> = {}): Shot[] => [
  ...plain(name, path, rest),
  { name: `${name}-dark`, path, look: DARK, ...rest },
  { name: `${name}-390-dark`, path, width: 390, look: DARK, ...rest },
];

const START: readonly Shot[] = [
  ...main('sign-in', '/desk', { who: '' }),
  ...main('today', '/desk'),
  { name: 'today-contrast', path: '/desk', look: { theme: 'light', contrast: 'more' } },
  { name: 'today-contrast-dark', path: '/desk', look: { theme: 'dark', contrast: 'more' } },
  { name: 'today-compact', path: '/desk', look: { density: 'compact' } },
  { name: 'today-larger', path: '/desk', look: { size: 'larger' } },
  { name: 'today-from-the-right', path: '/desk', look: { language: 'ar-XB' } },
  { name: 'today-french', path: '/desk', look: { language: 'fr-CA' } },
  { name: 'today-2560', path: '/desk', width: 2560 },
  { name: 'today-320', path: '/desk', width: 320 },
  { name: 'today-no-line', path: '/desk', then: (page) => page.context().setOffline(true) },
  { name: 'today-fault', path: '/desk', before: (page) => page.route('**/api/today*', (route) => route.abort()) },
];

const LISTS: readonly Shot[] = [
  ...main('queue', '/desk', { then: theQueue }),
  { name: 'queue-2560', path: '/desk', width: 2560, then: theQueue },
  { name: 'queue-filters', path: '/desk', then: both(theQueue, press('f')) },
  { name: 'queue-many', path: '/desk', then: both(theQueue, press('x', 'j', 'j', 'Shift+X', 'u')) },
  { name: 'queue-preview', path: '/desk', then: both(theQueue, press('j', ' ')) },
  ...plain('my-cases', '/desk/mine'),
  { name: 'cases-none', path: '/desk/cases?tone=abusive&due=late' },
  ...main('find', '/desk/find?q=licence'),
  { name: 'find-nothing', path: '/desk/find?q=zzzzqqq' },
  { name: 'palette', path: '/desk', then: typed('/', 'dool', '.hit') },
  { name: 'palette-dark', path: '/desk', look: DARK, then: typed('/', 'dool', '.hit') },
  { name: 'keys', path: '/desk', then: press('?') },
];

const CASE: readonly Shot[] = [
  ...main('case', PEG, { then: theCase }),
  { name: 'case-contrast', path: PEG, look: { theme: 'dark', contrast: 'more' }, then: theCase },
  { name: 'case-1024', path: PEG, width: 1024, then: theCase },
  { name: 'case-french', path: PEG, look: { language: 'fr-CA' }, then: theCase },
  { name: 'case-from-the-right', path: PEG, look: { language: 'ar-XB' }, then: theCase },
  { name: 'case-hand-over', path: PEG, then: both(theCase, typed('h', 'dev', '.floats, .suggests, [role=option]')) },
  { name: 'case-ask', path: PEG, then: both(theCase, press('a')) },
  { name: 'case-their-side', path: PEG, then: both(theCase, press('v')) },
  { name: 'case-merge', path: PEG, then: both(theCase, press('m')) },
  { name: 'case-close', path: PEG, then: both(theCase, press('e')) },
  { name: 'case-promise', path: PEG, then: both(theCase, press('p')) },
  { name: 'case-call', path: PEG, then: both(theCase, press('l')) },
  { name: 'case-note', path: PEG, then: both(theCase, press('i')) },
  ...main('complaint', '/desk/cases?kind=complaint&tone=upset', { who: PRIYA, then: theComplaint }),
  { name: 'case-not-here', path: '/desk/case/999-999-X' },
];

const AROUND: readonly Shot[] = [
  ...main('new-case', '/desk/new'),
  ...plain('half-written', '/desk/drafts'),
  ...plain('templates', '/desk/templates'),
  ...plain('customers', '/desk/customers'),
  ...main('customer', '/desk/customers?q=margaret%20doolan', { then: theCustomer }),
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
  { name: 'admin-promises-dark', path: '/desk/admin/promises', who: JO, look: DARK },
  { name: 'components', path: '/desk/components', width: 1920 },
];

/** Every screen of the desk, and how to get there in any demo. */
export const SHOTS: readonly Shot[] = [...START, ...LISTS, ...CASE, ...AROUND, ...OFFICE].map((shot) => ({
  who: MIRA,
  ...shot,
}));
