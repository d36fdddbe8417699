import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Ground, Manner, Outcome, State } from '../rules/index.ts';

export type Asks = 'declined' | 'returned' | 'question' | 'outcome' | 'undelivered';

export type Referral = {
  readonly id: string;
  readonly number: number;
  readonly caseId: string;
  readonly customerId: string;
  readonly organizationId: string;
  readonly serviceId: string | null;
  readonly manner: Manner;
  readonly way: 'email' | 'api' | 'kept' | 'phone';
  readonly ground: Ground;
  readonly groundWords: string;
  readonly summary: string;
  readonly given: Readonly<Record<string, string>>;
  readonly heldBack: readonly string[];
  readonly sentTo: string | null;
  readonly dueAt: Instant;
  readonly state: State;
  readonly words: string;
  readonly expectedOn: string | null;
  readonly outcome: Outcome | null;
  readonly promiseId: string | null;
  readonly told: 'message' | 'by word';
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly firstSeenAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly asks: Asks | null;
  readonly asksSince: Instant | null;
};

const COLUMNS = sql`
  r.id, r.number, r.case_id as "caseId", r.customer_id as "customerId", r.organization_id as "organizationId", r.service_id as "serviceId",
  r.manner, r.way, r.ground, r.ground_words as "groundWords", r.summary, r.given, r.held_back as "heldBack", r.sent_to as "sentTo",
  r.due_at as "dueAt", r.state, r.words, to_char(r.expected_on, 'YYYY-MM-DD') as "expectedOn", r.outcome, r.promise_id as "promiseId", r.told,
  r.made_at as "madeAt", r.made_by as "madeBy", r.first_seen_at as "firstSeenAt", r.answered_at as "answeredAt",
  r.accepted_at as "acceptedAt", r.ended_at as "endedAt", r.asks, r.asks_since as "asksSince"`;

async function some(db: Db | Tx, where: RawBuilder<unknown>): Promise<readonly Referral[]> {
  const { rows } = await sql<Referral>`select ${COLUMNS} from referrals.referral r where ${where}`.execute(db);
  return rows;
}

export const referralsOf = (db: Db | Tx, caseIds: readonly string[]): Promise<readonly Referral[]> =>
  some(db, sql`r.case_id = any(${[...caseIds]}::uuid[]) order by r.made_at desc, r.id desc limit 100`);

export const referralsTo = (db: Db | Tx, organizationId: string, most = 2000): Promise<readonly Referral[]> =>
  some(db, sql`r.organization_id = ${organizationId} order by r.made_at desc, r.id desc limit ${most}`);

export const readReferral = async (db: Db | Tx, id: string): Promise<Referral | undefined> =>
  (await some(db, sql`r.id = ${id}`))[0];

export const lockReferral = async (db: Tx, id: string): Promise<Referral | undefined> =>
  (await some(db, sql`r.id = ${id} for update`))[0];

export const numberedReferral = async (db: Db | Tx, number: number): Promise<Referral | undefined> =>
  (await some(db, sql`r.number = ${number}`))[0];

export type Said = {
  readonly id: string;
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly channel: 'page' | 'email' | 'api' | 'desk';
  readonly officerId: string | null;
  readonly who: string;
  readonly body: string;
  readonly mailId: string | null;
};

export async function saidOn(db: Db | Tx, referralId: string): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    select id, at, direction, channel, officer_id as "officerId", who, body, mail_id as "mailId"
      from referrals.said where referral_id = ${referralId} order by at, id limit 200`.execute(db);
  return rows;
}

export async function documentsOf(db: Db | Tx, referralId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select attachment_id as id from referrals.document where referral_id = ${referralId} order by attachment_id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
