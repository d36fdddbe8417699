import { drawFor, prepareQuality } from '#areas/quality/server/index.ts';
import { must } from '#kernel/must.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import type { Day, Step } from './day.fixtures.ts';

/** Two things the officer decided are drawn: one that the administrator looks at again, and one that stays open. */
async function draw(day: Day, desk: TestDesk): Promise<void> {
  const caseId = must(day['case'], 'a case');
  const by = must(day['officer'], 'an officer');
  for (const subjectId of [caseId, must(day['team'], 'a team')])
    await desk.as(SYSTEM, (work) => drawFor(work, { kind: 'decision', subjectId, caseId, by, first: ['approved'] }));
  const headers = { cookie: must(day['cookie of administrator'], 'a cookie') };
  const reply = await desk.server.http.inject({ url: '/api/quality/looks', headers });
  const { looks } = JSON.parse(reply.body) as { looks: { id: string; kind: string }[] };
  const [one, other] = looks.filter(({ kind }) => kind === 'decision');
  day['look'] = must(one?.id, 'a look');
  day['open look'] = must(other?.id, 'another look');
}

export const QUALITY: readonly Step[] = [
  {
    name: 'quality.setShare',
    who: 'administrator',
    before: (_day, desk) => desk.as(SYSTEM, prepareQuality),
    path: () => '/api/quality/share',
    body: () => ({ sharePercent: 100 }),
  },
  {
    name: 'quality.giveLook',
    who: 'administrator',
    before: draw,
    path: (day) => `/api/quality/looks/${day['look']}/give`,
    body: () => ({ outcome: 'declined', reasons: 'The rule does not reach so far.' }),
  },
];
