import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDatabaseUrl } from '#testing/database.ts';
import { migrate } from './migrate.ts';

const FIRST = '20260101T0900_chairs.sql';
const SECOND = '20260102T0900_tables.sql';
const silent = () => undefined;

let folder: string;
let url: string;
const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

async function ask(sql: string): Promise<unknown[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return (await db.query(sql)).rows;
  } finally {
    await db.end();
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-migrations-'));
  url = await newDatabaseUrl({ migrated: false });
  write(FIRST, 'create table chair (legs int)');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('applies each file once, in the order of their names', async () => {
  write(SECOND, 'alter table chair add seat text');
  expect(await migrate(url, silent, folder)).toEqual([FIRST, SECOND]);
  expect(await migrate(url, silent, folder)).toEqual([]);
});

test('many servers that start together migrate once', async () => {
  write(SECOND, 'select pg_sleep(0.2); create table slow ()');
  const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url, silent, folder)));
  expect(applied.flat()).toEqual([FIRST, SECOND]);
});

test('a file that fails leaves nothing behind, names its line and can be tried again', async () => {
  write(SECOND, 'create table half ();\nselect wrong');
  await expect(migrate(url, silent, folder)).rejects.toThrow(`${SECOND} failed and was undone (line 2)`);
  expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }]);
  write(SECOND, 'create table half ()');
  expect(await migrate(url, silent, folder)).toEqual([SECOND]);
});

test('refuses a database that a newer Kept has made', async () => {
  write(SECOND, 'select 1');
  await migrate(url, silent, folder);
  rmSync(join(folder, SECOND));
  await expect(migrate(url, silent, folder)).rejects.toThrow(`made by a newer Kept (it has ${SECOND})`);
});

test('refuses a file that was changed after it was applied, but not other line ends', async () => {
  write(FIRST, 'create table chair\n(legs int)');
  await migrate(url, silent, folder);
  write(FIRST, 'create table chair\r\n(legs int)');
  expect(await migrate(url, silent, folder)).toEqual([]);
  write(FIRST, 'create table chair (arms int)');
  await expect(migrate(url, silent, folder)).rejects.toThrow(`${FIRST} was changed`);
});

test('refuses a file older than what the database already has', async () => {
  await migrate(url, silent, folder);
  write('20250101T0900_early.sql', 'select 1');
  await expect(migrate(url, silent, folder)).rejects.toThrow('give it a later date');
});

test('says in one sentence that the database cannot be reached', async () => {
  await expect(migrate('postgres://kept@127.0.0.1:1/kept', silent, folder)).rejects.toThrow(
    /^The database cannot be reached \(.*ECONNREFUSED.*\): check DATABASE_URL and that the server is up\.$/,
  );
});
