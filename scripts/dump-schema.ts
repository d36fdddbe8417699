import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/platform/migrate.ts';
import { statement, testServer, within } from '../src/testing/cluster.ts';
import { ROOT } from './command.ts';

/**
 * The whole schema as one readable text, taken from the catalogue: the built-in PostgreSQL comes without pg_dump. Each
 * query answers with (place, text) rows; objects that an extension brought along are left out.
 */
const OURS = `n.nspname !~ '^(pg_|information_schema)' and not exists (
  select from pg_depend d where d.deptype = 'e' and d.objid = x.oid)`;

const PARTS: readonly (readonly [title: string, query: string])[] = [
  [
    'extensions',
    `select extname as place, 'extension ' || extname as text from pg_extension where extname <> 'plpgsql'`,
  ],
  [
    'schemas',
    `select n.nspname as place, 'schema ' || n.nspname as text from pg_namespace n
     where n.nspname !~ '^(pg_|information_schema)' and n.nspname <> 'public'`,
  ],
  [
    'types',
    `select n.nspname || '.' || x.typname as place,
       case x.typtype when 'e' then format('enum %I.%I: ', n.nspname, x.typname) ||
         (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = x.oid)
       else format('domain %I.%I %s', n.nspname, x.typname, format_type(x.typbasetype, x.typtypmod)) ||
         coalesce(' ' || (select string_agg(pg_get_constraintdef(c.oid), ' ' order by c.conname) from pg_constraint c where c.contypid = x.oid), '')
       end as text
     from pg_type x join pg_namespace n on n.oid = x.typnamespace where x.typtype in ('e', 'd') and ${OURS}`,
  ],
  [
    'tables and columns',
    `select n.nspname || '.' || x.relname || '.' || lpad(coalesce(a.attnum, 0)::text, 4, '0') as place,
       case when a.attnum is null then format('%s %I.%I%s%s',
           case x.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'p' then 'partitioned table' else 'table' end,
           n.nspname, x.relname, case when x.relkind = 'p' then ' ' || pg_get_partkeydef(x.oid) else '' end,
           case when x.relrowsecurity then ' with row security' || case when x.relforcerowsecurity then ', forced' else '' end else '' end)
         else format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
           case a.attidentity when 'a' then ' identity always' when 'd' then ' identity' else '' end,
           case when d.adbin is null then ''
             when a.attgenerated = '' then ' default ' || pg_get_expr(d.adbin, d.adrelid)
             else ' generated (' || pg_get_expr(d.adbin, d.adrelid) || ')' end) end as text
     from pg_class x join pg_namespace n on n.oid = x.relnamespace
     left join lateral (select null::int as attnum, null as attname, null::oid as atttypid, null::int as atttypmod, null::bool as attnotnull,
         ''::"char" as attidentity, ''::"char" as attgenerated
       union all select attnum, attname, atttypid, atttypmod, attnotnull, attidentity, attgenerated from pg_attribute
         where attrelid = x.oid and attnum > 0 and not attisdropped) a on true
     left join pg_attrdef d on d.adrelid = x.oid and d.adnum = a.attnum
     where x.relkind in ('r', 'p', 'v', 'm') and ${OURS}`,
  ],
  [
    'views',
    `select n.nspname || '.' || x.relname as place, format('view %I.%I as%s%s', n.nspname, x.relname, chr(10), pg_get_viewdef(x.oid, true)) as text
     from pg_class x join pg_namespace n on n.oid = x.relnamespace where x.relkind in ('v', 'm') and ${OURS}`,
  ],
  [
    'constraints',
    `select n.nspname || '.' || t.relname || '.' || x.conname as place,
       format('constraint on %I.%I %I: %s', n.nspname, t.relname, x.conname, pg_get_constraintdef(x.oid)) as text
     from pg_constraint x join pg_class t on t.oid = x.conrelid join pg_namespace n on n.oid = t.relnamespace
     where x.contype <> 'n' and x.conparentid = 0 and ${OURS}`,
  ],
  [
    'indexes',
    `select n.nspname || '.' || x.relname as place, pg_get_indexdef(x.oid) as text
     from pg_class x join pg_index i on i.indexrelid = x.oid join pg_namespace n on n.oid = x.relnamespace
     where not exists (select from pg_constraint c where c.conindid = x.oid and c.contype in ('p', 'u', 'x')) and ${OURS}`,
  ],
  [
    'sequences',
    `select n.nspname || '.' || x.relname as place, format('sequence %I.%I', n.nspname, x.relname) as text
     from pg_class x join pg_namespace n on n.oid = x.relnamespace
     where x.relkind = 'S' and not exists (select from pg_depend d where d.objid = x.oid and d.deptype = 'i') and ${OURS}`,
  ],
  [
    'functions',
    `select n.nspname || '.' || x.proname || pg_get_function_identity_arguments(x.oid) as place,
       case when x.prokind in ('f', 'p') then pg_get_functiondef(x.oid) else format('aggregate %I.%I', n.nspname, x.proname) end as text
     from pg_proc x join pg_namespace n on n.oid = x.pronamespace where ${OURS}`,
  ],
  [
    'triggers',
    `select n.nspname || '.' || t.relname || '.' || x.tgname as place, pg_get_triggerdef(x.oid) as text
     from pg_trigger x join pg_class t on t.oid = x.tgrelid join pg_namespace n on n.oid = t.relnamespace
     where not x.tgisinternal and x.tgparentid = 0 and ${OURS}`,
  ],
  [
    'policies',
    `select n.nspname || '.' || t.relname || '.' || x.polname as place,
       format('policy %I on %I.%I for %s using (%s) with check (%s)', x.polname, n.nspname, t.relname, x.polcmd,
         pg_get_expr(x.polqual, x.polrelid), pg_get_expr(x.polwithcheck, x.polrelid)) as text
     from pg_policy x join pg_class t on t.oid = x.polrelid join pg_namespace n on n.oid = t.relnamespace where ${OURS}`,
  ],
  [
    'text search',
    `select n.nspname || '.' || x.cfgname as place, format('text search configuration %I.%I: %s', n.nspname, x.cfgname,
       (select string_agg(m.maptokentype || '→' || m.mapdict::regdictionary, ' ' order by m.maptokentype, m.mapseqno)
        from pg_ts_config_map m where m.mapcfg = x.oid)) as text
     from pg_ts_config x join pg_namespace n on n.oid = x.cfgnamespace where ${OURS}`,
  ],
];

