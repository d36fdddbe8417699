import { JO, MIRA, NADIA, PRIYA, from, main, open, plain, type Shot } from './shot.ts';

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

const WRITING: readonly Shot[] = [
  ...main('letters', '/desk/letters', { who: NADIA }),
  ...plain('outreach', '/desk/outreach', { who: JO }),
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
export const SERVICE: readonly Shot[] = [...KNOWING, ...WRITING, ...LEADING];
