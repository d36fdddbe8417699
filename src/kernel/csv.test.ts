import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvCell, csvLine, unguarded } from './csv.ts';

const FORMULAS = ['=1+1', '@SUM(A1)', "+cmd|' /C calc'!A0", '-2+3+cmd|x', '\t=1', '\r=1'];
const PLAIN = [
  '',
  '-0.1276',
  '+44 1234 234567',
  '(02) 5550 1000',
  'a, b',
  'He said "no"',
  'two\nlines',
  ' led',
  '12-14',
];

test.each(FORMULAS)('%j is words to a table program, and comes back as it was', (value) => {
  const [[cell = '']] = parse(csvLine([value])) as [string[]];
  expect(cell).toMatch(/^ /);
  expect(unguarded(cell)).toBe(value);
});

test.each(PLAIN)('%j stays as it is', (value) => {
  const [[cell = '', after]] = parse(csvLine([value, 'x'])) as [string[]];
  expect([unguarded(cell), after]).toEqual([value, 'x']);
});

test('a number is not quoted, and a comma is', () => {
  expect(csvCell('-0.1276')).toBe('-0.1276');
  expect(csvCell('a, b')).toBe('"a, b"');
});
