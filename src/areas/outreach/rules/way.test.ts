import { expect, test } from 'vitest';
import { chosenOf } from './way.ts';

const MAIL = { kind: 'email', address: 'peg@home.example' } as const;
const PHONE = { kind: 'phone', address: '0491570100' } as const;
const POST = { kind: 'post', address: '3 banksia road' } as const;
const ALL = [POST, PHONE, MAIL];
const PLAIN = { preferred: null, needs: [], texts: true };

test('somebody is told where they would rather be, among the addresses they consented with', () => {
  expect(chosenOf(ALL, { ...PLAIN, preferred: PHONE.address })).toBe(PHONE);
  expect(chosenOf(ALL, { ...PLAIN, preferred: 'somewhere else' })).toBe(MAIL);
});

test('whoever needs large print or easy read gets paper, where they consented to it', () => {
  expect(chosenOf(ALL, { ...PLAIN, needs: ['large print'] })).toBe(POST);
  expect(chosenOf([PHONE, MAIL], { ...PLAIN, needs: ['easy read'] })).toBe(MAIL);
});

test('without words for a telephone nobody gets a text message', () => {
  expect(chosenOf(ALL, { ...PLAIN, preferred: PHONE.address, texts: false })).toBe(MAIL);
  expect(chosenOf([PHONE], { ...PLAIN, texts: false })).toBeUndefined();
});
