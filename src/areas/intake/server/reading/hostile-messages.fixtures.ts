import type { Chance, HostileWorld } from './hostile-mail.fixtures.ts';
import { DECEIVERS, MANY_SENDERS } from './hostile-senders.fixtures.ts';
import { HEAVY } from './hostile-weights.fixtures.ts';

const FAMILIES = [...DECEIVERS, ...MANY_SENDERS, ...HEAVY];

export type HostileMessage = {
  readonly raw: Uint8Array;
  readonly what: string;
  /** The true set of From addresses, in lower case. */
  readonly from: readonly string[];
  /** `not-on-case` whenever that set is not exactly the one party: then nothing may join the case by itself. */
  readonly expect: 'not-on-case' | 'any';
};

/** The same seed always gives the same messages, so that a failure can be looked at again. */
export function hostileMessages(seed: number, count: number, world: HostileWorld): HostileMessage[] {
  const chance = chanceFrom(seed);
  const made: HostileMessage[] = [];
  while (made.length < count) {
    const family = FAMILIES[made.length % FAMILIES.length];
    if (!family) break;
    const { text, from } = family.draft(world, chance);
    const alone = from.length === 1 && from[0] === world.partyAddress.toLowerCase();
    made.push({
      raw: new Uint8Array(Buffer.from(text, 'latin1')),
      what: family.what,
      from,
      expect: alone ? 'any' : 'not-on-case',
    });
  }
  // Reordered and doubled: what is safe only in one order is not safe.
  for (let at = made.length - 1; at > 0; at -= 1) {
    const other = chance.upTo(at + 1);
    const [a, b] = [made[at], made[other]];
    if (a && b) [made[at], made[other]] = [b, a];
  }
  return made;
}

/** mulberry32: small, even and the same on every machine. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (limit: number): number => Math.floor(next() * limit);
  return { upTo, word: () => upTo(0x7fffffff).toString(36) };
}
