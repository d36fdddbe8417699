import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';

export type Hit = { readonly id: string; readonly name: string; readonly kind: string; readonly contact: string };

const MOST = 10;
const LONG = 9;

/**
 * Customers by name, however it is misspelt, or by a part of an address or number. Exact words come first, then names
 * that look alike. Each step uses its own index and stops at ten.
 */
export async function searchCustomers(db: Db | Tx, typed: string, { alike = true } = {}): Promise<Hit[]> {
  const text = typed.trim().slice(0, 100);
  if (text.length < 2) return [];
  const ids = new Set<string>();
  for (const find of [byWords, byContact, ...(alike ? [byLikeness] : [])]) {
    for (const id of await find(db, text)) ids.add(id);
    if (ids.size >= MOST) break;
  }
  return ids.size === 0 ? [] : describe(db, [...ids].slice(0, MOST));
}

type Find = (db: Db | Tx, text: string) => Promise<string[]>;

const byWords: Find = async (db, text) => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word}':*`).join(' & ');
  const { rows } = await sql<{ id: string }>`
    select id from customers.customer where find @@ to_tsquery('simple', ${query}) limit ${MOST}`.execute(db);
  return rows.map(({ id }) => id);
};

const byContact: Find = async (db, text) => {
  const digits = text.replace(/\D/g, '');
  const part = text.includes('@') ? text.toLowerCase() : digits.length >= 5 ? digits : '';
  if (part === '') return [];
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from customers.contact_point
     where normal like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} and ended_at is null
     limit ${MOST}`.execute(db);
  return rows.map(({ id }) => id);
};

const byLikeness: Find = async (db, text) => {
  if (text.length < 4) return [];
  // A long word that looks like one of the words of a name; where there is little to go by, like the whole name.
  const like = text.length < LONG ? sql`name % ${text}` : sql`${text} <<% name`;
  const { rows } = await sql<{ id: string }>`
    select id from customers.customer where ${like}
     order by strict_word_similarity(${text}, name) desc, similarity(name, ${text}) desc limit ${MOST}`.execute(db);
  return rows.map(({ id }) => id);
};

async function describe(db: Db | Tx, ids: readonly string[]): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select r.id, r.name, r.kind,
           coalesce((select p.value from customers.contact_point p
                      where p.customer_id = r.id and p.ended_at is null order by p.made_at limit 1), '') as contact
      from unnest(${[...ids]}::uuid[]) with ordinality as found(id, n)
      join customers.customer k on k.id = found.id
      join customers.customer r on r.id = coalesce(k.merged_into, k.id)
     order by found.n`.execute(db);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
