import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import {
  byTurn,
  mayHave,
  mayTakeNow,
  soleNow,
  steadyAfter,
  stepOf,
  type OnOfficer,
  type Waiting,
} from './assigning.ts';
import { openExchange } from './exchange.ts';
import { askedAfter, faultsOfNeeds, meetsHard } from './needs.ts';
import { matchPlainly, nextPlainly } from './plain.ts';
import { NOW, needs, officers, waiting } from './worlds.fixtures.ts';

/** `npm run test:full` looks at a hundred thousand worlds for each. */
const RUNS = process.env['KEPT_FULL'] === '1' ? 100_000 : 200;
const inWorlds = (holds: (on: readonly OnOfficer[], waits: readonly Waiting[]) => void) =>
  fc.assert(fc.property(officers, waiting, holds), { numRuns: RUNS });

describe('the index', () => {
  test('gives out exactly what a plain look at everything gives out, in the same order', () => {
    inWorlds((on, waits) => {
      expect(openExchange(on, waits).round(NOW)).toEqual(matchPlainly(on, waits, NOW));
    });
  });

  test('is compared where a good part is given out and a good part waits', () => {
    const told = fc
      .sample(fc.tuple(officers, waiting), 200)
      .map(([on, waits]) => [matchPlainly(on, waits, NOW).length, waits.length] as const);
    const [given, all] = told.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    expect(given / all).toBeGreaterThan(0.15);
    expect(given / all).toBeLessThan(0.85);
  });

  test('gives an officer who asks for the next what a plain look at everything gives', () => {
    inWorlds((on, waits) => {
      const exchange = openExchange(on, waits);
      for (const officer of on)
        expect(exchange.nextFor(officer.id, NOW)?.id).toBe(nextPlainly(officer, on, waits, NOW)?.id);
    });
  });

  test('gives the same one by one as all at once, and the same when work comes and goes between', () => {
    inWorlds((on, waits) => {
      const exchange = openExchange(on, []);
      for (const it of waits.toReversed()) exchange.add(it);
      for (const { id } of waits.slice(0, 4)) exchange.remove(id);
      for (const it of waits.slice(0, 4)) exchange.add(it);
      const one = () => exchange.round(NOW, 1);
      const found = [];
      for (let match = one(); match.length > 0; match = one()) found.push(...match);
      expect(found).toEqual(matchPlainly(on, waits, NOW));
    });
  });

  test('gives the same after officers have come, gone and changed', () => {
    inWorlds((on, waits) => {
      const exchange = openExchange([], waits, { spareSeats: 6 });
      for (const officer of on) exchange.setOfficer({ ...officer, queues: ['fines', 'water'], skills: new Map() });
      for (const { id } of on) exchange.officerLeaves(id);
      for (const officer of on.slice(1)) exchange.setOfficer(officer);
      expect(exchange.round(NOW)).toEqual(matchPlainly(on.slice(1), waits, NOW));
    });
  });
});

