import { sql, type RawBuilder } from 'kysely';
import { caseOfMessage, lockCase, setDelivery } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { gapsIn } from '../rules/index.ts';
import { subjectFor, type PostOffice } from './post-office.ts';
import { rememberTemplates, type MadeFrom } from './templates.ts';
import { writeLetter, type By } from './write.ts';

export type ToWrite = {
  readonly caseId: string;
  readonly customerId: string | null;
  readonly recipients: readonly string[];
  readonly body: string;
  /** Not by e-mail. */
  readonly by?: By | undefined;
  readonly template?: MadeFrom;
};

/**
 * Writes to the customer of a case beside whatever is going on there: the case stays as it is. It goes through the same door as an
 * answer, so whoever has to read it first does. True where it waits for that.
 */
export async function writeTo(
  office: PostOffice,
  work: Work,
  it: ToWrite,
): Promise<{ messageId: string; waits: boolean }> {
  const at = await lockCase(work, it.caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another.');
  const [gap] = gapsIn(it.body);
  if (gap !== undefined) throw new Refusal(422, `There is still a gap to fill: ${gap.asks}.`);
  const { messageId, held } = await writeLetter(office, work, {
    kind: 'reply',
    caseId: it.caseId,
    caseNumber: at.number,
    customerId: it.customerId,
    officerId: work.actor.id,
    fromName: office.agency,
    recipients: it.recipients,
    subject: subjectFor(at.subject, at.number),
    body: it.body,
    sendAfter: work.now + office.recallMs,
    ...(it.by === undefined ? {} : { by: it.by }),
  });
  if (it.template !== undefined) await rememberTemplates(work, messageId, [it.template]);
  return { messageId, waits: held !== null };
}

/** Takes a message back that has not gone, and leaves no draft of it. False where it has gone, or was taken back before. */
export async function withdraw(office: PostOffice, work: Work, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    update correspondence.outgoing set state = 'recalled'
     where message_id = ${messageId} and state in ('held', 'to post')
       and (leased_until is null or leased_until < ${new Date(work.now)})
    returning message_id`.execute(work.db);
  if (rows.length === 0) return false;
  await setDelivery(office.desk, work, messageId, 'recalled');
  await office.vetting?.dropped(work, messageId);
  const caseId = await caseOfMessage(work.db, messageId);
  await announce(work, { kind: 'message.recalled', ...(caseId === undefined ? {} : { caseId }), data: { messageId } });
  return true;
}

/** For other areas' statements: what became of the message whose id a column holds, where somebody has to agree to it first included. */
export const outgoingState = (column: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`(select case when o.state = 'held' and o.approval = 'waiting' then 'to approve' else o.state end
                        from correspondence.outgoing o where o.message_id = ${column})`;
