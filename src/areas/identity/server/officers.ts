import { sql, type RawBuilder } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Reading, Work } from '#platform/work.ts';
import { permissionsOf, rolesThatMay, type Role } from '../rules/index.ts';
import { invite } from './invitations.ts';
import { hashPassword } from './password.ts';
import { actorOf, endSessionsOf } from './sessions.ts';
import { asPattern } from './teams.ts';

export type Card = { id: string; name: string; email: string; roles: Role[]; teamIds: string[]; disabled: boolean };

export async function listOfficers({ db }: Pick<Reading, 'db'>): Promise<Card[]> {
  const { rows } = await sql<Card>`
    select o.id, o.name, o.email, o.roles, o.disabled_at is not null as disabled,
           array(select m.team_id from identity.membership m where m.officer_id = o.id) as "teamIds"
      from identity.officer o
     order by o.name, o.id`.execute(db);
  return rows;
}

/** Officers who can sign in: one of them by id, or all of a team. */
export async function activeOfficers(
  { db }: Pick<Reading, 'db'>,
  of: { readonly officerId: string } | { readonly teamId: string },
): Promise<Card[]> {
  const chosen =
    'officerId' in of
      ? sql`o.id = ${of.officerId}::uuid`
      : sql`o.id in (select m.officer_id from identity.membership m where m.team_id = ${of.teamId}::uuid)`;
  const { rows } = await sql<Card>`
    select o.id, o.name, o.email, o.roles, false as disabled,
           array(select m.team_id from identity.membership m where m.officer_id = o.id) as "teamIds"
      from identity.officer o
     where ${chosen} and o.disabled_at is null
     order by o.name, o.id`.execute(db);
  return rows;
}

/** Since when somebody works at this desk; null for nobody. */
export async function officerSince({ db }: Pick<Reading, 'db'>, officerId: string): Promise<number | null> {
  const { rows } = await sql<{ at: number }>`
    select made_at as at from identity.officer where id = ${officerId}`.execute(db);
  return rows[0]?.at ?? null;
}

/** Who can be written to, of these officers, with the name and the address of each. Whoever has left is not among them. */
export async function mailAddressesOf(
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string; readonly address: string }>> {
  const { rows } = await sql<{ id: string; name: string; address: string }>`
    select o.id, o.name, o.email as address from identity.officer o
     where o.id = any(${[...ids]}::uuid[]) and o.disabled_at is null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** For other areas' lists: the name of the officer whose id a column holds. Whoever asks has short names of their own, `o` among them. */
export const officerNameOf = (column: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(select called.name from identity.officer called where called.id = ${column})`;

/** For other areas' statements: since when the officer whose id a column holds works here. */
export const officerSinceOf = (column: RawBuilder<unknown>): RawBuilder<Date> =>
  sql<Date>`(select worker.made_at from identity.officer worker where worker.id = ${column})`;

/** For other areas' statements: everybody who can sign in, as rows of `id`, `name` and `teams`. */
export const workingOfficers: RawBuilder<unknown> = sql`
  select o.id, o.name, array(select m.team_id from identity.membership m where m.officer_id = o.id) as teams
    from identity.officer o where o.disabled_at is null`;

/** A number that is another one once any of this has changed; and whether that was done in this transaction and may be undone. */
export const workingRevision = {
  number: sql`(select r.n from identity.revision r)`,
  own: sql`exists (select from identity.revision r where r.xmin = pg_current_xact_id_if_assigned()::xid)`,
};

/** The same, of some teams. Found by their memberships, so that a small team of a large agency is found at once. */
export const workingOfficersOf = (teamIds: readonly string[]): RawBuilder<unknown> => sql`
  select o.id, o.name, array(select m.team_id from identity.membership m where m.officer_id = o.id) as teams
    from identity.officer o
   where o.disabled_at is null
     and o.id in (select m.officer_id from identity.membership m where m.team_id = any(${[...teamIds]}::uuid[]))`;

export async function findOfficerByEmail(db: Db | Tx, email: string): Promise<Card | undefined> {
  const { rows } = await sql<Card>`
    select o.id, o.name, o.email, o.roles, o.disabled_at is not null as disabled,
           array(select m.team_id from identity.membership m where m.officer_id = o.id) as "teamIds"
      from identity.officer o where o.email = ${email.trim().toLowerCase()}`.execute(db);
  return rows[0];
}

/** An officer as the one who acts, for commands that run outside a request. */
export const officerAsActor = ({ id, roles, teamIds }: Pick<Card, 'id' | 'roles' | 'teamIds'>): Actor =>
  actorOf({ officerId: id, roles, teams: teamIds });

type Details = { readonly name: string; readonly roles: readonly Role[]; readonly teamIds: readonly string[] };

/** Adds an officer and gives the one-time secret with which they choose a password. */
export async function addOfficer(
  work: Work,
  { email, ...details }: Details & { email: string },
): Promise<{ id: string; token: string }> {
  const id = newId(work.now);
  try {
    await sql`insert into identity.officer (id, email, name, roles, made_at)
              values (${id}, ${email}, ${details.name}, ${[...details.roles]}, ${new Date(work.now)})`.execute(work.db);
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, `There is an officer with the address ${email} already.`);
    throw fault;
  }
  await setTeams(work, id, details.teamIds);
  await announce(work, { kind: 'officer.added', data: { officerId: id, roles: details.roles } });
  return { id, token: await invite(work.db, id, work.now) };
}

