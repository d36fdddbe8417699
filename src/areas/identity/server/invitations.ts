import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId, newSecret, sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { hashPassword } from './password.ts';
import { actorOf, beginSession, endSessionsOf } from './sessions.ts';
import { firstTeam } from './teams.ts';

export const VALID_MS = 7 * DAY;

/** Makes the one-time secret with which an officer chooses a password. Earlier ones stop working. */
export async function invite(db: Tx, officerId: string, now: Instant): Promise<string> {
  await sql`delete from identity.invitation where officer_id = ${officerId} and used_at is null`.execute(db);
  return store(db, officerId, now);
}

/**
 * Makes the one-time secret that creates the first administrator, or gives null when there is one already. Starting
 * again before it is used makes a new one, because the old one was only ever printed.
 */
export async function inviteFirstAdministrator({ db, now }: Work): Promise<string | null> {
  if (await isAdministered(db)) return null;
  await sql`delete from identity.invitation where officer_id is null and used_at is null`.execute(db);
  return store(db, null, now);
}

/** Whether there is an administrator. Nobody becomes one, or stops being one, until this transaction ends. */
async function isAdministered(db: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.administrators'))`.execute(db);
  const { rows } = await sql<{ found: boolean }>`
    select exists(select from identity.officer where 'administrator' = any(roles) and disabled_at is null) as found`.execute(
    db,
  );
  return rows[0]?.found === true;
}

async function store(db: Tx, officerId: string | null, now: Instant): Promise<string> {
  const token = newSecret();
  await sql`insert into identity.invitation (token_hash, officer_id, ends_at)
            values (${sha256(token)}, ${officerId}, ${new Date(now + VALID_MS)})`.execute(db);
  return token;
}

type Invitation = { officerId: string | null; name: string | null; email: string | null; roles: string[] | null };

/** What a link is for. A link that is used, old or made up is one and the same: not valid. */
export async function lookAtInvitation({ db, now }: Pick<Work, 'db' | 'now'>, token: string): Promise<Invitation> {
  const { rows } = await sql<Invitation>`
    select i.officer_id as "officerId", o.name, o.email, o.roles
      from identity.invitation i
      left join identity.officer o on o.id = i.officer_id
     where i.token_hash = ${sha256(token)} and i.used_at is null and i.ends_at > ${new Date(now)}
       for update of i`.execute(db);
  const [found] = rows;
  if (found === undefined)
    throw new Refusal(404, 'This link has been used or is too old. Ask your administrator for a new one.');
  return found;
}

type Accepted = {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly browser: string;
};

type SignedIn = { readonly token: string; readonly name: string; readonly roles: readonly string[] };

/** Uses the link: sets the password, ends older sessions and begins a new one. */
export async function acceptInvitation(work: Work, accepted: Accepted): Promise<SignedIn> {
  const invitation = await lookAtInvitation(work, accepted.token);
  const hash = await hashPassword(accepted.password);
  await sql`update identity.invitation set used_at = ${new Date(work.now)} where token_hash = ${sha256(accepted.token)}`.execute(
    work.db,
  );
  if (invitation.officerId === null) return makeFirstAdministrator(work, accepted, hash);

  const officerId = invitation.officerId;
  await sql`update identity.officer set password_hash = ${hash} where id = ${officerId}`.execute(work.db);
  await endSessionsOf(work.db, officerId);
  const roles = invitation.roles ?? [];
  const actor = actorOf({ officerId, roles, teams: [] });
  await announce({ ...work, actor }, { kind: 'officer.password-chosen' });
  return {
    token: await beginSession(work.db, { officerId, roles, now: work.now, browser: accepted.browser }),
    name: invitation.name ?? '',
    roles,
  };
}

/** Whoever installs a small desk also answers in it, so the first administrator is a team leader as well. */
const FIRST_ROLES = ['administrator', 'team leader'];

async function makeFirstAdministrator(work: Work, { name, email, browser }: Accepted, hash: string): Promise<SignedIn> {
  const fields = [
    ...(name === undefined ? [{ field: 'name', problem: 'is needed' }] : []),
    ...(email === undefined ? [{ field: 'email', problem: 'is needed' }] : []),
  ];
  if (name === undefined || email === undefined) throw new Refusal(400, 'Give your name and e-mail address.', fields);
  // An administrator may have been added in another way since the link was made: then it opens nothing any more.
  if (await isAdministered(work.db))
    throw new Refusal(409, 'There is an administrator already. Ask them for an invitation.');
  const officerId = newId(work.now);
  await sql`insert into identity.officer (id, email, name, password_hash, roles, made_at)
            values (${officerId}, ${email}, ${name}, ${hash}, ${FIRST_ROLES}, ${new Date(work.now)})`.execute(work.db);
  const teamId = await firstTeam(work);
  await sql`insert into identity.membership (officer_id, team_id) values (${officerId}, ${teamId})`.execute(work.db);
  const actor = actorOf({ officerId, roles: FIRST_ROLES, teams: [teamId] });
  await announce({ ...work, actor }, { kind: 'officer.added', data: { officerId, roles: FIRST_ROLES } });
  const token = await beginSession(work.db, { officerId, roles: FIRST_ROLES, now: work.now, browser });
  return { token, name, roles: FIRST_ROLES };
}
