import { parentPort } from 'node:worker_threads';
import { must } from '#kernel/must.ts';

/** A reading thread that does on command what a hostile message would have to find a fault for. */
const port = must(parentPort, 'to run inside a worker thread');

port.on('message', ({ raw }: { readonly raw: Uint8Array }) => {
  const order = Buffer.from(raw).toString('latin1');
  if (order === 'loop') for (;;);
  if (order === 'eat') {
    const hoard: unknown[] = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));
  }
  if (order === 'die') process.exit(1);
  port.postMessage({ kind: 'result', result: { ok: false, reason: `read ${order}` } });
});
port.postMessage({ kind: 'ready' });
