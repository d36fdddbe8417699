import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { HANDED_WITH_OTHERS, handOverNote, type Changeable } from '../../rules/index.ts';
import { addNote } from '../around.ts';
import type { Desk } from '../desk.ts';
import { putOnTop } from '../hand-over.ts';

/** Many cases handed over at once: each lies on top for whoever takes it, as one that is handed over by itself. */

type Change = { readonly id: string; readonly before: Changeable; readonly after: Changeable };
export type Noted = Change & { readonly noteId: string };

const saidOf = (why: string | undefined) => ({ why: why ?? HANDED_WITH_OTHERS, asked: '', promised: '' });

/** What one takes oneself is handed over by nobody, and a closed case has nothing to be done on it. */
const goesToSomebody = ({ actor }: Work, { before, after }: Change): boolean =>
  after.nextStep !== null &&
  after.ownerId !== actor.id &&
  (before.teamId !== after.teamId || before.ownerId !== after.ownerId);

/** Writes the notes. They come before the cases go, because whoever gives them away may not see them afterwards. */
export async function noteHandings(
  desk: Desk,
  work: Work,
  changes: readonly Change[],
  why: string | undefined,
): Promise<readonly Noted[]> {
  const noted: Noted[] = [];
  for (const change of changes)
    if (goesToSomebody(work, change))
      noted.push({ ...change, noteId: await addNote(desk, work, change.id, handOverNote(saidOf(why))) });
  return noted;
}

export async function putAllOnTop(work: Work, noted: readonly Noted[], why: string | undefined): Promise<void> {
  for (const { id, noteId, before, after } of noted) {
    const { nextStep, nextDueAt } = before;
    if (nextStep === null || nextDueAt === null) continue;
    const from = { ...before, nextStep, nextDueAt };
    await putOnTop(work, { caseId: id, noteId, from, to: after, said: saidOf(why) });
  }
}

/** Takes off the top what an act that is undone has put there, and gives back what its old owners had to do. */
export async function endHandings({ db, now, actor }: Work, bulkId: string, caseIds: readonly string[]): Promise<void> {
  await sql`
    with ended as (
      update cases.hand_over h set ended_at = ${new Date(now)}
        from cases.bulk b
       where b.id = ${bulkId} and h.case_id = any(${[...caseIds]}::uuid[]) and h.by = ${actor.id}::uuid and h.at = b.at
         and h.taken_at is null and h.ended_at is null
      returning h.from_officer_id, h.task_ids)
    update cases.task t set owner_id = ended.from_officer_id
      from ended where t.id = any(ended.task_ids) and t.done_at is null`.execute(db);
}
