import { keepGathered } from '#areas/directory/server/index.ts';
import { finished, gatherJson, nothingYet } from '#areas/directory/rules/index.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const idOf = (n: number) => `0b7e2b5e-3c5a-4c1e-9d7f-00000000000${n}`;

/** What only comes in with a directory from elsewhere: places, and the categories services stand in. */
const bringIn = async (day: Day, desk: TestDesk) => {
  const to = nothingYet();
  const location = { id: idOf(3), location_type: 'physical', name: 'Quay Street' };
  gatherJson(
    to,
    {
      id: idOf(1),
      name: 'Quay kitchen',
      status: 'active',
      organization: { id: idOf(2), name: 'Quay Aid', description: 'Helps.' },
      service_at_locations: [{ id: idOf(4), location }],
    },
    'service.json',
  );
  gatherJson(to, { id: idOf(5), name: 'Needs', description: 'Needs', taxonomy_terms: [] }, 'taxonomy.json');
  gatherJson(
    to,
    { id: idOf(6), name: 'Food', description: 'Food', taxonomy: 'Needs', taxonomy_id: idOf(5) },
    'taxonomy_term.json',
  );
  await desk.as(SYSTEM, (work) => keepGathered(work, finished(to, { organizations: new Set() })));
  day['directory place'] = idOf(4);
  day['directory taxonomy'] = idOf(5);
  day['directory term'] = idOf(6);
};

const SERVICE = {
  name: 'Bond loan',
  description: 'A loan for a rental bond.',
  status: 'active',
  asks: ['phone'],
  rights: 'Ask again.',
};

export const DIRECTORY: readonly Step[] = [
  {
    name: 'directory.addOrganization',
    who: 'administrator',
    before: bringIn,
    path: () => '/api/directory/organizations',
    body: () => ({ name: 'Harbour Housing', kind: 'partner', way: 'email', referTo: 'in@harbour.example' }),
    keep: keep('directory organization'),
  },
  {
    name: 'directory.changeOrganization',
    who: 'administrator',
    path: (day) => `/api/directory/organizations/${day['directory organization']}`,
    body: () => ({ version: 1, name: 'Harbour Housing', kind: 'partner', way: 'email', referTo: 'in@harbour.example' }),
  },
  {
    name: 'directory.addService',
    who: 'administrator',
    path: (day) => `/api/directory/organizations/${day['directory organization']}/services`,
    body: () => SERVICE,
    keep: keep('directory service'),
  },
  {
    name: 'directory.changeService',
    who: 'administrator',
    path: (day) => `/api/directory/services/${day['directory service']}`,
    body: () => ({ ...SERVICE, version: 1 }),
  },
  {
    name: 'directory.assure',
    who: 'administrator',
    path: (day) => `/api/directory/services/${day['directory service']}/assure`,
  },
  {
    name: 'directory.saveSynonym',
    who: 'administrator',
    path: () => '/api/directory/synonyms',
    body: () => ({ words: ['bond', 'deposit'] }),
    keep: keep('synonym'),
  },
  {
    name: 'directory.dropSynonym',
    who: 'administrator',
    path: (day) => `/api/directory/synonyms/${day['synonym']}/drop`,
  },
];
