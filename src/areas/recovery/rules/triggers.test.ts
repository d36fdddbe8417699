import { describe, expect, test } from 'vitest';
import { cameAgain, toneWorse } from './triggers.ts';

describe('A14 somebody was let down', () => {
  test('who came three times without a word from us', () => {
    expect(cameAgain([1, 2, 3], null)).toBe(true);
    expect(cameAgain([1, 2, 3], 1)).toBe(false);
    expect(cameAgain([1, 2, 3, 4], 1)).toBe(true);
    expect(cameAgain([1, 2], null)).toBe(false);
  });

  test.each([
    [['calm', 'upset'], true],
    [['worried', 'calm', 'angry'], true],
    [['upset', 'angry'], true],
    [['calm', 'worried'], false],
    [['angry', 'upset'], false],
    [['angry'], false],
    [[], false],
  ])('whose tone went %j: %s', (tones, worse) => {
    expect(toneWorse(tones)).toBe(worse);
  });
});
