import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { pointAt } from './aim.ts';
import { lineOf, type Line } from './timeline-lines.ts';

/** So many lines are drawn at first, and so many more each time somebody looks further back. */
const PAGE = 50;
/** On a phone everything stands in one column, and the answer must not be a long way down. */
const NARROW_PAGE = 12;
const NARROW = '(max-width: 720px)';
/** How near to the end counts as reading the newest. */
const NEAR_PX = 160;

type Points = { readonly aimed: string | undefined; readonly first: string | undefined };

type Place = {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly drawn: readonly Line[];
  /** How many older lines are not drawn. */
  readonly earlier: number;
  readonly more: () => void;
  readonly toNewest: () => void;
};

const pageSize = () => (window.matchMedia(NARROW).matches ? NARROW_PAGE : PAGE);

/**
 * Where somebody is in a long history. The newest stands at the foot, beside the answer: reading begins there, and whoever
 * reads there stays there when more comes. Whoever has scrolled up is not moved, also when older lines are drawn above them.
 */
export function usePlace(lines: readonly Line[], { aimed, first }: Points): Place {
  const ref = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(pageSize);
  const needed = [aimed, first]
    .map((id) => (id === undefined ? -1 : lineOf(lines, id)))
    .filter((at) => at !== -1)
    .map((at) => lines.length - at + 3);
  const count = Math.min(lines.length, Math.max(wanted, ...needed));
  const earlier = lines.length - count;
  const more = useHeldStill(ref, count, () => setWanted(count + PAGE));
  useNewestInSight(ref, lines.at(-1)?.id, aimed !== undefined);
  useEarlierInTime(ref, earlier, more);
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (aimed === undefined || told.current === aimed) return;
    if (pointAt(aimed)) told.current = aimed;
  });
  const toNewest = useCallback(() => {
    const scroller = scrollerOf(ref.current);
    const last = ref.current?.lastElementChild;
    if (scroller !== null) scroller.scrollTop = scroller.scrollHeight;
    if (last instanceof HTMLElement) last.focus({ preventScroll: true });
  }, []);
  return { ref, drawn: lines.slice(earlier), earlier, more, toNewest };
}

/** What scrolls around the history: the thread beside its slots, or the page where all stands in one column. */
function scrollerOf(element: Element | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/** Draws more above without moving what is being read. */
function useHeldStill(ref: RefObject<HTMLDivElement | null>, count: number, draw: () => void): () => void {
  const held = useRef<{ line: HTMLElement; top: number }>(undefined);
  useLayoutEffect(() => {
    const { current } = held;
    held.current = undefined;
    if (current === undefined) return;
    const scroller = scrollerOf(ref.current);
    if (scroller !== null) scroller.scrollTop += current.line.getBoundingClientRect().top - current.top;
  }, [count, ref]);
  return () => {
    const line = ref.current?.querySelector<HTMLElement>(':scope > .entry');
    if (line) held.current = { line, top: line.getBoundingClientRect().top };
    draw();
  };
}

/** Older lines come by themselves to whoever scrolls up to where they begin. */
function useEarlierInTime(ref: RefObject<HTMLDivElement | null>, earlier: number, more: () => void): void {
  const now = useRef(more);
  useEffect(() => {
    now.current = more;
  });
  useEffect(() => {
    const scroller = scrollerOf(ref.current);
    const button = ref.current?.querySelector('.earlier-of');
    if (earlier === 0 || scroller === null || !button || window.matchMedia(NARROW).matches) return undefined;
    const seen = new IntersectionObserver(([one]) => one?.isIntersecting === true && now.current(), {
      root: scroller,
      rootMargin: '600px 0px 0px',
    });
    // Not before somebody scrolls: a history that fits is not drawn further than it was asked for.
    const begin = () => seen.observe(button);
    scroller.addEventListener('wheel', begin, { once: true, passive: true });
    scroller.addEventListener('keydown', begin, { once: true });
    scroller.addEventListener('touchmove', begin, { once: true, passive: true });
    return () => {
      seen.disconnect();
      scroller.removeEventListener('wheel', begin);
      scroller.removeEventListener('keydown', begin);
      scroller.removeEventListener('touchmove', begin);
    };
  }, [earlier, ref]);
}

function useNewestInSight(ref: RefObject<HTMLDivElement | null>, newest: string | undefined, aims: boolean): void {
  const reads = useRef(!aims);
  useEffect(() => {
    const scroller = scrollerOf(ref.current);
    if (scroller === null) return undefined;
    const look = () => {
      reads.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
    };
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, [ref]);
  useLayoutEffect(() => {
    const scroller = scrollerOf(ref.current);
    // In one column the head comes first; the history follows it.
    if (scroller === null || window.matchMedia(NARROW).matches) return undefined;
    const stay = () => {
      if (reads.current) scroller.scrollTop = scroller.scrollHeight;
    };
    stay();
    // A draft that comes back makes the answer taller, and what is drawn is taller than was guessed.
    const grown = new ResizeObserver(stay);
    for (const part of scroller.children) grown.observe(part);
    return () => grown.disconnect();
  }, [newest, ref]);
}
