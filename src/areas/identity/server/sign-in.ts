import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { inTransaction, type Work } from '#platform/work.ts';
import { SECOND, type Instant } from '#kernel/time.ts';
import { waitAfter } from '../rules/index.ts';
import { isPassword } from './password.ts';
import { actorOf, beginSession } from './sessions.ts';

type Asked = { readonly email: string; readonly password: string; readonly address: string };
type Officer = { id: string; name: string; passwordHash: string | null; roles: string[]; disabled: boolean };

/**
 * Signs an officer in. Failures are counted by account and by network address, in transactions of their own, so that a
 * refused attempt counts although the request that made it is rolled back.
 */
export async function signIn(db: Db, work: Work, { email, password, address }: Asked): Promise<{ token: string; name: string }> {
  const account = email.trim().toLowerCase();
  const keys = [`account ${account}`, `from ${address}`];
  await refuseIfTooMany(db, keys, work.now);

  const officer = await findForSignIn(work, account);
  const right = await isPassword(password, officer?.passwordHash ?? null);
  if (officer === undefined || !right || officer.disabled) {
    await countFailure(db, keys, work.now);
    throw new Refusal(401, 'This address and password do not go together.');
  }
  await sql`delete from identity.attempt where key = ${keys[0] ?? ''}`.execute(work.db);
  const token = await beginSession(work.db, officer.id, work.now);
  const actor = actorOf({ officerId: officer.id, roles: officer.roles, teams: [] });
  await announce({ ...work, actor }, { kind: 'officer.signed-in' });
  return { token, name: officer.name };
}

async function findForSignIn({ db }: Work, email: string): Promise<Officer | undefined> {
  const { rows } = await sql<Officer>`
    select id, name, password_hash as "passwordHash", roles, disabled_at is not null as disabled
      from identity.officer where email = ${email}`.execute(db);
  return rows[0];
}

async function refuseIfTooMany(db: Db, keys: readonly string[], now: Instant): Promise<void> {
  const { rows } = await sql<{ failures: number; lastAt: Instant }>`
    select failures, last_at as "lastAt" from identity.attempt where key = any(${[...keys]})`.execute(db);
  const wait = Math.max(0, ...rows.map(({ failures, lastAt }) => lastAt + waitAfter(failures) - now));
  if (wait > 0) throw new Refusal(429, `Too many attempts. Try again in ${Math.ceil(wait / SECOND)} seconds.`);
}

async function countFailure(db: Db, keys: readonly string[], now: Instant): Promise<void> {
  await inTransaction({ db, actor: { kind: 'system', id: null, may: () => false, teams: [] }, now }, async (work) => {
    for (const key of keys)
      await sql`insert into identity.attempt (key, failures, last_at) values (${key}, 1, ${new Date(now)})
                on conflict (key) do update set failures = identity.attempt.failures + 1, last_at = excluded.last_at`.execute(work.db);
    await announce(work, { kind: 'officer.sign-in-failed' });
  });
}