export async function changeOfficer(work: Work, id: string, details: Details): Promise<void> {
  const before = await mustFind(work, id);
  if (before.roles.includes('administrator') && !details.roles.includes('administrator'))
    await keepOneAdministrator(work, id);
  await sql`update identity.officer set name = ${details.name}, roles = ${[...details.roles]} where id = ${id}`.execute(
    work.db,
  );
  await setTeams(work, id, details.teamIds);
  await announce(work, { kind: 'officer.changed', data: { officerId: id, from: before.roles, to: details.roles } });
}

/** A disabled officer is signed out everywhere at once. What they did stays under their name. */
export async function setDisabled(work: Work, id: string, disabled: boolean): Promise<void> {
  await mustFind(work, id);
  if (disabled) {
    await keepOneAdministrator(work, id);
    await endSessionsOf(work.db, id);
  }
  await sql`update identity.officer set disabled_at = ${disabled ? new Date(work.now) : null} where id = ${id}`.execute(
    work.db,
  );
  await announce(work, { kind: disabled ? 'officer.disabled' : 'officer.enabled', data: { officerId: id } });
}

/** A new one-time secret. The old password works until it is used, so a reset nobody wanted locks nobody out. */
export async function resetOfficer(work: Work, id: string): Promise<string> {
  await mustFind(work, id);
  await announce(work, { kind: 'officer.reset', data: { officerId: id } });
  return invite(work.db, id, work.now);
}

/**
 * Gives several officers one password that is already known, for a desk that is only tried out. It is hashed once, and the
 * links with which they would have chosen their own stop working.
 */
export async function giveSamePassword(work: Work, officerIds: readonly string[], password: string): Promise<void> {
  const ids = [...officerIds];
  await sql`update identity.officer set password_hash = ${await hashPassword(password)} where id = any(${ids}::uuid[])`.execute(
    work.db,
  );
  await sql`delete from identity.invitation where officer_id = any(${ids}::uuid[]) and used_at is null`.execute(
    work.db,
  );
  await announce(work, { kind: 'officer.password-given', data: { officers: ids.length } });
}

/** What `me` says of an officer's own rights. */
export const permissionsFor = (roles: readonly Role[]): string[] => permissionsOf(roles);

async function mustFind(work: Work, id: string): Promise<{ roles: Role[] }> {
  const { rows } = await sql<{ roles: Role[] }>`select roles from identity.officer where id = ${id} for update`.execute(
    work.db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such officer.');
  return found;
}

/** Refuses what would leave the desk without anybody who can administer it. */
async function keepOneAdministrator(work: Work, leaving: string): Promise<void> {
  // Two administrators must not take each other's role away at the same moment.
  await sql`select pg_advisory_xact_lock(hashtext('identity.administrators'))`.execute(work.db);
  const { rows } = await sql<{ others: number; is: boolean }>`
    select count(*) filter (where id <> ${leaving}) as others, coalesce(bool_or(id = ${leaving}), false) as is
      from identity.officer where 'administrator' = any(roles) and disabled_at is null`.execute(work.db);
  const [count] = rows;
  if (count?.is === true && count.others === 0)
    throw new Refusal(409, 'This is the only administrator. Make another one first.');
}

async function setTeams({ db }: Work, officerId: string, teamIds: readonly string[]): Promise<void> {
  await sql`delete from identity.membership where officer_id = ${officerId} and team_id <> all(${[...teamIds]}::uuid[])`.execute(
    db,
  );
  await sql`insert into identity.membership (officer_id, team_id)
            select ${officerId}, unnest(${[...teamIds]}::uuid[])
            on conflict do nothing`.execute(db);
}

/** Officers who have a name that begins with these words. Those who left count: their cases are still theirs. */
export async function officersNamed(db: Db | Tx, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.officer where platform.plain(name) ~ ('(^|\\W)' || ${asPattern(name)}) limit 50`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** What officers are called. */
export async function namesOfOfficers(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from identity.officer where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** An officer as somebody a colleague may turn to. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly teamIds: string[];
};

/** One officer, or everybody of a team, who works here today; and the name by which they are called on. */
export async function colleaguesCalled(
  db: Db | Tx,
  one: { readonly officerId: string } | { readonly teamId: string },
): Promise<{ readonly name: string | undefined; readonly officers: readonly Colleague[] }> {
  const which =
    'officerId' in one
      ? sql`o.id = ${one.officerId}::uuid`
      : sql`exists (select from identity.membership m where m.officer_id = o.id and m.team_id = ${one.teamId}::uuid)`;
  const { rows } = await sql<Colleague>`
    select o.id, o.name, o.roles, array(select m.team_id from identity.membership m where m.officer_id = o.id) as "teamIds"
      from identity.officer o where ${which} and o.disabled_at is null order by o.name, o.id`.execute(db);
  if ('officerId' in one) return { name: rows[0]?.name, officers: rows };
  const team = await sql<{ name: string }>`
    select name from identity.team where id = ${one.teamId} and closed_at is null`.execute(db);
  return { name: team.rows[0]?.name, officers: rows };
}

/** Everybody who can sign in and whose roles give a permission, by name. */
export async function officersWhoMay(db: Db | Tx, permission: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from identity.officer
     where roles && ${[...rolesThatMay(permission)]}::text[] and disabled_at is null order by name, id limit 2000`.execute(
    db,
  );
  return rows;
}
