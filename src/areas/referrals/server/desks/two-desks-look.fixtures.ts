import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** Every table of a database in which some words stand, in whatever column. */
export async function findString(db: Db, words: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const found: string[] = [];
  for (const { schema, name } of rows) {
    const { rows: hits } = await sql`
      select 1 from ${sql.table(`${schema}.${name}`)} t where t::text like ${`%${words}%`} limit 1`.execute(db);
    if (hits.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}
