import { sql } from 'kysely';
import { HOUR } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import { beginSession } from './sessions.ts';

/** A session without a password, for tests. */
export const beginTestSession = (work: Work, officerId: string, roles: readonly string[] = []): Promise<string> =>
  beginSession(work.db, { officerId, roles, now: work.now, browser: '' });

/** Everybody signs in anew where they sat: for a test that lets weeks go by. */
export const signedInAnew = async ({ db, now }: Work): Promise<void> => {
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * HOUR)}`.execute(
    db,
  );
};