export async function dumpSchema(url: string): Promise<string> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const parts = [];
    for (const [title, query] of PARTS) {
      const { rows } = await db.query<{ text: string }>(
        `select text from (${query}) as part order by place collate "C"`,
      );
      const texts = rows.map(({ text }) => text.trimEnd());
      if (texts.length > 0) parts.push(`-- ${title}\n${texts.join('\n')}\n`);
    }
    return `-- Taken from the migrated database by “node scripts/dump-schema.ts”. Read it; change the migrations.\n\n${parts.join('\n')}`;
  } finally {
    await db.end();
  }
}

/** Foreign keys without an index that begins with their columns: deleting or merging what they point to reads it all. */
export async function unservedKeys(url: string): Promise<string[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { rows } = await db.query<{ key: string }>(`
      select format('%s %s', c.conrelid::regclass, pg_get_constraintdef(c.oid)) as key from pg_constraint c
      where c.contype = 'f' and c.conparentid = 0 and not exists (
        select from pg_index i where i.indrelid = c.conrelid and c.conkey <@ (i.indkey::int2[])[0:cardinality(c.conkey) - 1])
      order by 1`);
    return rows.map(({ key }) => key);
  } finally {
    await db.end();
  }
}

/** The first lines in which two dumps differ, for a person to read. */
export function difference(written: string, found: string): string[] {
  const [old, now] = [new Set(written.split('\n')), new Set(found.split('\n'))];
  const gone = [...old].filter((line) => !now.has(line)).map((line) => `- ${line}`);
  const come = [...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`);
  const lines = [...gone, ...come];
  return lines.length === 0 && written !== found ? ['the same lines in another order'] : lines.slice(0, 40);
}

async function ofFreshDatabase<T>(look: (url: string) => Promise<T>): Promise<T> {
  const { url, stop } = await testServer();
  const name = `kept_schema_${process.pid}`;
  try {
    await statement(url, `create database ${name}`);
    await migrate(within(url, name), () => undefined);
    return await look(within(url, name));
  } finally {
    await statement(url, `drop database if exists ${name} with (force)`);
    await stop();
  }
}

async function run(check: boolean): Promise<number> {
  const file = join(ROOT, 'db/schema.sql');
  const [found, unserved] = await ofFreshDatabase(
    async (url) => [await dumpSchema(url), await unservedKeys(url)] as const,
  );
  for (const key of unserved) console.log(`note: no index serves ${key}`);
  if (!/^table /m.test(found)) throw new Error('the migrated database has no table: this proves nothing');
  if (!check) {
    writeFileSync(file, found);
    console.log(`Written: db/schema.sql, ${found.split('\n').length} lines`);
    return 0;
  }
  const lines = difference(readFileSync(file, 'utf8'), found);
  if (lines.length === 0) return 0;
  console.error(
    `db/schema.sql is not what the migrations make: run “node scripts/dump-schema.ts”.\n${lines.join('\n')}`,
  );
  return 1;
}

if (import.meta.main) process.exitCode = await run(process.argv.includes('--check'));
