import { expect, test } from 'vitest';
import { readinessFor, type Held } from './index.ts';

const ASKED = [
  { code: 'CS', level: 2, relation: 'focus' },
  { code: 'DR', level: 2, relation: 'focus' },
  { code: 'FI', level: 1, relation: 'complementary' },
  { code: 'TE', level: 3, relation: 'not essential' },
];
const of = (held: Readonly<Record<string, Held>>) => readinessFor(ASKED, (code) => held[code]);
const confirmed = (level: number): Held => ({ confirmed: level, evidenced: 0 });

test('who has every focus capability is ready, and what is not essential holds nobody back', () => {
  expect(of({ CS: confirmed(2), DR: confirmed(3), FI: confirmed(1) })).toEqual({ readiness: 'now', gaps: [] });
  expect(of({ CS: confirmed(2), DR: { confirmed: null, evidenced: 2 } })).toEqual({
    readiness: 'now',
    gaps: [{ code: 'FI', missing: 1 }],
  });
});

test('who lacks a level here and there is near, and who lacks two of one is not', () => {
  expect(of({ CS: confirmed(1), DR: confirmed(1), FI: confirmed(1) }).readiness).toBe('near');
  expect(of({ CS: confirmed(2), DR: confirmed(0), FI: confirmed(1) }).readiness).toBe('later');
});

test('what a leader confirmed counts before what the evidence shows, and of nothing nothing is said', () => {
  expect(of({ CS: { confirmed: 1, evidenced: 2 }, DR: confirmed(2), FI: confirmed(1) }).gaps).toEqual([
    { code: 'CS', missing: 1 },
  ]);
  expect(of({ FI: confirmed(1) }).readiness).toBe('not known');
});
