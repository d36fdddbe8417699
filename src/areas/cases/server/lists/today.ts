import { DAY, type Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import {
  COST_OF_ADVICE,
  COST_OF_QUEUE,
  COST_OF_TASK,
  COST_OF_UNDELIVERED,
  costOf,
  inOrder,
  partOf,
  reasonFor,
  type Moment,
  type Need,
  type Part,
} from '../../rules/index.ts';
import { countQueues, type QueueCount } from './count.ts';
import { adviceFor, countDue, ownCases, ownTasks, undelivered, weekOf, type OwnCase } from './today-facts.ts';
import { handedTo, namedIn, textsGoing } from './today-told.ts';
import { dayBegins } from './wanted.ts';

/** One thing to do, of whichever area: what the list needs in order to place it and to tell it. */
export type Thing = Need & {
  /** Which words tell it; an area above gives its own a name that begins with the area's. */
  readonly about: string;
  readonly caseId: string | null;
  readonly teamId: string | null;
  readonly reference: string | null;
  readonly subject: string;
  readonly customerName: string | null;
  readonly restricted: boolean;
  readonly priority: number | null;
  readonly because: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
};

/**
 * What an area above adds to the list of the day. It is given to the case routes where everything is wired together, so
 * that this area imports none of those that stand on it.
 */
export type TodaySource = (reading: Reading, moment: Moment) => Promise<readonly Thing[]>;

type Placed = Thing & { part: Part };
export type Today = {
  things: Placed[];
  counts: Record<Part, number>;
  week: { begins: Instant; due: number }[];
  queues: { teamId: string; name: string; unowned: number; late: number }[];
};

/** Everything that needs this officer, in the order in which it should be done. */
export async function todayOf(reading: Reading, zone: string, sources: readonly TodaySource[]): Promise<Today> {
  const begins = dayBegins(zone, reading.now);
  const moment = { now: reading.now, dayEnds: begins + DAY };
  const [own, due, tasks, lost, advice, handed, named, going, queues, week, added] = await Promise.all([
    ownCases(reading, moment),
    countDue(reading, moment),
    ownTasks(reading, moment),
    undelivered(reading),
    adviceFor(reading),
    handedTo(reading),
    namedIn(reading),
    textsGoing(reading),
    countQueues(reading),
    weekOf(reading, begins),
    Promise.all(sources.map((source) => source(reading, moment))),
  ]);
  const others = [
    ...tasks.map(asTask),
    ...lost.map(asUndelivered),
    ...advice.map(asAdvice),
    ...handed,
    ...named,
    ...going,
    ...queues.flatMap(asQueue),
    ...added.flat(),
  ];
  // The answer that did not arrive, or to take what was handed over, is what there is to do on a case, whatever else is due.
  const told = [...lost.map(({ id }) => id), ...handed.map(({ caseId }) => caseId)];
  const mine = own.filter(({ id }) => !told.includes(id));
  const things = inOrder([...mine.map((one) => asOwn(one, moment)), ...others], moment);
  const parts = things.map((thing) => partOf(thing, moment));
  // Of one's own cases only the first hundreds are shown, but all of them are counted.
  const counted = (part: Part) => parts.filter((one) => one === part).length;
  const unseen = (part: 'late' | 'today') =>
    due[part] - own.filter(({ nextDueAt }) => partOf({ dueAt: nextDueAt }, moment) === part).length;
  return {
    things: things.map((thing, n) => ({ ...thing, part: parts[n] ?? 'soon' })),
    counts: {
      late: counted('late') + unseen('late'),
      today: counted('today') + unseen('today'),
      soon: counted('soon'),
    },
    week,
    queues: queues.map(({ teamId, name, unowned, late }) => ({ teamId, name, unowned, late })),
  };
}

const asOwn = (it: OwnCase, moment: Moment): Thing => ({
  ...headOf(it),
  key: `case ${it.id}`,
  about: 'case',
  dueAt: it.nextDueAt,
  cost: costOf(it),
  because: reasonFor(it, moment),
  facts: {
    nextStep: it.nextStep,
    tone: it.tone,
    heardAt: it.heardAt,
    answeredAt: it.answeredAt,
    openedAt: it.openedAt,
    contacts: it.contacts,
    needs: it.needs,
    kind: it.kind,
  },
});

type Told = {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly customerName: string | null;
  readonly teamId: string;
  readonly restricted: boolean;
  readonly priority: number;
};

const headOf = ({ id, reference, subject, customerName, teamId, restricted, priority }: Told) => ({
  caseId: id,
  teamId,
  reference,
  subject,
  customerName,
  restricted,
  priority,
});

const asTask = (it: Told & { taskId: string; title: string; dueAt: Instant | null }): Thing => ({
  ...headOf(it),
  key: `task ${it.taskId}`,
  about: 'task',
  dueAt: it.dueAt,
  cost: COST_OF_TASK,
  because: 'task',
  facts: { title: it.title },
});

const asUndelivered = (it: Told & { messageId: string; at: Instant; delivery: string; to: string }): Thing => ({
  ...headOf(it),
  key: `undelivered ${it.messageId}`,
  about: 'undelivered',
  // From the moment it did not arrive the customer has been waiting without knowing it.
  dueAt: it.at,
  cost: COST_OF_UNDELIVERED,
  because: it.delivery,
  facts: { at: it.at, to: it.to },
});

const asAdvice = (it: Told & { adviceId: string; stands: string; at: Instant; who: string }): Thing => ({
  ...headOf(it),
  key: `${it.stands} ${it.adviceId}`,
  about: it.stands,
  // A colleague who asks waits with a customer; what they answered helps only once it is used.
  dueAt: it.at + DAY,
  cost: COST_OF_ADVICE,
  because: it.stands,
  facts: { at: it.at, who: it.who },
});

const asQueue = ({ teamId, name, unowned, firstDueAt, longestSince }: QueueCount): Thing[] =>
  unowned === 0
    ? []
    : [
        {
          key: `queue ${teamId}`,
          about: 'queue',
          dueAt: firstDueAt,
          cost: COST_OF_QUEUE,
          caseId: null,
          teamId,
          reference: null,
          subject: name,
          customerName: null,
          restricted: false,
          priority: null,
          because: 'unowned',
          facts: { count: unowned, longestSince },
        },
      ];
