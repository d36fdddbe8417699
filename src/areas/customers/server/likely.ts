import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { becauseOf, byLikeness, endOf, type Because, type Known } from '../rules/index.ts';
import { mustExist } from './customers.ts';

const MOST = 8;
const LOOKED_AT = 60;

export type Likely = { id: string; name: string; contact: string; because: Because[] };

/** Records that are probably the same customer, the likeliest first, each with the reason. Two that were said to be two are not among them. */
export async function likelySame({ db }: Pick<Reading, 'db'>, id: string): Promise<Likely[]> {
  const own = (await recordsOf({ db }, [id]))[0];
  if (own === undefined) throw new Refusal(404, 'There is no such customer.');
  const candidates = await recordsOf({ db }, await candidatesOf({ db }, own));
  return candidates
    .map((other) => ({
      id: other.id,
      name: other.name,
      contact: other.points[0]?.value ?? '',
      because: [...becauseOf(own, other)],
    }))
    .filter(({ because }) => because.length > 0)
    .toSorted(byLikeness)
    .slice(0, MOST);
}

/** Everybody who shares a number, an address or all the words of the name. */
async function candidatesOf({ db }: Pick<Reading, 'db'>, own: Known): Promise<string[]> {
  const phones = own.points.flatMap(({ kind, value }) =>
    kind === 'phone' && endOf(value).length > 5 ? [endOf(value)] : [],
  );
  const others = own.points.flatMap(({ kind, normal }) => (kind === 'email' || kind === 'post' ? [normal] : []));
  const words = own.name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = words.length < 2 ? '' : words.map((word) => `'${word}'`).join(' & ');
  const { rows } = await sql<{ id: string }>`
    with found as (
      (select p.customer_id as id from customers.contact_point p
        where p.kind = 'phone' and p.ended_at is null
          and right(regexp_replace(p.normal, '\\D', '', 'g'), 8) = any(${phones}::text[]) limit ${LOOKED_AT})
      union
      (select p.customer_id from customers.contact_point p
        where p.normal = any(${others}::text[]) and p.kind in ('email', 'post') and p.ended_at is null limit ${LOOKED_AT})
      union
      (select k.id from customers.customer k where k.find @@ to_tsquery('simple', platform.plain(${query})) limit ${LOOKED_AT}))
    select distinct coalesce(k.merged_into, k.id) as id from found join customers.customer k on k.id = found.id
     where coalesce(k.merged_into, k.id) <> ${own.id}
       and not exists (select from customers.apart a
                        where a.one_id = least(k.id, ${own.id}::uuid) and a.other_id = greatest(k.id, ${own.id}::uuid))`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Records with everything they and those joined to them are reached by. */
async function recordsOf({ db }: Pick<Reading, 'db'>, ids: readonly string[]): Promise<Known[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Known>`
    select c.id, c.kind, c.name,
           coalesce((select json_agg(json_build_object('kind', p.kind, 'value', p.value, 'normal', p.normal) order by p.made_at)
                       from customers.contact_point p
                      where p.ended_at is null
                        and p.customer_id in (select c.id union select k.id from customers.customer k where k.merged_into = c.id)), '[]') as points
      from customers.customer c where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Puts on record that two records are two customers, so that nobody is asked again. */
export async function keepApart(work: Work, id: string, otherId: string): Promise<void> {
  await mustExist(work, id);
  await mustExist(work, otherId);
  if (id === otherId) throw new Refusal(422, 'A record cannot be told apart from itself.');
  await sql`insert into customers.apart (one_id, other_id, at, by)
            values (least(${id}::uuid, ${otherId}::uuid), greatest(${id}::uuid, ${otherId}::uuid), ${new Date(work.now)}, ${work.actor.id})
            on conflict do nothing`.execute(work.db);
  await announce(work, { kind: 'customer.kept-apart', customerId: id, data: { otherId } });
}
