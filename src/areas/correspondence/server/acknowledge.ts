import { sql } from 'kysely';
import { PRIVATE_LINK, makePrivateLink } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { DAY } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import { answerable, type Asking } from '../rules/index.ts';
import { subjectFor, type PostOffice } from './post-office.ts';
import { writeLetter } from './write.ts';

export type ToAcknowledge = Omit<Asking, 'recent' | 'ours'> & {
  readonly caseId: string;
  readonly caseNumber: number;
  readonly customerId: string;
  readonly subject: string;
};

/** Tells the customer that we have their message, with their reference and a link, unless a rule forbids it. */
export async function acknowledge(office: PostOffice, work: Work, it: ToAcknowledge): Promise<boolean> {
  const verdict = answerable({ ...it, ours: [office.address], recent: await recentAnswers(work, it) });
  if (!verdict.ok) return false;
  const linked = makePrivateLink(office.desk, work, it.caseId, it.customerId);
  const counted = sql`insert into correspondence.automatic_answer (address, case_id, at)
                      values (${it.from}, ${it.caseId}, ${new Date(work.now)})`.execute(work.db);
  const written = writeLetter(office, work, {
    kind: 'acknowledgement',
    caseId: it.caseId,
    caseNumber: it.caseNumber,
    customerId: it.customerId,
    officerId: null,
    fromName: office.agency,
    recipients: [it.from],
    subject: subjectFor(it.subject, it.caseNumber),
    body: text(office, referenceOf(it.caseNumber)),
    sendAfter: work.now,
  });
  await Promise.all([linked, counted, written]);
  return true;
}

const text = ({ agency }: PostOffice, reference: string): string =>
  [
    `We have your message. Your reference is ${reference}.`,
    'A person will read it and answer you. You can answer this e-mail to tell us more.',
    `You can also follow it here, without signing in:\n${PRIVATE_LINK}`,
    'Please keep this link to yourself: whoever has it can read what you and we write.',
    agency,
  ].join('\n\n');

/** Two machines that write at once must not both pass the count, so an address is counted one at a time. */
export async function recentAnswers(
  { db, now }: Work,
  { from, caseId }: Pick<ToAcknowledge, 'from' | 'caseId'>,
): Promise<Asking['recent']> {
  // Sent together and carried out one after the other: the second sees what was committed while the first waited.
  const locked = sql`select pg_advisory_xact_lock(hashtextextended(${`automatic answer ${from}`}, 0))`.execute(db);
  const counted = sql<Asking['recent']>`
    select (select count(*) from correspondence.automatic_answer
             where address = ${from} and at > ${new Date(now - DAY)}) as "toAddress",
           (select count(*) from correspondence.automatic_answer where case_id = ${caseId}) as "onCase"`.execute(db);
  const [{ rows }] = await Promise.all([counted, locked]);
  return rows[0] ?? { toAddress: 0, onCase: 0 };
}
