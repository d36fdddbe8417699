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
  /** The stem that is searched: that of the typed word, or of the nearest word that exists. */
  readonly stem: string;
  /** What to say was searched instead, where the word was misspelt. */
  readonly used: string | null;
  /** In how many of the rows that can be found the stem stands, and how many rows there are, as far as they were gathered. */
  readonly seen: number;
  readonly all: number;
};

type Nearest = { typed: string; stem: string; nearest: string | null; seen: number; all: number };

/** From so many letters on, words must be more alike to be taken for each other, which spares looking at most of them. */
const LONG_WORD = 9;

/**
 * The words of a search as stems, with misspelt ones replaced by the most frequent word that looks most like them. Only
 * for a word that does not exist is the nearest looked for: that takes a hundred times as long as seeing that it exists.
 */
export async function termsOf(db: Db, typed: readonly string[]): Promise<Term[]> {
  if (typed.length === 0) return [];
  const nearest = (alike: RawBuilder<boolean>) => sql`
    (select n.word from platform.word n
      where n.realm = ${REALM} and ${alike} order by similarity(n.word, s.stem) desc, n.seen desc limit 1)`;
  const { rows } = await sql<Nearest>`
    with term as (
      select w.n, w.typed, s.stem,
             case when k.word is not null or s.stem !~ '^[a-z]{4,}' then null
                  when length(s.stem) < ${LONG_WORD} then ${nearest(sql`n.word % s.stem`)}
                  else ${nearest(sql`s.stem <<% n.word`)} end as nearest
        from unnest(${[...typed]}::text[]) with ordinality as w(typed, n)
       cross join lateral (select coalesce((tsvector_to_array(to_tsvector('platform.words', w.typed)))[1], '') as stem) s
        left join platform.word k on k.realm = ${REALM} and k.word = s.stem
       where s.stem <> '')
    select t.typed, t.stem, t.nearest,
           coalesce((select k.seen from platform.word k where k.realm = ${REALM} and k.word = coalesce(t.nearest, t.stem)), 0) as seen,
           coalesce((select m.upto from platform.word_mark m where m.realm = ${REALM}), 0) as all
      from term t order by t.n`.execute(db);
  return rows.map(({ typed: word, stem, nearest: near, seen, all }) => ({
    typed: word,
    stem: near ?? stem,
    used: near,
    seen,
    all,
  }));
}
