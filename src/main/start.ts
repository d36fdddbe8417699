import { once } from 'node:events';
import { inviteFirstAdministrator } from '#areas/identity/server/index.ts';
import { prepareComplaints } from '#areas/complaints/server/index.ts';
import { prepareQuality } from '#areas/quality/server/index.ts';
import { prepareWriting } from '#areas/writing/server/index.ts';
import { prepareFrameworks } from '#areas/frameworks/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import type { Config } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { buildWeb } from '../../scripts/build-web.ts';
import { openParts, type Parts } from './parts.ts';
import { prepareDatabase } from './prepare-database.ts';
import { openServer } from './server.ts';
import { openWorker } from './worker.ts';

export type Start = {
  readonly demo: boolean;
  readonly say: (sentence: string) => void;
  readonly stopping: AbortSignal;
};

/** Everything in one process, until somebody asks it to stop. */
export async function start(config: Config, { demo, say, stopping }: Start): Promise<void> {
  if (demo) (await import('./demo.ts')).refuseMail(config);
  const database = await prepareDatabase(config, { say });
  try {
    await unlessStopped(stopping, () => buildWeb(say));
    if (stopping.aborted) return say('Stopping…');
    const parts = await openParts({ config, url: database.url, log: createLog(config.logLevel) });
    try {
      if (demo) {
        await prepareDesk(parts);
        await (await import('./demo.ts')).startDemo(parts, { say, stopping });
      }
      await runUntilStopped(parts, { say, stopping, serve: true, work: true });
    } finally {
      await parts.close();
    }
  } finally {
    await database.stop();
  }
}

/** Whoever wants to stop does not wait for the desk to be built. A build that was cut off is done again. */
async function unlessStopped(stopping: AbortSignal, run: () => Promise<unknown>): Promise<void> {
  if (stopping.aborted) return;
  const aborted = once(stopping, 'abort');
  await Promise.race([run(), aborted]);
}

export type Role = Omit<Start, 'demo'> & { readonly serve: boolean; readonly work: boolean };

/** Serves, works, or both, until somebody asks it to stop. What is in hand is finished. */
export async function runUntilStopped(parts: Parts, { say, stopping, serve, work }: Role): Promise<void> {
  // Found out now and not by the first customer who sends a photograph.
  await parts.desk.files.check();
  await prepareDesk(parts);
  const server = serve ? await openServer(parts) : undefined;
  const worker = work ? openWorker(parts) : undefined;
  try {
    if (server !== undefined) await welcome(parts, say);
    else say('Kept is working. Ctrl-C stops it.');
    if (!stopping.aborted) await once(stopping, 'abort');
    say('Stopping…');
  } finally {
    await server?.close();
    await worker?.close();
  }
}

/** A new desk has the hours and holidays of its place, and house rules to begin with. */
const prepareDesk = ({ database, clock, standards, complaints, config }: Parts): Promise<void> =>
  inTransaction({ db: database.db, actor: SYSTEM, now: clock() }, async (work) => {
    await prepareStandards(standards, work, config.timeZone);
    await prepareComplaints(complaints, standards, work);
    await prepareWriting(work);
    await prepareQuality(work);
    await prepareFrameworks(work);
  });

/** Says where to go, and hands over the one-time link while there is nobody to administer. */
async function welcome({ config, database, clock, office }: Parts, say: (sentence: string) => void): Promise<void> {
  const token = await inTransaction({ db: database.db, actor: SYSTEM, now: clock() }, inviteFirstAdministrator);
  say(`Kept is running at ${config.publicUrl} (officers: ${config.publicUrl}/desk)`);
  if (config.smtpListen !== 'off')
    say(`Mail for ${office.address} is taken at ${config.smtpListen.host}:${config.smtpListen.port} (SMTP).`);
  if (config.smtpUrl === undefined)
    say('Outgoing mail stays here and can be read in the desk: set SMTP_URL to send it.');
  if (token !== null)
    say(`\nCreate the first administrator with this one-time link:\n  ${config.publicUrl}/welcome#${token}\n`);
  say('Ctrl-C stops everything.');
}
