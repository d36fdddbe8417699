import type { CDPSession } from 'playwright-core';

/** What Chromium writes down of a task: when it began, and how long the processor worked on it, in microseconds. */
type Traced = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } };
};

export type PageTime = {
  /** Processor time of the page between the marks `from` and `to` that it set, each pair by itself, in ms. */
  readonly between: (from: string, to: string) => readonly number[];
  /** Processor time of each task in which a key came down, in ms. */
  readonly keys: () => readonly number[];
  /** Processor time of each task that began after the page set the mark `since`, in ms. */
  readonly tasks: (since: string) => readonly number[];
};

const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];

/**
 * Counts the work of a page in processor time instead of by the clock: on a machine that others share, the clock also counts
 * what they took.
 */
export async function timedInPage(line: CDPSession, run: () => Promise<void>): Promise<PageTime> {
  const all: Traced[] = [];
  const take = ({ value }: { value: object[] }) => void all.push(...(value as Traced[]));
  line.on('Tracing.dataCollected', take);
  await line.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  try {
    await run();
  } finally {
    const over = new Promise((resolve) => line.once('Tracing.tracingComplete', resolve));
    await line.send('Tracing.end');
    await over;
    line.off('Tracing.dataCollected', take);
  }
  return readTrace(all);
}

function readTrace(all: readonly Traced[]): PageTime {
  const main = mainThreadOf(all);
  const own = all.filter((one) => keyOf(one) === main);
  const tasks = own.filter(({ name, ph }) => name === 'RunTask' && ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const ms = ({ tdur = 0 }: Traced) => tdur / 1000;
  const at = (mark: string) => own.filter(({ name }) => name === mark).map(({ ts }) => ts);
  return {
    between: (from, to) => {
      const ends = at(to);
      return at(from).flatMap((begin) => {
        const end = ends.find((one) => one > begin);
        if (end === undefined) return [];
        return [tasks.reduce((sum, task) => sum + ms(task) * shareOf(task, begin, end), 0)];
      });
    },
    keys: () => {
      const pressed = own.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown');
      return pressed.flatMap(({ ts }) =>
        tasks.filter((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0)).map(ms),
      );
    },
    tasks: (since) => {
      const from = Math.max(...at(since));
      return tasks.filter(({ ts }) => ts > from).map(ms);
    },
  };
}

/** How much of a task lies between two moments. */
function shareOf({ ts, dur = 0 }: Traced, begin: number, end: number): number {
  const within = Math.min(ts + dur, end) - Math.max(ts, begin);
  return dur === 0 ? 0 : Math.max(0, within) / dur;
}

const keyOf = ({ pid, tid }: Traced) => `${pid} ${tid}`;

/** The page has a process of its own; of several, it is the one that worked. */
function mainThreadOf(all: readonly Traced[]): string {
  const mains = new Set(
    all.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(keyOf),
  );
  const busy = new Map<string, number>();
  for (const one of all)
    if (one.name === 'RunTask' && mains.has(keyOf(one)))
      busy.set(keyOf(one), (busy.get(keyOf(one)) ?? 0) + (one.tdur ?? 0));
  const [most] = [...busy].toSorted(([, a], [, b]) => b - a);
  if (most === undefined) throw new Error('Chromium wrote down no task of the page');
  return most[0];
}
