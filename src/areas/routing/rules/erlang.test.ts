import { describe, expect, test } from 'vitest';
import { erlangA, erlangB, erlangC, stillOffered } from './erlang.ts';
import { requiredA, requiredC } from './required.ts';

/** 100 contacts in half an hour, three minutes each. */
const HALF_HOUR = { arrivals: 100 / 1800, handling: 180 };
const offBy = (value: number, to: number) => Math.abs(value - to);

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
  ] as const)('with %i officers is as the tables say', (...row) => {
    const [officers, waiting, level, wait, occupancy, queue, blocked] = row;
    const found = stable(erlangC(officers, HALF_HOUR, 20));
    expect(offBy(found.waiting, waiting)).toBeLessThan(1e-6);
    expect(offBy(found.level, level)).toBeLessThan(1e-6);
    expect(offBy(found.wait, wait)).toBeLessThan(1e-5);
    expect(offBy(found.occupancy, occupancy)).toBeLessThan(1e-6);
    expect(offBy(found.queue, queue)).toBeLessThan(1e-6);
    expect(offBy(erlangB(officers, 10), blocked)).toBeLessThan(1e-6);
  });

  test('agrees with the tutorial of 360 contacts of four minutes in half an hour', () => {
    const found = stable(erlangC(55, { arrivals: 0.2, handling: 240 }, 15));
    expect(offBy(found.waiting, 0.2387009)).toBeLessThan(1e-6);
    expect(offBy(found.level, 0.8458831)).toBeLessThan(1e-6);
    expect(offBy(found.wait, 8.184)).toBeLessThan(1e-3);
  });

  test('says unstable where as much arrives as can be handled, and gives no figure', () => {
    expect(erlangC(10, HALF_HOUR, 20)).toEqual({ stable: false });
    expect(erlangC(3, HALF_HOUR, 20)).toEqual({ stable: false });
  });

  test('with nothing arriving nobody waits; one officer is the queue M/M/1', () => {
    expect(erlangC(1, { arrivals: 0, handling: 180 }, 20)).toMatchObject({ level: 1, waiting: 0 });
    expect(offBy(stable(erlangC(1, { arrivals: 0.5, handling: 1 }, 0)).waiting, 0.5)).toBeLessThan(1e-6);
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
    expect(offBy(found.waiting, 0.14526)).toBeLessThan(5e-6);
    expect(offBy(found.givingUp, 0.013984)).toBeLessThan(1e-6);
    expect(offBy(found.occupancy, 0.704297)).toBeLessThan(1e-6);
    expect(offBy(found.wait / 60, 0.069919)).toBeLessThan(1e-6);
    expect(offBy(found.level, 0.916792)).toBeLessThan(1e-6);
    expect(offBy(1 - stillOffered(14, patient, 20), 0.918714)).toBeLessThan(1e-6);
    expect(offBy(1 - stillOffered(14, patient, 20) * Math.exp(-20 / 300), 0.923956)).toBeLessThan(1e-6);
  });

  test('is as the literature compares it with Erlang C: 48 a minute, a minute each, 50 officers, two minutes of patience', () => {
    const load = { arrivals: 48 / 60, handling: 60, patience: 120 };
    const c = stable(erlangC(50, load, 20));
    expect(offBy(c.waiting, 0.694456)).toBeLessThan(1e-6);
    expect(offBy(c.queue, 16.667)).toBeLessThan(1e-3);
    const a = erlangA(50, load, 20);
    expect(offBy(a.waiting, 0.467774)).toBeLessThan(1e-6);
    expect(offBy(a.givingUp, 0.030912)).toBeLessThan(1e-6);
    expect(offBy(a.wait, 3.709)).toBeLessThan(1e-3);
    expect(offBy(a.queue, 2.96758)).toBeLessThan(1e-5);
    expect(offBy(a.occupancy, 0.930324)).toBeLessThan(1e-6);
    // One in ten would wait longer than 13.15 s, and 12.44 s when those who give up are seen.
    expect(offBy(stillOffered(50, load, 13.15), 0.1)).toBeLessThan(1e-4);
    expect(offBy(stillOffered(50, load, 12.44) * Math.exp(-12.44 / 120), 0.1)).toBeLessThan(1e-4);
  });

  test('comes to Erlang C as patience grows, and Little’s law holds', () => {
    const found = erlangA(14, { ...HALF_HOUR, patience: 1e8 }, 20);
    const c = stable(erlangC(14, HALF_HOUR, 20));
    for (const figure of ['waiting', 'level', 'occupancy', 'queue'] as const)
      expect(offBy(found[figure], c[figure])).toBeLessThan(1e-4);
    expect(offBy(found.queue, HALF_HOUR.arrivals * found.wait)).toBeLessThan(1e-6);
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
    expect(offBy(found.givingUp, Math.max(found.givingUp, 1 - 5000 / erlangs))).toBeLessThan(1e-6);
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
