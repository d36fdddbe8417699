import { expect, test } from 'vitest';
import { mayApprove, textFor, wordsFault, wordsFor } from './campaign.ts';

test('what one person is told holds their name as text, and how to hear no more', () => {
  const told = { name: 'Peg {{agency.name}} [[x]]', agency: 'Southmark', off: 'https://desk.example/off/x' };
  expect(wordsFor('Dear {{customer.name}}, {{ agency.name }} writes.', told)).toBe(
    'Dear Peg agency.name x, Southmark writes.\n\nSouthmark writes this to you because you asked to hear about it. To hear no more: https://desk.example/off/x\n',
  );
});

test('unfinished words are named before anybody reads them', () => {
  expect(wordsFault('Dear {{customer.name}}')).toBeUndefined();
  expect(wordsFault('Dear {{name}}')).toContain('{{name}}');
  expect(wordsFault('On [[the day]]')).toContain('unfinished');
  expect(wordsFault('Dear {{customer.name')).toContain('unfinished');
});

test('somebody else approves, once', () => {
  expect(mayApprove({ state: 'to approve', madeBy: 'a', by: 'b' })).toEqual({ ok: true });
  expect(mayApprove({ state: 'to approve', madeBy: 'a', by: 'a' }).ok).toBe(false);
  expect(mayApprove({ state: 'approved', madeBy: 'a', by: 'b' }).ok).toBe(false);
});

test('a text message says who writes and how to hear no more', () => {
  const told = { name: 'Peg', agency: 'Southmark', off: 'https://desk.example/off/x' };
  expect(textFor('{{customer.name}}, rebates open.', told)).toBe(
    'Peg, rebates open. Southmark. No more: https://desk.example/off/x',
  );
});
