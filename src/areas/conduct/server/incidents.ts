import { sql } from 'kysely';
import { entriesOn, lockCase } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { asksAfter, type Category, type Impact } from '../rules/index.ts';
import { incidentsCalled } from './store.ts';
import { tellOfConduct, wrong, type Conduct } from './conduct.ts';

type Recording = {
  readonly contactId: string | null;
  readonly category: Category;
  readonly impacts: readonly Impact[];
  readonly what: string;
  readonly response: string;
};

/**
 * Puts on record what was said or done in a contact. It belongs to the case and its date, and marks nobody. Whoever bore it is
 * asked how they are.
 */
export async function recordIncident(
  conduct: Conduct,
  work: Work,
  caseId: string,
  it: Recording,
): Promise<{ id: string; asks: boolean }> {
  const at = await lockCase(work, caseId);
  if (it.contactId !== null && !(await entriesOn(work.db, caseId, [it.contactId])).has(it.contactId))
    throw wrong('contactId', 'That contact is not on this case.');
  const id = newId(work.now);
  await sql`
    insert into conduct.incident (id, case_id, contact_id, customer_id, category, impacts, what, response, at, by)
    values (${id}, ${caseId}, ${it.contactId}::uuid, ${at.customerId}::uuid, ${it.category}, ${[...new Set(it.impacts)]}::text[], ${it.what},
            ${it.response}, ${new Date(work.now)}, ${work.actor.id})`.execute(work.db);
  const asks = asksAfter(it.category, it.impacts);
  if (asks)
    await sql`
      insert into conduct.wellbeing (id, incident_id, officer_id, team_id, asked_at)
      values (${newId(work.now)}, ${id}, ${work.actor.id}, ${at.teamId}, ${new Date(work.now)})`.execute(work.db);
  // What was said stays in the incident; the record says that there was one, and of what sort.
  await announce(work, {
    kind: 'conduct.incident',
    caseId,
    data: { incidentId: id, category: it.category, impacts: it.impacts, response: it.response },
  });
  tellOfConduct(conduct, work, caseId);
  return { id, asks };
}

type Warning = { readonly incidentIds: readonly string[]; readonly letter: string };

/** Warns in writing. The letter is an answer like any other: held, taken back, read by somebody else where a rule says so. */
export async function warnCustomer(conduct: Conduct, work: Work, caseId: string, it: Warning): Promise<void> {
  const at = await lockCase(work, caseId);
  const incidents = await incidentsCalled(work.db, it.incidentIds);
  if (incidents.length !== new Set(it.incidentIds).size || incidents.some((one) => one.caseId !== at.id))
    throw wrong('incidentIds', 'One of these did not happen on this case.');
  if (incidents.some(({ warnedAt }) => warnedAt !== null))
    throw new Refusal(409, 'They were warned because of that already.');
  const messageId = await conduct.sendNotice(work, caseId, it.letter);
  if (messageId === null)
    throw wrong(
      'letter',
      'We have no e-mail address for this customer. Send the warning by post, and note it on the case.',
    );
  await sql`
    update conduct.incident set warned_at = ${new Date(work.now)}, warning_id = ${messageId}
     where id = any(${[...it.incidentIds]}::uuid[])`.execute(work.db);
  await announce(work, { kind: 'conduct.warned', caseId, data: { incidents: it.incidentIds, messageId } });
  tellOfConduct(conduct, work, caseId);
}

export type How = 'fine' | 'a break' | 'to talk';

/** How somebody is. Only they answer, and only that they did goes on record. */
export async function answerWellbeing(conduct: Conduct, work: Work, id: string, how: How): Promise<void> {
  const { rows } = await sql`
    update conduct.wellbeing set how = ${how}, answered_at = ${new Date(work.now)}
     where id = ${id} and officer_id = ${work.actor.id} and answered_at is null returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'There is nothing to answer, or you answered it already.');
  await announce(work, { kind: 'wellbeing.answered', data: { wellbeingId: id } });
  work.afterCommit(() => conduct.desk.live.tell('decisions', id));
}

/** A leader of their team has talked with them. */
export async function talkedWith(work: Work, id: string): Promise<void> {
  const { rows } = await sql`
    update conduct.wellbeing set talked_at = ${new Date(work.now)}, talked_by = ${work.actor.id}
     where id = ${id} and how = 'to talk' and talked_at is null and team_id = any(${[...work.actor.teams]}::uuid[]) returning id`.execute(
    work.db,
  );
  if (rows.length === 0)
    throw new Refusal(404, 'Nobody of your teams waits to talk, or somebody has talked with them.');
  await announce(work, { kind: 'wellbeing.talked', data: { wellbeingId: id } });
}
