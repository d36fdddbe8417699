import { describe, expect, test } from 'vitest';
import { complete } from './complete.ts';
import { freshnessOf } from './freshness.ts';
import { faultsIn } from './hsds.ts';
import { judge } from './judge.ts';
import { fromLegacy, hourOf, isLegacy } from './legacy.ts';
import { conceptsIn, queryOf } from './needs.ts';

const ID = '0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e5f';

describe('what the standard finds wrong', () => {
  test('is told by the field, at any depth, and nothing else is found wrong', () => {
    const service = {
      id: ID,
      name: 'Bond loans',
      status: 'open',
      email: 'nobody',
      minimum_age: '18',
      anything: 'else',
      phones: [{ id: ID, number: '1' }, { id: ID }],
    };
    expect(faultsIn('service', service).map(({ path }) => path)).toEqual([
      'email',
      'status',
      'minimum_age',
      'phones.1.number',
    ]);
    expect(faultsIn('service', { id: ID, name: 'Bond loans', status: 'active', its_own: { field: 1 } })).toEqual([]);
  });

  test('is gone from what we give out, and what was published stands beside its field', () => {
    const published = {
      id: ID,
      name: 'Bond loans',
      url: 'www.example',
      phones: [{ id: 'p-1', number: '1' }],
      own: [1],
    };
    const given = complete('service', published);
    expect(faultsIn('service', given)).toEqual([]);
    expect(given).toMatchObject({
      own: [1],
      as_published_url: 'www.example',
      status: 'active',
      phones: [{ as_published_id: 'p-1' }],
    });
    expect(complete('service', given)).toEqual(given);
  });
});

describe('a directory', () => {
  const service = { id: ID, name: 'Bond loans', status: 'active' };
  const page = (contents: unknown[]) => ({
    total_items: 1,
    total_pages: 1,
    page_number: 1,
    size: 1,
    first_page: true,
    last_page: true,
    empty: false,
    contents,
  });
  const about = { version: '3.0', openapi_url: 'https://a.example/o.json' };
  const answers = (more: Record<string, unknown> = {}) =>
    Object.entries({ about, services: page([service]), service, taxonomies: page([]), ...more }).map(
      ([asked, value]) => ({
        name: asked,
        asked: asked as 'about',
        value,
      }),
    );

  test('fails by what every directory has to answer, and is warned of all else', () => {
    expect(judge(answers()).verdict).toBe('pass');
    expect(judge(answers({ taxonomies: page([{ id: ID }]) })).verdict).toBe('warn');
    expect(judge(answers({ services: page([{ id: ID }]) })).verdict).toBe('fail');
    expect(judge(answers({ service: undefined })).verdict).toBe('fail');
    expect(judge(answers({ about: { version: '3.0' } })).verdict).toBe('fail');
  });

  test('is judged by its profile', () => {
    const uk = { ...about, version: 'HSDS-UK-3.0' };
    expect(judge(answers({ about: uk })).verdict).toBe('fail');
    const named = { ...service, url: 'https://a.example/bond', licenses: 7 };
    expect(judge(answers({ about: uk, service: named, services: page([named]) }))).toMatchObject({ verdict: 'pass' });
  });
});

test('a service is stale after twelve months, and one that nobody assured never was fresh', () => {
  const now = Date.UTC(2026, 10, 22);
  expect(freshnessOf('2025-11-22', now)).toBe('fresh');
  expect(freshnessOf('2025-11-21', now)).toBe('stale');
  expect(freshnessOf(null, now)).toBe('never assured');
  expect(freshnessOf('soon', now)).toBe('never assured');
});

describe('a need', () => {
  const synonyms = [
    ['rental bond', 'bond', 'deposit'],
    ['broke', 'no money', 'hardship'],
  ];

  test('is read in the words people use: a group that the list knows is one, and empty words are none', () => {
    const concepts = conceptsIn('I have no money for the rental bonds', synonyms);
    expect(concepts.map(({ typed }) => typed)).toEqual(['no money', 'rental bonds']);
    expect(concepts[0]?.ways).toEqual(['no money', 'broke', 'hardship']);
  });

  test('holds nothing that PostgreSQL would read as an operator', () => {
    for (const typed of ["o'brien | & ! <-> (", 'a:* b\\', '“quoted”', '🏠 home'])
      for (const concept of conceptsIn(typed, synonyms)) expect(queryOf(concept)).toMatch(/^[\p{L}\p{N} |()<>*:-]+$/u);
  });
});

describe('older linked files', () => {
  const row = (cells: Record<string, string>, line = 2) => ({ cells, line });
  const files = [
    { name: 'organizations.csv', rows: [row({ id: '1', name: 'Harbour Aid', description: 'Helps.' })] },
    {
      name: 'locations.csv',
      rows: [
        row({ id: '5', organization_id: '1', name: 'Harbour', virtual: 'false', accessibility: 'ramp, elevator' }),
      ],
    },
    {
      name: 'services.csv',
      rows: [
        row({
          id: '9',
          location_id: '5',
          name: 'Meals',
          status: 'active',
          website: 'https://h.example',
          keywords: 'food',
        }),
      ],
    },
    {
      name: 'regular_schedules.csv',
      rows: [row({ id: '1', service_id: '9', weekday: '1', opens_at: '9:30 AM', closes_at: '5pm' })],
    },
  ];

  test('are told from those of the standard, and mapped to it with the same ids each time', () => {
    expect(isLegacy(files)).toBe(true);
    expect(isLegacy([{ name: 'services.csv', rows: [row({ id: ID, name: 'x' })] }])).toBe(false);
    const tables = fromLegacy(files);
    expect(tables).toEqual(fromLegacy(files));
    expect(tables.map(({ entity }) => entity)).toEqual([
      'organization',
      'location',
      'accessibility',
      'service',
      'service_at_location',
      'schedule',
    ]);
    const [service] = tables.find(({ entity }) => entity === 'service')?.rows ?? [];
    expect(service?.cells).toMatchObject({
      url: 'https://h.example',
      keywords: 'food',
      legacy_id: '9',
      status: 'active',
    });
    const [schedule] = tables.find(({ entity }) => entity === 'schedule')?.rows ?? [];
    expect(schedule?.cells).toMatchObject({ byday: 'MO', opens_at: '09:30', closes_at: '17:00' });
  });

  test('say their hours in many ways', () => {
    expect(['9am', '12 AM', '12:15pm', '08:30', '17:00:00', 'noon'].map(hourOf)).toEqual([
      '09:00',
      '00:00',
      '12:15',
      '08:30',
      '17:00',
      'noon',
    ]);
  });
});
