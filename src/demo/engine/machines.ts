import { threadOf } from '#areas/cases/server/index.ts';
import { replyAddress } from '#areas/correspondence/server/index.ts';
import type { ReadMessage } from '#areas/intake/rules/index.ts';
import { receive, type Scene } from './acts.ts';
import type { Beat, Cast } from './cast.ts';

const AWAY = [
  'I am away from my desk until Monday week and will read your message then. For anything urgent please ring the office.',
  'Thank you for your message. I am on leave and do not read mail. Your message is not forwarded.',
  'Out of office: I am on parental leave until March.',
];

/** The customer’s mail program says that they are away. It goes on the case as a notice and changes nothing. */
export function awayNotice(cast: Cast): Beat {
  const { chance, person, file, n } = cast;
  const text = chance.one(AWAY);
  const key = chance.between(1, 1_000_000_000);
  return {
    by: 'machine',
    hours: 0.01,
    run: (at) => async (scene) =>
      receive(scene, {
        at,
        from: { name: person.name, address: person.email },
        to: replyAddress(scene.desk.office, file.number),
        thread: (await threadOf(scene.work.db, file.id, 4)).slice(-1),
        subject: `Automatic reply: ${cast.subject}`,
        text,
        messageId: `a${n}.${key}@${person.email.split('@')[1] ?? ''}`,
        headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'],
        nature: {
          kind: 'out-of-office',
          because: 'Its header Auto-Submitted says auto-replied, and its subject that somebody is away.',
        },
      }),
  };
}

/** A mail server gives our letter back: the address is gone. The case comes back to its owner. */
export function bounceOf(cast: Cast): Beat {
  const { chance, person, n } = cast;
  const key = chance.between(1, 1_000_000_000);
  return {
    by: 'machine',
    hours: 0.02,
    run: (at) => (scene) => bounce(scene, cast, { at, key: `b${n}.${key}`, domain: person.email.split('@')[1] ?? '' }),
  };
}

type Failing = { readonly at: number; readonly key: string; readonly domain: string };

async function bounce(scene: Scene, { file, person }: Cast, { at, key, domain }: Failing): Promise<void> {
  const [ours = ''] = (await threadOf(scene.work.db, file.id, 1)).slice(-1);
  const edge = key.replace(/\W/g, '');
  const because = 'It is a delivery report: the mailbox does not exist.';
  const nature: ReadMessage['nature'] = {
    kind: 'bounce',
    because,
    recipients: [{ address: person.email, action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 no such mailbox' }],
    permanent: true,
    originalMessageId: ours,
    originalReferences: [],
  };
  const body = [
    `--${edge}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your message to ${person.email} could not be delivered: there is no such mailbox.`,
    `--${edge}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; mail.${domain}`,
    '',
    `Final-Recipient: rfc822; ${person.email}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox',
    `--${edge}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${ours}>`,
    '',
    `--${edge}--`,
    '',
  ].join('\n');
  await receive(scene, {
    at,
    from: { name: 'Mail Delivery System', address: `mailer-daemon@${domain}` },
    to: replyAddress(scene.desk.office, file.number),
    subject: 'Undelivered Mail Returned to Sender',
    text: `Your message to ${person.email} could not be delivered: there is no such mailbox.`,
    messageId: `${key}@mail.${domain}`,
    headers: ['Auto-Submitted: auto-replied'],
    nature,
    report: { type: `multipart/report; report-type=delivery-status; boundary="${edge}"`, body },
  });
}
