import type { SchemaOf } from '#kernel/endpoint.ts';
import type * as contract from '../../contract.ts';
import { AFTER_REPLY_STEP, FIRST_STEP, defaultDue, movesFrom } from '../../rules/index.ts';
import type { ListRow } from '../lists/use-list.ts';
import type { ActName } from './acts.ts';

type BodyOf<C> = C extends { readonly body: SchemaOf<infer Body> } ? Body : never;
export type BulkAct = BodyOf<typeof contract.doBulk>['act'];

/** What is being filled in. Each act reads the fields that are its own. */
export type Draft = {
  readonly act: ActName;
  readonly ownerId: string;
  readonly teamId: string;
  readonly priority: number;
  readonly add: string;
  readonly remove: string;
  readonly nextStep: string;
  readonly nextDueAt: number;
  readonly state: string;
  readonly why: string;
  readonly body: string;
  /** The letter the answer was made from. */
  readonly letter: { readonly id: string; readonly version: number } | undefined;
  readonly then: 'close' | 'next';
};

export const UNDECIDED = '';
export const NOBODY = 'nobody';

/** How long a customer is given before we look again. */
const WAIT_DAYS = 5;

export const begin = (
  act: ActName,
  ends: readonly string[],
  { now, offset }: { now: number; offset: number },
): Draft => ({
  act,
  ownerId: UNDECIDED,
  teamId: '',
  priority: 2,
  add: '',
  remove: '',
  nextStep: act === 'answer' ? AFTER_REPLY_STEP : FIRST_STEP,
  nextDueAt: defaultDue(now, offset, act === 'answer' ? WAIT_DAYS : 1),
  state: ends[0] ?? 'closed',
  why: '',
  body: '',
  letter: undefined,
  then: 'close',
});

/** The states in which each of these cases can end; `answered` first, because most do. */
export function endsOf(cases: readonly Pick<ListRow, 'kind' | 'state'>[]): string[] {
  const each = cases.map(({ kind, state }) =>
    movesFrom(kind, state).flatMap((move) => (move.phase === 'closed' ? [move.state] : [])),
  );
  const [first = [], ...rest] = each.filter((states) => states.length > 0);
  const common = first.filter((state) => rest.every((states) => states.includes(state)));
  return common.toSorted((a, b) => Number(b === 'answered') - Number(a === 'answered'));
}

const tagsIn = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim().toLowerCase())
    .filter((tag) => tag !== '' && tag.length <= 40);

/** How each act is read from what was filled in; undefined while something is missing. */
const READ: Readonly<Record<ActName, (it: Draft) => BulkAct | undefined>> = {
  'hand over': ({ ownerId, why }) =>
    ownerId === UNDECIDED
      ? undefined
      : { do: 'hand over', ownerId: ownerId === NOBODY ? null : ownerId, ...whyOf(why) },
  queue: ({ teamId, why }) => (teamId === '' ? undefined : { do: 'queue', teamId, ...whyOf(why) }),
  priority: ({ priority }) => ({ do: 'priority', priority }),
  tag: (it) => {
    const [add, remove] = [tagsIn(it.add), tagsIn(it.remove)];
    return add.length + remove.length === 0 ? undefined : { do: 'tag', add, remove };
  },
  next: ({ nextStep, nextDueAt }) => (nextStep.trim() === '' ? undefined : { do: 'next', nextStep, nextDueAt }),
  close: ({ state, why }) => ({ do: 'close', state, ...whyOf(why) }),
  answer: (it) =>
    it.body.trim() === ''
      ? undefined
      : {
          do: 'answer',
          body: it.body,
          then: thenOf(it),
          ...(it.letter === undefined ? {} : { templates: [it.letter] }),
        },
};

const whyOf = (why: string) => (why.trim() === '' ? {} : { why });

/** The act as the service takes it. */
export const actOf = (it: Draft): BulkAct | undefined => READ[it.act](it);

const thenOf = ({ then, state, nextStep, nextDueAt }: Draft) =>
  then === 'close' ? { state } : { state: 'waiting for customer', nextStep, nextDueAt };
