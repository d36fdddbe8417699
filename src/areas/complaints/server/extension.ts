import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { extensionNoticeRefused } from '../rules/index.ts';
import { packOf, type Complaints } from './packs.ts';
import { complaintOf } from './store.ts';

type Extending = { readonly notice: string; readonly reason: string; readonly newDate: string };

/** Whoever extends the time of a complaint tells the customer why, until when, and who outside can look at it. */
export async function mustNameOutside(
  complaints: Complaints,
  { db }: Work,
  caseId: string,
  it: Extending,
): Promise<void> {
  const complaint = await complaintOf(db, caseId);
  if (complaint?.state !== 'open') return;
  const refused = extensionNoticeRefused(packOf(complaints, complaint).external.words, it);
  if (refused !== undefined)
    throw new Refusal(422, refused.because, [{ field: refused.field, problem: 'does not say all it has to' }]);
}
