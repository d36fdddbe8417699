import { sql, type RawBuilder } from 'kysely';
import { factsOf, visibleFacts } from '#areas/cases/server/index.ts';
import { missedTimes, timesKept } from '#areas/clocks/server/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { momentOf } from '#kernel/zone.ts';
import type { Reading } from '#platform/work.ts';
import { FIGURES_ASKED, standingOf, statusOf, type Figure } from '../rules/index.ts';
import { awayNow } from './outside.ts';
import { packOf, type Complaints } from './packs.ts';
import { owedOn } from './remedies.ts';
import { complaintsReceived } from './store.ts';

export type Period = { readonly from: Date; readonly to: Date };

/** Days from and to which a report counts, both of them in it, in the zone of the agency. */
export type Days = { readonly from: string; readonly to: string };

export const periodOf = ({ zone }: Complaints, { from, to }: Days): Period => ({
  from: new Date(momentOf(zone, must(dayOfText(from), 'a day'), 0)),
  to: new Date(momentOf(zone, must(dayOfText(to), 'a day') + 1, 0)),
});

/**
 * Each figure once: the complaints that it counts, in which group, and what is measured of each. The report counts these
 * rows and the list behind a figure shows them, so neither can say what the other does not.
 */
const FIGURES: Readonly<Record<Figure, (period: Period) => RawBuilder<unknown>>> = {
  received: ({ from, to }) => sql`
    select '' as "group", case_id, null::bigint as amount from complaints.complaint where received_at >= ${from} and received_at < ${to}`,
  'by topic': ({ from, to }) => sql`
    select i.topic, c.case_id, null::bigint from complaints.complaint c join complaints.issue i on i.case_id = c.case_id
     where c.received_at >= ${from} and c.received_at < ${to}`,
  'by agency': ({ from, to }) => sql`
    select i.agency, c.case_id, null::bigint from complaints.complaint c join complaints.issue i on i.case_id = c.case_id
     where c.received_at >= ${from} and c.received_at < ${to}`,
  acknowledged: ({ from, to }) => sql`
    select '', case_id, extract(epoch from acknowledged_at - received_at)::bigint from complaints.complaint
     where received_at >= ${from} and received_at < ${to} and acknowledged_at is not null`,
  answered: ({ from, to }) => sql`
    select a.stage::text, a.case_id, extract(epoch from a.at - case a.stage when 1 then c.received_at else s.began_at end)::bigint
      from complaints.answer a
      join complaints.complaint c on c.case_id = a.case_id
      join complaints.stage s on s.case_id = a.case_id and s.number = a.stage
     where a.at >= ${from} and a.at < ${to} and a.taken_back_at is null and not a.waits`,
  'next stage': ({ from, to }) => sql`
    select number::text, case_id, null::bigint from complaints.stage where began_at >= ${from} and began_at < ${to} and number > 1`,
  refused: ({ from, to }) => sql`
    select coalesce(code, ''), case_id, null::bigint from complaints.decision where at >= ${from} and at < ${to} and kind = 'refused'`,
  'treated as a request': ({ from, to }) => sql`
    select coalesce(told, ''), case_id, null::bigint from complaints.decision
     where at >= ${from} and at < ${to} and kind = 'service request'`,
  'late and taken': ({ from, to }) => sql`
    select '', case_id, null::bigint from complaints.decision where at >= ${from} and at < ${to} and kind = 'late and taken'`,
  findings: ({ from, to }) => sql`
    select f.finding, i.case_id, null::bigint from complaints.finding f join complaints.issue i on i.id = f.issue_id
     where f.at >= ${from} and f.at < ${to}
       and not exists (select from complaints.finding later where later.replaces_id = f.id)`,
  remedies: ({ from, to }) => sql`
    select kind, case_id, cost_cents from complaints.remedy where made_at >= ${from} and made_at < ${to}`,
  'remedies not done': ({ from, to }) => sql`
    select kind, case_id, cost_cents from complaints.remedy where made_at >= ${from} and made_at < ${to} and done_at is null`,
  'other processes': ({ from, to }) => sql`
    select matter, case_id, null::bigint from complaints.matter where at >= ${from} and at < ${to} and matter_case_id is not null`,
};

