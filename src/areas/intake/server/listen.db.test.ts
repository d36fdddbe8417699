import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createLog } from '#platform/log.ts';
import { openDatabase } from '#platform/db.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { listen, type Listener } from './listen.ts';
import { openLine, type SmtpLine } from './smtp-line.fixtures.ts';

const log = createLog('silent');
let desk: TestDesk;
let smtp: Listener;
let lmtp: Listener;
const lines: SmtpLine[] = [];

beforeAll(async () => {
  desk = await openTestDesk({ MAX_MESSAGE_MB: '1' });
  smtp = await listen(desk.parts.intake, { host: '127.0.0.1', port: 0, protocol: 'smtp', log });
  lmtp = await listen(desk.parts.intake, { host: '127.0.0.1', port: 0, protocol: 'lmtp', log });
});
afterEach(() => Promise.all(lines.splice(0).map((line) => line.end())));
afterAll(async () => {
  await Promise.all([smtp.close(), lmtp.close()]);
  await desk.close();
});

async function greeted({ port } = smtp, hello = 'EHLO client.example'): Promise<SmtpLine> {
  const line = await openLine(port);
  lines.push(line);
  expect(await line.answer()).toMatch(/^220 /);
  expect(await line.say(hello)).toMatch(/^250/);
  return line;
}

async function ready(from = 'someone@home.example', to = 'desk@localhost.example'): Promise<SmtpLine> {
  const line = await greeted();
  expect(await line.say(`MAIL FROM:<${from}>`)).toMatch(/^250/);
  expect(await line.say(`RCPT TO:<${to}>`)).toMatch(/^250/);
  expect(await line.say('DATA')).toMatch(/^354/);
  return line;
}

const db = () => desk.parts.database.db;
type Kept = { id: string; returnPath: string; recipients: string[]; bytes: Buffer; source: string };
async function keptAs(answer: string): Promise<Kept> {
  const [, id] = /^250 Kept as (\S+)$/.exec(answer) ?? [];
  expect(answer).toMatch(/^250 Kept as/);
  const { rows } = await sql<Kept>`
    select m.id, m.return_path as "returnPath", m.recipients, m.source, b.bytes from intake.mail m join platform.blob b on b.sha256 = m.sha256 where m.id = ${id}`.execute(
    db(),
  );
  return rows[0]!;
}
const refusals = async () => (await desk.equation()).refusals;
const received = async () => (await desk.equation()).received;

test('250 is said only when the message is committed, byte for byte, with who sent it and for whom', async () => {
  const line = await ready('some.one@home.example', 'desk+k100.abc@localhost.example');
  line.write('Subject: hello\r\n\r\nWords.\r\n.\r\n');
  const kept = await keptAs(await line.answer());
  expect(kept).toMatchObject({
    returnPath: 'some.one@home.example',
    recipients: ['desk+k100.abc@localhost.example'],
    source: 'smtp',
  });
  expect(kept.bytes.toString()).toBe('Subject: hello\r\n\r\nWords.\r\n');
});

test('250 waits for the commit: while the database holds the row back, nothing is said', async () => {
  const holder = openDatabase(desk.parts.database.url, { most: 1 });
  const line = await ready();
  const held = await holder.db.startTransaction().execute();
  await sql`lock table intake.mail in exclusive mode`.execute(held);
  let said = '';
  const answer = line.answer().then((text) => (said = text));
  line.write('Subject: held\r\n\r\nx\r\n.\r\n');
  await vi.waitFor(async () => {
    const { rows } = await sql<{
      waiting: number;
    }>`select count(*) as waiting from pg_locks where not granted and relation = 'intake.mail'::regclass`.execute(db());
    expect(rows[0]?.waiting).toBe(1);
  });
  expect(said).toBe('');
  await held.commit().execute();
  await answer;
  expect(said).toMatch(/^250 Kept as/);
  await holder.close();
});

test('a NUL, eight-bit letters, a lone dot and lines that begin with dots arrive as they were sent', async () => {
  const line = await ready();
  line.write(
    Buffer.from(
      'Subject: \xe9\xff\r\n\r\na\0b\r\n..\r\n...two\r\n..dot\r\n\xc3\xa9\r\nbare\nnewline\r\n.\r\n',
      'latin1',
    ),
  );
  const { bytes } = await keptAs(await line.answer());
  expect(bytes.toString('latin1')).toBe(
    'Subject: \xe9\xff\r\n\r\na\0b\r\n.\r\n..two\r\n.dot\r\n\xc3\xa9\r\nbare\nnewline\r\n',
  );
});

