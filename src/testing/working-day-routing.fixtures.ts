import { setPresence } from '#areas/roster/server/index.ts';
import { openCase } from '#areas/cases/server/index.ts';
import { must } from '#kernel/must.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);

/** Somebody is there, and something waits for them. */
const letOneWait = async (day: Day, desk: TestDesk) => {
  await desk.as(SYSTEM, (work) =>
    setPresence(desk.parts.live, work, { officerId: of(day, 'officer'), state: 'available' }),
  );
  await desk.as(SYSTEM, (work) =>
    openCase(desk.parts.desk, work, {
      kind: 'enquiry',
      subject: 'A lamp is out',
      teamId: of(day, 'team'),
      customerId: null,
      channel: 'letter',
    }),
  );
};

const findAssignment = async (day: Day, desk: TestDesk) => {
  const { body } = await desk.server.http.inject({
    url: `/api/cases/${day['routed case']}/routing`,
    headers: { cookie: of(day, 'cookie of officer') },
  });
  day['assignment'] = (JSON.parse(body) as { assignment: { id: string } }).assignment.id;
};

export const ROUTING: readonly Step[] = [
  {
    name: 'routing.setQueueRule',
    who: 'administrator',
    path: (day) => `/api/routing/queues/${day['team']}`,
    body: () => ({ mode: 'pull', needs: [], boostMinutes: 30, stickyMinutes: 10, leaseMinutes: 10, withinMinutes: 60 }),
  },
  {
    name: 'routing.setOwnNeed',
    who: 'administrator',
    path: () => '/api/routing/own-needs',
    body: () => ({ about: 'language', mode: 'preferred', level: 3, minutes: 10 }),
  },
  {
    name: 'routing.next',
    who: 'officer',
    before: letOneWait,
    path: () => '/api/routing/next',
    keep: keep('routed case', 'caseId'),
  },
  {
    name: 'routing.opened',
    who: 'officer',
    before: findAssignment,
    path: (day) => `/api/routing/assignments/${day['assignment']}/opened`,
  },
  {
    name: 'routing.addConflict',
    who: 'officer',
    path: (day) => `/api/cases/${day['routed case']}/conflicts`,
    body: (day) => ({
      officerId: day['administrator'],
      about: 'case',
      kind: 'conflict of interest',
      reason: 'They live next door',
    }),
    keep: keep('conflict'),
  },
  {
    name: 'routing.endConflict',
    who: 'administrator',
    path: (day) => `/api/conflicts/${day['conflict']}/end`,
  },
  {
    name: 'routing.setSoleContact',
    who: 'administrator',
    path: (day) => `/api/customers/${day['customer']}/sole-contact`,
    body: (day) => ({ officerId: day['officer'], deputyId: null, reason: 'Agreed with them' }),
    keep: keep('sole contact'),
  },
  {
    name: 'routing.endSoleContact',
    who: 'administrator',
    path: (day) => `/api/sole-contacts/${day['sole contact']}/end`,
  },
];
