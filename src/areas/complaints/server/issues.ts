import { sql } from 'kysely';
import { tellOfCase } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { inBatches } from '#platform/batches.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Finding, Grade } from '../rules/index.ts';
import { lockComplaint, type At } from './intake.ts';
import { actAt } from './stages.ts';
import { useTopic } from './triage.ts';

export type FindingRow = {
  readonly id: string;
  readonly stage: number;
  readonly finding: Finding;
  readonly reasons: string;
  readonly cites: string;
  readonly whyChanged: string | null;
  readonly by: string;
  readonly at: Instant;
};

export type IssueRow = {
  readonly id: string;
  readonly number: number;
  readonly said: string;
  readonly topic: string;
  readonly agency: string;
  readonly wanted: string;
  readonly evidence: string[];
  readonly severity: Grade;
  readonly complexity: Grade;
  readonly impact: Grade;
  readonly safety: boolean;
  /** Every finding there was, the one that stands last. */
  readonly findings: FindingRow[];
};

export async function issuesOf(db: Db | Tx, caseId: string): Promise<IssueRow[]> {
  const { rows } = await sql<IssueRow>`
    select i.id, i.number, i.said, i.topic, i.agency, i.wanted, i.evidence, i.severity, i.complexity, i.impact, i.safety,
           coalesce((select json_agg(json_build_object('id', f.id, 'stage', f.stage, 'finding', f.finding, 'reasons', f.reasons, 'cites', f.cites,
                                       'whyChanged', f.why_changed, 'by', f.by, 'at', (extract(epoch from f.at) * 1000)::bigint) order by f.at, f.id)
                       from complaints.finding f where f.issue_id = i.id), '[]') as findings
      from complaints.issue i where i.case_id = ${caseId} order by i.number`.execute(db);
  return rows;
}

type Graded = {
  readonly topic: string;
  readonly agency: string;
  readonly wanted: string;
  readonly evidence: readonly string[];
  readonly severity: Grade;
};
type Assessed = Graded & { readonly complexity: Grade; readonly impact: Grade; readonly safety: boolean };

/** One point of a complaint, in the words of whoever made it. */
export async function addIssue(
  it: Pick<At, 'desk' | 'complaints'>,
  work: Work,
  id: string,
  issue: Assessed & { readonly said: string },
): Promise<string> {
  await lockComplaint(it, work, id);
  const issueId = newId(work.now);
  await sql`
    insert into complaints.issue (id, case_id, number, said, topic, agency, wanted, evidence, severity, complexity, impact, safety, added_at, added_by)
    select ${issueId}, ${id}, coalesce(max(number), 0) + 1, ${issue.said}, ${issue.topic}, ${issue.agency}, ${issue.wanted}, ${[...issue.evidence]}::text[],
           ${issue.severity}, ${issue.complexity}, ${issue.impact}, ${issue.safety}, ${new Date(work.now)}, ${work.actor.id}
      from complaints.issue where case_id = ${id}`.execute(work.db);
  await useTopic(work, issue.topic);
  await announce(work, { kind: 'complaint.issue-added', caseId: id, data: { issueId, safety: issue.safety } });
  tellOfCase(it.desk, work, id);
  return issueId;
}

export async function caseOfIssue({ db }: Work, issueId: string): Promise<string> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from complaints.issue where id = ${issueId}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such point, or it is not yours to see.');
  return found.caseId;
}

/** What is known of a point, and how grave it is. What was said stays as it was said. */
export async function assessIssue(it: At, work: Work, issueId: string, issue: Assessed): Promise<void> {
  const id = await caseOfIssue(work, issueId);
  await lockComplaint(it, work, id);
  await sql`
    update complaints.issue set topic = ${issue.topic}, agency = ${issue.agency}, wanted = ${issue.wanted}, evidence = ${[...issue.evidence]}::text[],
           severity = ${issue.severity}, complexity = ${issue.complexity}, impact = ${issue.impact}, safety = ${issue.safety}
     where id = ${issueId}`.execute(work.db);
  await useTopic(work, issue.topic);
  const { severity, complexity, impact, safety } = issue;
  await announce(work, {
    kind: 'complaint.issue-assessed',
    caseId: id,
    data: { issueId, severity, complexity, impact, safety },
  });
  tellOfCase(it.desk, work, id);
}

type Finds = { readonly finding: Finding; readonly reasons: string; readonly cites: string; readonly why: string };

/** Says what was found on a point. Where something was found before, that stays, and this says why it is changed. */
export async function findOn(it: At, work: Work, issueId: string, found: Finds): Promise<void> {
  const id = await caseOfIssue(work, issueId);
  await lockComplaint(it, work, id);
  const stage = await actAt(work, id, 'finding');
  if (stage.deciderId !== null && stage.deciderId !== work.actor.id)
    throw new Refusal(403, 'Somebody else is named to decide this stage. Ask them, or have yourself named.');
  const { rows } = await sql<{ id: string }>`
    select id from complaints.finding where issue_id = ${issueId} order by at desc, id desc limit 1`.execute(work.db);
  const before = rows[0]?.id ?? null;
  if (before !== null && found.why === '')
    throw new Refusal(422, 'Something was found on this point before. Say why it is changed.', [
      { field: 'why', problem: 'is needed' },
    ]);
  const findingId = newId(work.now);
  await sql`
    insert into complaints.finding (id, issue_id, stage, finding, reasons, cites, replaces_id, why_changed, by, at)
    values (${findingId}, ${issueId}, ${stage.number}, ${found.finding}, ${found.reasons}, ${found.cites}, ${before}::uuid,
            ${before === null ? null : found.why}, ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  await announce(work, {
    kind: before === null ? 'complaint.found' : 'complaint.finding-changed',
    caseId: id,
    data: { issueId, findingId, finding: found.finding, stage: stage.number },
    why: before === null ? undefined : found.why,
  });
  tellOfCase(it.desk, work, id);
}

export type Point = Pick<IssueRow, 'number' | 'said' | 'agency' | 'wanted' | 'evidence'>;

/** A point by its own id or by that of one of its findings, without anything that was found. */
export async function pointOf(db: Db | Tx, id: string): Promise<Point | null> {
  const { rows } = await sql<Point>`
    select number, said, agency, wanted, evidence from complaints.issue
     where id = coalesce((select issue_id from complaints.finding where id = ${id}), ${id}::uuid)`.execute(db);
  return rows[0] ?? null;
}

type Outcome = { readonly id: string; readonly caseId: string; readonly yes: boolean };
type Period = { readonly from: Date; readonly to: Date };

/** Findings of a stretch of time that stand and say something, a batch at a time: upheld, wholly or in part, or not. */
export const standingFindings = (db: Db, { from, to }: Period): AsyncGenerator<readonly Outcome[]> =>
  inBatches(
    async (after, most) => {
      const { rows } = await sql<Outcome>`
        select f.id, i.case_id as "caseId", f.finding in ('upheld', 'partly upheld') as yes
          from complaints.finding f join complaints.issue i on i.id = f.issue_id
         where f.at >= ${from} and f.at < ${to} and f.finding <> 'not determined'
           and not exists (select from complaints.finding later where later.replaces_id = f.id)
           and (${after}::uuid is null or f.id > ${after}::uuid)
         order by f.id limit ${most}`.execute(db);
      return rows;
    },
    ({ id }) => id,
  );
