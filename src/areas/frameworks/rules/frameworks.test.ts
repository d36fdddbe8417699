import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  claimableIn,
  faultsOf,
  faultsOfProfile,
  fromCapabilities,
  fromCase,
  fromMatrix,
  fromSheets,
  toCase,
  type CasePackage,
  type Framework,
} from './index.ts';

const PACKS = join(import.meta.dirname, '../../../../packs/frameworks');
const DATA = process.env['KEPT_DATA'];
const folder = (name: string) => (DATA === undefined ? undefined : join(DATA, name));
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as never;

type Line = Framework['items'][number];
type Shipped = Omit<Framework, 'items'> & {
  readonly items: readonly (Partial<Line> & Pick<Line, 'code' | 'kind' | 'text'>)[];
};

/** A shipped file, read as the desk reads it. */
function shipped(file: string): Framework {
  const it: Shipped = json(join(PACKS, file));
  const bare = { name: '', level: null, facts: {} };
  const items = it.items.map((item): Line => ({ ...bare, ...item, key: item.code, parent: item.parent ?? null }));
  return { ...it, links: [], facts: {}, items };
}
const FILES = readdirSync(PACKS).filter((file) => file.endsWith('.json'));
const idOf = (name: string) => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const writing = { base: 'https://desk.example', idOf, changed: '2026-11-22T10:00:00.000Z' };

describe('what is shipped', () => {
  test.each(FILES)('%s has no fault', (file) => {
    expect(faultsOf(shipped(file))).toEqual([]);
  });

  test('Annex A has 18 modules, 34 standards and 117 numbered criteria, and evidence is claimed for these', () => {
    const { items, claimed } = shipped('st0072-annex-a.json');
    const count = (kind: string) => items.filter((item) => item.kind === kind).length;
    expect([count('module'), count('standard'), count('criterion')]).toEqual([18, 34, 117]);
    expect(claimableIn(items, claimed).size).toBe(117);
  });

  test('NSW has 16 capabilities and 4 for managers at five levels, and the matrix of the perspective has 26 indicators', () => {
    const { items, claimed } = shipped('nsw-capability.json');
    const below = (group: string) =>
      items.filter(({ kind, parent }) => kind === 'capability' && parent === group).length;
    expect(['PA', 'RE', 'RS', 'BE', 'PM'].map(below)).toEqual([4, 4, 4, 4, 4]);
    expect(claimableIn(items, claimed).size).toBe(100);
    expect(shipped('pub-perspective.json').items.filter(({ kind }) => kind === 'indicator')).toHaveLength(26);
  });
});

describe('a framework with a fault', () => {
  const base = shipped('bsbcus501.json');
  const with_ = (item: object) => ({
    ...base,
    items: [...base.items, { ...base.items[0], key: 'x', ...item } as never],
  });
  test('is told apart by a sentence that names the line', () => {
    expect(faultsOf(with_({ parent: 'nowhere', code: 'X' }))).toEqual(['"X" belongs to a line that is not there.']);
    expect(faultsOf(with_({ text: '  ', code: 'Y' }))).toEqual(['"Y" has no words.']);
    expect(faultsOf(with_({ parent: 'x' }))).toEqual(['Some of its lines are part of each other in a circle.']);
    expect(faultsOf(with_({ key: '1' }))).toContain('Two of its lines have the same identifier.');
  });
});

describe('a role', () => {
  const capability = (code: string, group: string) => ({ code, name: code, group, groupName: `group ${group}` });
  const against = {
    capabilities: [capability('a', 'PA'), capability('b', 'RE')],
    levels: 5,
    mustHaveFocus: ['PA', 'RE'],
  };
  const entry = (code: string, relation: 'focus' | 'complementary', level = 2) => ({
    capability: code,
    level,
    relation,
  });
  test('asks for a focus capability from each group that has to have one', () => {
    expect(faultsOfProfile({ entries: [entry('a', 'focus'), entry('b', 'focus')] }, against)).toEqual([]);
    expect(faultsOfProfile({ entries: [entry('a', 'focus'), entry('b', 'complementary')] }, against)).toEqual([
      'Choose at least one focus capability from group RE.',
    ]);
  });
  test('names only what the framework has, at levels it has, once', () => {
    const entries = [entry('a', 'focus', 9), entry('b', 'focus'), entry('b', 'focus'), entry('z', 'focus')];
    expect(faultsOfProfile({ entries }, against)).toEqual([
      'The framework has no capability "z".',
      'a has no such level.',
      'A capability stands there twice.',
    ]);
  });
});

