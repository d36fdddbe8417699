import { expect, test } from 'vitest';
import { wholeWord } from './index.ts';

test('a stem is shown as the word that stands in what was found', () => {
  expect(wholeWord('dialysi', ['No word here', 'Rebate for home Dialysis'])).toBe('dialysis');
});

test('a stem that stands in no text is shown as it is', () => {
  expect(wholeWord('dialysi', ['Water rebate'])).toBe('dialysi');
});
