import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

/** Queries are written in SQL with the `sql` tag, so no table is named in TypeScript types. */
type NoTables = Record<string, never>;
export type Db = Kysely<NoTables>;
export type Tx = Transaction<NoTables>;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).getTime());

export type Database = {
  readonly db: Db;
  readonly url: string;
  /** One row of nothing, to learn whether the database answers. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a pool. Times come back as milliseconds since the epoch and 64-bit integers as numbers.
 *
 * Every statement is prepared under a name made from its text, so PostgreSQL parses and plans it once a connection. That
 * is why values must always be parameters: a value in the text would fill the server's memory with names.
 */
export function openDatabase(url: string, { most = 10, onFault }: { most?: number; onFault?: (fault: Error) => void } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: most, application_name: 'kept', connectionTimeoutMillis: 10_000 });
  pool.on('error', (fault) => onFault?.(fault));
  // A connection that breaks between two statements of a transaction has nobody else to tell; the next statement fails.
  pool.on('connect', (client) => void client.on('error', () => {}));
  const db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return {
    db,
    url,
    ping: async () => void (await pool.query('select 1')),
    close: () => db.destroy(),
  };
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  if (names.size < 2000) names.set(text, name);
  return name;
}

type Pool = ConstructorParameters<typeof PostgresDialect>[0]['pool'];

/** A pool whose statements are prepared. Transaction control has no parameters and is left alone. */
function preparing(pool: pg.Pool): Pool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      return {
        processID: null,
        query: (text: string, values: readonly unknown[]) =>
          values.length === 0 ? client.query(text) : client.query({ name: nameOf(text), text, values: [...values] }),
        release: (fault?: Error) => client.release(fault),
      };
    },
  } as unknown as Pool;
}

/** Whether a fault means that the database could not be reached, rather than that it refused something. */
export function isDatabaseAway(fault: unknown): boolean {
  const { code = '', message = '' } = fault as { code?: string; message?: string };
  return (
    /^(ECONN|ENOENT|ETIMEDOUT|EPIPE|57P0|08)/.test(code) || /Connection terminated|connection timeout|timeout exceeded when trying/i.test(message)
  );
}

/** Whether a statement was refused because a row with the same key exists. */
export const isDuplicate = (fault: unknown, constraint?: string): boolean => {
  const { code, constraint: named } = fault as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || named === constraint);
};

/** Whether a statement was ended because two transactions waited for each other. Doing it again is right. */
export const isDeadlock = (fault: unknown): boolean => (fault as { code?: string }).code === '40P01';
