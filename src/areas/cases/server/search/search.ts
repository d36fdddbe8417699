import { sql } from 'kysely';
import { searchCustomers, type Hit } from '#areas/customers/server/index.ts';
import type { Db } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { dayIn } from '#platform/zone.ts';
import { numberOf, readQuery, wholeWord, type QueryPart } from '../../rules/index.ts';
import { rowColumns, rowOf, type Numbered, type Row } from '../list.ts';
import { visibleTo } from '../visible.ts';
import { excerptsOf, type Said } from './excerpts.ts';
import { newestMatching, NEWEST_LOOKED_THROUGH } from './newest.ts';
import { conditionsOf, type Narrowing } from './narrow.ts';
import { resolveNames, type Unresolved } from './resolve.ts';
import { RARE, bestOf, rowsSaying, type Wanted } from './rows.ts';
import { termsOf, type Term } from './words.ts';

export type Asked = { readonly q: string; readonly limit: number; readonly phase: 'live' | 'all' };
export type Found = {
  cases: (Row & { excerpt: string })[];
  messages: Said[];
  corrected: { typed: string; used: string }[];
  customers: Hit[];
  unresolved: Unresolved[];
  lookedThrough: number | null;
};

const NOTHING: Found = { cases: [], messages: [], corrected: [], customers: [], unresolved: [], lookedThrough: null };

/** A reference opens its case; anything else is searched in cases, messages and notes, and among customers. */
export async function search(reading: Reading, zone: string, asked: Asked): Promise<Found> {
  const text = asked.q.normalize('NFC').trim();
  const number = numberOf(text);
  if (number !== undefined) {
    const cases = await byNumber(reading, number);
    if (cases.length > 0) return { ...NOTHING, cases };
  }
  const parts = readQuery(text, dayIn(zone, reading.now));
  const words = freeWordsOf(parts);
  const [terms, { named, unresolved }] = await Promise.all([
    termsOf(reading.db as Db, words),
    resolveNames(reading, parts),
  ]);
  const narrowing = { parts, named, zone, now: reading.now, phase: asked.phase };
  const [inCases, customers] = await Promise.all([
    unresolved.length > 0 ? NOTHING : findCases(reading, { terms, narrowing, limit: asked.limit }),
    words.length > 0 && reading.actor.may('customers.read')
      ? customersNamed(reading.db as Db, words.join(' '), terms)
      : [],
  ]);
  const { cases, messages, lookedThrough } = inCases;
  // A word that stands only on cases the reader may not see must not be told as a correction.
  const corrected = cases.length === 0 ? [] : terms.flatMap((term) => correctionOf(term, { cases, messages }));
  return { cases, messages, corrected, customers: [...customers], unresolved, lookedThrough };
}

/** What is searched as words: the words, and operators that we do not have. */
const freeWordsOf = (parts: readonly QueryPart[]): string[] =>
  parts.flatMap((part) => {
    if (part.not) return [];
    if (part.is === 'word') return [part.text];
    return part.is === 'unknown' ? [part.name, part.value] : [];
  });

const correctionOf = (
  { typed, used }: Term,
  { cases, messages }: Pick<Found, 'cases' | 'messages'>,
): Found['corrected'] => {
  if (used === null) return [];
  const shown = [
    ...cases.flatMap(({ subject, excerpt, customerName }) => [subject, excerpt, customerName ?? '']),
    ...messages.map(({ excerpt }) => excerpt.map(({ text }) => text).join('')),
  ];
  return [{ typed, used: wholeWord(used, shown) }];
};

/**
 * Customers of this name, or of the name with its misspelt words put right, or with names that sound like it. A word that
 * exists is not a misspelt name.
 */
async function customersNamed(db: Db, text: string, terms: readonly Term[]): Promise<readonly Hit[]> {
  const found = await searchCustomers(db, text, { alike: false });
  if (found.length > 0 || terms.every(({ used, seen }) => used === null && seen > 0)) return found;
  return searchCustomers(db, terms.some(({ used }) => used !== null) ? rightly(terms, text) : text, { alsoLike: text });
}

const rightly = (terms: readonly Term[], text: string): string =>
  terms.reduce((said, { typed, used }) => (used === null ? said : said.replace(typed, used)), text);

type CaseRow = Numbered & { excerpt: string };

