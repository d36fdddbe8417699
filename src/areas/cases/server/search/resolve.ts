import { sql } from 'kysely';
import { recordsCalled } from '#areas/customers/server/index.ts';
import { officersNamed, teamsNamed } from '#areas/identity/server/index.ts';
import type { Db } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { wordsOf, type QueryPart } from '../../rules/index.ts';

/** A name that more people have than this is too common to be asked for by itself. */
const MOST_RECORDS = 200;

/** What a name behind an operator stands for: the ids of those who are called so. Words of a sender stay words. */
export type Named = {
  readonly part: Extract<QueryPart, { is: 'text' }>;
  readonly ids: readonly string[];
  readonly words: string;
};

/** A name behind an operator that nobody and nothing has. */
export type Unresolved = { readonly name: string; readonly value: string };

/** Looks up every name that a search holds, all at once. */
export async function resolveNames(
  reading: Reading,
  parts: readonly QueryPart[],
): Promise<{ named: Named[]; unresolved: Unresolved[] }> {
  const asked = parts.flatMap((part) => (part.is === 'text' ? [part] : []));
  const named = await Promise.all(asked.map((part) => resolve(reading, part)));
  return {
    named,
    unresolved: named.flatMap(({ part, ids }) =>
      ids.length === 0 && part.name !== 'from' && part.name !== 'tag' && !isNobody(part)
        ? [{ name: part.name, value: part.value }]
        : [],
    ),
  };
}

export const isNobody = ({ name, value }: { name: string; value: string }): boolean =>
  name === 'owner' && ['nobody', 'none', 'unowned'].includes(value.toLowerCase());

async function resolve({ db, actor }: Reading, part: Named['part']): Promise<Named> {
  const { name, value } = part;
  switch (name) {
    case 'owner':
      if (isNobody(part)) return { part, ids: [], words: '' };
      return {
        part,
        ids: value.toLowerCase() === 'me' && actor.id !== null ? [actor.id] : await officersNamed(db, value),
        words: '',
      };
    case 'queue':
      return { part, ids: await teamsNamed(db, value), words: '' };
    case 'customer':
    case 'to':
      return { part, ids: await recordsCalled(db, value, MOST_RECORDS), words: '' };
    case 'from':
      return { part, ids: [], words: await lexemesOf(db as Db, value) };
    case 'tag':
      return { part, ids: [], words: value.toLowerCase() };
  }
}

/** The words of a sender's name or address, as a query of the word index: half of a name is enough. */
async function lexemesOf(db: Db, value: string): Promise<string> {
  const { rows } = await sql<{ lexemes: string[] }>`
    select tsvector_to_array(to_tsvector('platform.words', w)) as lexemes from unnest(${[...wordsOf(value)]}::text[]) w`.execute(
    db,
  );
  return rows
    .flatMap(({ lexemes }) => lexemes)
    .map((lexeme) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*B`)
    .join(' & ');
}
