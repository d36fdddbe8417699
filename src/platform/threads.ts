import { Worker } from 'node:worker_threads';

/** Why a job was not done: the thread did not start, was too slow, ended, or the whole was closed first. */
export type NotDone =
  | { readonly why: 'closed' }
  | { readonly why: 'start' }
  | { readonly why: 'late' }
  | { readonly why: 'died'; readonly fault: Error | null };

export type Threads<Job, Result> = {
  /** Never rejects because of what a job holds. */
  readonly run: (job: Job) => Promise<Result>;
  readonly close: () => Promise<void>;
};

export type ThreadOptions<Result> = {
  /** Posts `{ kind: 'ready' }` once, and `{ kind: 'result', result }` for each job it is given. */
  readonly program: URL;
  readonly workers: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** A thread is replaced after so many jobs, where its program keeps more with each. */
  readonly jobsEach?: number;
  readonly notDone: (it: NotDone) => Result;
};

type Job<It, Result> = { readonly it: It; readonly answer: (result: Result) => void; deaths: number };
type Slot<It, Result> = {
  worker: Worker | null;
  ready: boolean;
  done: number;
  job: Job<It, Result> | null;
  clock: NodeJS.Timeout | null;
};
type Pool<It, Result> = ThreadOptions<Result> & {
  readonly queue: Job<It, Result>[];
  readonly slots: readonly Slot<It, Result>[];
  closed: boolean;
};

const START_MS = 60_000;

/**
 * Does jobs in threads that have a time limit and a memory limit, one job at a time in each, so that a hostile one can only
 * cost itself. A thread that dies may have been worn down by the job before: its job is tried once more on a fresh thread, and
 * only a second death is held against it.
 */
export function openThreads<It, Result>(options: ThreadOptions<Result>): Threads<It, Result> {
  const pool: Pool<It, Result> = {
    ...options,
    queue: [],
    slots: Array.from({ length: options.workers }, () => ({
      worker: null,
      ready: false,
      done: 0,
      job: null,
      clock: null,
    })),
    closed: false,
  };
  return {
    run: (it) => {
      if (pool.closed) return Promise.resolve(pool.notDone({ why: 'closed' }));
      return new Promise((answer) => {
        pool.queue.push({ it, answer, deaths: 0 });
        handOut(pool);
      });
    },
    close: () => closePool(pool),
  };
}

function handOut<It, Result>(pool: Pool<It, Result>): void {
  for (const slot of pool.slots.filter((one) => !one.job && !pool.closed)) {
    const job = pool.queue.shift();
    if (!job) return;
    slot.job = job;
    if (slot.worker) begin(pool, slot);
    else start(pool, slot);
  }
}

type Reply<Result> = { readonly kind: 'ready' } | { readonly kind: 'result'; readonly result: Result };

function start<It, Result>(pool: Pool<It, Result>, slot: Slot<It, Result>): void {
  const worker = new Worker(pool.program, {
    resourceLimits: { maxOldGenerationSizeMb: pool.memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // Node writes a warning for every experimental feature a thread uses; the log is not the place for it.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  slot.worker = worker;
  slot.done = 0;
  setClock(slot, START_MS, () => tooSlow(pool, slot, 'start'));
  worker.on('message', (reply: Reply<Result>) => {
    if (reply.kind === 'result') return finish(pool, slot, reply.result);
    slot.ready = true;
    begin(pool, slot);
  });
  worker.on('error', (fault: Error) => died(pool, slot, fault));
  worker.on('exit', () => died(pool, slot, null));
  // An idle thread must not keep the program alive.
  worker.unref();
}

function begin<It, Result>(pool: Pool<It, Result>, slot: Slot<It, Result>): void {
  const { job, worker } = slot;
  if (!job || !worker || !slot.ready) return;
  setClock(slot, pool.timeoutMs, () => tooSlow(pool, slot, 'late'));
  worker.postMessage(job.it);
}

function setClock<It, Result>(slot: Slot<It, Result>, limit: number, onLate: () => void): void {
  if (slot.clock) clearTimeout(slot.clock);
  slot.clock = setTimeout(onLate, limit);
}

/** Takes the job from its slot, so that it can be answered or tried again exactly once. */
function takeJob<It, Result>(slot: Slot<It, Result>): Job<It, Result> | null {
  const { job } = slot;
  if (slot.clock) clearTimeout(slot.clock);
  slot.clock = null;
  slot.job = null;
  return job;
}

function finish<It, Result>(pool: Pool<It, Result>, slot: Slot<It, Result>, result: Result): void {
  takeJob(slot)?.answer(result);
  slot.done += 1;
  if (pool.jobsEach !== undefined && slot.done >= pool.jobsEach) void discard(slot);
  handOut(pool);
}

function tooSlow<It, Result>(pool: Pool<It, Result>, slot: Slot<It, Result>, why: 'start' | 'late'): void {
  void discard(slot);
  finish(pool, slot, pool.notDone({ why }));
}

function died<It, Result>(pool: Pool<It, Result>, slot: Slot<It, Result>, fault: Error | null): void {
  const job = takeJob(slot);
  void discard(slot);
  if (job) {
    job.deaths += 1;
    if (job.deaths < 2) pool.queue.unshift(job);
    else job.answer(pool.notDone({ why: 'died', fault }));
  }
  handOut(pool);
}

async function discard<It, Result>(slot: Slot<It, Result>): Promise<void> {
  const { worker } = slot;
  slot.worker = null;
  slot.ready = false;
  worker?.removeAllListeners();
  // A thread that was told to stop may still report its own end; that is no news.
  worker?.on('error', () => {});
  await worker?.terminate();
}

async function closePool<It, Result>(pool: Pool<It, Result>): Promise<void> {
  pool.closed = true;
  for (const job of pool.queue.splice(0)) job.answer(pool.notDone({ why: 'closed' }));
  for (const slot of pool.slots) {
    takeJob(slot)?.answer(pool.notDone({ why: 'closed' }));
    await discard(slot);
  }
}

/** Whether a thread ended because it wanted more memory than it may have. */
export const outOfMemory = (fault: Error | null): boolean =>
  (fault as { readonly code?: string } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
