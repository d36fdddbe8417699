import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { statement, within } from './cluster.ts';

let own: Promise<string> | undefined;

/** A freshly migrated database for this test file alone, cloned when it is first asked for. */
export function testDatabaseUrl(): Promise<string> {
  return (own ??= newDatabaseUrl());
}

/** One more, for a test that needs a second installation or an untouched one. */
export async function newDatabaseUrl({ migrated = true } = {}): Promise<string> {
  const { server, template, prefix } = inject('cluster');
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await statement(server, migrated ? `create database ${name} template ${template}` : `create database ${name}`);
  return within(server, name);
}

/**
 * The next test file asks for one of its own. This one goes with all the others at the end: dropping a single database writes
 * everything that waits to be written, of every other one too.
 */
export function leaveTestDatabase(): void {
  own = undefined;
}
