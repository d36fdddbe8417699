import type { Assessments } from '#areas/assessment/server/index.ts';
import { sharedLearning } from '#areas/capability/server/index.ts';

const THEIRS = { 'verified evidence': 'owns evidence', 'gave feedback': 'was given feedback' } as const;

/** What two people had to do with each other's evidence and development: each of it is a trace that independence is worked out from. */
export const sharedTraces: Assessments['involved'] = async (db, { apprentice, other }) =>
  (await sharedLearning(db, apprentice, other)).flatMap(({ kind, ownerId, otherId, thing, on }) => [
    { person: ownerId, kind: THEIRS[kind], thing, on },
    { person: otherId, kind, thing, on },
  ]);
