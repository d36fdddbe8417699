import { spawn } from 'node:child_process';
import type { TextGateway } from '#platform/setting-kinds.ts';
import type { Handed } from './transport.ts';
import type { TextWay } from './ways.ts';

const PATIENCE_MS = 30_000;

/**
 * Hands text messages to a gateway: as JSON to a web address, or to a program that reads the words and is given the number. Either
 * is told the id of the message, so that it can tell one that comes twice.
 */
export const openTextWay =
  (gateway: TextGateway): TextWay =>
  async ({ messageId, recipients, body }, beforeLast) => {
    const it = { id: messageId, to: recipients[0] ?? '', text: body };
    await beforeLast();
    return gateway.kind === 'web' ? overWeb(gateway.url, it) : byProgram(gateway.path, it);
  };

type Text = { readonly id: string; readonly to: string; readonly text: string };

/** An answer is a decision. Without one nobody knows whether it arrived. */
async function overWeb(address: string, it: Text): Promise<Handed> {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const sign = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': it.id,
    ...(username === '' ? {} : { authorization: `Basic ${sign}` }),
  };
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(it),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const response = `the gateway answered ${status}`;
    if (ok) return { outcome: 'sent', response };
    return { outcome: 'refused', permanent: status >= 400 && status < 500 && status !== 429, response };
  } catch (fault) {
    const { cause } = fault as { cause?: { code?: string } };
    const response = `the gateway could not be reached (${cause?.code ?? 'no answer'})`;
    return cause?.code === 'ECONNREFUSED' || cause?.code === 'ENOTFOUND'
      ? { outcome: 'refused', permanent: false, response }
      : { outcome: 'unsure', response };
  }
}

/** Ends with 0: sent. With 75, the sign of programs that hand mail over for “try again”: later. With anything else: refused. */
const byProgram = (path: string, it: Text): Promise<Handed> =>
  new Promise((resolve) => {
    const program = spawn(path, [it.to, it.id], { stdio: ['pipe', 'ignore', 'ignore'], timeout: PATIENCE_MS });
    program.once('error', () =>
      resolve({ outcome: 'refused', permanent: false, response: 'the program for text messages could not be started' }),
    );
    program.once('close', (code) => {
      if (code === 0) resolve({ outcome: 'sent', response: 'the program took it' });
      else if (code === null) resolve({ outcome: 'unsure', response: 'the program was stopped' });
      else resolve({ outcome: 'refused', permanent: code !== 75, response: `the program ended with ${code}` });
    });
    // A program that does not read its words has ended; its end says what became of them.
    program.stdin.on('error', () => {});
    program.stdin.end(it.text);
  });
