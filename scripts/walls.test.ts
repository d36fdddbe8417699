import { expect, test } from 'vitest';
import { MAP } from '../src/areas/map.ts';
import { crossings, drawnUpward, foreignTables, importsOf, modifiersIn, unmapped } from './walls.ts';

const map = { standards: [], cases: ['standards'], promises: ['cases'] };

test.each([
  ['rules reading a file', 'src/areas/cases/rules/a.ts', 'node:fs'],
  ['rules reaching the database', 'src/areas/cases/rules/a.ts', '#platform/db.ts'],
  ['rules using a package', 'src/areas/cases/rules/a.ts', 'zod'],
  ['the browser reaching the server', 'src/areas/cases/web/a.tsx', '../server/store.ts'],
  ['the browser reaching the platform', 'src/shell/a.tsx', '#platform/db.ts'],
  ['the browser reading a file', 'src/ui/a.tsx', 'node:fs'],
  ['the server reaching the browser', 'src/areas/cases/server/a.ts', '../web/index.ts'],
  ['a contract reaching the server', 'src/areas/cases/contract.ts', './server/store.ts'],
  ['a deep import into another area', 'src/areas/promises/server/a.ts', '#areas/cases/server/store.ts'],
  ['a deep import behind an index further in', 'src/areas/promises/server/a.ts', '#areas/cases/server/inner/index.ts'],
  ['an area below using one above', 'src/areas/standards/server/a.ts', '#areas/cases/server/index.ts'],
  ['an area reaching up into a flow', 'src/areas/cases/server/a.ts', '../../../flows/close-case.ts'],
  ['an area reaching up into the site', 'src/areas/cases/server/a.ts', '../../../site/page.ts'],
  ['a flow reaching up into main', 'src/flows/a.ts', '../main/cli.ts'],
  ['an area reaching up into the demo', 'src/areas/cases/server/a.ts', '../../../demo/index.ts'],
  ['a flow reaching up into the demo', 'src/flows/a.ts', '../demo/index.ts'],
  ['the demo passing a front door', 'src/demo/a.ts', '#areas/cases/server/open-case.ts'],
  ['the demo reaching up into main', 'src/demo/a.ts', '../main/parts.ts'],
  ['the platform naming an area', 'src/platform/a.ts', '#areas/cases/server/index.ts'],
  ['the kernel standing on the platform', 'src/kernel/a.ts', '#platform/db.ts'],
  ['the kernel using a package', 'src/kernel/a.ts', 'pg'],
  ['shipped code using what is made for tests', 'src/flows/a.ts', '#testing/database.ts'],
])('stops %s', (_name, file, specifier) => {
  expect(crossings(file, specifier, map)).not.toEqual([]);
});

test.each([
  ['src/areas/promises/server/a.ts', '#areas/cases/server/index.ts'],
  ['src/areas/promises/web/a.tsx', '#areas/cases/contract.ts'],
  ['src/areas/promises/rules/a.ts', '#areas/cases/rules/index.ts'],
  ['src/shell/routes.tsx', '#areas/cases/web/admin/index.ts'],
  ['src/areas/promises/server/a.ts', '../rules/promise.ts'],
  ['src/kernel/ask.ts', 'zod'],
  ['src/flows/a.ts', '#areas/cases/server/index.ts'],
  ['src/main/demo.ts', '../demo/index.ts'],
  ['src/demo/a.ts', '#flows/receive-message.ts'],
  ['src/areas/cases/server/a.db.test.ts', '#testing/database.ts'],
])('lets %s use %s', (file, specifier) => {
  expect(crossings(file, specifier, map)).toEqual([]);
});

test('sees type imports, re-exports, dynamic imports and tsx', () => {
  const source = `import type { A } from 'a'; export * from 'b'; export { c } from 'c'; await import('d'); const x = <p>import this from me</p>;`;
  expect(importsOf('x.tsx', source)).toEqual(['a', 'b', 'c', 'd']);
});

test('a file it cannot read is a failure, not an empty list', () => {
  expect(() => importsOf('x.ts', 'import { from')).toThrow('x.ts cannot be read');
});

test('stops an area naming a table it does not own, in SQL or in the builder', () => {
  const store = 'src/areas/promises/server/store.ts';
  expect(foreignTables(store, 'sql`select 1 from cases.case c`', map)).toHaveLength(1);
  expect(foreignTables(store, 'sql`update standards.clock set x = 1`', map)).toHaveLength(1);
  expect(foreignTables(store, "db.selectFrom('cases.case')", map)).toHaveLength(1);
  expect(foreignTables(store, "db.selectFrom('promises.promise')", map)).toEqual([]);
  expect(foreignTables('src/flows/close-case.ts', 'sql`delete from cases.case`', map)).toHaveLength(1);
});

test('stops a group of an expression that sets its own flags', () => {
  expect(modifiersIn('const a = /(?i:dear) x/u, b = /(?-i:y)/i;')).toHaveLength(2);
  expect(modifiersIn('const a = /(?:dear|(?<name>x)|(?=m:))/i;')).toEqual([]);
});

test('refuses a map with a loop, and an area without a row', () => {
  expect(drawnUpward({ a: ['b'], b: ['a'] })).toHaveLength(1);
  expect(unmapped(['src/areas/hidden/server/a.ts', 'src/areas/cases/contract.ts'], map)).toEqual([
    'src/areas/hidden has no row in areas/map.ts',
  ]);
});

test('the real map is drawn upward', () => expect(drawnUpward(MAP)).toEqual([]));
