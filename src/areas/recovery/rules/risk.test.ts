import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskOf, TRIGGERS } from './index.ts';

const CALM = { letDown: [], tones: ['calm'], speaksOfGoingFurther: false, complaints: 0, late: false, openDays: 2 };

test('a calm matter in good time has none', () => {
  expect(riskOf(CALM)).toEqual({ level: 'low', signs: [] });
});

test('a broken promise and an angry customer are high, with both reasons', () => {
  expect(riskOf({ ...CALM, letDown: ['promise broken'], tones: ['worried', 'angry'] })).toEqual({
    level: 'high',
    signs: ['promise broken', 'angry now'],
  });
});

test('somebody who was angry and is calm again is not angry now', () => {
  expect(riskOf({ ...CALM, tones: ['angry', 'calm'] }).signs).toEqual([]);
});

test('more signs never make it less', () => {
  const order = ['low', 'some', 'high'];
  const facts = fc.record({
    letDown: fc.subarray([...TRIGGERS]),
    tones: fc.array(fc.constantFrom('calm', 'worried', 'upset', 'angry', 'abusive'), { maxLength: 4 }),
    speaksOfGoingFurther: fc.boolean(),
    complaints: fc.nat(3),
    late: fc.boolean(),
    openDays: fc.nat(60),
  });
  fc.assert(
    fc.property(facts, fc.constantFrom(...TRIGGERS), (it, trigger) => {
      const more = { ...it, letDown: [...it.letDown, trigger], late: true };
      expect(order.indexOf(riskOf(more).level)).toBeGreaterThanOrEqual(order.indexOf(riskOf(it).level));
      // Each reason that is told holds, and only those.
      expect(riskOf(it).signs.includes('late now')).toBe(it.late);
    }),
  );
});
