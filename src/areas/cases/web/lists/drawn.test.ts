import { expect, test } from 'vitest';
import { nextStretch, type Stretch } from './drawn.ts';

/** Every step until nothing changes any more. */
function stepsFrom(drawn: Stretch, wanted: Stretch, inSight: Stretch): Stretch[] {
  const steps = [drawn];
  for (let n = 0; n < 100; n += 1) {
    const before = steps.at(-1) ?? drawn;
    const next = nextStretch(before, wanted, inSight);
    if (next.first === before.first && next.last === before.last) return steps;
    steps.push(next);
  }
  throw new Error('it never came to an end');
}
const isNew = (step: Stretch, before: Stretch): number =>
  Array.from({ length: step.last - step.first + 1 }, (_, n) => step.first + n).filter(
    (row) => row < before.first || row > before.last,
  ).length;

test('what is drawn comes to what is wanted, however far the leap', () => {
  for (const wanted of [
    { first: 0, last: 27 },
    { first: 5, last: 40 },
    { first: 900, last: 940 },
    { first: 0, last: 0 },
  ])
    expect(stepsFrom({ first: 100, last: 139 }, wanted, wanted).at(-1)).toEqual(wanted);
});

test('no frame draws more rows than a slow machine can', () => {
  const steps = stepsFrom({ first: 0, last: 27 }, { first: 500, last: 540 }, { first: 512, last: 528 });
  const most = Math.max(...steps.slice(1).map((step, n) => isNew(step, steps[n] ?? step)));
  expect(most).toBeLessThanOrEqual(4);
});

test('the rows in sight are drawn before those beyond the edge', () => {
  const inSight = { first: 512, last: 528 };
  const steps = stepsFrom({ first: 0, last: 27 }, { first: 500, last: 540 }, inSight);
  const all = steps.findIndex(({ first, last }) => first <= inSight.first && last >= inSight.last);
  for (const step of steps.slice(1, all)) expect(step.first).toBeGreaterThanOrEqual(inSight.first);
  expect(all).toBe(5);
});

test('rows beyond the edge go as soon as they are not wanted', () => {
  expect(nextStretch({ first: 0, last: 40 }, { first: 4, last: 44 }, { first: 16, last: 32 })).toEqual({
    first: 4,
    last: 44,
  });
});
