import type { Instant } from '#kernel/time.ts';
import { promiserOf, type Waiting } from './assigning.ts';
import type { Need } from './needs.ts';
import { openRest, type Rest } from './rest.ts';

/** Work that asks for the same in the same queue. */
export type Sort = {
  readonly id: number;
  readonly queue: string;
  readonly channel: string;
  readonly needs: readonly Need[];
};

/**
 * Work of one sort, one priority and one boost, drawn to the same officer or to none: in the order of arrival. Within a line
 * the older is never behind the newer and never asks for more, so where its head finds nobody, nothing behind it does.
 */
export type Line = {
  readonly key: string;
  readonly sort: Sort;
  readonly places: Place[];
  head: number;
  gone: number;
  /** Nobody was found for it, and until then only another officer can change that. Undefined while it is to be looked at. */
  rests: Resting | undefined;
};
/** `whole`: its first found nobody, so what comes behind finds nobody either. */
export type Resting = { readonly until: Instant; readonly whole: boolean };
export type Place = { readonly it: Waiting; readonly line: Line; gone: boolean };

/** Keeps what waits in its lines. */
export type Lines = {
  readonly add: (it: Waiting) => void;
  readonly remove: (id: string) => void;
  /** It was given out in a round that has looked at its line already. */
  readonly taken: (id: string) => void;
  readonly find: (id: string) => Waiting | undefined;
  readonly rest: Rest;
  readonly all: () => Iterable<Line>;
};

export function openLines(): Lines {
  const sorts = new Map<string, Sort>();
  const lines = new Map<string, Line>();
  const places = new Map<string, Place>();
  const rest = openRest();
  // Rules hand out one list of needs to all work of a queue, so most are written out once.
  const written = new WeakMap<readonly Need[], string>();

  const textOf = (needs: readonly Need[]): string => {
    const known = written.get(needs);
    if (known !== undefined) return known;
    const text = JSON.stringify(
      needs.map(({ skill, level, relax }) => [skill, level, relax?.map(({ after, level: to }) => [after, to]) ?? null]),
    );
    written.set(needs, text);
    return text;
  };
  const lineOf = (it: Waiting): Line => {
    const { queue, channel, needs } = it;
    const sortKey = `${queue}\n${channel}\n${textOf(needs)}`;
    const promiser = promiserOf(it);
    const drawn = `${promiser?.officerId} ${promiser?.for}\n${it.sole?.officerId} ${it.sole?.deputyId}`;
    const key = `${sortKey}\n${it.priority} ${it.boost}\n${drawn}`;
    const known = lines.get(key);
    if (known !== undefined) return known;
    const sort = sorts.get(sortKey) ?? { id: sorts.size, queue, channel, needs };
    sorts.set(sortKey, sort);
    const line: Line = { key, sort, places: [], head: 0, gone: 0, rests: undefined };
    lines.set(key, line);
    rest.add(line, it);
    return line;
  };
  const leave = (id: string): Line | undefined => {
    const place = places.get(id);
    if (place === undefined) return undefined;
    places.delete(id);
    place.gone = true;
    place.line.gone += 1;
    if (!tidy(place.line)) return place.line;
    lines.delete(place.line.key);
    rest.drop(place.line, place.it);
    return undefined;
  };
  return {
    add: (it) => {
      const line = lineOf(it);
      const place = { it, line, gone: false };
      places.set(it.id, place);
      const at = placeFor(line, it);
      if (line.rests?.whole !== true || at < line.places.length) rest.wake(line);
      line.places.splice(at, 0, place);
    },
    remove: (id) => {
      const line = leave(id);
      if (line !== undefined) rest.wake(line);
    },
    taken: (id) => void leave(id),
    rest,
    find: (id) => places.get(id)?.it,
    all: () => lines.values(),
  };
}

/** Most work arrives last. What comes back keeps its arrival, so it goes to where it was. */
function placeFor({ places, head }: Line, { arrivedAt, id }: Waiting): number {
  let [low, high] = [head, places.length];
  const last = places.at(-1)?.it;
  if (last === undefined || last.arrivedAt < arrivedAt) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = places[middle]?.it;
    const before =
      other !== undefined && (other.arrivedAt < arrivedAt || (other.arrivedAt === arrivedAt && other.id < id));
    [low, high] = before ? [middle + 1, high] : [low, middle];
  }
  return low;
}

/** Passes over what is gone at the head, and throws it away once it is most of the line. Whether nothing is left of it. */
function tidy(line: Line): boolean {
  const { places } = line;
  while (places[line.head]?.gone === true) line.head += 1;
  if (line.gone === places.length) return true;
  if (line.gone < 64 || line.gone * 2 < places.length) return false;
  const left = places.filter(({ gone }) => !gone);
  places.splice(0, places.length, ...left);
  line.head = 0;
  line.gone = 0;
  return false;
}
