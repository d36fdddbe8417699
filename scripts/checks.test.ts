import { mkdirSync, mkdtempSync, cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newDatabaseUrl, testDatabaseUrl } from '#testing/database.ts';
import { statement } from '#testing/cluster.ts';
import { notAllowed } from './check-licences.ts';
import { auditOutcome, lockProblems } from './check-packages.ts';
import { command, lookedAtFiles, ROOT } from './command.ts';
import { difference, dumpSchema, unservedKeys } from './dump-schema.ts';

/** Each check is shown to fail on something planted: a check that cannot fail protects nothing. */

const Fault = z.object({ code: z.string(), severity: z.string(), filename: z.string() });

let folder: string;
function plant(file: string, text: string, within = folder): void {
  mkdirSync(dirname(join(within, file)), { recursive: true });
  writeFileSync(join(within, file), text);
}

/** A project with our own settings, and nothing in it. */
function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kept-planted-'));
  for (const file of [
    '.oxlintrc.json',
    '.oxfmtrc.json',
    'knip.json',
    'package.json',
    'tsconfig.json',
    'tsconfig.rules.json',
  ]) {
    cpSync(join(ROOT, file), join(made, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(made, 'node_modules'));
  return made;
}

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

const FAULTS = [
  [
    'a promise nobody waits for',
    'src/platform/promise.ts',
    'export function a(): void {\n  Promise.resolve(1);\n}\n',
    'no-floating-promises',
  ],
  ['any', 'src/platform/any.ts', 'export const a = (b: any): void => b();\n', 'no-explicit-any'],
  [
    'a claim that something is there',
    'src/platform/claim.ts',
    'export const a = (b?: string): string => b!;\n',
    'no-non-null-assertion',
  ],
  [
    'the clock in rules',
    'src/areas/x/rules/clock.ts',
    'export const a = (): number => Date.now();\n',
    'no-restricted-globals',
  ],
  [
    'chance in rules',
    'src/areas/x/rules/chance.ts',
    'export const a = (): number => Math.random();\n',
    'no-restricted-properties',
  ],
  [
    'five parameters',
    'src/platform/five.ts',
    'export const a = (...b: [1]) => b;\nexport function c(d: 1, e: 1, f: 1, g: 1, h: 1) {\n  return [d, e, f, g, h];\n}\n',
    'max-params',
  ],
  [
    'a function too long',
    'src/platform/long.ts',
    `export function a(): void {\n${'  void 0;\n'.repeat(61)}}\n`,
    'max-lines-per-function',
  ],
  ['a picture without words', 'src/ui/picture.tsx', 'export const A = () => <img src="a.png" />;\n', 'alt-text'],
  [
    'imports that go round in a circle',
    'src/platform/circle.ts',
    `import { b } from './back.ts';\nexport const a = (): number => b();\n`,
    'no-cycle',
  ],
] as const;
const FAULTLESS = 'src/platform/faultless.ts';

describe('lint', () => {
  /** All in one run: what takes long is to begin. */
  let whole: string;
  let passed: boolean;
  let found: z.infer<typeof Fault>[];
  beforeAll(async () => {
    whole = newFolder();
    for (const [, file, text] of FAULTS) plant(file, text, whole);
    plant('src/platform/back.ts', `import { a } from './circle.ts';\nexport const b = (): number => a();\n`, whole);
    plant(FAULTLESS, 'export const a = (b: string): string => b;\n', whole);
    const ended = await command('oxlint', ['--type-aware', '--format=json'], whole);
    ({ passed } = ended);
    found = z.object({ diagnostics: z.array(Fault) }).parse(JSON.parse(ended.output)).diagnostics;
  });
  afterAll(() => rmSync(whole, { recursive: true }));

  test.each(FAULTS)('stops %s', (_what, file, _text, rule) => {
    const errors = found.filter(({ filename, severity }) => filename === file && severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(expect.arrayContaining([expect.stringContaining(`(${rule})`)]));
    expect(passed).toBe(false);
  });

  test('finds nothing where nothing is wrong', () => {
    expect(found.filter(({ filename }) => filename === FAULTLESS)).toEqual([]);
  });
});

test('types: rules cannot even name the world outside', async () => {
  plant(
    'src/areas/x/rules/a.ts',
    `import { readFileSync } from 'node:fs';\nexport const a = () => [readFileSync, process, fetch];\n`,
  );
  const { passed, output } = await command('tsc', ['-p', 'tsconfig.rules.json'], folder);
  expect(passed).toBe(false);
  for (const name of ['node:fs', 'process', 'fetch']) expect(output).toContain(`'${name}'`);
});

test('types: a project without files fails', async () => {
  expect((await command('tsc', ['-p', 'tsconfig.json'], folder)).passed).toBe(false);
});

test('format: stops a file written another way', async () => {
  plant('src/platform/a.ts', 'export const a = "b"\n');
  expect(lookedAtFiles(await command('oxfmt', ['--check'], folder)).passed).toBe(false);
});

test('a tool that read no files fails, whatever it says', () => {
  expect(lookedAtFiles({ passed: true, output: 'Finished in 2ms on 0 files with 96 rules.' }).passed).toBe(false);
  expect(lookedAtFiles({ passed: true, output: 'Finished in 2ms on 7 files with 96 rules.' }).passed).toBe(true);
});

test('dead code: stops a file and an export that nobody uses', async () => {
  plant('src/main/cli.ts', `import { used } from '../platform/a.ts';\nused();\n`);
  plant('src/platform/a.ts', 'export const used = (): void => undefined;\nexport const unused = 1;\n');
  plant('src/platform/forgotten.ts', 'export const a = 1;\n');
  const { passed, output } = await command('knip', ['--no-progress', '--include', 'files,exports'], folder);
  expect(passed).toBe(false);
  expect(output).toMatch(/forgotten\.ts/);
  expect(output).toMatch(/unused +src\/platform\/a\.ts/);
});

test('licences: stops what may not be shipped and what says nothing', () => {
  const pack = (license?: string) => ({ name: 'a', version: '1.0.0', ...(license ? { license } : {}) });
  for (const good of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND Apache-2.0', 'MPL-2.0'])
    expect(notAllowed([pack(good)])).toEqual([]);
  for (const bad of ['GPL-2.0-only', 'MIT AND SSPL-1.0', 'BUSL-1.1', 'SEE LICENSE IN x', undefined]) {
    expect(notAllowed([pack(bad)])).toHaveLength(1);
  }
});

test('lockfile: stops a registry written into it and packages that a clean install would miss', () => {
  expect(lockProblems('"resolved": "https://registry.example/a.tgz"', '')).toHaveLength(1);
  expect(lockProblems('{}', 'npm error Missing: esbuild@1.0.0 from lock file')).toHaveLength(1);
  expect(lockProblems('{}', 'up to date')).toEqual([]);
});

test('audit: stops a grave finding, and says loudly that nobody answered', () => {
  const found = (high: number) => JSON.stringify({ metadata: { vulnerabilities: { high, critical: 0, low: 9 } } });
  expect(auditOutcome(found(1)).passed).toBe(false);
  expect(auditOutcome(found(0)).passed).toBe(true);
  for (const silence of ['', '{"error":{"code":"E405"}}', 'npm error 405']) {
    expect(auditOutcome(silence)).toMatchObject({ passed: true, output: expect.stringContaining('NOT CHECKED') });
  }
});

describe('schema dump', () => {
  test('sees a change in a column, a constraint, an index, a function and a trigger', async () => {
    const url = await newDatabaseUrl({ migrated: false });
    await statement(url, 'create schema a; create table a.b (c int not null)');
    let before = await dumpSchema(url);
    for (const change of [
      'alter table a.b alter c drop not null',
      'alter table a.b add d text default 1',
      'alter table a.b add constraint e check (c > 0)',
      'create index f on a.b (c) where c > 3',
      'create function a.g() returns trigger language plpgsql as $$ begin return new; end $$',
      'create trigger h before insert on a.b for each row execute function a.g()',
      `create type a.i as enum ('j')`,
      'alter table a.b enable row level security',
    ]) {
      await statement(url, change);
      const after = await dumpSchema(url);
      expect(difference(before, after), change).not.toEqual([]);
      before = after;
    }
  });

  test('is the same for the same schema', async () => {
    const url = await testDatabaseUrl();
    expect(difference(await dumpSchema(url), await dumpSchema(url))).toEqual([]);
  });

  test('names a foreign key that no index serves', async () => {
    const url = await newDatabaseUrl({ migrated: false });
    await statement(
      url,
      'create table a (b int primary key); create table c (d int references a, e int references a); create index on c (e)',
    );
    expect(await unservedKeys(url)).toEqual(['c FOREIGN KEY (d) REFERENCES a(b)']);
  });
});
