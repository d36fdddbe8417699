import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equationOf } from '#areas/intake/server/index.ts';
import { hasElseHappened, hasHappened } from '#areas/records/server/index.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import type { Config } from '#platform/config.ts';
import { AGENCY, DOMAIN, PASSWORD, TELEPHONE, fillDemo, type Filled } from '../demo/index.ts';
import type { Parts } from './parts.ts';

/** The same seed writes the same agency every time. */
const SEED = 'southmark';
const SIZE = 4000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The demo is Service Southmark, whatever the settings would otherwise call the agency. */
export const asSouthmark = (env: Environment): Environment => ({
  AGENCY_NAME: AGENCY,
  MAIL_DOMAIN: DOMAIN,
  AGENCY_PHONE: TELEPHONE,
  ...env,
});

/** Nothing written for the demo may ever reach anybody, and no real mail may mix with it. */
export function refuseMail({ smtpUrl, imapUrls }: Config): void {
  if (smtpUrl !== undefined || imapUrls !== undefined)
    throw new CannotStart('The demo neither sends nor collects mail: start it without SMTP_URL and IMAP_URL.');
}

type Telling = { readonly say: (sentence: string) => void; readonly stopping: AbortSignal };

/** Fills an empty database with a fictional state agency. A database that holds the demo already is left as it is. */
export async function startDemo(parts: Parts, { say, stopping }: Telling): Promise<void> {
  const { config, database, complaints, standards, office, intake, receiving, letters, ways, outreach, clock } = parts;
  const { assessments } = parts;
  const { db } = database;
  if (await hasHappened(db, 'demo.finished')) return say('This is the demo as you left it.');
  if (await hasHappened(db, 'demo.begun')) throw new CannotStart(INTERRUPTED);
  if (!(await isUntouched(parts))) throw new CannotStart(NOT_EMPTY);
  say(`Writing eighteen months of ${AGENCY}, a state agency that does not exist (a minute or two)…`);
  const desk = {
    ...{ db, complaints, standards, office, intake, receiving, letters, ways, outreach },
    zone: config.timeZone,
  };
  const began = performance.now();
  const filled = await fillDemo({ desk, assessments, now: clock(), seed: SEED, size: SIZE, say, stopping });
  if (filled === null) throw new CannotStart(INTERRUPTED);
  await keepTheName(config);
  say(`The demo is written: ${Math.round((performance.now() - began) / 1000)} seconds.`);
  introduce(filled, say);
}

/** Nobody has worked here and nothing has arrived: there is only what every new desk begins with. */
const isUntouched = async ({ database: { db } }: Pick<Parts, 'database'>): Promise<boolean> =>
  !(await hasElseHappened(db, 'calendar.adopted', 'clock-rule.adopted', 'framework.put-in-use')) &&
  (await equationOf(db, {})).received === 0;

const NOT_EMPTY =
  'The demo needs an empty database, and there is work in this one: set DATA to another folder for the demo.';
const INTERRUPTED =
  'The demo was stopped while it was being written: remove its data folder (or its database) and start again.';

/** A later start without --demo is still Service Southmark’s desk, unless somebody has settings of their own. */
async function keepTheName({ data }: Config): Promise<void> {
  const file = join(data, 'kept.env');
  if (existsSync(file)) return;
  await mkdir(data, { recursive: true });
  await writeFile(file, `AGENCY_NAME="${AGENCY}"\nMAIL_DOMAIN=${DOMAIN}\nAGENCY_PHONE="${TELEPHONE}"\n`);
}

/** One person for each role, to sign in as. */
function introduce({ agency, signing }: Filled, say: Telling['say']): void {
  const people = ['Mira Tolentino', 'Jo Haldane', 'Priya Nand', 'Bronte Askew', 'Nadia Osman'].map(agency.named);
  say('\nSign in as any of these. They are for trying only: everybody who reads this knows the password.');
  for (const { email, roles } of people) say(`  ${email.padEnd(36)} ${roles.join(' and ')}`);
  say('In apprenticeships (their line manager is Jo Haldane):');
  const learners = ['Callum Reyes', 'Harriet Plover', 'Rory Delahunt'].map(agency.named);
  for (const { email } of learners) say(`  ${email.padEnd(36)} apprentice`);
  const outside = ['Sam Okoro', 'Olu Baker', 'Ada Lindgren', 'Quinn Abbott', 'Eve Lind'].map(agency.named);
  for (const { email, roles } of outside) say(`  ${email.padEnd(36)} ${roles.join(' and ')}`);
  say(`  Password for all of them: ${PASSWORD}`);
  say(`  A trainer signs without an account at ${signing}\n`);
}
