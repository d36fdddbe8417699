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

type Pool = {
  readonly queue: Job[];
  readonly slots: readonly Slot[];
  readonly program: URL;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  closed: boolean;
};

/**
 * Reads messages in threads that have a time limit and a memory limit, one message at a time in each, so a hostile
 * message can only cost itself. A thread that dies may have been worn down by the message before: its message is
 * tried once more on a fresh thread, and only a second death is held against it.
 */
export function openReader(options: ReaderOptions = {}): Reader {
  const pool: Pool = {
    queue: [],
    slots: Array.from({ length: options.workers ?? 1 }, () => ({ worker: null, ready: false, job: null, clock: null })),
    program: options.program ?? new URL('./read-worker.ts', import.meta.url),
    timeoutMs: options.timeoutMs ?? 10_000,
    memoryMb: options.memoryMb ?? 256,
    closed: false,
  };
  return {
    read: (raw, envelope = {}) => {
      if (pool.closed) return Promise.resolve(CLOSED);
      if (raw.byteLength > MAX_MESSAGE) {
        return Promise.resolve({ ok: false, reason: `The message is larger than ${MAX_MESSAGE / 1024 / 1024} MB.` });
      }
      return new Promise((answer) => {
        pool.queue.push({ raw, envelope, answer, deaths: 0 });
        handOut(pool);
      });
    },
    close: () => closePool(pool),
  };
}

function handOut(pool: Pool): void {
  for (const slot of pool.slots.filter((one) => !one.job && !pool.closed)) {
    const job = pool.queue.shift();
    if (!job) return;
    slot.job = job;
    if (slot.worker) begin(pool, slot);
    else start(pool, slot);
  }
}

function start(pool: Pool, slot: Slot): void {
  const worker = new Worker(pool.program, {
    resourceLimits: { maxOldGenerationSizeMb: pool.memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // Node writes a warning for every experimental feature a thread uses; the log is not the place for it.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  slot.worker = worker;
  setClock(slot, START_MS, () => tooSlow(pool, slot, 'start'));
  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'result') return finish(pool, slot, reply.result);
    slot.ready = true;
    begin(pool, slot);
  });
  worker.on('error', (fault: Error) => died(pool, slot, sentenceFor(fault)));
  worker.on('exit', () => died(pool, slot, 'the reading thread ended unexpectedly.'));
  // An idle thread must not keep the program alive.
  worker.unref();
}

function begin(pool: Pool, slot: Slot): void {
  const { job, worker } = slot;
  if (!job || !worker || !slot.ready) return;
  setClock(slot, pool.timeoutMs, () => tooSlow(pool, slot, 'read'));
  worker.postMessage({ raw: job.raw, envelope: job.envelope });
}

function setClock(slot: Slot, limit: number, onLate: () => void): void {
  if (slot.clock) clearTimeout(slot.clock);
  slot.clock = setTimeout(onLate, limit);
}

/** Takes the job from its slot, so that it can be answered or tried again exactly once. */
function takeJob(slot: Slot): Job | null {
  const { job } = slot;
  if (slot.clock) clearTimeout(slot.clock);
  slot.clock = null;
  slot.job = null;
  return job;
}

function finish(pool: Pool, slot: Slot, result: ReadResult): void {
  takeJob(slot)?.answer(result);
  handOut(pool);
}

function tooSlow(pool: Pool, slot: Slot, step: 'start' | 'read'): void {
  void discard(slot);
  const reason =
    step === 'start'
      ? 'The reading thread did not start.'
      : `The message could not be read within ${pool.timeoutMs / 1000} seconds.`;
  finish(pool, slot, { ok: false, reason });
}

function died(pool: Pool, slot: Slot, why: string): void {
  const job = takeJob(slot);
  void discard(slot);
  if (job) {
    job.deaths += 1;
    if (job.deaths < 2) pool.queue.unshift(job);
    else job.answer({ ok: false, reason: `The message could not be read: ${why}` });
  }
  handOut(pool);
}

async function discard(slot: Slot): Promise<void> {
  const { worker } = slot;
  slot.worker = null;
  slot.ready = false;
  worker?.removeAllListeners();
  // A thread that was told to stop may still report its own end; that is no news.
  worker?.on('error', () => {});
  await worker?.terminate();
}

async function closePool(pool: Pool): Promise<void> {
  pool.closed = true;
  for (const job of pool.queue.splice(0)) job.answer(CLOSED);
  for (const slot of pool.slots) {
    takeJob(slot)?.answer(CLOSED);
    await discard(slot);
  }
}

function sentenceFor(fault: Error): string {
  const { code } = fault as Error & { readonly code?: string };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs more memory than a message may have.' : `${fault.message}.`;
}
