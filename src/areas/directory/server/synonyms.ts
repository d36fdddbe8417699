import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

export type Synonym = { readonly id: string; readonly words: readonly string[] };

/** Every group of words that mean the same here. There are hundreds at most. */
export async function allSynonyms(db: Db | Tx): Promise<readonly Synonym[]> {
  const { rows } = await sql<Synonym>`select id, words from directory.synonym order by words[1], id limit 2000`.execute(
    db,
  );
  return rows;
}

export const synonymsOf = async (db: Db | Tx): Promise<readonly (readonly string[])[]> =>
  (await allSynonyms(db)).map(({ words }) => words);

/** Says that words mean the same. The same group is not kept twice. */
export async function saveSynonym(work: Work, id: string | undefined, words: readonly string[]): Promise<string> {
  const plain = [...new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word !== ''))];
  if (plain.length < 2)
    throw new Refusal(422, 'Give at least two words that mean the same.', [{ field: 'words', problem: 'needs two' }]);
  const its = id ?? newId(work.now);
  const { rows } = await sql`
    insert into directory.synonym (id, words, at, by) values (${its}, ${plain}::text[], ${new Date(work.now)}, ${officer(work)}::uuid)
    on conflict (id) do update set words = excluded.words, at = excluded.at, by = excluded.by returning id`.execute(
    work.db,
  );
  if (rows.length === 0) throw new Error('a group of words was not kept');
  await announce(work, { kind: 'directory.words-changed', data: { synonymId: its, words: plain } });
  return its;
}

export async function dropSynonym(work: Work, id: string): Promise<void> {
  const { rows } = await sql<{
    words: string[];
  }>`delete from directory.synonym where id = ${id} returning words`.execute(work.db);
  const [gone] = rows;
  if (gone === undefined) throw new Refusal(404, 'There are no such words, or they are gone already.');
  await announce(work, { kind: 'directory.words-changed', data: { synonymId: id, dropped: gone.words } });
}

const officer = ({ actor }: Work): string | null => (actor.kind === 'officer' ? actor.id : null);
