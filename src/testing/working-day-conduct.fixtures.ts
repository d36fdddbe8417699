import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { addLine } from '#areas/delegations/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);
const onCase = (what: string) => (day: Day) => `/api/cases/${of(day, 'decided case')}/${what}`;

/** Somebody may restrict contact, and there is something to answer and to talk about. */
const prepare = async (day: Day, desk: TestDesk) => {
  await desk.as(SYSTEM, (work) =>
    addLine(work, {
      instrument: 'Delegations 2026',
      instrumentOn: '2026-07-01',
      source: '',
      holder: { role: 'team leader' },
      power: 'restriction',
      limitCents: null,
      secondAboveCents: null,
      kinds: [],
      ownTeams: false,
      condition: '',
      from: 0,
      until: null,
    }),
  );
  day['in three months'] = String(desk.time.now + 90 * DAY);
};

const findWellbeing = async (day: Day, desk: TestDesk) => {
  const { body } = await desk.server.http.inject({
    url: '/api/today',
    headers: { cookie: of(day, 'cookie of officer') },
  });
  const { things } = JSON.parse(body) as { things: { about: string; facts: { id: string } }[] };
  day['wellbeing'] = must(things.find(({ about }) => about === 'conduct.wellbeing')?.facts.id, 'a question');
};

export const CONDUCT: readonly Step[] = [
  {
    name: 'conduct.recordIncident',
    who: 'officer',
    before: prepare,
    path: onCase('incidents'),
    body: () => ({
      category: 'behaviour',
      impacts: ['health'],
      what: 'She shouted for ten minutes.',
      response: 'named it and asked them to stop',
    }),
    keep: keep('incident'),
  },
  {
    name: 'conduct.answerWellbeing',
    who: 'officer',
    before: findWellbeing,
    path: (day) => `/api/wellbeing/${of(day, 'wellbeing')}`,
    body: () => ({ how: 'to talk' }),
  },
  { name: 'conduct.talked', who: 'administrator', path: (day) => `/api/wellbeing/${of(day, 'wellbeing')}/talked` },
  {
    name: 'conduct.warn',
    who: 'officer',
    path: onCase('conduct/warn'),
    body: (day) => ({ incidentIds: [day['incident']], letter: 'Please do not shout. We want to help.' }),
  },
  {
    name: 'conduct.propose',
    who: 'officer',
    path: onCase('restrictions'),
    body: (day) => ({
      incidentIds: [day['incident']],
      ways: ['letter'],
      reasons: 'It went on.',
      considered: 'A break.',
      needsConsidered: 'None known.',
      reviewRight: 'Ask us again.',
      endsAt: Number(day['in three months']),
      toId: day['administrator'],
      dueAt: Number(day['in three months']),
    }),
    keep: keep('restriction'),
  },
  {
    name: 'conduct.lift',
    who: 'administrator',
    path: (day) => `/api/restrictions/${of(day, 'restriction')}/lift`,
    body: () => ({ reason: 'She said sorry.' }),
  },
];
