import type { Nature } from './message.ts';

/** What is known of a message when its place is decided. Gathered by the flow; nothing here is guessed. */
export type Facts = {
  readonly nature: Nature['kind'];
  /** How many mailboxes the From header names. */
  readonly senders: number;
  readonly fromOurselves: boolean;
  /** Cases that a reference in the message names, best reference first, and whether the sender is a party of each. */
  readonly referred: readonly { readonly caseId: string; readonly senderIsParty: boolean }[];
  /** A case whose number merely stands in the subject. */
  readonly numberedInSubject: string | null;
  /** For a bounce: the message of ours it is about, and whether it went to the address that failed. */
  readonly bounced: { readonly caseId: string; readonly messageId: string; readonly wentThere: boolean } | null;
};

export type Placing =
  | { readonly outcome: 'threaded'; readonly caseId: string; readonly because: string }
  | { readonly outcome: 'new'; readonly because: string }
  | { readonly outcome: 'quarantined'; readonly suggestedCaseId: string | null; readonly because: string }
  | {
      readonly outcome: 'notice';
      readonly caseId: string | null;
      /** The message of ours that was not delivered. */
      readonly undelivered: string | null;
      readonly because: string;
    };

/**
 * Where a message belongs. Two keys open a case: a reference that we or the conversation made, and a sender who is a
 * party of that case. With one key alone a person decides; what a machine sent is recorded and moves nothing.
 */
export function placeOf(facts: Facts): Placing {
  if (facts.fromOurselves)
    return notice(null, null, 'It comes from our own address: answering it would be talking to ourselves.');
  if (facts.nature !== 'human') return placeOfNotice(facts);
  const [first] = facts.referred;
  if (facts.senders !== 1) {
    const because =
      facts.senders === 0 ? 'It does not say who sent it.' : 'It names more than one sender, so none can be trusted.';
    return quarantined(first?.caseId ?? facts.numberedInSubject, because);
  }
  const open = facts.referred.find(({ senderIsParty }) => senderIsParty);
  if (open !== undefined)
    return {
      outcome: 'threaded',
      caseId: open.caseId,
      because: 'It answers this case, and the sender is a party of it.',
    };
  if (first !== undefined)
    return quarantined(first.caseId, 'It answers a case, but the sender is not a party of that case.');
  if (facts.numberedInSubject !== null)
    return quarantined(facts.numberedInSubject, 'Only the subject names a case: a number can be guessed or copied.');
  return { outcome: 'new', because: 'It answers nothing that we know, so it begins a case.' };
}

const quarantined = (suggestedCaseId: string | null, because: string): Placing => ({
  outcome: 'quarantined',
  suggestedCaseId,
  because,
});

const notice = (caseId: string | null, undelivered: string | null, because: string): Placing => ({
  outcome: 'notice',
  caseId,
  undelivered,
  because,
});

/**
 * A bounce needs two keys too: the Message-ID of a message of ours, and a failed address that it went to. Any other
 * automatic message goes on a case only as a person's answer would.
 */
function placeOfNotice({ nature, bounced, referred, senders }: Facts): Placing {
  if (bounced !== null && bounced.wentThere) {
    const final = nature === 'bounce';
    const because = final ? 'Our message could not be delivered.' : 'A mail server reports on our message.';
    return notice(bounced.caseId, final ? bounced.messageId : null, because);
  }
  const party = senders === 1 ? referred.find(({ senderIsParty }) => senderIsParty) : undefined;
  if (party !== undefined) return notice(party.caseId, null, 'An automatic answer from a party of this case.');
  return notice(null, null, 'A machine sent it, and it belongs to no case that we can be sure of.');
}
