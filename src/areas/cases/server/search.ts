import { sql, type RawBuilder } from 'kysely';
import { searchCustomers, type Hit } from '#areas/customers/server/index.ts';
import type { Db } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { numberOf, wholeWord } from '../rules/index.ts';
import { rowColumns, rowOf, type Numbered, type Row } from './list.ts';
import { visibleTo } from './visible.ts';
import { termsOf, type Term } from './words.ts';

export type Asked = { readonly q: string; readonly limit: number; readonly phase: 'live' | 'all' };
export type Found = {
  cases: (Row & { excerpt: string })[];
  corrected: { typed: string; used: string }[];
  customers: Hit[];
};

/** A reference opens its case; anything else is searched in cases, messages and notes, and among customers. */
export async function search(reading: Reading, asked: Asked): Promise<Found> {
  const db = reading.db as Db;
  const text = asked.q.normalize('NFC').trim();
  const number = numberOf(text);
  const typed = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’_.@-]*/gu)?.slice(0, 12) ?? [];
  const terms = await termsOf(db, typed);
  const [cases, customers] = await Promise.all([
    number === undefined ? findCases(reading, terms, asked) : byNumber(reading, number),
    number === undefined && reading.actor.may('customers.read') ? customersNamed(db, text, terms) : [],
  ]);
  // A word that stands only on cases the reader may not see must not be told as a correction.
  const corrected = cases.length === 0 ? [] : terms.flatMap((term) => correctionOf(term, cases));
  return { cases, corrected, customers: [...customers] };
}

const correctionOf = ({ typed, used }: Term, cases: Found['cases']): Found['corrected'] =>
  used === null
    ? []
    : [
        {
          typed,
          used: wholeWord(
            used,
            cases.flatMap(({ subject, excerpt }) => [subject, excerpt]),
          ),
        },
      ];

/**
 * Customers of this name, or of the name with its misspelt words put right. Only when both find nobody is every name looked
 * at that is somehow alike, which is the slowest part of a search; a word that exists is not a misspelt name.
 */
async function customersNamed(db: Db, text: string, terms: readonly Term[]): Promise<Hit[]> {
  const found = await searchCustomers(db, text, { alike: false });
  if (found.length > 0 || terms.every(({ used, seen }) => used === null && seen > 0)) return found;
  const right = terms.map(({ typed, used }) => used ?? typed).join(' ');
  const instead = terms.some(({ used }) => used !== null) ? await searchCustomers(db, right, { alike: false }) : [];
  return instead.length > 0 ? instead : searchCustomers(db, text);
}

async function byNumber({ db, actor }: Reading, number: number): Promise<Found['cases']> {
  const { rows } = await sql<Numbered & { excerpt: string }>`
    select ${rowColumns}, c.gist as excerpt from cases."case" c where c.number = ${number} and ${visibleTo(actor)}`.execute(
    db,
  );
  return rows.map(withExcerpt);
}

const withExcerpt = ({ excerpt, ...row }: Numbered & { excerpt: string }) => ({ ...rowOf(row), excerpt });

/**
 * How many rows may be gathered and ordered. A search that finds more is a search for common words, where the newest are
 * what is wanted, and they are found fastest by walking back from the newest row.
 */
const FEW = 1500;

async function findCases(reading: Reading, terms: readonly Term[], asked: Asked): Promise<Found['cases']> {
  if (terms.length === 0) return [];
  const query = terms.map(({ stem }) => `'${stem.replaceAll("'", "''")}'`).join(' & ');
  const db = reading.db as Db;
  const ids = await newestOf(db, query, { expected: expectedOf(terms), wanted: asked.limit * 8 });
  return describe(reading, ids, { query, asked });
}

/** In how many rows all the words will stand, if they do not seek each other's company. */
const expectedOf = (terms: readonly Term[]): number =>
  terms.reduce((left, { seen, all }) => left * Math.min(1, seen / Math.max(1, all)), terms[0]?.all ?? 0);

/** The word index looks at every match before it gives the first, so it is not asked about words that are everywhere. */
async function newestOf(
  db: Db,
  query: string,
  { expected, wanted }: { expected: number; wanted: number },
): Promise<number[]> {
  if (expected > FEW) {
    const walked = await walk(db, query, wanted);
    if (walked.length >= wanted / 8) return walked;
  }
  const gathered = await gather(db, query);
  return gathered.length < FEW ? gathered : walk(db, query, wanted);
}

/** The newest matching rows by the word index, as many as FEW. */
async function gather(db: Db, query: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select f.id from cases.finding f where f.words @@ ${query}::tsquery limit ${FEW}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The newest matching rows, found by walking back from the newest. Fast because matches are common. */
async function walk(db: Db, query: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with newest as not materialized (
      select f.id, f.words from cases.finding f order by f.id desc limit 60000)
    select id from newest where words @@ ${query}::tsquery limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The cases of the rows found, best and newest first, each once, and only those the actor may see. */
async function describe(
  { db, actor }: Reading,
  ids: readonly number[],
  { query, asked }: { query: string; asked: Asked },
): Promise<Found['cases']> {
  const live: RawBuilder<unknown> = asked.phase === 'live' ? sql`and c.phase <> 'closed'` : sql``;
  const { rows } = await sql<Numbered & { excerpt: string }>`
    with recursive chain as (
      select f.id, f.words, j.id as case_id, j.merged_into
        from cases.finding f join cases."case" j on j.id = f.case_id
       where f.id = any(${[...ids]}::bigint[])
      union all
      select chain.id, chain.words, j.id, j.merged_into from chain join cases."case" j on j.id = chain.merged_into),
    hit as (
      select case_id, max(ts_rank(words, ${query}::tsquery)) as rank, max(id) as newest
        from chain where merged_into is null group by case_id),
    best as (
      select c.*, hit.rank, hit.newest from hit join cases."case" c on c.id = hit.case_id
       where ${visibleTo(actor)} ${live}
       order by hit.rank desc, hit.newest desc
       limit ${asked.limit})
    select ${rowColumns}, c.gist as excerpt from best c order by c.rank desc, c.newest desc`.execute(db);
  return rows.map(withExcerpt);
}
