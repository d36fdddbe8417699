import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { PostOffice } from './post-office.ts';

export type OutreachMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Where somebody says that they want no more. */
  readonly off: string;
  readonly madeAt: number;
};

/**
 * A message to somebody who asked to be told. Their mail program can say with one press that they want no more (RFC 8058): it sends
 * a form to the address, which needs no cookie and asks nothing back.
 */
export function composeOutreach({ agency, address }: PostOffice, it: OutreachMail): Promise<Buffer> {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const mail = new MailComposer({
    from: { name: agency, address },
    to: it.to,
    subject: it.subject,
    text: it.body,
    messageId: `<outreach.${it.id.replaceAll('-', '')}@${domain}>`,
    date: new Date(it.madeAt),
    headers: {
      'List-Unsubscribe': `<${it.off}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  });
  return mail.compile().build();
}
