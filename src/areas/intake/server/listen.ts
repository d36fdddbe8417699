import { once } from 'node:events';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Log } from '#platform/log.ts';
import { isFull } from '#platform/store-trouble.ts';
import { accept, refuse } from './accept.ts';
import type { Intake } from './intake.ts';
import { listMailboxes, withoutTag } from './mailboxes.ts';

export type Listener = { readonly port: number; readonly close: () => Promise<void> };
type Listening = {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'smtp' | 'lmtp';
  readonly log: Log;
};

const ANSWERS = { full: 452, fault: 451, tooLarge: 552, unknown: 550 } as const;

class SmtpRefusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** Listens for mail over SMTP or LMTP. The other server hears 250 only when its message is committed. */
export async function listen(intake: Intake, { host, port, protocol, log }: Listening): Promise<Listener> {
  const server = new SMTPServer({
    lmtp: protocol === 'lmtp',
    size: intake.mostBytes,
    // A size that is declared too large is refused by us, below, so that it is counted.
    hideSize: true,
    banner: 'Kept',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 200,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    logger: false,
    onMailFrom: (address, _session, callback) => void answer(measure(intake, protocol, address), callback, log),
    onRcptTo: (address, session, callback) => void answer(admit(intake, protocol, { address, session }), callback, log),
    onData: (stream, session, callback) => void answer(take(intake, protocol, { stream, session }), callback, log),
  });
  server.on('error', (fault) => log.debug({ fault }, 'a mail connection ended badly'));
  server.listen(port, host);
  await Promise.race([
    once(server.server, 'listening'),
    once(server.server, 'error').then(([fault]) => Promise.reject(fault as Error)),
  ]);
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Callback = (refusal?: Error | null, said?: never) => void;

/** Tells the other server how it went. A fault of ours is never a refusal for good: it keeps the message and tries again. */
async function outcomeOf(
  doing: Promise<string | void>,
  log: Log,
): Promise<{ refusal: Error } | { said: string | undefined }> {
  try {
    const id = await doing;
    return { said: typeof id === 'string' ? `Kept as ${id}` : undefined };
  } catch (fault) {
    if (fault instanceof SmtpRefusal) return { refusal: fault };
    log.error({ fault }, 'a message could not be kept; its sender was told to try again');
    return { refusal: new SmtpRefusal(codeFor(fault as Error), 'We cannot keep this now; please try again later') };
  }
}

async function answer(doing: Promise<string | void>, callback: Callback, log: Log): Promise<void> {
  const outcome = await outcomeOf(doing, log);
  if ('refusal' in outcome) callback(outcome.refusal);
  // The library passes the text on as it is; its types know only an error.
  else callback(null, outcome.said as never);
}

const codeFor = (fault: Error): number => (isFull(fault) ? ANSWERS.full : ANSWERS.fault);

/** A message that says it is too large is refused before it is sent. That it was tried is recorded. */
async function measure(intake: Intake, source: 'smtp' | 'lmtp', { address, args }: SMTPServerAddress): Promise<void> {
  const declared = args as { readonly SIZE?: string } | false;
  const size = declared === false ? 0 : Number(declared.SIZE ?? 0);
  if (size > intake.mostBytes) await refuseTooLarge(intake, { source, returnPath: address, recipients: [], size });
}

async function refuseTooLarge(intake: Intake, it: Parameters<typeof refuse>[1]): Promise<never> {
  await refuse(intake, it, 'It is larger than we take.');
  throw new SmtpRefusal(ANSWERS.tooLarge, `We take messages of up to ${Math.floor(intake.mostBytes / 1_000_000)} MB`);
}

type Recipient = { readonly address: SMTPServerAddress; readonly session: SMTPServerSession };

/** Mail for somebody else is not ours to take. That it came is recorded, so that the sum balances. */
async function admit(intake: Intake, source: 'smtp' | 'lmtp', { address, session }: Recipient): Promise<void> {
  const to = withoutTag(address.address);
  const domain = to.slice(to.lastIndexOf('@') + 1);
  if (domain === intake.domain || to === withoutTag(intake.address)) return;
  if ((await listMailboxes(intake.db)).some((mailbox) => mailbox.address === to)) return;
  const returnPath = returnPathOf(session);
  await refuse(
    intake,
    { source, returnPath, recipients: [address.address], size: 0 },
    'There is no such mailbox here.',
  );
  throw new SmtpRefusal(ANSWERS.unknown, 'There is no such mailbox here');
}

const returnPathOf = ({ envelope }: SMTPServerSession): string =>
  envelope.mailFrom === false ? '' : envelope.mailFrom.address;

type Delivery = { readonly stream: SMTPServerDataStream; readonly session: SMTPServerSession };

async function take(intake: Intake, source: 'smtp' | 'lmtp', { stream, session }: Delivery): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    // What is too large is read to its end, as the protocol wants, but not kept in memory.
    if (size <= intake.mostBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  const returnPath = returnPathOf(session);
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  if (size > intake.mostBytes) return refuseTooLarge(intake, { source, returnPath, recipients, size });
  return accept(intake, { source, returnPath, recipients, raw: Buffer.concat(chunks) });
}
