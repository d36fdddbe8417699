import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockCase, assignCase, mergeCase, openCase } from '#areas/cases/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { addIssue, findOn } from './issues.ts';
import { goToNextStage, nameOfficer } from './stages.ts';

/**
 * C-12 by random sequences of commands against a small model that knows nothing of tables: who did what at which stage of
 * which case, and which cases are one. Whatever the desk allows the model must find clean; whatever would break it must be
 * refused, by the server or by the database at the end of the transaction.
 */
const SEQUENCES = process.env['KEPT_FULL'] === '1' ? 20_000 : 40;
const LENGTH = 9;

let desk: TestDesk;
let officers: TestOfficer[];

beforeAll(async () => {
  desk = await openTestDesk();
  officers = [];
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve']) officers.push(await desk.officer(name));
});
afterAll(() => desk.close());

const random = (seed: number) => {
  const state = { at: seed >>> 0 };
  return (below: number): number => {
    state.at = (Math.imul(state.at, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state.at / 2 ** 32) * below);
  };
};

type Did = {
  readonly of: number;
  readonly stage: number;
  readonly who: number;
  /** It was about themselves at that moment. */
  readonly own: boolean;
};
/** Who holds a case now: its owner, its investigator and its decider. */
type Held = { owner: number; investigator?: number; decider?: number };
type Model = {
  readonly did: Did[];
  readonly into: number[];
  readonly stage: number[];
  readonly held: Held[];
};

const rootOf = ({ into }: Model, one: number): number =>
  into[one] === one ? one : rootOf({ into } as Model, into[one] ?? one);

/** Whether somebody at an independent stage had to do with an earlier one of the same matter, or is whom it is about. */
function broken(model: Model): boolean {
  const at = model.did.map((did) => ({ ...did, root: rootOf(model, did.of) }));
  const holdsAsSubject = model.held.some(
    (held, of) =>
      model.into[of] === of &&
      at.some(({ root, stage, who }) => root === of && stage === 0 && Object.values(held).includes(who)),
  );
  if (holdsAsSubject || at.some(({ own }) => own)) return true;
  return at.some((later) =>
    at.some(
      (earlier) =>
        earlier.root === later.root &&
        earlier.who === later.who &&
        earlier.stage > 0 &&
        earlier.stage < later.stage &&
        later.stage > 1,
    ),
  );
}

test(
  `C-12 no path of ${SEQUENCES} random sequences gives a later stage to somebody who had to do with an earlier one`,
  { timeout: 7_200_000 },
  async () => {
    const allowed = { yes: 0, no: 0 };
    for (let seed = 1; seed <= SEQUENCES; seed += 1) await sequence(seed, allowed);
    // A test in which everything is refused, or nothing is, would prove nothing.
    expect(allowed.yes).toBeGreaterThan(SEQUENCES);
    expect(allowed.no).toBeGreaterThan(SEQUENCES / 2);
  },
);

async function sequence(seed: number, allowed: { yes: number; no: number }): Promise<void> {
  const pick = random(seed * 2_654_435_761);
  const model: Model = { did: [], into: [0, 1], stage: [1, 1], held: [] };
  const ids = [await newComplaint(pick(officers.length), model), await newComplaint(pick(officers.length), model)];
  for (let n = 0; n < LENGTH; n += 1) {
    const command = commandOf(pick, model);
    const before = desk.time.now;
    desk.time.now = before + 1000;
    const went = await attempt(command, ids);
    if (went) command.apply(model);
    allowed[went ? 'yes' : 'no'] += 1;
    expect(broken(model), `seed ${seed}: ${command.name} was allowed`).toBe(false);
    if (!went && command.mustGo(model)) expect.unreachable(`seed ${seed}: ${command.name} was refused for no reason`);
  }
}

async function newComplaint(who: number, model: Model): Promise<{ id: string; issue: string }> {
  const actor = officers[who]?.actor;
  if (actor === undefined) throw new Error('no such officer');
  const made = await desk.as(actor, async (work) => {
    const { id } = await openCase(desk.parts.desk, work, {
      kind: 'complaint',
      subject: 'It',
      teamId: desk.teamId,
      customerId: null,
      channel: 'phone',
      ownerId: officers[who]?.id,
    });
    const rest = { topic: '', agency: '', wanted: '', evidence: [], safety: false } as const;
    const issue = await addIssue(at(), work, id, {
      said: 'It',
      severity: 'low',
      complexity: 'low',
      impact: 'low',
      ...rest,
    });
    return { id, issue };
  });
  model.did.push({ of: model.held.length, stage: 1, who, own: false });
  model.held.push({ owner: who });
  return made;
}