test('a line end that is not one does not smuggle a second message in', async () => {
  const line = await ready();
  const before = await received();
  line.write(
    'Subject: one\r\n\r\nx\n.\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<desk@localhost.example>\r\nDATA\r\nSubject: two\r\n\r\ny\r\n.\r\n',
  );
  await line.answer();
  expect(await line.say('NOOP')).toMatch(/^250/);
  expect(await received()).toBe(before + 1);
});

test('commands sent all at once are answered one by one, and every message is kept', async () => {
  const line = await greeted();
  const one = (n: number) =>
    `MAIL FROM:<p${n}@home.example>\r\nRCPT TO:<desk@localhost.example>\r\nDATA\r\nSubject: p${n}\r\n\r\nx\r\n.\r\n`;
  line.write([1, 2, 3, 4, 5].map(one).join(''));
  for (let n = 1; n <= 5; n += 1) {
    for (const code of [/^250/, /^250/, /^354/]) expect(await line.answer()).toMatch(code);
    expect((await keptAs(await line.answer())).returnPath).toBe(`p${n}@home.example`);
  }
});

test('mail for somebody else is refused with 550 and counted, and the rest of the envelope still goes', async () => {
  const line = await greeted();
  await line.say('MAIL FROM:<>');
  expect(await line.say('RCPT TO:<someone@elsewhere.example>')).toMatch(/^550 /);
  expect(await line.say('RCPT TO:<DESK@Localhost.example>')).toMatch(/^250/);
  await line.say('DATA');
  line.write('Subject: x\r\n\r\nx\r\n.\r\n');
  expect(await keptAs(await line.answer())).toMatchObject({ returnPath: '', recipients: ['DESK@Localhost.example'] });
  expect(await refusals()).toMatchObject([{ because: 'There is no such mailbox here.', count: 1 }]);
});

test('a message that is too large is refused with 552 and counted, whether it says so before or only proves to be', async () => {
  const line = await greeted();
  expect(await line.say('MAIL FROM:<big@home.example> SIZE=5000000')).toMatch(/^552 /);
  expect(await line.say('MAIL FROM:<big@home.example>')).toMatch(/^250/);
  await line.say('RCPT TO:<desk@localhost.example>');
  await line.say('DATA');
  for (let n = 0; n < 40; n += 1) line.write(`${'x'.repeat(998)}\r\n`.repeat(50));
  line.write('.\r\n');
  expect(await line.answer()).toMatch(/^552 /);
  expect(await line.say('NOOP')).toMatch(/^250/);
  expect((await refusals()).find(({ because }) => because === 'It is larger than we take.')?.count).toBe(2);
});

test('a connection that breaks before the last dot leaves nothing behind', async () => {
  const before = await received();
  const line = await ready();
  line.write('Subject: never finished\r\n\r\nbeg');
  await line.end();
  const next = await ready();
  next.write('Subject: whole\r\n\r\nx\r\n.\r\n');
  await next.answer();
  expect(await received()).toBe(before + 1);
});

test('while the database is away the other server hears 451 for recipient and message, and nothing is lost when it tries again', async () => {
  const gone = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
  const intake = { ...desk.parts.intake, db: gone.db };
  const there = await listen(intake, { host: '127.0.0.1', port: 0, protocol: 'smtp', log });
  const line = await greeted(there);
  await line.say('MAIL FROM:<patient@home.example>');
  expect(await line.say('RCPT TO:<desk@localhost.example>')).toMatch(/^250/);
  expect(await line.say('RCPT TO:<other@elsewhere.example>')).toMatch(/^451 /);
  await line.say('DATA');
  line.write('Subject: patient\r\n\r\nx\r\n.\r\n');
  expect(await line.answer()).toMatch(/^451 /);
  await there.close();
  await gone.close();
  const again = await ready('patient@home.example');
  again.write('Subject: patient\r\n\r\nx\r\n.\r\n');
  expect((await keptAs(await again.answer())).returnPath).toBe('patient@home.example');
});

test('over LMTP every recipient is answered, and the message is kept once', async () => {
  const before = await received();
  const line = await greeted(lmtp, 'LHLO client.example');
  await line.say('MAIL FROM:<l@home.example>');
  await line.say('RCPT TO:<desk@localhost.example>');
  expect(await line.say('RCPT TO:<nobody@elsewhere.example>')).toMatch(/^550/);
  await line.say('RCPT TO:<desk+two@localhost.example>');
  await line.say('DATA');
  line.write('Subject: l\r\n\r\nx\r\n.\r\n');
  const kept = await keptAs(await line.answer());
  expect(await line.answer()).toMatch(/^250/);
  expect(kept).toMatchObject({ source: 'lmtp', recipients: ['desk@localhost.example', 'desk+two@localhost.example'] });
  expect(await received()).toBe(before + 2);
});

test('what came in through every door adds up', async () => {
  await desk.sort();
  expect(await desk.equation()).toMatchObject({ balances: true, waiting: 0 });
});
