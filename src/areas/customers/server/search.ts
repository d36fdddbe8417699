import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import type { Db, Tx } from '#platform/db.ts';
import { partsOfNumber, sameNumber } from '../rules/index.ts';

export type Hit = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The way to reach them that was searched for, or else their first. */
  readonly contact: string;
  /** Their name only sounds or looks like what was typed. */
  readonly alike: boolean;
  /** The kinds of what they need from us. */
  readonly needs: string[];
};

const MOST = 10;
/** Candidates of one step, of which the most like what was typed are taken. */
const LOOKED_AT = 300;

type Options = {
  /** Whether names that only sound or look alike are found, where no other is. */
  readonly alike?: boolean;
  /** What to look for among names that sound alike, where it is not the same text. */
  readonly alsoLike?: string;
};

/**
 * Customers by half a name, by a part of an address or a number in any way of writing it; where nobody is, by a name that
 * sounds like it or is one slip of the pen away. Each step uses its own index and stops at ten.
 */
export async function searchCustomers(
  db: Db | Tx,
  typed: string,
  { alike = true, alsoLike }: Options = {},
): Promise<Hit[]> {
  const text = typed.trim().slice(0, 100);
  if (text.length < 2) return [];
  const found = await idsOf(db, text, MOST);
  if (found.length > 0 || !alike) return describe(db, found, { text, alike: false });
  const near = await byLikeness(db, text);
  const more = near.length > 0 || alsoLike === undefined || alsoLike === typed ? near : await byLikeness(db, alsoLike);
  return describe(db, more, { text, alike: true });
}

/** The records of everybody who is called so, with those joined to them, because a case stays with the record it came to. */
export async function recordsCalled(db: Db | Tx, name: string, most: number): Promise<string[]> {
  const found = await idsOf(db, name.trim().slice(0, 100), most);
  if (found.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with root as (select coalesce(k.merged_into, k.id) as id from customers.customer k where k.id = any(${found}::uuid[]))
    select id from root union select k.id from customers.customer k join root on k.merged_into = root.id`.execute(db);
  return rows.map(({ id }) => id);
}

const PAGE = 30;

/** The customers who came to us last. Ids begin with their moment, so they stand in the order in which they were made. */
export async function newestCustomers(db: Db | Tx, after: string | undefined) {
  const place = placeOf(after, z.tuple([z.uuid()]));
  const { rows } = await sql<{ id: string; madeAt: number }>`
    select k.id, k.made_at as "madeAt" from customers.customer k
     where k.merged_into is null and ${place === null ? sql`true` : sql`k.id < ${place[0]}::uuid`}
     order by k.id desc limit ${PAGE}`.execute(db);
  const made = new Map(rows.map(({ id, madeAt }) => [id, madeAt]));
  const hits = await describe(db, [...made.keys()], { text: '', alike: false });
  const last = rows.at(-1);
  return {
    customers: hits.map((hit) => ({ ...hit, madeAt: made.get(hit.id) ?? 0 })),
    next: rows.length === PAGE && last !== undefined ? cursorOf([last.id]) : null,
  };
}

async function idsOf(db: Db | Tx, text: string, most: number): Promise<string[]> {
  const [named, reached] = await Promise.all([byWords(db, text, most), byContact(db, text, most)]);
  return [...new Set([...reached, ...named])].slice(0, most);
}

async function byWords(db: Db | Tx, text: string, most: number): Promise<string[]> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const query = sql`to_tsquery('simple', platform.plain(${words.map((word) => `'${word}':*`).join(' & ')}))`;
  const { rows } = await sql<{ id: string }>`
    select k.id from (select id, name from customers.customer where find @@ ${query} limit ${LOOKED_AT}) k
     order by similarity(platform.plain(k.name), platform.plain(${text})) desc, k.id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

async function byContact(db: Db | Tx, text: string, most: number): Promise<string[]> {
  const parts = text.includes('@') ? [text.toLowerCase()] : partsOfNumber(text);
  if (parts.length === 0) return [];
  const like = parts.map((part) => sql`p.normal like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`}`);
  const { rows } = await sql<{ id: string; value: string }>`
    select p.customer_id as id, p.value from customers.contact_point p
     where (${sql.join(like, sql` or `)}) and p.ended_at is null limit ${LOOKED_AT}`.execute(db);
  // Who has just this number stands before those in whose numbers it occurs.
  const exact = rows.filter(({ value }) => sameNumber(value, text));
  return [...new Set([...exact, ...rows].map(({ id }) => id))].slice(0, most);
}

async function byLikeness(db: Db | Tx, text: string): Promise<string[]> {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2);
  if (words.length === 0) return [];
  const each: RawBuilder<unknown>[] = words.map((word) => sql`platform.name_keys(name) && platform.name_keys(${word})`);
  const { rows } = await sql<{ id: string }>`
    select k.id from (select id, name from customers.customer where ${sql.join(each, sql` and `)} limit ${LOOKED_AT}) k
     order by strict_word_similarity(platform.plain(${text}), platform.plain(k.name)) desc, k.id desc limit ${MOST}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

async function describe(
  db: Db | Tx,
  ids: readonly string[],
  { text, alike }: { text: string; alike: boolean },
): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<Hit, 'alike' | 'contact'> & { points: string[] }>`
    select r.id, r.name, r.kind,
           array(select p.value from customers.contact_point p
                  where p.customer_id in (r.id, k.id) and p.ended_at is null order by p.preferred desc, p.made_at) as points,
           array(select distinct n.kind from customers.need n where n.customer_id in (r.id, k.id) and n.ended_at is null) as needs
      from unnest(${[...ids]}::uuid[]) with ordinality as found(id, n)
      join customers.customer k on k.id = found.id
      join customers.customer r on r.id = coalesce(k.merged_into, k.id)
     order by found.n`.execute(db);
  const hits = rows.map(({ points, ...row }) => ({ ...row, alike, contact: contactFor(points, text) }));
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()];
}

/** The way to reach them by which they were found, or their first. */
function contactFor(points: readonly string[], text: string): string {
  const parts = partsOfNumber(text);
  const found = points.find(
    (value) =>
      (text.includes('@') && value.toLowerCase().includes(text.toLowerCase())) ||
      parts.some((part) => !value.includes('@') && value.replace(/\D/g, '').includes(part)),
  );
  return found ?? points[0] ?? '';
}
