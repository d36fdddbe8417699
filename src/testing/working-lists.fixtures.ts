import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

type Means = {
  readonly versionNow: (day: Day, desk: TestDesk) => Promise<void>;
  readonly version: (day: Day) => number;
};

/** The part of a working day in which lists are made and many cases are worked on at once. */
export function listsOfADay({ versionNow, version }: Means): readonly Step[] {
  const urgent = (day: Day) => ({
    act: { do: 'priority', priority: 1 },
    cases: [{ id: day['case'], version: version(day) }],
  });

  return [
    {
      name: 'cases.saveView',
      who: 'officer',
      path: () => '/api/views',
      body: (day) => ({
        name: 'Upset and late',
        teamId: day['team'],
        wanted: { tone: ['upset', 'angry'], due: 'late', tag: ['parks'], order: 'urgent' },
        columns: ['tone', 'owner'],
      }),
      keep: keep('view'),
    },
    {
      name: 'cases.changeView',
      who: 'officer',
      path: (day) => `/api/views/${day['view']}/change`,
      body: () => ({
        name: 'Upset',
        teamId: null,
        wanted: {
          owner: 'me or nobody',
          waits: 'us',
          kind: ['enquiry'],
          state: ['open'],
          priority: [1, 2],
          channel: ['phone'],
        },
        columns: [],
        version: 1,
      }),
    },
    {
      name: 'cases.saveView',
      who: 'officer',
      path: () => '/api/views',
      body: () => ({ name: 'To remove', teamId: null, wanted: {}, columns: [] }),
      keep: keep('view to remove'),
    },
    { name: 'cases.removeView', who: 'officer', path: (day) => `/api/views/${day['view to remove']}/remove` },
    {
      name: 'cases.chooseColumns',
      who: 'officer',
      path: () => '/api/list-columns',
      body: () => ({ list: 'mine', columns: ['due', 'tags'] }),
    },
    { name: 'cases.previewBulk', who: 'officer', before: versionNow, path: () => '/api/bulk/preview', body: urgent },
    {
      name: 'cases.doBulk',
      who: 'officer',
      before: versionNow,
      path: () => '/api/bulk',
      body: urgent,
      keep: keep('bulk', 'bulkId'),
    },
    { name: 'cases.undoBulk', who: 'officer', path: (day) => `/api/bulk/${day['bulk']}/undo` },
  ];
}
