import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { readyWords, type PlainWord, type PlainWords } from '../rules/index.ts';

const SHIPPED = join(import.meta.dirname, '../../../../packs/plain-words/en.json');
const shape = z.object({
  language: z.string(),
  version: z.int().positive(),
  words: z.array(z.object({ word: z.string().min(1).max(80), plainer: z.array(z.string().min(1)).max(6) })),
});

/** The shipped list, once for each version of it. What the agency has made of a word is left alone. */
export async function prepareWriting({ db, now }: Work): Promise<void> {
  const { language, version, words } = shape.parse(JSON.parse(await readFile(SHIPPED, 'utf8')));
  const { rows } = await sql`
    insert into writing.adopted (language, version, at) values (${language}, ${version}, ${new Date(now)})
    on conflict (language) do update set version = excluded.version, at = excluded.at where writing.adopted.version < excluded.version
    returning language`.execute(db);
  if (rows.length === 0) return;
  const list = JSON.stringify(words.map(({ word, plainer }) => ({ word: word.toLowerCase(), plainer })));
  await sql`
    insert into writing.plain_word (word, plainer, set_at)
    select it.word, array(select jsonb_array_elements_text(it.plainer)), ${new Date(now)}
      from jsonb_to_recordset(${list}::jsonb) as it (word text, plainer jsonb)
    on conflict (word) do update set plainer = excluded.plainer, set_at = excluded.set_at where writing.plain_word.set_by is null`.execute(
    db,
  );
}

type Row = { word: string; plainer: string[]; own: boolean };

export async function plainWords({ db }: Pick<Reading, 'db'>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select word, plainer, set_by is not null as own from writing.plain_word where dropped_at is null order by word limit 5000`.execute(
    db,
  );
  return rows;
}

export const wordsToFind = async (db: Db | Tx): Promise<PlainWords> => readyWords(await plainWords({ db }));

export async function setWord(work: Work, { word, plainer }: PlainWord): Promise<void> {
  const clean = word.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  if (plainer.some((one) => one.trim().toLowerCase() === clean))
    throw new Refusal(422, 'A word cannot be plainer than itself. Say another one.', [
      { field: 'plainer', problem: 'is the same word' },
    ]);
  await sql`
    insert into writing.plain_word (word, plainer, set_by, set_at)
    values (${clean}, ${plainer.map((one) => one.trim())}::text[], ${work.actor.id}, ${new Date(work.now)})
    on conflict (word) do update
      set plainer = excluded.plainer, set_by = excluded.set_by, set_at = excluded.set_at, dropped_at = null`.execute(
    work.db,
  );
  await announce(work, { kind: 'writing.word-set', data: { word: clean, plainer } });
}

export async function dropWord(work: Work, word: string): Promise<void> {
  const { rows } = await sql`
    update writing.plain_word set dropped_at = ${new Date(work.now)}, set_by = ${work.actor.id}
     where word = ${word.trim().toLowerCase()} and dropped_at is null returning word`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'This word is not on the list.');
  await announce(work, { kind: 'writing.word-dropped', data: { word: word.trim().toLowerCase() } });
}
