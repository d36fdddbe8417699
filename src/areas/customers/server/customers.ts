import { sql, type RawBuilder } from 'kysely';
import { isMailAddress } from '#kernel/mail-address.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { normalOf, type PointKind } from '../rules/index.ts';

export type NewPoint = { readonly kind: PointKind; readonly value: string; readonly shared?: boolean | undefined };

/**
 * For other areas' queries: the name of the customer whose id a column holds. A record that has been joined to another
 * answers with the name it is now known by.
 */
export const customerName = (column: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`(select coalesce((select r.name from customers.customer r where r.id = k.merged_into), k.name)
                        from customers.customer k where k.id = ${column})`;

/** For other areas' queries: the record that answers for the one whose id a column holds, where it was joined to another. */
export const recordKnownAs = (column: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`coalesce((select k.merged_into from customers.customer k where k.id = ${column}), ${column})`;

/** For other areas' queries: what the customer needs from us, in one line. */
export const customerNeeds = (column: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`(select concat_ws('. ', nullif(k.needs, ''),
                             (select string_agg(concat_ws(' ', nullif(needed.kind, 'other'), needed.language,
                                                         case when needed.kind = 'other' then needed.detail
                                                              when needed.detail <> '' then '(' || needed.detail || ')' end),
                                               ', ' order by needed.made_at)
                                from customers.need needed where needed.customer_id = k.id and needed.ended_at is null))
                        from customers.customer k where k.id = ${column})`;

export type SpokenWith = { readonly languages: readonly string[]; readonly relay: boolean; readonly needs: number };

/** In which languages these customers are spoken with, by their own and by the interpreters they need; who rings by relay; how many needs are on record. */
export async function spokenWith(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SpokenWith>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; languages: (string | null)[]; relay: boolean; needs: number }>`
    select k.id, array(select n.language from customers.need n
                        where n.customer_id = k.id and n.ended_at is null and n.kind = 'interpreter') || k.language as languages,
           exists (select from customers.need n where n.customer_id = k.id and n.ended_at is null and n.kind = 'relay') as relay,
           (select count(*)::int from customers.need n where n.customer_id = k.id and n.ended_at is null) as needs
      from customers.customer k where k.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ id, languages, relay, needs }) => [
      id,
      { languages: languages.filter((one) => one !== null), relay, needs },
    ]),
  );
}

/**
 * For other areas' queries: every way to reach the customer whose id a column holds, as JSON. The table's name in here is
 * one that no query outside uses: a column of that name would mean this table's, and give out everybody's.
 */
export const contactPointsOf = (column: RawBuilder<unknown>): RawBuilder<{ kind: string; value: string }[]> =>
  sql`coalesce((select json_agg(json_build_object('kind', reached_at.kind, 'value', reached_at.value) order by reached_at.preferred desc, reached_at.made_at)
                  from customers.contact_point reached_at
                 where reached_at.customer_id = ${column} and reached_at.ended_at is null), '[]')`;

/** Everybody who is reached at this address, joined records resolved. Several where an address is shared. */
export async function customersReachedAt(db: Db | Tx, kind: PointKind, value: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(k.merged_into, k.id) as id
      from customers.contact_point p
      join customers.customer k on k.id = p.customer_id
     where p.kind = ${kind} and p.normal = ${normalOf(kind, value)} and p.ended_at is null`.execute(db);
  return rows.map(({ id }) => id);
}

/** The address a customer would rather be reached at, or else the one they have had longest, or null. */
export async function primaryEmail(db: Db | Tx, customerId: string): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`
    select p.value from customers.contact_point p
     where p.customer_id = ${customerId} and p.kind = 'email' and p.value ~ '^.+@.+$' and p.ended_at is null order by p.preferred desc, p.made_at limit 1`.execute(
    db,
  );
  return rows[0]?.value ?? null;
}

export type Reached = {
  readonly customerId: string;
  readonly name: string;
  readonly kind: PointKind;
  readonly value: string;
  /** They said that they would rather be reached here. */
  readonly preferred: boolean;
  /** What is on record that they need. */
  readonly needs: readonly string[];
  /** In which they read; null where we do not know. */
  readonly language: string | null;
};

/** Every way to reach these customers, each one's own order of preference first, and what they need of what reaches them. */
export async function reachedBy(db: Db | Tx, ids: readonly string[]): Promise<readonly Reached[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Reached>`
    select k.id as "customerId", k.name, p.kind, p.value, p.preferred, k.language,
           array(select n.kind from customers.need n where n.customer_id = k.id and n.ended_at is null) as needs
      from customers.customer k join customers.contact_point p on p.customer_id = k.id
     where k.id = any(${[...ids]}::uuid[]) and p.ended_at is null
     order by array_position(${[...ids]}::uuid[], k.id), p.preferred desc, p.made_at`.execute(db);
  return rows;
}

/** The record and every record joined to it: what the customer is known by. */
export async function familyOfCustomer(db: Db | Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select ${id}::uuid as id
      union select k.id from customers.customer k join family f on k.merged_into = f.id)
    select id from family`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * The customer who is reached at an e-mail address, made if there is none. Two messages from a new address at the same
 * moment find the same customer, because an address has one owner unless an officer says it is shared.
 */
export async function ensureCustomerAt(work: Work, { email, name }: { email: string; name: string }): Promise<string> {
  const [known] = await customersReachedAt(work.db, 'email', email);
  if (known !== undefined) return known;
  const id = newId(work.now);
  const { rows } = await sql<{ made: boolean }>`
    with point as (
      insert into customers.customer (id, kind, name, made_at) values (${id}, 'person', ${shortName(name, email)}, ${new Date(work.now)})
      returning id)
    insert into customers.contact_point (id, customer_id, kind, value, normal, made_at)
    select ${newId(work.now)}, id, 'email', ${email}, ${normalOf('email', email)}, ${new Date(work.now)} from point
    on conflict (kind, normal) where sole and ended_at is null do nothing
    returning true as made`.execute(work.db);
  if (rows[0]?.made === true) {
    await announce(work, { kind: 'customer.added', customerId: id, data: { from: 'email' } });
    return id;
  }
  // Somebody else made this customer a moment ago. The record made here has no way to be reached and is removed.
  await sql`delete from customers.customer where id = ${id}`.execute(work.db);
  const [other] = await customersReachedAt(work.db, 'email', email);
  if (other === undefined) throw new Error('a contact point is taken, but reaches nobody');
  return other;
}

const shortName = (name: string, email: string): string => (name.trim() === '' ? email : name.trim()).slice(0, 200);

type NewCustomer = {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly contactPoints: readonly NewPoint[];
};

export async function addCustomer(work: Work, { kind, name, contactPoints }: NewCustomer): Promise<string> {
  const id = newId(work.now);
  await sql`insert into customers.customer (id, kind, name, made_at)
            values (${id}, ${kind}, ${name}, ${new Date(work.now)})`.execute(work.db);
  for (const point of contactPoints) await insertPoint(work, id, point);
  await announce(work, { kind: 'customer.added', customerId: id });
  return id;
}

/** Adds a way to reach a customer. One that reaches somebody else already is added as shared, never taken away. */
export async function insertPoint(
  work: Work,
  customerId: string,
  { kind, value, shared = false }: NewPoint,
): Promise<string> {
  const id = newId(work.now);
  const normal = normalOf(kind, value);
  if (normal === '' || (kind === 'email' && !isMailAddress(normal)))
    throw new Refusal(400, `value: this is no ${kind}`, [{ field: 'value', problem: `is no ${kind}` }]);
  const add = (sole: boolean) =>
    sql<{ id: string }>`
      insert into customers.contact_point (id, customer_id, kind, value, normal, sole, made_at)
      values (${id}, ${customerId}, ${kind}, ${value.trim()}, ${normal}, ${sole}, ${new Date(work.now)})
      on conflict do nothing returning id`.execute(work.db);
  const alone = shared ? { rows: [] } : await add(true);
  const { rows } = alone.rows.length > 0 ? alone : await add(false);
  if (rows.length === 0) throw new Refusal(409, 'This customer is reached there already.');
  return id;
}

export async function mustExist({ db }: Pick<Work, 'db'>, id: string): Promise<void> {
  const { rows } = await sql`select 1 from customers.customer where id = ${id}`.execute(db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such customer.');
}

/** The names of these records, by their ids. */
export async function namesOfCustomers(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from customers.customer where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
