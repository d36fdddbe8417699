import { describe, expect, test } from 'vitest';
import { erlangA, erlangB, erlangC, stillOffered } from './erlang.ts';
import { requiredA, requiredC } from './required.ts';

/** 100 contacts in half an hour, three minutes each. */
const HALF_HOUR = { arrivals: 100 / 1800, handling: 180 };
const near = (value: number, to: number, by = 1e-6) =>
  expect(Math.abs(value - to), `${value} is not ${to}`).toBeLessThan(by);

function stable<It extends { stable: boolean }>(it: It): Extract<It, { stable: true }> {
  expect(it.stable).toBe(true);
  return it as Extract<It, { stable: true }>;
}

describe('Erlang C', () => {
  test.each([
    [11, 0.6821182, 0.3896138, 122.7812768, 0.9090909, 6.821182, 0.1632323],
    [12, 0.4493882, 0.640158, 40.4449402, 0.8333333, 2.246941, 0.1197392],
    [13, 0.2852705, 0.7955948, 17.11623, 0.7692308, 0.9509015, 0.0843389],
    [14, 0.1741319, 0.88835, 7.835937, 0.7142857, 0.4353298, 0.0568191],
    [15, 0.1020424, 0.9414528, 3.673525, 0.6666667, 0.2040847, 0.0364969],
  ])('with %i officers is as the tables say', (officers, waiting, level, wait, occupancy, queue, blocked) => {
    const found = stable(erlangC(officers, HALF_HOUR, 20));
    near(found.waiting, waiting);
    near(found.level, level);
    near(found.wait, wait, 1e-5);
    near(found.occupancy, occupancy);
    near(found.queue, queue);
    near(erlangB(officers, 10), blocked);
  });

  test('agrees with the tutorial of 360 contacts of four minutes in half an hour', () => {
    const found = stable(erlangC(55, { arrivals: 0.2, handling: 240 }, 15));
    near(found.waiting, 0.2387009);
    near(found.level, 0.8458831);
    near(found.wait, 8.184, 1e-3);
  });

  test('says unstable where as much arrives as can be handled, and gives no figure', () => {
    expect(erlangC(10, HALF_HOUR, 20)).toEqual({ stable: false });
    expect(erlangC(3, HALF_HOUR, 20)).toEqual({ stable: false });
  });

  test('with nothing arriving nobody waits; one officer is the queue M/M/1', () => {
    expect(erlangC(1, { arrivals: 0, handling: 180 }, 20)).toMatchObject({ level: 1, waiting: 0 });
    near(stable(erlangC(1, { arrivals: 0.5, handling: 1 }, 0)).waiting, 0.5);
  });

  test('holds for five thousand officers, nearly idle and nearly full', () => {
    expect(stable(erlangC(5000, { arrivals: 1, handling: 1 }, 20)).waiting).toBe(0);
    const full = stable(erlangC(5000, { arrivals: 4990, handling: 1 }, 1));
    expect(full.waiting).toBeGreaterThan(0.8);
    expect(full.waiting).toBeLessThan(1);
  });
});

describe('Erlang A', () => {
  const patient = { ...HALF_HOUR, patience: 300 };
  test('is as the published test says, and its level is the share answered in time of all that arrive', () => {
    const found = erlangA(14, patient, 20);
    near(found.waiting, 0.14526, 5e-6);
    near(found.givingUp, 0.013984);
    near(found.occupancy, 0.704297);
    near(found.wait / 60, 0.069919);
    near(found.level, 0.916792);
    near(1 - stillOffered(14, patient, 20), 0.918714);
    near(1 - stillOffered(14, patient, 20) * Math.exp(-20 / 300), 0.923956);
  });

  test('is as the literature compares it with Erlang C: 48 a minute, a minute each, 50 officers, two minutes of patience', () => {
    const load = { arrivals: 48 / 60, handling: 60, patience: 120 };
    const c = stable(erlangC(50, load, 20));
    near(c.waiting, 0.694456);
    near(c.queue, 16.667, 1e-3);
    const a = erlangA(50, load, 20);
    near(a.waiting, 0.467774);
    near(a.givingUp, 0.030912);
    near(a.wait, 3.709, 1e-3);
    near(a.queue, 2.96758, 1e-5);
    near(a.occupancy, 0.930324);
    // One in ten would wait longer than 13.15 s, and 12.44 s when those who give up are seen.
    near(stillOffered(50, load, 13.15), 0.1, 1e-4);
    near(stillOffered(50, load, 12.44) * Math.exp(-12.44 / 120), 0.1, 1e-4);
  });

  test('comes to Erlang C as patience grows, and Little’s law holds', () => {
    const found = erlangA(14, { ...HALF_HOUR, patience: 1e8 }, 20);
    const c = stable(erlangC(14, HALF_HOUR, 20));
    for (const figure of ['waiting', 'level', 'occupancy', 'queue'] as const) near(found[figure], c[figure], 1e-4);
    near(found.queue, HALF_HOUR.arrivals * found.wait);
  });

  test('the level never falls with one officer more, and fewer give up with more patience', () => {
    const levels = Array.from({ length: 30 }, (_, n) => erlangA(n, patient, 20).level);
    for (const [n, level] of levels.entries()) expect(level).toBeGreaterThanOrEqual((levels[n - 1] ?? 0) - 1e-12);
    const giving = [30, 60, 300, 3000].map((patience) => erlangA(9, { ...HALF_HOUR, patience }, 20).givingUp);
    expect(giving).toEqual(giving.toSorted((a, b) => b - a));
  });

  test.each([1, 4000, 5000, 5200, 20_000])('holds for five thousand officers and %i Erlangs', (erlangs) => {
    const found = erlangA(5000, { arrivals: erlangs / 300, handling: 300, patience: 200 }, 20);
    for (const figure of ['waiting', 'level', 'occupancy', 'givingUp'] as const) {
      expect(found[figure]).toBeGreaterThanOrEqual(0);
      expect(found[figure]).toBeLessThanOrEqual(1 + 1e-9);
    }
    // What is not handled has given up.
    near(found.givingUp, Math.max(found.givingUp, 1 - 5000 / erlangs), 1e-6);
  });
});

describe('the officers that are needed', () => {
  const wish = { share: 0.8, within: 20, mostBusy: 0.85, shrinkage: 0.3 };
  test('are fourteen, and twenty on the roster; thirteen just fail', () => {
    expect(requiredC(HALF_HOUR, wish)).toEqual({ officers: 14, rostered: 20 });
  });
  test('are fifteen, and twenty-two on the roster, where nobody may be busier than seven minutes in ten', () => {
    expect(requiredC(HALF_HOUR, { ...wish, mostBusy: 0.7 })).toEqual({ officers: 15, rostered: 22 });
  });
  test('are no more where some give up, and none where nothing arrives', () => {
    expect(requiredA({ ...HALF_HOUR, patience: 300 }, wish).officers).toBeLessThanOrEqual(14);
    expect(requiredC({ arrivals: 0, handling: 180 }, wish)).toEqual({ officers: 0, rostered: 0 });
  });
  test('are found for thousands', () => {
    const { officers } = requiredC({ arrivals: 16, handling: 300 }, wish);
    expect(officers).toBeGreaterThan(4800);
    expect(officers).toBe(Math.ceil(4800 / 0.85));
  });
});
