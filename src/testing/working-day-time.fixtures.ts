import { sweepClocks } from '#areas/clocks/server/index.ts';
import { sweepPromises } from '#areas/promises/server/index.ts';
import { must } from '#kernel/must.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import type { Answered, TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const get = async (desk: TestDesk, day: Day, url: string): Promise<Answered['body']> => {
  const { body } = await desk.server.http.inject({
    url,
    headers: { cookie: must(day['cookie of officer'], 'a cookie') },
  });
  return JSON.parse(body) as Answered['body'];
};
const calendar = (day: Day) => `/api/calendars/${day['calendar']}`;
const firstHoliday = async (day: Day, desk: TestDesk) => {
  const { holidays } = await get(desk, day, `${calendar(day)}/holidays?year=2026`);
  day['holiday'] = holidays[0].id;
};

/** Due after a minute, so that a day in a test sees it missed. */
const RULE = {
  key: 'minute',
  effectiveFrom: '2020-01-01',
  title: 'Within a minute',
  clock: 'stage',
  kinds: [],
  on: { start: ['case opened'], pause: [], resume: [], stop: ['closed'] },
  once: true,
  budget: { amount: 1, unit: 'minutes' },
  start: 'next working moment',
  ends: 'close',
  rolls: false,
  extension: { most: 5, noticeSays: [] },
  source: { title: 'The test', passage: '', url: '' },
};

export const STANDARDS: readonly Step[] = [
  {
    name: 'standards.adoptCalendar',
    who: 'administrator',
    path: () => '/api/calendars/adopt',
    body: () => ({ shipped: 'au-nsw' }),
    keep: keep('calendar'),
  },
  {
    name: 'standards.setHours',
    who: 'administrator',
    path: (day) => `${calendar(day)}/hours`,
    body: () => ({
      name: 'The office',
      zone: 'Australia/Sydney',
      week: [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 0, to: 1440 }]),
    }),
  },
  {
    name: 'standards.addHoliday',
    who: 'administrator',
    path: (day) => `${calendar(day)}/holidays`,
    body: () => ({ day: '2026-12-29', until: '2026-12-31', title: 'Closedown' }),
  },
  {
    name: 'standards.removeHoliday',
    who: 'administrator',
    before: firstHoliday,
    path: (day) => `/api/holidays/${day['holiday']}/remove`,
  },
  {
    name: 'standards.readIcal',
    who: 'administrator',
    path: (day) => `${calendar(day)}/ical`,
    body: () => ({
      text: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270101\r\nSUMMARY:Closed\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    }),
  },
  {
    name: 'standards.adoptPack',
    who: 'administrator',
    path: () => '/api/clock-rules/adopt',
    body: (day) => ({ pack: 'service', calendarId: day['calendar'] }),
  },
  {
    name: 'standards.makeRule',
    who: 'administrator',
    path: () => '/api/clock-rules',
    body: (day) => ({ ...RULE, calendarId: day['calendar'] }),
    keep: keep('rule'),
  },
];

const promiseNow = (what: string, hours: number, name: string): Step => ({
  name: 'promises.make',
  who: 'officer',
  path: (day) => `/api/cases/${day['timed case']}/promises`,
  before: async (day, desk) => void (day['due'] = String(desk.time.now + hours * HOUR)),
  body: (day) => ({ what, dueAt: Number(day['due']) }),
  keep: keep(name),
});

