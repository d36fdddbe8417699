import { must } from '#kernel/must.ts';
import { keep, type Day, type Step, type Who } from './day.fixtures.ts';
import { CORRESPONDENCE, WRITING } from './writing-steps.fixtures.ts';
import type { Answered, TestDesk, TestOfficer } from './desk.ts';
import { COMPLAINTS, STANDARDS, TIME } from './working-day-time.fixtures.ts';
import { ASSESSMENT } from './working-day-assessment.fixtures.ts';
import { CAPABILITY } from './working-day-capability.fixtures.ts';
import { RECRUITMENT } from './working-day-recruitment.fixtures.ts';
import { CONDUCT } from './working-day-conduct.fixtures.ts';
import { QUALITY } from './working-day-quality.fixtures.ts';
import { OUTREACH } from './working-day-outreach.fixtures.ts';
import { LETTERS } from './working-day-letters.fixtures.ts';
import { DECISIONS } from './working-day-decisions.fixtures.ts';
import { DIRECTORY } from './working-day-directory.fixtures.ts';
import { REFERRALS } from './working-day-referrals.fixtures.ts';
import { KNOWLEDGE } from './working-day-knowledge.fixtures.ts';
import { ROUTING } from './working-day-routing.fixtures.ts';
import { TRIAGE } from './working-day-triage.fixtures.ts';
import { IDENTITY } from './identity-day.fixtures.ts';
import { ROSTER } from './working-day-roster.fixtures.ts';
import { listsOfADay } from './working-lists.fixtures.ts';

const NEXT = { nextStep: 'Ring them', nextDueAt: Date.UTC(2026, 11, 1) };
const letter = (from: string, subject: string) =>
  `From: ${from}\nTo: desk@localhost.example\nSubject: ${subject}\nMessage-ID: <${subject.replace(/\W/g, '')}@home.example>\n\nHello.\n`;

