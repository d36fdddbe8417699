import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { ledBy, mustLead } from './decide.ts';
import { lockEvidence } from './evidence.ts';
import type { CopyLanguage } from '../rules/index.ts';
import { plainOf } from './work.ts';

type Given = { officerId: string; dueAt: Instant; readAt: Instant | null; answeredAt: Instant | null };
type LearningRow = {
  id: string;
  title: string;
  story: string;
  question: string;
  madeBy: string;
  madeAt: Instant;
  said: { id: string; by: string; words: string; at: Instant }[];
  given: Given[];
};

const ms = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::bigint`;

/**
 * Real matters without names, with what colleagues would have done. To whom one was given answers first and reads the others afterwards. Who
 * leads somebody sees how far they are; nobody else does.
 */
export async function learningCases({ db, actor }: Reading) {
  const led = actor.may('capability.lead') ? (await ledBy(db, actor)).map(({ id }) => id) : [];
  const { rows } = await sql<LearningRow>`
    select l.id, l.title, l.story, l.question, l.made_by as "madeBy", l.made_at as "madeAt",
           coalesce((select json_agg(json_build_object('id', c.id, 'by', c.by, 'words', c.words, 'at', ${ms('c.at')}) order by c.at, c.id)
                       from capability.contribution c where c.case_id = l.id), '[]') as said,
           coalesce((select json_agg(json_build_object('officerId', a.officer_id, 'dueAt', ${ms('a.due_at')}, 'readAt', ${ms('a.read_at')},
                                                       'answeredAt', ${ms('a.answered_at')}) order by a.due_at, a.officer_id)
                       from capability.assignment a
                      where a.learning_case_id = l.id and (a.officer_id = ${actor.id}::uuid or a.officer_id = any(${led}::uuid[]))), '[]') as given
      from capability.learning_case l where l.closed_at is null
     order by (select a.due_at from capability.assignment a
                where a.learning_case_id = l.id and a.officer_id = ${actor.id}::uuid and a.answered_at is null), l.made_at desc limit 50`.execute(
    db,
  );
  return {
    cases: rows.map(({ given, said, ...it }) => {
      const own = given.find(({ officerId }) => officerId === actor.id);
      const owes = own !== undefined && own.answeredAt === null;
      return {
        ...it,
        answers: said.length,
        said: owes ? [] : said,
        mine: own === undefined ? null : { dueAt: own.dueAt, readAt: own.readAt, answeredAt: own.answeredAt },
        given: given.filter(({ officerId }) => officerId !== actor.id),
      };
    }),
    teams: led.length === 0 ? [] : [...actor.teams],
  };
}

type Learning = {
  readonly evidenceId: string;
  readonly title: string;
  readonly question: string;
  readonly language?: CopyLanguage;
};

/** Makes what somebody showed into a matter for all: its words are without names already, and are looked at once more. */
export async function makeLearningCase(work: Work, it: Learning): Promise<string> {
  const evidence = await lockEvidence(work, it.evidenceId);
  await mustLead(work.db, work.actor, evidence.officerId);
  if (evidence.state !== 'accepted') throw new Refusal(409, 'Accept it first.');
  if (evidence.copy === '') throw new Refusal(409, 'It shows no words of the work.');
  const id = newId(work.now);
  const [story = '', title = '', question = ''] = plainOf([evidence.copy, it.title, it.question], [], it.language);
  await sql`
    insert into capability.learning_case (id, title, story, question, made_by, made_at)
    values (${id}, ${title}, ${story}, ${question}, ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  await announce(work, { kind: 'capability.learning-case-made', data: { learningCaseId: id } });
  return id;
}

async function mustBeThere(work: Work, caseId: string): Promise<void> {
  const known = await sql`select from capability.learning_case where id = ${caseId} and closed_at is null`.execute(
    work.db,
  );
  if (known.rows.length === 0) throw new Refusal(404, 'There is no such case to learn from.');
}

type Assigning = {
  readonly officerIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly dueAt: Instant;
};

/** Gives it to some by a day: to officers, or to everybody of a team. Whoever has it keeps the day they have, unless it is done. */
export async function assignLearning(work: Work, caseId: string, it: Assigning): Promise<number> {
  await mustBeThere(work, caseId);
  if (it.dueAt <= work.now)
    throw new Refusal(422, 'Choose a day that is still to come.', [{ field: 'dueAt', problem: 'is over' }]);
  const led = await ledBy(work.db, work.actor);
  const strange = it.officerIds.some((id) => !led.some((one) => one.id === id));
  if (strange || it.teamIds.some((id) => !work.actor.teams.includes(id)))
    throw new Refusal(404, 'There is no such officer or team among those you lead.');
  const to = led.filter(
    ({ id, teams }) => it.officerIds.includes(id) || teams.some((team) => it.teamIds.includes(team)),
  );
  if (to.length === 0)
    throw new Refusal(422, 'Choose somebody it is for.', [{ field: 'officerIds', problem: 'names nobody' }]);
  const { rows } = await sql`
    insert into capability.assignment (learning_case_id, officer_id, assigned_by, assigned_at, due_at)
    select ${caseId}::uuid, o, ${work.actor.id}::uuid, ${new Date(work.now)}::timestamptz, ${new Date(it.dueAt)}::timestamptz
      from unnest(${to.map(({ id }) => id)}::uuid[]) as t(o)
    on conflict do nothing returning officer_id`.execute(work.db);
  const data = { learningCaseId: caseId, officers: rows.length };
  await announce(work, { kind: 'capability.learning-case-given', data });
  return rows.length;
}

/** It was read by whom it was given to; by anybody else that is nobody’s business. */
export async function readLearning(work: Work, caseId: string): Promise<void> {
  await mustBeThere(work, caseId);
  const { rows } = await sql`
    update capability.assignment set read_at = ${new Date(work.now)}
     where learning_case_id = ${caseId} and officer_id = ${work.actor.id} and read_at is null returning officer_id`.execute(
    work.db,
  );
  if (rows.length > 0)
    await announce(work, { kind: 'capability.learning-case-read', data: { learningCaseId: caseId } });
}

export async function contribute(
  work: Work,
  caseId: string,
  { words, language }: { readonly words: string; readonly language?: CopyLanguage },
): Promise<string> {
  await mustBeThere(work, caseId);
  const id = newId(work.now);
  const now = new Date(work.now);
  const [plain = ''] = plainOf([words], [], language);
  await sql`
    insert into capability.contribution (id, case_id, by, words, at) values (${id}, ${caseId}, ${work.actor.id}, ${plain}, ${now})`.execute(
    work.db,
  );
  await sql`
    update capability.assignment set answered_at = ${now}, read_at = coalesce(read_at, ${now})
     where learning_case_id = ${caseId} and officer_id = ${work.actor.id} and answered_at is null`.execute(work.db);
  await announce(work, { kind: 'capability.learning-case-discussed', data: { learningCaseId: caseId } });
  return id;
}
