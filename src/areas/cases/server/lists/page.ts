import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { familyOfCustomer } from '#areas/customers/server/index.ts';
import { instant } from '#kernel/fields.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import type { Reading } from '#platform/work.ts';
import { orderFor, type Order } from '../../rules/index.ts';
import { listColumns, rowOf, type ListRow, type Numbered } from '../list.ts';
import type { Wanted } from '../../contract/lists.ts';
import { conditionsOf, waysOf } from './wanted.ts';

export type Listing = Wanted & {
  readonly customer?: string | undefined;
  readonly after?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
};

type Place = readonly (string | number)[];

/** A way to stand in line: the columns that decide, their direction, and the place of a row among them. */
type Line = {
  readonly columns: readonly RawBuilder<unknown>[];
  readonly backwards: boolean;
  readonly shape: z.ZodType<Place>;
  readonly placeIn: (row: Numbered<ListRow>) => Place;
};

const AT = z.tuple([instant, z.uuid()]);
const dueOf = ({ nextDueAt }: Numbered<ListRow>): number => nextDueAt ?? 0;
const OPENED = {
  columns: [sql`c.opened_at`, sql`c.id`],
  shape: AT,
  placeIn: (row: Numbered<ListRow>) => [row.openedAt, row.id],
};

const LINES: Readonly<Record<Order, Line>> = {
  due: {
    columns: [sql`c.next_due_at`, sql`c.id`],
    backwards: false,
    shape: AT,
    placeIn: (row) => [dueOf(row), row.id],
  },
  urgent: {
    columns: [sql`c.priority`, sql`c.next_due_at`, sql`c.id`],
    backwards: false,
    shape: z.tuple([z.number().int().min(1).max(4), instant, z.uuid()]),
    placeIn: (row) => [row.priority, dueOf(row), row.id],
  },
  newest: { ...OPENED, backwards: true },
  oldest: { ...OPENED, backwards: false },
};

/** One page of cases. Each way to them is read from an index in the order of the list, and the pages are laid together. */
export async function listCases(
  reading: Reading,
  it: Listing,
  zone: string,
): Promise<{ cases: ReturnType<typeof rowOf<ListRow>>[]; next: string | null }> {
  const { db, actor } = reading;
  const line = LINES[orderFor(it.order, it.phase, it.customer !== undefined)];
  const [after, until] = [placeOf(it.after, line.shape), placeOf(it.until, line.shape)];
  const family = it.customer === undefined ? undefined : await familyOfCustomer(db, it.customer);
  const conditions = [
    ...conditionsOf(it, reading, zone),
    ...(after === null ? [] : [beyond(line, after)]),
    ...(until === null ? [] : [upTo(line, until)]),
  ];
  const ways = family === undefined ? waysOf(it, actor) : { others: [ofFamily(family)] };
  const { rows } = await sql<Numbered<ListRow>>`
    select ${listColumns}
      from (${laidTogether(ways, { line, conditions, limit: it.limit })}) found
      join cases."case" c on c.id = found.id
     order by ${inLine(line)}
     limit ${it.limit}`.execute(db);
  const last = rows.at(-1);
  const more = last !== undefined && (rows.length >= it.limit || it.until !== undefined);
  return { cases: rows.map((row) => rowOf(row)), next: more ? cursorOf(line.placeIn(last)) : null };
}

const ofFamily = (family: readonly string[]) => sql`c.customer_id = any(${[...family]}::uuid[])`;

type Asked = { readonly line: Line; readonly conditions: readonly RawBuilder<unknown>[]; readonly limit: number };
type Way = { readonly reach?: RawBuilder<unknown>; readonly others: readonly RawBuilder<unknown>[] };

function laidTogether({ reach, others }: Way, { line, conditions, limit }: Asked): RawBuilder<unknown> {
  const pageOf = (way: RawBuilder<unknown>) => sql`
    (select c.id from cases."case" c
      where ${sql.join([way, ...conditions], sql` and `)}
      order by ${inLine(line)}
      limit ${limit})`;
  const ofTeams =
    reach && sql`(select one.id from (${reach}) team cross join lateral ${pageOf(sql`c.team_id = team.id`)} one)`;
  return sql.join([...(ofTeams ? [ofTeams] : []), ...others.map(pageOf)], sql` union all `);
}

const inLine = ({ columns, backwards }: Line): RawBuilder<unknown> =>
  sql.join(columns.map((column) => (backwards ? sql`${column} desc` : column)));

/** Times are compared in whole milliseconds, the precision of a cursor, so no row is passed over or shown twice. */
const placed = (place: Place): RawBuilder<unknown> =>
  sql.join(place.map((part, n) => (n === place.length - 1 ? sql`${part}::uuid` : numberAt(place, n))));

/** The number before the last part is the moment; one before it is the priority. */
const numberAt = (place: Place, n: number): RawBuilder<unknown> =>
  n === place.length - 2 ? sql`${new Date(Number(place[n]))}::timestamptz` : sql`${place[n]}::smallint`;

const beyond = ({ columns, backwards }: Line, place: Place): RawBuilder<unknown> =>
  backwards
    ? sql`(${sql.join([...columns])}) < (${placed(place)})`
    : sql`(${sql.join([...columns])}) > (${placed(place)})`;

const upTo = ({ columns, backwards }: Line, place: Place): RawBuilder<unknown> =>
  backwards
    ? sql`(${sql.join([...columns])}) >= (${placed(place)})`
    : sql`(${sql.join([...columns])}) <= (${placed(place)})`;
