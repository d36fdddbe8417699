import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import type { LetterForm } from '../rules/index.ts';
import type { Handed } from './transport.ts';

/** A text at the moment it leaves: past every gate, the private link put in. */
export type LeavingNow = {
  readonly messageId: string;
  readonly caseId: string;
  readonly customerId: string | null;
  /** The page of the case, for this customer alone. */
  readonly casePage: string;
  readonly recipients: readonly string[];
  readonly form: LetterForm | null;
  readonly madeAt: Instant;
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
};

/** Makes a letter. What it gives is kept in the transaction that says that it lies ready. */
export type LetterWay = (leaving: LeavingNow) => Promise<Handed | { readonly keep: (work: Work) => Promise<void> }>;

/** Hands a text message over. `beforeLast` is awaited before the other side can have it. */
export type TextWay = (
  leaving: Pick<LeavingNow, 'messageId' | 'recipients' | 'body'>,
  beforeLast: () => Promise<void>,
) => Promise<Handed>;

/** The ways out beside e-mail. Without one for text messages they are caught here, as mail is without a mail server. */
export type Ways = { readonly letter: LetterWay; readonly sms: TextWay | null };
