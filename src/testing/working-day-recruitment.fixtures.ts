import { must } from '#kernel/must.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);

const findCodes = async (day: Day, desk: TestDesk): Promise<void> => {
  const { body } = await desk.server.http.inject({
    url: `/api/recruitment/rounds/${of(day, 'round')}`,
    headers: { cookie: of(day, 'cookie of officer') },
  });
  const { questions } = JSON.parse(body) as { questions: { code: string }[] };
  day['judged codes'] = questions.map(({ code }) => code).join(' ');
};
const sheet = (day: Day) => {
  const codes = of(day, 'judged codes').split(' ');
  return {
    marks: Object.fromEntries(codes.map((code) => [code, 2])),
    notes: Object.fromEntries(codes.map((code) => [code, 'An example from the counter.'])),
    give: true,
  };
};
const judged = (who: 'officer' | 'administrator'): Step => ({
  name: 'recruitment.judge',
  who,
  before: findCodes,
  path: (day) => `/api/recruitment/candidates/${of(day, 'candidate')}/sheet`,
  body: sheet,
});
const candidate = (name: string, called: string): Step => ({
  name: 'recruitment.addCandidate',
  who: 'administrator',
  path: (day) => `/api/recruitment/rounds/${of(day, 'round')}/candidates`,
  body: () => ({ name: called }),
  keep: keep(name),
});

/** A panel of two judges two candidates: one of them withdraws, after somebody who knows them stood aside. */
export const RECRUITMENT: readonly Step[] = [
  {
    name: 'recruitment.openRound',
    who: 'administrator',
    path: () => '/api/recruitment/rounds',
    body: (day) => ({ title: 'The front counter', profileId: day['profile'], panel: [day['officer']] }),
    keep: keep('round'),
  },
  {
    name: 'recruitment.joinPanel',
    who: 'administrator',
    path: (day) => `/api/recruitment/rounds/${of(day, 'round')}/panel`,
    body: (day) => ({ officerId: day['officer'] }),
  },
  candidate('candidate', 'Astrid Lindqvist'),
  candidate('candidate who withdraws', 'Bo Ekman'),
  {
    name: 'recruitment.standAside',
    who: 'officer',
    path: (day) => `/api/recruitment/candidates/${of(day, 'candidate who withdraws')}/aside`,
    body: () => ({ why: 'We are neighbours.' }),
  },
  {
    name: 'recruitment.withdrawCandidate',
    who: 'administrator',
    path: (day) => `/api/recruitment/candidates/${of(day, 'candidate who withdraws')}/withdraw`,
  },
  judged('officer'),
  judged('administrator'),
  ...[0, 1, 2, 3, 4].map((n): Step => ({
    name: 'recruitment.agree',
    who: 'administrator',
    path: (day) => `/api/recruitment/candidates/${of(day, 'candidate')}/agreed`,
    body: (day) => ({ code: of(day, 'judged codes').split(' ')[n], mark: 2 }),
  })),
  {
    name: 'recruitment.closeRound',
    who: 'administrator',
    path: (day) => `/api/recruitment/rounds/${of(day, 'round')}/close`,
    body: () => ({ outcome: 'Astrid begins in March.' }),
  },
];
