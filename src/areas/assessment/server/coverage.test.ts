import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coverageTable } from './coverage.fixtures.ts';

test('every rule of the plan names a test or a vector, and the table of them is the one that is published', () => {
  const { text, missing } = coverageTable();
  expect(missing).toEqual([]);
  expect(
    readFileSync(join(import.meta.dirname, '../../../../docs/st0072-coverage.md'), 'utf8'),
    'run node scripts/st0072-coverage.ts',
  ).toBe(text);
});
