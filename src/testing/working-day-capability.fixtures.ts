import { z } from 'zod';
import { signStatement } from '#areas/capability/server/index.ts';
import { makeSkill } from '#areas/roster/server/index.ts';
import { prepareFrameworks, versionInUse } from '#areas/frameworks/server/index.ts';
import { must } from '#kernel/must.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';
import { COURSES } from './working-day-courses.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);

/** The frameworks of every desk, and a role among them. */
const prepare = async (day: Day, desk: TestDesk) => {
  await desk.as(SYSTEM, prepareFrameworks);
  const { body } = await desk.server.http.inject({
    url: '/api/frameworks',
    headers: { cookie: of(day, 'cookie of officer') },
  });
  const { profiles } = JSON.parse(body) as { profiles: { id: string }[] };
  day['profile'] = must(profiles[0], 'a role').id;
  day['st0072'] = must(await versionInUse(desk.parts.database.db, 'st0072'), 'the framework').id;
};

const ask = async (day: Day, desk: TestDesk, url: string) => {
  const { body } = await desk.server.http.inject({ url, headers: { cookie: of(day, 'cookie of officer') } });
  return JSON.parse(body) as never;
};

/** The officer of the day has written a template or answered something: the newest of what is offered is claimed. */
const findOffer =
  (name: string, at: number) =>
  async (day: Day, desk: TestDesk): Promise<void> => {
    const { candidates } = (await ask(day, desk, '/api/capability/candidates')) as {
      candidates: { seq: number; lines: { id: string }[] }[];
    };
    const offer = must(candidates.filter(({ lines }) => lines.length > 0)[at], 'something that is offered');
    day[name] = String(offer.seq);
    day['line'] = must(offer.lines[0], 'a line').id;
  };

/** The page on which the statement is signed has no contract; what it does is done here. */
const sign = async (day: Day, desk: TestDesk): Promise<void> => {
  const token = of(day, 'statement link').split('/').at(-1) ?? '';
  await desk.as(SYSTEM, (work) =>
    signStatement(work, token, { author: 'Sam', relationship: 'At the next desk', words: 'She was calm.' }),
  );
};

const makeShownSkill = async (day: Day, desk: TestDesk): Promise<void> => {
  day['shown skill'] = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'service', name: 'Calm' }));
};

const SHEET = Buffer.from('code,fullStatement\nA,Greets whoever comes\n').toString('base64');

