import { expect, test } from 'vitest';
import { suspicionsOf } from './suspicion.ts';

const CALM = { issuedAt: 0, now: 60_000, trap: '', text: 'See https://one.example and www.two.example.' };

test('a person who takes a minute and names two pages is not suspected', () => {
  expect(suspicionsOf(CALM)).toEqual([]);
});

test('each sign is said in words, and several are all said', () => {
  expect(suspicionsOf({ ...CALM, trap: 'https://buy.example' })).toHaveLength(1);
  expect(suspicionsOf({ ...CALM, now: 1000 })).toHaveLength(1);
  expect(suspicionsOf({ ...CALM, text: 'http://a http://b http://c http://d' })).toEqual(['it holds 4 links']);
  expect(suspicionsOf({ issuedAt: 0, now: 1, trap: 'x', text: 'www. '.repeat(9) })).toHaveLength(3);
});
