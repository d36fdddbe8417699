import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterSigning, placeOf, type Place, type Signer, type Signing } from './index.ts';

const NOW = 1000;
const place = (n: number, more: Partial<Place> = {}): Place => ({
  n,
  officerId: null,
  role: null,
  substituteId: null,
  verdict: null,
  by: null,
  ...more,
});
const signing = (places: readonly Place[], more: Partial<Signing> = {}): Signing => ({
  state: 'waiting',
  askedBy: 'mira',
  order: 'parallel',
  dueAt: NOW + 100,
  places,
  ...more,
});
const who = (officerId: string, more: Partial<Signer> = {}): Signer => ({
  officerId,
  positions: [],
  away: new Set(),
  now: NOW,
  ...more,
});
const why = (...it: Parameters<typeof placeOf>) => {
  const standing = placeOf(...it);
  return standing.ok ? standing.as : standing.because;
};

describe('whoever signs', () => {
  test('is who was named, or has the position, and never who asked', () => {
    const it = signing([place(1, { officerId: 'jo' }), place(2, { role: 'team leader' })]);
    expect(why(it, who('jo'))).toBe('named');
    expect(why(it, who('dev', { positions: ['team leader'] }))).toBe('position');
    expect(why(it, who('dev'))).toContain('somebody else');
    expect(why(it, who('mira', { positions: ['team leader'] }))).toContain('You asked for this yourself');
  });

  test('signs once, so that two signatures are two people', () => {
    const it = signing([
      place(1, { officerId: 'jo', verdict: 'approved', by: 'jo' }),
      place(2, { role: 'team leader' }),
    ]);
    expect(why(it, who('jo', { positions: ['team leader'] }))).toContain('signed already');
  });

  test('stands in only while the other is away, or when the time is over', () => {
    const it = signing([place(1, { officerId: 'jo', substituteId: 'kim' })]);
    expect(why(it, who('kim'))).toContain('neither is so');
    expect(why(it, who('kim', { away: new Set(['jo']) }))).toBe('substitute');
    expect(why(it, who('kim', { now: NOW + 100 }))).toBe('substitute');
  });

  test('waits for those before, where it is one after the other', () => {
    const it = signing([place(1, { officerId: 'jo' }), place(2, { officerId: 'kim' })], { order: 'serial' });
    expect(why(it, who('kim'))).toBe('Somebody else signs first.');
    expect(why(afterSigning(it, 1, { verdict: 'approved', by: 'jo' }), who('kim'))).toBe('named');
  });

  test('signs nothing that is settled', () => {
    for (const state of ['approved', 'declined', 'returned', 'withdrawn'] as const)
      expect(placeOf(signing([place(1, { officerId: 'jo' })], { state }), who('jo')).ok).toBe(false);
  });
});

const PEOPLE = ['ana', 'ben', 'cleo', 'dan'];
const person = fc.constantFrom(...PEOPLE);
const aPlace = fc.record({
  officerId: fc.option(person),
  role: fc.constantFrom('leader', 'manager'),
  substituteId: fc.option(person),
});
const anAct = fc.record({
  by: person,
  verdict: fc.constantFrom('approved' as const, 'approved' as const, 'returned' as const, 'declined' as const),
  positions: fc.subarray(['leader', 'manager']),
  away: fc.subarray(PEOPLE),
  after: fc.nat(3),
});

test('whatever is tried in whatever order, nothing is approved but by as many different people as it has places, none of whom asked', () => {
  const approved = { of: 0 };
  fc.assert(
    fc.property(
      fc.array(aPlace, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('serial' as const, 'parallel' as const),
      person,
      fc.array(anAct, { minLength: 1, maxLength: 10 }),
      (wanted, order, askedBy, acts) => {
        const places = wanted.map(({ officerId, role, substituteId }, n) =>
          place(n + 1, { officerId, role: officerId === null ? role : null, substituteId }),
        );
        let it = signing(places, { order, askedBy });
        let now = NOW;
        for (const { by, verdict, positions, away, after } of acts) {
          now += after * 50;
          const standing = placeOf(it, { officerId: by, positions, away: new Set(away), now });
          if (standing.ok) it = afterSigning(it, standing.place.n, { verdict, by });
        }
        if (it.state !== 'approved') return;
        approved.of += 1;
        const signers = it.places.map((one) => one.by);
        expect(it.places.every((one) => one.verdict === 'approved')).toBe(true);
        expect(new Set(signers).size).toBe(places.length);
        expect(signers).not.toContain(askedBy);
      },
    ),
    { numRuns: process.env['KEPT_FULL'] === '1' ? 100_000 : 5000 },
  );
  // A test in which nothing is ever approved would prove nothing.
  expect(approved.of).toBeGreaterThan(100);
});
