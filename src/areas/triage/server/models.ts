import { sql } from 'kysely';
import { manyFrom, sorterFrom } from '#platform/learned.ts';
import type { ManySorter } from '#kernel/learn/many.ts';
import type { Sorter } from '#kernel/learn/sorter.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Field } from '../rules/index.ts';

/** What was learned, as far as there is anything. Tags are several of a case; every other field has one value. */
export type Models = {
  readonly of: ReadonlyMap<Field, Sorter>;
  readonly tags: ManySorter | undefined;
};

/** Reads what was learned, and keeps it in the process until something newer was. */
export type Reader = (db: Db | Tx) => Promise<Models>;

type Held = { readonly learnedAt: Instant; readonly sorter?: Sorter; readonly many?: ManySorter };

export function openModels(): Reader {
  const held = new Map<string, Held>();
  return async (db) => {
    const { rows } = await sql<{ field: string; learnedAt: Instant }>`
      select field, learned_at as "learnedAt" from triage.model`.execute(db);
    for (const { field, learnedAt } of rows)
      if (held.get(field)?.learnedAt !== learnedAt) held.set(field, { learnedAt, ...(await read(db, field)) });
    const fields = [...held].flatMap(([field, { sorter }]) =>
      sorter === undefined ? [] : [[field as Field, sorter] as const],
    );
    return { of: new Map(fields), tags: held.get('tags')?.many };
  };
}

async function read(db: Db | Tx, field: string): Promise<Omit<Held, 'learnedAt'>> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from triage.model where field = ${field}`.execute(db);
  const [found] = rows;
  if (found === undefined) return {};
  return field === 'tags' ? { many: manyFrom(found.bytes) } : { sorter: sorterFrom(found.bytes) };
}
