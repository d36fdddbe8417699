import { describe, expect, test } from 'vitest';
import { numbersFrom } from '#kernel/seeded.ts';
import {
  hindrances,
  linksBetween,
  standardisedUntil,
  type Assessor,
  type LinkKind,
  type Trace,
  type TraceKind,
} from './independence.ts';

/** Every kind of link there is, planted as two traces that meet in one thing. */
const PLANTED: readonly (readonly [LinkKind, TraceKind, TraceKind])[] = [
  ['same reporting line', 'reports to', 'is'],
  ['same reporting line', 'is', 'reports to'],
  ['same reporting line', 'reports to', 'reports to'],
  ['same team', 'in team', 'in team'],
  ['shared shift', 'on shift', 'on shift'],
  ['took part in the programme', 'learns in', 'manages in'],
  ['took part in the programme', 'learns in', 'trains in'],
  ['took part in the programme', 'learns in', 'coaches in'],
  ['took part in the programme', 'learns in', 'reviews in'],
  ['took part in the programme', 'coaches in', 'learns in'],
  ['had to do with the evidence', 'owns evidence', 'wrote evidence'],
  ['had to do with the evidence', 'owns evidence', 'verified evidence'],
  ['feedback', 'was given feedback', 'gave feedback'],
  ['feedback', 'gave feedback', 'was given feedback'],
  ['same case', 'handled case', 'handled case'],
  ['same case', 'handled case', 'approved on case'],
  ['same case', 'handled case', 'checked case'],
  ['same case', 'complained about on case', 'handled case'],
  ['same organisation', 'belongs to', 'belongs to'],
  ['declared conflict', 'declared', 'declared'],
];
const PAIR = { apprentice: 'apprentice', other: 'assessor' };
const trace = (person: string, kind: TraceKind, thing: string): Trace => ({ person, kind, thing, called: thing });

/** A world in which the two have many things each, and never the same. */
function cleanWorld(next: () => number): readonly Trace[] {
  const kinds: readonly TraceKind[] = [...new Set(PLANTED.flatMap(([, one, other]) => [one, other]))];
  const thing = (of: string) => `${of} ${next() % 5}`;
  const some = (person: string, count: number) =>
    Array.from({ length: count }, () => trace(person, kinds[next() % kinds.length] ?? 'in team', thing(person)));
  // Others who met both of them make no link between the two.
  const between = Array.from({ length: 4 }, () =>
    trace(`somebody ${next() % 3}`, kinds[next() % kinds.length] ?? 'in team', thing('apprentice')),
  );
  return [...some('apprentice', 6), ...some('assessor', 6), ...between];
}

describe('[I3] independence', () => {
  test.each(PLANTED)('finds %s: one %s, the other %s', (link, one, other) => {
    const next = numbersFrom(`${link} ${one} ${other}`);
    for (let n = 0; n < 50; n += 1) {
      const planted = [trace('apprentice', one, 'the thing'), trace('assessor', other, 'the thing')];
      const world = [...cleanWorld(next), ...planted];
      expect(linksBetween(PAIR, world)).toEqual([
        expect.objectContaining({ link, thing: 'the thing', called: 'the thing', theirs: one, others: other }),
      ]);
    }
  });

  test('raises no alarm on ten thousand pairs who never met', () => {
    const next = numbersFrom('clean pairs');
    const alarms = Array.from({ length: 10_000 }, () => linksBetween(PAIR, cleanWorld(next))).filter(
      (links) => links.length > 0,
    );
    expect(alarms).toEqual([]);
  });

  test('[Q3] of whoever assures is also of the assessing, and in strict mode of the whole cohort', () => {
    const assessed = [trace('apprentice', 'learns in', 'p1'), trace('assessor', 'assesses in', 'p1')];
    expect(linksBetween(PAIR, assessed)).toEqual([]);
    expect(linksBetween(PAIR, assessed, 'assurer')).toMatchObject([{ link: 'assessed in the programme' }]);
    const cohort = [trace('apprentice', 'in cohort', 'c1'), trace('assessor', 'delivers in cohort', 'c1')];
    expect(linksBetween(PAIR, cohort, 'assurer')).toEqual([]);
    expect(linksBetween(PAIR, cohort, 'strict assurer')).toMatchObject([
      { link: 'delivered or assessed in the cohort' },
    ]);
  });
});

const FIT: Assessor = {
  knowsSector: true,
  competentSince: '2020-01-01',
  currentOn: '2026-01-10',
  qualification: 'holds',
  standardisedOn: '2026-01-15',
  extendedUntil: null,
  contractFrom: '2025-01-01',
  contractUntil: null,
  openDeclarations: 0,
};

describe('an assessor', () => {
  test('[I1] [I2] [I4] [I7] [I8] who has all of it may assess', () => {
    expect(hindrances(FIT, '2026-11-22', 12)).toEqual([]);
  });
  test.each<[string, Partial<Assessor>, string]>([
    ['[I1] whose knowledge of the sector nobody approved', { knowsSector: false }, 'I1 sector'],
    ['[I2] of less than two years', { competentSince: '2024-11-23' }, 'I2 competence'],
    ['[I2] who never said since when', { competentSince: null }, 'I2 competence'],
    ['[I2] whose competence is not current', { currentOn: '2025-11-21' }, 'I2 current'],
    ['[I3] with a declaration nobody settled', { openDeclarations: 1 }, 'I3 declaration'],
    ['[I4] without qualification or expertise', { qualification: null }, 'I4 qualification'],
    ['[I7] whose standardisation is older than a year', { standardisedOn: '2025-11-21' }, 'I7 standardisation'],
    ['[I7] who took part in none', { standardisedOn: null }, 'I7 standardisation'],
    ['[I8] whose contract has ended', { contractUntil: '2026-11-21' }, 'I8 contract'],
    ['[I8] whose contract begins tomorrow', { contractFrom: '2026-11-23' }, 'I8 contract'],
  ])('%s may not', (_what, change, hindrance) => {
    expect(hindrances({ ...FIT, ...change }, '2026-11-22', 12)).toEqual([hindrance]);
  });
  test('[I2] of exactly two years may', () => {
    expect(hindrances({ ...FIT, competentSince: '2024-11-22' }, '2026-11-22', 12)).toEqual([]);
  });
  test('[I4] who works towards a qualification, or has expertise on record, may', () => {
    for (const qualification of ['works towards', 'expertise'] as const)
      expect(hindrances({ ...FIT, qualification }, '2026-11-22', 12)).toEqual([]);
  });
  test('[Q4] is standardised for twelve months, and thirty days more where the lead extends it', () => {
    expect(standardisedUntil({ standardisedOn: '2025-11-20', extendedUntil: null }, 12)).toBe('2026-11-20');
    expect(hindrances({ ...FIT, standardisedOn: '2025-11-20', extendedUntil: '2026-12-20' }, '2026-11-22', 12)).toEqual(
      [],
    );
  });
});
