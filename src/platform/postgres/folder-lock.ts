import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../cannot-start.ts';

/** Which process holds the folder. `born` tells it from a later process that was given the same number. */
const Holder = z.object({ pid: z.number().int().positive(), born: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Takes the folder for this process. Answers with a way to let go, or with the number of the process that has it.
 * The file appears complete or not at all, because it is written beside its place and linked into it.
 */
export function takeFolder(folder: string): { letGo: () => void } | { heldBy: number } {
  const file = join(folder, 'kept.lock');
  const mine: Holder = { pid: process.pid, born: bornAt(process.pid) };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (;;) {
      if (linked(draft, file)) return { letGo: () => letGo(file, mine) };
      const holder = read(file);
      if (holder && isAlive(holder)) return { heldBy: holder.pid };
      clearStale(file, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
    return false;
  }
}

/**
 * Moved aside under our own name first, then looked at again: of two processes that clear the same stale file, the
 * second would otherwise throw away the lock the first has just taken.
 */
function clearStale(file: string, aside: string): void {
  try {
    renameSync(file, aside);
    const holder = read(aside);
    if (holder && isAlive(holder)) linkSync(aside, file);
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT' && codeOf(thrown) !== 'EEXIST') throw thrown;
  }
  rmSync(aside, { force: true });
}

function letGo(file: string, mine: Holder): void {
  const holder = read(file);
  if (holder?.pid === mine.pid && holder.born === mine.born) rmSync(file, { force: true });
}

function read(file: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Unreadable or gone: nobody holds it.
    return undefined;
  }
}

function isAlive({ pid, born }: Holder): boolean {
  return processExists(pid) && bornAt(pid) === born;
}

/** A process that has ended but whose parent never asked how (a zombie) counts as gone. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
  return statOf(pid)?.[0] !== 'Z';
}

/** On Linux the boot and the tick the process began at; elsewhere its number has to do. */
function bornAt(pid: number): string {
  const stat = statOf(pid);
  return stat ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat[19]}` : 'unknown';
}

/** The fields of /proc/…/stat after the name, beginning with the state. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // Not Linux, or gone.
    return undefined;
  }
}
