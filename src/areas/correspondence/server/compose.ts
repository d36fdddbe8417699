import MailComposer from 'nodemailer/lib/mail-composer/index.js';

export type Composed = {
  readonly kind: 'reply' | 'acknowledgement';
  readonly rfcMessageId: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string;
  readonly recipients: readonly string[];
  readonly inReplyTo: string | null;
  readonly thread: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** The same words with their look, for mail programs that show it. */
  readonly html: string | null;
  readonly madeAt: number;
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
  /** An invitation, which calendar programs take from the mail by itself (RFC 6047). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string };
};

/** The message as it goes over the wire. The same row always gives the same Message-ID and date. */
export function compose(it: Composed): Promise<Buffer> {
  const automatic = it.kind === 'acknowledgement';
  const bracketed = (id: string) => `<${id}>`;
  const mail = new MailComposer({
    from: { name: it.fromName, address: it.fromAddress },
    replyTo: it.replyTo,
    to: [...it.recipients],
    subject: it.subject,
    text: it.body,
    ...(it.html === null ? {} : { html: asDocument(it.html) }),
    messageId: bracketed(it.rfcMessageId),
    date: new Date(it.madeAt),
    ...(it.inReplyTo === null ? {} : { inReplyTo: bracketed(it.inReplyTo) }),
    ...(it.thread.length === 0 ? {} : { references: it.thread.map(bracketed) }),
    headers: automatic
      ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'auto_reply' }
      : {},
    ...(it.calendar === undefined ? {} : { icalEvent: { method: it.calendar.method, content: it.calendar.text } }),
    attachments: it.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
  });
  return mail.compile().build();
}

/** Mail programs forget style sheets, so the few styles stand on the element itself. */
const asDocument = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">${body}</body></html>`;
