import { createHash } from 'node:crypto';
import { byTurn, type OnOfficer, type Waiting } from '../src/areas/routing/rules/assigning.ts';
import { openExchange } from '../src/areas/routing/rules/exchange.ts';
import { chooseFor } from '../src/areas/routing/rules/plain.ts';
import { simulate, worldOf } from '../src/areas/routing/rules/simulation.fixtures.ts';

/**
 * Choosing among ten thousand officers and a hundred thousand pieces of waiting work: the next assignment, the next for an
 * officer who asks, and everything that can be given out at once. Beside each stands a plain scan of the same in the same
 * process. Then the simulation of 500 officers and 200,000 contacts. Run it with `node bench/routing.ts`.
 */
const [OFFICERS, WAITING] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 100_000)];
const LIMIT = 50;
const SEED = 20_261_122;

const world = worldOf(SEED, { officers: OFFICERS, contacts: WAITING, busy: 0.9 });
const now = (world.arrivals.at(-1)?.arrivedAt ?? 0) + 60_000;
const whole = (n: number) => Math.round(n).toLocaleString('en');
const median = (times: readonly number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
const timed = <T>(run: () => T): [number, T] => {
  const began = performance.now();
  const result = run();
  return [performance.now() - began, result];
};

function scanOnce(officers: readonly OnOfficer[], waiting: readonly Waiting[]): string | undefined {
  for (const it of waiting.toSorted(byTurn(now))) {
    const choice = chooseFor(it, officers, now);
    if ('officerId' in choice) return choice.officerId;
  }
  return undefined;
}

const exchange = openExchange(world.officers, world.arrivals);
// The first of each waits for the compiler.
const nexts = Array.from({ length: 60 }, () => timed(() => exchange.round(now, 1))[0]);
const asked = world.officers.slice(0, 60).map(({ id }) => timed(() => exchange.nextFor(id, now))[0]);
const scans = Array.from({ length: 7 }, () => timed(() => scanOnce(world.officers, world.arrivals))[0]);
const [all, given] = timed(() => openExchange(world.officers, world.arrivals).round(now));

const next = median(nexts);
console.log(`${whole(OFFICERS)} officers on, ${whole(WAITING)} waiting`);
const beside = (ms: number) =>
  `${whole(median(scans) / ms)} times as fast as a plain scan (${whole(median(scans))} ms)`;
console.log(
  `  the next assignment of all: ${next.toFixed(1)} ms, the slowest ${Math.max(...nexts).toFixed(1)} ms (limit ${LIMIT} ms); ${beside(next)}`,
);
console.log(
  `  the next for one officer who asks: ${median(asked).toFixed(1)} ms, the slowest ${Math.max(...asked).toFixed(1)} ms (limit ${LIMIT} ms)`,
);
console.log(
  `  everybody who is free at once: ${whole(given.length)} assignments in ${whole(all)} ms with the building of the index, ${((all / given.length) * 1000).toFixed(0)} µs each; ${beside(all / given.length)} for each`,
);
if (Math.max(next, median(asked)) > LIMIT) process.exitCode = 1;

const size = { officers: 500, contacts: process.argv[4] === undefined ? 200_000 : Number(process.argv[4]), busy: 0.92 };
const hash = createHash('sha256');
const [ms, outcome] = timed(() => simulate(SEED, worldOf(SEED, size), (line) => hash.update(line)));
console.log(
  `simulated: ${whole(size.officers)} officers, ${whole(size.contacts)} contacts in ${(ms / 1000).toFixed(1)} s`,
);
const { hardNeedsBroken, overCapacity, toWhoIsOff, starved, left } = outcome;
console.log(
  `  hard needs broken ${hardNeedsBroken}, over capacity ${overCapacity}, to who is off ${toWhoIsOff}, starved ${starved}, left ${left}`,
);
console.log(
  `  ${whole(outcome.relaxed)} after a preferred need let go, ${whole(outcome.byPromise)} to who promised, longest wait ${whole(outcome.longestWait / 60_000)} min`,
);
console.log(`  log ${hash.digest('hex')}`);
if (hardNeedsBroken + overCapacity + toWhoIsOff + starved + left > 0) process.exitCode = 1;