export const TIME: readonly Step[] = [
  {
    name: 'cases.open',
    who: 'officer',
    path: () => '/api/cases',
    body: (day) => ({
      kind: 'enquiry',
      subject: 'About time',
      teamId: day['team'],
      customer: null,
      channel: 'counter',
      said: 'How long?',
      ownerId: day['officer'],
    }),
    keep: keep('timed case'),
  },
  {
    name: 'clocks.extend',
    who: 'officer',
    before: async (day, desk) => {
      const { clocks } = await get(desk, day, `/api/cases/${day['timed case']}/clocks`);
      day['clock'] = clocks.find(({ title }: { title: string }) => title === RULE.title).id;
    },
    path: (day) => `/api/clocks/${day['clock']}/extend`,
    body: () => ({ by: 1, reason: 'It is long', notice: 'It takes until [new date].' }),
  },
  {
    name: 'clocks.giveCause',
    who: 'officer',
    before: async (_day, desk) => {
      desk.time.now += 10 * 60_000;
      const { database, live, standards } = desk.parts;
      while ((await sweepClocks({ db: database.db, live, standards, clock: () => desk.time.now })) > 0);
    },
    path: (day) => `/api/clocks/${day['clock']}/cause`,
    body: () => ({ cause: 'other', note: 'A test' }),
  },
  {
    name: 'clocks.seen',
    who: 'officer',
    before: async (day, desk) => void (day['told'] = (await get(desk, day, '/api/told')).told[0].id),
    path: (day) => `/api/told/${day['told']}/seen`,
  },
  promiseNow('Ring them', 1, 'promise'),
  {
    name: 'promises.keep',
    who: 'officer',
    path: (day) => `/api/promises/${day['promise']}/keep`,
    body: () => ({ words: 'Rang them' }),
  },
  promiseNow('Write to them', 1, 'promise two'),
  {
    name: 'promises.renew',
    who: 'officer',
    path: (day) => `/api/promises/${day['promise two']}/renew`,
    body: (day) => ({ dueAt: Number(day['due']) + DAY, reason: 'No answer from the archive' }),
    keep: keep('promise three'),
  },
  {
    name: 'promises.release',
    who: 'officer',
    path: (day) => `/api/promises/${day['promise three']}/release`,
    body: () => ({ words: 'It has come' }),
  },
  promiseNow('Look', 0.01, 'promise four'),
  {
    name: 'promises.giveCause',
    who: 'officer',
    before: async (_day, desk) => {
      desk.time.now += 10 * 60_000;
      const { database, live } = desk.parts;
      while ((await sweepPromises({ db: database.db, live, clock: () => desk.time.now })) > 0);
    },
    path: (day) => `/api/promises/${day['promise four']}/cause`,
    body: () => ({ cause: 'overlooked' }),
  },
  {
    name: 'promises.find',
    who: 'officer',
    path: () => '/api/promises/find',
    body: () => ({ text: 'I will call you tomorrow.' }),
  },
  {
    name: 'promises.passOver',
    who: 'officer',
    before: async (day, desk) => {
      const { entries } = await get(desk, day, `/api/cases/${day['timed case']}`);
      day['timed contact'] = entries.find(
        ({ contactId }: { contactId: string | null }) => contactId !== null,
      ).contactId;
    },
    path: (day) => `/api/cases/${day['timed case']}/promises/pass-over`,
    body: (day) => ({ contactId: day['timed contact'], quote: 'I will call you tomorrow.' }),
  },
  {
    name: 'standards.withdrawRule',
    who: 'administrator',
    path: (day) => `/api/clock-rules/${day['rule']}/withdraw`,
  },
];

const complained = (what: string) => (day: Day) => `/api/cases/${day['grumble']}/complaint${what}`;