export const CAPABILITY: readonly Step[] = [
  {
    name: 'frameworks.bring',
    who: 'administrator',
    before: prepare,
    path: () => '/api/frameworks/bring',
    body: () => ({ name: 'counter.csv', key: 'counter', content: SHEET }),
    keep: keep('framework version'),
  },
  {
    name: 'frameworks.use',
    who: 'administrator',
    path: (day) => `/api/framework-versions/${of(day, 'framework version')}/use`,
  },
  {
    name: 'frameworks.movePeople',
    who: 'administrator',
    path: (day) => `/api/framework-versions/${of(day, 'framework version')}/people`,
    body: (day) => ({ officerIds: [day['officer']], why: 'The counter has a framework of its own now.' }),
  },
  {
    name: 'frameworks.setRole',
    who: 'administrator',
    path: (day) => `/api/role-profiles/${of(day, 'profile')}/officers`,
    body: (day) => ({ officerId: day['officer'] }),
  },
  {
    name: 'capability.setSkillRule',
    who: 'administrator',
    before: async (day, desk) => {
      await makeShownSkill(day, desk);
      await findOffer('offer', 0)(day, desk);
    },
    path: () => '/api/capability/skill-rules',
    body: (day) => ({ skillId: day['shown skill'], itemId: day['line'], level: 3, months: 12 }),
  },
  {
    name: 'capability.claim',
    who: 'officer',
    path: () => '/api/capability/claims',
    body: (day) => ({
      seq: Number(of(day, 'offer')),
      itemIds: [day['line']],
      reflection: 'I asked first.',
      copy: 'What was done.',
    }),
    keep: keep('evidence'),
  },
  {
    name: 'capability.decide',
    who: 'administrator',
    path: (day) => `/api/capability/evidence/${of(day, 'evidence')}/decide`,
    body: () => ({ verdict: 'returned', words: 'Say what you did.' }),
  },
  {
    name: 'capability.claimAgain',
    who: 'officer',
    path: (day) => `/api/capability/evidence/${of(day, 'evidence')}/again`,
    body: (day) => ({ itemIds: [day['line']], reflection: 'I asked her what she needed.', copy: 'What was done.' }),
  },
  {
    name: 'capability.decide',
    who: 'administrator',
    path: (day) => `/api/capability/evidence/${of(day, 'evidence')}/decide`,
    body: () => ({ verdict: 'accepted' }),
  },
  {
    name: 'capability.makeLearningCase',
    who: 'administrator',
    path: () => '/api/capability/learning-cases',
    body: (day) => ({ evidenceId: day['evidence'], title: 'Asked first', question: 'What would you ask?' }),
    keep: keep('learning case'),
  },
  {
    name: 'capability.assignLearning',
    who: 'administrator',
    path: (day) => `/api/capability/learning-cases/${of(day, 'learning case')}/assign`,
    body: (day) => ({ officerIds: [day['officer']], dueAt: 4_000_000_000_000 }),
  },
  {
    name: 'capability.readLearning',
    who: 'officer',
    path: (day) => `/api/capability/learning-cases/${of(day, 'learning case')}/read`,
  },
  {
    name: 'capability.contribute',
    who: 'officer',
    path: (day) => `/api/capability/learning-cases/${of(day, 'learning case')}/words`,
    body: () => ({ words: 'What is it for?' }),
  },
  {
    name: 'capability.bring',
    who: 'officer',
    path: () => '/api/capability/evidence',
    body: (day) => ({
      kind: 'certificate',
      title: 'First aid',
      occurredAt: 1_700_000_000_000,
      reflection: 'I can help.',
      itemIds: [day['line']],
    }),
    keep: keep('brought evidence'),
  },
  {
    name: 'capability.withdraw',
    who: 'officer',
    path: (day) => `/api/capability/evidence/${of(day, 'brought evidence')}/withdraw`,
  },
  {
    name: 'capability.takeOutFile',
    who: 'officer',
    before: async (day, desk) => {
      const { body } = await desk.server.http.inject({
        method: 'POST',
        url: '/api/capability/uploads?name=a.txt',
        headers: { cookie: of(day, 'cookie of officer'), 'content-type': 'application/octet-stream' },
        payload: 'What I wrote for the counter.',
      });
      day['file of evidence'] = z.object({ id: z.string() }).parse(JSON.parse(body)).id;
    },
    path: (day) => `/api/capability/files/${of(day, 'file of evidence')}/take-out`,
    body: () => ({ why: 'Somebody is named in it.' }),
  },
  {
    name: 'capability.askStatement',
    who: 'officer',
    path: () => '/api/capability/statements',
    body: (day) => ({
      kind: 'witness statement',
      about: 'The queue on Monday',
      askedOf: 'Sam',
      itemIds: [day['line']],
    }),
    keep: (reply, day) => {
      keep('statement')(reply, day);
      keep('statement link', 'url')(reply, day);
    },
  },
  {
    name: 'capability.claimStatement',
    who: 'officer',
    before: sign,
    path: (day) => `/api/capability/statements/${of(day, 'statement')}/claim`,
    body: () => ({ reflection: 'It was a long queue.' }),
    keep: keep('statement evidence'),
  },
  {
    name: 'capability.decide',
    who: 'administrator',
    path: (day) => `/api/capability/evidence/${of(day, 'statement evidence')}/decide`,
    body: () => ({ verdict: 'accepted' }),
  },
  {
    name: 'capability.issueBadge',
    who: 'administrator',
    before: async (day, desk) => {
      const { frameworks } = (await ask(day, desk, '/api/capability/coverage')) as {
        frameworks: { versionId: string; lines: { itemId: string }[] }[];
      };
      const at = frameworks.find(({ lines }) => lines.some(({ itemId }) => itemId === day['line']));
      day['version of line'] = must(at, 'the framework of the line').versionId;
    },
    path: () => '/api/capability/badges',
    body: (day) => ({
      officerId: day['officer'],
      name: 'Asks first',
      description: 'Finds out what somebody needs before they answer.',
      versionId: day['version of line'],
      itemIds: [day['line']],
    }),
    keep: keep('badge'),
  },
  {
    name: 'capability.revokeBadge',
    who: 'administrator',
    path: (day) => `/api/capability/badges/${of(day, 'badge')}/take-back`,
    body: () => ({ why: 'It was given for somebody else.' }),
  },
  { name: 'capability.changeBadgeKey', who: 'administrator', path: () => '/api/capability/badge-key' },
  {
    name: 'capability.setAside',
    who: 'officer',
    path: () => '/api/capability/aside',
    body: (day) => ({ seq: Number(of(day, 'offer')) }),
  },
  {
    name: 'capability.rate',
    who: 'officer',
    before: async (day, desk) => {
      const { role } = (await ask(day, desk, '/api/capability/coverage')) as {
        role: { capabilities: { itemId: string }[] };
      };
      day['capability'] = must(role.capabilities[0], 'a capability').itemId;
    },
    path: () => '/api/capability/ratings',
    body: (day) => ({ officerId: day['officer'], itemId: day['capability'], level: 2 }),
  },
  {
    name: 'capability.addAction',
    who: 'administrator',
    path: () => '/api/capability/actions',
    body: (day) => ({
      officerId: day['officer'],
      goal: 'Stay calm',
      what: 'Sit beside Jo',
      kind: 'shadow',
      dueAt: 4_000_000_000_000,
      measure: 'promises kept',
    }),
    keep: keep('action'),
  },
  {
    name: 'capability.finishAction',
    who: 'officer',
    path: (day) => `/api/capability/actions/${of(day, 'action')}/done`,
    body: () => ({ effect: 'I wait before I answer.' }),
  },
  {
    name: 'capability.holdSession',
    who: 'administrator',
    path: () => '/api/capability/sessions',
    body: (day) => ({
      officerId: day['officer'],
      kind: 'coaching',
      heldAt: 1_700_000_000_000,
      notes: 'How to listen.',
    }),
    keep: keep('session'),
  },
  {
    name: 'capability.agreeSession',
    who: 'officer',
    path: (day) => `/api/capability/sessions/${of(day, 'session')}/agree`,
  },
  {
    name: 'capability.recognise',
    who: 'officer',
    path: () => '/api/capability/recognition',
    body: (day) => ({ officerId: day['administrator'], words: 'She took the hard call.' }),
  },
  ...COURSES,
];
