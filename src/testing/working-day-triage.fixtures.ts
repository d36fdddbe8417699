import type { Step } from './day.fixtures.ts';

export const TRIAGE: readonly Step[] = [
  {
    name: 'triage.say',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/triage`,
    body: () => ({ field: 'topic', value: 'Parks', suggested: 'Playgrounds' }),
  },
];
