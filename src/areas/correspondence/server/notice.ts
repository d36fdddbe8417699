import { lockCase, recipientsOf } from '#areas/cases/server/index.ts';
import { reachedBy } from '#areas/customers/server/index.ts';
import type { Work } from '#platform/work.ts';
import { variantFor } from '../rules/index.ts';
import { subjectFor, type PostOffice } from './post-office.ts';
import { writeLetter, type By } from './write.ts';

/**
 * Tells the customer of a case something, beside whatever an officer is writing: the case stays as it is, and so does the
 * draft. By e-mail, or else by letter in the look they need; null where the customer has neither address.
 */
export async function sendNotice(office: PostOffice, work: Work, caseId: string, body: string): Promise<string | null> {
  const at = await lockCase(work, caseId);
  const found = await addressFor(office, work, at);
  if (found === null) return null;
  const { messageId } = await writeLetter(office, work, {
    kind: 'reply',
    caseId,
    caseNumber: at.number,
    customerId: at.customerId,
    officerId: work.actor.id,
    fromName: office.agency,
    ...found,
    subject: subjectFor(at.subject, at.number),
    body,
    sendAfter: work.now + office.recallMs,
  });
  return messageId;
}

type At = Awaited<ReturnType<typeof lockCase>>;

async function addressFor(
  office: PostOffice,
  work: Work,
  at: At,
): Promise<{ recipients: readonly string[]; by?: By } | null> {
  const recipients = await recipientsOf(work, at);
  if (recipients.length > 0) return { recipients };
  const reached = at.customerId === null ? [] : await reachedBy(work.db, [at.customerId]);
  const post = reached.find(({ kind }) => kind === 'post');
  if (post === undefined) return null;
  const form = { addressee: post.name, variant: variantFor(post.needs), language: office.language };
  return { recipients: [post.value], by: { channel: 'letter', form } };
}
