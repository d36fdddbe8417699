import { expect, test } from 'vitest';
import { KINDS, OUTCOMES, afterCall, phaseOf, settledState, subjectFrom } from './index.ts';

test('whatever a call came to, it closes the case or proposes a step and a day', () => {
  for (const outcome of OUTCOMES) {
    const { closes, nextStep, days } = afterCall(outcome);
    expect(closes || (nextStep !== '' && days > 0), outcome).toBe(true);
  }
});

test('a matter of any kind that is settled on the telephone has a closed state of its own', () => {
  for (const kind of KINDS) expect(phaseOf(kind, settledState(kind)), kind).toBe('closed');
  expect(settledState('enquiry')).toBe('answered');
});

test.each([
  ['My bench is broken. It is cold.', 'My bench is broken.'],
  ['One line\nand another', 'One line'],
  ['   ', 'A call'],
  [`${'word '.repeat(40)}end`, `${'word '.repeat(15)}word…`],
])('a case that begins with “%s” is called “%s”', (said, subject) => expect(subjectFrom(said)).toBe(subject));
