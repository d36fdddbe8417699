import type { casesOfView } from '#areas/cases/server/index.ts';
import { kindTyped } from '#areas/customers/rules/index.ts';
import { customersReachedAt, namesOfCustomers } from '#areas/customers/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

type Case = Awaited<ReturnType<typeof casesOfView>>[number];

/** Whom a letter of a batch goes to: the customer of a case, or somebody who has none. */
export type Addressee = Pick<Case, 'customerId' | 'customerName' | 'nextDueAt'> & {
  readonly caseId: string | null;
  readonly channel: string;
  readonly reference: string;
  readonly subject: string;
  readonly kind: string;
  readonly teamId: string;
};

/** What only a case can say. */
const OF_A_CASE = /\{\{\s*(?:if\s+)?(?:case\.\w+|team\.name|nextStep\.date)\b/;

export const speaksOfACase = (body: string): boolean => OF_A_CASE.test(body);

const SHOWN = 8;

/** Those who are reached at these addresses, one a line, each once. Every line has to mean exactly one person. */
export async function peopleAt(work: Work, lines: readonly string[]): Promise<readonly Addressee[]> {
  const ids = new Set<string>();
  const faults: string[] = [];
  for (const [n, line] of lines.entries()) {
    const found = await customersReachedAt(work.db, kindTyped(line), line);
    const [id] = found;
    if (id !== undefined && found.length === 1) ids.add(id);
    else
      faults.push(
        `line ${n + 1} (${line.slice(0, 60)}) ${found.length === 0 ? 'reaches nobody we know' : 'reaches more than one person'}`,
      );
  }
  if (faults.length > 0) {
    const more = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : '';
    throw new Refusal(422, `Nothing was made: ${faults.slice(0, SHOWN).join('; ')}${more}.`, [
      { field: 'people', problem: 'has lines that mean nobody, or more than one' },
    ]);
  }
  const names = await namesOfCustomers(work.db, [...ids]);
  return [...ids].map((customerId) => ({
    caseId: null,
    customerId,
    customerName: names.get(customerId) ?? '',
    channel: 'letter',
    reference: '',
    subject: '',
    kind: '',
    teamId: '',
    nextDueAt: null,
  }));
}
