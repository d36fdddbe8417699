import type { Instant } from '#kernel/time.ts';
import { hasRoom, type Choice, type Waiting } from './assigning.ts';
import { heapOf, type Heap } from './heap.ts';
import type { Sort } from './lines.ts';
import { askedAfter, fitOf } from './needs.ts';
import type { Seats } from './seats.ts';

type Candidate = { readonly n: number; readonly id: string; readonly fit: number; readonly freeSince: Instant };

/** Who may be given work of a sort, best first, kept for the length of one round. */
export type Pools = {
  readonly take: (sort: Sort, it: Waiting, now: Instant) => Choice | 'this one' | 'whole line';
};

const byWorth = (one: Candidate, other: Candidate): number =>
  other.fit - one.fit || one.freeSince - other.freeSince || (one.id < other.id ? -1 : 1);

export function openPools(seats: Seats): Pools {
  const pools = new Map<string, Heap<Candidate>>();
  const poolOf = (sort: Sort, waited: number): Heap<Candidate> => {
    const key = `${sort.id} ${sort.needs.map((need) => askedAfter(need, waited)).join(' ')}`;
    const known = pools.get(key);
    if (known !== undefined) return known;
    const candidates = seats.candidates(sort, waited).flatMap((n) => {
      const officer = seats.at(n);
      if (officer === undefined) return [];
      const { id, freeSince, skills } = officer;
      return [{ n, id, freeSince, fit: fitOf(skills, sort.needs) }];
    });
    const pool = heapOf(byWorth, candidates);
    pools.set(key, pool);
    return pool;
  };
  return {
    take: (sort, it, now) => {
      const pool = poolOf(sort, now - it.arrivedAt);
      const aside: Candidate[] = [];
      const back = () => aside.forEach(pool.push);
      for (let one = pool.pop(); one !== undefined; one = pool.pop()) {
        const officer = seats.at(one.n);
        // In a round nobody gets room again, so who has none is not asked any more.
        if (officer === undefined || !hasRoom(officer, it.channel)) continue;
        if (officer.freeSince !== one.freeSince) {
          pool.push({ ...one, freeSince: officer.freeSince });
          continue;
        }
        aside.push(one);
        if (it.excluded.includes(one.id) || it.passed.includes(one.id)) continue;
        back();
        return { officerId: one.id, way: 'fit' };
      }
      back();
      if (aside.length === 0) return 'whole line';
      const passedOn = aside.find(({ id }) => !it.excluded.includes(id));
      return passedOn === undefined ? 'this one' : { officerId: passedOn.id, way: 'fit' };
    },
  };
}
