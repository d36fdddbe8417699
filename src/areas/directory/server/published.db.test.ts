import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { SYSTEM } from '#platform/work.ts';
import { bringIn, giveOut } from './files.ts';
import { judgeFiles } from './check.ts';
import { jsonIn, published, readJson } from './published.fixtures.ts';

const data = published();
const here = data ?? { dev: '', shared: '' };
let desk: TestDesk | undefined;
afterAll(() => desk?.close());

/** The published schemas, with every format they name asserted. */
function validators(): Record<string, ValidateFunction> {
  const ajv = new Ajv2020.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const whole = readJson(join(here.shared, 'schema/compiled_service_with_definitions.json')) as { definitions: object };
  const of = (name: string) => ajv.compile({ $ref: `#/definitions/${name}`, definitions: whole.definitions });
  return {
    service: ajv.compile(whole),
    organization: of('organization'),
    service_at_location: of('service_at_location'),
    taxonomy: of('taxonomy'),
    taxonomy_term: of('taxonomy_term'),
  };
}

/** Every field of what was published, as it stands in what is given out. */
function missingIn(given: unknown, wanted: unknown, path = ''): string[] {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(given) ? given : [];
    return wanted.flatMap((one, n) => missingIn(list[n], one, `${path}.${n}`));
  }
  if (typeof wanted !== 'object' || wanted === null) return Object.is(given, wanted) ? [] : [path];
  const has = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  return Object.entries(wanted).flatMap(([name, value]) => missingIn(has[name], value, `${path}.${name}`));
}

async function fresh(): Promise<TestDesk> {
  await desk?.close();
  desk = await openTestDesk();
  return desk;
}
const ask = async (at: TestDesk, path: string) =>
  JSON.parse((await at.server.http.inject({ url: path })).body) as Record<string, unknown>;

