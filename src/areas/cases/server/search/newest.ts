import { sql, type RawBuilder } from 'kysely';
import { DAY } from '#kernel/time.ts';
import { idFrom } from '#platform/id.ts';
import type { Reading } from '#platform/work.ts';
import { visibleTo } from '../visible.ts';
import { conditionsOf, fewOf, momentsOf, type Narrowing } from './narrow.ts';

/** A search without words and names looks through so many of the newest cases, and says so when it could not see further. */
export const NEWEST_LOOKED_THROUGH = 50_000;

/** The newest cases that a search without words means, and whether every case was looked at. */
export async function newestMatching(
  { db, actor }: Reading,
  it: Narrowing,
  limit: number,
): Promise<{ ids: string[]; whole: boolean }> {
  const few = fewOf(it);
  const asked = sql.join([visibleTo(actor), sql`c.merged_into is null`, ...conditionsOf(it)], sql` and `);
  const from =
    few === undefined
      ? sql`with near as materialized (
              select c.* from cases."case" c where ${sql.join([sql`true`, ...indexedOf(it)], sql` and `)} order by c.id desc limit ${NEWEST_LOOKED_THROUGH})
            select c.id, (select count(*) from near) as looked from near c`
      : sql`with near as materialized (${few})
            select c.id, 0 as looked from near
             cross join lateral (select c.* from cases."case" c where c.id = near.id offset 0) c`;
  const { rows } = await sql<{
    id: string;
    looked: number;
  }>`${from} where ${asked} order by c.id desc limit ${limit}`.execute(db);
  return {
    ids: rows.map(({ id }) => id),
    whole: rows.length === limit || (rows[0]?.looked ?? 0) < NEWEST_LOOKED_THROUGH,
  };
}

/** What an index can narrow before anything is looked at: the kind, the channel, and the days, because ids begin with their moment. */
function indexedOf({ parts, zone }: Narrowing): RawBuilder<unknown>[] {
  return parts.flatMap((part) => {
    if (part.not) return [];
    if (part.is === 'choice' && part.name === 'kind') return [sql`c.kind = ${part.value}`];
    if (part.is === 'choice' && part.name === 'channel') return [sql`c.channel = ${part.value}`];
    if (part.is !== 'date' || part.name === 'spoke' || part.name === 'due') return [];
    const { since, until } = momentsOf(part, zone);
    return [
      ...(since === undefined ? [] : [sql`c.id >= ${idFrom(since - DAY)}::uuid`]),
      ...(until === undefined ? [] : [sql`c.id < ${idFrom(until + DAY)}::uuid`]),
    ];
  });
}
