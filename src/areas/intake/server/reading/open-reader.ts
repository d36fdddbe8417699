import { openThreads, outOfMemory, type NotDone } from '#platform/threads.ts';
import type { ReadMessage } from '../../rules/message.ts';
import type { Envelope } from './read-message.ts';

export type ReadResult =
  | { readonly ok: true; readonly message: ReadMessage }
  | { readonly ok: false; readonly reason: string };

export type Reader = {
  /** Never rejects because of what a message holds: a message that cannot be read is an answer with a reason. */
  readonly read: (raw: Uint8Array, envelope?: Envelope) => Promise<ReadResult>;
  readonly close: () => Promise<void>;
};

export type ReaderOptions = {
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  readonly workers?: number;
  /** Tests put a program here that loops or eats memory on command. */
  readonly program?: URL;
};

type Job = { readonly raw: Uint8Array; readonly envelope: Envelope };

const MAX_MESSAGE = 120 * 1024 * 1024;

/** Reads messages in threads that have a time limit and a memory limit, so a hostile message can only cost itself. */
export function openReader(options: ReaderOptions = {}): Reader {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const threads = openThreads<Job, ReadResult>({
    program: options.program ?? new URL('./read-worker.ts', import.meta.url),
    workers: options.workers ?? 1,
    timeoutMs,
    memoryMb: options.memoryMb ?? 256,
    notDone: (it) => ({ ok: false, reason: sentenceFor(it, timeoutMs) }),
  });
  return {
    read: (raw, envelope = {}) =>
      raw.byteLength > MAX_MESSAGE
        ? Promise.resolve({ ok: false, reason: `The message is larger than ${MAX_MESSAGE / 1024 / 1024} MB.` })
        : threads.run({ raw, envelope }),
    close: threads.close,
  };
}

function sentenceFor(it: NotDone, timeoutMs: number): string {
  if (it.why === 'closed') return 'The reader was closed before it came to this message.';
  if (it.why === 'start') return 'The reading thread did not start.';
  if (it.why === 'late') return `The message could not be read within ${timeoutMs / 1000} seconds.`;
  return `The message could not be read: ${whyItDied(it.fault)}`;
}

function whyItDied(fault: Error | null): string {
  if (outOfMemory(fault)) return 'it needs more memory than a message may have.';
  return fault === null ? 'the reading thread ended unexpectedly.' : `${fault.message}.`;
}
