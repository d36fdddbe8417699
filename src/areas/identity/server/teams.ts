import { sql, type RawBuilder } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';

type Team = { id: string; name: string; purpose: string; officers: number };

export async function listTeams({ db }: Pick<Reading, 'db'>): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select t.id, t.name, t.purpose,
           (select count(*) from identity.membership m where m.team_id = t.id) as officers
      from identity.team t
     where t.closed_at is null
     order by t.name`.execute(db);
  return rows;
}

export async function addTeam(work: Work, { name, purpose }: { name: string; purpose: string }): Promise<string> {
  const id = newId(work.now);
  try {
    await sql`insert into identity.team (id, name, purpose, made_at)
              values (${id}, ${name}, ${purpose}, ${new Date(work.now)})`.execute(work.db);
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, `There is a team called ${name} already.`);
    throw fault;
  }
  await announce(work, { kind: 'team.added', data: { teamId: id, name } });
  return id;
}

export async function changeTeam(
  work: Work,
  id: string,
  { name, purpose }: { name: string; purpose: string },
): Promise<void> {
  try {
    const { numAffectedRows } = await sql`
      update identity.team set name = ${name}, purpose = ${purpose} where id = ${id} and closed_at is null`.execute(
      work.db,
    );
    if (numAffectedRows === 0n) throw new Refusal(404, 'There is no such queue.');
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, `There is a team called ${name} already.`);
    throw fault;
  }
  await announce(work, { kind: 'team.changed', data: { teamId: id, name } });
}

/** The queue that work falls to when nobody has said otherwise: the oldest team, made here if there is none. */
export async function firstTeam(work: Work): Promise<string> {
  const oldest = () =>
    sql<{ id: string }>`select id from identity.team where closed_at is null order by made_at, id limit 1`.execute(
      work.db,
    );
  const { rows } = await oldest();
  if (rows[0] !== undefined) return rows[0].id;
  // Two first messages at the same moment must not make two first teams.
  await sql`select pg_advisory_xact_lock(hashtext('identity.first-team'))`.execute(work.db);
  const again = await oldest();
  return again.rows[0]?.id ?? addTeam(work, { name: 'Front desk', purpose: 'Where new matters arrive' });
}

/** For other areas' lists: the name of the team whose id a column holds. */
export const teamNameOf = (column: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(select t.name from identity.team t where t.id = ${column})`;

/** The queues an officer serves, by name. */
export async function myTeams(db: Reading['db'], actor: Reading['actor']): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from identity.team where id = any(${[...actor.teams]}::uuid[]) and closed_at is null order by name`.execute(
    db,
  );
  return rows;
}

/** Every open team, by name. */
export async function allTeams(db: Reading['db']): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from identity.team where closed_at is null order by name`.execute(db);
  return rows;
}

/** Open teams whose name begins with these words, or has a word that does. */
export async function teamsNamed(db: Reading['db'], name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.team
     where closed_at is null and platform.plain(name) ~ ('(^|\\W)' || ${asPattern(name)})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Without accents and in lower case, and with nothing in it that means more than itself in a pattern. */
export const asPattern = (name: string): RawBuilder<string> =>
  sql<string>`regexp_replace(platform.plain(${name.trim()}), '([^[:alnum:][:space:]])', '\\\\\\1', 'g')`;

/** A team that two officers served at the same time, with the last day of it where it is over. */
export async function sharedTeams(
  db: Reading['db'],
  one: string,
  other: string,
): Promise<{ teamId: string; name: string; on: string | null }[]> {
  const { rows } = await sql<{ teamId: string; name: string; on: string | null }>`
    select a.team_id as "teamId", t.name, case when bool_or(a.until_at is null and b.until_at is null) then null
           else max(least(a.until_at, b.until_at))::date::text end as "on"
      from identity.served a join identity.served b on b.team_id = a.team_id and b.officer_id = ${other}::uuid
      join identity.team t on t.id = a.team_id
     where a.officer_id = ${one}::uuid
       and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)
     group by a.team_id, t.name`.execute(db);
  return rows;
}
