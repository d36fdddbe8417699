import type { Instant } from '#kernel/time.ts';

/**
 * The address is trimmed and its ASCII letters are lower case. Mail systems that sign without a domain give an address
 * without an at sign, such as `mailer-daemon`.
 */
export type Mailbox = { readonly name: string; readonly address: string };

export type Attachment = {
  readonly name: string;
  /** The media type the sender claims. */
  readonly declaredType: string;
  /** The media type the bytes themselves show, or the claimed one where the bytes show nothing. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Without angle brackets. */
  readonly contentId: string | null;
  readonly inline: boolean;
};

export type ReadMessage = {
  /** Message ids are kept without their angle brackets everywhere. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: readonly Mailbox[];
  readonly sender: Mailbox | null;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly subject: string;
  readonly sentAt: Instant | null;
  readonly text: string;
  readonly html: string | null;
  readonly newText: string;
  readonly attachments: readonly Attachment[];
  readonly nature: Nature;
  /** Why no machine may answer it, even where a person wrote it. */
  readonly noAutomaticAnswer?: string | null;
  /** Plain sentences saying what was odd, repaired or could not be taken apart. */
  readonly problems: readonly string[];
};

export type DeliveryRecipient = {
  readonly address: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** The enhanced status code, such as 5.1.1. */
  readonly status: string | null;
  readonly diagnostic: string | null;
};

export type DeliveryNotice = {
  readonly because: string;
  readonly recipients: readonly DeliveryRecipient[];
  readonly permanent: boolean;
  readonly originalMessageId: string | null;
  readonly originalReferences: readonly string[];
};

/** What kind of hand sent the message. Only `human` may open a case, start a clock or expect an answer. */
export type Nature =
  | { readonly kind: 'human'; readonly because: string }
  | ({ readonly kind: 'bounce' } & DeliveryNotice)
  | ({ readonly kind: 'delay' } & DeliveryNotice)
  | ({ readonly kind: 'delivery-success' } & DeliveryNotice)
  | { readonly kind: 'receipt'; readonly because: string; readonly originalMessageId: string | null }
  | { readonly kind: 'abuse-report'; readonly because: string; readonly originalMessageId: string | null }
  | { readonly kind: 'out-of-office'; readonly because: string }
  | { readonly kind: 'automatic'; readonly because: string }
  | { readonly kind: 'list'; readonly because: string };
