import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { newId, newSecret, sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Live } from '#platform/live.ts';
import type { Actor } from '#platform/work.ts';
import { DAY, HOUR, SECOND, type Instant } from '#kernel/time.ts';
import { mayOf } from '../rules/index.ts';

/** A working day and a bit: nobody is signed out in the middle of a shift. */
const SESSION_MS = 12 * HOUR;
/** A board on a wall is signed in once and left alone. Its account can count and nothing else. */
const BOARD_SESSION_MS = 90 * DAY;
const isBoard = (roles: readonly string[]): boolean => roles.length === 1 && roles[0] === 'board';
export const sessionLength = (roles: readonly string[]): number => (isBoard(roles) ? BOARD_SESSION_MS : SESSION_MS);

/** How long a session may be trusted without asking the database. A hint ends this at once when somebody is disabled. */
const TRUST_MS = 20 * SECOND;
const MOST_REMEMBERED = 5_000;

export type Sessions = {
  readonly whoIs: (token: string) => Promise<Actor | undefined>;
  /** Trusts nothing that was learnt until now. For this server; the others hear it by a hint. */
  readonly forget: () => void;
};

type Found = { officerId: string; roles: string[]; teams: string[]; endsAt: Instant };

/** Who holds a session token. Answers are remembered for a moment, and forgotten when any officer changes. */
export function openSessions(db: Db, live: Live, clock: () => Instant): Sessions {
  const known = new Map<string, { actor: Actor; until: Instant }>();
  const age = { now: 0 };
  const forget = () => {
    age.now += 1;
    known.clear();
  };
  live.hear(({ topic }) => {
    if (topic === 'identity' || topic === 'anything') forget();
  });
  return {
    forget,
    whoIs: async (token) => {
      const now = clock();
      const key = sha256(token);
      const name = key.toString('base64url');
      const held = known.get(name);
      if (held !== undefined && held.until > now) return held.actor;
      const asked = age.now;
      const found = await find(db, key, now);
      if (found === undefined) return undefined;
      const actor = actorOf(found);
      if (known.size >= MOST_REMEMBERED) known.clear();
      // What was read while somebody's rights changed may be what they were before.
      if (asked === age.now) known.set(name, { actor, until: Math.min(now + TRUST_MS, found.endsAt) });
      return actor;
    },
  };
}

export const actorOf = ({ officerId, roles, teams }: Omit<Found, 'endsAt'>): Actor => ({
  kind: 'officer',
  id: officerId,
  may: mayOf(roles),
  teams,
});

/** A long session is a board's: an account that becomes more than that has to sign in again. */
async function find(db: Db, key: Buffer, now: Instant): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select s.officer_id as "officerId", o.roles, s.ends_at as "endsAt",
           array(select m.team_id from identity.membership m where m.officer_id = o.id) as teams
      from identity.session s
      join identity.officer o on o.id = s.officer_id
     where s.token_hash = ${key} and s.ends_at > ${new Date(now)} and o.disabled_at is null
       and (s.began_at > ${new Date(now - SESSION_MS)} or o.roles = array['board'])`.execute(db);
  return rows[0];
}

/** Begins a session and gives the token for the cookie. Only the token's hash is kept. */
export async function beginSession(db: Tx, { officerId, roles, now, browser }: Beginning): Promise<string> {
  const token = newSecret();
  await sql`insert into identity.session (id, token_hash, officer_id, began_at, ends_at, browser)
            values (${newId(now)}, ${sha256(token)}, ${officerId}, ${new Date(now)}, ${new Date(now + sessionLength(roles))}, ${browser})`.execute(
    db,
  );
  return token;
}

type Beginning = {
  readonly officerId: string;
  readonly roles: readonly string[];
  readonly now: Instant;
  readonly browser: string;
};
export type OneSession = { id: string; beganAt: Instant; endsAt: Instant; browser: string; isThis: boolean };

/** Where an officer is signed in, the newest first. */
export async function sessionsOf(db: Db, officerId: string | null, { token, now }: Holding): Promise<OneSession[]> {
  const { rows } = await sql<OneSession>`
    select id, began_at as "beganAt", ends_at as "endsAt", browser,
           token_hash = ${token === null ? null : sha256(token)}::bytea as "isThis"
      from identity.session where officer_id = ${officerId} and ends_at > ${new Date(now)} order by began_at desc, id`.execute(
    db,
  );
  return rows;
}

type Holding = { readonly token: string | null; readonly now: Instant };

/** Ends one session of this officer. Somebody else's is as good as not there. */
export async function endSessionOf(db: Tx, officerId: string | null, id: string): Promise<void> {
  const { numAffectedRows } =
    await sql`delete from identity.session where officer_id = ${officerId} and id = ${id}`.execute(db);
  if (numAffectedRows === 0n) throw new Refusal(404, 'You are not signed in there any more.');
}

export async function endSession(db: Tx, token: string): Promise<void> {
  await sql`delete from identity.session where token_hash = ${sha256(token)}`.execute(db);
}

/** Ends every session of an officer, except one that may be kept. */
export async function endSessionsOf(db: Tx, officerId: string, exceptToken: string | null = null): Promise<void> {
  await sql`delete from identity.session
             where officer_id = ${officerId}
               and token_hash is distinct from ${exceptToken === null ? null : sha256(exceptToken)}::bytea`.execute(db);
}

/** Removes sessions and failed attempts that no longer matter. */
export async function tidyIdentity(db: Db, now: Instant): Promise<void> {
  await sql`delete from identity.session where ends_at < ${new Date(now)}`.execute(db);
  await sql`delete from identity.attempt where last_at < ${new Date(now - 24 * HOUR)}`.execute(db);
}
