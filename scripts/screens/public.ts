import { both, main as four, one, plain, type Act, type Rest, type Shot } from './shot.ts';

/** Pages of one person, in this demo. They stand in letters alone, where no officer can read them, so whoever takes the pictures gives them. */
const LINKS = (process.env['LINKS'] ?? '').split(/\s+/);

const linked =
  (kind: string): Act =>
  async (page) => {
    const given = LINKS.find((link) => link.includes(`/${kind}/`));
    if (given === undefined) throw new Error(`no address of /${kind}/ was given in LINKS`);
    await page.goto(new URL(given, page.url()).pathname);
    await page.locator('h1').first().waitFor();
  };
const send =
  (name: string): Act =>
  async (page) => {
    await page.getByRole('button', { name }).first().click();
    await page.locator('h1').first().waitFor();
  };
const fill =
  (fields: Readonly<Record<string, string>>): Act =>
  async (page) => {
    for (const [id, words] of Object.entries(fields)) await page.locator(`#${id}`).fill(words);
  };
const go =
  (link: string): Act =>
  async (page) => {
    await page.goto((await page.locator(link).first().getAttribute('href')) ?? '/');
    await page.locator('h1').first().waitFor();
  };
const letter: Act = (page) => page.getByLabel('By letter').check();

const main = (name: string, path: string, rest: Rest = {}): Shot[] => [
  ...four(name, path, rest),
  one(`${name}-320`, path, { width: 320, ...rest }),
];
/** What comes back with something wrong in it, or is not there. */
const wrong = (...acts: Act[]): Rest => ({ fails: true, ...(acts.length === 0 ? {} : { then: both(...acts) }) });

const LONG = 'A parking fine in Merrin Street that belongs to whoever bought my car in August';

const FINDING: readonly Shot[] = [
  ...main('site', '/'),
  ...main('site-help', '/help'),
  ...plain('site-found', '/help?q=lost%20card'),
  ...plain('site-found-nothing', '/help?q=zzzz%20qqqq'),
  ...plain('site-article', '/help', { then: go('.answers a') }),
];

const ASKING: readonly Shot[] = [
  ...main('site-ask', '/ask'),
  ...plain('site-complain', '/ask?kind=complaint'),
  ...main('site-ask-wrong', '/ask', wrong(fill({ about: LONG, email: 'wilhelmina' }), letter, send('Send it'))),
];

const FOLLOWING: readonly Shot[] = [
  ...plain('site-follow', '/track'),
  ...plain('site-follow-wrong', '/track', wrong(fill({ reference: '12' }), send('Send me the link'))),
  ...plain('site-follow-sent', '/track?asked'),
  ...main('site-case', '/help', { then: linked('track') }),
  ...plain('site-case-wrong', '/help', wrong(linked('track'), send('Send it'))),
  ...plain('site-case-lost', '/track/cut-short', wrong()),
];

const BY_LINK: readonly Shot[] = [
  ...main('site-sign', '/help', { then: linked('sign') }),
  ...plain('site-sign-wrong', '/help', wrong(linked('sign'), send('Say: not yet'))),
  ...plain('site-sign-lost', '/sign/cut-short', wrong()),
  ...plain('site-partner', '/help', { then: linked('partner') }),
  ...plain('site-partner-lost', '/partner/cut-short', wrong()),
  ...plain('site-statement-lost', '/statement/cut-short', wrong()),
  ...plain('site-off', '/help', { then: linked('off') }),
  ...plain('site-off-lost', '/off/cut-short', wrong()),
];

const CHECKING: readonly Shot[] = [
  ...plain('site-verify', '/verify'),
  ...plain('site-verify-wrong', '/verify', wrong(fill({ badge: 'a badge' }), send('Check it'))),
  ...plain('site-verify-fails', '/verify', {
    then: both(fill({ badge: '{"@context": [], "type": ["VerifiableCredential"]}' }), send('Check it')),
  }),
  ...plain('site-not-here', '/what-was-there-once', wrong()),
];

/** The public site, and what people from outside reach by a link of their own. */
export const PUBLIC: readonly Shot[] = [...FINDING, ...ASKING, ...FOLLOWING, ...BY_LINK, ...CHECKING].map((shot) => ({
  ...shot,
  who: '',
}));
