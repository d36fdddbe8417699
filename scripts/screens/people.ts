import { DARK, JO, MIRA, NADIA, both, from, main, one, open, plain, type Act, type Rest, type Shot } from './shot.ts';

/** They come from outside, each with a part of their own in an apprenticeship. */
const [SAM, OLU, ADA, QUINN, EVE] = ['sam.okoro', 'olu.baker', 'ada.lindgren', 'quinn.abbott', 'eve.lind'] as const;
const [CALLUM, HARRIET] = ['callum.reyes', 'harriet.plover'] as const;
const LISTED = '.found > li';

const seen =
  (until: string): Act =>
  (page) =>
    page.locator(until).first().waitFor();
const pressed =
  (name: string, until: string): Act =>
  async (page) => {
    await page.getByRole('button', { name }).first().click();
    await page.locator(until).first().waitFor();
  };
/** Follows a link by its words, whatever number it has in this demo. */
const followed =
  (name: string, until: string): Act =>
  async (page) => {
    await page.locator('main').getByRole('link', { name }).first().click();
    await page.locator(until).first().waitFor();
  };
/** The narrowest, which is also 400 % zoom. */
const narrow = (name: string, path: string, rest: Rest): Shot => one(`${name}-320`, path, { width: 320, ...rest });

const led = (...acts: Act[]): Rest => ({ who: JO, then: both(...acts) });
const team = pressed('The team', '.heat tbody tr');
const CAPABILITY: readonly Shot[] = [
  ...main('capability', '/desk/capability', led(seen(`${LISTED}, .empty`))),
  ...main('capability-team', '/desk/capability', led(team)),
  ...plain('capability-person', '/desk/capability', led(team, pressed('Mira Tolentino', '.cover-group'))),
  narrow('capability-person', '/desk/capability', led(team, pressed('Mira Tolentino', '.cover-group'))),
  ...plain('training', '/desk/capability', led(pressed('Training', 'main table, main .empty'))),
  ...plain('who-could-follow', '/desk/capability', led(pressed('Who could follow', 'main section h2'))),
  one('capability-return', '/desk/capability', led(pressed('Return it', '.dialog'))),
  ...main('evidence', '/desk/evidence', { then: seen('.offers > li, .empty') }),
  ...main('portfolio', '/desk/evidence', { then: pressed('Portfolio', '.items > li, .empty') }),
  narrow('portfolio', '/desk/evidence', { then: pressed('Portfolio', '.items > li') }),
  ...plain('covered', '/desk/evidence', { then: pressed('What is covered', '.cover-group') }),
  one('evidence-claim', '/desk/evidence', { then: pressed('Claim it', '.dialog') }),
  one('evidence-bring', '/desk/evidence', {
    then: both(pressed('Portfolio', '.items'), pressed('Add something else', '.dialog')),
  }),
  one('evidence-not-yours', '/desk/evidence', { who: SAM, fails: true, then: seen('.empty') }),
  ...main('development', '/desk/development', { then: seen(`${LISTED}, .empty`) }),
  ...plain('learning-cases', '/desk/development', led(pressed('Cases to learn from', `${LISTED}, .empty`))),
  ...plain('courses', '/desk/development', { then: pressed('Courses', `${LISTED}, .empty`) }),
  one('development-action', '/desk/development', { then: pressed('Set out to', '.dialog') }),
];

const shown = both(seen(LISTED), (page) =>
  page.locator('main .found .fold, main .found [aria-expanded]').first().click(),
);
const FRAMEWORKS: readonly Shot[] = [
  ...main('admin-frameworks', '/desk/admin/frameworks', { who: NADIA, then: seen(LISTED) }),
  ...plain('framework', '/desk/admin/frameworks', { who: NADIA, then: both(shown, seen('.framework-lines')) }),
  one('framework-bring', '/desk/admin/frameworks', { who: NADIA, then: pressed('Bring a framework', '.dialog') }),
  one('framework-guide', '/desk/admin/frameworks', led(pressed('Guide for interviews', '.interview'))),
  ...plain('admin-courses', '/desk/admin/courses', { who: NADIA }),
];

const onRound = from('/recruitment/$id', open('main a[href*="/recruitment/"]', '.candidate'));
const RECRUITMENT: readonly Shot[] = [
  ...main('recruitment', '/desk/recruitment', led(seen(LISTED))),
  ...main('round', '/desk/recruitment', { who: JO, ...onRound() }),
  narrow('round', '/desk/recruitment', { who: JO, ...onRound() }),
  one('round-add', '/desk/recruitment', { who: JO, ...onRound(pressed('Add a candidate', '.dialog')) }),
  one('recruitment-none', '/desk/recruitment', { who: NADIA, then: seen('.empty') }),
  one('recruitment-open', '/desk/recruitment', led(pressed('Open a round', '.dialog'))),
];

const of = (apprentice: string, who: string): Rest => ({
  who,
  at: '/assessment/$id',
  then: followed(apprentice, '.assessment-parts'),
});
const ASSESSMENT: readonly Shot[] = [
  ...main('apprenticeships', '/desk/assessment', led(seen(LISTED))),
  ...[OLU, ADA, QUINN, EVE, SAM].map((who) =>
    one(`apprenticeships-${who.split('.')[0]}`, '/desk/assessment', { who, then: seen(`${LISTED}, .empty`) }),
  ),
  one('apprenticeships-none', '/desk/assessment', { who: MIRA, then: seen('.empty') }),
  one('apprenticeships-begin', '/desk/assessment', led(pressed('Begin a programme', '.dialog'))),
  ...plain('programme-learning', '/desk/assessment', of('Mele Tupou', JO)),
  ...plain('programme-near-gateway', '/desk/assessment', of('Kenji Watts', JO)),
  ...main('programme-gateway', '/desk/assessment', of('Caitlin Birch', JO)),
  narrow('programme-gateway', '/desk/assessment', of('Caitlin Birch', JO)),
  ...plain('programme-own', '/desk/assessment', of('Callum Reyes', CALLUM)),
  ...main('programme-assessing', '/desk/assessment', of('Callum Reyes', ADA)),
  ...plain('programme-passed', '/desk/assessment', of('Harriet Plover', HARRIET)),
  ...plain('programme-retake', '/desk/assessment', of('Rory Delahunt', JO)),
  one('programme-resit', '/desk/assessment', of('Gareth Pryce', JO)),
  ...plain('programme-appeal', '/desk/assessment', of('Yusra Haddad', OLU)),
  one('programme-examiner', '/desk/assessment', of('Harriet Plover', EVE)),
  one('programme-provider', '/desk/assessment', of('Caitlin Birch', SAM)),
  ...main('register', '/desk/assessment/register', { who: OLU, then: seen('.lines > li') }),
  narrow('register', '/desk/assessment/register', { who: OLU, then: seen('.lines > li') }),
  one('register-assessor', '/desk/assessment/register', { who: OLU, then: pressed('Put somebody', '.dialog') }),
  one('programme-not-here', '/desk/assessment/00000000-0000-7000-8000-000000000000', {
    who: JO,
    look: DARK,
    fails: true,
  }),
];

/** What officers can do, who joins them, and apprenticeships. */
export const PEOPLE: readonly Shot[] = [...CAPABILITY, ...FRAMEWORKS, ...RECRUITMENT, ...ASSESSMENT];
