import { addIncoming, lockCase, openPrivateLink } from '#areas/cases/server/index.ts';
import type { Actor, Work } from '#platform/work.ts';
import { keepUploads, type Uploaded } from './keep-uploads.ts';
import type { Receiving } from './receive-message.ts';

export type AnsweredOnline = {
  readonly token: string;
  readonly message: string;
  readonly uploads: readonly Uploaded[];
};

/** A customer who holds the link to their case. The link opens that case and no other. */
export const holderOfLink = (customerId: string): Actor => ({
  kind: 'customer',
  id: customerId,
  may: (permission) => permission === 'cases.read',
  teams: [],
});

/**
 * Puts what a customer wrote behind their link on their case, which is open again whatever it was. Undefined when the link
 * opens nothing.
 */
export async function answerOnline(
  receiving: Receiving,
  work: Work,
  it: AnsweredOnline,
): Promise<{ caseId: string; customerId: string } | undefined> {
  const found = await openPrivateLink(work.db, it.token);
  if (found === undefined) return undefined;
  const { id: caseId, customerId, customerName, subject, messages } = found;
  const mine: Work = { ...work, actor: holderOfLink(customerId) };
  const at = await lockCase(mine, caseId);
  const { id: messageId } = await addIncoming(receiving.office.desk, mine, at, {
    channel: 'web',
    customerId,
    fromName: messages.find(({ direction }) => direction === 'in')?.who ?? customerName,
    fromAddress: '',
    to: [],
    cc: [],
    subject,
    body: it.message,
    fullBody: null,
    html: null,
    messageId: null,
    mailId: null,
  });
  await keepUploads(receiving, mine, { caseId, messageId }, it.uploads);
  return { caseId, customerId };
}
