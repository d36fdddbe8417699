import { sql, type RawBuilder } from 'kysely';
import { activeOfficers, officerAsActor } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { referenceOf, whyNotAdvice, type AdviceAct, type AdviceState } from '../rules/index.ts';
import { addNote } from './around.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { mustSee, sees } from './lock.ts';
import { opensTo, visibleTo } from './visible.ts';

export type Advice = {
  id: string;
  state: AdviceState;
  caseId: string;
  questionId: string;
  question: string;
  answerId: string | null;
  answer: string | null;
  askedBy: string;
  askedAt: number;
  ofOfficerId: string | null;
  ofTeamId: string | null;
  answeredBy: string | null;
  answeredAt: number | null;
};

export type AdviceLine = Advice & { reference: string; subject: string };

const COLUMNS = sql`
  a.id, a.state, a.case_id as "caseId", a.question_id as "questionId", q.body as question, a.answer_id as "answerId",
  r.body as answer, a.asked_by as "askedBy", a.asked_at as "askedAt", a.of_officer_id as "ofOfficerId",
  a.of_team_id as "ofTeamId", a.answered_by as "answeredBy", a.answered_at as "answeredAt"`;
const WITH_NOTES = sql`join cases.note q on q.id = a.question_id left join cases.note r on r.id = a.answer_id`;

/** What was asked on these cases, oldest first. Whoever asks must have looked whether the actor sees them. */
export async function adviceOn({ db }: Pick<Reading, 'db'>, caseIds: readonly string[]): Promise<Advice[]> {
  const { rows } = await sql<Advice>`
    select ${COLUMNS} from cases.advice a ${WITH_NOTES}
     where a.case_id = any(${[...caseIds]}::uuid[]) order by a.asked_at, a.id`.execute(db);
  return rows;
}

const MOST_ON_A_LIST = 100;

/** Advice asked of this officer or of one of their teams that nobody has given yet, oldest first: for the list of the day. */
export const adviceAskedOf = (reading: Reading): Promise<AdviceLine[]> =>
  linesWhere(
    reading,
    sql`a.state = 'asked' and a.asked_by <> ${reading.actor.id}::uuid
        and (a.of_officer_id = ${reading.actor.id}::uuid or a.of_team_id = any(${[...reading.actor.teams]}::uuid[]))`,
    sql`a.asked_at, a.id`,
  );

/** Answers to this officer's own questions that have not been used yet, oldest first. */
export const adviceToUse = (reading: Reading): Promise<AdviceLine[]> =>
  linesWhere(reading, sql`a.state = 'answered' and a.asked_by = ${reading.actor.id}::uuid`, sql`a.answered_at, a.id`);

async function linesWhere(
  { db, actor }: Reading,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<AdviceLine[]> {
  const { rows } = await sql<Advice & { number: number; subject: string }>`
    select ${COLUMNS}, c.number, c.subject
      from cases.advice a ${WITH_NOTES} join cases."case" c on c.id = a.case_id
     where ${condition} and ${visibleTo(actor)}
     order by ${order} limit ${MOST_ON_A_LIST}`.execute(db);
  return rows.map(({ number, ...line }) => ({ ...line, reference: referenceOf(number) }));
}

type Asking = { readonly question: string; readonly of: { officerId: string } | { teamId: string } };

/** Asks an officer or a team. The question is a note, so that whoever reads the history later reads it too. */
export async function askAdvice(desk: Desk, work: Work, caseId: string, { question, of }: Asking): Promise<string> {
  await mustSee(work, caseId);
  await mustBeAskable(work, caseId, of);
  const questionId = await addNote(desk, work, caseId, question);
  const id = newId(work.now);
  const officerId = 'officerId' in of ? of.officerId : null;
  const teamId = 'teamId' in of ? of.teamId : null;
  await sql`
    insert into cases.advice (id, case_id, of_officer_id, of_team_id, question_id, asked_by, asked_at)
    values (${id}, ${caseId}, ${officerId}, ${teamId}, ${questionId}, ${work.actor.id}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'advice.asked', caseId, data: { adviceId: id, officerId, teamId } });
  tellOfAdvice(desk, work, caseId);
  return id;
}

/** Asking must not show a case to somebody who may not see it, nor wait for an answer that nobody can give. */
async function mustBeAskable(work: Work, caseId: string, of: Asking['of']): Promise<void> {
  if ('officerId' in of && of.officerId === work.actor.id)
    throw new Refusal(422, 'You cannot ask yourself. Choose a colleague or a team.', [
      { field: 'of', problem: 'is yourself' },
    ]);
  for (const officer of await activeOfficers(work, of)) {
    const other = officer.id !== work.actor.id;
    if (other && (await sees({ db: work.db, actor: officerAsActor(officer) }, caseId))) return;
  }
  const who = 'officerId' in of ? 'That officer cannot' : 'Nobody else in that team can';
  throw new Refusal(422, `${who} see this case, so nobody would answer. Ask somebody else, or let them see it first.`, [
    { field: 'of', problem: 'cannot see this case' },
  ]);
}

/** The answer is a note too: it is read in the history, and found by search when the question comes up again. */
export async function answerAdvice(desk: Desk, work: Work, id: string, answer: string): Promise<void> {
  const { caseId } = await lockAdvice(work, id, 'answer');
  const answerId = await addNote(desk, work, caseId, answer);
  await sql`
    update cases.advice set state = 'answered', answer_id = ${answerId}, answered_by = ${work.actor.id}, answered_at = ${new Date(work.now)}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'advice.answered', caseId, data: { adviceId: id } });
  tellOfAdvice(desk, work, caseId);
}

export async function useAdvice(desk: Desk, work: Work, id: string): Promise<void> {
  const { caseId } = await lockAdvice(work, id, 'use');
  await sql`update cases.advice set state = 'used', used_by = ${work.actor.id}, used_at = ${new Date(work.now)}
             where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'advice.used', caseId, data: { adviceId: id } });
  tellOfAdvice(desk, work, caseId);
}

export async function withdrawAdvice(desk: Desk, work: Work, id: string): Promise<void> {
  const { caseId } = await lockAdvice(work, id, 'withdraw');
  await sql`update cases.advice set state = 'withdrawn', withdrawn_at = ${new Date(work.now)} where id = ${id}`.execute(
    work.db,
  );
  await announce(work, { kind: 'advice.withdrawn', caseId, data: { adviceId: id } });
  tellOfAdvice(desk, work, caseId);
}

type Held = { id: string; caseId: string; state: AdviceState; askedBy: string };

/** Locks a question on a case the actor may look into, so that of two answers one is first and the other hears so. */
async function lockAdvice(work: Work, id: string, act: AdviceAct): Promise<Held> {
  const { rows } = await sql<Held>`
    select a.id, a.case_id as "caseId", a.state, a.asked_by as "askedBy"
      from cases.advice a join cases."case" c on c.id = a.case_id
     where a.id = ${id} and ${opensTo(work.actor)}
       for update of a`.execute(work.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such question, or it is not yours to see.');
  const because = whyNotAdvice(found, act, work.actor.id);
  if (because !== undefined) throw new Refusal(409, because);
  return found;
}

/** The lists of those who were asked hear of it too. */
function tellOfAdvice(desk: Desk, work: Work, caseId: string): void {
  tellOfCase(desk, work, caseId);
  work.afterCommit(() => desk.live.tell('advice', caseId));
}
