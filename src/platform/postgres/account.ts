import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { CannotStart } from '../cannot-start.ts';

/** Who runs the database. `as` is empty when that is simply the account that runs Kept. */
export type Account = { readonly name?: string; readonly as: { readonly uid?: number; readonly gid?: number } };

/**
 * PostgreSQL refuses to run as root. As root we use whoever already owns the cluster, then the account `postgres`,
 * and make that account when the system has none. Everybody else runs the database as themselves.
 */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return ownedByUs(cluster);
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), as: { uid: owner.uid, gid: owner.gid } };
  return postgresAccount() ?? createAccount();
}

function ownedByUs(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && process.getuid && owner.uid !== process.getuid()) {
    throw new CannotStart(
      `The database in ${cluster} belongs to the account “${nameOf(owner.uid)}”: start Kept as that account ` +
        '(or as root, if root made it), or set DATA to a folder of your own.',
    );
  }
  return { as: {} };
}

function postgresAccount(): Account | undefined {
  const uid = numberFrom('id', ['-u', 'postgres']);
  const gid = numberFrom('id', ['-g', 'postgres']);
  return uid === undefined || gid === undefined ? undefined : { name: 'postgres', as: { uid, gid } };
}

function createAccount(): Account {
  spawnSync('groupadd', ['--system', 'postgres']);
  const made = spawnSync(
    'useradd',
    ['--system', '--no-create-home', '--gid', 'postgres', '--shell', '/usr/sbin/nologin', 'postgres'],
    {
      encoding: 'utf8',
    },
  );
  const account = postgresAccount();
  if (account) return account;
  const why = made.error?.message ?? made.stderr.trim();
  throw new CannotStart(
    `PostgreSQL refuses to run as root and the account “postgres” could not be made (${why}): start Kept as an ordinary user.`,
  );
}

function nameOf(uid: number): string {
  const { stdout } = spawnSync('id', ['-nu', String(uid)], { encoding: 'utf8' });
  return (stdout ?? '').trim() || String(uid);
}

function numberFrom(command: string, args: string[]): number | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}
