import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { inTransaction, type Work } from '#platform/work.ts';
import { SECOND, type Instant } from '#kernel/time.ts';
import { waitAfter } from '../rules/index.ts';
import { isPassword } from './password.ts';
import { actorOf, beginSession } from './sessions.ts';

type Asked = { readonly email: string; readonly password: string; readonly address: string; readonly browser: string };
type Officer = { id: string; name: string; passwordHash: string | null; roles: string[]; disabled: boolean };

/**
 * Signs an officer in. Failures are counted by account and by network address, in transactions of their own, so that a
 * refused attempt counts although the request that made it is rolled back. These have connections of their own: a request
 * that holds one and waits for another would, with enough like it, wait for itself.
 */
export async function signIn(
  aside: Db,
  work: Work,
  { email, password, address, browser }: Asked,
): Promise<{ token: string; name: string; roles: readonly string[] }> {
  const account = email.trim().toLowerCase();
  const keys = [`account ${account}`, `from ${address}`];
  // Counted before the password is looked at, so that guesses made all at once are counted like guesses one by one.
  await countAttempt(aside, keys, work.now);

  const officer = await findForSignIn(work, account);
  const right = await isPassword(password, officer?.passwordHash ?? null);
  if (officer === undefined || !right || officer.disabled) {
    await announceFailure(aside, work.now);
    throw new Refusal(401, 'This address and password do not go together.');
  }
  await sql`delete from identity.attempt where key = ${keys[0] ?? ''}`.execute(work.db);
  await sql`update identity.attempt set failures = greatest(failures - 1, 0) where key = ${keys[1] ?? ''}`.execute(
    work.db,
  );
  const token = await beginSession(work.db, { officerId: officer.id, roles: officer.roles, now: work.now, browser });
  const actor = actorOf({ officerId: officer.id, roles: officer.roles, teams: [] });
  await announce({ ...work, actor }, { kind: 'officer.signed-in' });
  return { token, name: officer.name, roles: officer.roles };
}

async function findForSignIn({ db }: Work, email: string): Promise<Officer | undefined> {
  const { rows } = await sql<Officer>`
    select id, name, password_hash as "passwordHash", roles, disabled_at is not null as disabled
      from identity.officer where email = ${email}`.execute(db);
  return rows[0];
}

type Attempts = { readonly key: string; readonly failures: number; readonly lastAt: Instant };

/** A whole office may sit behind one address and mistype, so an address may fail more often than an account. */
const MORE_FOR_AN_ADDRESS = 25;
const waitFor = ({ key, failures }: Attempts): Instant =>
  waitAfter(key.startsWith('from ') ? failures - MORE_FOR_AN_ADDRESS : failures);

/** Counts this attempt as failed until it succeeds, or refuses it when there were too many. */
async function countAttempt(db: Db, keys: readonly string[], now: Instant): Promise<void> {
  const wait = await db.transaction().execute(async (tx) => {
    for (const key of keys)
      await sql`insert into identity.attempt (key, failures, last_at) values (${key}, 0, ${new Date(now)}) on conflict do nothing`.execute(
        tx,
      );
    const { rows } = await sql<Attempts>`
      select key, failures, last_at as "lastAt" from identity.attempt where key = any(${[...keys]}) order by key for update`.execute(
      tx,
    );
    const longest = Math.max(0, ...rows.map((counted) => counted.lastAt + waitFor(counted) - now));
    if (longest === 0)
      await sql`update identity.attempt set failures = failures + 1, last_at = ${new Date(now)} where key = any(${[...keys]})`.execute(
        tx,
      );
    return longest;
  });
  if (wait > 0) throw new Refusal(429, `Too many attempts. Try again in ${Math.ceil(wait / SECOND)} seconds.`);
}

/** In a transaction of its own: the one of the request is about to be rolled back. */
const announceFailure = (db: Db, now: Instant): Promise<void> =>
  inTransaction({ db, actor: { kind: 'system', id: null, may: () => false, teams: [] }, now }, (work) =>
    announce(work, { kind: 'officer.sign-in-failed' }),
  );
