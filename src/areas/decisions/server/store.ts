import { sql, type RawBuilder } from 'kysely';
import type { Power } from '#areas/delegations/rules/index.ts';
import type { Instant } from '#kernel/time.ts';
import { inBatches } from '#platform/batches.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Place, Signing, SigningState } from '../rules/index.ts';

export type DecisionRow = {
  readonly id: string;
  readonly caseId: string;
  readonly power: Power;
  readonly amountCents: number | null;
  readonly what: string;
  readonly reasons: string;
  readonly recommendation: string;
  readonly file: readonly string[];
  readonly alternative: string;
  readonly noAlternative: string;
  readonly reviewRight: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly state: SigningState;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly followsId: string | null;
  readonly toldAt: Instant | null;
  readonly toldHow: string | null;
  readonly toldMessageId: string | null;
};

const DECISION = sql`
  d.id, d.case_id as "caseId", d.power, d.amount_cents as "amountCents", d.what, d.reasons, d.recommendation, d.file, d.alternative,
  d.no_alternative as "noAlternative", d.review_right as "reviewRight", d.asked_by as "askedBy", d.asked_at as "askedAt",
  d.due_at as "dueAt", d.state, d.settled_at as "settledAt", d.settled_by as "settledBy", d.follows_id as "followsId",
  d.told_at as "toldAt", d.told_how as "toldHow", d.told_message_id as "toldMessageId"`;

/** The decisions of these cases, the newest first. */
export async function decisionsOn(db: Db | Tx, caseIds: readonly string[]): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${DECISION} from decisions.decision d where d.case_id = any(${[...caseIds]}::uuid[])
     order by d.asked_at desc, d.id desc limit 100`.execute(db);
  return rows;
}

export async function decisionOf(db: Db | Tx, id: string): Promise<DecisionRow | null> {
  const { rows } = await sql<DecisionRow>`select ${DECISION} from decisions.decision d where d.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Of these decisions, those in which an officer had a part: who asked, who signed and who settled it. */
export async function decisionsWithPartOf(
  db: Db | Tx,
  ids: readonly string[],
  officerId: string | null,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select d.id from decisions.decision d
     where d.id = any(${[...ids]}::uuid[])
       and (d.asked_by = ${officerId}::uuid or d.settled_by = ${officerId}::uuid
            or exists (select from decisions.place p where p.decision_id = d.id and p.by = ${officerId}::uuid))`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

type Outcome = { readonly id: string; readonly caseId: string; readonly yes: boolean };
type Period = { readonly from: Date; readonly to: Date };

/**
 * Decisions that were made in a stretch of time, a batch at a time: whether the customer got what was asked for. A refusal
 * or a restriction that was approved gave them nothing.
 */
export const settledDecisions = (db: Db, { from, to }: Period): AsyncGenerator<readonly Outcome[]> =>
  inBatches(
    async (after, most) => {
      const { rows } = await sql<Outcome>`
        select id, case_id as "caseId", (state = 'approved') <> (power in ('refusal', 'restriction')) as yes
          from decisions.decision
         where state in ('approved', 'declined') and settled_at >= ${from} and settled_at < ${to}
           and (${after}::uuid is null or id > ${after}::uuid)
         order by id limit ${most}`.execute(db);
      return rows;
    },
    ({ id }) => id,
  );

export async function lockDecision(db: Tx, id: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    select ${DECISION} from decisions.decision d where d.id = ${id} for update of d`.execute(db);
  return rows[0];
}

export type ApprovalRow = {
  readonly messageId: string;
  readonly caseId: string;
  readonly because: readonly string[];
  readonly signs: 'serial' | 'parallel';
  readonly askedBy: string | null;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly state: SigningState;
  readonly settledAt: Instant | null;
  readonly sha256: Buffer | null;
  readonly takenUpAt: Instant | null;
};

const APPROVAL = sql`
  a.message_id as "messageId", a.case_id as "caseId", a.because, a.signs, a.asked_by as "askedBy", a.asked_at as "askedAt",
  a.due_at as "dueAt", a.state, a.settled_at as "settledAt", a.sha256, a.taken_up_at as "takenUpAt"`;

/** The texts of these cases that somebody else had to agree to, the newest first. */
export async function approvalsOn(db: Db | Tx, caseIds: readonly string[]): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    select ${APPROVAL} from decisions.approval a where a.case_id = any(${[...caseIds]}::uuid[])
     order by a.asked_at desc, a.message_id desc limit 100`.execute(db);
  return rows;
}

export async function approvalOf(db: Db | Tx, messageId: string): Promise<ApprovalRow | undefined> {
  const { rows } =
    await sql<ApprovalRow>`select ${APPROVAL} from decisions.approval a where a.message_id = ${messageId}`.execute(db);
  return rows[0];
}

export async function lockApproval(db: Tx, messageId: string): Promise<ApprovalRow | undefined> {
  const { rows } = await sql<ApprovalRow>`
    select ${APPROVAL} from decisions.approval a where a.message_id = ${messageId} for update of a`.execute(db);
  return rows[0];
}

export type PlaceRow = Place & {
  readonly id: string;
  /** The decision or the message it belongs to. */
  readonly of: string;
  readonly at: Instant | null;
  readonly reasons: string;
  readonly lineId: string | null;
  readonly limitCents: number | null;
  readonly secondAboveCents: number | null;
};

const PLACE = sql`
  p.id, coalesce(p.decision_id, p.message_id) as "of", p.n, p.officer_id as "officerId", p.role, p.substitute_id as "substituteId",
  p.verdict, p.by, p.at, p.reasons, p.line_id as "lineId", p.limit_cents as "limitCents", p.second_above_cents as "secondAboveCents"`;

const places = async (db: Db | Tx, of: RawBuilder<unknown>): Promise<readonly PlaceRow[]> => {
  const { rows } = await sql<PlaceRow>`select ${PLACE} from decisions.place p where ${of} order by p.n`.execute(db);
  return rows;
};
export const placesOfDecisions = (db: Db | Tx, ids: readonly string[]) =>
  places(db, sql`p.decision_id = any(${[...ids]}::uuid[])`);
export const placesOfTexts = (db: Db | Tx, ids: readonly string[]) =>
  places(db, sql`p.message_id = any(${[...ids]}::uuid[])`);

export const signingOfDecision = (it: DecisionRow, of: readonly PlaceRow[]): Signing => ({
  state: it.state,
  askedBy: it.askedBy,
  order: 'parallel',
  dueAt: it.dueAt,
  places: of,
});

export const signingOfText = (it: ApprovalRow, of: readonly PlaceRow[]): Signing => ({
  state: it.state,
  askedBy: it.askedBy,
  order: it.signs,
  dueAt: it.dueAt,
  places: of,
});

type Now = Pick<DecisionRow, 'state' | 'toldAt' | 'reasons'>;

/** How these decisions stand, for an area that acts on them. */
export async function decisionsNow(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Now>> {
  const { rows } = await sql<Now & { id: string }>`
    select id, state, told_at as "toldAt", reasons from decisions.decision where id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...now }) => [id, now]));
}