const CASE = folder('case_frameworks');
const validator = () => {
  const ajv = new Ajv2019({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(json(join(CASE ?? '', 'shared/case-v1p1-cfpackage.schema.json')));
};
const withoutData = CASE === undefined || !existsSync(CASE);
if (withoutData) console.warn('KEPT_DATA is not set: the CASE packages and sheets are not read in this run.');

describe.skipIf(withoutData)('CASE', () => {
  test.each(FILES)('%s is given out as a package that satisfies the official schema', (file) => {
    const check = validator();
    check(toCase(shipped(file), writing));
    expect(check.errors ?? []).toEqual([]);
  });

  const packages = withoutData ? [] : readdirSync(join(CASE, 'dev')).filter((file) => file.endsWith('.json'));
  test.each(packages)('%s comes back as it went in, and satisfies the official schema', (file) => {
    const check = validator();
    const it = json(join(CASE ?? '', 'dev', file)) as CasePackage;
    const read = fromCase(it);
    expect(faultsOf(read)).toEqual([]);
    const written = toCase(read, writing);
    check(written);
    expect(check.errors ?? []).toEqual([]);
    expect(fromCase(written).items.map(({ key, parent, text, code }) => ({ key, parent, text, code }))).toEqual(
      read.items.map(({ key, parent, text, code }) => ({ key, parent, text, code })),
    );
    expect(written.CFItems).toHaveLength(it.CFItems?.length ?? 0);
    expect(written.CFAssociations).toHaveLength(it.CFAssociations?.length ?? 0);
    expect(toCase(fromCase(written), writing)).toEqual(written);
    expect(lost(it, written)).toEqual([]);
  });
});

/** Every text of a package that its export does not have any more, but for addresses that can be found out. */
function lost(before: unknown, after: unknown): string[] {
  const texts = (value: unknown, key = ''): string[] =>
    ['CFPackageURI', 'CFDocumentURI', 'CFItemAssociationURI'].includes(key)
      ? []
      : typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, one]) => texts(one, name))
          : [];
  const there = JSON.stringify(after);
  return texts(before).filter((text) => !there.includes(JSON.stringify(text).slice(1, -1)));
}

describe.skipIf(withoutData)('a file of another kind', () => {
  test('a list of capabilities with indicators at five levels is taken', () => {
    const it = fromCapabilities(
      json(join(folder('nsw_capability_framework') ?? '', 'dev/nsw_capability_framework.json')),
    );
    expect(it?.items.filter(({ kind }) => kind === 'capability')).toHaveLength(20);
    expect(it?.items.filter(({ kind }) => kind === 'level')).toHaveLength(100);
    expect(it?.items.filter(({ kind }) => kind === 'indicator').length).toBeGreaterThan(480);
    expect(it === undefined ? ['nothing'] : faultsOf(it)).toEqual([]);
  });

  test.each(['example.matrix', 'nace_usa.matrix'])('%s is taken', (file) => {
    const it = fromMatrix(json(join(folder('nsw_capability_framework') ?? '', 'dev/mahara', file)));
    expect(it === undefined ? ['nothing'] : faultsOf(it)).toEqual([]);
    expect(it?.items.length).toBeGreaterThan(5);
  });
});

describe('a sheet', () => {
  const read = (rows: string[][]) => fromSheets([{ name: 'items', rows }], 'Ours');
  test('finds what a line is part of by a column, by its code or by its place in the outline', () => {
    const it = read([
      ['Human Coding Scheme', 'fullStatement', 'Is Child Of', 'smartLevel'],
      ['A', 'The first', '', '1'],
      ['A.1', 'Part of the first', 'A', ''],
      ['', 'Part of it as well', '', '1.2'],
    ]);
    expect(typeof it === 'string' ? it : it.items.map(({ text, parent }) => [text, parent])).toEqual([
      ['The first', null],
      ['Part of the first', 'row 1'],
      ['Part of it as well', 'row 1'],
    ]);
  });
  test('without rows or without a column for the words says what is missing', () => {
    expect(read([['fullStatement']])).toContain('no rows');
    expect(read([['a'], ['b']])).toContain('fullStatement');
  });
});
