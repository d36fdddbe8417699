import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string };
export type Behaviour = {
  readonly onRecipient?: (address: string) => { code: number; text: string } | undefined;
  readonly onMessage?: (raw: string) => { code: number; text: string } | undefined;
};
export type Peer = {
  readonly url: string;
  readonly received: Received[];
  behave: Behaviour;
  readonly close: () => Promise<void>;
};

const refusal = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code });

/** Somebody else's mail server: a real one, that keeps what it accepts and refuses what it is told to. */
export async function openPeer(): Promise<Peer> {
  const received: Received[] = [];
  const peer = { behave: {} as Behaviour };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = peer.behave.onRecipient?.(address);
      done(answer === undefined ? null : refusal(answer));
    },
    onData: (stream, { envelope }: SMTPServerSession, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        const answer = peer.behave.onMessage?.(raw);
        if (answer !== undefined) return done(refusal(answer));
        received.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(peer, {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** A mail server that breaks the line: while the message is still coming, or once it has the last dot, before it answers. */
export async function openBreakingPeer(
  when: 'before the dot' | 'after the dot',
): Promise<{ url: string; dots: () => number; close: () => Promise<void> }> {
  const state = { dots: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 breaking\r\n');
    let text = '';
    let data = false;
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      if (data) {
        const dotted = text.includes('\r\n.\r\n');
        if (dotted) state.dots += 1;
        if (dotted) socket.destroy();
        return;
      }
      for (let at = text.indexOf('\r\n'); at >= 0 && !data; at = text.indexOf('\r\n')) {
        data = /^DATA/i.test(text);
        text = text.slice(at + 2);
        socket.write(data ? '354 go on\r\n' : '250 yes\r\n');
        // The end of the line comes with the invitation, so that it is there however long the next bytes take.
        if (data && when === 'before the dot') socket.end();
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dots: () => state.dots,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
