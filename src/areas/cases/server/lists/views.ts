import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { visibleTo } from '../visible.ts';
import { countWanted, type Counted } from './count.ts';
import { listCases } from './page.ts';
import type { Wanted } from '../../contract/lists.ts';

export type View = {
  readonly name: string;
  readonly teamId: string | null;
  readonly wanted: Wanted;
  readonly columns: readonly string[];
};
type Kept = Omit<View, 'columns'> & { id: string; ownerId: string; version: number; columns: string[] };

/** The lists an officer made, and those shared with a team of theirs, each counted as they see it. */
export async function viewsOf(reading: Reading, zone: string): Promise<(Kept & Counted)[]> {
  const { db, actor } = reading;
  const { rows } = await sql<Kept>`
    select v.id, v.owner_id as "ownerId", v.team_id as "teamId", v.name, v.wanted, v.columns, v.version
      from cases.view v
     where v.owner_id = ${actor.id}::uuid or v.team_id = any(${[...actor.teams]}::uuid[])
     order by lower(v.name), v.id limit 100`.execute(db);
  const counts = await Promise.all(rows.map(({ wanted }) => countWanted(reading, wanted, zone)));
  return rows.map((view, n) => ({ ...view, ...(counts[n] ?? { open: 0, late: 0 }) }));
}

/** The cases of a list of this officer's, or of a team of theirs, as far as they may see them; at most so many, and one more. */
export async function casesOfView(reading: Reading, id: string, { zone, most }: { zone: string; most: number }) {
  const { rows } = await sql<{ wanted: Wanted }>`
    select v.wanted from cases.view v
     where v.id = ${id} and (v.owner_id = ${reading.actor.id}::uuid or v.team_id = any(${[...reading.actor.teams]}::uuid[]))`.execute(
    reading.db,
  );
  const [view] = rows;
  if (view === undefined) throw new Refusal(404, 'There is no such list, or it is not yours to see.');
  return (await listCases(reading, { ...view.wanted, limit: most + 1 }, zone)).cases;
}

export async function columnsOf({ db, actor }: Reading): Promise<{ list: string; columns: string[] }[]> {
  const { rows } = await sql<{ list: string; columns: string[] }>`
    select list, columns from cases.list_columns where officer_id = ${actor.id}::uuid order by list`.execute(db);
  return rows;
}

export async function saveView(work: Work, it: View): Promise<string> {
  mayShare(work, it.teamId);
  const id = newId(work.now);
  await named(
    it.name,
    sql`insert into cases.view (id, owner_id, team_id, name, wanted, columns, made_at)
        values (${id}, ${work.actor.id}, ${it.teamId}, ${it.name}, ${JSON.stringify(it.wanted)}::jsonb, ${[...it.columns]}::text[],
                ${new Date(work.now)})`.execute(work.db),
  );
  await announce(work, { kind: 'view.saved', data: { viewId: id, teamId: it.teamId } });
  return id;
}

/** Changes a list that is one's own. Others of the team use it as it is, or save one of their own. */
export async function changeView(work: Work, id: string, it: View & { readonly version: number }): Promise<number> {
  const now = await mustOwn(work, id);
  if (now !== it.version)
    throw new Refusal(409, 'This list was changed in another window meanwhile. Look again, then make your change.', [
      { field: 'version', problem: 'is no longer the newest' },
    ]);
  mayShare(work, it.teamId);
  await named(
    it.name,
    sql`update cases.view set team_id = ${it.teamId}, name = ${it.name}, wanted = ${JSON.stringify(it.wanted)}::jsonb,
               columns = ${[...it.columns]}::text[], version = version + 1
         where id = ${id}`.execute(work.db),
  );
  await announce(work, { kind: 'view.changed', data: { viewId: id, teamId: it.teamId } });
  return it.version + 1;
}

export async function removeView(work: Work, id: string): Promise<void> {
  await mustOwn(work, id);
  await sql`delete from cases.view where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'view.removed', data: { viewId: id } });
}

/** A list of one's own, by its version, kept from others who would change it. One shared by a colleague is not there. */
async function mustOwn({ db, actor }: Work, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from cases.view where id = ${id} and owner_id = ${actor.id}::uuid for update`.execute(db);
  const [view] = rows;
  if (view === undefined) throw new Refusal(404, 'There is no such list of yours.');
  return view.version;
}

function mayShare({ actor }: Work, teamId: string | null): void {
  if (teamId !== null && !actor.teams.includes(teamId))
    throw new Refusal(422, 'You can share a list with a team of yours only.', [
      { field: 'teamId', problem: 'is not a team of yours' },
    ]);
}

async function named(name: string, writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (fault) {
    if (isDuplicate(fault))
      throw new Refusal(409, `You have a list called ${name} already.`, [{ field: 'name', problem: 'is taken' }]);
    throw fault;
  }
}

export async function chooseColumns(work: Work, list: string, columns: readonly string[]): Promise<void> {
  await sql`
    insert into cases.list_columns (officer_id, list, columns) values (${work.actor.id}, ${list}, ${[...columns]}::text[])
    on conflict (officer_id, list) do update set columns = excluded.columns`.execute(work.db);
}

/** Tags in use that begin so, by name, on cases that the actor may see. */
export async function tagsLike({ db, actor }: Reading, begins: string): Promise<string[]> {
  const from = begins.trim().toLowerCase();
  const { rows } = await sql<{ tag: string }>`
    with recursive leap(tag) as (
      (select g.tag from cases.tag g where g.tag >= ${from} order by g.tag limit 1)
      union all
      select (select g.tag from cases.tag g where g.tag > l.tag order by g.tag limit 1) from leap l
        where starts_with(l.tag, ${from}))
    select l.tag from leap l
     where l.tag is not null and starts_with(l.tag, ${from})
       and exists (select from cases.tag g join cases."case" c on c.id = g.case_id where g.tag = l.tag and ${visibleTo(actor)})
     limit 20`.execute(db);
  return rows.map(({ tag }) => tag);
}
