import { expect, test } from 'vitest';
import { calledIn } from './suggest.ts';

const SIGNS = [';', '@'];
const typed = (text: string) => calledIn(text, text.length, SIGNS)?.typed;

test('a sign at the beginning of a word calls, with what follows it', () => {
  expect(typed(';')).toBe('');
  expect(typed('Dear Peg ;fe')).toBe('fe');
  expect(typed('so @Mira Tol')).toBe('Mira Tol');
  expect(calledIn('a ;fe later', 5, SIGNS)).toMatchObject({ sign: ';', from: 2, to: 5 });
});

test('a sign inside a word, or one that was left behind, does not', () => {
  expect(typed('jo@fines')).toBeUndefined();
  expect(typed('this; that')).toBeUndefined();
  expect(typed('; and then')).toBeUndefined();
  expect(typed(';fee\nnext')).toBeUndefined();
  expect(typed('@Mira Tolentino is')).toBeUndefined();
});
