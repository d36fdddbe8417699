import { expect, test } from 'vitest';
import { FIRST_STEP, firstStepOnline } from './index.ts';

const PLAIN = { answer: 'email', phone: null, needs: null, addressKnown: false } as const;

test('somebody new who wants an e-mail is simply to be answered', () => {
  expect(firstStepOnline(PLAIN)).toBe(FIRST_STEP);
});

test('the step says how they want to be answered, what they need, and that a known address proves nothing', () => {
  const step = firstStepOnline({
    answer: 'phone',
    phone: '02 5550 0100',
    needs: 'an interpreter\nfor Tamil',
    addressKnown: true,
  });
  expect(step).toMatch(
    /^Ring the customer on 02 5550 0100, as they asked\. They need: an interpreter for Tamil\. Anybody can type/,
  );
});

test('however much they need, the step fits on its line', () => {
  expect([...firstStepOnline({ ...PLAIN, needs: '🙂'.repeat(400) })]).toHaveLength(280);
});
