import { setImmediate as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import {
  dropArticle,
  emptyLexicon,
  find,
  isWorn,
  putArticle,
  type Findable,
  type Found,
  type Lexicon,
  type Narrowing,
} from '../rules/index.ts';

/** Finds published articles. Each process keeps its own lexicon, and brings it up to date before every answer. */
export type Finder = {
  readonly find: (db: Db | Tx, text: string, narrowing: Narrowing, most: number) => Promise<Found>;
  /** Makes the lexicon before anybody asks. */
  readonly warm: (db: Db) => Promise<void>;
  /** Which of these words stand in an article. */
  readonly known: (db: Db | Tx, keys: readonly string[]) => Promise<readonly string[]>;
};

/** So many articles are read at once. */
const BATCH = 200;
/** Others get the processor after so many. */
const PAUSE_AFTER = 10;

type Row = Omit<Findable, 'askedWith' | 'isPublic'> & {
  change: number;
  audience: string | null;
  askedWith: [string, number][];
};

export function openFinder(): Finder {
  const held: { lexicon: Lexicon; upTo: number; coming: Promise<void> } = {
    lexicon: emptyLexicon(),
    upTo: 0,
    coming: Promise.resolve(),
  };

  /** One after the other: two searches at once must not apply the same change twice. */
  const refresh = (db: Db | Tx): Promise<void> => {
    held.coming = held.coming.then(
      () => bring(db),
      () => bring(db),
    );
    return held.coming;
  };

  const bring = async (db: Db | Tx): Promise<void> => {
    if (isWorn(held.lexicon)) Object.assign(held, { lexicon: emptyLexicon(), upTo: 0 });
    for (;;) {
      const rows = await changedSince(db, held.upTo);
      for (const [n, { change, audience, ...it }] of rows.entries()) {
        if (audience === null) dropArticle(held.lexicon, it.id);
        else putArticle(held.lexicon, { ...it, isPublic: audience === 'public' });
        held.upTo = change;
        if (n % PAUSE_AFTER === PAUSE_AFTER - 1) await pause();
      }
      if (rows.length < BATCH) return;
    }
  };

  return {
    find: async (db, text, narrowing, most) => {
      await refresh(db);
      return find(held.lexicon, text, narrowing, most);
    },
    warm: refresh,
    known: async (db, keys) => {
      await refresh(db);
      return keys.filter((key) => (held.lexicon.entries.get(key)?.count ?? 0) > 0);
    },
  };
}

/** Articles that changed after a change, in the order of their changes. One that is not published has no audience. */
async function changedSince(db: Db | Tx, change: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select a.id, a.change, v.audience, coalesce(v.title, '') as title, coalesce(v.topic, '') as topic, coalesce(v.body, '') as body,
           coalesce(v.language, '') as language, coalesce(v.agency, '') as agency,
           coalesce((select json_agg(json_build_array(k.key, k.contacts)) from knowledge.asked k where k.article_id = a.id), '[]') as "askedWith"
      from knowledge.article a
      left join knowledge.version v on v.article_id = a.id and v.version = a.published and a.retired_at is null
     where a.change > ${change}
     order by a.change limit ${BATCH}`.execute(db);
  return rows;
}
