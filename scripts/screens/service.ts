import { onCase, onComplaint } from './desk.ts';
import { JO, MIRA, NADIA, PRIYA, click, down, from, main, one, open, plain, type Shot } from './shot.ts';

const onArticle = from('/knowledge/$id', open('main a[href*="/knowledge/"]', 'h1'));
const onService = from('/directory/service/$id', open('main a[href*="/directory/service/"]', 'h1'));
const onOrganization = from('/directory/organisation/$id', open('main a[href*="/directory/organisation/"]', 'h1'));

const KNOWING: readonly Shot[] = [
  ...main('knowledge', '/desk/knowledge'),
  ...plain('knowledge-upkeep', '/desk/knowledge?view=upkeep', { who: JO }),
  ...main('article', '/desk/knowledge', onArticle()),
  ...main('directory', '/desk/directory'),
  ...plain('directory-organisations', '/desk/directory?view=organisations'),
  ...plain('directory-stale', '/desk/directory?view=stale', { who: JO }),
  ...plain('directory-words', '/desk/directory?view=words', { who: JO }),
  ...plain('service', '/desk/directory', onService()),
  ...plain('organisation', '/desk/directory?view=organisations', onOrganization()),
];

const DIALOGS: readonly Shot[] = [
  one('article-write', '/desk/knowledge', { who: JO, then: click('Write an article') }),
  one('knowledge-missing', '/desk/knowledge', { then: click('Something is missing') }),
  one('knowledge-none', '/desk/knowledge?q=zzzzqqq'),
  one('directory-found', '/desk/directory?q=cannot%20pay%20the%20rent'),
  one('directory-none', '/desk/directory?q=zzzzqqq'),
];

const WRITING: readonly Shot[] = [
  ...main('letters', '/desk/letters', { who: NADIA }),
  ...plain('letters-posted', '/desk/letters', { who: NADIA, then: click('Posted') }),
  ...plain('letters-many', '/desk/letters', { who: NADIA, then: click('To many') }),
  ...plain('outreach', '/desk/outreach', { who: JO }),
  ...plain('outreach-new', '/desk/outreach', { who: JO, then: click('New campaign') }),
  one('outreach-one', '/desk/outreach', { who: JO, then: click('Rebates open', 'Sent 24') }),
];

const REFERRED = '/desk/find?q=Three%20bills%20at%20once';
const UPSET = '/desk/cases?kind=complaint&tone=upset';
const AROUND: readonly Shot[] = [
  ...plain('case-referral', REFERRED, onCase(down('.referrals'))),
  ...plain('case-decision', REFERRED, onCase(click('Ask for a decision'))),
  ...plain('case-incident', REFERRED, onCase(click('Record an incident'))),
  one('case-above', REFERRED, onCase(click('Tell the leaders…'))),
  one('case-praise', REFERRED, onCase(click('They praise somebody'))),
  one('case-briefing', REFERRED, onCase(click('Briefing note'))),
  ...plain('complaint-point', UPSET, { who: PRIYA, ...onComplaint(click('Add a point')) }),
  one('complaint-outside', UPSET, { who: PRIYA, ...onComplaint(click('It went outside')) }),
];

const LEADING: readonly Shot[] = [
  ...main('board', '/desk/board', { who: JO }),
  ...plain('admin-complaints', '/desk/admin/complaints', { who: PRIYA }),
  ...plain('admin-second-look', '/desk/admin/second-look', { who: PRIYA }),
  ...plain('admin-topics', '/desk/admin/topics', { who: JO }),
  ...plain('admin-words', '/desk/admin/words', { who: NADIA }),
  ...plain('admin-reads', '/desk/admin/reads', { who: JO }),
  ...plain('admin-letterhead', '/desk/admin/letterhead', { who: NADIA }),
  ...plain('admin-model', '/desk/admin/model', { who: NADIA }),
  ...plain('admin-delegations', '/desk/admin/delegations', { who: PRIYA }),
  ...plain('admin-four-eyes', '/desk/admin/four-eyes', { who: PRIYA }),
  ...plain('admin-restrictions', '/desk/admin/restrictions', { who: PRIYA }),
  ...plain('my-praise', '/desk/me', { who: MIRA }),
];

/** What the service does for people and with partners, and what its leaders look at. */
export const SERVICE: readonly Shot[] = [...KNOWING, ...DIALOGS, ...WRITING, ...AROUND, ...LEADING];
