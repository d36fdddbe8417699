import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import { type OnOfficer, type Waiting } from './assigning.ts';
import { matchPlainly } from './plain.ts';
import { whyTo, whyWaits, type Known } from './reasons.ts';
import { NOW, officers, waiting } from './worlds.fixtures.ts';

const officer = (id: string, it: Partial<Known> = {}): Known => ({
  id,
  queues: ['front'],
  skills: new Map(),
  ready: true,
  here: true,
  freeSince: NOW - 5 * MINUTE,
  capacity: new Map([['email', 1]]),
  inHand: new Map(),
  ...it,
});
const work = (it: Partial<Waiting> = {}): Waiting => ({
  id: 'w',
  queue: 'front',
  channel: 'email',
  priority: 3,
  arrivedAt: NOW - 12 * MINUTE,
  needs: [],
  boost: 10 * MINUTE,
  sticky: null,
  sole: null,
  excluded: [],
  passed: [],
  ...it,
});
const speaks = (level: number) => ({ skills: new Map([['vietnamese', level]]) });
const needs = (level: number, relax: Waiting['needs'][number]['relax'] = null) => [
  { skill: 'vietnamese', level, relax },
];
const full = { inHand: new Map([['email', 1]]) };
const waits = (it: Waiting, on: readonly Known[], mode: 'push' | 'pull' = 'push') =>
  whyWaits({ it, officers: on, now: NOW, mode });
const came = (it: Waiting, on: readonly OnOfficer[], officerId: string) =>
  whyTo({ it, officers: on, officerId, now: NOW }, 'given');

describe('why it came to an officer', () => {
  test('names each need with the level asked and the level had, what decided between several, and its turn', () => {
    const it = work({ needs: needs(3) });
    expect(came(it, [officer('ann', speaks(4)), officer('bea')], 'ann')).toEqual([
      { kind: 'has', skill: 'vietnamese', asked: 3, level: 4, hard: true },
      { kind: 'only' },
      { kind: 'turn', waited: 12, priority: 3, step: 2 },
    ]);
    const bea = officer('bea', { ...speaks(3), freeSince: NOW - 9 * MINUTE });
    expect(came(it, [officer('ann', speaks(4)), bea], 'bea')).toContainEqual({
      kind: 'free longest',
      minutes: 9,
      of: 2,
    });
    expect(came(it, [officer('ann', speaks(4)), officer('bea', speaks(4))], 'ann')).toContainEqual({
      kind: 'first of equals',
      of: 2,
    });
  });

  test('says when a preferred need had let go, and who fits best where it had not to', () => {
    const it = work({
      needs: needs(3, [
        { after: 10, level: 1 },
        { after: 20, level: 0 },
      ]),
    });
    expect(came(it, [officer('ann', speaks(1))], 'ann')).toContainEqual({
      kind: 'relaxed',
      skill: 'vietnamese',
      from: 3,
      to: 1,
      after: 10,
    });
    expect(came(it, [officer('ann', speaks(1)), officer('bea', speaks(2))], 'bea')).toContainEqual({
      kind: 'fits best',
      of: 2,
    });
  });

  test('says that they promised, or that they alone deal with this customer or stand in for who does', () => {
    const promised = work({ sticky: { officerId: 'ann', for: MINUTE } });
    expect(came(promised, [officer('ann')], 'ann')).toContainEqual({ kind: 'promised' });
    const sole = work({ sole: { officerId: 'ann', deputyId: 'bea' } });
    expect(came(sole, [officer('bea')], 'bea')).toContainEqual({ kind: 'sole', insteadOf: 'ann' });
  });

  test('is never without a word, whatever is given out', () => {
    fc.assert(
      fc.property(officers, waiting, (on, all) => {
        for (const { id, officerId } of matchPlainly(on, all, NOW)) {
          const it = all.find((one) => one.id === id);
          if (it !== undefined)
            expect(whyTo({ it, officers: on, officerId, now: NOW }, 'given').length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('what it waits for', () => {
  test('counts who has what is needed and where they are', () => {
    const on = [officer('ann', { ...speaks(3), ...full }), officer('bea', { ...speaks(5), ...full }), officer('cy')];
    expect(waits(work({ needs: needs(3) }), on)).toEqual([
      { kind: 'all taken', needs: [{ skill: 'vietnamese', level: 3 }], have: 2, full: 2, away: 0, off: 0 },
    ]);
    const gone = [
      officer('ann', { ...speaks(3), ready: false }),
      officer('bea', { ...speaks(3), here: false }),
      officer('cy'),
    ];
    expect(waits(work({ needs: needs(3) }), gone)).toMatchObject([
      { kind: 'all taken', have: 2, full: 0, away: 1, off: 1 },
    ]);
  });

  test('says that nobody has it, that nobody is on, and when it will ask for less', () => {
    const steps = [{ after: 20, level: 0 }];
    expect(waits(work({ needs: needs(3, steps) }), [officer('ann')])).toEqual([
      { kind: 'nobody has', needs: [{ skill: 'vietnamese', level: 3 }] },
      { kind: 'relaxes', skill: 'vietnamese', to: 0, at: NOW + 8 * MINUTE },
    ]);
    expect(waits(work(), [officer('ann', { here: false })])).toEqual([{ kind: 'nobody on' }]);
    expect(waits(work(), [officer('ann', { queues: ['other'] })])).toEqual([{ kind: 'nobody on' }]);
  });

  test('says for whom it is kept, who may not have it, and where the only one who may is', () => {
    const kept = work({ sticky: { officerId: 'ann', for: 20 * MINUTE } });
    expect(waits(kept, [officer('ann', full), officer('bea')])).toEqual([
      { kind: 'held', officerId: 'ann', until: NOW + 8 * MINUTE },
    ]);
    expect(waits(work({ excluded: ['ann'] }), [officer('ann')])).toEqual([{ kind: 'excluded', count: 1 }]);
    const sole = work({ sole: { officerId: 'ann', deputyId: null } });
    expect(waits(sole, [officer('ann', full), officer('bea')])).toEqual([
      { kind: 'sole', officerId: 'ann', where: 'full' },
    ]);
    expect(waits(sole, [officer('bea')])).toEqual([{ kind: 'sole', officerId: 'ann', where: 'off' }]);
  });

  test('says that it only waits to be taken where officers take the next by themselves', () => {
    expect(waits(work(), [officer('ann')], 'pull')).toEqual([{ kind: 'to be taken', could: 1 }]);
  });

  test('what nobody gets is never said to wait for its turn alone, and what somebody gets is', () => {
    fc.assert(
      fc.property(officers, waiting, (on, all) => {
        const known = on.map((one) => ({ ...one, here: true }));
        for (const it of all) {
          const given = matchPlainly(on, [it], NOW).length > 0;
          const reasons = waits({ ...it, sticky: null }, known).map(({ kind }) => kind);
          expect(reasons.length).toBeGreaterThan(0);
          if (it.sticky === null) expect(reasons.includes('turn')).toBe(given);
        }
      }),
    );
  });
});
