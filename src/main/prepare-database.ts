import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';

export type Prepared = { readonly url: string; readonly stop: () => Promise<void> };
type Preparing = {
  readonly say: (sentence: string) => void;
  /** For commands beside a running Kept: use the database it has started. */
  readonly join?: boolean;
};

/** The database this configuration means, running and migrated: the one at DATABASE_URL, or our own. */
export async function prepareDatabase(config: Config, { say, join: beside = false }: Preparing): Promise<Prepared> {
  const database = await running(config, { say, join: beside });
  try {
    await migrate(database.url, say);
    return database;
  } catch (thrown) {
    await database.stop();
    throw thrown;
  }
}

async function running(config: Config, { say, join: beside = false }: Preparing): Promise<Prepared> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: () => Promise.resolve() };
  const folder = join(config.data, 'postgres');
  say(
    existsSync(join(folder, 'cluster'))
      ? 'Starting the database…'
      : 'Preparing the database (first time, a few seconds)…',
  );
  return startPostgres({ folder, say, join: beside });
}
