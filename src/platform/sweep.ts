import type { Log } from './log.ts';

export type Sweep = {
  readonly name: string;
  /** Looks for work at least this often, in milliseconds, even if nothing woke it. */
  readonly every: number;
  /**
   * Does one batch and says how much it did; it runs again at once until that is nothing. Rows are taken with `skip
   * locked` or a lease, so any number of workers sweep at once, and a batch that is interrupted is simply done again.
   */
  readonly batch: (signal: AbortSignal) => Promise<number>;
};

export type Sweeping = {
  /** Something may have arrived: look now. */
  readonly wake: () => void;
  /** Lets the batch in hand finish. */
  readonly stop: () => Promise<void>;
};

/** The longest wait after faults in a row, so that a database that is away is not hammered. */
const LONGEST_WAIT = 30_000;

/** Runs a sweep until it is stopped. A fault is logged and tried again: work waits in its table, so none is lost. */
export function startSweep({ name, every, batch }: Sweep, log: Log): Sweeping {
  const stopping = new AbortController();
  const bell = { ring: () => {}, rung: false };

  const pause = (wait: number): Promise<void> =>
    new Promise((resolve) => {
      if (bell.rung || stopping.signal.aborted) return resolve();
      const timer = setTimeout(resolve, wait);
      bell.ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    let faults = 0;
    while (!stopping.signal.aborted) {
      bell.rung = false;
      try {
        const done = await batch(stopping.signal);
        faults = 0;
        if (done === 0) await pause(every);
      } catch (fault) {
        faults += 1;
        log.error(
          { sweep: name, fault: fault instanceof Error ? fault.stack : String(fault) },
          'a sweep failed and will run again',
        );
        bell.rung = false;
        await pause(Math.min(LONGEST_WAIT, 250 * 2 ** faults));
      }
    }
  };
  const ended = run();

  const wake = () => {
    bell.rung = true;
    bell.ring();
  };
  return {
    wake,
    stop: async () => {
      stopping.abort();
      wake();
      await ended;
    },
  };
}
