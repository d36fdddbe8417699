import { parentPort } from 'node:worker_threads';
import { must } from '#kernel/must.ts';
import { make, type Made, type Order } from './make.ts';
import { isStopped, openTypst } from './typst.ts';

/** The inside of the thread that sets letters. It answers one order at a time; `openMaker` holds its clock and its memory. */
const port = must(parentPort, 'to run inside a worker thread');
const typst = await openTypst();

port.on('message', (order: Order) => {
  void answerTo(order).then((result) => port.postMessage({ kind: 'result', result }));
});
port.postMessage({ kind: 'ready' });

/**
 * A fault in one letter is told, and leaves the thread as it was. What stops the typesetter itself, as when it wants more memory
 * than it may have, leaves it unfit for the next letter, so the thread ends with it.
 */
async function answerTo(order: Order): Promise<Made> {
  try {
    return await make(typst, order);
  } catch (fault) {
    if (isStopped(fault)) throw fault;
    return {
      ok: false,
      reason: `The letter could not be made: ${fault instanceof Error ? fault.message : 'unknown fault'}.`,
    };
  }
}
