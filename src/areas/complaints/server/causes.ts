import { sql } from 'kysely';
import { cardOf, tellOfCase, type TodaySource } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { unlearned, type Because, type WentWrong } from '../rules/index.ts';
import { lockComplaint, type At } from './intake.ts';
import { caseOfIssue, issuesOf } from './issues.ts';

type Cause = { readonly wentWrong: WentWrong; readonly because: Because };
type LearnedRow = {
  readonly issueId: string;
  readonly causes: Cause[];
  readonly decision: 'action' | 'none' | null;
  readonly reason: string;
  readonly actions: {
    readonly id: string;
    readonly what: string;
    readonly ownerId: string;
    readonly dueAt: Instant;
    readonly measure: string;
    readonly before: string;
    readonly after: string | null;
    readonly worked: boolean | null;
    readonly doneAt: Instant | null;
  }[];
};

/** Of each point that has any: why it happened, what was decided to learn from it, and what is being changed. */
export async function learnedOf(db: Db | Tx, caseId: string): Promise<LearnedRow[]> {
  const { rows } = await sql<LearnedRow>`
    select i.id as "issueId", l.decision, coalesce(l.reason, '') as reason,
           coalesce((select json_agg(json_build_object('wentWrong', c.went_wrong, 'because', c.because) order by c.at, c.id)
                       from complaints.cause c where c.issue_id = i.id), '[]') as causes,
           coalesce((select json_agg(json_build_object('id', a.id, 'what', a.what, 'ownerId', a.owner_id, 'measure', a.measure,
                                       'before', a.before, 'after', a.after, 'worked', a.worked,
                                       'dueAt', (extract(epoch from a.due_at) * 1000)::bigint,
                                       'doneAt', (extract(epoch from a.done_at) * 1000)::bigint) order by a.made_at, a.id)
                       from complaints.corrective a where a.issue_id = i.id), '[]') as actions
      from complaints.issue i left join complaints.learning l on l.issue_id = i.id
     where i.case_id = ${caseId} order by i.number`.execute(db);
  return rows;
}

/** Points that were upheld and of which nobody has said why, as a reason why the complaint cannot be closed yet. */
export async function mustHaveLearned({ db }: Work, caseId: string): Promise<void> {
  const [issues, learned] = [await issuesOf(db, caseId), await learnedOf(db, caseId)];
  const [first] = unlearned(
    issues.map(({ id, number, findings }) => {
      const of = learned.find(({ issueId }) => issueId === id);
      return {
        number,
        finding: findings.at(-1)?.finding ?? null,
        causes: of?.causes.length ?? 0,
        learned: (of?.decision ?? null) !== null,
      };
    }),
  );
  if (first !== undefined)
    throw new Refusal(
      422,
      `Point ${first} was upheld. Say on the complaint’s page why it happened and what is learned from it, then close it.`,
      [{ field: 'state', problem: 'waits for what is learned' }],
    );
}

type Action = {
  readonly what: string;
  readonly ownerId: string;
  readonly dueAt: Instant;
  readonly measure: string;
  readonly before: string;
};
type Learning = {
  readonly causes: readonly Cause[];
  readonly decision: 'action' | 'none';
  readonly reason: string;
  readonly action: Action | null;
};