describe('an exchange that goes on', () => {
  type Step = { readonly does: 'comes' | 'goes' | 'taken' | 'added' | 'minutes'; readonly n: number };
  const steps: fc.Arbitrary<readonly Step[]> = fc.array(
    fc.record({
      does: fc.constantFrom('comes', 'goes', 'taken', 'added', 'added', 'minutes'),
      n: fc.integer({ min: 0, max: 13 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  /** Whatever happens between two rounds, each is the one that somebody would hold who looks at everything anew. */
  const goesOn = (on: readonly OnOfficer[], waits: readonly Waiting[], all: readonly Step[]) => {
    const exchange = openExchange([], waits.slice(0, 7), { spareSeats: 6 });
    const left = new Map(waits.slice(0, 7).map((it) => [it.id, it]));
    const here = new Map<string, OnOfficer>();
    let now = NOW;
    const comes = (n: number) => {
      const officer = on[n % on.length];
      if (officer === undefined) return;
      here.set(officer.id, officer);
      exchange.setOfficer(officer);
    };
    on.slice(0, 2).forEach((_, n) => comes(n));
    for (const { does, n } of all) {
      const [officer, it] = [on[n % on.length], waits[n]];
      if (does === 'comes') comes(n);
      if (does === 'goes' && officer !== undefined && here.delete(officer.id)) exchange.officerLeaves(officer.id);
      if (does === 'taken' && it !== undefined && left.delete(it.id)) exchange.remove(it.id);
      if (does === 'added' && it !== undefined && !left.has(it.id)) {
        left.set(it.id, it);
        exchange.add(it);
      }
      if (does === 'minutes') now += n * 4 * MINUTE;
      const anew = matchPlainly([...here.values()], [...left.values()], now);
      expect(exchange.round(now)).toEqual(anew);
      for (const { id, officerId } of anew) {
        left.delete(id);
        const then = exchange.officer(officerId);
        if (then !== undefined) here.set(officerId, then);
      }
    }
  };

  test('gives out in each round what a plain look at everything would, whatever happened since the one before', () => {
    fc.assert(fc.property(officers, waiting, steps, goesOn), { numRuns: RUNS });
  });
});

describe('whatever is given out', () => {
  test('goes to nobody who lacks a hard need, has a conflict, serves another queue or is not the sole contact', () => {
    inWorlds((on, waits) => {
      for (const { id, officerId } of openExchange(on, waits).round(NOW)) {
        const [it, officer] = [waits.find((one) => one.id === id), on.find((one) => one.id === officerId)];
        if (it === undefined || officer === undefined) throw new Error('nobody got nothing');
        expect(officer.ready).toBe(true);
        expect(officer.queues).toContain(it.queue);
        expect(it.excluded).not.toContain(officerId);
        for (const { skill, level, relax } of it.needs)
          if (relax === null) expect(officer.skills.get(skill) ?? 0).toBeGreaterThanOrEqual(level);
        if (it.sole !== null) {
          const present = on.some((one) => one.id === it.sole?.officerId);
          expect(officerId).toBe(present ? it.sole.officerId : it.sole.deputyId);
        }
      }
    });
  });

  test('puts nobody over what they can have at once in a channel, and gives nothing twice', () => {
    inWorlds((on, waits) => {
      const matches = openExchange(on, waits).round(NOW);
      expect(new Set(matches.map(({ id }) => id)).size).toBe(matches.length);
      for (const officer of on)
        for (const channel of ['email', 'phone']) {
          const given = matches.filter(
            ({ id, officerId }) => officerId === officer.id && waits.find((one) => one.id === id)?.channel === channel,
          ).length;
          const [had, may] = [officer.inHand.get(channel) ?? 0, officer.capacity.get(channel) ?? 0];
          if (given > 0) expect(had + given).toBeLessThanOrEqual(may);
        }
    });
  });

  test('leaves nothing behind that somebody could take, but for what is kept for whoever promised', () => {
    inWorlds((on, waits) => {
      const exchange = openExchange(on, waits);
      const given = new Set(exchange.round(NOW).map(({ id }) => id));
      const after = on.flatMap(({ id }) => exchange.officer(id) ?? []);
      for (const it of waits.filter(({ id, sticky }) => !given.has(id) && sticky === null)) {
        const soleId = soleNow(it, (id) => on.some((one) => one.id === id));
        expect(after.filter((officer) => mayTakeNow(officer, it, NOW, soleId))).toEqual([]);
      }
    });
  });

  test('does not depend on the order in which officers and work are told', () => {
    inWorlds((on, waits) => {
      expect(openExchange(on.toReversed(), waits.toReversed()).round(NOW)).toEqual(openExchange(on, waits).round(NOW));
    });
  });
});

describe('nothing starves', () => {
  test('what has waited four boosts comes before whatever arrived later, of whichever priority and queue', () => {
    inWorlds((_, waits) => {
      const inTurn = waits.toSorted(byTurn(NOW));
      inTurn.forEach((old, place) => {
        if (NOW - old.arrivedAt < steadyAfter(old.boost)) return;
        expect(stepOf(old, NOW)).toBe(0);
        for (const before of inTurn.slice(0, place)) expect(before.arrivedAt).toBeLessThanOrEqual(old.arrivedAt);
      });
    });
  });

  test('no officer is given newer work while older work that has waited so long could have been theirs', () => {
    inWorlds((on, waits) => {
      const matches = matchPlainly(on, waits, NOW);
      const left = waits.filter(({ id }) => !matches.some((match) => match.id === id));
      for (const old of left.filter((it) => NOW - it.arrivedAt >= steadyAfter(it.boost) && it.sticky === null))
        for (const { id, officerId } of matches) {
          const [newer, officer] = [waits.find((it) => it.id === id), on.find((one) => one.id === officerId)];
          if (newer === undefined || officer === undefined || newer.arrivedAt <= old.arrivedAt) continue;
          const soleId = soleNow(old, (one) => on.some((other) => other.id === one));
          expect(mayTakeNow(officer, old, NOW, soleId) && newer.channel === old.channel).toBe(false);
        }
    });
  });

  test('waiting longer never puts anything further back, and never asks for more', () => {
    fc.assert(
      fc.property(waiting, needs, fc.integer({ min: 0, max: 200 }), (waits, wanted, minutes) => {
        const later = NOW + minutes * MINUTE;
        for (const it of waits) expect(stepOf(it, later)).toBeLessThanOrEqual(stepOf(it, NOW));
        for (const need of wanted)
          expect(askedAfter(need, (minutes + 1) * MINUTE)).toBeLessThanOrEqual(askedAfter(need, minutes * MINUTE));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('needs', () => {
  test('a hard need asks for the same after a year, and a preferred one has let go after its last step', () => {
    fc.assert(
      fc.property(needs, (wanted) => {
        expect(faultsOfNeeds(wanted)).toEqual([]);
        for (const need of wanted)
          expect(askedAfter(need, 365 * 24 * 60 * MINUTE)).toBe(need.relax === null ? need.level : 0);
      }),
      { numRuns: RUNS },
    );
  });

  test('who has only hard skills is never kept from them by a preferred one for ever', () => {
    inWorlds((on, waits) => {
      for (const it of waits.filter(({ sole }) => sole === null))
        for (const officer of on.filter((one) => mayHave(one, it, null))) {
          expect(meetsHard(officer.skills, it.needs)).toBe(true);
          const roomy = { ...officer, ready: true, inHand: new Map(), capacity: new Map([[it.channel, 1]]) };
          expect(mayTakeNow(roomy, it, it.arrivedAt + 61 * MINUTE, null)).toBe(true);
        }
    });
  });

  test('steps that rise, come too early or never let go, and a skill that is named twice, are refused', () => {
    const wrong = (relax: { after: number; level: number }[]) =>
      faultsOfNeeds([{ skill: 'relay', level: 3, relax }]).map(({ problem }) => problem);
    expect(wrong([{ after: 5, level: 0 }])).toEqual([]);
    expect(
      wrong([
        { after: 5, level: 3 },
        { after: 9, level: 0 },
      ]),
    ).toHaveLength(1);
    expect(
      wrong([
        { after: 5, level: 2 },
        { after: 5, level: 0 },
      ]),
    ).toHaveLength(1);
    expect(wrong([{ after: 5, level: 1 }])).toEqual(['is preferred, so its last step must ask for nothing (level 0)']);
    const twice = [1, 2].map((level) => ({ skill: 'relay', level, relax: null }));
    expect(faultsOfNeeds(twice)).toEqual([{ place: 'needs.1', problem: 'names a skill that is in the list already' }]);
  });
});
