import type { Work } from '#platform/work.ts';
import { afterCall, settledState, subjectFrom, type Kind, type Outcome } from '../rules/index.ts';
import { addContact } from './around.ts';
import { moveCase } from './change.ts';
import { dueFrom, promise, type Desk, type SaidWith } from './desk.ts';
import { dropLoose } from './drafts.ts';
import { lockCase } from './lock.ts';
import { newCustomer, openForQueue, type Newcomer } from './open-by-somebody.ts';

export type Call = {
  /** The case it was about; null for one that begins with it. */
  readonly caseId: string | null;
  readonly customer: { readonly id: string } | Newcomer | null;
  readonly kind: Kind;
  readonly teamId?: string | undefined;
  readonly subject?: string | undefined;
  readonly direction: 'in' | 'out';
  readonly said: string;
  readonly tone: string | null;
  readonly outcome: Outcome;
  readonly nextStep?: string | undefined;
  readonly nextDueAt?: number | undefined;
  readonly seconds: number;
  readonly draftId?: string | undefined;
} & SaidWith;

/**
 * Writes down a call with everything that came of it, in one act: who, what was said, and what happens next. A new person and
 * a new case are made on the way.
 */
export async function logCall(desk: Desk, work: Work, it: Call): Promise<{ id: string; caseId: string }> {
  const customerId = await customerIdOf(work, it.customer);
  const caseId = it.caseId ?? (await openWithCall(desk, work, it, customerId));
  const id = await addContact(desk, work, caseId, {
    channel: 'phone',
    direction: it.direction,
    said: it.said,
    tone: it.tone,
    customerId,
    outcome: it.outcome,
    lastedS: it.seconds,
  });
  await follow(desk, work, caseId, it);
  await promise(desk, work, { caseId, contactId: id, said: it });
  await dropLoose(work, it.draftId);
  return { id, caseId };
}

const customerIdOf = async (work: Work, customer: Call['customer']): Promise<string | null> => {
  if (customer === null) return null;
  return 'id' in customer ? customer.id : newCustomer(work, customer);
};

function openWithCall(desk: Desk, work: Work, it: Call, customerId: string | null): Promise<string> {
  const { nextStep, days } = afterCall(it.outcome);
  return openForQueue(desk, work, {
    kind: it.kind,
    teamId: it.teamId ?? work.actor.teams[0] ?? '',
    ownerId: work.actor.id,
    channel: 'phone',
    customerId,
    subject: it.subject ?? subjectFrom(it.said),
    gist: it.said,
    nextStep: it.nextStep ?? (nextStep === '' ? undefined : nextStep),
    nextDueAt: it.nextDueAt ?? dueFrom(desk, work.now, Math.max(1, days)),
  }).then(({ id }) => id);
}

/** What the call means for the case: closed where it is settled, else the step the officer named, if any. */
async function follow(desk: Desk, work: Work, caseId: string, it: Call): Promise<void> {
  if (afterCall(it.outcome).closes) {
    const at = await lockCase(work, caseId);
    if (at.mergedInto === null && at.phase !== 'closed')
      await moveCase(desk, work, at, { state: settledState(at.kind), why: 'It was settled on the telephone' });
    return;
  }
  if (it.caseId === null || it.nextStep === undefined) return;
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) return;
  await moveCase(desk, work, at, {
    state: at.phase === 'open' ? at.state : 'open',
    nextStep: it.nextStep,
    nextDueAt: it.nextDueAt ?? dueFrom(desk, work.now, afterCall(it.outcome).days),
  });
}