const at = () => ({
  desk: desk.parts.desk,
  complaints: desk.parts.complaints,
  sendNotice: () => Promise.resolve(null),
});

type Ids = readonly { readonly id: string; readonly issue: string }[];
type Random = {
  readonly name: string;
  readonly by: number;
  readonly run: (work: Work, ids: Ids) => Promise<unknown>;
  readonly apply: (model: Model) => void;
  /** Whether a refusal would be one too many: it would break nothing, and nothing else stands against it. */
  readonly mustGo: (model: Model) => boolean;
};

/** Runs it as one transaction. A refusal of the server or of the database leaves everything as it was. */
async function attempt({ by, run }: Random, ids: Ids): Promise<boolean> {
  const actor = officers[by]?.actor;
  if (actor === undefined) throw new Error('no such officer');
  try {
    await desk.as(actor, (work) => run(work, ids));
    return true;
  } catch (fault) {
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;
    if (fault instanceof Refusal || code === 'KP409') return false;
    throw fault;
  }
}

const clone = (model: Model): Model => structuredClone(model);
const whole = (apply: (model: Model) => void) => (model: Model) => {
  const after = clone(model);
  apply(after);
  return !broken(after);
};
const says = (model: Model, of: number, who: number, stage = model.stage[of] ?? 1): void => {
  const root = rootOf(model, of);
  const own =
    stage > 0 && model.did.some((did) => did.stage === 0 && did.who === who && rootOf(model, did.of) === root);
  model.did.push({ of, stage, who, own });
};

function commandOf(pick: (below: number) => number, model: Model): Random {
  const of = pick(2);
  const [by, who] = [pick(officers.length), pick(officers.length)];
  const joined = model.into[of] !== of;
  const whoId = officers[who]?.id ?? '';
  const idOf = (ids: Ids, n = of) => ids[n]?.id ?? '';
  const versionOf = async (work: Work, id: string) => (await lockCase(work, id)).version;
  const never = () => false;
  switch (pick(7)) {
    case 0:
    case 1: {
      const apply = (after: Model) => {
        after.held[of] = { ...after.held[of], owner: who };
        says(after, of, who);
      };
      return {
        name: `give ${of} to ${who}`,
        by,
        run: async (work, ids) =>
          assignCase(desk.parts.desk, work, idOf(ids), {
            version: await versionOf(work, idOf(ids)),
            teamId: desk.teamId,
            ownerId: whoId,
          }),
        apply,
        mustGo: joined ? never : whole(apply),
      };
    }
    case 2: {
      const part = pick(2) === 0 ? ('decider' as const) : ('investigator' as const);
      const apply = (after: Model) => {
        after.held[of] = { owner: -1, ...after.held[of], [part]: who };
        says(after, of, who);
      };
      return {
        name: `name ${who} ${part} of ${of}`,
        by,
        run: (work, ids) => nameOfficer(at(), work, idOf(ids), { part, officerId: whoId }),
        apply,
        mustGo: joined ? never : whole(apply),
      };
    }
    case 3:
      return {
        name: `${by} finds on ${of}`,
        by,
        run: (work, ids) =>
          findOn(at(), work, ids[of]?.issue ?? '', { finding: 'upheld', reasons: 'r', cites: 'c', why: 'w' }),
        apply: (after) => says(after, of, by),
        // Somebody else may be named to decide it.
        mustGo: never,
      };
    case 4:
      return {
        name: `${who} is whom ${of} is about`,
        by,
        run: (work, ids) => nameOfficer(at(), work, idOf(ids), { part: 'subject', officerId: whoId }),
        apply: (after) => says(after, of, who, 0),
        mustGo: never,
      };
    case 5: {
      const apply = (after: Model) => {
        after.stage[of] = 2;
        after.held[of] = { owner: who };
        says(after, of, who);
      };
      const last = (model.stage[of] ?? 1) > 1;
      return {
        name: `${of} goes on to ${who}`,
        by,
        run: (work, ids) => goToNextStage(at(), work, idOf(ids), { teamId: desk.teamId, ownerId: whoId, why: '' }),
        apply,
        mustGo: joined || last ? never : whole(apply),
      };
    }
    default: {
      const other = 1 - of;
      const apply = (after: Model) => void (after.into[of] = other);
      // Where somebody was complained of, the database is stricter about what they did before the two were joined.
      const free = model.into[0] === 0 && model.into[1] === 1 && !model.did.some(({ stage }) => stage === 0);
      return {
        name: `${of} is joined to ${other}`,
        by,
        run: async (work, ids) =>
          mergeCase(desk.parts.desk, work, idOf(ids), {
            into: idOf(ids, other),
            version: await versionOf(work, idOf(ids)),
          }),
        apply,
        mustGo: free ? whole(apply) : never,
      };
    }
  }
}
