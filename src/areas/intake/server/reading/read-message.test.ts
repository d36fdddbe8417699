import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from './read-message.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));
const mail = (lines: readonly string[]): Uint8Array => bytes(lines.join('\r\n'), 'latin1');

/** Every string in a value, so that nothing can hide in a field that a test forgot. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(stringsIn);
}

test('an ordinary message is read into its parts', async () => {
  const read = await readMessage(
    mail([
      'From: =?utf-8?q?J=C3=B6rg?= <Joerg@Example.org>',
      'To: desk@agency.example',
      'Subject: =?iso-8859-1?q?Stra=DFe?=',
      'Message-ID: <a@example.org>',
      'In-Reply-To: <b@agency.example>',
      'References: <c@agency.example>\r\n <b@agency.example>',
      'Date: Sat, 21 Nov 2026 10:00:00 +0000',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'Hello',
      '--x',
      "Content-Type: application/octet-stream; name*=utf-8''%C3%A4.pdf",
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--x--',
    ]),
  );
  expect(read).toMatchObject({
    messageId: 'a@example.org',
    inReplyTo: ['b@agency.example'],
    references: ['c@agency.example', 'b@agency.example'],
    from: [{ name: 'Jörg', address: 'joerg@example.org' }],
    subject: 'Straße',
    text: 'Hello',
    newText: 'Hello',
    sentAt: Date.UTC(2026, 10, 21, 10),
    nature: { kind: 'human' },
    problems: [],
  });
  expect(read.attachments).toMatchObject([{ name: 'ä.pdf', mediaType: 'application/pdf', inline: false }]);
});

test.each([
  ['utf-7', Buffer.from('Fr+APY-sche'), 'Frösche'],
  ['iso-2022-jp', Buffer.from('\u001B$B$3$s\u001B(B', 'latin1'), 'こん'],
  ['koi8-r', Buffer.from([0xf0, 0xd2, 0xc9]), 'При'],
  ['gb2312', Buffer.from([0xc4, 0xe3]), '你'],
  ['us-ascii', Buffer.from('Grüße'), 'Grüße'],
  ['x-nobody-knows', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), 'Grüße'],
  ['iso-8859-1', Buffer.from('Grüße'), 'Grüße'],
])('a body in %s is read', async (charset, body, expected) => {
  const head = bytes(`From: a@b.example\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`);
  expect((await readMessage(Buffer.concat([head, body]))).text).toBe(expected);
});

test.each([
  ['Subject: =?utf-8?b?w6Q=?= =?utf-8?b?w6Q=?=', 'ää'],
  ['Subject: =?utf-8?q?=C3?= =?utf-8?q?=A4?=', 'ä'],
  ['Subject: =?us-ascii?Q?with spaces inside?=', 'with spaces inside'],
  ['Subject: Fr+APY-sche', 'Frösche'],
  ['Subject: call +44-20-7946 or a+b-c', 'call +44-20-7946 or a+b-c'],
  ['Subject: =?utf-8?b?broken', '=?utf-8?b?broken'],
])('the header “%s” reads “%s”', async (header, expected) => {
  expect((await readMessage(mail([header, '', '']))).subject).toBe(expected);
});

test('remote pictures are remembered but not loaded, and nothing active is left of the HTML', async () => {
  const html =
    '<img src="https://t.example/p.gif" onerror="x()"><img src="cid:a@b"><script>alert(1)</script><p style="position:fixed;color:red" background="http://t.example/b">Hi <a href="javascript:x()">there</a></p>';
  const read = await readMessage(mail(['Content-Type: text/html', '', html]));
  expect(read.html).toContain('data-remote-src="https://t.example/p.gif"');
  expect(read.html).toContain('src="cid:a@b"');
  expect(read.html).not.toMatch(/[\s"]src="http|script|onerror|javascript|position|[\s"]background=/);
  expect(read.text).toBe('Hi there');
});

test('a page never shows through from a planted data-remote attribute', async () => {
  const read = await readMessage(
    mail([
      'Content-Type: text/html',
      '',
      '<img data-remote-src="javascript:x()"><td data-remote-background="file:///x">a</td>',
    ]),
  );
  expect(read.html).not.toMatch(/javascript|file:/);
});

test('a forwarded message is an attachment named after its subject', async () => {
  const read = await readMessage(
    mail([
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: message/rfc822',
      '',
      'Subject: The lease',
      '',
      'text',
      '--x--',
    ]),
  );
  expect(read.attachments.map(({ name }) => name)).toEqual(['The lease.eml']);
});

test('soft line breaks are joined and uuencoded files become attachments', async () => {
  const flowed = await readMessage(mail(['Content-Type: text/plain; format=flowed', '', 'one ', 'sentence', 'two']));
  expect(flowed.text).toBe('one sentence\ntwo');
  const uu = await readMessage(mail(['', 'see file', 'begin 644 a.txt', '#0V%T', '`', 'end', 'bye']));
  expect(uu.text).toBe('see file\nbye');
  expect(uu.attachments.map(({ name, bytes: content }) => [name, Buffer.from(content).toString()])).toEqual([
    ['a.txt', 'Cat'],
  ]);
});

test('two From headers give two senders and a sentence about it', async () => {
  const read = await readMessage(mail(['From: a@example.org', 'From: b@example.org', '', 'x']));
  expect(read.from).toHaveLength(2);
  expect(read.problems.join(' ')).toContain('from');
});

test('a message nested deeper or in more parts than the limits says so', async () => {
  const many = await readMessage(
    mail(['Content-Type: multipart/mixed; boundary=p', '', `${'--p\r\n\r\nx\r\n'.repeat(1500)}--p--`]),
  );
  expect(many.problems.join(' ')).toContain('more than 1000 parts');
});

test('any bytes at all are read without a fault, and no string holds NUL or half a character', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (raw) => {
      for (const text of stringsIn(await readMessage(raw)))
        expect(text.includes('\0') || !text.isWellFormed()).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('garbage in any header never gives NUL, half a character, or a fault', async () => {
  const names = fc.constantFrom(
    'From',
    'To',
    'Subject',
    'Content-Type',
    'Content-Disposition',
    'References',
    'Date',
    'Message-ID',
    'Content-Transfer-Encoding',
  );
  const crumbs = fc.constantFrom(
    '=?utf-8?q?=00=ED=A0=80?=',
    '=?utf-7?q?+2AA-?=',
    'charset=utf-16; boundary="',
    '\0',
    '<',
    '>',
    '(',
    '"',
    ',',
    'a@b',
    "name*=utf-16'' %D8",
    '=?utf-16?b?2AA=?=',
    '\ud800',
  );
  const value = fc
    .array(fc.oneof(crumbs, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 })
    .map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, value), { maxLength: 8 }), async (fields) => {
      const raw = bytes(`${fields.map(([name, text]) => `${name}: ${text}`).join('\r\n')}\r\n\r\nbody\0`);
      for (const text of stringsIn(await readMessage(raw)))
        expect(text.includes('\0') || !text.isWellFormed()).toBe(false);
    }),
    { numRuns: 400 },
  );
});
