import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { latest, type Edit, type Journey, type Plan } from '../rules/index.ts';
import type { At } from './at.ts';
import { editsOf, todayIn, type Assessing } from './facts.ts';
import { partiesIn } from './people.ts';
import { loaded } from './store.ts';

const methodOfObservation = (plan: Plan): string => plan.methods.find(({ kind }) => kind === 'observation')?.key ?? '';

const editsNow = (db: Db | Tx, id: string, { plan, journey }: { plan: Plan; journey: Journey }): Promise<Edit[]> => {
  const method = methodOfObservation(plan);
  return editsOf(db, id, method, latest(journey, method).n);
};

async function ofAssessor(it: Assessing, reading: Pick<Reading, 'db' | 'actor' | 'now'>, id: string, lock: boolean) {
  const found = await loaded(it.plans, reading.db, id, { lock });
  const parties = await partiesIn(reading, found, todayIn(it, reading.now));
  if (!parties.includes('assessor') && !parties.includes('examiner'))
    throw new Refusal(403, 'The checklist is kept by the assessor of this programme.');
  return found;
}

const sent = (edits: readonly Edit[]) => edits.map((edit) => ({ ...edit, replaces: [...edit.replaces] }));

export async function readChecklist(it: Assessing, reading: Reading, id: string) {
  const found = await ofAssessor(it, reading, id, false);
  return { edits: sent(await editsNow(reading.db, id, found)) };
}

/**
 * Takes what a device wrote, perhaps hours ago and without a line. A change that is there already is the same change; nothing
 * is written over. What comes after the observation was closed is refused, and stays on the device to be read.
 */
export async function addEdits(it: At, work: Work, id: string, edits: readonly Edit[]) {
  const found = await ofAssessor(it, work, id, true);
  const method = methodOfObservation(found.plan);
  const { session, n } = latest(found.journey, method);
  if (found.journey.assessor !== work.actor.id)
    throw new Refusal(403, 'The checklist is kept by the assessor of this programme.');
  if (session.begun === null) throw new Refusal(422, 'Begin the observation first.');
  const known = new Set((await editsNow(work.db, id, found)).map((one) => one.id));
  const fresh = edits.filter((one) => !known.has(one.id));
  if (fresh.length > 0 && session.closedAt !== null)
    throw new Refusal(409, 'The observation is closed. What this device wrote afterwards is kept on it.');
  for (const one of fresh)
    await sql`
      insert into assessment.edit (id, programme_id, method, attempt, field, value, at, device, replaces, by, came_at)
      values (${one.id}, ${id}, ${method}, ${n}, ${one.field}, ${one.value}, ${new Date(one.at)}, ${one.device},
              ${[...one.replaces]}::uuid[], ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  if (fresh.length > 0)
    await announce(work, { kind: 'assessment.observed', data: { programmeId: id, changes: fresh.length } });
  return { edits: sent(await editsNow(work.db, id, found)) };
}
