import { HOUR, MINUTE, SECOND } from '#kernel/time.ts';
import { steadyAfter, type OnOfficer, type Waiting } from './assigning.ts';
import { openExchange, type Exchange } from './exchange.ts';
import { heapOf } from './heap.ts';
import type { Need } from './needs.ts';

/** A seeded sequence of numbers from 0 to 1, so that a run can be run again. */
export type Chance = () => number;
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const lasting = (chance: Chance, mean: number): number => -Math.log(1 - chance()) * mean;
const oneOf = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
const several = <T>(chance: Chance, from: readonly T[], share: number): T[] => from.filter(() => chance() < share);

const DAY = 24 * HOUR;
export const BOOST = 15 * MINUTE;
const HELD = 8 * MINUTE;

/** An officer of the simulation with the hour at which their shift of eight hours begins, each day. */
type Rostered = OnOfficer & { readonly begins: number };
export type World = { readonly officers: readonly Rostered[]; readonly arrivals: readonly Waiting[] };

const QUEUES = ['fines', 'water', 'licences', 'concessions', 'vehicles', 'front'];
const SKILLS = ['vietnamese', 'arabic', 'mandarin', 'relay', 'delegation', 'concessions', 'clearance', 'letters'];
const BEGINS = [0, 6, 8, 9, 12, 16];

export function worldOf(
  seed: number,
  { officers: many, contacts, busy }: { officers: number; contacts: number; busy: number },
): World {
  const chance = chanceFrom(seed);
  const officers = Array.from({ length: many }, (_, n): Rostered => ({
    id: `o${String(n).padStart(5, '0')}`,
    queues: [oneOf(chance, QUEUES), ...several(chance, QUEUES, 0.25)],
    skills: new Map(several(chance, SKILLS, 0.4).map((skill) => [skill, 1 + Math.floor(chance() * 5)])),
    ready: true,
    freeSince: 0,
    capacity: new Map([
      ['phone', 1],
      ['email', 1 + Math.floor(chance() * 3)],
    ]),
    inHand: new Map(),
    begins: BEGINS[n % BEGINS.length] ?? 0,
  }));
  const kinds = kindsOf(chance, officers);
  // A third is on at a time, one contact takes ten minutes, and each officer has a little under three in hand.
  const perMilli = (busy * (many / 3) * 2.6) / (10 * MINUTE);
  let at = 0;
  const arrivals = Array.from({ length: contacts }, (_, n): Waiting => {
    at += lasting(chance, 1 / perMilli);
    const { queue, needs, able } = oneOf(chance, kinds);
    const rare = chance();
    return {
      id: `c${String(n).padStart(7, '0')}`,
      queue,
      channel: chance() < 0.3 ? 'phone' : 'email',
      priority: 1 + Math.floor(chance() * 4),
      arrivedAt: Math.round(at),
      needs,
      boost: BOOST,
      sticky: rare < 0.05 ? { officerId: oneOf(chance, able), for: HELD } : null,
      sole: rare > 0.998 ? { officerId: oneOf(chance, able), deputyId: oneOf(chance, able) } : null,
      excluded: rare > 0.9 && rare <= 0.998 && able.length > 6 ? [oneOf(chance, able), oneOf(chance, able)] : [],
      passed: [],
    };
  });
  return { officers, arrivals };
}

type KindOfWork = { queue: string; needs: readonly Need[]; able: string[] };

/** Forty kinds of work, each of which somebody on each shift can do: what nobody ever can would wait for ever, rightly. */
function kindsOf(chance: Chance, officers: readonly Rostered[]): KindOfWork[] {
  const kinds: KindOfWork[] = [];
  for (let tries = 0; kinds.length < 40 && tries < 10_000; tries += 1) {
    const queue = oneOf(chance, QUEUES);
    const needs = several(chance, SKILLS, 0.25)
      .slice(0, 3)
      .map((skill): Need => {
        const level = 1 + Math.floor(chance() * 4);
        const relax =
          level > 1
            ? [
                { after: 5, level: level - 1 },
                { after: 12, level: 0 },
              ]
            : [{ after: 6, level: 0 }];
        return { skill, level, relax: chance() < 0.5 ? null : relax };
      });
    const able = officers.filter((one) => one.queues.includes(queue) && hasHard(one, needs));
    if (BEGINS.every((hour) => able.filter(({ begins }) => begins === hour).length > 1))
      kinds.push({ queue, needs, able: able.map(({ id }) => id) });
  }
  return kinds;
}

/** Written out here once more, so that the simulation does not check the rules by themselves. */
const hasHard = ({ skills }: OnOfficer, needs: readonly Need[]) =>
  needs.every(({ skill, level, relax }) => relax !== null || (skills.get(skill) ?? 0) >= level);

const isOn = ({ begins }: Rostered, at: number): boolean =>
  at % DAY >= begins * HOUR ? at % DAY < (begins + 8) * HOUR : (at % DAY) + DAY < (begins + 8) * HOUR;

export type Outcome = {
  readonly assigned: number;
  readonly left: number;
  readonly hardNeedsBroken: number;
  readonly overCapacity: number;
  readonly toWhoIsOff: number;
  /** Newer work given to an officer who could have had older work that had waited longer than the guarantee. */
  readonly starved: number;
  readonly longestWait: number;
  readonly relaxed: number;
  readonly byPromise: number;
};

type Event = { readonly at: number; readonly order: number } & (
  | { readonly kind: 'arrives'; readonly it: Waiting }
  | { readonly kind: 'ends'; readonly officerId: string; readonly channel: string }
  | { readonly kind: 'minute' }
);