const versionNow = async (day: Day, desk: TestDesk, of = 'case') => {
  const reply = await desk.server.http.inject({
    url: `/api/cases/${day[of]}`,
    headers: { cookie: must(day['cookie of officer'], 'a cookie') },
  });
  day['version'] = String((JSON.parse(reply.body) as { case: { version: number } }).case.version);
};
const version = (day: Day) => Number(day['version']);
const CUSTOMERS: readonly Step[] = [
  {
    name: 'customers.add',
    who: 'officer',
    path: () => '/api/customers',
    body: () => ({
      kind: 'person',
      name: 'Ines Duarte',
      contactPoints: [{ kind: 'email', value: 'ines@home.example' }],
    }),
    keep: keep('customer'),
  },
  {
    name: 'customers.add',
    who: 'officer',
    path: () => '/api/customers',
    body: () => ({ kind: 'person', name: 'I. Duarte' }),
    keep: keep('customer two'),
  },
  {
    name: 'customers.add',
    who: 'officer',
    path: () => '/api/customers',
    body: () => ({ kind: 'organisation', name: 'Duarte and Sons' }),
    keep: keep('organisation'),
  },
  {
    name: 'customers.change',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}`,
    body: () => ({ version: 1, needs: 'An interpreter' }),
  },
  {
    name: 'customers.addPoint',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}/contact-points`,
    body: () => ({ kind: 'phone', value: '0400 111 222' }),
    keep: keep('point'),
  },
  { name: 'customers.preferPoint', who: 'officer', path: (day) => `/api/contact-points/${day['point']}/prefer` },
  {
    name: 'customers.changePoint',
    who: 'officer',
    path: (day) => `/api/contact-points/${day['point']}/change`,
    body: () => ({ value: '0400 333 444' }),
    keep: keep('point'),
  },
  { name: 'customers.endPoint', who: 'officer', path: (day) => `/api/contact-points/${day['point']}/end` },
  {
    name: 'customers.belong',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}/organisations`,
    body: (day) => ({ organisationId: day['organisation'], role: 'owner' }),
  },
  {
    name: 'customers.merge',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer two']}/merge`,
    body: (day) => ({ intoId: day['customer'] }),
    keep: keep('customer merge', 'mergeId'),
  },
  { name: 'customers.undoMerge', who: 'officer', path: (day) => `/api/customer-merges/${day['customer merge']}/undo` },
  {
    name: 'customers.keepApart',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}/apart`,
    body: (day) => ({ otherId: day['customer two'] }),
  },
  {
    name: 'customers.leave',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}/organisations/leave`,
    body: (day) => ({ organisationId: day['organisation'] }),
  },
  {
    name: 'customers.addNeed',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}/needs`,
    body: () => ({ kind: 'interpreter', language: 'pt' }),
    keep: keep('need'),
  },
  { name: 'customers.endNeed', who: 'officer', path: (day) => `/api/needs/${day['need']}/end` },
  {
    name: 'customers.giveAuthority',
    who: 'officer',
    path: (day) => `/api/customers/${day['customer']}/representatives`,
    body: (day) => ({
      byId: day['customer two'],
      scope: 'Everything',
      evidence: 'Letter of 3 March',
      from: '2026-03-03',
    }),
    keep: keep('authority'),
  },
  {
    name: 'customers.endAuthority',
    who: 'officer',
    path: (day) => `/api/authorities/${day['authority']}/end`,
    body: () => ({ why: 'She said so on the telephone' }),
  },
];

const opened = (subject: string) => (day: Day) => ({
  kind: 'enquiry',
  subject,
  teamId: day['team'],
  customer: { id: day['customer'] },
  channel: 'phone',
  said: `They rang about ${subject}.`,
});

const CASES: readonly Step[] = [
  { name: 'cases.open', who: 'officer', path: () => '/api/cases', body: opened('a bench'), keep: keep('case') },
  {
    name: 'cases.rememberSearch',
    who: 'officer',
    path: () => '/api/searches/recent',
    body: () => ({ query: 'a bench' }),
  },
  {
    name: 'cases.keepSearch',
    who: 'officer',
    path: () => '/api/searches',
    body: () => ({ name: 'Benches', query: 'bench is:open' }),
    keep: keep('kept search'),
  },
  { name: 'cases.dropSearch', who: 'officer', path: (day) => `/api/searches/${day['kept search']}/drop` },
  {
    name: 'cases.open',
    who: 'officer',
    path: () => '/api/cases',
    body: opened('a bench again'),
    keep: keep('case two'),
  },
  {
    name: 'cases.logContact',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/contacts`,
    body: () => ({ channel: 'phone', direction: 'in', said: 'Again.' }),
    keep: keep('contact'),
  },
  {
    name: 'cases.note',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/notes`,
    body: () => ({ body: 'Seems urgent.' }),
  },
  {
    name: 'cases.assign',
    who: 'officer',
    before: versionNow,
    path: (day) => `/api/cases/${day['case']}/assign`,
    body: (day) => ({ version: version(day), teamId: day['team'], ownerId: day['officer'] }),
  },
  {
    name: 'cases.move',
    who: 'officer',
    before: versionNow,
    path: (day) => `/api/cases/${day['case']}/move`,
    body: (day) => ({ version: version(day), state: 'open', ...NEXT, why: 'It is ours.' }),
  },
  {
    name: 'cases.change',
    who: 'officer',
    before: versionNow,
    path: (day) => `/api/cases/${day['case']}/change`,
    body: (day) => ({ version: version(day), priority: 2, subject: 'A broken bench' }),
  },
  {
    name: 'cases.retag',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/tags`,
    body: () => ({ add: ['Parks'] }),
  },
  {
    name: 'cases.addTask',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/tasks`,
    body: () => ({ title: 'Look at it' }),
    keep: keep('task'),
  },
  { name: 'cases.finishTask', who: 'officer', path: (day) => `/api/tasks/${day['task']}/done` },
  {
    name: 'cases.addParty',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/parties`,
    body: (day) => ({ customerId: day['customer two'], role: 'witness' }),
    keep: keep('party'),
  },
  { name: 'cases.endParty', who: 'officer', path: (day) => `/api/parties/${day['party']}/end` },
  {
    name: 'cases.link',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/links`,
    body: (day) => ({ other: day['case two'], linked: true }),
  },
  {
    name: 'cases.merge',
    who: 'officer',
    before: (day, desk) => versionNow(day, desk, 'case two'),
    path: (day) => `/api/cases/${day['case two']}/merge`,
    body: (day) => ({ into: day['case'], version: version(day) }),
    keep: keep('merge', 'mergeId'),
  },
  { name: 'cases.undoMerge', who: 'officer', path: (day) => `/api/case-merges/${day['merge']}/undo` },
  {
    name: 'cases.split',
    who: 'officer',
    before: versionNow,
    path: (day) => `/api/cases/${day['case']}/split`,
    body: (day) => ({ contactIds: [day['contact']], subject: 'Another bench', version: version(day) }),
    keep: keep('split', 'splitId'),
  },
  { name: 'cases.undoSplit', who: 'officer', path: (day) => `/api/case-splits/${day['split']}/undo` },
  {
    name: 'cases.saveDraft',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/draft`,
    body: () => ({ kind: 'reply', body: 'Dear Ines' }),
  },
  {
    name: 'cases.setAccess',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/access`,
    body: (day) => ({ officerIds: [day['officer']] }),
  },
];

const onCase = (part: string) => (day: Day) => `/api/cases/${day['case']}/${part}`;

/** What stands beside a case: an officer hands it to the administrator, who is also a team leader, and asks them. */
const BESIDE: readonly Step[] = [
  {
    name: 'cases.beHere',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/here`,
    body: () => ({ seat: 'window-one', doing: 'reading', arriving: true }),
  },
  { name: 'cases.leave', who: 'officer', path: onCase('left'), body: () => ({ seat: 'window-one' }) },
  {
    name: 'cases.setPerspective',
    who: 'officer',
    path: onCase('perspective'),
    body: () => ({ needs: { words: 'A place to sit down', entryId: null } }),
  },
  {
    name: 'cases.askAdvice',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/advice`,
    body: (day) => ({ question: 'Who mends benches?', of: { officerId: day['administrator'] } }),
    keep: keep('advice'),
  },
  {
    name: 'cases.answerAdvice',
    who: 'administrator',
    path: (day) => `/api/advice/${day['advice']}/answer`,
    body: () => ({ answer: 'Parks do.' }),
  },
  { name: 'cases.useAdvice', who: 'officer', path: (day) => `/api/advice/${day['advice']}/use` },
  {
    name: 'cases.askAdvice',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/advice`,
    body: (day) => ({ question: 'And stools?', of: { officerId: day['administrator'] } }),
    keep: keep('advice two'),
  },
  { name: 'cases.withdrawAdvice', who: 'officer', path: (day) => `/api/advice/${day['advice two']}/withdraw` },
  {
    name: 'cases.handOver',
    who: 'officer',
    before: versionNow,
    path: (day) => `/api/cases/${day['case']}/hand-over`,
    body: (day) => ({ version: version(day), teamId: day['team'], ownerId: day['administrator'], why: 'A mistake.' }),
    keep: keep('hand over', 'handOverId'),
  },
  { name: 'cases.undoHandOver', who: 'officer', path: (day) => `/api/hand-overs/${day['hand over']}/undo` },
  {
    name: 'cases.handOver',
    who: 'officer',
    before: versionNow,
    path: (day) => `/api/cases/${day['case']}/hand-over`,
    body: (day) => ({
      version: version(day),
      teamId: day['team'],
      ownerId: day['administrator'],
      why: 'She knows Parks.',
      ...NEXT,
    }),
    keep: keep('hand over', 'handOverId'),
  },
  {
    name: 'cases.takeOver',
    who: 'administrator',
    path: (day) => `/api/hand-overs/${day['hand over']}/take`,
  },
];

