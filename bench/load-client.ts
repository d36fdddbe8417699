import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { answerOrders } from './child.ts';
import { summed, type Order, type Seen } from './words.ts';

/**
 * The load: clients with connections that stay open, each of which asks again as soon as it has its answer. It speaks
 * HTTP and SMTP over bare sockets, because a whole HTTP client would take more of the machine than the server it measures.
 */
const loaded: { protocol: 'http' | 'smtp'; requests: readonly Buffer[] } = { protocol: 'http', requests: [] };

answerOrders<Order>(async (order) => {
  if (order.kind === 'run') return run(order);
  loaded.protocol = order.protocol;
  loaded.requests = order.requests.map((text) => Buffer.from(text));
  return 'loaded';
});

type Client = { readonly ask: (request: Buffer) => Promise<number>; readonly end: () => void };
type Run = Extract<Order, { kind: 'run' }>;

async function run({ port, clients, seconds, from }: Run): Promise<Seen & { next: number }> {
  const open = loaded.protocol === 'http' ? openHttp : openSmtp;
  const all = await Promise.all(Array.from({ length: clients }, () => open(port)));
  const latencies: number[] = [];
  const tally = { next: from, failed: 0, bytes: 0 };
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    all.map(async ({ ask }) => {
      for (let now = performance.now(); now < until; now = performance.now()) {
        const request = loaded.requests[tally.next++ % loaded.requests.length];
        if (request === undefined) return;
        const bytes = await ask(request);
        if (bytes < 0) tally.failed += 1;
        else tally.bytes += bytes;
        latencies.push(performance.now() - now);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  for (const { end } of all) end();
  return {
    ...summed(Float64Array.from(latencies), {
      seconds: took,
      failed: tally.failed,
      bytes: tally.bytes / Math.max(1, latencies.length),
    }),
    next: tally.next,
  };
}

/** Calls back with what has come, until the callback says that it was a whole answer. */
function openConversation(port: number, whole: (text: Buffer) => number | undefined) {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const state: { text: Buffer; resolve: (length: number) => void; reject: (fault: Error) => void } = {
    text: Buffer.alloc(0),
    resolve: () => {},
    reject: () => {},
  };
  socket.on('data', (chunk) => {
    state.text = state.text.length === 0 ? chunk : Buffer.concat([state.text, chunk]);
    const length = whole(state.text);
    if (length === undefined) return;
    state.text = Buffer.alloc(0);
    state.resolve(length);
  });
  socket.on('error', (fault) => state.reject(fault));
  const say = (words: Buffer | string) =>
    new Promise<number>((resolve, reject) => {
      Object.assign(state, { resolve, reject });
      socket.write(words);
    });
  const listen = () => new Promise<number>((resolve, reject) => Object.assign(state, { resolve, reject }));
  return { say, listen, end: () => socket.destroy() };
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The length of the body, negative when the answer was not 200; undefined while it is not whole. */
function wholeHttp(text: Buffer): number | undefined {
  const head = text.indexOf(HEAD_END);
  if (head < 0) return undefined;
  const lines = text.subarray(0, head).toString('latin1');
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(lines)?.[1] ?? 0);
  if (text.length < head + 4 + length) return undefined;
  return lines.startsWith('HTTP/1.1 200') ? length : -1;
}

function openHttp(port: number): Promise<Client> {
  const { say, end } = openConversation(port, wholeHttp);
  return Promise.resolve({ ask: (request) => say(request), end });
}

/** As mail servers do: one connection for many messages, and the envelope in one go where the other side allows that. */
async function openSmtp(port: number): Promise<Client> {
  const expected = { lines: 1 };
  const whole = (text: Buffer): number | undefined => {
    if (text.at(-1) !== 10) return undefined;
    const lines = text
      .toString('latin1')
      .trimEnd()
      .split('\r\n')
      .filter((line) => line[3] === ' ');
    if (lines.length < expected.lines) return undefined;
    return lines.every((line) => line.startsWith('2') || line.startsWith('354')) ? text.length : -1;
  };
  const { say, listen, end } = openConversation(port, whole);
  await listen();
  await say('EHLO mail.home.example\r\n');
  return {
    ask: async (request) => {
      const split = request.indexOf('\n\n');
      expected.lines = 3;
      if ((await say(Buffer.concat([request.subarray(0, split), Buffer.from('\r\nDATA\r\n')]))) < 0) return -1;
      expected.lines = 1;
      return say(request.subarray(split + 2));
    },
    end,
  };
}
