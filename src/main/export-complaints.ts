import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cfpbRows, learnedIn, reportOf } from '#areas/complaints/server/index.ts';
import { findOfficerByEmail, officerAsActor } from '#areas/identity/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { dayAt } from '#kernel/zone.ts';
import { csvLine } from '#kernel/csv.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import type { Reading } from '#platform/work.ts';
import { annualReport } from './annual-report.ts';
import type { Asked } from './commands.ts';
import type { Parts } from './parts.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * `kept export complaints FILE --as EMAIL`: what that officer may see, as the CFPB has it (.csv), or the report of the days as
 * a page that prints (.html). Without --from and --to it is the twelve months up to today.
 */
export async function exportComplaints(parts: Parts, { words: [, path = ''], options, say }: Asked): Promise<number> {
  const reading = await readingAs(parts, options['as']);
  const days = daysOf(parts, options);
  if (path.endsWith('.html')) {
    const [report, learned] = [
      await reportOf(parts.complaints, reading, days),
      await learnedIn(parts.complaints, reading, days),
    ];
    await write(path, [annualReport({ agency: parts.config.agencyName, ...days }, report, learned)]);
    say(`The report of ${days.from} to ${days.to} is in ${path}.`);
    return 0;
  }
  if (!path.endsWith('.csv')) throw new CannotStart(`Give a file that ends with .csv or .html, and not “${path}”.`);
  const tally = { rows: 0 };
  await write(
    path,
    csvOf(cfpbRows(parts.complaints, reading, { ...days, narratives: options['narratives'] === true }), tally),
  );
  say(`${tally.rows} complaints are in ${path}.`);
  return 0;
}

async function readingAs(parts: Parts, as: unknown): Promise<Reading> {
  const email = typeof as === 'string' ? as : '';
  const officer = email === '' ? undefined : await findOfficerByEmail(parts.database.db, email);
  const actor = officer && officerAsActor(officer);
  if (actor === undefined || !actor.may('cases.see-all'))
    throw new CannotStart('Say who exports: --as EMAIL, the address of an officer who may see all cases.');
  return { db: parts.database.db, actor, now: parts.clock() };
}

function daysOf({ config, clock }: Parts, options: Asked['options']): { from: string; to: string } {
  const today = textOfDay(dayAt(config.timeZone, clock()));
  const { from = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, to = today } = options;
  if (typeof from !== 'string' || typeof to !== 'string' || !DAY.test(from) || !DAY.test(to) || from > to)
    throw new CannotStart('Give days as 2026-07-01 with --from and --to, the first not after the last.');
  return { from, to };
}

/** A file appears whole or not at all: what is half written has another name. */
async function write(path: string, texts: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const { rename, rm } = await import('node:fs/promises');
  const half = `${path}.half`;
  try {
    await pipeline(Readable.from(texts), createWriteStream(half, { mode: 0o600 }));
    await rename(half, path);
  } catch (thrown) {
    await rm(half, { force: true });
    const because = thrown instanceof Error ? thrown.message : String(thrown);
    throw new CannotStart(`${path} cannot be written: ${because}.`);
  }
}

type Row = Readonly<Record<string, string>>;

async function* csvOf(rows: AsyncIterable<Row>, tally: { rows: number }): AsyncGenerator<string> {
  for await (const row of rows) {
    if (tally.rows === 0) yield csvLine(Object.keys(row));
    tally.rows += 1;
    yield csvLine(Object.values(row));
  }
}