/** Why a point happened, by both axes, and what is learned from it: something is changed, or the reason why nothing is. */
export async function learnFrom(it: At, work: Work, issueId: string, asked: Learning): Promise<void> {
  const id = await caseOfIssue(work, issueId);
  await lockComplaint(it, work, id);
  if (asked.decision === 'none' && asked.reason === '')
    throw new Refusal(422, 'Say why nothing is changed.', [{ field: 'reason', problem: 'is needed' }]);
  const before = (await learnedOf(work.db, id)).find((one) => one.issueId === issueId);
  if (asked.decision === 'action' && asked.action === null && (before?.actions.length ?? 0) === 0)
    throw new Refusal(422, 'Say what is changed, who does it and by when.', [
      { field: 'action', problem: 'is needed' },
    ]);
  const at = new Date(work.now);
  await sql`delete from complaints.cause where issue_id = ${issueId}`.execute(work.db);
  for (const { wentWrong, because } of asked.causes)
    await sql`
      insert into complaints.cause (id, issue_id, went_wrong, because, by, at)
      values (${newId(work.now)}, ${issueId}, ${wentWrong}, ${because}, ${work.actor.id}, ${at}) on conflict do nothing`.execute(
      work.db,
    );
  await sql`
    insert into complaints.learning (issue_id, decision, reason, by, at)
    values (${issueId}, ${asked.decision}, ${asked.reason}, ${work.actor.id}, ${at})
    on conflict (issue_id) do update set decision = excluded.decision, reason = excluded.reason, by = excluded.by, at = excluded.at`.execute(
    work.db,
  );
  if (asked.action !== null) await addAction(work, { ...asked.action, caseId: id, issueId });
  const { causes, decision } = asked;
  await announce(work, { kind: 'complaint.learned', caseId: id, data: { issueId, causes, decision } });
  tellOfCase(it.desk, work, id);
}

async function addAction(work: Work, it: Action & { caseId: string; issueId: string }): Promise<void> {
  if (it.dueAt <= work.now)
    throw new Refusal(422, 'Choose a day that is still to come.', [{ field: 'action', problem: 'is due in the past' }]);
  await sql`
    insert into complaints.corrective (id, case_id, issue_id, what, owner_id, due_at, measure, before, made_by, made_at)
    values (${newId(work.now)}, ${it.caseId}, ${it.issueId}, ${it.what}, ${it.ownerId}, ${new Date(it.dueAt)}, ${it.measure}, ${it.before},
            ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
}

/** What was measured after, and whether it worked. What did not work says so, and another change may follow it. */
export async function finishAction(
  it: At,
  work: Work,
  actionId: string,
  { after, worked }: { readonly after: string; readonly worked: boolean },
): Promise<void> {
  const { rows } = await sql<{ caseId: string; doneAt: Instant | null }>`
    select case_id as "caseId", done_at as "doneAt" from complaints.corrective where id = ${actionId} for update`.execute(
    work.db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such change, or it is not yours to see.');
  await lockComplaint(it, work, found.caseId);
  if (found.doneAt !== null) throw new Refusal(409, 'What came of this is on record already.');
  await sql`
    update complaints.corrective set after = ${after}, worked = ${worked}, done_at = ${new Date(work.now)}, done_by = ${work.actor.id}
     where id = ${actionId}`.execute(work.db);
  await announce(work, { kind: 'complaint.action-done', caseId: found.caseId, data: { actionId, worked } });
  tellOfCase(it.desk, work, found.caseId);
}

type Row = {
  id: string;
  caseId: string;
  what: string;
  dueAt: number;
  number: number;
  subject: string;
  customerName: string | null;
};
const COST = 2;
const MOST = 50;

/** What this officer has to change so that something does not happen again, as far as a week ahead. */
export const actionsToday: TodaySource = async ({ db, actor }, { now, dayEnds }) => {
  const { rows } = await sql<Row>`
    select a.id, a.case_id as "caseId", a.what, a.due_at as "dueAt", v.number, v.subject, v."customerName"
      from complaints.corrective a cross join lateral (${cardOf(actor, sql`a.case_id`)}) v
     where a.owner_id = ${actor.id} and a.done_at is null and a.due_at < ${new Date(dayEnds + 7 * DAY)}
     order by a.due_at, a.id limit ${MOST}`.execute(db);
  return rows.map(({ id, caseId, what, dueAt, number, subject, customerName }) => ({
    key: `corrective ${id}`,
    about: 'complaints.corrective',
    dueAt,
    cost: COST,
    caseId,
    teamId: null,
    reference: referenceOf(number),
    subject,
    customerName,
    restricted: false,
    priority: null,
    because: dueAt < now ? 'late' : 'due',
    facts: { what },
  }));
};