describe.skipIf(data === null)('what others published', () => {
  const WHOLE: readonly (readonly [file: string, list: string])[] = [
    ['examples/service_full.json', 'services'],
    ['examples/organization_full.json', 'organizations'],
    ['examples/service_at_location_full.json', 'service_at_locations'],
    ['examples/taxonomy.json', 'taxonomies'],
    ['examples/taxonomy_term.json', 'taxonomy_terms'],
    ...(data === null
      ? []
      : jsonIn(join(here.dev, 'mock-hsds-api')).flatMap((name) =>
          name.includes('/') ? [[`mock-hsds-api/${name}`, name.split('/')[0] ?? ''] as const] : [],
        )),
  ];

  test.each(WHOLE)('%s comes out of the API as it went in, and validates', async (name, list) => {
    const at = await fresh();
    const it = readJson(join(here.dev, name)) as { id: string };
    const { problems } = await at.as(SYSTEM, (work) => bringIn(work, join(here.dev, name)));
    expect(problems).toEqual([]);
    const given = await ask(at, `/hsds/${list}/${it.id}`);
    expect(missingIn(given, it)).toEqual([]);
    const validate =
      validators()[
        {
          services: 'service',
          organizations: 'organization',
          service_at_locations: 'service_at_location',
          taxonomies: 'taxonomy',
          taxonomy_terms: 'taxonomy_term',
        }[list] ?? ''
      ];
    expect(validate?.(given), JSON.stringify(validate?.errors)).toBe(true);
  });

  test('its tables come out with every cell they went in with', async () => {
    const at = await fresh();
    await at.as(SYSTEM, (work) => bringIn(work, join(here.dev, 'examples/csv')));
    const folder = await mkdtemp(join(tmpdir(), 'kept-hsds-'));
    try {
      await giveOut(at.parts.database.db, folder);
      const cells = async (path: string) => (await readFile(path, 'utf8')).split(/\r?\n/).filter((line) => line !== '');
      const given = (await cells(join(folder, 'phone.csv'))).join();
      expect(given).toContain('+44 1234 234567');
      for (const line of ['Ann Persona', 'NHS patient', 'Switch hearing aid', 'Under 18s and Over 60s'])
        expect(
          (
            await Promise.all(
              ['contact', 'service', 'accessibility', 'cost_option'].map((name) => cells(join(folder, `${name}.csv`))),
            )
          )
            .flat()
            .join(),
        ).toContain(line);
      // Brought into an empty directory, an export is the same directory.
      const { rows: before } = await sql`select id, hsds from directory.service order by id`.execute(
        at.parts.database.db,
      );
      const other = await fresh();
      await other.as(SYSTEM, (work) => bringIn(work, folder));
      const { rows: after } = await sql<{ hsds: object }>`select id, hsds from directory.service order by id`.execute(
        other.parts.database.db,
      );
      expect(missingIn(after, before)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  /** Whose name says how they are judged by the tests of those who published them. */
  const JUDGED: readonly (readonly [name: string, verdict: string])[] = [
    ['Default', 'pass'],
    ['Test', 'pass'],
    ['Warn', 'warn'],
    ['Fail', 'fail'],
  ];
  const there = data === null ? [] : readdirSync(join(data.dev, 'oruk'));
  const answers = JUDGED.flatMap(([end, verdict]) =>
    there.filter((name) => name.startsWith('V3') && name.endsWith(`-${end}`)).map((name) => [name, verdict] as const),
  );
  test.each(answers)('the answers of %s are judged as published: %s', async (name, verdict) => {
    expect((await judgeFiles(join(here.dev, 'oruk', name)))?.verdict).toBe(verdict);
  });

  test('answers that pass are warned of when one that few directories give is wrong, and fail when one that all give is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kept-judged-'));
    const verdictWith = async (name: string, change: (whole: Record<string, unknown>) => object) => {
      await cp(join(here.dev, 'oruk/V3.0-UK-Default'), folder, { recursive: true });
      await writeFile(
        join(folder, name),
        JSON.stringify(change(JSON.parse(await readFile(join(folder, name), 'utf8')) as Record<string, unknown>)),
      );
      return (await judgeFiles(folder))?.verdict;
    };
    try {
      expect(await verdictWith('taxonomy.json', (it) => it)).toBe('pass');
      expect(await verdictWith('taxonomy.json', ({ name: _name, ...it }) => it)).toBe('warn');
      expect(await verdictWith('organization.json', (it) => ({ ...it, id: 'no id' }))).toBe('warn');
      expect(await verdictWith('taxonomy_list.json', ({ total_items: _items, ...it }) => it)).toBe('warn');
      expect(await verdictWith('service_list.json', ({ contents: _contents, ...it }) => it)).toBe('fail');
      expect(await verdictWith('api_details.json', ({ openapi_url: _url, ...it }) => it)).toBe('fail');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('everything together is given out, and all of it validates', async () => {
    const at = await fresh();
    await at.as(SYSTEM, (work) => bringIn(work, here.dev));
    const validate = validators();
    for (const [list, entity] of [
      ['services', 'service'],
      ['organizations', 'organization'],
      ['service_at_locations', 'service_at_location'],
      ['taxonomies', 'taxonomy'],
      ['taxonomy_terms', 'taxonomy_term'],
    ] as const)
      for (const full of ['true', 'false']) {
        const how = list.startsWith('taxonom') ? '' : `&full=${full}`;
        const page = await ask(at, `/hsds/${list}?per_page=500${how}`);
        expect(page).toMatchObject({ first_page: true, last_page: true, empty: false });
        for (const one of page['contents'] as unknown[])
          expect(validate[entity]?.(one), `${list}: ${JSON.stringify(validate[entity]?.errors?.slice(0, 3))}`).toBe(
            true,
          );
      }
  }, 60_000);
});

describe('an import', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-hsds-'));
    return () => rm(folder, { recursive: true });
  });

  test('says in one sentence what is wrong with a row, keeps what belongs to nothing, and takes the rest', async () => {
    const at = await fresh();
    const [org, good] = ['0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e50', '0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e51'];
    await writeFile(
      join(folder, 'organizations.csv'),
      `id,name,description\n${org},Harbour Aid,Helps\nx,No id,Nothing\n`,
    );
    await writeFile(
      join(folder, 'services.csv'),
      `id,organization_id,name,status,minimum_age,its_own\n${good},${org},Meals,active,old,kept\n`,
    );
    await writeFile(
      join(folder, 'phones.csv'),
      `id,service_id,number\n0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e52,0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e59,123\n`,
    );
    await writeFile(join(folder, 'notes.csv'), 'a,b\n1,2\n');
    const brought = await at.as(SYSTEM, (work) => bringIn(work, folder));
    expect(brought).toMatchObject({ organizations: 1, services: 1, aside: 1 });
    expect(brought.problems.map(({ where }) => where).toSorted()).toEqual([
      'notes.csv',
      'organizations.csv, line 3',
      'phones.csv, line 2',
      'services.csv, line 2',
    ]);
    for (const { sentence } of brought.problems) expect(sentence).toMatch(/^This|^The column/);
    expect(await ask(at, `/hsds/services/${good}`)).toMatchObject({ its_own: 'kept', as_published_minimum_age: 'old' });
  });
});
