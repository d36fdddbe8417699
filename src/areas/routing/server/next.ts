import type { Desk } from '#areas/cases/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { openExchange, whyNothing, whyTo, type NothingReason, type Reason } from '../rules/index.ts';
import { giveCase } from './give.ts';
import { snapshotOf } from './snapshot.ts';

export type Next = {
  readonly caseId: string | null;
  readonly reasons: readonly Reason[];
  readonly nothing: readonly NothingReason[];
};

/** When this many were gone before they could be had, others are asking at the same moment and it is worth asking again. */
const TRIES = 20;

/** The next for an officer who asks: the first in turn that they may have, or why there is none. */
export async function takeNext(desk: Desk, work: Work): Promise<Next> {
  const { actor, now, db } = work;
  if (actor.id === null) throw new Refusal(403, 'Only an officer can be given work.');
  const { officers, waiting, rules } = await snapshotOf(db, now, { teamIds: actor.teams });
  const on = officers.filter(({ here }) => here);
  const officer = on.find(({ id }) => id === actor.id);
  const exchange = openExchange(on, waiting);
  for (let n = 0; officer !== undefined && n < TRIES; n += 1) {
    const it = exchange.nextFor(actor.id, now);
    const leaseMinutes = it === undefined ? undefined : rules.get(it.queue)?.leaseMinutes;
    if (it === undefined || leaseMinutes === undefined) break;
    const reasons = whyTo({ it, officers: on, officerId: actor.id, now }, 'asked for');
    const outcome = await giveCase(desk, work, { caseId: it.id, officer, how: 'asked for', reasons, leaseMinutes });
    if (outcome === 'given') return { caseId: it.id, reasons, nothing: [] };
    exchange.remove(it.id);
  }
  return { caseId: null, reasons: [], nothing: whyNothing(actor.id, { officers, waiting, now }) };
}
