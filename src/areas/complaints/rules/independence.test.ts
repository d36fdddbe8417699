import { expect, test } from 'vitest';
import { clashIn, keptApart, type Touch } from './apart.ts';
import { broken, newModel, OFFICERS, pickCommand, random, type Command } from './independence.fixtures.ts';

/**
 * The rules as the desk asks them, on two complaints in memory: whom to refuse is decided by `keptApart` and `clashIn` alone. That
 * the server asks them wherever somebody comes to a complaint, and the database behind it, is shown on a real one
 * (server/independence.db.test.ts), by the same commands and the same model.
 */
const SEQUENCES = 20_000;
const LENGTH = 9;

type Complaint = {
  stage: number;
  owner: number;
  investigator: number | null;
  decider: number | null;
  into: number | null;
  readonly touches: Touch[];
};

function openDesk(owners: readonly [number, number]) {
  const time = { now: 0 };
  const touch = (stage: number, who: number, part: Touch['part']): Touch => ({
    stage,
    officerId: String(who),
    part,
    at: (time.now += 1),
  });
  const complaints: Complaint[] = owners.map((owner) => ({
    stage: 1,
    owner,
    investigator: null,
    decider: null,
    into: null,
    touches: [touch(1, owner, 'owner')],
  }));
  const at = (n: number): Complaint => {
    const it = complaints[n];
    if (it === undefined) throw new Error('there are two complaints');
    return it;
  };
  const one = (n: number) => at(n).into !== null || complaints.some(({ into }) => into === n);
  const family = (n: number) => (one(n) ? complaints.flatMap(({ touches }) => touches) : at(n).touches);
  const may = (n: number, who: number, stage = at(n).stage) =>
    !keptApart(family(n), { number: stage, independent: stage > 1 }).has(String(who));

  /** Does it, or refuses it and leaves everything as it was. */
  return ({ of, by, who, ...it }: Command): boolean => {
    const complaint = at(of);
    if (complaint.into !== null) return false;
    const says = (officer: number, part: Touch['part'], stage = complaint.stage) =>
      complaint.touches.push(touch(stage, officer, part)) > 0;
    switch (it.does) {
      case 'give':
        if (!may(of, who)) return false;
        complaint.owner = who;
        return says(who, 'owner');
      case 'name':
        if (!may(of, who)) return false;
        complaint[it.part] = who;
        return says(who, it.part);
      case 'find':
        return may(of, by) && (complaint.decider === null || complaint.decider === by) && says(by, 'finding');
      case 'subject': {
        const { owner, investigator, decider } = complaint;
        return ![owner, investigator, decider].includes(who) && says(who, 'subject', 0);
      }
      case 'onward':
        if (complaint.stage > 1 || !may(of, who, 2)) return false;
        Object.assign(complaint, { stage: 2, owner: who, investigator: null, decider: null });
        return says(who, 'owner');
      default: {
        if (one(of)) return false;
        const root = at(1 - of);
        complaint.into = 1 - of;
        const holders = [root.owner, root.investigator, root.decider].filter((officer) => officer !== null);
        if (holders.every((officer) => may(1 - of, officer)) && clashIn(family(of), 2) === undefined) return true;
        complaint.into = null;
        return false;
      }
    }
  };
}

test(
  `C-12 by the rules, no path of ${SEQUENCES} random sequences gives a later stage to somebody who had to do with an earlier one`,
  { timeout: 120_000 },
  () => {
    const went = { yes: 0, no: 0 };
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const pick = random(seed * 2_654_435_761);
      const owners = [pick(OFFICERS), pick(OFFICERS)] as const;
      const [run, model] = [openDesk(owners), newModel(owners)];
      for (let n = 0; n < LENGTH; n += 1) {
        const command = pickCommand(pick, model);
        const goes = run(command);
        went[goes ? 'yes' : 'no'] += 1;
        if (!goes && command.mustGo(model))
          expect.unreachable(`seed ${seed}: ${command.name} was refused for no reason`);
        if (!goes) continue;
        command.apply(model);
        if (broken(model)) expect.unreachable(`seed ${seed}: ${command.name} was allowed`);
      }
    }
    // A test in which everything is refused, or nothing is, would prove nothing.
    expect(went.yes).toBeGreaterThan(SEQUENCES);
    expect(went.no).toBeGreaterThan(SEQUENCES / 2);
  },
);
