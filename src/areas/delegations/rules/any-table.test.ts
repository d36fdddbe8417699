import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayDecide, type Acting, type Line } from './index.ts';

const ROLES = ['officer', 'leader', 'manager'];
const PEOPLE = ['ana', 'ben', 'cleo'];
const moment = fc.integer({ min: 0, max: 20 });
const early = fc.integer({ min: 0, max: 8 });
const holder = fc.oneof(
  fc.constantFrom(...ROLES).map((role) => ({ role })),
  fc.constantFrom(...PEOPLE).map((officerId) => ({ officerId })),
);
const line: fc.Arbitrary<Line> = fc.record({
  id: fc.uuid(),
  instrument: fc.constant('It'),
  holder,
  power: fc.constantFrom('waiver' as const, 'waiver' as const, 'refund' as const),
  limitCents: fc.option(fc.integer({ min: 1, max: 30 })),
  secondAboveCents: fc.option(fc.integer({ min: 0, max: 30 })),
  kinds: fc.constantFrom([], [], ['enquiry'], ['complaint']),
  ownTeams: fc.constantFrom(false, false, true),
  condition: fc.constant(''),
  from: early,
  until: fc.option(moment, { freq: 1 }),
  endedAt: fc.option(moment, { freq: 1 }),
});
const acting: fc.Arbitrary<Acting> = fc.record({
  id: fc.uuid(),
  officerId: fc.constantFrom(...PEOPLE),
  as: holder,
  from: early,
  until: moment,
  endedAt: fc.option(moment),
});

const holds = (it: { from: number; until: number | null; endedAt: number | null }, now: number) =>
  it.from <= now && (it.until ?? Infinity) > now && (it.endedAt ?? Infinity) > now;

/** The same said once more, as slowly as it can be said: every line, every way of standing for its holder. */
function reaches(one: Line, it: Whole): boolean {
  const { who, now, appointed, cents, kind, team } = it;
  const stands = (wanted: Line['holder']): boolean =>
    'role' in wanted ? who.roles.includes(wanted.role) : who.officerId === wanted.officerId;
  const asIf = appointed.some(
    (act) =>
      act.officerId === who.officerId && holds(act, now) && JSON.stringify(act.as) === JSON.stringify(one.holder),
  );
  if (one.power !== 'waiver' || !(stands(one.holder) || asIf) || !holds(one, now)) return false;
  if (one.kinds.length > 0 && !one.kinds.includes(kind)) return false;
  if (one.ownTeams && !who.teamIds.includes(team)) return false;
  return one.limitCents === null || cents <= one.limitCents;
}
type Whole = {
  readonly who: { readonly officerId: string; readonly roles: readonly string[]; readonly teamIds: readonly string[] };
  readonly now: number;
  readonly appointed: readonly Acting[];
  readonly cents: number;
  readonly kind: string;
  readonly team: string;
};

test('whatever the table and the moment, somebody may decide exactly what one of their lines reaches, and alone only where a line lets them', () => {
  const found = { yes: 0, no: 0 };
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.array(acting, { maxLength: 4 }),
      fc.record({
        officerId: fc.constantFrom(...PEOPLE),
        roles: fc.subarray(ROLES),
        teamIds: fc.subarray(['north', 'south']),
      }),
      fc.record({
        cents: fc.integer({ min: 1, max: 35 }),
        kind: fc.constantFrom('enquiry', 'complaint'),
        team: fc.constantFrom('north', 'south'),
        now: moment,
      }),
      (lines, appointed, who, { cents, kind, team, now }) => {
        const verdict = mayDecide(
          { lines, acting: appointed },
          who,
          { power: 'waiver', amountCents: cents, kind, teamId: team },
          { now, sign: '$' },
        );
        const theirs = lines.filter((one) => reaches(one, { who, now, appointed, cents, kind, team }));
        found[verdict.ok ? 'yes' : 'no'] += 1;
        expect(verdict.ok).toBe(theirs.length > 0);
        if (!verdict.ok) return;
        expect(theirs.map(({ id }) => id)).toContain(verdict.lineId);
        expect(verdict.second).toBe(
          theirs.every(({ secondAboveCents }) => secondAboveCents !== null && cents > secondAboveCents),
        );
      },
    ),
    { numRuns: process.env['KEPT_FULL'] === '1' ? 100_000 : 5000 },
  );
  expect(Math.min(found.yes, found.no)).toBeGreaterThan(200);
});
