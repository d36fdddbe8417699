import { connect, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server of the outside world that counts what it accepted, by Message-ID. */
export type Outside = {
  readonly port: number;
  readonly accepted: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
};

export async function openOutside(): Promise<Outside> {
  const accepted = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, callback) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      stream.on('end', () => {
        const id = /^Message-ID:\s*<([^>]+)>/im.exec(text)?.[1] ?? 'none';
        accepted.set(id, (accepted.get(id) ?? 0) + 1);
        callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    accepted,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Hands one message over SMTP. Resolves with whether the server said 250 to it; a broken connection is a no. */
export async function hand(
  port: number,
  { from, to, raw }: { from: string; to: string; raw: string },
): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    const ask = conversation(socket);
    await ask(null);
    await ask('EHLO outside.example');
    await ask(`MAIL FROM:<${from}>`);
    await ask(`RCPT TO:<${to}>`);
    await ask('DATA');
    return (await ask(`${raw.replace(/^\./gm, '..')}\r\n.`)).startsWith('250');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function conversation(socket: Socket): (line: string | null) => Promise<string> {
  let heard = '';
  let wake: (() => void) | undefined;
  let broken: Error | undefined;
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
    wake?.();
  });
  const lose = () => {
    broken = new Error('the connection broke');
    wake?.();
  };
  socket.on('error', lose);
  socket.on('close', lose);
  return async (line) => {
    if (line !== null) socket.write(`${line}\r\n`);
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*(\d{3}(?: .*)?)\r\n/.exec(heard);
      if (whole !== null) {
        heard = heard.slice(whole[0].length);
        return whole[1] ?? '';
      }
      if (broken !== undefined) throw broken;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
}
