import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { agreedRefused, missingIn, type SheetState } from '../rules/index.ts';
import { candidateCalled, type CandidateRow } from './store.ts';

type Judging = {
  readonly marks: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly give: boolean;
};

/** Keeps what somebody has judged so far, or gives it: from then on it stays, and they see what others gave. */
export async function judge(work: Work, id: string, { marks, notes, give }: Judging): Promise<void> {
  const { round, candidate } = await candidateCalled(work, id);
  mustBeDraft(work, candidate);
  const codes = round.questions.map(({ code }) => code);
  const of = <Value>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([code]) => codes.includes(code)));
  const sheet = { marks: of(marks), notes: of(notes) };
  const missing = give ? missingIn(codes, sheet) : [];
  if (missing.length > 0)
    throw new Refusal(
      422,
      `Give each capability a mark, and say what you heard. Left: ${named(round.questions, missing)}.`,
      missing.map((code) => ({ field: code, problem: 'has no mark or no words' })),
    );
  await write(work, id, { ...sheet, state: give ? 'given' : 'draft', why: '' });
  if (give) await announce(work, { kind: 'recruitment.judged', data: { roundId: round.id, candidateId: id } });
}

const named = (questions: readonly { code: string; name: string }[], codes: readonly string[]): string =>
  questions
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name)
    .join(', ');

function mustBeDraft({ actor }: Work, { sheets }: CandidateRow): void {
  const state = sheets.find(({ raterId }) => raterId === actor.id)?.state ?? 'draft';
  if (state === 'given') throw new Refusal(409, 'You have given your sheet. It stays as you gave it.');
  if (state === 'aside') throw new Refusal(409, 'You stand aside for this candidate.');
}

type Writing = Omit<Judging, 'give'> & { readonly state: SheetState; readonly why: string };

async function write({ db, now, actor }: Work, id: string, { marks, notes, state, why }: Writing): Promise<void> {
  await sql`
    insert into recruitment.sheet (candidate_id, rater_id, state, marks, notes, why, changed_at)
    values (${id}, ${actor.id}, ${state}, ${JSON.stringify(marks)}::jsonb, ${JSON.stringify(notes)}::jsonb, ${why}, ${new Date(now)})
    on conflict (candidate_id, rater_id) do update
      set state = excluded.state, marks = excluded.marks, notes = excluded.notes, why = excluded.why, changed_at = excluded.changed_at`.execute(
    db,
  );
}

/** Who knows a candidate does not judge them, and sees nothing of what others say of them. */
export async function standAside(work: Work, id: string, why: string): Promise<void> {
  const { round, candidate } = await candidateCalled(work, id);
  mustBeDraft(work, candidate);
  await write(work, id, { marks: {}, notes: {}, state: 'aside', why });
  await announce(work, { kind: 'recruitment.stood-aside', data: { roundId: round.id, candidateId: id } });
}

type Agreeing = { readonly code: string; readonly mark: number; readonly why: string };

/** What the panel agrees on, put down by one of those who judged. What was agreed before stays beside it. */
export async function agree(work: Work, id: string, it: Agreeing): Promise<void> {
  const { round, candidate } = await candidateCalled(work, id);
  if (!round.questions.some(({ code }) => code === it.code))
    throw new Refusal(404, 'This round judges no such capability.');
  const own = candidate.sheets.find(({ raterId }) => raterId === work.actor.id);
  if (own?.state !== 'given') throw new Refusal(409, 'Who has not judged this candidate does not agree on them.');
  const refused = agreedRefused(round.waitsFor, candidate.sheets, it);
  if (refused !== undefined) throw new Refusal(409, refused);
  await sql`
    insert into recruitment.agreed (id, candidate_id, code, mark, why, by, at)
    values (${newId(work.now)}, ${id}, ${it.code}, ${it.mark}, ${it.why}, ${must(work.actor.id, 'an officer')}, ${new Date(work.now)})`.execute(
    work.db,
  );
  const data = { roundId: round.id, candidateId: id, code: it.code };
  await announce(work, { kind: 'recruitment.agreed', data });
}
