import type { ReadMessage } from '#areas/intake/rules/index.ts';
import type { Waiting } from '#areas/intake/server/index.ts';
import {
  hearPartner,
  isFromPartner,
  letterBounced,
  referralNamedIn,
  type Referring,
} from '#areas/referrals/server/index.ts';
import { SYSTEM, type Work } from '#platform/work.ts';

type Mail = Pick<Waiting, 'id' | 'recipients'>;
type Decided = {
  readonly outcome: 'threaded' | 'notice' | 'quarantined';
  readonly because: string;
  readonly caseId: string | null;
};

/**
 * What a partner writes about a referral. Its key is in the address it was sent to, or in the ids it answers. With whom we wrote to
 * as its sender it is heard beside the case; from anybody else it waits for a person. Null where it names no referral.
 */
export async function hearBeside(
  referring: Referring,
  work: Work,
  mail: Mail,
  message: ReadMessage,
): Promise<Decided | null> {
  const { nature } = message;
  const returned = [
    ...('originalMessageId' in nature ? [nature.originalMessageId ?? ''] : []),
    ...('originalReferences' in nature ? nature.originalReferences : []),
  ];
  const named = await referralNamedIn(referring, work.db, [
    ...mail.recipients,
    ...message.to.map(({ address }) => address),
    ...message.cc.map(({ address }) => address),
    ...message.inReplyTo,
    ...message.references,
    ...returned,
  ]);
  if (named === undefined) return null;
  const system: Work = { ...work, actor: SYSTEM };
  if (nature.kind === 'bounce') {
    await letterBounced(referring, system, returned, message.nature.because);
    return { outcome: 'notice', because: 'A letter of ours to a partner could not be delivered.', caseId: null };
  }
  if (nature.kind !== 'human')
    return { outcome: 'notice', because: 'A machine of a partner answered a letter about a referral.', caseId: null };
  const [from] = message.from;
  const theirs = message.from.length === 1 && from !== undefined && (await isFromPartner(work.db, named, from.address));
  if (!theirs || from === undefined)
    return {
      outcome: 'quarantined',
      because: 'It answers a letter about a referral, but does not come from whom we wrote to.',
      caseId: null,
    };
  await hearPartner(referring, system, named.id, {
    body: textOf(message),
    who: from.name === '' ? from.address : `${from.name} (${from.address})`,
    channel: 'email',
    mailId: mail.id,
  });
  return {
    outcome: 'threaded',
    because: 'It answers a letter about a referral, and stands beside its case.',
    caseId: null,
  };
}

/** What they wrote anew. Papers stay in the original, which an officer can open. */
function textOf({ newText, text, attachments }: ReadMessage): string {
  const names = attachments.filter(({ inline }) => !inline).map(({ name }) => name);
  const words = (newText.trim() === '' ? text : newText).trim();
  const files = names.length === 0 ? '' : `[In the original of this mail: ${names.join(', ')}]`;
  return [words, files].filter((part) => part !== '').join('\n\n') || '[Nothing was written.]';
}
