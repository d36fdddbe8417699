import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows from one place of a list to another, both with it. */
export type Stretch = { readonly first: number; readonly last: number };

/** So many rows can be drawn within a frame on a slow machine, beside everything else that a frame asks for. */
const AT_ONCE = 4;

const NOTHING: Stretch = { first: 0, last: -1 };

/**
 * The rows that are drawn, on the way to those that are wanted. Whoever turns the wheel slowly sees no difference; after a leap
 * through a long list the rows come over some frames, those in sight first, and the page answers between them.
 */
export function useDrawn(wanted: Stretch | undefined, inSight: Stretch | undefined): Stretch {
  const [drawn, setDrawn] = useState(wanted);
  // A list that is opened is there at once.
  if (drawn === undefined && wanted !== undefined) setDrawn(wanted);
  const next = drawn === undefined || wanted === undefined ? NOTHING : nextStretch(drawn, wanted, inSight ?? wanted);
  const { first, last } = next;
  const there = drawn === undefined || (first === drawn.first && last === drawn.last);
  useEffect(() => {
    if (there) return undefined;
    const frame = requestAnimationFrame(() => flushSync(() => setDrawn({ first, last })));
    return () => cancelAnimationFrame(frame);
  }, [there, first, last]);
  return drawn ?? NOTHING;
}

/** One step from what is drawn to what is wanted: no more new rows than can be drawn at once, those in sight before others. */
export function nextStretch(drawn: Stretch, wanted: Stretch, inSight: Stretch): Stretch {
  const kept = within(drawn, wanted);
  const budget = { left: AT_ONCE };
  const begun = kept ?? begin(within(inSight, wanted) ?? wanted, budget);
  const seen = grown(begun, within(inSight, wanted) ?? wanted, budget);
  return grown(seen, wanted, budget);
}

function within(one: Stretch, other: Stretch): Stretch | undefined {
  const both = { first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) };
  return both.first > both.last ? undefined : both;
}

type Budget = { left: number };

function begin({ first, last }: Stretch, budget: Budget): Stretch {
  const taken = { first, last: Math.min(last, first + budget.left - 1) };
  budget.left -= taken.last - taken.first + 1;
  return taken;
}

/** Onwards first, which is how most people read. */
function grown({ first, last }: Stretch, to: Stretch, budget: Budget): Stretch {
  const onwards = Math.max(0, Math.min(budget.left, to.last - last));
  budget.left -= onwards;
  const back = Math.max(0, Math.min(budget.left, first - to.first));
  budget.left -= back;
  return { first: first - back, last: last + onwards };
}
