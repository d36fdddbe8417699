import { Worker } from 'node:worker_threads';
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

type Job = {
  readonly raw: Uint8Array;
  readonly envelope: Envelope;
  readonly answer: (result: ReadResult) => void;
  deaths: number;
};

type Slot = { worker: Worker | null; ready: boolean; job: Job | null; clock: NodeJS.Timeout | null };

type Reply = { readonly kind: 'ready' } | { readonly kind: 'result'; readonly result: ReadResult };

const MAX_MESSAGE = 120 * 1024 * 1024;
const START_MS = 60_000;
const CLOSED: ReadResult = { ok: false, reason: 'The reader was closed before it came to this message.' };

/**
 * Reads messages in threads that have a time limit and a memory limit, one message at a time in each, so a hostile
 * message can only cost itself. A thread that dies may have been worn down by the message before: its message is
 * tried once more on a fresh thread, and only a second death is held against it.
 */
export function openReader(options: ReaderOptions = {}): Reader {
  const { timeoutMs = 10_000, memoryMb = 256, workers = 1 } = options;
  const program = options.program ?? new URL('./read-worker.ts', import.meta.url);
  const queue: Job[] = [];
  const slots: Slot[] = Array.from({ length: workers }, () => ({ worker: null, ready: false, job: null, clock: null }));
  let closed = false;

  const finish = (slot: Slot, result: ReadResult): void => {
    const { job } = slot;
    if (slot.clock) clearTimeout(slot.clock);
    slot.clock = null;
    slot.job = null;
    job?.answer(result);
    next();
  };

  const discard = (slot: Slot): void => {
    const { worker } = slot;
    slot.worker = null;
    slot.ready = false;
    worker?.removeAllListeners();
    // A thread that was told to stop may still report its own end; that is no news.
    worker?.on('error', () => {});
    void worker?.terminate();
  };

  const died = (slot: Slot, why: string): void => {
    const { job } = slot;
    if (slot.clock) clearTimeout(slot.clock);
    slot.clock = null;
    slot.job = null;
    discard(slot);
    if (job) {
      job.deaths += 1;
      if (job.deaths < 2 && !closed) queue.unshift(job);
      else job.answer(closed ? CLOSED : { ok: false, reason: `The message could not be read: ${why}` });
    }
    next();
  };

  const tooSlow = (slot: Slot): void => {
    discard(slot);
    finish(slot, { ok: false, reason: `The message could not be read within ${timeoutMs / 1000} seconds.` });
  };

  const begin = (slot: Slot): void => {
    const { job, worker } = slot;
    if (!job || !worker || !slot.ready) return;
    if (slot.clock) clearTimeout(slot.clock);
    slot.clock = setTimeout(() => tooSlow(slot), timeoutMs);
    worker.postMessage({ raw: job.raw, envelope: job.envelope });
  };

  const start = (slot: Slot): void => {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      // Node writes a warning for every experimental feature a thread uses; the log is not the place for it.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    slot.worker = worker;
    slot.clock = setTimeout(() => tooSlow(slot), START_MS);
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'result') return finish(slot, reply.result);
      slot.ready = true;
      begin(slot);
    });
    worker.on('error', (fault: Error) => died(slot, sentenceFor(fault)));
    worker.on('exit', () => died(slot, 'the reading thread ended unexpectedly.'));
    // An idle thread must not keep the program alive.
    worker.unref();
  };

  const next = (): void => {
    for (const slot of slots) {
      if (slot.job || closed) continue;
      const job = queue.shift();
      if (!job) return;
      slot.job = job;
      if (slot.worker) begin(slot);
      else start(slot);
    }
  };

  return {
    read: (raw, envelope = {}) => {
      if (closed) return Promise.resolve(CLOSED);
      if (raw.byteLength > MAX_MESSAGE) {
        return Promise.resolve({ ok: false, reason: `The message is larger than ${MAX_MESSAGE / 1024 / 1024} MB.` });
      }
      return new Promise((answer) => {
        queue.push({ raw, envelope, answer, deaths: 0 });
        next();
      });
    },
    close: async () => {
      closed = true;
      for (const job of queue.splice(0)) job.answer(CLOSED);
      for (const slot of slots) {
        const { worker } = slot;
        discard(slot);
        if (slot.job) finish(slot, CLOSED);
        await worker?.terminate();
      }
    },
  };
}

function sentenceFor(fault: Error): string {
  const { code } = fault as Error & { readonly code?: string };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs more memory than a message may have.' : `${fault.message}.`;
}
