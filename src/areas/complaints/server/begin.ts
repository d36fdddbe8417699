import { sql } from 'kysely';
import { adoptPack, officeCalendar, type Standards } from '#areas/standards/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import { packAt, type Complaints } from './packs.ts';
import { beginStage } from './stages.ts';
import { complaintOf } from './store.ts';

/** A desk has the clocks of the pack it has chosen. What an administrator has made of them is left alone. */
export async function prepareComplaints(complaints: Complaints, standards: Standards, work: Work): Promise<void> {
  const { clocks } = packAt(complaints, work.now);
  const calendarId = await officeCalendar(work.db);
  if (calendarId === undefined) return;
  for (const pack of clocks) await adoptPack(standards, { ...work, actor: SYSTEM }, pack, calendarId);
}

type Beginning = { readonly caseId: string; readonly receivedAt: Instant };

/** A case is a complaint from here on, bound by the pack that was in force when it reached us. */
export async function beginComplaint(
  complaints: Complaints,
  work: Work,
  { caseId, receivedAt }: Beginning,
): Promise<void> {
  const { key, version } = packAt(complaints, receivedAt);
  const { rows } = await sql`
    insert into complaints.complaint (case_id, pack, pack_version, received_at, recorded_at, recorded_by)
    values (${caseId}, ${key}, ${version}, ${new Date(receivedAt)}, ${new Date(Math.max(work.now, receivedAt))},
            ${work.actor.kind === 'officer' ? work.actor.id : null}::uuid)
    on conflict (case_id) do update set state = 'open' where complaint.state = 'service request'
    returning case_id`.execute(work.db);
  await beginStage(work, caseId, { number: 1, independent: false, beganAt: receivedAt, why: '' });
  if (rows.length > 0)
    await announce(work, { kind: 'complaint.recorded', caseId, data: { pack: key, version, receivedAt } });
}

/** To be dealt with as one of these is to be dealt with as less than a complaint. Any other kind has its own way to an answer. */
const LESS = ['enquiry', 'service request'];

/**
 * What was taken for a complaint becomes a request only by the decision that says why, and that the customer was told. What came to
 * the complaints' mailbox and is of a kind with a way of its own is sorted like anything else.
 */
export async function leaveComplaint({ db }: Work, caseId: string, kind: string): Promise<void> {
  const it = await complaintOf(db, caseId);
  if (it === undefined || it.state === 'service request') return;
  if (!LESS.includes(kind))
    await sql`update complaints.complaint set state = 'service request' where case_id = ${caseId}`.execute(db);
  else
    throw new Refusal(
      422,
      'This is a complaint. Say why it is not one, and how you told the customer: "Not a complaint".',
      [{ field: 'kind', problem: 'cannot be changed without a reason' }],
    );
}

/** A complaint that is joined to what is none would be lost sight of. */
export async function joinComplaint({ db }: Work, fromId: string, intoId: string): Promise<void> {
  const [from, into] = [await complaintOf(db, fromId), await complaintOf(db, intoId)];
  if (from?.state === 'open' && into?.state !== 'open')
    throw new Refusal(
      409,
      'This is a complaint and the other case is not. Link the two instead, so that each is followed to its end.',
    );
}

/**
 * The customer has heard from us. The first time, their complaint is acknowledged, and the first time at a later stage, that
 * stage; says whether it was a stage. One statement, because it comes with every answer on whatever case.
 */
export async function acknowledgeComplaint(work: Work, caseId: string, messageId: string | null): Promise<boolean> {
  const heard = sql`set acknowledged_at = ${new Date(work.now)}, acknowledged_by = ${messageId}::uuid
      where case_id = ${caseId} and acknowledged_at is null`;
  const { rows } = await sql`
    with complaint as (update complaints.complaint ${heard})
    update complaints.stage ${heard} and number > 1 and number = complaints.stage_now(${caseId}) returning number`.execute(
    work.db,
  );
  return rows.length > 0;
}

/** The letter that acknowledged it was taken back, so it was not acknowledged. */
export async function unacknowledge({ db }: Work, caseId: string, messageId: string): Promise<void> {
  const unheard = sql`set acknowledged_at = null, acknowledged_by = null
      where case_id = ${caseId} and acknowledged_by = ${messageId}`;
  await sql`
    with complaint as (update complaints.complaint ${unheard})
    update complaints.stage ${unheard}`.execute(db);
}
