import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabaseUrl } from '#testing/database.ts';
import { openDatabase, transact, type Database } from './db.ts';
import { SMALL, folderStore, openFiles, type Files, type LargeStore } from './files.ts';
import { letGo } from './let-go.ts';

let database: Database;
let folder: string;
let large: LargeStore;
let files: Files;

beforeAll(async () => {
  database = openDatabase(await testDatabaseUrl());
  folder = mkdtempSync(join(tmpdir(), 'kept-let-go-'));
  large = folderStore(folder);
  files = openFiles(large);
  await sql`create table holder (sha256 bytea references platform.blob)`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Keeps bytes for somebody, who names them. */
const keep = (bytes: Buffer) =>
  transact(database.db, async (tx) => {
    const hash = await files.put(tx, bytes);
    await sql`insert into holder values (${hash})`.execute(tx);
    return hash;
  });
const release = (hash: Buffer, all = true) =>
  transact(database.db, async (tx) => {
    await sql`delete from holder where ctid in (select ctid from holder where sha256 = ${hash} limit ${all ? 99 : 1})`.execute(
      tx,
    );
    await letGo(tx, [hash]);
  });
const destroyed = async () => {
  for (;;) if ((await files.destroy(database.db)) === 0) return;
};
const SIZES = { small: 100, large: SMALL + 1 };

test.each(Object.entries(SIZES))('content that nothing names is destroyed (%s)', async (_, size) => {
  const bytes = randomBytes(size);
  const hash = await keep(bytes);
  await release(hash);
  expect(Buffer.from(await files.get(database.db, hash)).equals(bytes)).toBe(true);
  await destroyed();
  await expect(files.get(database.db, hash)).rejects.toThrow('no content is kept');
  if (size > SMALL) await expect(large.get(hash.toString('hex'))).rejects.toThrow('no longer holds');
});

test.each(Object.entries(SIZES))(
  'what somebody else keeps as well stays, until they let go too (%s)',
  async (_, size) => {
    const bytes = randomBytes(size);
    const hash = await keep(bytes);
    await keep(bytes);
    await release(hash, false);
    await destroyed();
    expect(Buffer.from(await files.get(database.db, hash)).equals(bytes)).toBe(true);
    await release(hash);
    await destroyed();
    await expect(files.get(database.db, hash)).rejects.toThrow('no content is kept');
  },
);

test('what is kept again before it was destroyed stays, and what is kept again after it is there whole', async () => {
  const bytes = randomBytes(SMALL * 2);
  const hash = await keep(bytes);
  await release(hash);
  await keep(bytes);
  await destroyed();
  expect(Buffer.from(await files.get(database.db, hash)).equals(bytes)).toBe(true);
  await release(hash);
  await destroyed();
  await keep(bytes);
  await destroyed();
  expect(Buffer.from(await files.get(database.db, hash)).equals(bytes)).toBe(true);
});

test('however keeping and destroying fall together, nothing that is named is without its bytes', async () => {
  for (let round = 0; round < 60; round += 1) {
    const bytes = randomBytes(round % 2 === 0 ? SMALL * 2 : SMALL);
    const hash = await keep(bytes);
    await release(hash);
    await Promise.all([files.destroy(database.db), keep(bytes), files.destroy(database.db), keep(bytes)]);
    expect(Buffer.from(await files.get(database.db, hash)).equals(bytes)).toBe(true);
    await release(hash);
  }
  await destroyed();
});

test('a store that is away keeps the errand, and nothing is left without its bytes', async () => {
  const bytes = randomBytes(SMALL * 2);
  const hash = await keep(bytes);
  await release(hash);
  const away = openFiles({ ...large, remove: () => Promise.reject(new Error('the disk is away')) });
  await expect(away.destroy(database.db)).rejects.toThrow('the disk is away');
  await keep(bytes);
  expect(Buffer.from(await files.get(database.db, hash)).equals(bytes)).toBe(true);
  await release(hash);
  await destroyed();
  await expect(large.get(hash.toString('hex'))).rejects.toThrow('no longer holds');
});
