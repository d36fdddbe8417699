import { expect, test } from 'vitest';
import { kindTyped, normalOf } from './normal.ts';

test('an address is the same in capitals, and with the space around it that people paste', () => {
  expect(normalOf('email', ' Karla.Party@Example.ORG ')).toBe('karla.party@example.org');
});

test('an address that only looks like another is another: Kelvin sign, dotted I, full-width and zero-width signs', () => {
  const plain = normalOf('email', 'karla.i@example.org');
  for (const sly of [
    '\u212Aarla.i@example.org',
    'karla.\u0130@example.org',
    'karla.i\uFF20example.org',
    'karla.i@example\uFF0Eorg',
    'karla\u200B.i@example.org',
    '\u043Aarla.i@example.org',
  ])
    expect(normalOf('email', sly)).not.toBe(plain);
});

test('a telephone number is its digits, however they are grouped or written', () => {
  expect(normalOf('phone', '(02) 9876-5432')).toBe('0298765432');
  expect(normalOf('phone', '+61 2 9876 5432')).toBe('+61298765432');
  expect(normalOf('phone', '０４００ １１１ ２２２')).toBe('0400111222');
});

test('what nobody says the kind of is an address for mail, a number, or else where somebody lives', () => {
  expect(
    ['Peg@Mail.example', '(02) 9876-5432', '12 Sample Street, 2999', 'c/o @ the mill', '1234'].map(kindTyped),
  ).toEqual(['email', 'phone', 'post', 'post', 'post']);
});
