import { CannotStart } from '#platform/cannot-start.ts';
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
      const demo = options['demo'] === true;
      const env = demo ? (await import('./demo.ts')).asSouthmark(process.env) : process.env;
      // Whoever has written a setting wrongly hears of it before everything else is loaded.
      const config = readConfig(env);
      const { start } = await import('./start.ts');
      await start(config, { demo, say, stopping });
      return 0;
    },
  },
  server: {
    does: 'Starts only the desk, the public site and the mail listeners: as many as wanted, on one database.',
    run: async (asked) => (await import('./run-role.ts')).runRole({ serve: true, work: false }, asked),
  },
  worker: {
    does: 'Starts only what works in the background: as many as wanted, on one database.',
    run: async (asked) => (await import('./run-role.ts')).runRole({ serve: false, work: true }, asked),
  },
  officer: {
    does: 'Adds an officer, ends or gives back their access, or makes a link with which they choose a new password.',
    words: { shape: 'add|disable|enable|reset EMAIL', count: [2, 2] },
    options: {
      name: { type: 'string', does: 'The officer’s name (add).' },
      roles: {
        type: 'string',
        does: 'officer, team leader, complaints manager, records officer, administrator; several with commas (add).',
      },
      team: { type: 'string', does: 'The team whose queue they serve; every team when left out (add).' },
    },
    run: async (asked) => {
      const [{ withParts }, { officerCommand }] = await Promise.all([import('./run-role.ts'), import('./officers.ts')]);
      return withParts({ say: asked.say, quiet: true }, (parts) => officerCommand(parts, asked));
    },
  },
  import: {
    does: 'Takes in mail from files (.eml, mbox, maildir, or a folder of these), or complaints as the CFPB exports them.',
    words: { shape: 'mail|complaints PATH', count: [2, 2] },
    options: { as: { type: 'string', does: 'The address of the officer in whose name complaints are brought over.' } },
    run: async (asked) => {
      const [what, path = ''] = asked.words;
      const { say } = asked;
      const { withParts } = await import('./run-role.ts');
      if (what === 'complaints') {
        const { importComplaints } = await import('./import-complaints.ts');
        return withParts({ say }, (parts) => importComplaints(parts, asked));
      }
      if (what !== 'mail')
        throw new CannotStart(
          `“kept import ${what}” is not understood: use “kept import mail PATH” or “kept import complaints PATH”.`,
        );
      const { importMail } = await import('./import-mail.ts');
      return withParts({ say }, (parts) => importMail(parts, path, say));
    },
  },
  export: {
    does: 'Writes complaints as the CFPB has them (.csv), or the report on them as a page that prints (.html).',
    words: { shape: 'complaints FILE', count: [2, 2] },
    options: {
      as: { type: 'string', does: 'The address of the officer who exports; what they may not see is left out.' },
      from: { type: 'string', does: 'The first day, such as 2026-07-01; twelve months ago when left out.' },
      to: { type: 'string', does: 'The last day; today when left out.' },
      narratives: { type: 'boolean', does: 'With what people wrote, in their own words.' },
    },
    run: async (asked) => {
      const [what] = asked.words;
      if (what !== 'complaints')
        throw new CannotStart(`“kept export ${what}” is not understood: use “kept export complaints FILE”.`);
      const [{ withParts }, { exportComplaints }] = await Promise.all([
        import('./run-role.ts'),
        import('./export-complaints.ts'),
      ]);
      return withParts({ say: asked.say }, (parts) => exportComplaints(parts, asked));
    },
  },
  directory: {
    does: 'Brings a directory of services in (HSDS 3.0 as JSON or CSV, or older linked CSV files), writes ours out, or judges anybody’s.',
    words: { shape: 'import|export|check PATH (check takes an address too)', count: [2, 2] },
    options: {
      source: {
        type: 'string',
        does: 'A name for where older files come from, so that their numbers are told from others (import).',
      },
    },
    run: async (asked) => {
      const { directoryCommand, checkDirectory } = await import('./directory.ts');
      if (asked.words[0] === 'check') return checkDirectory(asked);
      const { withParts } = await import('./run-role.ts');
      return withParts({ say: asked.say, quiet: true }, (parts) => directoryCommand(parts, asked));
    },
  },
  audit: {
    does: 'Computes every seal of the record again and says whether one row was altered, added or removed.',
    words: { shape: 'verify', count: [1, 1] },
    run: async ({ words: [what], say }) => {
      if (what !== 'verify') throw new CannotStart(`“kept audit ${what}” is not understood: use “kept audit verify”.`);
      const [{ withParts }, { verifyAudit }] = await Promise.all([
        import('./run-role.ts'),
        import('./verify-audit.ts'),
      ]);
      return withParts({ say, quiet: true }, (parts) => verifyAudit(parts, say));
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
