import { referenceOf } from '#areas/cases/rules/index.ts';
import type { Desk, ReplyTokens } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';

/** A text on its way out, as whoever says whether somebody else has to read it needs to know it. */
export type Leaving = {
  readonly caseId: string;
  readonly officerId: string | null;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** By letter or text message; an e-mail where it is not said. */
  readonly by?: { readonly channel: 'letter' | 'sms' };
};

/** It waits until somebody else has agreed to it. */
export type Held = {
  readonly nextStep: string;
  readonly dueAt: Instant;
  /** Puts on record who has to agree, once the message is written. */
  readonly keep: (messageId: string) => Promise<void>;
};

/** The area that sees to it that a text is read by somebody else before it goes, where there is one. */
export type Vetting = {
  /** Null: it goes by itself. */
  readonly needed: (work: Work, it: Leaving) => Promise<Held | null>;
  /** It was taken back: nobody has to read it any more, and whoever did has agreed to nothing. */
  readonly dropped: (work: Work, messageId: string) => Promise<void>;
};

/** A passage that was put into an answer: from which wording of which article, and its words. */
export type Source = { readonly id: string; readonly version: number; readonly title: string; readonly quote: string };

type Resting = {
  readonly caseId: string;
  readonly messageId: string;
  readonly body: string;
  readonly sources: readonly Source[];
};

/** The area that knows what answers rest on, where there is one. */
export type Citing = {
  readonly cite: (work: Work, it: Resting) => Promise<void>;
  /** It was taken back: nothing rests on it. Gives what it came from, for the draft. */
  readonly takeBack: (work: Work, messageId: string) => Promise<readonly Source[]>;
};

/** What writing to customers needs besides its work. */
export type PostOffice = {
  readonly desk: Desk;
  readonly tokens: ReplyTokens;
  readonly agency: string;
  readonly publicUrl: string;
  /** The address customers know. Mail to any address under it that carries a token comes back to us. */
  readonly address: string;
  readonly recallMs: number;
  readonly vetting?: Vetting;
  /** Of the words of a letter, where nobody says another. */
  readonly language: string;
  /** What no letter of ours can hold, in a sentence; undefined where it can be printed. */
  readonly unprintable?: (text: string) => string | undefined;
  readonly citing?: Citing;
};

export const openPostOffice = (it: PostOffice): PostOffice => it;

/** The address an answer goes to: the customer's key to their case stands in it. */
export function replyAddress({ address, tokens }: PostOffice, caseNumber: number): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${tokens.sign(caseNumber)}${address.slice(at)}`;
}

/** Our Message-ID: the same key again, and the message's own id, so that it never occurs twice. */
export function messageIdFor({ address, tokens }: PostOffice, caseNumber: number, messageId: string): string {
  return `${tokens.sign(caseNumber)}.${messageId.replaceAll('-', '')}@${address.slice(address.lastIndexOf('@') + 1)}`;
}

/** The subject of what we write: the case's own, marked with its reference once. */
export function subjectFor(subject: string, caseNumber: number): string {
  const plain = subject.replace(/^((re|aw|sv|fw|fwd|tr|rif|antw)\s*(\[\d+\])?\s*:\s*)+/i, '').trim();
  const reference = referenceOf(caseNumber);
  return `Re: ${plain === '' ? 'your message' : plain.replace(`[${reference}]`, '').trim()} [${reference}]`;
}
