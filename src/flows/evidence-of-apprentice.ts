import { coverageOf } from '#areas/capability/server/index.ts';
import { versionInUse } from '#areas/frameworks/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { SYSTEM } from '#platform/work.ts';

/** How many pieces of accepted evidence an apprentice has for each criterion of the framework their plan rests on. */
export const evidenceOfApprentice =
  (clock: () => Instant) =>
  async (db: Db | Tx, officerId: string, framework: string): Promise<Readonly<Record<string, number>>> => {
    const version = await versionInUse(db, framework);
    if (version === undefined) return {};
    const lines = await coverageOf({ db, actor: SYSTEM, now: clock() }, officerId, version.id);
    return Object.fromEntries(lines.flatMap(({ code, works }) => (works > 0 ? [[code, works] as const] : [])));
  };
