import { ImapFlow } from 'imapflow';
import { MINUTE, SECOND } from '#kernel/time.ts';
import type { Mailbox } from '#platform/config.ts';
import type { Log } from '#platform/log.ts';
import type { Turn } from '#platform/turn.ts';
import { takeNew, type Folder } from './imap-folder.ts';
import type { Intake } from './intake.ts';

export type Collector = { readonly close: () => Promise<void> };

export type Collecting = {
  readonly log: Log;
  /** Only one process collects a mailbox at a time. Undefined while another does. */
  readonly turn: () => Promise<Turn | undefined>;
  /** Waits so long, or until the signal. Tests do not wait. */
  readonly pause?: (wait: number, signal: AbortSignal) => Promise<void>;
};

/** Looks again this often even if the server announces nothing: not every server can. */
const LOOK_AGAIN_MS = 2 * MINUTE;
const LONGEST_WAIT_MS = 5 * MINUTE;
/** While another process has the turn. */
const ASK_AGAIN_MS = 15 * SECOND;

/**
 * Collects a mailbox over IMAP until it is closed: what is there, and what arrives, at once where the server can say so.
 * Whatever goes wrong is tried again; what was taken is remembered with the message itself, so nothing is taken twice and
 * nothing is passed over. Messages stay in the mailbox, marked as seen.
 */
export function collectFrom(intake: Intake, mailbox: Mailbox, { log, turn, pause = pauseFor }: Collecting): Collector {
  const stopping = new AbortController();
  const { signal } = stopping;
  const where = { server: mailbox.host, folder: mailbox.folder };

  const once = async (): Promise<number> => {
    const mine = await turn();
    if (mine === undefined) return ASK_AGAIN_MS;
    try {
      await collectWhile(intake, mailbox, AbortSignal.any([signal, mine.lost]));
      return 0;
    } finally {
      await mine.release();
    }
  };

  const run = async () => {
    let faults = 0;
    while (!signal.aborted) {
      try {
        const wait = await once();
        faults = 0;
        if (wait > 0) await pause(wait, signal);
      } catch (fault) {
        faults += 1;
        if (!signal.aborted)
          log.warn({ ...where, fault: plainly(fault) }, 'a mailbox could not be read and will be tried again');
        await pause(Math.min(LONGEST_WAIT_MS, SECOND * 2 ** Math.min(faults, 20)), signal);
      }
    }
  };
  const ended = run();
  return {
    close: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** What went wrong, without what was sent: a refused sign-in repeats the command. */
const plainly = (fault: unknown): string => {
  const { responseText, code, message } = fault as { responseText?: string; code?: string; message?: string };
  return responseText ?? [code, message].filter((part) => part !== undefined).join(': ');
};

function pauseFor(wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, wait);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Somebody waits for the answer. */
const TRYING_MS = 8 * SECOND;

/** Signs in and looks into the folder, as for collecting, and takes nothing. */
export async function tryMailbox(mailbox: Mailbox): Promise<{ name: string; works: boolean; said: string }> {
  const name = nameOf(mailbox);
  const client = clientFor(mailbox, TRYING_MS);
  client.on('error', () => undefined); // The same fault rejects what is awaited below.
  try {
    await client.connect();
    await client.mailboxOpen(mailbox.folder, { readOnly: true });
    return { name, works: true, said: '' };
  } catch (fault) {
    return { name, works: false, said: plainly(fault).slice(0, 300) };
  } finally {
    client.close();
  }
}

const clientFor = (mailbox: Mailbox, patience: number) =>
  new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.secure,
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: 5 * MINUTE,
    connectionTimeout: patience,
    greetingTimeout: patience,
  });

/** One connection, from signing in until it ends. Throws unless it was asked to end. */
async function collectWhile(intake: Intake, mailbox: Mailbox, signal: AbortSignal): Promise<void> {
  const client = clientFor(mailbox, 30 * SECOND);
  const bell = openBell();
  const faults: Error[] = [];
  client.on('error', (fault) => faults.push(fault));
  client.on('exists', bell.ring);
  client.on('close', bell.ring);
  const end = () => client.close();
  signal.addEventListener('abort', end);
  try {
    await client.connect();
    const { uidValidity, uidNext } = await client.mailboxOpen(mailbox.folder);
    const folder: Folder = { name: nameOf(mailbox), uidValidity: Number(uidValidity), uidNext, user: mailbox.user };
    while (client.usable && !signal.aborted) {
      await takeNew(intake, client, folder);
      await restUntil(client, bell);
    }
    if (!signal.aborted) throw faults[0] ?? new Error('the mail server ended the connection');
  } catch (fault) {
    if (!signal.aborted) throw faults[0] ?? fault;
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
}

/** The same folder whatever the password is. */
const nameOf = ({ host, port, user, folder }: Mailbox): string => `${user}@${host}:${port}/${folder}`;

type Bell = { readonly ring: () => void; readonly rung: (most: number) => Promise<void> };

function openBell(): Bell {
  const state = { ringing: false, wake: () => {} };
  return {
    ring: () => {
      state.ringing = true;
      state.wake();
    },
    rung: (most) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => state.wake(), most);
        state.wake = () => {
          clearTimeout(timer);
          state.ringing = false;
          resolve();
        };
        if (state.ringing) state.wake();
      }),
  };
}

/** Rests until the server announces something, or the connection ends, or it is time to look anyway. */
async function restUntil(client: ImapFlow, bell: Bell): Promise<void> {
  // Ends when the next command is given. That it could not begin is seen by that command.
  client.idle().catch(() => undefined);
  await bell.rung(LOOK_AGAIN_MS);
}
