import { MINUTE, type Instant } from '#kernel/time.ts';
import { hasRoom, promiserOf, type OnOfficer, type Waiting } from './assigning.ts';
import { heapOf } from './heap.ts';
import type { Line } from './lines.ts';
import { meets, relaxesAfter } from './needs.ts';

/**
 * Which lines have to be looked at. A line in which nobody was found for anything rests: only time can change that, when a need
 * asks for less or a hold is over, or an officer who comes, is free again, changes or leaves. So what happens costs as much as
 * it concerns, and not as much as waits.
 */
export type Rest = {
  readonly add: (line: Line, it: Waiting) => void;
  readonly drop: (line: Line, it: Waiting) => void;
  readonly wake: (line: Line) => void;
  readonly sleep: (line: Line, until: Instant, whole: boolean) => void;
  readonly wakeAt: (now: Instant) => void;
  /** `officer`: how they are now; undefined where they are off. */
  readonly wakeFor: (id: string, officer: OnOfficer | undefined, now: Instant) => void;
  readonly awake: () => Iterable<Line>;
};

type Due = { readonly at: Instant; readonly line: Line };

export function openRest(): Rest {
  const awake = new Set<Line>();
  const byPlace = new Map<string, Set<Line>>();
  const drawnTo = new Map<string, Set<Line>>();
  const due = heapOf<Due>((one, other) => one.at - other.at, []);
  const wake = (line: Line) => {
    line.rests = undefined;
    awake.add(line);
  };
  return {
    add: (line, it) => {
      wake(line);
      put(byPlace, placeOf(line.sort), line);
      for (const id of namedIn(it)) put(drawnTo, id, line);
    },
    drop: (line, it) => {
      line.rests = undefined;
      awake.delete(line);
      take(byPlace, placeOf(line.sort), line);
      for (const id of namedIn(it)) take(drawnTo, id, line);
    },
    wake,
    sleep: (line, until, whole) => {
      line.rests = { until, whole };
      awake.delete(line);
      if (until !== Infinity) due.push({ at: until, line });
    },
    wakeAt: (now) => {
      for (let first = due.pop(); first !== undefined; first = due.pop()) {
        if (first.at > now) {
          due.push(first);
          return;
        }
        // It may have been looked at since, and rest until another time.
        if (first.line.rests !== undefined && first.line.rests.until <= now) wake(first.line);
      }
    },
    wakeFor: (id, officer, now) => {
      for (const line of drawnTo.get(id) ?? []) if (line.rests !== undefined) wake(line);
      if (officer === undefined) return;
      for (const place of placesOf(officer))
        for (const line of byPlace.get(place) ?? [])
          if (line.rests !== undefined && couldTake(officer, line, now)) wake(line);
    },
    awake: () => awake,
  };
}

const placeOf = ({ queue, channel }: { readonly queue: string; readonly channel: string }): string =>
  `${queue}\n${channel}`;

/** Where an officer has room for more. */
const placesOf = (officer: OnOfficer): readonly string[] =>
  [...officer.capacity.keys()].flatMap((channel) =>
    hasRoom(officer, channel) ? officer.queues.map((queue) => placeOf({ queue, channel })) : [],
  );

/** The officers on whom it depends, in another way than on everybody: whoever promised, the sole contact and their deputy. */
const namedIn = (it: Waiting): readonly string[] =>
  [promiserOf(it)?.officerId, it.sole?.officerId, it.sole?.deputyId].filter((id) => typeof id === 'string');

/** What stands behind the first asks for as much or more, so who may not have the first may have none. */
function couldTake(officer: OnOfficer, { places, head, sort }: Line, now: Instant): boolean {
  const first = places[head]?.it;
  return first !== undefined && first.sole === null && meets(officer.skills, sort.needs, now - first.arrivedAt);
}

/** When a piece of work that found nobody may find somebody by having waited longer. */
export function changesAt(it: Waiting, now: Instant): Instant {
  if (it.sole !== null) return Infinity;
  const steps = it.needs.flatMap((need) => {
    const step = relaxesAfter(need, now - it.arrivedAt);
    return step === null ? [] : [it.arrivedAt + step.after * MINUTE];
  });
  const held = promiserOf(it);
  const free = held === null ? Infinity : it.arrivedAt + held.for;
  return Math.min(...steps, free > now ? free : Infinity);
}

function put(sets: Map<string, Set<Line>>, key: string, line: Line): void {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known.add(line));
}

function take(sets: Map<string, Set<Line>>, key: string, line: Line): void {
  const known = sets.get(key);
  known?.delete(line);
  if (known?.size === 0) sets.delete(key);
}