async function byNumber({ db, actor }: Reading, number: number): Promise<Found['cases']> {
  const { rows } = await sql<CaseRow>`
    select ${rowColumns}, c.gist as excerpt from cases."case" c where c.number = ${number} and ${visibleTo(actor)}`.execute(
    db,
  );
  return rows.map(withExcerpt);
}

const withExcerpt = ({ excerpt, ...row }: CaseRow) => ({ ...rowOf(row), excerpt });

type Finding = { readonly terms: readonly Term[]; readonly narrowing: Narrowing; readonly limit: number };

async function findCases(reading: Reading, it: Finding): Promise<Pick<Found, 'cases' | 'messages' | 'lookedThrough'>> {
  const wanted = await wantedOf(reading, it);
  if (wanted === undefined) return withoutWords(reading, it);
  const rows = await rowsSaying(reading, wanted);
  const best = bestOf(rows, it.limit);
  const stems = it.terms.flatMap((term) => term.stems);
  const [cases, messages] = await Promise.all([
    casesOf(
      reading,
      best.map(({ caseId }) => caseId),
    ),
    excerptsOf(reading, rows, [...stems, ...wanted.marks]),
  ]);
  return { cases, messages, lookedThrough: null };
}

async function withoutWords(
  reading: Reading,
  { narrowing, limit }: Finding,
): Promise<Pick<Found, 'cases' | 'messages' | 'lookedThrough'>> {
  const asks = narrowing.parts.some(({ is }) => is !== 'unclear');
  if (!asks) return { cases: [], messages: [], lookedThrough: null };
  const { ids, whole } = await newestMatching(reading, narrowing, limit);
  return { cases: await casesOf(reading, ids), messages: [], lookedThrough: whole ? null : NEWEST_LOOKED_THROUGH };
}

/** What the word index is asked for, or nothing where a search has no words. */
async function wantedOf(reading: Reading, { terms, narrowing }: Finding): Promise<Wanted | undefined> {
  const { parts, named } = narrowing;
  const phrases = await phrasesOf(reading.db as Db, parts);
  const from = named.filter(({ part, words }) => part.name === 'from' && !part.not && words !== '');
  const queries = [
    ...terms.map(({ query }) => query),
    ...phrases.filter(({ not }) => !not).map(({ query }) => query),
    ...from.map(({ words }) => words),
  ];
  if (queries.length === 0) return undefined;
  const without = [...phrases.filter(({ not }) => not).map(({ query }) => query)];
  return {
    query: queries.map((query) => `(${query})`).join(' & '),
    without: without.length === 0 ? null : without.map((query) => `(${query})`).join(' | '),
    rare: isRare(terms),
    incoming: from.length > 0,
    marks: phrases.flatMap(({ not, stems }) => (not ? [] : stems)),
    // Who wrote is asked of the very message, so it is not asked of the case as well.
    conditions: conditionsOf({
      ...narrowing,
      parts: parts.filter((part) => part.not || !(part.is === 'text' && part.name === 'from')),
    }),
  };
}

type Phrase = { readonly not: boolean; readonly query: string; readonly stems: readonly string[] };

async function phrasesOf(db: Db, parts: readonly QueryPart[]): Promise<Phrase[]> {
  const asked = parts.flatMap((part) => (part.is === 'phrase' || (part.is === 'word' && part.not) ? [part] : []));
  if (asked.length === 0) return [];
  const { rows } = await sql<{ query: string; stems: string[] }>`
    select phraseto_tsquery('platform.words', p)::text as query, tsvector_to_array(to_tsvector('platform.words', p)) as stems
      from unnest(${asked.map(({ text }) => text)}::text[]) with ordinality as t(p, n) order by n`.execute(db);
  return rows.flatMap(({ query, stems }, n) => (query === '' ? [] : [{ query, stems, not: asked[n]?.not === true }]));
}

/** One of the words is rare, or all of them together will be, if they do not seek each other's company. */
const isRare = (terms: readonly Term[]): boolean =>
  terms.some(({ seen }) => seen <= RARE) ||
  (terms.length > 1 &&
    terms.reduce((left, { seen, all }) => left * Math.min(1, seen / all), terms[0]?.all ?? 0) <= RARE / 4);

/** These cases in this order, and only those the actor may see. */
async function casesOf({ db, actor }: Reading, ids: readonly string[]): Promise<Found['cases']> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CaseRow>`
    select ${rowColumns}, c.gist as excerpt
      from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, n) join cases."case" c on c.id = wanted.id
     where ${visibleTo(actor)} order by wanted.n`.execute(db);
  return rows.map(withExcerpt);
}
