import { sql } from 'kysely';
import { announce, gatherEvents } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { undone, type Changeable } from '../../rules/index.ts';
import { tellOfCase } from '../desk.ts';
import { putDraft } from './bulk-answer.ts';
import { endHandings } from './bulk-handing.ts';
import { lockOfBulk, writeStandings, type Found } from './bulk-kept.ts';
import type { BulkDesk } from './bulk.ts';

type Kept = {
  readonly caseId: string;
  readonly before: Changeable & { readonly draft: object | null };
  readonly after: Changeable;
  readonly messageId: string | null;
  readonly version: number;
};
type Refused = { id: string; reference: string; because: 'changed' | 'sent already' };

/** Puts back what an act on many cases has changed. A case that has changed since is left alone, and named. */
export async function undoBulk(at: BulkDesk, work: Work, id: string): Promise<{ done: number; refused: Refused[] }> {
  const kept = await takeUp(work, id);
  const locked = await lockOfBulk(work, id);
  const writeEvents = gatherEvents(work.db);
  const refused: Refused[] = [];
  const back: { id: string; after: Changeable }[] = [];
  for (const one of kept) {
    const found = locked.get(one.caseId);
    if (found === undefined) continue;
    const outcome = await backOf(at, work, one, found);
    if (typeof outcome === 'string') refused.push({ id: found.id, reference: found.reference, because: outcome });
    else back.push({ id: found.id, after: outcome });
  }
  if (back.length > 0) await writeStandings(work, back);
  await endHandings(
    work,
    id,
    back.map((one) => one.id),
  );
  await announce(
    work,
    ...back.map((one) => ({ kind: 'case.restored' as const, caseId: one.id, data: { bulkId: id } })),
  );
  await writeEvents();
  for (const one of back) tellOfCase(at.desk, work, one.id);
  return { done: back.length, refused };
}

/** An act of the officer's own that has not been undone. What a colleague did is not there for anybody else. */
async function takeUp({ db, actor, now }: Work, id: string): Promise<Kept[]> {
  const { rows: taken } = await sql`
    update cases.bulk set undone_at = ${new Date(now)}
     where id = ${id} and officer_id = ${actor.id}::uuid and undone_at is null returning id`.execute(db);
  if (taken.length === 0) throw new Refusal(404, 'There is no such act of yours, or it has been undone.');
  const { rows } = await sql<Kept>`
    select case_id as "caseId", before, after, message_id as "messageId", version
      from cases.bulk_case where bulk_id = ${id} order by case_id`.execute(db);
  return rows;
}

/** How a case stands when the act on it is undone, or why it cannot be. */
async function backOf(at: BulkDesk, work: Work, it: Kept, found: Found): Promise<Changeable | Refused['because']> {
  const { draft, ...before } = it.before;
  const standing = found.version === it.version ? undone(found.standing, { before, after: it.after }) : undefined;
  if (standing === undefined) return 'changed';
  if (it.messageId === null) return standing;
  if (!(await takenBack(at, work, it.messageId))) return 'sent already';
  await putDraft(work, it.caseId, draft);
  return standing;
}

/** An answer that has gone cannot be called back, and its case stays as the answer left it. */
async function takenBack({ answering }: BulkDesk, work: Work, messageId: string): Promise<boolean> {
  try {
    await answering?.takeBack(work, messageId);
    return true;
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === 409) return false;
    throw fault;
  }
}
