import { sql } from 'kysely';
import { familyOfCase, lockCase } from '#areas/cases/server/index.ts';
import { checkDelegation, type Delegations } from '#areas/delegations/server/index.ts';
import { inMoney } from '#areas/delegations/rules/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

/** Refuses money that an officer promises as a remedy beyond what they may decide, or what was decided on the case. */
export type MoneyWithin = (work: Work, caseId: string, cents: number) => Promise<void>;

/**
 * Asked with all the money that is promised on a case, so that a sum is not made of small ones. It is within their own delegation,
 * or within what others decided about it; else it is asked for as a decision first.
 */
export const moneyWithin =
  (delegations: Delegations): MoneyWithin =>
  async (work, caseId, cents) => {
    if (cents <= 0) return;
    const at = await lockCase(work, caseId);
    const matter = { power: 'remedy', amountCents: cents, kind: at.kind, teamId: at.teamId } as const;
    const verdict = await checkDelegation(delegations, work, work.actor.id ?? '', matter);
    if ((verdict.ok && !verdict.second) || (await decidedOn(work, caseId)) >= cents) return;
    throw new Refusal(
      422,
      `${inMoney(cents, delegations.sign)} in all is not yours to promise. ${verdict.because} Ask for a decision on the case first.`,
      [{ field: 'costCents', problem: 'is beyond your delegation' }],
    );
  };

async function decidedOn({ db }: Work, caseId: string): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`
    select sum(amount_cents)::bigint as most from decisions.decision
     where case_id = any(${await familyOfCase(db, caseId)}::uuid[]) and power = 'remedy' and state = 'approved'`.execute(
    db,
  );
  return rows[0]?.most ?? 0;
}
