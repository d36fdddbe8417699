import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import type { Asked } from './commands.ts';
import { openParts, type Parts } from './parts.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runUntilStopped } from './start.ts';

/** `kept server` and `kept worker`: as many of each as wanted, on one database. */
export function runRole(role: { serve: boolean; work: boolean }, { say, stopping }: Asked): Promise<number> {
  return withParts({ say }, async (parts) => {
    await runUntilStopped(parts, { ...role, say, stopping });
    return 0;
  });
}

/** Runs a command beside a running Kept, or on its own. */
export async function withParts(
  { say, quiet = false }: Pick<Asked, 'say'> & { quiet?: boolean },
  run: (parts: Parts) => Promise<number>,
): Promise<number> {
  const config = readConfig(process.env);
  const database = await prepareDatabase(config, { say: quiet ? () => {} : say, join: true });
  try {
    const parts = await openParts({ config, url: database.url, log: createLog(config.logLevel) });
    try {
      return await run(parts);
    } finally {
      await parts.close();
    }
  } finally {
    await database.stop();
  }
}
