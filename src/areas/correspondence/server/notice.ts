import { lockCase, recipientsOf } from '#areas/cases/server/index.ts';
import type { Work } from '#platform/work.ts';
import { subjectFor, type PostOffice } from './post-office.ts';
import { writeLetter } from './write.ts';

/**
 * Tells the customer of a case something, beside whatever an officer is writing: the case stays as it is, and so does the
 * draft. Null where the customer has no address it could go to.
 */
export async function sendNotice(office: PostOffice, work: Work, caseId: string, body: string): Promise<string | null> {
  const at = await lockCase(work, caseId);
  const recipients = await recipientsOf(work, at);
  if (recipients.length === 0) return null;
  const { messageId } = await writeLetter(office, work, {
    kind: 'reply',
    caseId,
    caseNumber: at.number,
    customerId: at.customerId,
    officerId: work.actor.id,
    fromName: office.agency,
    recipients,
    subject: subjectFor(at.subject, at.number),
    body,
    sendAfter: work.now + office.recallMs,
  });
  return messageId;
}
