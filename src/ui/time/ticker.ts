import type { Instant } from '#kernel/time.ts';
import { present } from './present.ts';

type Ticker = { readonly listen: (listener: () => void) => () => void; readonly now: () => Instant };

const tickers = new Map<number, Ticker>();

/** One timer for all that is on the screen and moves on as often, in milliseconds: a list has a time in every row. */
export function tickerOf(every: number): Ticker {
  const known = tickers.get(every);
  if (known !== undefined) return known;
  const made = startTicker(every);
  tickers.set(every, made);
  return made;
}

function startTicker(every: number): Ticker {
  const listeners = new Set<() => void>();
  const at: { now: Instant; timer?: ReturnType<typeof setInterval> } = { now: present() };
  const tick = () => {
    at.now = present();
    for (const listener of listeners) listener();
  };
  /** Nothing moved it on while nobody listened. */
  const catchUp = () => {
    if (listeners.size === 0 && Math.abs(present() - at.now) >= every) at.now = present();
  };
  return {
    listen: (listener) => {
      catchUp();
      if (listeners.size === 0) at.timer = setInterval(tick, every);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(at.timer);
      };
    },
    now: () => {
      catchUp();
      return at.now;
    },
  };
}
