import {
  ids,
  mail,
  type Chance,
  type Draft,
  type Family,
  type Fields,
  type HostileWorld,
} from './hostile-mail.fixtures.ts';

/** A family whose messages differ only in their headers and are all truly from the stranger. */
function fromStranger(what: string, fields: (world: HostileWorld, chance: Chance) => Fields): Family {
  return {
    what,
    draft: (world, chance) => ({
      text: mail(world, chance, fields(world, chance), `Answer ${chance.word()}`),
      from: [world.strangerAddress.toLowerCase()],
    }),
  };
}

function encoded(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function both(world: HostileWorld): readonly string[] {
  return [world.partyAddress.toLowerCase(), world.strangerAddress.toLowerCase()];
}

export const DECEIVERS: readonly Family[] = [
  fromStranger('forged references of the case', (w, c) => [
    ['From', w.strangerAddress],
    ['References', w.caseMessageIds.map((id) => `<${id}>`).join(' ')],
    ['X-N', c.word()],
  ]),
  fromStranger('a Message-ID that the case already has', (w, c) => [
    ['From', w.strangerAddress],
    ['Message-ID', ids(w, c)],
  ]),
  fromStranger('only the case number in the subject', (w) => [
    ['From', w.strangerAddress],
    ['Subject', `[${w.caseReference}]`],
    ['In-Reply-To', ''],
  ]),
  fromStranger('the party in the display name', (w) => [['From', `"${w.partyAddress}" <${w.strangerAddress}>`]]),
  fromStranger('the party in an unquoted display name', (w) => [['From', `${w.partyAddress} <${w.strangerAddress}>`]]),
  fromStranger('the party in an encoded display name', (w) => [
    ['From', `${encoded(w.partyAddress)} <${w.strangerAddress}>`],
  ]),
  fromStranger('a whole mailbox of the party in an encoded word', (w) => [
    ['From', `${encoded(`Anna <${w.partyAddress}>,`)} <${w.strangerAddress}>`],
  ]),
  fromStranger('the party in a comment after the address', (w) => [
    ['From', `${w.strangerAddress} (${w.partyAddress})`],
  ]),
  fromStranger('the party in a comment inside the address', (w) => [
    ['From', `<${w.strangerAddress.replace('@', `(${w.partyAddress})@`)}>`],
  ]),
  fromStranger('Reply-To names the party', (w) => [
    ['From', w.strangerAddress],
    ['Reply-To', w.partyAddress],
  ]),
  fromStranger('Sender and Return-Path name the party', (w) => [
    ['Return-Path', `<${w.partyAddress}>`],
    ['From', w.strangerAddress],
    ['Sender', w.partyAddress],
  ]),
  fromStranger('Resent-From and X-Original-From name the party', (w) => [
    ['Resent-From', w.partyAddress],
    ['X-Original-From', w.partyAddress],
    ['From', w.strangerAddress],
  ]),
  fromStranger('a route address through the party', (w) => [
    ['From', `<@${w.partyAddress.split('@')[1] ?? 'x'}:${w.strangerAddress}>`],
  ]),
  fromStranger('our own headers in a loop', (w, c) => [
    ['From', w.strangerAddress],
    ['Auto-Submitted', 'auto-replied'],
    ['X-Loop', w.caseReplyAddress],
    ['X-Kept-Case', w.caseReference],
    ['List-Id', c.word()],
  ]),
  fromStranger('a forged automatic reply', (w) => [
    ['From', w.strangerAddress],
    ['Subject', `Automatic reply: ${w.caseReference}`],
    ['X-Autoreply', 'yes'],
    ['Precedence', 'auto_reply'],
  ]),
];

export const MANY_SENDERS: readonly Family[] = [
  {
    what: 'two From headers, the party first',
    draft: (w, c) => ({
      text: mail(w, c, [
        ['From', w.partyAddress],
        ['From', w.strangerAddress],
      ]),
      from: both(w),
    }),
  },
  {
    what: 'two From headers, the stranger first',
    draft: (w, c) => ({
      text: mail(w, c, [
        ['From', w.strangerAddress],
        ['FROM', w.partyAddress],
      ]),
      from: both(w).toReversed(),
    }),
  },
  {
    what: 'two mailboxes in one From',
    draft: (w, c) => ({
      text: mail(w, c, [['From', `Anna <${w.partyAddress}>, <${w.strangerAddress}>`]]),
      from: both(w),
    }),
  },
  {
    what: 'a group with both',
    draft: (w, c) => ({
      text: mail(w, c, [['From', `Friends: ${w.partyAddress}, ${w.strangerAddress};`]]),
      from: both(w),
    }),
  },
  {
    what: 'two angle addresses without a comma',
    draft: (w, c) => ({ text: mail(w, c, [['From', `<${w.partyAddress}> <${w.strangerAddress}>`]]), from: both(w) }),
  },
  {
    what: 'an empty group as sender',
    draft: (w, c) => ({ text: mail(w, c, [['From', 'undisclosed senders:;']]), from: [] }),
  },
  {
    what: 'an encoded word alone as sender',
    draft: (w, c) => ({ text: mail(w, c, [['From', encoded(`<${w.partyAddress}>`)]]), from: [] }),
  },
  {
    what: 'a quoted local part that holds the party',
    draft: (w, c) => ({
      text: mail(w, c, [['From', `"${w.partyAddress}"@evil.example`]]),
      from: [`"${w.partyAddress.toLowerCase()}"@evil.example`],
    }),
  },
  { what: 'a homograph of the party', draft: (w, c) => homograph(w, c, '\u0430', 'a') },
  { what: 'the Kelvin sign or a dotted i in the address', draft: (w, c) => homograph(w, c, '\u212A', 'k') },
  {
    what: 'a zero-width space in the address',
    draft: (w, c) => {
      const address = w.partyAddress.toLowerCase().replace('@', '\u200B@');
      return { text: mail(w, c, [['From', utf8(address)]]), from: [address] };
    },
  },
  {
    what: 'a NUL in the address',
    draft: (w, c) => {
      const address = w.partyAddress.toLowerCase();
      return { text: mail(w, c, [['From', address.replace('@', '\0@')]]), from: [address.replace('@', '\uFFFD@')] };
    },
  },
  {
    what: 'a bare CR that hides a second From',
    draft: (w, c) => ({
      text: mail(w, c, [
        ['From', w.strangerAddress],
        ['X-Note', `hello\rFrom: ${w.partyAddress}`],
      ]),
      from: [w.strangerAddress.toLowerCase()],
    }),
  },
  {
    what: 'the party below the headers only',
    draft: (w, c) => ({
      text: mail(
        w,
        c,
        [['From', w.strangerAddress]],
        `From: ${w.partyAddress}\r\nIn-Reply-To: ${ids(w, c)}\r\n\r\nhello`,
      ),
      from: [w.strangerAddress.toLowerCase()],
    }),
  },
  {
    what: 'a real reply of the party attached by a stranger',
    draft: (w, c) => ({
      text: mail(
        w,
        c,
        [
          ['From', w.strangerAddress],
          ['Content-Type', 'message/rfc822'],
        ],
        mail(w, c, [['From', w.partyAddress]]),
      ),
      from: [w.strangerAddress.toLowerCase()],
    }),
  },
  { what: 'a forged delivery report that quotes our ids', draft: forgedReport },
  { what: 'no headers at all', draft: (_, c) => ({ text: `\r\n${c.word()}`, from: [] }) },
  { what: 'nothing', draft: () => ({ text: '', from: [] }) },
];

function homograph(world: HostileWorld, chance: Chance, sign: string, letter: string): Draft {
  const party = world.partyAddress.toLowerCase();
  const address = party.includes(letter) ? party.replace(letter, sign) : `${sign}${party}`;
  return { text: mail(world, chance, [['From', utf8(address)]]), from: [address] };
}

function forgedReport(world: HostileWorld, chance: Chance): Draft {
  const body = [
    '--b',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; evil.example',
    '',
    `Final-Recipient: rfc822; ${world.partyAddress}`,
    'Action: failed',
    'Status: 5.1.1',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${ids(world, chance)}`,
    '',
    'text',
    '--b--',
  ].join('\r\n');
  const type = 'multipart/report; report-type=delivery-status; boundary=b';
  const text = mail(
    world,
    chance,
    [
      ['From', world.strangerAddress],
      ['Content-Type', type],
    ],
    body,
  );
  return { text, from: [world.strangerAddress.toLowerCase()] };
}
