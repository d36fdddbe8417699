import { sql, type RawBuilder } from 'kysely';
import { bringBack, dueFrom, lockCase, moveCase, rootOf, tellOfCase } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import type { Ground, Manner, Outcome, State } from '../../rules/index.ts';
import type { Referring } from '../referring.ts';

export type ReceivedAsks = 'question' | 'withdrawn' | 'undelivered';

/** A matter that another desk gave to us. */
export type Received = {
  readonly id: string;
  readonly linkId: string;
  readonly theirs: string;
  readonly number: number;
  readonly caseId: string;
  /** What the case began with. */
  readonly messageId: string;
  readonly agency: string;
  readonly officer: string;
  readonly service: string | null;
  readonly manner: Manner;
  readonly ground: Ground;
  readonly groundWords: string;
  readonly summary: string;
  readonly given: Readonly<Record<string, string>>;
  readonly heldBack: readonly string[];
  readonly dueAt: Instant;
  readonly state: State;
  readonly words: string;
  readonly expectedOn: string | null;
  readonly outcome: Outcome | null;
  readonly offeredAt: Instant;
  readonly receivedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly asks: ReceivedAsks | null;
};

const COLUMNS = sql`
  r.id, r.link_id as "linkId", r.theirs, r.number, r.case_id as "caseId", r.message_id as "messageId", r.agency, r.officer, r.service, r.manner, r.ground,
  r.ground_words as "groundWords", r.summary, r.given, r.held_back as "heldBack", r.due_at as "dueAt", r.state, r.words,
  to_char(r.expected_on, 'YYYY-MM-DD') as "expectedOn", r.outcome, r.offered_at as "offeredAt", r.received_at as "receivedAt",
  r.answered_at as "answeredAt", r.asks`;

async function some(db: Db | Tx, where: RawBuilder<unknown>): Promise<readonly Received[]> {
  const { rows } = await sql<Received>`select ${COLUMNS} from referrals.received r where ${where}`.execute(db);
  return rows;
}

export const readReceived = async (db: Db | Tx, id: string): Promise<Received | undefined> =>
  (await some(db, sql`r.id = ${id}`))[0];

export const lockReceived = async (db: Tx, id: string): Promise<Received | undefined> =>
  (await some(db, sql`r.id = ${id} for update`))[0];

export const receivedAs = async (db: Db | Tx, linkId: string, theirs: string): Promise<Received | undefined> =>
  (await some(db, sql`r.link_id = ${linkId} and r.theirs = ${theirs}`))[0];

export const receivedOf = (db: Db | Tx, caseIds: readonly string[]): Promise<readonly Received[]> =>
  some(db, sql`r.case_id = any(${[...caseIds]}::uuid[]) order by r.received_at desc, r.id desc limit 100`);

export type SaidHere = {
  readonly id: string;
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly officerId: string | null;
  readonly who: string;
  readonly body: string;
};

export async function saidOnReceived(db: Db | Tx, id: string): Promise<readonly SaidHere[]> {
  const { rows } = await sql<SaidHere>`
    select id, at, direction, officer_id as "officerId", who, body from referrals.received_said
     where received_id = ${id} order by at, id limit 200`.execute(db);
  return rows;
}

const STEP: Readonly<Record<ReceivedAsks, (agency: string) => string>> = {
  question: (agency) => `Answer what ${agency} said about their referral`,
  withdrawn: (agency) => `Stop what was begun: ${agency} took their referral back`,
  undelivered: (agency) => `Ring ${agency}: our answer to their referral did not reach their desk`,
};

/** Puts what came from them before whoever has the case, as its next step. */
export async function askAtReceived(
  referring: Referring,
  work: Work,
  it: Pick<Received, 'id' | 'caseId' | 'agency'>,
  asks: ReceivedAsks,
): Promise<void> {
  await sql`
    update referrals.received set asks = ${asks}, asks_since = ${new Date(work.now)} where id = ${it.id}`.execute(
    work.db,
  );
  await stepAt(referring, { ...work, actor: SYSTEM }, it.caseId, { words: STEP[asks](it.agency), opens: true });
}

/** The next step of a case that has come this far. One that is closed is opened again for it only where there is something to do. */
export async function stepAt(
  { desk }: Pick<Referring, 'desk'>,
  work: Work,
  caseId: string,
  { words, opens }: { readonly words: string; readonly opens: boolean },
): Promise<void> {
  const root = await rootOf(work.db, caseId);
  const at = await lockCase(work, root?.id ?? caseId);
  const nextStep = words.slice(0, 280);
  if (at.phase === 'open')
    await moveCase(desk, work, at, { state: at.state, nextStep, nextDueAt: dueFrom(desk, work.now, 1) });
  else if (opens) await bringBack(desk, work, at.id, nextStep);
  tellOfCase(desk, work, caseId);
}
