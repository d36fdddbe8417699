import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { steadyAfter } from './assigning.ts';
import { erlangC } from './erlang.ts';
import { simulateOneSkill } from './one-skill.fixtures.ts';
import { BOOST, simulate, worldOf } from './simulation.fixtures.ts';

/** `npm run test:full` takes 500 officers and 200,000 contacts. */
const FULL = process.env['KEPT_FULL'] === '1';
const SIZE = FULL ? { officers: 500, contacts: 200_000, busy: 0.92 } : { officers: 100, contacts: 2000, busy: 0.92 };
const SEED = 20_261_122;
const CLEAN = { hardNeedsBroken: 0, overCapacity: 0, toWhoIsOff: 0, starved: 0, left: 0 };

function run(seed: number, size: typeof SIZE) {
  const log = createHash('sha256');
  const outcome = simulate(seed, worldOf(seed, size), (line) => log.update(line));
  return { ...outcome, log: log.digest('hex') };
}

describe('a whole desk, simulated', () => {
  const outcome = run(SEED, SIZE);

  test('breaks no hard need, puts nobody over capacity, starves nothing and leaves nothing behind', () => {
    expect(outcome).toMatchObject({ ...CLEAN, assigned: SIZE.contacts });
  });

  test('is under a load in which work waits, needs relax and promises draw, so that the above says something', () => {
    expect(outcome.longestWait).toBeGreaterThan(steadyAfter(BOOST));
    expect(outcome.relaxed).toBeGreaterThan(SIZE.contacts / 100);
    expect(outcome.byPromise).toBeGreaterThan(0);
  });

  test('writes the same log for the same seed, and another for another', () => {
    expect(run(SEED, SIZE).log).toBe(outcome.log);
    const small = { ...SIZE, contacts: 500 };
    expect(run(1, small).log).not.toBe(run(2, small).log);
  }, 1_800_000);
}, 1_800_000);

describe('one queue with one skill', () => {
  // 100 calls in half an hour of three minutes each, as in the published tables.
  const load = { arrivals: 100 / 1800, handling: 180 };
  test.each([12, 14])('waits with %i officers as Erlang C says, within three standard errors', (officers) => {
    const contacts = FULL ? 200_000 : 16_000;
    const found = simulateOneSkill(SEED, { officers, every: 18, handling: 180, contacts, within: 20 });
    const model = erlangC(officers, load, 20);
    if (!model.stable) throw new Error('more arrives than is handled');
    for (const [is, shall] of [
      [found.wait, model.wait],
      [found.waited, model.waiting],
      [found.level, model.level],
    ] as const)
      expect(Math.abs(is.mean - shall) / is.error).toBeLessThan(3);
  });
});
