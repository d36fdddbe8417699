import { stat } from 'node:fs/promises';
import { bringIn, giveOut, judgeAddress, judgeFiles } from '#areas/directory/server/index.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import type { Asked } from './commands.ts';
import type { Parts } from './parts.ts';

const FAULTS_SHOWN = 40;

/** `kept directory import PATH` and `kept directory export FOLDER`. */
export async function directoryCommand(
  parts: Parts,
  { words: [what, path = ''], options, say }: Asked,
): Promise<number> {
  const { db } = parts.database;
  if (what === 'export') {
    const { services, organizations, tables } = await giveOut(db, path);
    say(
      `${organizations} organisations and ${services} services are in ${path}: ${tables} tables with their datapackage.json, and both as JSON.`,
    );
    return 0;
  }
  if (what !== 'import')
    throw new CannotStart(`“kept directory ${what}” is not understood: use import, export or check.`);
  await mustBeThere(path);
  const source = typeof options['source'] === 'string' ? options['source'] : undefined;
  const { organizations, services, places, aside, problems, advice } = await inTransaction(
    { db, actor: SYSTEM, now: parts.clock() },
    (work) => bringIn(work, path, source),
  );
  for (const { where, sentence } of problems.slice(0, FAULTS_SHOWN)) say(`${where}: ${sentence}`);
  if (problems.length > FAULTS_SHOWN) say(`… and ${problems.length - FAULTS_SHOWN} more.`);
  say(
    `${organizations} organisations, ${services} services and ${places} places were brought in; ${aside} rows are kept aside.`,
  );
  if (advice.length > 0)
    say(
      `The standard would not take ${advice.length} values. They are kept, and given out beside their field. The first: ${advice[0]?.where}: ${advice[0]?.sentence}`,
    );
  return problems.length === 0 ? 0 : 1;
}

async function mustBeThere(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined)) === undefined)
    throw new CannotStart(
      `There is no file or folder at ${path}: give one that holds .csv or .json files of a directory.`,
    );
}

const EXIT = { pass: 0, warn: 0, fail: 1 } as const;

/** `kept directory check PATH|ADDRESS`: what the standard says of a directory. It needs no database. */
export async function checkDirectory({ words: [, of = ''], say }: Asked): Promise<number> {
  const remote = /^https?:\/\//i.test(of);
  if (!remote) await mustBeThere(of);
  const judgement = remote ? await judgeAddress(of) : await judgeFiles(of);
  if (judgement === null)
    throw new CannotStart(`Nothing at ${of} is an answer of a directory: give its JSON answers, or its address.`);
  for (const { name, verdict, faults } of judgement.answers) {
    say(`${verdict.padEnd(4)}  ${name}`);
    for (const { path, problem } of faults.slice(0, 5)) say(`      ${path === '' ? 'It' : path} ${problem}.`);
    if (faults.length > 5) say(`      … and ${faults.length - 5} more.`);
  }
  say(
    `\n${judgement.verdict}: judged by ${judgement.profile}. What every directory has to answer fails it; anything else warns.`,
  );
  return EXIT[judgement.verdict];
}
