import { sql, type RawBuilder } from 'kysely';
import type { Reading } from '#platform/work.ts';
import { visibleTo } from '../visible.ts';

export type Wanted = {
  /** As a tsquery. */
  readonly query: string;
  /** Words that may stand nowhere on the case. */
  readonly without: string | null;
  /** It stands in so few rows that looking at each of them is the shortest way. */
  readonly rare: boolean;
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
/** Of what stands in many rows, so many of the newest are enough to rank. */
const ENOUGH = 60;
/** A word in no more rows than this is rare. */
export const RARE = 2000;

/**
 * The rows that say what was asked, of cases the actor may see, the newest first. Whoever sees little of what there is
 * finds it all the same: what may be seen is decided before anything that was found is cut off.
 */
export const rowsSaying = (reading: Reading, wanted: Wanted): Promise<Saying[]> =>
  wanted.rare
    ? ranked(reading, wanted, { limit: RANKED, from: all(wanted.query) })
    : ranked(reading, wanted, { limit: ENOUGH, from: blockByBlock(wanted.query) });

/** Every match is found by the word index before the newest are taken: in the order of the rows it would read them all. */
const all = (query: string) => sql`
  with matching as materialized (
    select f.id, f.case_id, f.source, f.source_id from cases.finding f where f.words @@ ${query}::tsquery)
  select * from matching order by id desc`;

/**
 * From the newest block of rows back, and no further than until enough was found: each block is asked for by itself, in turn,
 * because a lateral join takes its left side row by row. The numbers are those of the index.
 */
const blockByBlock = (query: string) => sql`
  select f.*
    from (select generate_series((select max(id) >> 13 from cases.finding), (select min(id) >> 13 from cases.finding), -1) as n) block
   cross join lateral (
     select f.id, f.case_id, f.source, f.source_id from cases.finding f
      where f.words @@ ${query}::tsquery and (f.id >> 13) = block.n order by f.id desc offset 0) f`;

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
  // Each case is looked up by its id ("offset 0" holds the planner to it), in the order in which rows are found, and no more
  // of them than are needed. How many rows match is not known beforehand, and where the planner guesses too many it reads
  // every case there is instead, which takes seconds.
  const { rows } = await sql<Saying>`
    with seen as materialized (
      select saying.id, saying.source, saying.source_id, c.id as case_id
        from (${from} offset 0) saying
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
