import type { Work } from '#platform/work.ts';
import { beginSession } from './sessions.ts';

/** A session without a password, for tests. */
export const beginTestSession = (work: Work, officerId: string, roles: readonly string[] = []): Promise<string> =>
  beginSession(work.db, { officerId, roles, now: work.now, browser: '' });
