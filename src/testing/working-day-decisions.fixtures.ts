import { openCase, retag } from '#areas/cases/server/index.ts';
import { reply } from '#areas/correspondence/server/index.ts';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);

const openOne = async (day: Day, desk: TestDesk) => {
  const { id } = await desk.as(SYSTEM, (work) =>
    openCase(desk.parts.desk, work, {
      kind: 'enquiry',
      subject: 'A fine',
      teamId: of(day, 'team'),
      customerId: of(day, 'customer'),
      channel: 'letter',
      ownerId: of(day, 'officer'),
    }),
  );
  day['decided case'] = id;
  day['second leader'] = (await desk.officer('Lee Second', { roles: ['team leader'] })).id;
  day['in a day'] = String(desk.time.now + DAY);
};

/** An answer of the officer's that somebody else has to read. */
const letOneWait = async (day: Day, desk: TestDesk) => {
  const officer = { kind: 'officer' as const, id: of(day, 'officer'), may: () => true, teams: [of(day, 'team')] };
  const { messageId } = await desk.as(officer, async (work) => {
    await retag(desk.parts.desk, work, of(day, 'decided case'), { add: ['read first'], remove: [] });
    return reply(desk.parts.office, work, of(day, 'decided case'), {
      body: 'We look into it.',
      to: ['ines@home.example'],
      attachmentIds: [],
      then: {},
    });
  });
  day['waiting text'] = messageId;
  const { body } = await desk.server.http.inject({
    url: `/api/texts/${messageId}`,
    headers: { cookie: of(day, 'cookie of officer') },
  });
  day['fingerprint'] = (JSON.parse(body) as { sha256: string }).sha256;
};

const asked = (to: string) => (day: Day) => ({
  power: 'waiver',
  amountCents: 5000,
  what: 'Take the late fee away',
  reasons: 'She was ill.',
  recommendation: 'Yes.',
  toId: day[to],
  dueAt: Number(day['in a day']),
});
const ask = (to: string): Step => ({
  name: 'decisions.ask',
  who: 'officer',
  path: (day) => `/api/cases/${day['decided case']}/decisions`,
  body: asked(to),
  keep: keep('decision'),
});
const decide = (name: string, who: 'administrator' | 'officer', body: object = {}): Step => ({
  name: `decisions.${name}`,
  who,
  path: (day) => `/api/decisions/${day['decision']}/${name === 'sendBack' ? 'return' : name}`,
  body: () => body,
});

const line = (more: object) => () => ({
  instrument: 'Delegations 2026',
  instrumentOn: '2026-07-01',
  holder: { role: 'team leader' },
  power: 'waiver',
  from: 0,
  ...more,
});
const addLine = (more: object): Step => ({
  name: 'delegations.addLine',
  who: 'administrator',
  path: () => '/api/delegations',
  body: line(more),
  keep: keep('line'),
});

const rule = (more: object): Step => ({
  name: 'decisions.addVettingRule',
  who: 'administrator',
  path: () => '/api/vetting-rules',
  body: () => ({
    title: 'Read first',
    occasion: 'tag',
    among: ['read first'],
    approvers: [{ role: 'team leader' }],
    ...more,
  }),
  keep: keep('vetting rule'),
});

export const DECISIONS: readonly Step[] = [
  addLine({}),
  addLine({ power: 'exception' }),
  {
    name: 'delegations.endLine',
    who: 'administrator',
    path: (day) => `/api/delegations/${day['line']}/end`,
    body: () => ({ reason: 'A new instrument' }),
  },
  {
    name: 'delegations.appoint',
    who: 'administrator',
    path: () => '/api/acting',
    body: (day) => ({
      officerId: day['officer'],
      as: { role: 'records officer' },
      instrument: 'Acting 7',
      from: 0,
      until: DAY,
    }),
    keep: keep('acting'),
  },
  {
    name: 'delegations.endActing',
    who: 'administrator',
    path: (day) => `/api/acting/${day['acting']}/end`,
    body: () => ({ reason: 'She is back' }),
  },
  { ...ask('administrator'), before: openOne },
  decide('approve', 'administrator', { reasons: 'Agreed.' }),
  decide('tell', 'officer', { how: 'letter', words: 'The late fee is gone.' }),
  ask('administrator'),
  decide('decline', 'administrator', { reasons: 'No.', alternative: 'Pay in parts.', reviewRight: 'Ask us again.' }),
  ask('administrator'),
  decide('sendBack', 'administrator', { reasons: 'Since when?' }),
  ask('second leader'),
  decide('take', 'administrator'),
  decide('withdraw', 'officer'),
  rule({ among: ['nothing'] }),
  {
    name: 'decisions.endVettingRule',
    who: 'administrator',
    path: (day) => `/api/vetting-rules/${day['vetting rule']}/end`,
  },
  rule({}),
  {
    name: 'decisions.approveText',
    who: 'administrator',
    before: letOneWait,
    path: (day) => `/api/texts/${day['waiting text']}/approve`,
    body: (day) => ({ sha256: day['fingerprint'] }),
  },
  {
    name: 'decisions.returnText',
    who: 'administrator',
    before: letOneWait,
    path: (day) => `/api/texts/${day['waiting text']}/return`,
    body: () => ({ reasons: 'Kinder, please.' }),
  },
  {
    name: 'decisions.raiseFlag',
    who: 'officer',
    path: (day) => `/api/cases/${day['decided case']}/flags`,
    body: () => ({ kind: 'sensitive', why: 'A journalist has asked.' }),
    keep: keep('flag'),
  },
  { name: 'decisions.seeFlag', who: 'administrator', path: (day) => `/api/flags/${day['flag']}/seen` },
  {
    name: 'decisions.endFlag',
    who: 'officer',
    path: (day) => `/api/flags/${day['flag']}/end`,
    body: () => ({ reason: 'It was printed, and is right.' }),
  },
  // One more waits, to be looked at.
  { ...ask('administrator'), before: letOneWait },
];
