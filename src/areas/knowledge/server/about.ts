import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { Finder } from './finder.ts';
import { publishedOf } from './store.ts';

export type AnsweredWith = { readonly caseId: string; readonly topic: string; readonly agency: string };

/** What the newest answers that cite an article were about: its topic and agency, the newest first, one for each case. */
export async function answersAbout(db: Db | Tx, most: number): Promise<AnsweredWith[]> {
  const { rows } = await sql<AnsweredWith>`
    select distinct on (c.case_id) c.case_id as "caseId", v.topic, v.agency
      from (select case_id, article_id, version, at from knowledge.citation order by at desc limit ${most}) c
      join knowledge.version v on v.article_id = c.article_id and v.version = c.version
     order by c.case_id, c.at desc`.execute(db);
  return rows;
}

/** What these articles are called, as far as they are published. */
export async function titlesOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await publishedOf(db, ids))].map(([id, { title }]) => [id, title]));
}

/** The published article that answers these words best; none where what is found only shares a word or two with them. */
export async function articleFor(finder: Finder, db: Db | Tx, words: string): Promise<string | null> {
  const { hits, answered } = await finder.find(db, words, {}, 1);
  return answered ? (hits[0]?.id ?? null) : null;
}
