import { describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { PARTICULARS, minimumFor, type Known } from './minimum.ts';
import { offerLetter, subjectOf } from './letters.ts';
import { performanceOf } from './performance.ts';
import { ACTS, STATES, afterAct, isOver, type Act, type Side, type State } from './states.ts';

/** Mulberry32, so that a walk that fails can be walked again. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

describe('the states of a referral', () => {
  test('over any sequence of acts are those of a small model: one answer, one end, and nothing after it', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const chance = chanceOf(seed);
      let state: State = 'offered';
      const model = { answered: false, over: false };
      for (let n = 0; n < 12; n += 1) {
        const act: Act = ACTS[Math.floor(chance() * ACTS.length)] ?? 'accept';
        const side: Side = chance() < 0.5 ? 'partner' : 'officer';
        const may =
          !model.over &&
          (act === 'withdraw'
            ? side === 'officer'
            : act === 'accept' || act === 'decline'
              ? !model.answered
              : model.answered);
        const moved = afterAct(state, act, side);
        expect({ seed, n, act, side, state, ok: moved.ok }).toEqual({ seed, n, act, side, state, ok: may });
        if (!moved.ok) continue;
        state = moved.to;
        model.answered ||= act === 'accept' || act === 'decline';
        model.over = act !== 'accept';
        expect(isOver(state)).toBe(model.over);
      }
    }
  });

  test('that are over let nothing more be done, and say so', () => {
    for (const state of STATES.filter(isOver))
      for (const act of ACTS.filter((one) => one !== 'withdraw'))
        expect(afterAct(state, act, 'partner')).toMatchObject({ ok: false, because: expect.stringContaining(state) });
  });
});

describe('the minimum', () => {
  const known: Known = {
    name: 'Peg Doolan',
    email: 'peg@home.example',
    phone: '0491 570 156',
    language: 'English',
    'their words': 'My hot water is gone.',
    'what they need': '',
  };

  test('is the name, and of what is known only what the service asks for; the rest is held back by name', () => {
    const { given, heldBack, lacking } = minimumFor(known, ['phone', 'what they need', 'post']);
    expect(given).toEqual({ name: 'Peg Doolan', phone: '0491 570 156' });
    expect(heldBack).toEqual(['email', 'language', 'their words']);
    expect(lacking).toEqual(['post', 'what they need']);
  });

  test('never holds anything a service does not ask for, whatever is known and whatever is held back besides', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const chance = chanceOf(seed);
      const some = () => PARTICULARS.filter(() => chance() < 0.5);
      const [asks, withheld, has] = [some(), some(), some()];
      const person: Known = { name: 'N', ...Object.fromEntries(has.map((name) => [name, `secret ${name}`])) };
      const { given, heldBack } = minimumFor(person, [...asks, 'birthday'], withheld);
      for (const name of Object.keys(given).filter((one) => one !== 'name'))
        expect(asks.includes(name as never) && has.includes(name as never) && !withheld.includes(name as never)).toBe(
          true,
        );
      expect(new Set([...Object.keys(given).filter((one) => one !== 'name'), ...heldBack])).toEqual(new Set(has));
    }
  });
});

test('the letter that carries the link says nothing of the customer', () => {
  const letter = offerLetter({
    agency: 'Southmark',
    organization: 'Quay',
    service: 'Food parcels',
    officer: 'Mira',
    by: 'Friday',
  });
  expect(letter).toContain('[page of this referral]');
  expect(subjectOf(1001)).toBe('Referral R-1001');
});

test('how somebody works with us is counted from the referrals themselves, each of which can be opened', () => {
  const one = (id: string, more: object) => ({
    id,
    state: 'offered' as const,
    outcome: null,
    madeAt: 0,
    dueAt: 5 * DAY,
    answeredAt: null,
    acceptedAt: null,
    ...more,
  });
  const found = performanceOf(
    [
      one('a', { state: 'done', outcome: 'helped', answeredAt: DAY, acceptedAt: DAY }),
      one('b', { state: 'declined', answeredAt: 7 * DAY }),
      one('c', {}),
      one('d', { dueAt: 99 * DAY }),
      one('e', { state: 'withdrawn' }),
      one('f', { state: 'returned', answeredAt: 3 * DAY, acceptedAt: 3 * DAY }),
    ],
    10 * DAY,
  );
  expect(found.inTime).toEqual({ count: 2, of: 4, ids: ['a', 'f'] });
  expect(found.accepted).toEqual({ count: 2, of: 3, ids: ['a', 'f'] });
  expect(found.helped).toEqual({ count: 1, of: 1, ids: ['a'] });
  expect(found.open.ids).toEqual(['c', 'd']);
  expect(found.medianDays).toBe(3);
  expect(performanceOf([], 0).medianDays).toBeNull();
});