type Group = {
  readonly group: string;
  readonly complaints: number;
  /** Rows that are counted; a complaint with three findings has three. */
  readonly things: number;
  /** Of what is measured (seconds, or cents): the middle one, the one nine of ten stay under, and all together. */
  readonly median: number | null;
  readonly ninth: number | null;
  readonly sum: number | null;
};

const MOST_GROUPS = 200;

/** Every figure of a stretch of days, each in its groups, the largest first. */
export async function reportOf(complaints: Complaints, reading: Reading, days: Days) {
  const period = periodOf(complaints, days);
  const [figures, times, standings] = await Promise.all([
    Promise.all(FIGURES_ASKED.map(async (figure) => ({ figure, groups: await groupsOf(reading, figure, period) }))),
    timesKept(reading.db, { rules: rulesOf(complaints), ...period }),
    standingsOf(complaints, reading, period),
  ]);
  return { figures, times, ...standings };
}

async function groupsOf({ db }: Reading, figure: Figure, period: Period): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with counted ("group", case_id, amount) as (${FIGURES[figure](period)})
    select "group", count(distinct case_id)::int as complaints, count(*)::int as things,
           percentile_disc(0.5) within group (order by amount) as median,
           percentile_disc(0.9) within group (order by amount) as ninth, sum(amount)::bigint as sum
      from counted group by "group" order by 3 desc, 1 limit ${MOST_GROUPS}`.execute(db);
  return rows;
}

type Behind = Days & {
  readonly figure: Figure | 'times missed';
  readonly group: string;
  readonly after: string | undefined;
};
const PAGE = 50;

/** The complaints behind one figure, the newest first. What this officer may not see is counted and not shown. */
export async function casesBehind(complaints: Complaints, reading: Reading, { figure, group, after, ...days }: Behind) {
  const period = periodOf(complaints, days);
  const ids =
    figure === 'times missed'
      ? await missedTimes(reading.db, { rule: group, after, most: PAGE + 1, ...period })
      : await idsBehind(reading, { rows: FIGURES[figure](period), group, after });
  const page = ids.slice(0, PAGE);
  const facts = await visibleFacts(reading, page);
  return {
    cases: page.flatMap((id) => {
      const its = facts.get(id);
      return its === undefined ? [] : [{ id, reference: its.reference, state: its.state, openedAt: its.openedAt }];
    }),
    hidden: page.length - facts.size,
    next: ids.length > PAGE ? (page.at(-1) ?? null) : null,
  };
}

type Rows = { readonly rows: RawBuilder<unknown>; readonly group: string; readonly after: string | undefined };

async function idsBehind({ db }: Reading, { rows: counted, group, after }: Rows): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with counted ("group", case_id, amount) as (${counted})
    select distinct case_id as id from counted
     where "group" = ${group} and (${after ?? null}::uuid is null or case_id < ${after ?? null}::uuid)
     order by case_id desc limit ${PAGE + 1}`.execute(db);
  return rows.map(({ id }) => id);
}

const rulesOf = ({ packs }: Complaints): string[] => [
  ...new Set(packs.flatMap(({ stages }) => stages.flatMap(({ clocks }) => clocks))),
];

/** How many stand where, by the words of Queensland and of Open311: worked out as the page of one complaint does it. */
async function standingsOf(complaints: Complaints, reading: Reading, period: Period) {
  const counted = { queensland: new Map<string, number>(), open311: new Map<string, number>() };
  for await (const rows of complaintsReceived(reading.db, period)) {
    const ids = rows.map(({ caseId }) => caseId);
    const facts = await factsOf(reading.db, ids);
    const [owed, away] = await Promise.all([owedOn(reading, ids), awayNow(reading, ids)]);
    for (const row of rows) {
      const at = {
        owed: owed.get(row.caseId)?.length ?? 0,
        outside: away.has(row.caseId),
        closed: facts.get(row.caseId)?.phase === 'closed',
      };
      const { queensland, open311 } = statusOf(packOf(complaints, row), standingOf({ ...row, ...at }), 'none');
      counted.queensland.set(queensland, (counted.queensland.get(queensland) ?? 0) + 1);
      counted.open311.set(open311, (counted.open311.get(open311) ?? 0) + 1);
    }
  }
  const shown = (of: ReadonlyMap<string, number>) => [...of].map(([standing, count]) => ({ standing, count }));
  return { queensland: shown(counted.queensland), open311: shown(counted.open311) };
}
