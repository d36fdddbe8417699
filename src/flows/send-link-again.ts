import { ownerOfLink } from '#areas/cases/server/index.ts';
import { numberOf } from '#areas/cases/rules/index.ts';
import { sendLink, type PostOffice } from '#areas/correspondence/server/index.ts';
import { customersReachedAt } from '#areas/customers/server/index.ts';
import type { Work } from '#platform/work.ts';

/**
 * Sends the link to a case to an address, if that case's customer is reached there. The letter goes to the address on
 * record, and nobody is told here whether it went.
 */
export async function sendLinkAgain(
  office: PostOffice,
  work: Work,
  { reference, email }: { reference: string; email: string },
): Promise<void> {
  const caseNumber = numberOf(reference);
  if (caseNumber === undefined) return;
  const customers = await customersReachedAt(work.db, 'email', email);
  const owner = customers.length === 0 ? undefined : await ownerOfLink(work.db, caseNumber, customers);
  if (owner !== undefined) await sendLink(office, work, { ...owner, caseNumber, email: email.trim().toLowerCase() });
}
