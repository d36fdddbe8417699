import { createHash } from 'node:crypto';
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  Transaction,
  sql,
  type DatabaseConnection,
  type KyselyProps,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import { must } from '#kernel/must.ts';

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
 * is why values must always be parameters: a value in the text would fill the server's memory with names. One plan serves
 * all values: planning the case screen anew costs four times what running it does, and bench/ watches that no plan is bad.
 *
 * Statements sent together on one connection travel together, so a command pays for the longest chain of statements that
 * need each other, and not for each of them.
 */
export function openDatabase(
  url: string,
  { most = 10, onFault }: { most?: number; onFault?: (fault: Error) => void } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    application_name: 'kept',
    connectionTimeoutMillis: 10_000,
    pipeline: true,
  });
  pool.on('error', (fault) => onFault?.(fault));
  // A connection that breaks between two statements of a transaction has nobody else to tell; the next statement fails.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // It goes ahead of the first statement. Without a connection there is nothing to say that the statement does not say.
    client.query('set plan_cache_mode = force_generic_plan').catch(() => {});
  });
  const dialect = new PostgresDialect({ pool: preparing(pool) });
  const db = new Kysely<NoTables>({ dialect });
  dialects.set(db, dialect);
  return {
    db,
    url,
    ping: async () => void (await pool.query('select 1')),
    close: () => db.destroy(),
  };
}

const dialects = new WeakMap<Db, PostgresDialect>();
const roots = new WeakMap<Tx, Db>();

/** The database in which a transaction runs. */
export const databaseOf = (tx: Db | Tx): Db | undefined => (tx instanceof Transaction ? roots.get(tx) : undefined);

/**
 * Reads on one connection: statements that are started together are sent together and answered in turn, so a screen made
 * of a dozen small statements waits for the database once. There is no transaction: each sees what is committed when it runs.
 */
export async function together<Result>(db: Db | Tx, read: (line: Db | Tx) => Promise<Result>): Promise<Result> {
  if (db instanceof Transaction) return read(db);
  return db.getExecutor().provideConnection((connection) => read(new Kysely<NoTables>(lineOver(db, connection))));
}

/** What Kysely needs to run everything over one connection of the pool. */
function lineOver(db: Db, connection: DatabaseConnection): KyselyProps {
  const dialect = must(dialects.get(db), 'a database that openDatabase has opened');
  const executor = db.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) });
  return { config: { dialect }, dialect, driver: dialect.createDriver(), executor };
}

export type Settled<Row> = (db: Db | Tx, ...values: readonly unknown[]) => Promise<Row[]>;

/**
 * A statement whose text never changes. It is put together once, and then only its values travel: putting a statement of
 * nested fragments together costs more than PostgreSQL takes to answer it. Values are written `${given(1)}` and so on.
 */
export function settled<Row>(statement: RawBuilder<Row>): Settled<Row> {
  const made: { text?: string } = {};
  return async (db, ...values) => {
    if (made.text === undefined) {
      const { sql: text, parameters } = statement.compile(db);
      if (parameters.length > 0) throw new Error('a settled statement holds a value of its own: write it as given(n)');
      made.text = text;
    }
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(made.text, [...values]));
    return rows;
  };
}

/** The place of the n-th value of a settled statement. */
export const given = (n: number): RawBuilder<unknown> => sql.raw(`$${n}`);

/**
 * Runs in one transaction: all of it is committed when this resolves, and nothing when it rejects.
 *
 * Unlike Kysely's own, statements of the transaction that are started together are sent together. They are carried out in
 * the order in which they were started, and one that fails takes the rest with it.
 */
export async function transact<Result>(db: Db, run: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.getExecutor().provideConnection(async (connection) => {
    const say = (words: string) => connection.executeQuery<{ command: string }>(CompiledQuery.raw(words));
    // Nobody waits for the beginning: whatever comes first waits for it in the database.
    const begun = say('begin');
    begun.catch(() => {});
    const tx = new Transaction<NoTables>(lineOver(db, connection));
    roots.set(tx, db);
    const ended = await run(tx).then(
      (result) => ({ result }),
      async (fault: unknown) => {
        // Where even this fails the connection is gone, and the transaction with it.
        await say('rollback').catch(() => {});
        throw fault;
      },
    );
    await begun;
    const { rows } = await say('commit');
    // A statement failed and somebody passed over it: PostgreSQL has then undone everything.
    if (rows[0]?.command === 'ROLLBACK') throw new Error('the transaction had failed and was undone');
    return ended.result;
  });
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
        query: (text: string, values: unknown[]) =>
          values.length === 0 ? client.query(text) : client.query({ name: nameOf(text), text, values }),
        release: (fault?: Error) => client.release(fault),
      };
    },
  } as unknown as Pool;
}

/** Whether a fault means that the database could not be reached, rather than that it refused something. */
export function isDatabaseAway(fault: unknown): boolean {
  const { code = '', message = '' } = fault as { code?: string; message?: string };
  return (
    /^(ECONN|ENOENT|ETIMEDOUT|EPIPE|57P0|08)/.test(code) ||
    /Connection terminated|not queryable|connection timeout|timeout exceeded when trying/i.test(message)
  );
}

/** Whether a statement was refused because a row with the same key exists. */
export const isDuplicate = (fault: unknown, constraint?: string): boolean => {
  const { code, constraint: named } = fault as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || named === constraint);
};

/** Whether a statement was refused because it would overlap with what is there: two shifts at one time, two leaves on one day. */
export const isOverlap = (fault: unknown): boolean => (fault as { code?: string }).code === '23P01';

/** Whether a statement was ended because two transactions waited for each other. Doing it again is right. */
export const isDeadlock = (fault: unknown): boolean => (fault as { code?: string }).code === '40P01';
