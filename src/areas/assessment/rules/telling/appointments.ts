import type { Instant } from '#kernel/time.ts';
import { trainerOf, type Journey } from '../journey/state.ts';
import { signersOf } from '../journey/statement.ts';
import type { Plan } from '../plan/plan.ts';

/** Something at which people of a programme meet. */
export type Appointment = {
  /** What it stays the same by, however often it is moved: the gateway, or a method with the number of its attempt. */
  readonly key: string;
  readonly what: 'gateway' | 'interview' | 'observation' | 'discussion';
  readonly at: Instant;
  readonly minutes: number;
  readonly place: string;
  /** What everybody should know beforehand. */
  readonly about: string;
  readonly people: readonly string[];
};

const MINUTES = 60;
const KINDS = { showcase: 'interview', observation: 'observation', discussion: 'discussion' } as const;

/** Everything that is called or planned on a programme, whenever it is. What only the assessor is going to ask is in none of it. */
export function appointmentsOf(plan: Plan, journey: Journey): readonly Appointment[] {
  if (journey.withdrawn !== null) return [];
  const { called } = journey.gateway;
  const three = [...signersOf(plan, journey).map(({ person }) => person), trainerOf(journey)];
  const meeting: readonly Appointment[] =
    called === null
      ? []
      : [{ ...timesOf(called), key: 'gateway', what: 'gateway', place: called.place, about: '', people: known(three) }];
  return [...meeting, ...plan.methods.flatMap((method) => sessionsOf(journey, method))];
}

function sessionsOf({ attempts, parties, assessor }: Journey, { key, kind }: Plan['methods'][number]): Appointment[] {
  if (kind === 'verification') return [];
  const manager = kind === 'observation' ? parties.manager : null;
  return (attempts[key] ?? []).flatMap(({ n, session: { planned } }) =>
    planned === null
      ? []
      : [
          {
            ...timesOf(planned),
            key: `${key} ${n}`,
            what: KINDS[kind],
            place: planned.place,
            about: planned.plan,
            people: known([parties.apprentice, manager, assessor]),
          },
        ],
  );
}

const timesOf = ({ at, minutes }: { readonly at: Instant; readonly minutes?: number | undefined }) => ({
  at,
  minutes: minutes ?? MINUTES,
});

const known = (people: readonly (string | null)[]): readonly string[] => [
  ...new Set(people.filter((one) => one !== null)),
];

/** An appointment as it was last told to the people of it. */
export type Told = Appointment & { readonly id: string; readonly revision: number };

export type Changes = {
  readonly made: readonly Appointment[];
  readonly moved: readonly {
    readonly told: Told;
    readonly now: Appointment;
    /** Whoever was to come, and is not any more. */
    readonly left: readonly string[];
  }[];
  readonly cancelled: readonly Told[];
};

const same = (one: Appointment, other: Appointment): boolean =>
  one.at === other.at &&
  one.minutes === other.minutes &&
  one.place === other.place &&
  one.about === other.about &&
  one.people.length === other.people.length &&
  one.people.every((person) => other.people.includes(person));

/** What has to be told anew. What has begun is history: it is neither moved nor cancelled, whoever leaves afterwards. */
export function changesIn(planned: readonly Appointment[], told: readonly Told[], now: Instant): Changes {
  const open = new Map(told.map((one) => [one.key, one]));
  const pairs = planned.map((one) => ({ now: one, told: open.get(one.key) }));
  return {
    made: pairs.flatMap((pair) => (pair.told === undefined && pair.now.at > now ? [pair.now] : [])),
    moved: pairs.flatMap((pair) =>
      pair.told === undefined || same(pair.told, pair.now) || (pair.told.at <= now && pair.told.at === pair.now.at)
        ? []
        : [
            {
              now: pair.now,
              told: pair.told,
              left: pair.told.people.filter((person) => !pair.now.people.includes(person)),
            },
          ],
    ),
    cancelled: told.filter((one) => one.at > now && !planned.some(({ key }) => key === one.key)),
  };
}
