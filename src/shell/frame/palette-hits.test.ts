import { expect, test } from 'vitest';
import { answersTo, arranged, type Hit } from './palette-hits.ts';

const hit = (does: string, more: Partial<Hit> = {}): Hit => ({
  key: does,
  group: 'Do',
  does,
  more: '',
  icon: 'case',
  run: () => undefined,
  ...more,
});

test('an act is found by the beginnings of its words, in any order, and by other words for it', () => {
  expect(answersTo({ does: 'Hand over' }, 'hand')).toBe(2);
  expect(answersTo({ does: 'Hand over' }, 'ov ha')).toBe(1);
  expect(answersTo({ does: 'Hand over', also: 'assign give' }, 'assign')).toBe(1);
  expect(answersTo({ does: 'Hand over' }, 'andov')).toBe(0);
  expect(answersTo({ does: 'Hand over' }, '')).toBe(0);
});

test('what Enter does is known before an answer comes, and no answer changes it', () => {
  const acts = [hit('Merge into another case'), hit('My cases'), hit('Open the queue Merchants')];
  const before = arranged({ acts, found: [], typed: 'mer' });
  const after = arranged({ acts, found: [hit('Merrin Street', { group: 'People and cases' })], typed: 'mer' });
  expect(before[0]?.does).toBe('Merge into another case');
  expect(after[0]).toBe(before[0]);
  expect(after.map(({ does }) => does)).toEqual([
    'Merge into another case',
    'Merrin Street',
    'Open the queue Merchants',
  ]);
});

test('an act that cannot be done now never stands first, and still says why', () => {
  const acts = [hit('Merge', { whyNot: 'This case is joined already.' })];
  expect(arranged({ acts, found: [hit('Merrin Street')], typed: 'merge' }).map(({ does }) => does)).toEqual([
    'Merrin Street',
    'Merge',
  ]);
});
