import type { Work } from '#platform/work.ts';
import { beginSession } from './sessions.ts';

/** A session without a password, for tests. */
export const beginTestSession = (work: Work, officerId: string): Promise<string> =>
  beginSession(work.db, { officerId, now: work.now, browser: '' });
