import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart, codeOf } from '../cannot-start.ts';
import type { Account } from './account.ts';
import { unreachable, type Binaries } from './binaries.ts';

/** Where a cluster keeps its things: everything under one folder, which belongs to the account that runs it. */
export type Places = {
  readonly folder: string;
  readonly cluster: string;
  readonly password: string;
  readonly log: string;
};

export function placesIn(folder: string): Places {
  return {
    folder,
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    log: join(folder, 'postgres.log'),
  };
}

/** Makes the folder private to the account, and sees whether the account can come in at all. */
export function prepareFolder({ folder }: Places, { as, name }: Account): void {
  try {
    makePassable(dirname(folder));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
    chmodSync(folder, 0o700);
  } catch (thrown) {
    throw diskTrouble(thrown, folder);
  }
  if (as.uid === undefined) return;
  const look = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...as, cwd: '/' });
  if (look.status !== 0) throw unreachable(folder, { as, ...(name ? { name } : {}) });
}

/** A data folder we make ourselves can be passed through, whatever the umask says, but not listed. */
function makePassable(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.startsWith(first); made = dirname(made)) chmodSync(made, 0o711);
}

/** First use: a new cluster, built beside its place and moved there when it is whole. Answers whether there was one. */
export function ensureCluster(places: Places, binaries: Binaries, account: Account, fast: boolean): boolean {
  if (existsSync(join(places.cluster, 'PG_VERSION'))) {
    refuseOtherVersion(places, binaries);
    if (!existsSync(places.password)) throw notOurs(places);
    return true;
  }
  const draft = join(places.folder, 'cluster.new');
  rmSync(draft, { recursive: true, force: true });
  if (!existsSync(places.password)) writePassword(places, account);
  const made = spawnSync(
    binaries.initdb,
    [
      ...['--pgdata', draft, '--username', 'postgres', '--pwfile', places.password, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
      ...['--data-checksums', '--no-instructions', ...(fast ? ['--no-sync'] : [])],
    ],
    { ...account.as, cwd: places.folder, encoding: 'utf8', env: plainEnvironment() },
  );
  if (made.error) throw made.error;
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new CannotStart(
      explain(made.stderr, places.folder) ?? `The database could not be made:\n${made.stderr.trim()}`,
    );
  }
  renameSync(draft, places.cluster);
  return false;
}

/** PostgreSQL is started without our settings: they hold passwords it has no use for. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH = '', SystemRoot } = process.env;
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot ? { SystemRoot } : {}) };
}

export function readPassword({ password }: Places): string {
  return readFileSync(password, 'utf8').trim();
}

/** The sentence for what PostgreSQL itself complained about, where there is one. */
export function explain(stderr: string, folder: string): string | undefined {
  if (/No space left on device|could not extend file|ENOSPC/i.test(stderr)) {
    return `The disk that holds ${folder} is full: make room on it and start again. Nothing was lost.`;
  }
  return undefined;
}

function writePassword({ password }: Places, { as }: Account): void {
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(password, as.uid, as.gid);
}

function refuseOtherVersion({ cluster }: Places, { major }: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new CannotStart(
    `The database in ${cluster} was made by PostgreSQL ${found}, and this Kept brings PostgreSQL ${major}: ` +
      'use the Kept that made it to export the data, or set DATABASE_URL to a server that holds it.',
  );
}

const notOurs = ({ cluster, password }: Places): CannotStart =>
  new CannotStart(
    `The database in ${cluster} was not made by Kept, or its password is gone (${password}): put the file back, or set DATA to another folder.`,
  );

function diskTrouble(thrown: unknown, folder: string): unknown {
  if (codeOf(thrown) === 'ENOSPC') return new CannotStart(explain('ENOSPC', folder) ?? '');
  if (codeOf(thrown) === 'EACCES' || codeOf(thrown) === 'EROFS' || codeOf(thrown) === 'EPERM') {
    return new CannotStart(`The folder ${folder} cannot be written: set DATA to a folder that belongs to you.`);
  }
  if (codeOf(thrown) === 'ENOTDIR' || codeOf(thrown) === 'EEXIST') {
    return new CannotStart(`${folder} cannot be a folder, because a file stands in its way: set DATA to a folder.`);
  }
  return thrown;
}
