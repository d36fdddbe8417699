import { sql } from 'kysely';
import { sendNotice } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { letterRefused, saysNo } from '../rules/index.ts';
import { wrong } from './ask.ts';
import { openDecision } from './decide.ts';
import { tellOfDecision, type Deciding } from './deciding.ts';

export type Telling = { readonly how: 'letter' | 'by telephone' | 'in person'; readonly words: string };

/** The customer hears what was decided; and with a "no" what else there is, and who can look at it again. */
export async function tellDecision(deciding: Deciding, work: Work, id: string, { how, words }: Telling): Promise<void> {
  const { it, at } = await openDecision(work, id);
  if (it.state !== 'approved' && it.state !== 'declined')
    throw new Refusal(409, 'Nothing is decided yet that could be told.');
  if (it.toldAt !== null) throw new Refusal(409, 'They were told already.');
  if (saysNo(it.power, it.state)) {
    const told = letterRefused(words, it);
    if (!told.ok) throw wrong('words', told.because);
  }
  const messageId = how === 'letter' ? await sendNotice(deciding.office, work, at.id, words) : null;
  if (how === 'letter' && messageId === null)
    throw wrong('how', 'We have no e-mail address for this customer. Tell them by telephone or in person.');
  await sql`
    update decisions.decision
       set told_at = ${new Date(work.now)}, told_how = ${how}, told_words = ${words}, told_message_id = ${messageId}::uuid
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'decision.told', caseId: at.id, data: { decisionId: id, how, messageId } });
  tellOfDecision(deciding, work, at.id);
}

/** A letter that did not go told nobody anything. */
export async function notTold(work: Work, messageId: string): Promise<void> {
  await sql`
    update decisions.decision set told_at = null, told_how = null, told_words = null, told_message_id = null
     where told_message_id = ${messageId}`.execute(work.db);
}
