import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';

const times = (count: number, one: string, other: string) => Array.from({ length: count }, () => [one, other] as const);

test('is the coefficient that anybody can check by hand', () => {
  // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: 0.7 agree, chance 0.5, so 0.4.
  const pairs = [...times(20, 'y', 'y'), ...times(5, 'y', 'n'), ...times(10, 'n', 'y'), ...times(15, 'n', 'n')];
  expect(agreementOf(pairs)).toEqual({ pairs: 50, same: 35, kappa: 0.4 });
});

test('says nothing where there is nothing to say', () => {
  expect(agreementOf([])).toEqual({ pairs: 0, same: 0, kappa: null });
  expect(agreementOf(times(9, 'upheld', 'upheld'))).toEqual({ pairs: 9, same: 9, kappa: null });
});

test('is one for who always agree, never more, and the same whoever is called the first', () => {
  const value = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 }), (pairs) => {
      const { kappa } = agreementOf(pairs);
      const turned = agreementOf(pairs.map(([one, other]) => [other, one] as const)).kappa;
      expect(turned === null).toBe(kappa === null);
      if (kappa === null || turned === null) return;
      expect(kappa).toBeLessThanOrEqual(1);
      expect(turned).toBeCloseTo(kappa, 12);
      if (pairs.every(([one, other]) => one === other)) expect(kappa).toBe(1);
    }),
  );
});
