import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One connection to a mail server, as bytes: nothing is helped, so anything can be sent. */
export type SmtpLine = {
  readonly socket: Socket;
  readonly write: (bytes: string | Uint8Array) => void;
  /** The next whole answer, of one or more lines. Empty when the other side has ended. */
  readonly answer: () => Promise<string>;
  readonly say: (command: string) => Promise<string>;
  readonly end: () => Promise<void>;
};

export async function openLine(port: number): Promise<SmtpLine> {
  const socket = connect({ host: '127.0.0.1', port });
  const state = { text: '', ended: false, wake: () => {} };
  socket.on('data', (data) => {
    state.text += data.toString('latin1');
    state.wake();
  });
  socket.on('close', () => {
    state.ended = true;
    state.wake();
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');

  const answer = async (): Promise<string> => {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(state.text)?.[0];
      if (whole !== undefined) {
        state.text = state.text.slice(whole.length);
        return whole.trimEnd();
      }
      if (state.ended) return '';
      await new Promise<void>((resolve) => (state.wake = resolve));
    }
  };
  const write = (bytes: string | Uint8Array) => void socket.write(bytes);
  return {
    socket,
    write,
    answer,
    say: (command) => {
      write(`${command}\r\n`);
      return answer();
    },
    end: async () => {
      if (state.ended) return;
      socket.destroy();
      await once(socket, 'close');
    },
  };
}
