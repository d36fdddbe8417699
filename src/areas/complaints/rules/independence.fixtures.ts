/**
 * C-12 by random sequences of commands against a small model that knows nothing of how the desk decides: who did what at which
 * stage of which case, and which cases are one.
 */
export const OFFICERS = 5;

/** Pseudo-random by the seed alone, so that a sequence that fails can be run again. */
export const random = (seed: number) => {
  const state = { at: seed >>> 0 };
  return (below: number): number => {
    state.at = (Math.imul(state.at, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state.at / 2 ** 32) * below);
  };
};
export type Picking = ReturnType<typeof random>;

type Did = {
  readonly of: number;
  readonly stage: number;
  readonly who: number;
  /** It was about themselves at that moment. */
  readonly own: boolean;
};
/** Who holds a case now: its owner, its investigator and its decider. */
type Held = { owner: number; investigator?: number; decider?: number };
export type Model = {
  readonly did: Did[];
  readonly into: number[];
  readonly stage: number[];
  readonly held: Held[];
};

export const newModel = (owners: readonly [number, number]): Model => ({
  did: owners.map((who, of) => ({ of, stage: 1, who, own: false })),
  into: [0, 1],
  stage: [1, 1],
  held: owners.map((owner) => ({ owner })),
});

const rootOf = ({ into }: Pick<Model, 'into'>, one: number): number =>
  into[one] === one ? one : rootOf({ into }, into[one] ?? one);

/** Whether somebody at an independent stage had to do with an earlier one of the same matter, or is whom it is about. */
export function broken(model: Model): boolean {
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

type Doing =
  | { readonly does: 'give' | 'subject' | 'onward' }
  | { readonly does: 'find' | 'join' }
  | { readonly does: 'name'; readonly part: 'decider' | 'investigator' };

/** What one officer does on one of two complaints, and what that makes of the model. */
export type Command = Doing & {
  readonly name: string;
  readonly of: number;
  readonly by: number;
  readonly who: number;
  readonly apply: (model: Model) => void;
  /** Whether a refusal would be one too many: it would break nothing, and nothing else stands against it. */
  readonly mustGo: (model: Model) => boolean;
};

const never = () => false;
const whole = (apply: (model: Model) => void) => (model: Model) => {
  const { did, into, stage, held } = model;
  const after = { did: [...did], into: [...into], stage: [...stage], held: held.map((one) => ({ ...one })) };
  apply(after);
  return !broken(after);
};

function says(model: Model, of: number, who: number, stage = model.stage[of] ?? 1): void {
  const root = rootOf(model, of);
  const own =
    stage > 0 && model.did.some((did) => did.stage === 0 && did.who === who && rootOf(model, did.of) === root);
  model.did.push({ of, stage, who, own });
}

export function pickCommand(pick: Picking, model: Model): Command {
  const of = pick(2);
  const [by, who] = [pick(OFFICERS), pick(OFFICERS)];
  const free = model.into[of] === of;
  const command = (name: string, doing: Doing, apply: Command['apply'], mustGo: Command['mustGo']): Command => ({
    ...doing,
    name,
    of,
    by,
    who,
    apply,
    mustGo,
  });
  switch (pick(7)) {
    case 0:
    case 1: {
      const apply = (after: Model) => {
        after.held[of] = { ...after.held[of], owner: who };
        says(after, of, who);
      };
      return command(`give ${of} to ${who}`, { does: 'give' }, apply, free ? whole(apply) : never);
    }
    case 2: {
      const part = pick(2) === 0 ? ('decider' as const) : ('investigator' as const);
      const apply = (after: Model) => {
        after.held[of] = { owner: -1, ...after.held[of], [part]: who };
        says(after, of, who);
      };
      return command(`name ${who} ${part} of ${of}`, { does: 'name', part }, apply, free ? whole(apply) : never);
    }
    case 3:
      // Somebody else may be named to decide it.
      return command(`${by} finds on ${of}`, { does: 'find' }, (after) => says(after, of, by), never);
    case 4:
      return command(`${who} is whom ${of} is about`, { does: 'subject' }, (after) => says(after, of, who, 0), never);
    case 5: {
      const apply = (after: Model) => {
        after.stage[of] = 2;
        after.held[of] = { owner: who };
        says(after, of, who);
      };
      const last = (model.stage[of] ?? 1) > 1;
      return command(`${of} goes on to ${who}`, { does: 'onward' }, apply, free && !last ? whole(apply) : never);
    }
    default: {
      const apply = (after: Model) => void (after.into[of] = 1 - of);
      // Where somebody was complained of, the database is stricter about what they did before the two were joined.
      const apart = model.into[0] === 0 && model.into[1] === 1 && !model.did.some(({ stage }) => stage === 0);
      return command(`${of} is joined to ${1 - of}`, { does: 'join' }, apply, apart ? whole(apply) : never);
    }
  }
}
