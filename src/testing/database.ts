import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { codeOf } from '#platform/cannot-start.ts';
import { statement, within } from './cluster.ts';

let own: Promise<string> | undefined;

/** A freshly migrated database for this test file alone, cloned when it is first asked for and dropped at its end. */
export function testDatabaseUrl(): Promise<string> {
  return (own ??= newDatabaseUrl());
}

/** One more, for a test that needs a second installation or an untouched one. */
export async function newDatabaseUrl({ migrated = true } = {}): Promise<string> {
  const { server, template, prefix } = inject('cluster');
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  // Copied as files: the whole of it in the log as well would be written twice.
  const from = migrated ? ` template ${template} strategy file_copy` : '';
  await statement(server, `create database ${name}${from}`);
  return within(server, name);
}

/** A pool that a test forgot to close keeps its database until the end of the run. */
export async function dropTestDatabase(): Promise<void> {
  if (own === undefined) return;
  const name = new URL(await own).pathname.slice(1);
  own = undefined;
  try {
    await statement(inject('cluster').server, `drop database if exists ${name}`);
  } catch (thrown) {
    const IN_USE = '55006';
    if (codeOf(thrown) !== IN_USE) throw thrown;
  }
}