const quarantined = (name: string) => async (day: Day, desk: TestDesk) => {
  day[name] = await desk.receive(letter('one@home.example, two@home.example', name));
};

const INTAKE: readonly Step[] = [
  {
    name: 'intake.placeMail',
    who: 'officer',
    before: quarantined('mail one'),
    path: (day) => `/api/intake/mail/${day['mail one']}/place`,
    body: (day) => ({ into: day['case'], addParty: false }),
  },
  {
    name: 'intake.placeMail',
    who: 'officer',
    before: quarantined('mail two'),
    path: (day) => `/api/intake/mail/${day['mail two']}/place`,
    body: (day) => ({ newInTeam: day['team'] }),
  },
  {
    name: 'intake.setMailAside',
    who: 'officer',
    before: quarantined('mail three'),
    path: (day) => `/api/intake/mail/${day['mail three']}/set-aside`,
    body: () => ({ why: 'An advertisement' }),
  },
  {
    name: 'intake.setMailbox',
    who: 'administrator',
    path: () => '/api/intake/mailboxes',
    body: (day) => ({ address: 'parks@localhost.example', teamId: day['team'] }),
  },
];

/** Every command of every contract, in an order in which each succeeds. */
export const WORKING_DAY: readonly Step[] = [
  ...STANDARDS,
  ...IDENTITY,
  ...CUSTOMERS,
  ...CASES,
  ...WRITING,
  ...BESIDE,
  ...listsOfADay({ versionNow, version }),
  ...CORRESPONDENCE,
  ...INTAKE,
  ...TIME,
  ...COMPLAINTS,
  ...ROSTER,
  ...ROUTING,
  ...DECISIONS,
  ...ASSESSMENT,
  ...CONDUCT,
  ...QUALITY,
  ...LETTERS,
  ...DIRECTORY,
  ...REFERRALS,
  ...KNOWLEDGE,
  ...TRIAGE,
  ...CAPABILITY,
  ...RECRUITMENT,
  ...OUTREACH,
];

