import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberOf, referenceOf, referencesIn } from './reference.ts';

const numbers = fc.integer({ min: 100_001, max: 999_999_999 });

test('a reference is grouped for reading aloud and comes back as its number', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(numberOf(referenceOf(number))).toBe(number);
    }),
  );
  expect(referenceOf(482_130)).toMatch(/^482-130-[A-Y]$/);
  expect(numberOf(referenceOf(482_130).toLowerCase().replaceAll('-', ' '))).toBe(482_130);
});

test('one wrong digit is always caught', () => {
  fc.assert(
    fc.property(numbers, fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const reference = referenceOf(number);
      const check = reference.slice(-1);
      const digits = [...String(number)];
      const place = at % digits.length;
      digits[place] = String((Number(digits[place]) + by) % 10);
      fc.pre(digits[0] !== '0');
      expect(numberOf(digits.join('') + check)).toBeUndefined();
    }),
  );
});

test('two neighbouring digits swapped are always caught', () => {
  fc.assert(
    fc.property(numbers, fc.nat(7), (number, at) => {
      const digits = [...String(number)];
      const place = at % (digits.length - 1);
      const [left = '', right = ''] = digits.slice(place, place + 2);
      fc.pre(left !== right && !(place === 0 && right === '0'));
      digits.splice(place, 2, right, left);
      expect(numberOf(digits.join('') + referenceOf(number).slice(-1))).toBeUndefined();
    }),
  );
});

test('references are found in a subject line, and look-alikes are not', () => {
  expect(referencesIn(`Re: [${referenceOf(482_130)}] my card`)).toEqual([482_130]);
  expect(referencesIn('Call 0491 570 156 about 12-34-56')).toEqual([]);
});
