import { openThreads, type NotDone } from '#platform/threads.ts';
import type { LetterPage } from '../../rules/index.ts';
import { unprintableIn } from './coverage.ts';
import type { Made, Order, Sheets } from './make.ts';

/** Makes letters in a thread of its own, so that a hostile text costs only itself. */
export type Maker = {
  readonly letter: (page: LetterPage) => Promise<Made>;
  /** What the letter would look like, without the file for a word processor. */
  readonly preview: (page: LetterPage) => Promise<Made>;
  /** Many documents as one, for a printer. */
  readonly bundle: (title: string, sheets: readonly Sheets[]) => Promise<Made>;
  /** What our fonts have no letter for, in a sentence. */
  readonly unprintable: (text: string) => string | undefined;
  readonly close: () => Promise<void>;
};

export type MakerOptions = { readonly timeoutMs?: number; readonly jobsEach?: number };

/** The typesetter remembers what it set, to be quicker; after so many letters a fresh one begins. */
const JOBS_EACH = 250;

export function openMaker({ timeoutMs = 20_000, jobsEach = JOBS_EACH }: MakerOptions = {}): Maker {
  const threads = openThreads<Order, Made>({
    program: new URL('./make-worker.ts', import.meta.url),
    workers: 1,
    timeoutMs,
    memoryMb: 256,
    jobsEach,
    notDone: (it) => ({ ok: false, reason: sentenceFor(it, timeoutMs) }),
  });
  return {
    letter: (page) => threads.run({ make: 'letter', page, word: true }),
    preview: (page) => threads.run({ make: 'letter', page, word: false }),
    bundle: (title, sheets) => threads.run({ make: 'bundle', title, sheets }),
    unprintable: unprintableIn,
    close: threads.close,
  };
}

function sentenceFor({ why }: NotDone, timeoutMs: number): string {
  if (why === 'closed') return 'Kept was stopped before it came to this letter.';
  if (why === 'start') return 'The typesetter did not start.';
  if (why === 'late') return `The letter could not be made within ${timeoutMs / 1000} seconds. Make it shorter.`;
  return 'The letter needs more memory than one may have. Make it shorter.';
}
