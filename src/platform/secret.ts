import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** A key of 256 bits that the program makes on first use and all servers of the database share. */
export async function secretOf(db: Db, name: string): Promise<Buffer> {
  await sql`insert into platform.secret (name, value) values (${name}, ${randomBytes(32)}) on conflict (name) do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ value: Buffer }>`select value from platform.secret where name = ${name}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`the secret ${name} has just been deleted`);
  return row.value;
}
