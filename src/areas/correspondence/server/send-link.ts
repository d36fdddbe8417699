import { sql } from 'kysely';
import { PRIVATE_LINK, makePrivateLink } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import type { Work } from '#platform/work.ts';
import { answerable } from '../rules/index.ts';
import { recentAnswers } from './acknowledge.ts';
import { subjectFor, type PostOffice } from './post-office.ts';
import { writeLetter } from './write.ts';

export type LinkToSend = {
  readonly caseId: string;
  readonly caseNumber: number;
  readonly customerId: string;
  readonly subject: string;
  readonly email: string;
};

/**
 * Sends a customer the link to their case again. It counts as an automatic answer, so nobody can fill somebody else's
 * mailbox by asking for it.
 */
export async function sendLink(office: PostOffice, work: Work, it: LinkToSend): Promise<boolean> {
  const { toAddress } = await recentAnswers(work, { from: it.email, caseId: it.caseId });
  const asking = { nature: 'human', returnPath: null, from: it.email, live: true, ours: [office.address] };
  if (!answerable({ ...asking, recent: { toAddress, onCase: 0 } }).ok) return false;
  await makePrivateLink(office.desk, work, it.caseId, it.customerId);
  await writeLetter(office, work, {
    kind: 'acknowledgement',
    caseId: it.caseId,
    caseNumber: it.caseNumber,
    customerId: it.customerId,
    officerId: null,
    fromName: office.agency,
    recipients: [it.email],
    subject: subjectFor(it.subject, it.caseNumber),
    body: text(office, referenceOf(it.caseNumber)),
    sendAfter: work.now,
  });
  await sql`insert into correspondence.automatic_answer (address, case_id, at)
            values (${it.email}, ${it.caseId}, ${new Date(work.now)})`.execute(work.db);
  return true;
}

const text = ({ agency }: PostOffice, reference: string): string =>
  [
    `Somebody asked us to send the link to your case ${reference} to this address.`,
    `Here it is. It needs no password:\n${PRIVATE_LINK}`,
    'Please keep this link to yourself: whoever has it can read what you and we write. If you did not ask for it, you need do nothing.',
    agency,
  ].join('\n\n');
