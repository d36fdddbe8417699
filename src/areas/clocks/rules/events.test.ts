import { expect, test } from 'vitest';
import { eventsOfMove, isWordFromUs } from './events.ts';

test('a move is to the clocks what it means for the case', () => {
  const move = (from: 'open' | 'waiting' | 'closed', to: 'open' | 'waiting' | 'closed', state = to as string) =>
    eventsOfMove({ from, to, state });
  expect(move('open', 'closed')).toEqual(['closed']);
  expect(move('closed', 'closed')).toEqual([]);
  expect(move('closed', 'open')).toEqual(['reopened']);
  expect(move('waiting', 'open')).toEqual(['work goes on']);
  expect(move('open', 'open')).toEqual([]);
  expect(move('open', 'waiting', 'waiting for customer')).toEqual(['waiting', 'waiting for the customer']);
  expect(move('open', 'waiting', 'with another agency')).toEqual(['waiting']);
  expect(move('closed', 'waiting', 'with another agency')).toEqual(['reopened', 'waiting']);
});

test('a conversation is an answer whoever began it, a letter only when it is ours', () => {
  expect(isWordFromUs('phone', 'in')).toBe(true);
  expect(isWordFromUs('counter', 'in')).toBe(true);
  expect(isWordFromUs('email', 'in')).toBe(false);
  expect(isWordFromUs('letter', 'out')).toBe(true);
  expect(isWordFromUs(null, null)).toBe(false);
});
