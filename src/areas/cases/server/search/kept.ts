import { sql } from 'kysely';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';

/** So many of an officer's last searches are shown, and so many are kept at all. */
const RECENT = 8;
const MOST_KEPT = 50;

type Searches = { recent: string[]; kept: { id: string; name: string; query: string }[] };

/** What this officer searched for last, and the searches they keep by a name. Nobody else sees either. */
export async function searchesOf({ db, actor }: Reading): Promise<Searches> {
  const [recent, kept] = await Promise.all([
    sql<{
      query: string;
    }>`select query from cases.recent_search where officer_id = ${actor.id}::uuid order by at desc limit ${RECENT}`.execute(
      db,
    ),
    sql<
      Searches['kept'][number]
    >`select id, name, query from cases.kept_search where officer_id = ${actor.id}::uuid order by name`.execute(db),
  ]);
  return { recent: recent.rows.map(({ query }) => query), kept: kept.rows };
}

/** The last searches stay, those before them are forgotten: what people searched for is nobody's record. */
export async function rememberSearch({ db, actor, now }: Work, query: string): Promise<void> {
  await sql`insert into cases.recent_search (officer_id, query, at) values (${actor.id}, ${query}, ${new Date(now)})
            on conflict (officer_id, query) do update set at = excluded.at`.execute(db);
  await sql`delete from cases.recent_search where officer_id = ${actor.id}::uuid and at < (
              select at from cases.recent_search where officer_id = ${actor.id}::uuid order by at desc offset ${RECENT - 1} limit 1)`.execute(
    db,
  );
}

/** Keeps a search by a name; one of that name is replaced. */
export async function keepSearch(
  { db, actor, now }: Work,
  { name, query }: { name: string; query: string },
): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`
    insert into cases.kept_search (id, officer_id, name, query, made_at)
    select ${newId(now)}, ${actor.id}, ${name}, ${query}, ${new Date(now)}
     where (select count(*) from cases.kept_search where officer_id = ${actor.id}::uuid) < ${MOST_KEPT}
    on conflict (officer_id, name) do update set query = excluded.query
    returning id`.execute(db);
  const id = rows[0]?.id ?? undefined;
  if (id === undefined) throw new Refusal(409, `You keep ${MOST_KEPT} searches already. Drop one first.`);
  return id;
}

export async function dropSearch({ db, actor }: Work, id: string): Promise<void> {
  const { rows } =
    await sql`delete from cases.kept_search where id = ${id} and officer_id = ${actor.id}::uuid returning id`.execute(
      db,
    );
  if (rows.length === 0) throw new Refusal(404, 'There is no such search among yours.');
}
