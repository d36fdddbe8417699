import pg from 'pg';

export type Turn = {
  /** Aborted when the database connection that held the turn is gone: somebody else may have it now. */
  readonly lost: AbortSignal;
  readonly release: () => Promise<void>;
};

/**
 * Takes the turn to do what only one process should do at a time, or gives undefined while another has it. It is an
 * advisory lock on a connection of its own, so it is free again the moment its holder dies.
 */
export async function takeTurn(url: string, name: string): Promise<Turn | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kept turn',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  await client.connect();
  const release = () => client.end();
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
      [name],
    );
    if (rows[0]?.got === true) return { lost: lost.signal, release };
    await release();
    return undefined;
  } catch (fault) {
    await release();
    throw fault;
  }
}
