import { readConfig } from '#platform/config.ts';
import { printConfig } from './print-config.ts';

export type Asked = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly say: (sentence: string) => void;
  /** Aborted when Kept is asked to stop: finish what is in hand, then return. */
  readonly stopping: AbortSignal;
};

export type Command = {
  readonly does: string;
  /** What may follow the name of the command, in its help, and how many of them. */
  readonly words?: { readonly shape: string; readonly count: readonly [least: number, most: number] };
  readonly options?: Readonly<Record<string, { readonly type: 'boolean' | 'string'; readonly does: string }>>;
  /** Answers with the exit code. What it needs is imported inside, so that one command does not load another's. */
  readonly run: (asked: Asked) => Promise<number>;
};

export const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    does: 'Starts everything in one process: the desk, the public site, mail and the database it needs.',
    options: { demo: { type: 'boolean', does: 'Fills an empty database with a fictional state agency.' } },
    run: async ({ options, say, stopping }) => {
      const { start } = await import('./start.ts');
      await start(readConfig(process.env), { demo: options['demo'] === true, say, stopping });
      return 0;
    },
  },
  migrate: {
    does: 'Brings the database to this version and stops.',
    run: async ({ say }) => {
      const { prepareDatabase } = await import('./prepare-database.ts');
      const { stop } = await prepareDatabase(readConfig(process.env), { say, join: true });
      say('The database is up to date.');
      await stop();
      return 0;
    },
  },
  config: {
    does: 'Lists every setting, what it is now (without passwords), where that comes from and what it means.',
    run: async ({ say }) => printConfig(process.env, say),
  },
};
