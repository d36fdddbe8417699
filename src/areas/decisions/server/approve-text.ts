import { sql } from 'kysely';
import { lockCase, mustSee, rootOf } from '#areas/cases/server/index.ts';
import { exactText, giveBack, releaseApproved } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { afterSigning, placeOf, type Place, type Signing } from '../rules/index.ts';
import { tellOfDecision, type Deciding } from './deciding.ts';
import { signerOf } from './people.ts';
import { approvalOf, lockApproval, placesOfTexts, signingOfText, type ApprovalRow } from './store.ts';
import { notTold } from './tell.ts';

const NOT_THERE = 'There is no such text, or it is not yours to see.';

/** A text exactly as it would go, with everything that says who has to agree to it. */
export async function readText(reading: Reading, messageId: string) {
  const it = await approvalOf(reading.db, messageId);
  const root = it === undefined ? undefined : await rootOf(reading.db, it.caseId);
  if (it === undefined || root === undefined) throw new Refusal(404, NOT_THERE);
  await mustSee(reading, root.id);
  const exact = await exactText(reading.db, messageId);
  if (exact === undefined) throw new Refusal(409, 'This text does not wait to be approved any more.');
  const { sha256, files, ...text } = exact;
  return {
    caseId: root.id,
    ...text,
    recipients: [...text.recipients],
    files: files.map(({ hash: _hash, ...file }) => file),
    sha256: sha256.toString('hex'),
  };
}

type Held = { readonly it: ApprovalRow; readonly caseId: string; readonly signing: Signing; readonly place: Place };

async function mustSign(work: Work, messageId: string): Promise<Held> {
  const it = await lockApproval(work.db, messageId);
  const root = it === undefined ? undefined : await rootOf(work.db, it.caseId);
  if (it === undefined || root === undefined) throw new Refusal(404, NOT_THERE);
  await lockCase(work, root.id);
  const signing = signingOfText(it, await placesOfTexts(work.db, [messageId]));
  const standing = placeOf(signing, await signerOf(work, work.actor.id ?? ''));
  if (!standing.ok) throw new Refusal(signing.state === 'waiting' ? 403 : 409, standing.because);
  return { it, caseId: root.id, signing, place: standing.place };
}

/**
 * Agrees to a text. Whoever agrees names the fingerprint of what they read, and it has to be that of the text that waits and of
 * what the others agreed to. With the last signature it goes.
 */
export async function approveText(deciding: Deciding, work: Work, messageId: string, read: string): Promise<boolean> {
  const { it, caseId, signing, place } = await mustSign(work, messageId);
  const exact = await exactText(work.db, messageId);
  if (exact === undefined) throw new Refusal(409, 'This text does not wait to be approved any more.');
  const { sha256 } = exact;
  if (sha256.toString('hex') !== read || (it.sha256 !== null && !it.sha256.equals(sha256)))
    throw new Refusal(409, 'The text is another one than you read. Read it again.', [
      { field: 'sha256', problem: 'is of another text' },
    ]);
  await sign(work, messageId, place, { verdict: 'approved', reasons: '', sha256 });
  const after = afterSigning(signing, place.n, { verdict: 'approved', by: work.actor.id ?? '' });
  const whole = after.state === 'approved';
  await sql`
    update decisions.approval
       set sha256 = ${sha256}, state = ${after.state}, settled_at = ${whole ? new Date(work.now) : null}
     where message_id = ${messageId}`.execute(work.db);
  await announce(work, {
    kind: whole ? 'approval.given' : 'approval.signed',
    caseId,
    data: { messageId, sha256: read },
  });
  if (whole) await releaseApproved(deciding.office, work, { messageId, sha256 });
  tellOfDecision(deciding, work, caseId);
  return whole;
}

type Signed = {
  readonly verdict: 'approved' | 'returned';
  readonly reasons: string;
  readonly sha256: Buffer | null;
};

async function sign(work: Work, messageId: string, { n }: Place, it: Signed): Promise<void> {
  await sql`
    update decisions.place
       set verdict = ${it.verdict}, by = ${work.actor.id}, at = ${new Date(work.now)}, reasons = ${it.reasons}, sha256 = ${it.sha256}
     where message_id = ${messageId} and n = ${n}`.execute(work.db);
}

/** Back to its author, with what should be different. It is their draft again, and what the others agreed to counts for nothing. */
export async function returnText(deciding: Deciding, work: Work, messageId: string, reasons: string): Promise<void> {
  const { it, caseId, place } = await mustSign(work, messageId);
  await sign(work, messageId, place, { verdict: 'returned', reasons, sha256: null });
  await sql`
    update decisions.approval set state = 'returned', settled_at = ${new Date(work.now)}
     where message_id = ${messageId}`.execute(work.db);
  await notTold(work, messageId);
  await giveBack(deciding.office, work, {
    messageId,
    // What no officer wrote is for whoever did not agree to it to write.
    authorId: it.askedBy ?? work.actor.id ?? '',
    reasons,
    nextStep: 'Change the answer that came back',
  });
  tellOfDecision(deciding, work, caseId);
}
