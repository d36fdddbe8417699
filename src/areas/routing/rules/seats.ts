import type { Instant } from '#kernel/time.ts';
import { hasRoom, type OnOfficer } from './assigning.ts';
import { inAll, noBits, setBit, type Bits } from './bits.ts';
import { askedAfter } from './needs.ts';
import type { Sort } from './lines.ts';

/** An officer in an exchange, with what changes while work is given out. */
type Seat = { officer: OnOfficer; on: boolean };

/** Officers as sets: who serves a queue, who has a skill at a level, who has room for a channel. */
export type Seats = {
  readonly set: (officer: OnOfficer) => void;
  readonly leave: (id: string) => void;
  readonly find: (id: string | undefined) => OnOfficer | undefined;
  readonly at: (n: number) => OnOfficer | undefined;
  /** One more in hand: they are the last to have been free. */
  readonly give: (id: string, channel: string, now: Instant) => void;
  /** Whether anybody has room for anything. */
  readonly anybody: () => boolean;
  /** Who may be given work of a sort now that has waited so long. */
  readonly candidates: (sort: Sort, waited: number) => number[];
};

const LEVELS = 5;

/** Who serves what, who can do what and who has room, as bits by the number of their seat. */
function openSets(most: number) {
  const ofQueue = new Map<string, Bits>();
  const ofChannel = new Map<string, Bits>();
  const atLeast = new Map<string, Bits[]>();
  const nobody = noBits(most);
  const bitsOf = (sets: Map<string, Bits>, key: string): Bits => {
    const known = sets.get(key) ?? noBits(most);
    sets.set(key, known);
    return known;
  };
  const levelsOf = (skill: string): Bits[] => {
    const known = atLeast.get(skill) ?? Array.from({ length: LEVELS + 1 }, () => noBits(most));
    atLeast.set(skill, known);
    return known;
  };
  const markRoom = (n: number, { officer, on }: Seat) => {
    for (const channel of officer.capacity.keys())
      setBit(bitsOf(ofChannel, channel), n, on && hasRoom(officer, channel));
  };
  return {
    markRoom,
    mark: (n: number, { officer, on }: Seat) => {
      for (const queue of officer.queues) setBit(bitsOf(ofQueue, queue), n, on);
      for (const [skill, level] of officer.skills)
        levelsOf(skill).forEach((bits, least) => setBit(bits, n, on && level >= least));
      markRoom(n, { officer, on });
    },
    anybody: () => [...ofChannel.values()].some((bits) => bits.some((word) => word !== 0)),
    candidates: ({ queue, channel, needs }: Sort, waited: number) => {
      const wanted = needs.flatMap((need) => {
        const asked = askedAfter(need, waited);
        return asked === 0 ? [] : [atLeast.get(need.skill)?.[asked] ?? nobody];
      });
      return inAll([ofQueue.get(queue) ?? nobody, ofChannel.get(channel) ?? nobody, ...wanted], most);
    },
  };
}

export function openSeats(officers: readonly OnOfficer[], spare: number): Seats {
  const most = officers.length + spare;
  const seats: Seat[] = [];
  const numbers = new Map<string, number>();
  const { mark, markRoom, anybody, candidates } = openSets(most);

  const seatOf = (id: string | undefined): [number, Seat] | undefined => {
    const n = id === undefined ? undefined : numbers.get(id);
    const seat = n === undefined ? undefined : seats[n];
    return n === undefined || seat === undefined || !seat.on ? undefined : [n, seat];
  };
  const leave = (id: string) => {
    const [n, seat] = seatOf(id) ?? [];
    if (n === undefined || seat === undefined) return;
    seat.on = false;
    mark(n, seat);
  };
  const set = (officer: OnOfficer) => {
    leave(officer.id);
    const n = numbers.get(officer.id) ?? seats.length;
    if (n >= most) throw new Error('an exchange has no seat left: open it with more to spare');
    numbers.set(officer.id, n);
    const seat = { officer, on: true };
    seats[n] = seat;
    mark(n, seat);
  };
  officers.forEach(set);
  return {
    set,
    leave,
    find: (id) => seatOf(id)?.[1].officer,
    at: (n) => seats[n]?.officer,
    give: (id, channel, now) => {
      const [n, seat] = seatOf(id) ?? [];
      if (n === undefined || seat === undefined) return;
      seat.officer = withOneMore(seat.officer, channel, now);
      markRoom(n, seat);
    },
    anybody,
    candidates,
  };
}

/** An officer who has been given one more. */
export const withOneMore = (officer: OnOfficer, channel: string, now: Instant): OnOfficer => ({
  ...officer,
  freeSince: now,
  inHand: new Map(officer.inHand).set(channel, (officer.inHand.get(channel) ?? 0) + 1),
});