type State = {
  readonly world: World;
  readonly exchange: Exchange;
  readonly chance: Chance;
  readonly inHand: Map<string, Map<string, number>>;
  readonly known: Map<string, Rostered>;
  readonly waits: Map<string, Waiting>;
  readonly push: (event: Event) => void;
  readonly write: (line: string) => void;
  readonly tally: { -readonly [Name in keyof Omit<Outcome, 'left'>]: number };
};

/**
 * Lets everything arrive, be given out and be finished until nothing waits any more, and writes a line for each assignment
 * with its moment.
 */
export function simulate(seed: number, world: World, write: (line: string) => void = () => {}): Outcome {
  const events = heapOf<Event>((one, other) => one.at - other.at || one.order - other.order, []);
  const state: State = {
    world,
    exchange: openExchange([], [], { spareSeats: world.officers.length }),
    chance: chanceFrom(seed + 1),
    inHand: new Map(world.officers.map(({ id }) => [id, new Map()])),
    known: new Map(world.officers.map((one) => [one.id, one])),
    waits: new Map(),
    push: events.push,
    write,
    tally: {
      assigned: 0,
      hardNeedsBroken: 0,
      overCapacity: 0,
      toWhoIsOff: 0,
      starved: 0,
      longestWait: 0,
      relaxed: 0,
      byPromise: 0,
    },
  };
  let next = 0;
  const arrive = () => {
    const it = world.arrivals[next];
    if (it === undefined) return;
    next += 1;
    events.push({ kind: 'arrives', at: it.arrivedAt, order: next, it });
  };
  arrive();
  const last = (world.arrivals.at(-1)?.arrivedAt ?? 0) + 30 * DAY;
  events.push({ kind: 'minute', at: 0, order: -1 });
  for (let event = events.pop(); event !== undefined && event.at < last; event = events.pop()) {
    if (event.kind === 'arrives') {
      state.exchange.add(event.it);
      state.waits.set(event.it.id, event.it);
      arrive();
    } else if (event.kind === 'ends') finish(state, event);
    else {
      changeShifts(state, event.at);
      if (next < world.arrivals.length || state.waits.size > 0)
        events.push({ kind: 'minute', at: event.at + MINUTE, order: -1 });
    }
    for (const match of state.exchange.round(event.at)) given(state, match, event.at);
  }
  return { ...state.tally, left: state.waits.size };
}

const seated = ({ inHand, known }: State, id: string, freeSince: number): OnOfficer => {
  const officer = known.get(id);
  if (officer === undefined) throw new Error('an officer nobody knows');
  return { ...officer, freeSince, inHand: new Map(inHand.get(id)) };
};

function changeShifts(state: State, at: number): void {
  for (const officer of state.world.officers) {
    const was = state.exchange.officer(officer.id) !== undefined;
    const is = isOn(officer, at);
    if (is && !was) state.exchange.setOfficer(seated(state, officer.id, at));
    if (!is && was) state.exchange.officerLeaves(officer.id);
  }
}

function finish(state: State, { at, officerId, channel }: Extract<Event, { kind: 'ends' }>): void {
  const hand = state.inHand.get(officerId);
  hand?.set(channel, (hand.get(channel) ?? 0) - 1);
  // What was begun is finished after the shift as well, but nothing new comes.
  if (state.exchange.officer(officerId) !== undefined) state.exchange.setOfficer(seated(state, officerId, at));
}

function given(state: State, { id, officerId, way }: { id: string; officerId: string; way: string }, at: number): void {
  const { tally, waits, known, inHand } = state;
  const [it, officer, hand] = [waits.get(id), known.get(officerId), inHand.get(officerId)];
  if (it === undefined || officer === undefined || hand === undefined) throw new Error('given twice, or to nobody');
  waits.delete(id);
  state.write(`${at} ${id} ${officerId} ${way}\n`);
  const now = (hand.get(it.channel) ?? 0) + 1;
  hand.set(it.channel, now);
  tally.assigned += 1;
  tally.longestWait = Math.max(tally.longestWait, at - it.arrivedAt);
  tally.byPromise += Number(way === 'promise');
  if (now > (officer.capacity.get(it.channel) ?? 0)) tally.overCapacity += 1;
  if (!isOn(officer, at)) tally.toWhoIsOff += 1;
  if (!couldHave(officer, it)) tally.hardNeedsBroken += 1;
  if (it.needs.some(({ skill, level }) => (officer.skills.get(skill) ?? 0) < level)) tally.relaxed += 1;
  for (const other of waits.values()) {
    // In the order of arrival: the first that is newer, or has not waited so long, ends the looking.
    if (other.arrivedAt >= it.arrivedAt || at - other.arrivedAt < steadyAfter(BOOST)) break;
    if (other.channel === it.channel && other.sole === null && couldHave(officer, other)) tally.starved += 1;
  }
  const mean = it.channel === 'phone' ? 5 * MINUTE : 12 * MINUTE;
  const ends = Math.round(at + Math.max(SECOND, lasting(state.chance, mean)));
  state.push({ kind: 'ends', at: ends, order: 0, officerId, channel: it.channel });
}

const couldHave = (officer: OnOfficer, it: Waiting): boolean =>
  officer.queues.includes(it.queue) &&
  !it.excluded.includes(officer.id) &&
  hasHard(officer, it.needs) &&
  (it.sole === null || it.sole.officerId === officer.id || it.sole.deputyId === officer.id);