/** What a customer says at the counter is recorded as a complaint, comes late, is taken, and is then refused. */
export const COMPLAINTS: readonly Step[] = [
  {
    name: 'cases.open',
    who: 'officer',
    path: () => '/api/cases',
    body: (day) => ({
      kind: 'service request',
      subject: 'The bench',
      teamId: day['team'],
      customer: { name: 'Ines Grumble', email: 'grumble@home.example' },
      channel: 'counter',
      said: 'I am very disappointed with how I was treated. He read out my home address to the whole room.',
      ownerId: day['officer'],
    }),
    keep: keep('grumble'),
  },
  {
    name: 'complaints.treatAsRequest',
    who: 'officer',
    path: complained('/request'),
    body: () => ({ reasons: 'She only wants the bench back.', told: 'in person' }),
  },
  {
    name: 'complaints.startMatter',
    who: 'officer',
    path: complained('/matters'),
    body: () => ({ matter: 'privacy complaint', reasons: 'Her address was read out.' }),
  },
  {
    name: 'complaints.record',
    who: 'officer',
    path: complained(''),
    body: () => ({ how: 'itself', subject: 'The bench', wanted: 'An apology' }),
  },
  {
    name: 'complaints.setLearned',
    who: 'officer',
    path: complained('/learned'),
    body: () => ({ learnedOn: '2020-01-01' }),
  },
  {
    name: 'complaints.takeThoughLate',
    who: 'officer',
    path: complained('/late'),
    body: () => ({ reasons: 'She was ill.' }),
  },
  {
    name: 'complaints.addIssue',
    who: 'officer',
    path: complained('/issues'),
    body: () => ({ said: 'He read out my address.', severity: 'high' }),
    keep: keep('issue'),
  },
  {
    name: 'complaints.assessIssue',
    who: 'officer',
    path: (day) => `/api/complaint-issues/${day['issue']}`,
    body: () => ({ agency: 'The counter', evidence: ['The camera of the counter'] }),
  },
  {
    name: 'complaints.nameOfficer',
    who: 'officer',
    path: complained('/officers'),
    body: (day) => ({ part: 'decider', officerId: day['officer'] }),
  },
  {
    name: 'complaints.findOn',
    who: 'officer',
    path: (day) => `/api/complaint-issues/${day['issue']}/finding`,
    body: () => ({ finding: 'upheld', reasons: 'Two people heard it.', cites: 'Charter 2.1' }),
  },
  {
    name: 'complaints.addRemedy',
    who: 'officer',
    path: complained('/remedies'),
    before: async (day, desk) => void (day['due'] = String(desk.time.now + DAY)),
    body: (day) => ({ kind: 'apology', what: 'Apologise to her', dueAt: Number(day['due']) }),
    keep: keep('remedy'),
  },
  {
    name: 'complaints.finishRemedy',
    who: 'officer',
    path: (day) => `/api/complaint-remedies/${day['remedy']}/done`,
    body: () => ({ evidence: 'The manager rang her.', told: 'On the telephone' }),
  },
  {
    name: 'cases.setPerspective',
    who: 'officer',
    path: (day) => `/api/cases/${day['grumble']}/perspective`,
    body: () => ({
      asked: { words: 'The bench back', entryId: null },
      needs: { words: 'To sit', entryId: null },
      feels: { words: 'Exposed', entryId: null },
      expects: { words: 'An apology', entryId: null },
    }),
  },
  {
    name: 'complaints.answer',
    who: 'officer',
    path: complained('/answer'),
    before: async (day, desk) => void (day['letter'] = (await get(desk, day, complained('/answer')(day))).letter),
    body: (day) => ({ letter: day['letter'] ?? 'Hello' }),
  },
  {
    name: 'complaints.goOutside',
    who: 'officer',
    path: complained('/outside'),
    body: () => ({ reference: 'NO-1', asked: 'The file' }),
    keep: keep('outside'),
  },
  {
    name: 'complaints.comeBack',
    who: 'officer',
    path: (day) => `/api/complaint-outside/${day['outside']}/outcome`,
    body: () => ({ outcome: 'recommended', words: 'Look at it again' }),
  },
  {
    name: 'complaints.learn',
    who: 'officer',
    path: (day) => `/api/complaint-issues/${day['issue']}/learn`,
    before: async (day, desk) => void (day['due'] = String(desk.time.now + DAY)),
    body: (day) => ({
      causes: [{ wentWrong: 'privacy', because: 'skill' }],
      decision: 'action',
      action: {
        what: 'Screens at the desks',
        ownerId: day['officer'],
        dueAt: Number(day['due']),
        measure: 'Complaints about privacy',
        before: 'Four a month',
      },
    }),
  },
  {
    name: 'complaints.finishAction',
    who: 'officer',
    before: async (day, desk) => {
      const { complaint } = await get(desk, day, complained('')(day));
      day['action'] = complaint.learned[0].actions[0].id;
    },
    path: (day) => `/api/complaint-actions/${day['action']}/done`,
    body: () => ({ after: 'None', worked: true }),
  },
  {
    name: 'recovery.takeStep',
    who: 'officer',
    path: (day) => `/api/cases/${day['grumble']}/recovery`,
    before: async (day, desk) => void (day['due'] = String(desk.time.now + DAY)),
    body: (day) => ({ did: 'rang', words: 'Owned up to it', followAt: Number(day['due']) }),
    keep: keep('recovery'),
  },
  {
    name: 'recovery.followUp',
    who: 'officer',
    path: (day) => `/api/recovery-steps/${day['recovery']}/follow-up`,
    body: () => ({ content: true, words: 'She is content' }),
  },
  {
    name: 'recovery.praise',
    who: 'officer',
    path: (day) => `/api/cases/${day['grumble']}/compliments`,
    body: (day) => ({ officerId: day['officer'], words: 'Kind' }),
  },
  {
    name: 'complaints.close',
    who: 'officer',
    path: complained('/close'),
    body: () => ({ reason: 'answered' }),
  },
  {
    name: 'complaints.lookAgain',
    who: 'officer',
    path: complained('/again'),
    body: () => ({ why: 'They recommend it' }),
  },
  {
    name: 'complaints.nextStage',
    who: 'officer',
    path: complained('/next-stage'),
    body: (day) => ({ teamId: day['team'], ownerId: null }),
  },
  {
    name: 'complaints.refuse',
    who: 'administrator',
    path: complained('/refuse'),
    body: () => ({
      code: 'decided-before',
      reasons: 'The same bench was answered twice before.',
      letter: 'Hello. We answered this before. [external body]',
    }),
  },
];
