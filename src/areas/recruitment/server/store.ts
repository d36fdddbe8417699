import { sql } from 'kysely';
import { workingOfficers } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Work } from '#platform/work.ts';
import type { Sheet } from '../rules/index.ts';

export type Question = {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly ask: string;
  readonly listenFor: readonly string[];
  readonly marks: readonly string[];
};

export type RoundRow = {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly questions: readonly Question[];
  readonly keepMonths: number;
  readonly keepUntil: Instant;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly outcome: string | null;
  readonly forgottenAt: Instant | null;
  readonly panel: readonly string[];
  /** Of the panel, those who still work here: nobody waits for whoever has left. */
  readonly waitsFor: readonly string[];
};

const ROUND = sql`
  r.id, r.title, r.role, r.questions, r.keep_months as "keepMonths", r.keep_until as "keepUntil", r.opened_at as "openedAt",
  r.closed_at as "closedAt", r.outcome, r.forgotten_at as "forgottenAt",
  array(select p.officer_id from recruitment.panel p where p.round_id = r.id order by p.joined_at, p.officer_id) as panel,
  array(select p.officer_id from recruitment.panel p join (${workingOfficers}) w on w.id = p.officer_id where p.round_id = r.id) as "waitsFor"`;

const NOT_THERE = 'There is no such round, or you are not on its panel.';

/** A round whose panel the reader is on. Any other is not there: what it is for says enough about who applies. */
export async function roundOf(db: Db | Tx, actor: Actor, id: string): Promise<RoundRow> {
  const { rows } = await sql<RoundRow>`
    select ${ROUND} from recruitment.round r
     where r.id = ${id} and exists (select from recruitment.panel p where p.round_id = r.id and p.officer_id = ${actor.id}::uuid)`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, NOT_THERE);
  return found;
}

/** The same, held until this is done, and still open. */
export async function openRoundOf(work: Work, id: string): Promise<RoundRow> {
  await sql`select from recruitment.round where id = ${id} for update`.execute(work.db);
  const round = await roundOf(work.db, work.actor, id);
  if (round.closedAt !== null) throw new Refusal(409, 'This round is closed. What was given and agreed stays.');
  return round;
}

export type CandidateRow = {
  readonly id: string;
  readonly roundId: string;
  readonly letter: string;
  readonly name: string | null;
  readonly about: string;
  readonly withdrawnAt: Instant | null;
  readonly sheets: readonly (Sheet & { readonly why: string })[];
  readonly agreed: readonly { code: string; mark: number; why: string; by: string; at: Instant }[];
};

const CANDIDATE = sql`
  c.id, c.round_id as "roundId", c.letter, c.name, c.about, c.withdrawn_at as "withdrawnAt",
  coalesce((select json_agg(json_build_object('raterId', s.rater_id, 'state', s.state, 'marks', s.marks, 'notes', s.notes, 'why', s.why)
                            order by s.changed_at, s.rater_id)
              from recruitment.sheet s where s.candidate_id = c.id), '[]') as sheets,
  coalesce((select json_agg(json_build_object('code', a.code, 'mark', a.mark, 'why', a.why, 'by', a.by,
                                              'at', (extract(epoch from a.at) * 1000)::bigint) order by a.at, a.id)
              from recruitment.agreed a where a.candidate_id = c.id), '[]') as agreed`;

export async function candidatesOf(db: Db | Tx, roundId: string): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select ${CANDIDATE} from recruitment.candidate c where c.round_id = ${roundId} order by c.added_at, c.id`.execute(
    db,
  );
  return rows;
}

/** A candidate of an open round of one's own, with the round. */
export async function candidateCalled(work: Work, id: string): Promise<{ round: RoundRow; candidate: CandidateRow }> {
  const at = await sql<{ roundId: string }>`
    select round_id as "roundId" from recruitment.candidate where id = ${id}`.execute(work.db);
  const [where] = at.rows;
  if (where === undefined) throw new Refusal(404, NOT_THERE);
  const round = await openRoundOf(work, where.roundId);
  const { rows } = await sql<CandidateRow>`
    select ${CANDIDATE} from recruitment.candidate c where c.id = ${id}`.execute(work.db);
  const [candidate] = rows;
  if (candidate === undefined) throw new Refusal(404, NOT_THERE);
  if (candidate.withdrawnAt !== null) throw new Refusal(409, 'This candidate has withdrawn.');
  return { round, candidate };
}
