import { sql } from 'kysely';
import { factsOf } from '#areas/cases/server/index.ts';
import { standingFindings } from '#areas/complaints/server/index.ts';
import { spokenWith } from '#areas/customers/server/index.ts';
import { settledDecisions } from '#areas/decisions/server/index.ts';
import { agreementOf } from '#kernel/agreement.ts';
import { dayOfText } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { momentOf } from '#kernel/zone.ts';
import type { Reading } from '#platform/work.ts';
import { apart, ratesOf, type Counted } from '../rules/index.ts';

type Days = { readonly from: string; readonly to: string };

const periodOf = (zone: string, { from, to }: Days) => ({
  from: new Date(momentOf(zone, must(dayOfText(from), 'a day'), 0)),
  to: new Date(momentOf(zone, must(dayOfText(to), 'a day') + 1, 0)),
});

type Pair = { readonly kind: string; readonly first: string[]; readonly second: string[]; readonly blind: boolean };

/** How far second looks agreed with the first. */
export async function agreementIn(zone: string, { db }: Reading, days: Days) {
  const { from, to } = periodOf(zone, days);
  const { rows } = await sql<Pair>`
    select kind, first, second, blind from quality.look where read_at >= ${from} and read_at < ${to} order by read_at limit 20000`.execute(
    db,
  );
  const drawn = await sql<{ count: number }>`
    select count(*)::int as count from quality.look where drawn_at >= ${from} and drawn_at < ${to}`.execute(db);
  const blind = rows.filter((row) => row.blind);
  const of = (kind: string, value: (result: readonly string[]) => string) =>
    agreementOf(
      blind.filter((row) => row.kind === kind).map(({ first, second }) => [value(first), value(second)] as const),
    );
  return {
    axes: [
      { axis: 'finding' as const, ...of('finding', whole) },
      { axis: 'what went wrong' as const, ...of('cause', axisOf(0)) },
      { axis: 'why it did' as const, ...of('cause', axisOf(1)) },
      { axis: 'decision' as const, ...of('decision', whole) },
    ],
    drawn: drawn.rows[0]?.count ?? 0,
    given: rows.length,
    notBlind: rows.length - blind.length,
  };
}

const whole = (result: readonly string[]): string => result.toSorted().join(', ');

/** Several causes are one value, whatever order they were named in. */
const axisOf =
  (axis: 0 | 1) =>
  (result: readonly string[]): string =>
    [...new Set(result.map((one) => one.split(' / ')[axis] ?? ''))].toSorted().join(', ');

type Outcome = { readonly caseId: string; readonly yes: boolean };

/** How often points were upheld and decisions given, for groups of customers. */
export async function outcomesIn(zone: string, reading: Reading, days: Days) {
  const period = periodOf(zone, days);
  const figures = {
    'points upheld': await tally(reading, standingFindings(reading.db, period)),
    'decisions given': await tally(reading, settledDecisions(reading.db, period)),
  };
  return (['points upheld', 'decisions given'] as const).flatMap((figure) =>
    BY.map((by) => {
      const rates = ratesOf([...figures[figure][by].values()]);
      return {
        figure,
        by,
        rates: [...rates],
        apart: apart(rates).map((two) => [...two]),
      };
    }),
  );
}

const BY = ['language', 'need', 'channel'] as const;
type Tally = Record<(typeof BY)[number], Map<string, Counted>>;

async function tally({ db }: Reading, outcomes: AsyncIterable<readonly Outcome[]>): Promise<Tally> {
  const counted: Tally = { language: new Map(), need: new Map(), channel: new Map() };
  for await (const batch of outcomes) {
    const facts = await factsOf(
      db,
      batch.map(({ caseId }) => caseId),
    );
    const people = await spokenWith(
      db,
      [...facts.values()].flatMap(({ customerId }) => customerId ?? []),
    );
    for (const { caseId, yes } of batch) {
      const its = facts.get(caseId);
      const person = people.get(its?.customerId ?? '');
      add(counted.channel, its?.channel ?? 'not known', yes);
      add(counted.language, person?.languages.at(-1) ?? 'not known', yes);
      add(counted.need, needOf(person), yes);
    }
  }
  return counted;
}

type Person = { readonly languages: readonly string[]; readonly relay: boolean; readonly needs: number };

function needOf(person: Person | undefined): string {
  if (person === undefined) return 'not known';
  if (person.languages.length > 1) return 'interpreter';
  if (person.relay) return 'relay';
  return person.needs > 0 ? 'another need' : 'none on record';
}

function add(to: Map<string, Counted>, group: string, yes: boolean): void {
  const { all, yes: before } = to.get(group) ?? { all: 0, yes: 0 };
  to.set(group, { group, all: all + 1, yes: before + (yes ? 1 : 0) });
}
