import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';

export type TestCluster = { readonly server: string; readonly template: string; readonly prefix: string };

declare module 'vitest' {
  // The name and the shape are vitest's: this is how it types what a global setup hands to the tests.
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

type Shared = { users: number; ready: Promise<{ cluster: TestCluster; end: () => Promise<void> }> };

/** One cluster for all projects of a run: vitest calls this setup once for each of them, in one process. */
const shared: { current?: Shared } = ((globalThis as { keptTestCluster?: { current?: Shared } }).keptTestCluster ??=
  {});

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mine = (shared.current ??= { users: 0, ready: begin() });
  mine.users += 1;
  const { cluster, end } = await mine.ready;
  project.provide('cluster', cluster);
  return async () => {
    mine.users -= 1;
    if (mine.users === 0) {
      delete shared.current;
      await end();
    }
  };
}

async function begin(): Promise<{ cluster: TestCluster; end: () => Promise<void> }> {
  const { url, stop, ours } = await testServer();
  const prefix = `kept_test_${randomBytes(4).toString('hex')}`;
  const cluster = { server: url, template: `${prefix}_template`, prefix };
  try {
    await statement(url, `create database ${cluster.template}`);
    await migrate(within(url, cluster.template), () => undefined);
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return {
    cluster,
    end: async () => {
      // Ours goes as a whole.
      if (!ours) await dropAll(cluster);
      await stop();
    },
  };
}

/** A PostgreSQL for tests: the one at TEST_DATABASE_URL, or our own in a temporary folder. */
export async function testServer(): Promise<{ url: string; stop: () => Promise<void>; ours: boolean }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve(), ours: false };
  const folder = mkdtempSync(join(tmpdir(), 'kept-test-'));
  // The account that runs PostgreSQL has to pass through.
  chmodSync(folder, 0o711);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { url, stop } = await startPostgres({ folder: join(folder, 'postgres'), say: () => undefined, fast: true });
    return { url, stop: () => stop().finally(remove), ours: true };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}

async function dropAll({ server, prefix }: TestCluster): Promise<void> {
  const db = new pg.Client({ connectionString: server });
  await db.connect();
  const { rows } = await db.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await db.query(`drop database if exists ${datname} with (force)`);
  await db.end();
}

export async function statement(url: string, sql: string): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query(sql);
  } finally {
    await db.end();
  }
}

/** The same server, another database. */
export function within(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