export type Done = { readonly step: Step; readonly path: string; readonly answered: Answered };

/** Goes through a working day, and hands every step to whoever watches, before and after. */
export async function workThrough(
  desk: TestDesk,
  watch: (done: Done, day: Day) => Promise<void>,
  before?: () => Promise<void>,
): Promise<Day> {
  const people = {
    administrator: await desk.officer('Ada Ministrator', { roles: ['administrator', 'team leader'] }),
    officer: await desk.officer('Olive Officer'),
  };
  const day: Day = {
    team: desk.teamId,
    officer: people.officer.id,
    administrator: people.administrator.id,
    'cookie of officer': people.officer.cookie,
    'cookie of administrator': people.administrator.cookie,
  };
  for (const step of WORKING_DAY) {
    await step.before?.(day, desk);
    await before?.();
    const path = step.path(day);
    const answered = await ask(desk, cookieOf(step.who, people, day), path, step.body?.(day) ?? {});
    const [given] = [answered.headers['set-cookie']].flat();
    if (step.who === 'nobody' && typeof given === 'string') day['cookie of newcomer'] = given.split(';')[0] ?? '';
    if (answered.status === 200) step.keep?.(answered.body, day);
    await watch({ step, path, answered }, day);
  }
  return day;
}

function cookieOf(who: Who, people: Record<'administrator' | 'officer', TestOfficer>, day: Day): string | undefined {
  if (who === 'nobody') return undefined;
  return who === 'administrator' || who === 'officer' ? people[who].cookie : day[`cookie of ${who}`];
}

async function ask(desk: TestDesk, cookie: string | undefined, url: string, payload: object): Promise<Answered> {
  const reply = await desk.server.http.inject({
    method: 'POST',
    url,
    payload,
    headers: cookie === undefined ? {} : { cookie },
  });
  return { status: reply.statusCode, headers: reply.headers, body: JSON.parse(reply.body) as Answered['body'] };
}
