import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import { inBatches } from '#platform/batches.ts';
import type { Db, Tx } from '#platform/db.ts';

export type ComplaintRow = {
  readonly caseId: string;
  readonly pack: string;
  readonly packVersion: number;
  readonly receivedAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  readonly fromCaseId: string | null;
  readonly contactId: string | null;
  readonly wanted: string;
  readonly learnedOn: string | null;
  readonly state: 'open' | 'refused' | 'withdrawn' | 'service request';
  readonly acknowledgedAt: Instant | null;
  /** The stage at which it is, and when that was answered. */
  readonly stage: number;
  readonly answeredAt: Instant | null;
};

const COLUMNS = sql`
  case_id as "caseId", pack, pack_version as "packVersion", received_at as "receivedAt", recorded_at as "recordedAt",
  recorded_by as "recordedBy", from_case_id as "fromCaseId", contact_id as "contactId", wanted, learned_on::text as "learnedOn",
  state, acknowledged_at as "acknowledgedAt", coalesce(complaints.stage_now(case_id), 1) as stage,
  complaints.answered_at(case_id, complaints.stage_now(case_id)) as "answeredAt"`;

export async function complaintOf(db: Db | Tx, caseId: string): Promise<ComplaintRow | undefined> {
  const { rows } = await sql<ComplaintRow>`
    select ${COLUMNS} from complaints.complaint where case_id = ${caseId}`.execute(db);
  return rows[0];
}

type Period = { readonly from: Date; readonly to: Date };
/** Every complaint that was received in a stretch of time, a batch at a time. */
export const complaintsReceived = (db: Db, { from, to }: Period): AsyncGenerator<readonly ComplaintRow[]> =>
  inBatches(
    async (after, most) => {
      const { rows } = await sql<ComplaintRow>`
        select ${COLUMNS} from complaints.complaint
         where received_at >= ${from} and received_at < ${to} and (${after}::uuid is null or case_id > ${after}::uuid)
         order by case_id limit ${most}`.execute(db);
      return rows;
    },
    ({ caseId }) => caseId,
  );

/** The complaints that were recorded about what is dealt with on a case. */
export async function complaintsFrom(db: Db | Tx, caseId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from complaints.complaint where from_case_id = ${caseId} order by recorded_at`.execute(
    db,
  );
  return rows.map((row) => row.caseId);
}

export type DecisionRow = {
  readonly id: string;
  readonly kind: 'service request' | 'refused' | 'late and taken' | 'withdrawn';
  readonly contactId: string | null;
  readonly code: string | null;
  readonly reasons: string;
  readonly told: 'letter' | 'by telephone' | 'in person' | null;
  readonly letter: string | null;
  readonly by: string;
  readonly at: Instant;
};

export async function decisionsOf(db: Db | Tx, caseId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select id, kind, contact_id as "contactId", code, reasons, told, letter, by, at
      from complaints.decision where case_id = ${caseId} order by at, id`.execute(db);
  return rows;
}

export type MatterRow = {
  readonly matter: string;
  readonly matterCaseId: string | null;
  readonly reasons: string;
  readonly by: string;
  readonly at: Instant;
};

export async function mattersOf(db: Db | Tx, caseId: string): Promise<readonly MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select matter, matter_case_id as "matterCaseId", reasons, by, at
      from complaints.matter where case_id = ${caseId} order by at, id`.execute(db);
  return rows;
}

export type StageRow = {
  readonly number: number;
  readonly independent: boolean;
  readonly beganAt: Instant;
  readonly why: string;
  readonly investigatorId: string | null;
  readonly deciderId: string | null;
  readonly answeredAt: Instant | null;
};

/** The stages a complaint has reached, the first one first. */
export async function stagesOf(db: Db | Tx, caseId: string): Promise<StageRow[]> {
  const { rows } = await sql<StageRow>`
    select s.number, s.independent, s.began_at as "beganAt", s.why, s.investigator_id as "investigatorId", s.decider_id as "deciderId",
           complaints.answered_at(s.case_id, s.number) as "answeredAt"
      from complaints.stage s where s.case_id = ${caseId} order by s.number`.execute(db);
  return rows;
}

/** The stage at which a complaint is; undefined where the case is none. */
export const stageNow = async (db: Db | Tx, caseId: string): Promise<StageRow | undefined> =>
  (await stagesOf(db, caseId)).at(-1);
