import { ids, mail, type Chance, type Family, type HostileWorld } from './hostile-mail.fixtures.ts';

function fromParty(what: string, text: (world: HostileWorld, chance: Chance) => string): Family {
  return { what, draft: (world, chance) => ({ text: text(world, chance), from: [world.partyAddress.toLowerCase()] }) };
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

export const HEAVY: readonly Family[] = [
  fromParty('a multipart a thousand levels deep', (w, c) => {
    const deep = nested(1000, c);
    return mail(
      w,
      c,
      [
        ['From', w.partyAddress],
        ['Content-Type', deep.type],
      ],
      deep.body,
    );
  }),
  fromParty('thousands of parts', (w, c) =>
    mail(
      w,
      c,
      [
        ['From', w.partyAddress],
        ['Content-Type', 'multipart/mixed; boundary=p'],
      ],
      `${'--p\r\n\r\nx\r\n'.repeat(2000 + c.upTo(2000))}--p--`,
    ),
  ),
  fromParty('a very long header line', (w, c) =>
    mail(w, c, [
      ['From', w.partyAddress],
      ['X-Long', 'a '.repeat(100_000 + c.upTo(50_000))],
    ]),
  ),
  fromParty('thousands of headers', (w, c) =>
    mail(w, c, [['From', w.partyAddress], ...Array.from({ length: 6000 }, (_, at) => [`X-${at}`, c.word()] as const)]),
  ),
  fromParty('a huge body of quote marks', (w, c) =>
    mail(w, c, [['From', w.partyAddress]], '>'.repeat(100_000 + c.upTo(100_000))),
  ),
  fromParty('lines that look like “On … wrote:” without end', (w, c) =>
    mail(w, c, [['From', w.partyAddress]], `${'On 1 May 2026 wrote '.repeat(20)}\r\n`.repeat(200 + c.upTo(100))),
  ),
  fromParty('deeply nested HTML', (w, c) =>
    mail(
      w,
      c,
      [
        ['From', w.partyAddress],
        ['Content-Type', 'text/html'],
      ],
      `${'<div><blockquote>'.repeat(5000 + c.upTo(5000))}x`,
    ),
  ),
  fromParty('encoded words without end', (w, c) =>
    mail(w, c, [
      ['From', w.partyAddress],
      ['Subject', `${'=?utf-8?q?'.repeat(5000)}${c.word()}`],
    ]),
  ),
  fromParty('comments without end', (w, c) =>
    mail(w, c, [
      ['From', w.partyAddress],
      ['Cc', `${'('.repeat(20_000)}${c.word()}`],
    ]),
  ),
  fromParty('a charset, encoding and boundary that do not exist', (w, c) =>
    mail(
      w,
      c,
      [
        ['From', w.partyAddress],
        ['Content-Type', `multipart/mixed; boundary="${c.word()}"; charset=x-none`],
        ['Content-Transfer-Encoding', 'x-none'],
      ],
      '--wrong\r\n\r\n\xff\xfe\x00',
    ),
  ),
  fromParty('a zip bomb in base64', (w, c) =>
    mail(
      w,
      c,
      [
        ['From', w.partyAddress],
        ['Content-Type', 'application/zip; name=b.zip'],
        ['Content-Transfer-Encoding', 'base64'],
      ],
      `UEsDBBQ${'A'.repeat(20_000 + c.upTo(1000))}`,
    ),
  ),
  fromParty('two Subjects and two Message-IDs', (w, c) =>
    mail(w, c, [
      ['From', w.partyAddress],
      ['Subject', 'one'],
      ['Subject', 'two'],
      ['Message-ID', `<${c.word()}@a>`],
      ['Message-ID', ids(w, c)],
    ]),
  ),
  fromParty('the party in mixed case and as a quoted local part', (w, c) =>
    mail(w, c, [['From', w.partyAddress.toUpperCase().replace(/^([^@]+)@/, c.upTo(2) === 0 ? '"$1"@' : '$1@')]]),
  ),
  fromParty(
    'the same message again and again',
    (w) => `From: ${w.partyAddress}\r\nMessage-ID: <again@example.net>\r\nSubject: again\r\n\r\nagain`,
  ),
  fromParty('NULs and bare CRs in the body', (w, c) =>
    mail(w, c, [['From', w.partyAddress]], `a\0b\rc\r\r\n\0${c.word()}`),
  ),
  fromParty('only headers', (w, c) => `From: ${w.partyAddress}\r\nIn-Reply-To: ${ids(w, c)}`),
];
