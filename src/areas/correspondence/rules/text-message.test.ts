import { expect, test } from 'vitest';
import { segmentsOf } from './text-message.ts';
import { variantFor, wayAdvised } from './ways.ts';

test.each([
  ['', { count: 1, left: 160, wide: false }],
  ['a'.repeat(160), { count: 1, left: 0, wide: false }],
  ['a'.repeat(161), { count: 2, left: 145, wide: false }],
  ['a'.repeat(306), { count: 2, left: 0, wide: false }],
  ['a'.repeat(307), { count: 3, left: 152, wide: false }],
  // The euro sign takes two places, and is never split: 152 letters and a euro do not fit one of several.
  ['€'.repeat(80), { count: 1, left: 0, wide: false }],
  [`${'a'.repeat(152)}€${'a'.repeat(20)}`, { count: 2, left: 131, wide: false }],
  ['ñ'.repeat(160), { count: 1, left: 0, wide: false }],
  ['ạ'.repeat(70), { count: 1, left: 0, wide: true }],
  ['ạ'.repeat(71), { count: 2, left: 63, wide: true }],
  // A sign of two halves is never split either.
  [`${'ạ'.repeat(66)}😀${'ạ'.repeat(10)}`, { count: 2, left: 55, wide: true }],
])('%# takes as many text messages as a telephone network counts', (text, segments) => {
  expect(segmentsOf(text)).toEqual(segments);
});

test('an answer goes the way they wrote, or else the way they can be reached', () => {
  const [email, post, phone] = [{ kind: 'email' }, { kind: 'post' }, { kind: 'phone' }];
  expect(wayAdvised('letter', [email, post])).toEqual({ way: 'letter', because: 'they wrote by letter' });
  expect(wayAdvised('letter', [email])).toEqual({ way: 'email', because: 'usual' });
  expect(wayAdvised('email', [post, email])).toEqual({ way: 'email', because: 'usual' });
  expect(wayAdvised('counter', [phone, post])).toEqual({ way: 'letter', because: 'no other address' });
  expect(wayAdvised('phone', [phone])).toEqual({ way: 'sms', because: 'no other address' });
  expect(wayAdvised('phone', [])).toEqual({ way: 'email', because: 'usual' });
});

test('easy read holds the larger print, so it is chosen where both are needed', () => {
  expect(variantFor(['large print', 'easy read'])).toBe('easy read');
  expect(variantFor(['relay', 'large print'])).toBe('large print');
  expect(variantFor(['relay'])).toBe('standard');
});
