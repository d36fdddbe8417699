import { once } from 'node:events';
import type { Config } from '#platform/config.ts';
import { prepareDatabase } from './prepare-database.ts';
import { buildWeb } from '../../scripts/build-web.ts';

export type Start = {
  readonly demo: boolean;
  readonly say: (sentence: string) => void;
  readonly stopping: AbortSignal;
};

/** Everything in one process, until somebody asks it to stop. */
export async function start(config: Config, { say, stopping }: Start): Promise<void> {
  const database = await prepareDatabase(config, { say });
  try {
    await buildWeb(say);
    say('The database is ready. Ctrl-C stops everything.');
    if (!stopping.aborted) await once(stopping, 'abort');
    say('Stopping…');
  } finally {
    await database.stop();
  }
}
