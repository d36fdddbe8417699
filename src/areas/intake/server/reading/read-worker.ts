import { parentPort } from 'node:worker_threads';
import { must } from '#kernel/must.ts';
import type { ReadResult } from './open-reader.ts';
import { readMessage, type Envelope } from './read-message.ts';

/** The inside of one reading thread. It answers one message at a time; `openReader` holds its clock and its memory. */
const port = must(parentPort, 'to run inside a worker thread');

type Request = { readonly raw: Uint8Array; readonly envelope: Envelope };

port.on('message', ({ raw, envelope }: Request) => {
  void answerTo(raw, envelope).then((result) => port.postMessage({ kind: 'result', result }, buffersIn(result)));
});
port.postMessage({ kind: 'ready' });

/** A fault of the reader must not take the thread with it: the next message is innocent. */
async function answerTo(raw: Uint8Array, envelope: Envelope): Promise<ReadResult> {
  try {
    return { ok: true, message: await readMessage(raw, envelope) };
  } catch (fault) {
    return {
      ok: false,
      reason: `The message could not be read: ${fault instanceof Error ? fault.message : 'unknown fault'}.`,
    };
  }
}

/** Attachments are handed over, not copied: each owns its bytes. */
function buffersIn(result: ReadResult): ArrayBuffer[] {
  if (!result.ok) return [];
  const buffers = result.message.attachments.map(({ bytes }) => bytes.buffer);
  return buffers.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer && buffer.byteLength > 0);
}
