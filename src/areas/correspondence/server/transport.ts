import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';

export type Envelope = { readonly from: string; readonly to: readonly string[] };

/** What became of one attempt. Only `unsure` leaves open whether the other server has it. */
export type Handed =
  | { readonly outcome: 'sent'; readonly response: string }
  | { readonly outcome: 'refused'; readonly permanent: boolean; readonly response: string }
  | { readonly outcome: 'unsure'; readonly response: string };

/** The way out. `beforeLast` is awaited before the last bytes are handed over. */
export type Transport = {
  readonly hand: (envelope: Envelope, raw: Uint8Array, beforeLast: () => Promise<void>) => Promise<Handed>;
};

const PATIENCE_MS = 30_000;
const LOST = new Error('the connection was lost before the end of the message');

/**
 * Hands mail to an SMTP server, one connection a message.
 *
 * A server accepts a message with its answer to the final dot. The dot is only sent after `beforeLast` has resolved, so
 * whatever stops us before that is safe to try again, and only the short time between the dot and the recorded answer
 * can leave us unsure.
 */
export function openTransport(smtpUrl: string): Transport {
  const { options, auth } = settingsOf(smtpUrl, PATIENCE_MS);
  return {
    hand: async (envelope, raw, beforeLast) => {
      const line = new SMTPConnection(options);
      const progress = { greeted: false, lost: false, dot: false };
      let turning: Promise<void> = Promise.resolve();
      line.once('end', () => (progress.lost = true));
      try {
        await connect(line, auth);
        progress.greeted = true;
        const body = Readable.from(
          heldBack(raw, async () => {
            if (progress.lost) throw LOST;
            turning = beforeLast();
            await turning;
            // The line may have broken in the meantime, and then the other server does not have the message.
            if (progress.lost) throw LOST;
            progress.dot = true;
          }),
          { objectMode: false },
        );
        const response = await send(line, envelope, body);
        return { outcome: 'sent', response };
      } catch (fault) {
        // The line may break before or while the last step is recorded: what became of it is told after that, and nothing
        // is recorded once it has been told.
        progress.lost = true;
        await turning.catch(() => {});
        return afterFault(fault, progress);
      } finally {
        line.close();
      }
    },
  };
}

function settingsOf(smtpUrl: string, patience: number) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const options = {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  };
  const auth = username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return { options, auth };
}

/** `name`: the server, without what opens it. */
type Tried = { readonly name: string; readonly works: boolean; readonly said: string };

/** Somebody waits for the answer. */
const TRYING_MS = 8_000;

/** Greets the mail server and signs in, as for a message, and hands nothing over. */
export async function trySmtp(smtpUrl: string): Promise<Tried> {
  const { options, auth } = settingsOf(smtpUrl, TRYING_MS);
  const name = `${options.host}:${options.port}`;
  const line = new SMTPConnection(options);
  try {
    await connect(line, auth);
    return { name, works: true, said: '' };
  } catch (fault) {
    const { message = String(fault) } = fault as { message?: string };
    return { name, works: false, said: message.slice(0, 300) };
  } finally {
    line.close();
  }
}

/** All but the last line first; the rest only when it may go. */
async function* heldBack(raw: Uint8Array, beforeLast: () => Promise<void>): AsyncGenerator<Uint8Array> {
  const split = Math.max(0, raw.byteLength - 2);
  yield raw.subarray(0, split);
  await beforeLast();
  yield raw.subarray(split);
}

type Auth = { user: string; pass: string } | undefined;

function connect(line: SMTPConnection, auth: Auth): Promise<void> {
  return new Promise((resolve, reject) => {
    line.once('error', reject);
    line.connect((fault) => {
      if (fault) return reject(fault);
      if (auth === undefined) return resolve();
      line.login({ ...auth, credentials: auth }, (refused) => (refused ? reject(refused) : resolve()));
    });
  });
}

function send(line: SMTPConnection, { from, to }: Envelope, body: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    line.once('error', reject);
    // What stops us from finishing, such as another worker who has the message, ends the attempt.
    body.once('error', reject);
    line.send({ from: from === '' ? false : from, to: [...to] } as never, body, (fault, info) => {
      if (fault) return reject(fault);
      const refused = (info.rejected as readonly string[] | undefined) ?? [];
      resolve(refused.length === 0 ? info.response : `${info.response} (refused for ${refused.length} recipients)`);
    });
  });
}

/** What Node says when it has not even tried to write, because the other side had ended the line: the dot did not leave. */
const NOT_WRITTEN = 'This socket has been ended by the other party';

/**
 * An answer of the server is a decision, whenever it came. Silence after the dot is not. What is refused before the message
 * was named, such as a wrong password of ours, says nothing about the message, so it is tried again.
 */
function afterFault(fault: unknown, { greeted, dot }: { greeted: boolean; dot: boolean }): Handed {
  const { responseCode, message = String(fault) } = fault as { responseCode?: number; message?: string };
  const response = message.slice(0, 500);
  if (responseCode !== undefined && responseCode >= 400)
    return { outcome: 'refused', permanent: greeted && responseCode >= 500, response };
  const left = dot && message !== NOT_WRITTEN;
  return left ? { outcome: 'unsure', response } : { outcome: 'refused', permanent: false, response };
}
