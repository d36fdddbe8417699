import { createReadStream } from 'node:fs';
import { opendir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { accept, equationOf, splitMbox } from '#areas/intake/server/index.ts';
import { sortMail } from '#flows/sort-mail.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import type { Parts } from './parts.ts';

/** A mail reader’s own files in a maildir. */
const NOT_MAIL = /^(\.|dovecot|maildirfolder|subscriptions|courier)/;

/**
 * Every message under a path: one `.eml` file, an mbox, a maildir, or any folder of these. One at a time, so that an
 * archive of any size fits in memory.
 */
export async function* messagesUnder(path: string): AsyncGenerator<Uint8Array> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined)
    throw new CannotStart(`There is nothing at ${path}: give a mail file, an mbox or a folder of mail.`);
  if (about.isDirectory()) {
    for await (const entry of await opendir(path)) {
      // What lies in tmp is still being delivered by somebody else.
      if (NOT_MAIL.test(entry.name) || (entry.isDirectory() && entry.name === 'tmp')) continue;
      if (entry.isDirectory() || entry.isFile()) yield* messagesUnder(join(path, entry.name));
    }
  } else if (await isMbox(path)) {
    yield* splitMbox(createReadStream(path));
  } else {
    yield await readFile(path);
  }
}

async function isMbox(path: string): Promise<boolean> {
  if (basename(path).endsWith('.eml')) return false;
  for await (const chunk of createReadStream(path, { end: 4 }) as AsyncIterable<Buffer>)
    return chunk.toString('latin1') === 'From ';
  return false;
}

/** `kept import mail PATH`: takes mail in as if it had been sent, through the same steps, and says what became of it. */
export async function importMail(parts: Parts, path: string, say: (sentence: string) => void): Promise<number> {
  const { intake, reader, receiving } = parts;
  const before = await equationOf(intake.db, {});
  let taken = 0;
  for await (const raw of messagesUnder(path)) {
    await accept(intake, { source: 'import', returnPath: null, recipients: [], raw });
    taken += 1;
    if (taken % 500 === 0) say(`${taken} messages taken in…`);
  }
  say(`${taken} messages taken in; putting them in their places…`);
  await sortAll({ intake, reader, receiving });
  const after = await equationOf(intake.db, {});
  say(`received ${after.received - before.received} =`);
  for (const { outcome, count } of after.tallies) {
    const old = before.tallies.find((one) => one.outcome === outcome)?.count ?? 0;
    say(`  ${String(count - old).padStart(8)} ${outcome}`);
  }
  say(after.balances ? 'The sum balances.' : 'The sum does not balance: tell the developers.');
  return after.balances ? 0 : 1;
}

/** Until nothing waits, whoever does the work: this process or a worker beside it. */
async function sortAll(office: Parameters<typeof sortMail>[0]): Promise<void> {
  for (;;) {
    const done = await sortMail(office);
    if (done > 0) continue;
    if ((await equationOf(office.intake.db, {})).waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
