import { sql, type RawBuilder } from 'kysely';
import { transact, type Db } from '#platform/db.ts';

const REALM = 'cases';
const BATCH = 2000;

/**
 * Collects the words of what has been indexed since the last time, so that a misspelt search finds the nearest word that
 * exists. Behind by seconds at most; a search never waits for it.
 */
export async function gatherWords(db: Db): Promise<number> {
  return transact(db, async (tx) => {
    const { rows: locked } = await sql<{
      got: boolean;
    }>`select pg_try_advisory_xact_lock(hashtext('cases.words')) as got`.execute(tx);
    if (locked[0]?.got !== true) return 0;
    const { rows } = await sql<{ from: number; to: number; count: number }>`
      with mark as (select coalesce((select upto from platform.word_mark where realm = ${REALM}), 0) as upto),
      next as (select id from cases.finding, mark where id > mark.upto order by id limit ${BATCH})
      select mark.upto as from, coalesce((select max(id) from next), mark.upto) as to, (select count(*) from next) as count from mark`.execute(
      tx,
    );
    const { from, to, count } = rows[0] ?? { from: 0, to: 0, count: 0 };
    if (count === 0) return 0;
    await sql`
      insert into platform.word (realm, word, seen)
      select ${REALM}, lexeme, count(*)
        from cases.finding f, unnest(f.words)
       where f.id > ${from} and f.id <= ${to} and length(lexeme) between 3 and 40 and lexeme !~ '[0-9@.]'
       group by lexeme
       order by lexeme
      on conflict (realm, word) do update set seen = platform.word.seen + excluded.seen`.execute(tx);
    await sql`
      insert into platform.word_mark (realm, upto) values (${REALM}, ${to})
      on conflict (realm) do update set upto = excluded.upto`.execute(tx);
    return count;
  });
}

export type Term = {
  readonly typed: string;
  /** The word as the word index is asked for it. */
  readonly query: string;
  /** What is marked in what was found. */
  readonly stems: readonly string[];
  /** What to say was searched instead, where the word was misspelt. */
  readonly used: string | null;
  /** In how many of the rows that can be found it stands, and how many rows there are, as far as they were gathered. */
  readonly seen: number;
  readonly all: number;
};

type Looked = {
  typed: string;
  lexemes: string[];
  known: number | null;
  begun: number | null;
  nearest: string | null;
  nearestSeen: number | null;
  all: number;
};

/** Half a word stands for every word that begins with it; so many of them are counted, and of more it is said that they stand everywhere. */
const MOST_BEGUN = 200;
const EVERYWHERE = 2 ** 31 - 1;
/** Numbers and the like are not gathered, so nothing is known of how often they stand somewhere. */
const GATHERED = /^[a-z]{4,40}$/;

/**
 * The words of a search as the index knows them. A word that does not exist is one that is still being typed, where others
 * begin with it; else it was misspelt, and stands for the word that is one slip of the pen away, or else looks most like it.
 */
export async function termsOf(db: Db, typed: readonly string[]): Promise<Term[]> {
  if (typed.length === 0) return [];
  const { rows } = await sql<Looked>`
    with term as (
      select w.n, w.typed, l.lexemes, k.seen as known, l.stem ~ '^[a-z]{4,40}$' and cardinality(l.lexemes) = 1 as plain, l.stem
        from unnest(${[...typed]}::text[]) with ordinality as w(typed, n)
       cross join lateral (select tsvector_to_array(to_tsvector('platform.words', w.typed)) as lexemes) v
       cross join lateral (select v.lexemes, v.lexemes[1] as stem) l
        left join platform.word k on k.realm = ${REALM} and k.word = l.stem
       where cardinality(l.lexemes) > 0),
    looked as materialized (
      select t.*, case when t.known is null and t.plain then
               (select case when count(*) < ${MOST_BEGUN} then sum(b.seen) else ${EVERYWHERE} end from (select n.seen from platform.word n
                 where n.realm = ${REALM} and n.word ~>=~ t.stem and n.word ~<~ (t.stem || chr(1114109)) limit ${MOST_BEGUN}) b) end as begun
        from term t),
    near as materialized (
      select l.*, case when l.known is null and l.begun is null and l.plain then ${nearestTo(sql`l.stem`)} end as nearest
        from looked l)
    select l.typed, l.lexemes, l.known, l.begun, l.nearest,
           (select n.seen from platform.word n where n.realm = ${REALM} and n.word = l.nearest) as "nearestSeen",
           coalesce((select m.upto from platform.word_mark m where m.realm = ${REALM}), 0) as all
      from near l
     order by l.n`.execute(db);
  return rows.map(asTerm);
}

/**
 * One slip of the pen away; only where there is none, whatever looks most like it, which takes a hundred times as long. It
 * stands in a "case", which is what keeps it from being looked for where the word exists.
 */
const nearestTo = (stem: RawBuilder<unknown>) => sql`coalesce(
     (select n.word from platform.word n where n.realm = ${REALM} and platform.near(n.word) && platform.near(${stem})
       order by similarity(n.word, ${stem}) desc, n.seen desc limit 1),
     (select n.word from platform.word n where n.realm = ${REALM} and n.word % ${stem}
       order by similarity(n.word, ${stem}) desc, n.seen desc limit 1))`;

function asTerm({ typed, lexemes, known, begun, nearest, nearestSeen, all }: Looked): Term {
  const [stem = ''] = lexemes;
  if (known !== null || lexemes.length > 1)
    return {
      typed,
      query: lexemes.map(quoted).join(' & '),
      stems: lexemes,
      used: null,
      seen: known ?? EVERYWHERE,
      all,
    };
  if (nearest !== null)
    return { typed, query: quoted(nearest), stems: [nearest], used: nearest, seen: nearestSeen ?? 1, all };
  // "concesion" is no half of "concession", though their stems are: what is shown instead is said.
  const used = begun === null || stem.startsWith(typed.toLowerCase()) ? null : stem;
  return {
    typed,
    query: `${quoted(stem)}:*`,
    stems: [stem],
    used,
    seen: begun ?? (GATHERED.test(stem) ? 0 : EVERYWHERE),
    all,
  };
}

export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
