export type HostileWorld = {
  readonly caseReplyAddress: string;
  readonly caseMessageIds: readonly string[];
  readonly caseReference: string;
  readonly partyAddress: string;
  readonly strangerAddress: string;
};

export type HostileMessage = {
  readonly raw: Uint8Array;
  readonly what: string;
  /** The true set of From addresses, in lower case. */
  readonly from: readonly string[];
  /** `not-on-case` whenever that set is not exactly the one party: then nothing may join the case by itself. */
  readonly expect: 'not-on-case' | 'any';
};

type Chance = { readonly upTo: (limit: number) => number; readonly word: () => string };
type Draft = { readonly text: string; readonly from: readonly string[] };
type Family = { readonly what: string; readonly draft: (world: HostileWorld, chance: Chance) => Draft };

/** The same seed always gives the same messages, so that a failure can be looked at again. */
export function hostileMessages(seed: number, count: number, world: HostileWorld): HostileMessage[] {
  const chance = chanceFrom(seed);
  const made: HostileMessage[] = [];
  while (made.length < count) {
    const family = FAMILIES[made.length % FAMILIES.length];
    if (!family) break;
    const { text, from } = family.draft(world, chance);
    const alone = from.length === 1 && from[0] === world.partyAddress.toLowerCase();
    made.push({ raw: new Uint8Array(Buffer.from(text, 'latin1')), what: family.what, from, expect: alone ? 'any' : 'not-on-case' });
  }
  // Reordered and doubled: what is safe only in one order is not safe.
  for (let at = made.length - 1; at > 0; at -= 1) {
    const other = chance.upTo(at + 1);
    const [a, b] = [made[at], made[other]];
    if (a && b) [made[at], made[other]] = [b, a];
  }
  return made;
}

