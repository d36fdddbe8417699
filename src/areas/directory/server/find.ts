import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { conceptsIn, freshnessOf, queryOf, type Concept, type Freshness } from '../rules/index.ts';
import { synonymsOf } from './synonyms.ts';

export type Wanted = {
  readonly q: string;
  readonly place?: string | undefined;
  readonly organizationId?: string | undefined;
  /** Those that have ended too. */
  readonly all?: boolean;
  readonly limit: number;
  readonly from?: number;
};

export type Found = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly status: string;
  readonly alert: string;
  readonly places: string;
  readonly assuredOn: string | null;
  readonly freshness: Freshness;
  /** The words of what was looked for that led here. */
  readonly because: readonly string[];
};

export type Search = {
  readonly services: readonly Found[];
  readonly corrected: readonly { typed: string; used: string }[];
  readonly total: number;
};

type Row = Omit<Found, 'freshness' | 'because'> & { readonly matched: readonly number[]; readonly total: number };

/** Finds services by a need in people's words, by whose they are, and by a place. Without words it is a list by name. */
export async function findServices(reading: { db: Db | Tx; now: Instant }, wanted: Wanted): Promise<Search> {
  const { db, now } = reading;
  const { concepts, corrected } = await understood(db, wanted.q);
  if (wanted.q.trim() !== '' && concepts.length === 0) return { services: [], corrected, total: 0 };
  const queries = concepts.map(queryOf);
  const { rows } = await (queries.length === 0 ? byName(wanted) : byNeed(wanted, queries)).execute(db);
  return {
    corrected,
    total: rows[0]?.total ?? 0,
    services: rows.map((row) => foundFrom(row, concepts, now)),
  };
}

const foundFrom = (row: Row, concepts: readonly Concept[], now: Instant): Found => ({
  id: row.id,
  name: row.name,
  summary: row.summary,
  organizationId: row.organizationId,
  organization: row.organization,
  status: row.status,
  alert: row.alert,
  places: row.places,
  assuredOn: row.assuredOn,
  freshness: freshnessOf(row.assuredOn, now),
  because: row.matched.flatMap((n) => concepts[n - 1]?.typed ?? []),
});

const COLUMNS = sql`
  s.id, s.name, left(coalesce(s.hsds ->> 'description', ''), 300) as summary, s.organization_id as "organizationId", o.name as organization,
  s.status, coalesce(s.hsds ->> 'alert', '') as alert, coalesce((select string_agg(distinct l.hsds #>> '{addresses,0,city}', ', ') from directory.service_at_location a
              join directory.location l on l.id = a.location_id where a.service_id = s.id), '') as places, s.assured_on as "assuredOn"`;

function narrowed({ place, organizationId, all = false }: Wanted): RawBuilder<unknown> {
  return sql`${all ? sql`true` : sql`s.status in ('active', 'temporarily closed')`}
    and ${organizationId === undefined ? sql`true` : sql`s.organization_id = ${organizationId}`}
    and ${place === undefined || place.trim() === '' ? sql`true` : sql`to_tsvector('simple', s.places) @@ plainto_tsquery('simple', ${place})`}`;
}

const byName = (wanted: Wanted) => sql<Row>`
  select ${COLUMNS}, '{}'::int[] as matched, count(*) over () as total
    from directory.service s join directory.organization o on o.id = s.organization_id
   where ${narrowed(wanted)} order by lower(s.name), s.id limit ${wanted.limit} offset ${wanted.from ?? 0}`;

/**
 * Every concept that a service answers to counts, and the places of its words beside it: a name before a description. The best
 * are found first by a narrow look, and only they are read.
 */
const byNeed = (wanted: Wanted, queries: readonly string[]) => sql<Row>`
  with asked as (select n, to_tsquery('platform.words', q) as q from unnest(${[...queries]}::text[]) with ordinality t (q, n)),
  hit as (
    select s.id, sum(1 + 4 * ts_rank('{0.05, 0.15, 0.5, 1}'::float4[], s.words, a.q, 1)) as score, array_agg(a.n::int order by a.n) as matched
      from asked a join directory.service s on s.words @@ a.q
     where numnode(a.q) > 0 and ${narrowed(wanted)}
     group by s.id),
  best as (select hit.*, count(*) over () as total from hit order by score desc, id limit ${wanted.limit} offset ${wanted.from ?? 0})
  select ${COLUMNS}, best.matched, best.total
    from best join directory.service s on s.id = best.id join directory.organization o on o.id = s.organization_id
   order by best.score desc, s.id`;

/** What was typed, with what the directory does not know replaced by the nearest word that it does. */
async function understood(
  db: Db | Tx,
  q: string,
): Promise<{ concepts: Concept[]; corrected: { typed: string; used: string }[] }> {
  const concepts = conceptsIn(q, await synonymsOf(db));
  if (concepts.length === 0) return { concepts, corrected: [] };
  const { rows } = await sql<{ n: number; used: string | null; known: boolean }>`
    select a.n::int as n, exists (select from directory.service s where s.words @@ to_tsquery('platform.words', a.q)) as known,
           (select w.word from platform.word w where w.realm = 'directory' and w.word % a.typed
             order by similarity(w.word, a.typed) desc, w.seen desc limit 1) as used
      from unnest(${concepts.map(queryOf)}::text[], ${concepts.map(({ typed }) => typed)}::text[]) with ordinality a (q, typed, n)
     order by a.n`.execute(db);
  const mended = concepts.map((concept, n): { concept: Concept; used: string | null } => {
    const { known = true, used = null } = rows[n] ?? {};
    return known || used === null ? { concept, used: null } : { concept: { typed: used, ways: [used] }, used };
  });
  return {
    concepts: mended.map(({ concept }) => concept),
    corrected: mended.flatMap(({ used }, n) => (used === null ? [] : [{ typed: concepts[n]?.typed ?? '', used }])),
  };
}
