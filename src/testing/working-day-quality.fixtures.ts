import { drawFor, prepareQuality } from '#areas/quality/server/index.ts';
import { must } from '#kernel/must.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import type { Day, Step } from './day.fixtures.ts';

/** Something the officer decided is drawn, for the administrator to look at again. */
async function draw(day: Day, desk: TestDesk): Promise<void> {
  const caseId = must(day['case'], 'a case');
  const by = must(day['officer'], 'an officer');
  await desk.as(SYSTEM, (work) =>
    drawFor(work, { kind: 'decision', subjectId: caseId, caseId, by, first: ['approved'] }),
  );
  const { body } = await desk.server.http
    .inject({ url: '/api/quality/looks', headers: { cookie: must(day['cookie of administrator'], 'a cookie') } })
    .then((reply) => ({ body: JSON.parse(reply.body) as { looks: { id: string; kind: string }[] } }));
  day['look'] = must(body.looks.find(({ kind }) => kind === 'decision')?.id, 'a look');
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