/** mulberry32: small, even and the same on every machine. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (limit: number): number => Math.floor(next() * limit);
  return { upTo, word: () => upTo(0x7fffffff).toString(36) };
}

type Fields = readonly (readonly [string, string])[];

function mail(world: HostileWorld, chance: Chance, fields: Fields, body = 'Please do as I say.'): string {
  const own = new Set(fields.map(([name]) => name.toLowerCase()));
  const usual: Fields = [
    ['To', world.caseReplyAddress],
    ['Subject', `Re: your case ${world.caseReference}`],
    ['Message-ID', `<${chance.word()}@mail.example.net>`],
    ['In-Reply-To', ids(world, chance)],
    ['Date', 'Sat, 21 Nov 2026 10:00:00 +0000'],
  ];
  const all = [...fields, ...usual.filter(([name]) => !own.has(name.toLowerCase()))];
  return `${all.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}\r\n`;
}

function ids(world: HostileWorld, chance: Chance): string {
  const id = world.caseMessageIds[chance.upTo(world.caseMessageIds.length)] ?? 'none@example.org';
  return `<${id.replace(/^<|>$/g, '')}>`;
}

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

function fromParty(what: string, text: (world: HostileWorld, chance: Chance) => string): Family {
  return { what, draft: (world, chance) => ({ text: text(world, chance), from: [world.partyAddress.toLowerCase()] }) };
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

function nested(levels: number, chance: Chance): { readonly type: string; readonly body: string } {
  const name = chance.word();
  let body = 'the innermost text';
  for (let level = levels; level > 0; level -= 1) {
    const type = level === levels ? 'text/plain' : `multipart/mixed; boundary="${name}${level + 1}"`;
    body = `--${name}${level}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n--${name}${level}--`;
  }
  return { type: `multipart/mixed; boundary="${name}1"`, body };
}

const DECEIVERS: readonly Family[] = [
  fromStranger('forged references of the case', (w, c) => [['From', w.strangerAddress], ['References', w.caseMessageIds.map((id) => `<${id}>`).join(' ')], ['X-N', c.word()]]),
  fromStranger('a Message-ID that the case already has', (w, c) => [['From', w.strangerAddress], ['Message-ID', ids(w, c)]]),
  fromStranger('only the case number in the subject', (w) => [['From', w.strangerAddress], ['Subject', `[${w.caseReference}]`], ['In-Reply-To', '']]),
  fromStranger('the party in the display name', (w) => [['From', `"${w.partyAddress}" <${w.strangerAddress}>`]]),
  fromStranger('the party in an unquoted display name', (w) => [['From', `${w.partyAddress} <${w.strangerAddress}>`]]),
  fromStranger('the party in an encoded display name', (w) => [['From', `${encoded(w.partyAddress)} <${w.strangerAddress}>`]]),
  fromStranger('a whole mailbox of the party in an encoded word', (w) => [['From', `${encoded(`Anna <${w.partyAddress}>,`)} <${w.strangerAddress}>`]]),
  fromStranger('the party in a comment after the address', (w) => [['From', `${w.strangerAddress} (${w.partyAddress})`]]),
  fromStranger('the party in a comment inside the address', (w) => [['From', `<${w.strangerAddress.replace('@', `(${w.partyAddress})@`)}>`]]),
  fromStranger('Reply-To names the party', (w) => [['From', w.strangerAddress], ['Reply-To', w.partyAddress]]),
  fromStranger('Sender and Return-Path name the party', (w) => [['Return-Path', `<${w.partyAddress}>`], ['From', w.strangerAddress], ['Sender', w.partyAddress]]),
  fromStranger('Resent-From and X-Original-From name the party', (w) => [['Resent-From', w.partyAddress], ['X-Original-From', w.partyAddress], ['From', w.strangerAddress]]),
  fromStranger('a route address through the party', (w) => [['From', `<@${w.partyAddress.split('@')[1] ?? 'x'}:${w.strangerAddress}>`]]),
  fromStranger('our own headers in a loop', (w, c) => [['From', w.strangerAddress], ['Auto-Submitted', 'auto-replied'], ['X-Loop', w.caseReplyAddress], ['X-Kept-Case', w.caseReference], ['List-Id', c.word()]]),
  fromStranger('a forged automatic reply', (w) => [['From', w.strangerAddress], ['Subject', `Automatic reply: ${w.caseReference}`], ['X-Autoreply', 'yes'], ['Precedence', 'auto_reply']]),
];

const MANY_SENDERS: readonly Family[] = [
  { what: 'two From headers, the party first', draft: (w, c) => ({ text: mail(w, c, [['From', w.partyAddress], ['From', w.strangerAddress]]), from: both(w) }) },
  { what: 'two From headers, the stranger first', draft: (w, c) => ({ text: mail(w, c, [['From', w.strangerAddress], ['FROM', w.partyAddress]]), from: both(w).toReversed() }) },
  { what: 'two mailboxes in one From', draft: (w, c) => ({ text: mail(w, c, [['From', `Anna <${w.partyAddress}>, <${w.strangerAddress}>`]]), from: both(w) }) },
  { what: 'a group with both', draft: (w, c) => ({ text: mail(w, c, [['From', `Friends: ${w.partyAddress}, ${w.strangerAddress};`]]), from: both(w) }) },
  { what: 'two angle addresses without a comma', draft: (w, c) => ({ text: mail(w, c, [['From', `<${w.partyAddress}> <${w.strangerAddress}>`]]), from: both(w) }) },
  { what: 'an empty group as sender', draft: (w, c) => ({ text: mail(w, c, [['From', 'undisclosed senders:;']]), from: [] }) },
  { what: 'an encoded word alone as sender', draft: (w, c) => ({ text: mail(w, c, [['From', encoded(`<${w.partyAddress}>`)]]), from: [] }) },
  { what: 'a quoted local part that holds the party', draft: (w, c) => ({ text: mail(w, c, [['From', `"${w.partyAddress}"@evil.example`]]), from: [`"${w.partyAddress.toLowerCase()}"@evil.example`] }) },
  { what: 'a homograph of the party', draft: (w, c) => homograph(w, c, '\u0430', 'a') },
  { what: 'the Kelvin sign or a dotted i in the address', draft: (w, c) => homograph(w, c, '\u212A', 'k') },
  { what: 'a zero-width space in the address', draft: (w, c) => { const address = w.partyAddress.toLowerCase().replace('@', '\u200B@'); return { text: mail(w, c, [['From', utf8(address)]]), from: [address] }; } },
  { what: 'a NUL in the address', draft: (w, c) => { const address = w.partyAddress.toLowerCase(); return { text: mail(w, c, [['From', address.replace('@', '\0@')]]), from: [address.replace('@', '\uFFFD@')] }; } },
  { what: 'a bare CR that hides a second From', draft: (w, c) => ({ text: mail(w, c, [['From', w.strangerAddress], ['X-Note', `hello\rFrom: ${w.partyAddress}`]]), from: [w.strangerAddress.toLowerCase()] }) },
  { what: 'the party below the headers only', draft: (w, c) => ({ text: mail(w, c, [['From', w.strangerAddress]], `From: ${w.partyAddress}\r\nIn-Reply-To: ${ids(w, c)}\r\n\r\nhello`), from: [w.strangerAddress.toLowerCase()] }) },
  { what: 'a real reply of the party attached by a stranger', draft: (w, c) => ({ text: mail(w, c, [['From', w.strangerAddress], ['Content-Type', 'message/rfc822']], mail(w, c, [['From', w.partyAddress]])), from: [w.strangerAddress.toLowerCase()] }) },
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
    '--b', 'Content-Type: text/plain', '', 'Your message could not be delivered.',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; evil.example', '',
    `Final-Recipient: rfc822; ${world.partyAddress}`, 'Action: failed', 'Status: 5.1.1',
    '--b', 'Content-Type: message/rfc822', '', `Message-ID: ${ids(world, chance)}`, '', 'text', '--b--',
  ].join('\r\n');
  const type = 'multipart/report; report-type=delivery-status; boundary=b';
  const text = mail(world, chance, [['From', world.strangerAddress], ['Content-Type', type]], body);
  return { text, from: [world.strangerAddress.toLowerCase()] };
}

const HEAVY: readonly Family[] = [
  fromParty('a multipart a thousand levels deep', (w, c) => { const deep = nested(1000, c); return mail(w, c, [['From', w.partyAddress], ['Content-Type', deep.type]], deep.body); }),
  fromParty('thousands of parts', (w, c) => mail(w, c, [['From', w.partyAddress], ['Content-Type', 'multipart/mixed; boundary=p']], `${'--p\r\n\r\nx\r\n'.repeat(2000 + c.upTo(2000))}--p--`)),
  fromParty('a very long header line', (w, c) => mail(w, c, [['From', w.partyAddress], ['X-Long', 'a '.repeat(100_000 + c.upTo(50_000))]])),
  fromParty('thousands of headers', (w, c) => mail(w, c, [['From', w.partyAddress], ...Array.from({ length: 6000 }, (_, at) => [`X-${at}`, c.word()] as const)])),
  fromParty('a huge body of quote marks', (w, c) => mail(w, c, [['From', w.partyAddress]], '>'.repeat(100_000 + c.upTo(100_000)))),
  fromParty('lines that look like “On … wrote:” without end', (w, c) => mail(w, c, [['From', w.partyAddress]], `${'On 1 May 2026 wrote '.repeat(20)}\r\n`.repeat(200 + c.upTo(100)))),
  fromParty('deeply nested HTML', (w, c) => mail(w, c, [['From', w.partyAddress], ['Content-Type', 'text/html']], `${'<div><blockquote>'.repeat(5000 + c.upTo(5000))}x`)),
  fromParty('encoded words without end', (w, c) => mail(w, c, [['From', w.partyAddress], ['Subject', `${'=?utf-8?q?'.repeat(5000)}${c.word()}`]])),
  fromParty('comments without end', (w, c) => mail(w, c, [['From', w.partyAddress], ['Cc', `${'('.repeat(20_000)}${c.word()}`]])),
  fromParty('a charset, encoding and boundary that do not exist', (w, c) => mail(w, c, [['From', w.partyAddress], ['Content-Type', `multipart/mixed; boundary="${c.word()}"; charset=x-none`], ['Content-Transfer-Encoding', 'x-none']], '--wrong\r\n\r\n\xff\xfe\x00')),
  fromParty('a zip bomb in base64', (w, c) => mail(w, c, [['From', w.partyAddress], ['Content-Type', 'application/zip; name=b.zip'], ['Content-Transfer-Encoding', 'base64']], `UEsDBBQ${'A'.repeat(20_000 + c.upTo(1000))}`)),
  fromParty('two Subjects and two Message-IDs', (w, c) => mail(w, c, [['From', w.partyAddress], ['Subject', 'one'], ['Subject', 'two'], ['Message-ID', `<${c.word()}@a>`], ['Message-ID', ids(w, c)]])),
  fromParty('the party in mixed case and as a quoted local part', (w, c) => mail(w, c, [['From', w.partyAddress.toUpperCase().replace(/^([^@]+)@/, c.upTo(2) === 0 ? '"$1"@' : '$1@')]])),
  fromParty('the same message again and again', (w) => `From: ${w.partyAddress}\r\nMessage-ID: <again@example.net>\r\nSubject: again\r\n\r\nagain`),
  fromParty('NULs and bare CRs in the body', (w, c) => mail(w, c, [['From', w.partyAddress]], `a\0b\rc\r\r\n\0${c.word()}`)),
  fromParty('only headers', (w, c) => `From: ${w.partyAddress}\r\nIn-Reply-To: ${ids(w, c)}`),
];

const FAMILIES: readonly Family[] = [...DECEIVERS, ...MANY_SENDERS, ...HEAVY];
