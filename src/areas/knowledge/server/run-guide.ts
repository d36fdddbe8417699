import { sql } from 'kysely';
import { visibleCase } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { stepOf, type Given, type Guide, type Outcome } from '../rules/index.ts';
import { noArticle, type Knowledge } from './knowledge.ts';

type Telling = Pick<Knowledge, 'live'>;

async function mustBeOpenCase(work: Work, caseId: string): Promise<void> {
  const { mergedInto } = await visibleCase(work, caseId);
  if (mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Go through the guide there.');
}

/** Begins the published guide of an article beside a case. One that was interrupted is gone on with, in the wording it was begun with. */
export async function beginGuide(
  { live }: Telling,
  work: Work,
  caseId: string,
  articleId: string,
): Promise<{ id: string }> {
  await mustBeOpenCase(work, caseId);
  const { db, actor, now } = work;
  const { rows } = await sql<{ version: number; guide: Guide | null }>`
    select v.version, v.guide from knowledge.article a
      join knowledge.version v on v.article_id = a.id and v.version = a.published
     where a.id = ${articleId} and a.retired_at is null`.execute(db);
  const [found] = rows;
  if (found === undefined) throw noArticle();
  const first = found.guide?.steps[0];
  if (first === undefined) throw new Refusal(409, 'This article has no guide.');
  const id = newId(now);
  const begun = await sql<{ id: string }>`
    insert into knowledge.run (id, case_id, article_id, version, begun_by, begun_at, at_step)
    values (${id}, ${caseId}, ${articleId}, ${found.version}, ${actor.id}, ${new Date(now)}, ${first.id})
    on conflict (case_id, article_id) where ended_at is null and left_at is null do nothing returning id`.execute(db);
  const isNew = begun.rows.length > 0;
  await announce(work, {
    kind: isNew ? 'guide.begun' : 'guide.gone-on',
    caseId,
    data: { articleId, version: found.version },
  });
  work.afterCommit(() => live.tell('case', caseId));
  if (isNew) return { id };
  const under = await sql<{ id: string }>`
    select id from knowledge.run where case_id = ${caseId} and article_id = ${articleId} and ended_at is null and left_at is null`.execute(
    db,
  );
  return { id: must(under.rows[0], 'the guide under way').id };
}

type Run = {
  readonly id: string;
  readonly caseId: string;
  readonly articleId: string;
  readonly version: number;
  readonly at: string;
  readonly endedAt: Instant | null;
  readonly leftAt: Instant | null;
  readonly usedAt: Instant | null;
  readonly guide: Guide;
};

async function lockRun(work: Work, id: string): Promise<Run> {
  const { rows } = await sql<Run>`
    select r.id, r.case_id as "caseId", r.article_id as "articleId", r.version, r.at_step as at, r.ended_at as "endedAt",
           r.left_at as "leftAt", r.used_at as "usedAt", v.guide
      from knowledge.run r join knowledge.version v on v.article_id = r.article_id and v.version = r.version
     where r.id = ${id} for update of r`.execute(work.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'Nobody went through this guide.');
  await mustBeOpenCase(work, found.caseId);
  if (found.leftAt !== null) throw new Refusal(409, 'This guide was left. Begin it again.');
  return found;
}

const elsewhere = (): Refusal =>
  new Refusal(409, 'Somebody went on with this guide meanwhile. Look at the question it is at now.');

type Happened = 'guide.answered' | 'guide.finished' | 'guide.stepped-back' | 'guide.left' | 'guide.used';

async function tell({ live }: Telling, work: Work, { run, kind, data }: Tell): Promise<void> {
  const { caseId, articleId, version } = run;
  await announce(work, { kind, caseId, data: { articleId, version, ...data } });
  work.afterCommit(() => live.tell('case', caseId));
}
type Tell = { readonly run: Run; readonly kind: Happened; readonly data?: Readonly<Record<string, unknown>> };

/** An answer to the question one is at, in the words of the guide, so that it can be read when the guide has long been another. */
export async function answerGuide(telling: Telling, work: Work, id: string, it: Given): Promise<void> {
  const run = await lockRun(work, id);
  const { db, actor, now } = work;
  const step = stepOf(run.guide, run.at);
  if (run.at !== it.step || step?.kind !== 'question') throw elsewhere();
  const chosen = step.choices[it.choice];
  const next = chosen === undefined ? undefined : stepOf(run.guide, chosen.to);
  if (chosen === undefined || next === undefined)
    throw new Refusal(422, 'There is no such answer.', [{ field: 'choice', problem: 'is none of the answers' }]);
  await sql`
    insert into knowledge.run_answer (run_id, n, step, choice, asked, said, by, at)
    select ${id}, coalesce(max(n), 0) + 1, ${step.id}, ${it.choice}, ${step.words}, ${chosen.words}, ${actor.id}, ${new Date(now)}
      from knowledge.run_answer where run_id = ${id}`.execute(db);
  const ends = next.kind === 'outcome';
  await sql`
    update knowledge.run set at_step = ${next.id}, ended_at = ${ends ? new Date(now) : null} where id = ${id}`.execute(
    db,
  );
  await tell(telling, work, {
    run,
    kind: ends ? 'guide.finished' : 'guide.answered',
    data: { step: step.id, choice: it.choice },
  });
}

/** Takes the last answer back. It stays on the record as one that was taken back. */
export async function stepBack(telling: Telling, work: Work, id: string, step: string): Promise<void> {
  const run = await lockRun(work, id);
  if (run.at !== step) throw elsewhere();
  if (run.usedAt !== null) throw new Refusal(409, 'What came of it was used already. Begin the guide again.');
  const { db, actor, now } = work;
  const { rows } = await sql<{ step: string }>`
    update knowledge.run_answer set taken_back_by = ${actor.id}, taken_back_at = ${new Date(now)}
     where run_id = ${id} and n = (select max(n) from knowledge.run_answer where run_id = ${id} and taken_back_at is null)
    returning step`.execute(db);
  const [before] = rows;
  if (before === undefined) throw new Refusal(409, 'This is the first question.');
  await mustBeAlone(work, run);
  await sql`update knowledge.run set at_step = ${before.step}, ended_at = null where id = ${id}`.execute(db);
  await tell(telling, work, { run, kind: 'guide.stepped-back', data: { step: before.step } });
}

/** One that was finished can be taken up again only while nobody has begun it anew. */
async function mustBeAlone({ db }: Work, { id, caseId, articleId }: Run): Promise<void> {
  const { rows } = await sql`
    select 1 from knowledge.run
     where case_id = ${caseId} and article_id = ${articleId} and id <> ${id} and ended_at is null and left_at is null`.execute(
    db,
  );
  if (rows.length > 0) throw new Refusal(409, 'This guide was begun again meanwhile. Go on with that.');
}

export async function leaveGuide(telling: Telling, work: Work, id: string): Promise<void> {
  const run = await lockRun(work, id);
  if (run.endedAt !== null) throw new Refusal(409, 'This guide is finished.');
  await sql`update knowledge.run set left_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
  await tell(telling, work, { run, kind: 'guide.left' });
}

/** What came of it was put into an answer or a note. */
export async function useOutcome(telling: Telling, work: Work, id: string, into: Outcome['into']): Promise<void> {
  const run = await lockRun(work, id);
  if (run.endedAt === null) throw new Refusal(409, 'This guide has not come to its end yet.');
  await sql`
    update knowledge.run set used_at = ${new Date(work.now)}, used_into = ${into} where id = ${id}`.execute(work.db);
  await tell(telling, work, { run, kind: 'guide.used', data: { into } });
}
