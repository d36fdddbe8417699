import fc from 'fast-check';
import { MINUTE } from '#kernel/time.ts';
import type { OnOfficer, Waiting } from './assigning.ts';
import type { Need, Step } from './needs.ts';

/** Small worlds in which everything meets everything: few officers, few skills, a lot of the same. */
const OFFICERS = ['ann', 'bea', 'cy', 'dev', 'eli', 'fay'];
const QUEUES = ['fines', 'water'];
const CHANNELS = ['email', 'phone'];
const SKILLS = ['vietnamese', 'concessions', 'relay'];
export const NOW = 1_000 * MINUTE;

const some = <T>(from: readonly T[], most = from.length, least = 0) =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: least, maxLength: most });
const counts = (least: number, most: number) =>
  fc
    .record({ email: fc.integer({ min: least, max: most }), phone: fc.integer({ min: least, max: most }) })
    .map((of) => new Map(Object.entries(of)));

const steps = (level: number): fc.Arbitrary<Step[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }).map((after) => {
    const minutes = after.toSorted((one, other) => one - other).slice(0, level);
    return minutes.map((minute, n) => ({
      after: minute,
      level: n === minutes.length - 1 ? 0 : Math.max(1, level - 1 - n),
    }));
  });
const need = (skill: string): fc.Arbitrary<Need> =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((level) =>
      fc
        .oneof(fc.constant(null), steps(level))
        .map((relax) => ({ skill, level, relax: relax as readonly Step[] | null })),
    );
export const needs: fc.Arbitrary<readonly Need[]> = some(SKILLS, 2).chain((skills) => fc.tuple(...skills.map(need)));

export const officers: fc.Arbitrary<readonly OnOfficer[]> = some(OFFICERS, 6, 1).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        queues: some(QUEUES, 2, 1),
        skills: fc
          .array(fc.tuple(fc.constantFrom(...SKILLS), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 4 })
          .map((all) => new Map(all)),
        ready: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
        freeSince: fc.integer({ min: 900, max: 905 }).map((minute) => minute * MINUTE),
        capacity: counts(0, 3),
        inHand: counts(0, 1),
      }),
    ),
  ),
);

/** What is usual, and now and then the other: promises, sole contacts and conflicts are rare beside each other. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const owner = fc.constantFrom(...OFFICERS);
/** What several pieces of work in a world have in common, so that they stand in one line. */
const common = fc.record({
  kinds: fc.array(needs, { minLength: 1, maxLength: 2 }),
  sticky: fc.record({ officerId: owner, for: fc.constant(20 * MINUTE) }),
  sole: fc.record({ officerId: owner, deputyId: fc.option(owner) }),
  excluded: some(OFFICERS, 3),
  priorities: some([1, 2, 3, 4], 2, 1),
});
type Common = typeof common extends fc.Arbitrary<infer It> ? It : never;

const one = (id: string, { kinds, sticky, sole, excluded, priorities }: Common): fc.Arbitrary<Waiting> =>
  fc.record({
    id: fc.constant(id),
    queue: fc.constantFrom(...QUEUES),
    channel: fc.constantFrom(...CHANNELS),
    priority: fc.constantFrom(...priorities),
    arrivedAt: fc.integer({ min: 0, max: 70 }).map((ago) => NOW - ago * MINUTE),
    needs: fc.constantFrom(...kinds),
    boost: fc.constantFrom(10 * MINUTE, 25 * MINUTE),
    sticky: mostly<Waiting['sticky']>(null, fc.constant(sticky)),
    sole: mostly<Waiting['sole']>(null, fc.constant(sole)),
    excluded: mostly<readonly string[]>([], fc.oneof(fc.constant(excluded), fc.constant([sole.officerId]))),
    passed: mostly<readonly string[]>([], some(OFFICERS, 3)),
  });

export const waiting: fc.Arbitrary<readonly Waiting[]> = common.chain((shared) =>
  fc
    .integer({ min: 0, max: 14 })
    .chain((many) => fc.tuple(...Array.from({ length: many }, (_, n) => one(`w${n}`, shared)))),
);
