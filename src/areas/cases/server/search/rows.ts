import { sql, type RawBuilder } from 'kysely';
import type { Reading } from '#platform/work.ts';
import { visibleTo } from '../visible.ts';

export type Wanted = {
  /** As a tsquery. */
  readonly query: string;
  /** Words that may stand nowhere on the case. */
  readonly without: string | null;
  /** In how many rows it will stand, about, and of how many there are. */
  readonly expected: number;
  readonly all: number;
  /** Only what somebody wrote to us. */
  readonly incoming: boolean;
  readonly marks: readonly string[];
  readonly conditions: readonly RawBuilder<boolean>[];
};

export type Saying = {
  readonly id: number;
  readonly source: 'case' | 'message' | 'note';
  readonly sourceId: string;
  readonly caseId: string;
  readonly rank: number;
};

/** So many rows are ranked: the newest that match and may be seen. */
const RANKED = 200;
/** Of all rows that match, so many of the newest are looked at first. Only where too few of them may be seen, all are. */
const NEWEST = 2000;
/**
 * The word index looks at every match before it gives the first. What stands in many rows is found sooner by walking back
 * from the newest: so far that enough of them are met although the reader may see only one in so many. Both cost about the
 * same a row, so whichever has fewer to look at is taken. Where what may be seen is rarer still, the walk goes on so many
 * times as far.
 */
const SEEN_ONE_IN = 8;
const FURTHER = 6;
/** So many that were met are enough to stand for all: a page for whoever sees or wants little of it. */
const A_PAGE = 20;
/** Of the newest matches so many that may be seen are enough to rank. */
const ENOUGH = 60;

/**
 * The rows that say what was asked, of cases the actor may see, the newest first. Whoever sees little of what there is
 * finds it all the same: what may be seen is decided before anything that was found is cut off.
 */
export async function rowsSaying(reading: Reading, wanted: Wanted): Promise<Saying[]> {
  const back = Math.ceil((ENOUGH * SEEN_ONE_IN * wanted.all) / Math.max(1, wanted.expected));
  for (const far of [back, back * FURTHER]) {
    if (far >= wanted.expected) break;
    const walked = await ranked(reading, wanted, { limit: ENOUGH, from: walk(wanted.query, far) });
    if (walked.length >= A_PAGE) return walked;
  }
  const first = await ranked(reading, wanted, { limit: RANKED, from: gather(wanted.query, NEWEST) });
  // With fewer matches than were looked at, these are all there are.
  if (first.length >= ENOUGH || (await few(reading, wanted.query))) return first;
  return ranked(reading, wanted, { limit: RANKED, from: gather(wanted.query, null) });
}

/** Every match is found by the word index before the newest are taken: in the order of the rows it would read them all. */
const gather = (query: string, limit: number | null) => sql`
  select m.* from (with matching as materialized (
    select f.id, f.case_id, f.source, f.source_id from cases.finding f where f.words @@ ${query}::tsquery)
    select * from matching order by id desc limit ${limit}) m`;

/** Walking back from the newest row. Fast because matches are common, and only a match looks at its case. */
const walk = (query: string, back: number) => sql`
  select f.id, f.case_id, f.source, f.source_id
    from (select n.id, n.case_id, n.source, n.source_id, n.words from cases.finding n order by n.id desc limit ${back}) f
   where f.words @@ ${query}::tsquery`;

async function few({ db }: Reading, query: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select 1 from cases.finding f where f.words @@ ${query}::tsquery limit ${NEWEST}) matching`.execute(
    db,
  );
  return (rows[0]?.n ?? 0) < NEWEST;
}

/** Rows of joined cases count for the case that answers for them. */
async function ranked(
  { db, actor }: Reading,
  { query, without, incoming, conditions }: Wanted,
  { limit, from }: { limit: number; from: RawBuilder<unknown> },
): Promise<Saying[]> {
  const absent =
    without === null
      ? []
      : [
          sql<boolean>`not exists (select from cases.finding x where x.case_id = c.id and x.words @@ ${without}::tsquery)`,
        ];
  const written = incoming
    ? [sql<boolean>`exists (select from cases.message m where m.id = saying.source_id and m.direction = 'in')`]
    : [];
  // Each case is looked up by its id ("offset 0" holds the planner to it): how many rows match is not known beforehand, and
  // where the planner guesses too many it reads every case there is instead, which takes seconds.
  const { rows } = await sql<Saying>`
    with saying as materialized (${from}),
    seen as materialized (
      select saying.id, saying.source, saying.source_id, c.id as case_id
        from saying
       cross join lateral (select o.id, o.merged_into from cases."case" o where o.id = saying.case_id offset 0) o
        left join lateral (
          with recursive up as (
            select u.id, u.merged_into from cases."case" u where u.id = o.merged_into
            union all select u.id, u.merged_into from cases."case" u join up on u.id = up.merged_into)
          select up.id from up where up.merged_into is null) r on o.merged_into is not null
       cross join lateral (
          select c.id from cases."case" c
           where c.id = coalesce(r.id, o.id) and ${sql.join([visibleTo(actor), ...conditions, ...absent, ...written], sql` and `)}
          offset 0) c
       order by saying.id desc
       limit ${limit})
    select s.id, s.source, s.source_id as "sourceId", s.case_id as "caseId", f.rank
      from seen s
     cross join lateral (
        select ts_rank(f.words, ${query}::tsquery) as rank from cases.finding f where f.id = s.id offset 0) f`.execute(
    db,
  );
  return rows.toSorted((a, b) => b.rank - a.rank || b.id - a.id);
}

/** Each case once, by its best row. */
export function bestOf(rows: readonly Saying[], limit: number): Saying[] {
  const first = new Map<string, Saying>();
  for (const row of rows) if (!first.has(row.caseId)) first.set(row.caseId, row);
  return [...first.values()].slice(0, limit);
}
