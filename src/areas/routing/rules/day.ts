import { erlangA, erlangC } from './erlang.ts';
import type { Expected } from './forecast.ts';
import { requiredA, requiredC, type Wish } from './required.ts';

/** Half an hour: short enough that arrivals stand still in it, long enough to have some. */
export const INTERVAL_SECONDS = 1800;

export type Asked = Wish & { readonly handling: number; readonly patience: number; readonly on?: number | undefined };

/** What one interval needs, and what it gets with as many officers on as was asked. */
export function intervalOf({ expected, low, high }: Expected, it: Asked) {
  const load = (arriving: number) => ({
    arrivals: arriving / INTERVAL_SECONDS,
    handling: it.handling,
    patience: it.patience,
  });
  const likely = requiredA(load(expected), it);
  return {
    expected,
    low,
    high,
    needed: likely.officers,
    neededWhenBusy: requiredA(load(high), it).officers,
    neededIfAllWait: requiredC(load(expected), it).officers,
    rostered: likely.rostered,
    given: it.on === undefined || expected === 0 ? null : givenBy(it.on, load(expected), it.within),
  };
}

/** What the roster of an interval gives beside what it needs: at the desk, when as many are away from it as always. */
export function gapOf(
  { rostered, needed }: { readonly rostered: number; readonly needed: number },
  { planned, shrinkage }: { readonly planned: number; readonly shrinkage: number },
) {
  const atDesk = Math.floor(planned * (1 - shrinkage) + 1e-9);
  return { planned, atDesk, short: needed === 0 ? 0 : Math.max(0, rostered - planned) };
}

function givenBy(on: number, load: { arrivals: number; handling: number; patience: number }, within: number) {
  const { level, wait, occupancy, givingUp } = erlangA(on, load, within);
  // Where nobody gave up the queue would grow all the time: customers who go away are what keeps it short.
  return { level, wait, occupancy, givingUp, keepsUp: erlangC(on, load, within).stable };
}
