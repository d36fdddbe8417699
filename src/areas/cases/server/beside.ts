import { sql } from 'kysely';
import type { ReadLog } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Answers } from '#platform/serve.ts';
import type { Reading } from '#platform/work.ts';
import type * as contract from '../contract/beside.ts';
import {
  adviceAskedOf,
  adviceOn,
  adviceToUse,
  answerAdvice,
  askAdvice,
  useAdvice,
  withdrawAdvice,
  type Advice,
} from './advice.ts';
import { namedAs } from './around.ts';
import type { Desk } from './desk.ts';
import { handOver, takeOver, undoHandOver, waitingHandOver, type HandedOver } from './hand-over.ts';
import { perspectiveHistory, perspectiveOf, setPerspective, type PerspectiveLine } from './perspective.ts';
import { beHere, leave, whoIsHere } from './presence.ts';
import { visibleTo } from './visible.ts';

type Beside = { perspective: PerspectiveLine[]; advice: Advice[]; handOver: HandedOver | null };
type Found = { id: string; customerId: string | null; family: string[] };

/** What stands beside the history of a case. That somebody looked is recorded before anything is shown. */
async function readBeside(readLog: ReadLog, reading: Reading, name: string): Promise<Beside> {
  const { rows } = await sql<Found>`
    select c.id, c.customer_id as "customerId",
           array(with recursive family as (
                   select c.id
                   union select j.id from cases."case" j join family f on j.merged_into = f.id)
                 select f.id from family f) as family
      from cases."case" c where ${namedAs(name)} and ${visibleTo(reading.actor)}`.execute(reading.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
  const { id, customerId, family } = found;
  const look = { kind: 'case.read' as const, caseId: id, ...(customerId === null ? {} : { customerId }) };
  const [perspective, advice, waiting] = await Promise.all([
    perspectiveOf(reading, id),
    adviceOn(reading, family),
    waitingHandOver(reading, id),
    readLog.looked(reading, look),
  ]);
  return { perspective, advice, handOver: waiting };
}

const DONE = { done: true } as const;

export const answersBeside = (desk: Desk, readLog: ReadLog): Answers<typeof contract> => ({
  beside: (reading, { params }) => readBeside(readLog, reading, params.id),
  perspectiveHistory: async (reading, { params }) => ({ parts: await perspectiveHistory(reading, params.id) }),
  setPerspective: (work, { params, body }) => setPerspective(desk, work, params.id, body).then(() => DONE),
  handOver: (work, { params, body }) => handOver(desk, work, params.id, body),
  undoHandOver: (work, { params }) => undoHandOver(desk, work, params.id).then(() => DONE),
  takeOver: (work, { params }) => takeOver(desk, work, params.id).then(() => DONE),
  askAdvice: async (work, { params, body }) => ({ id: await askAdvice(desk, work, params.id, body) }),
  answerAdvice: (work, { params, body }) => answerAdvice(desk, work, params.id, body.answer).then(() => DONE),
  useAdvice: (work, { params }) => useAdvice(desk, work, params.id).then(() => DONE),
  withdrawAdvice: (work, { params }) => withdrawAdvice(desk, work, params.id).then(() => DONE),
  myAdvice: async (reading) => {
    const [asked, answered] = await Promise.all([adviceAskedOf(reading), adviceToUse(reading)]);
    return { asked, answered };
  },
  whoIsHere: async (reading, { params }) => ({ others: await whoIsHere(reading, params.id) }),
  beHere: (work, { params, body }) => beHere(desk, work, params.id, body),
  leave: (work, { params, body }) => leave(desk, work, params.id, body.seat).then(() => DONE),
});
