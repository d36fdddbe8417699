import { expect, test } from 'vitest';
import { stillSaid } from './promised.ts';

test('a promise goes with its sentence: where that was changed or taken out, nothing is promised', () => {
  const quote = 'I will call you by Thursday.';
  expect(stillSaid(`Dear Peg\n\n${quote} Bye`, quote)).toBe(true);
  expect(stillSaid('I will  call you\nby Thursday', quote)).toBe(true);
  expect(stillSaid('Mr. Doolan, I will call you by 5 p.m. on Thursday.', 'I will call you by 5 pm on Thursday.')).toBe(
    true,
  );
  expect(stillSaid('I will call you by Friday.', quote)).toBe(false);
  expect(stillSaid('', quote)).toBe(false);
});
