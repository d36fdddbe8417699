import { recordSent } from '#areas/correspondence/server/index.ts';
import { gatherEvents } from '#areas/records/server/index.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Act, DemoDesk } from './acts.ts';

/** As many connections as two cores keep busy. */
const LANES = 4;
/** Acts between two commits: enough that commits cost little, few enough that the record stays nearly in order of time. */
const CHUNK = 960;

export type Playing = {
  readonly desk: DemoDesk;
  readonly stopping: AbortSignal;
  /** Told after each chunk how far the past has been written. */
  readonly progress: (upTo: number, share: number) => void;
};

/** Writes a past: every act by its own actor at its own moment, oldest first. False when it was told to stop before the end. */
export async function play(acts: readonly Act[], { desk, stopping, progress }: Playing): Promise<boolean> {
  const sorted = acts.toSorted((a, b) => a.at - b.at);
  for (let from = 0; from < sorted.length; from += CHUNK) {
    if (stopping.aborted) return false;
    const chunk = sorted.slice(from, from + CHUNK);
    const lanes = Array.from({ length: LANES }, (_, n) =>
      chunk.filter((act) => act.alone !== true && act.lane % LANES === n),
    );
    await Promise.all(lanes.map((lane) => inOrder(desk, lane)));
    await inOrder(
      desk,
      chunk.filter((act) => act.alone === true),
    );
    const last = chunk.at(-1)?.at ?? 0;
    await inTransaction({ db: desk.db, actor: SYSTEM, now: last }, recordSent);
    progress(last, Math.min(1, (from + CHUNK) / sorted.length));
  }
  return true;
}

async function inOrder(desk: DemoDesk, acts: readonly Act[]): Promise<void> {
  const [first] = acts;
  if (first === undefined) return;
  await inTransaction({ db: desk.db, actor: SYSTEM, now: first.at }, async (work: Work) => {
    const writeEvents = gatherEvents(work.db);
    for (const { at, actor, run } of acts) await run({ desk, work: { ...work, actor, now: at } });
    await writeEvents();
  });
}
