import { sql } from 'kysely';
import { officerNameOf } from '#areas/identity/server/index.ts';
import type { Reading, Work } from '#platform/work.ts';

/** A shift that is cancelled or moved is not what was offered. */
export async function withdrawSwapsOf(work: Work, shiftIds: readonly string[]): Promise<void> {
  await sql`
    update roster.swap set state = 'withdrawn', decided_at = ${new Date(work.now)}
     where (shift_id = any(${[...shiftIds]}::uuid[]) or return_shift_id = any(${[...shiftIds]}::uuid[]))
       and state in ('offered', 'taken')`.execute(work.db);
}

const shiftOf = (
  alias: 's' | 'r',
) => sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'teamId', ${sql.ref(`${alias}.team_id`)},
  'name', ${sql.ref(`${alias}.name`)}, 'startsAt', round(extract(epoch from ${sql.ref(`${alias}.starts_at`)}) * 1000),
  'endsAt', round(extract(epoch from ${sql.ref(`${alias}.ends_at`)}) * 1000))`;
const person = (column: ReturnType<typeof sql>) =>
  sql`case when ${column} is not null then json_build_object('id', ${column}, 'name', ${officerNameOf(column)}) end`;

export type ShownSwap = {
  readonly id: string;
  readonly state: 'offered' | 'taken';
  readonly shift: SwapShift;
  readonly offeredBy: Person;
  readonly to: Person | null;
  readonly takenBy: Person | null;
  readonly inReturn: SwapShift | null;
  readonly words: string;
};
type Person = { readonly id: string; readonly name: string };
type SwapShift = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
};

/** Open swaps of shifts that are still to come. */
export async function openSwaps(
  { db, now }: Pick<Reading, 'db' | 'now'>,
  which: ReturnType<typeof sql>,
): Promise<readonly ShownSwap[]> {
  const { rows } = await sql<ShownSwap>`
    select w.id, w.state, w.words, ${shiftOf('s')} as shift, ${person(sql`w.offered_by`)} as "offeredBy",
           ${person(sql`w.to_officer_id`)} as "to", ${person(sql`w.taken_by`)} as "takenBy",
           case when r.id is not null then ${shiftOf('r')} end as "inReturn"
      from roster.swap w
      join roster.shift s on s.id = w.shift_id
      left join roster.shift r on r.id = w.return_shift_id
     where w.state in ('offered', 'taken') and s.starts_at > ${new Date(now)} and ${which}
     order by s.starts_at, w.id`.execute(db);
  return rows;
}
