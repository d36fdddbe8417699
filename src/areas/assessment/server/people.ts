import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Reading } from '#platform/work.ts';
import { partiesOf, type Journey, type Party } from '../rules/index.ts';
import { NOT_THERE, type ProgrammeRow } from './store.ts';

/** The organisations somebody acts for today. */
export async function organisationsOf(db: Db | Tx, actor: Actor, today: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from assessment.member
     where officer_id = ${actor.id}::uuid and from_on <= ${today} and (until_on is null or until_on >= ${today})`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/**
 * What whoever asks is on a programme, or that there is no such programme: it is seen by its parties, by the people of its
 * assessment organisation, and by an examiner from outside. An assessor sees it from the allocation to its end.
 */
export async function partiesIn(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  { row, journey }: { readonly row: ProgrammeRow; readonly journey: Journey },
  today: string,
): Promise<readonly Party[]> {
  const { id } = actor;
  if (id === null) throw new Refusal(404, NOT_THERE);
  const organises =
    actor.may('assessment.organise') && (await organisationsOf(db, actor, today)).includes(row.organisationId);
  const parties: readonly Party[] = [
    ...partiesOf(journey, id),
    ...(organises ? (['organisation'] as const) : []),
    ...(actor.may('assessment.inspect') ? (['examiner'] as const) : []),
  ];
  if (parties.length === 0) throw new Refusal(404, NOT_THERE);
  return parties;
}
