import type { Instant } from '#kernel/time.ts';
import {
  hasRoom,
  isHeldFor,
  mayHave,
  mayTakeNow,
  promiserOf,
  soleNow,
  stepOf,
  type Choice,
  type OnOfficer,
  type Waiting,
} from './assigning.ts';
import { heapOf, type Heap } from './heap.ts';
import { openLines, type Line } from './lines.ts';
import { openPools, type Pools } from './pools.ts';
import { changesAt, type Rest } from './rest.ts';
import type { Match } from './plain.ts';
import { openSeats, type Seats } from './seats.ts';

/**
 * What waits and who is on, kept so that the next assignment is found without looking at everything. It gives exactly what
 * `matchPlainly` gives; a test compares the two.
 */
export type Exchange = {
  readonly setOfficer: (officer: OnOfficer) => void;
  readonly officerLeaves: (id: string) => void;
  readonly officer: (id: string) => OnOfficer | undefined;
  readonly add: (it: Waiting) => void;
  readonly remove: (id: string) => void;
  /** Gives out what can be given out now, up to so many, and takes it off what waits. */
  readonly round: (now: Instant, most?: number) => readonly Match[];
  /** What this officer gets who asks for the next. It stays where it is until it is removed. */
  readonly nextFor: (officerId: string, now: Instant) => Waiting | undefined;
};

export function openExchange(
  officers: readonly OnOfficer[],
  waiting: Iterable<Waiting>,
  { spareSeats = 0 }: { spareSeats?: number } = {},
): Exchange {
  const seats = openSeats(officers, spareSeats);
  const lines = openLines();
  for (const it of waiting) lines.add(it);
  const changed = new Set<string>();
  const last = { round: -Infinity };
  /** Wakes what may have found somebody since the last round. */
  const wake = (now: Instant) => {
    // Where time goes backwards, what relaxed is asked for again.
    if (now < last.round) for (const line of lines.all()) lines.rest.wake(line);
    last.round = now;
    lines.rest.wakeAt(now);
    for (const id of changed) lines.rest.wakeFor(id, seats.find(id), now);
    changed.clear();
  };
  return {
    setOfficer: (officer) => {
      seats.set(officer);
      changed.add(officer.id);
    },
    officerLeaves: (id) => {
      seats.leave(id);
      changed.add(id);
    },
    officer: seats.find,
    add: lines.add,
    remove: lines.remove,
    round: (now, most = Infinity) => {
      if (!seats.anybody()) return [];
      wake(now);
      const matches = matchAll(seats, lines.rest, now, most);
      for (const { id } of matches) lines.taken(id);
      return matches;
    },
    nextFor: (officerId, now) => {
      const officer = seats.find(officerId);
      return officer === undefined ? undefined : nextOf(seats, officer, headsOf(lines.all(), now), now);
    },
  };
}

/** The first of a line that has not been looked at in this round. */
type Head = { readonly line: Line; readonly at: number; readonly it: Waiting; readonly step: number };

const byStep = (one: Head, other: Head): number =>
  one.step - other.step || one.it.arrivedAt - other.it.arrivedAt || (one.it.id < other.it.id ? -1 : 1);

function headAt(line: Line, from: number, now: Instant): Head | undefined {
  for (let at = from; at < line.places.length; at += 1) {
    const place = line.places[at];
    if (place !== undefined && !place.gone) return { line, at, it: place.it, step: stepOf(place.it, now) };
  }
  return undefined;
}

function headsOf(lines: Iterable<Line>, now: Instant): Heap<Head> {
  const heads: Head[] = [];
  for (const line of lines) {
    const head = headAt(line, line.head, now);
    if (head !== undefined) heads.push(head);
  }
  return heapOf(byStep, heads);
}

/** What comes of looking at one head: who gets it; or that only this one is passed over; or that its whole line is. */
type Verdict = Choice | 'this one' | 'whole line';

function matchAll(seats: Seats, rest: Rest, now: Instant, most: number): Match[] {
  const heads = headsOf(rest.awake(), now);
  const matches: Match[] = [];
  const pools = openPools(seats);
  const until = new Map<Line, Instant>();
  /** Until when the unmatched of a line that were looked at can find nobody. */
  const restsUntil = ({ line, it }: Head): Instant => Math.min(until.get(line) ?? Infinity, changesAt(it, now));
  while (matches.length < most) {
    const head = heads.pop();
    if (head === undefined) break;
    const { it, line, at } = head;
    const verdict = choose(seats, pools, head, now);
    if (verdict === 'whole line') {
      rest.sleep(line, restsUntil(head), true);
      continue;
    }
    if (verdict === 'this one') until.set(line, restsUntil(head));
    else {
      matches.push({ id: it.id, ...verdict });
      seats.give(verdict.officerId, it.channel, now);
    }
    const following = headAt(line, at + 1, now);
    if (following !== undefined) heads.push(following);
    else rest.sleep(line, until.get(line) ?? Infinity, false);
  }
  return matches;
}

function choose(seats: Seats, pools: Pools, { it, line }: Head, now: Instant): Verdict {
  const soleId = soleNow(it, (id) => seats.find(id) !== undefined);
  if (it.sole !== null) {
    const sole = seats.find(soleId ?? undefined);
    if (sole !== undefined && mayTakeNow(sole, it, now, soleId)) return { officerId: sole.id, way: 'sole' };
    return it.excluded.length > 0 ? 'this one' : 'whole line';
  }
  const owner = seats.find(promiserOf(it)?.officerId);
  if (owner !== undefined && hasRoom(owner, it.channel) && mayHave(owner, it, null))
    return { officerId: owner.id, way: 'promise' };
  if (isHeldFor(it, owner, now)) return 'whole line';
  return pools.take(line.sort, it, now);
}

function nextOf(seats: Seats, officer: OnOfficer, heads: Heap<Head>, now: Instant): Waiting | undefined {
  let passedOn: Waiting | undefined;
  for (let head = heads.pop(); head !== undefined; head = heads.pop()) {
    const { it, line, at } = head;
    const may = mayAskFor(seats, officer, it, now);
    if (may && !it.passed.includes(officer.id)) return it;
    if (may) passedOn ??= it;
    // What stands behind asks for as much or more, unless it was this one alone that the officer may not have.
    const following = may || it.excluded.includes(officer.id) ? headAt(line, at + 1, now) : undefined;
    if (following !== undefined) heads.push(following);
  }
  return passedOn;
}

function mayAskFor(seats: Seats, officer: OnOfficer, it: Waiting, now: Instant): boolean {
  const soleId = soleNow(it, (id) => seats.find(id) !== undefined);
  const owner = seats.find(promiserOf(it)?.officerId);
  const kept = owner?.id !== officer.id && isHeldFor(it, owner, now);
  return !kept && mayTakeNow(officer, it, now, soleId);
}
