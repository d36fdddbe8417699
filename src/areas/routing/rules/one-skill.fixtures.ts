import { openExchange } from './exchange.ts';
import { heapOf } from './heap.ts';
import { chanceFrom } from './simulation.fixtures.ts';

export type Measured = { readonly mean: number; readonly error: number };
export type OneSkill = { readonly wait: Measured; readonly waited: Measured; readonly level: Measured };

/** One queue, one skill, officers who are all the same: arrivals and handling without memory, as Erlang C takes them. */
export function simulateOneSkill(
  seed: number,
  {
    officers,
    every,
    handling,
    contacts,
    within,
  }: { officers: number; every: number; handling: number; contacts: number; within: number },
): OneSkill {
  const chance = chanceFrom(seed);
  const lasting = (mean: number) => -Math.log(1 - chance()) * mean;
  const seat = (n: number, freeSince: number, inHand: number) => ({
    id: `o${n}`,
    queues: ['calls'],
    skills: new Map([['calls', 1]]),
    ready: true,
    freeSince,
    capacity: new Map([['phone', 1]]),
    inHand: new Map([['phone', inHand]]),
  });
  const exchange = openExchange(
    Array.from({ length: officers }, (_, n) => seat(n, 0, 0)),
    [],
  );
  const needs = [{ skill: 'calls', level: 1, relax: null }];
  const ends = heapOf<{ at: number; n: number }>((one, other) => one.at - other.at, []);
  const arrivedAt: number[] = [];
  const waits: number[] = [];
  const giveOut = (now: number) => {
    for (const { id, officerId } of exchange.round(now)) {
      waits[Number(id)] = now - (arrivedAt[Number(id)] ?? now);
      ends.push({ at: now + lasting(handling), n: Number(officerId.slice(1)) });
    }
  };
  let now = 0;
  for (let n = 0; n < contacts; n += 1) {
    now += lasting(every);
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      if (end.at > now) {
        ends.push(end);
        break;
      }
      exchange.setOfficer(seat(end.n, end.at, 0));
      giveOut(end.at);
    }
    arrivedAt[n] = now;
    exchange.add({
      id: String(n),
      queue: 'calls',
      channel: 'phone',
      priority: 3,
      arrivedAt: now,
      needs,
      boost: 60_000,
      sticky: null,
      sole: null,
      excluded: [],
      passed: [],
    });
    giveOut(now);
  }
  // The first tenth fills the empty queue, and the last few have not been answered yet.
  const settled = waits.slice(Math.floor(contacts / 10), contacts - 1000);
  const of = (value: (wait: number) => number) => measured(settled.map(value));
  return {
    wait: of((wait) => wait),
    waited: of((wait) => Number(wait > 0)),
    level: of((wait) => Number(wait <= within)),
  };
}

/** Waits one after another depend on each other, so the error is taken from the means of long batches. */
function measured(values: readonly number[], batches = 40): Measured {
  const length = Math.floor(values.length / batches);
  const mean = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0) / some.length;
  const means = Array.from({ length: batches }, (_, n) => mean(values.slice(n * length, (n + 1) * length)));
  const middle = mean(means);
  const spread = means.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (batches - 1);
  return { mean: middle, error: Math.sqrt(spread / batches) };
}
