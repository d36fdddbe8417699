import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createLog } from '#platform/log.ts';
import { takeTurn } from '#platform/turn.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { hasDovecot, openDovecot, type Dovecot } from './dovecot.fixtures.ts';
import { envelopeOf } from './imap-folder.ts';
import { collectFrom, type Collector } from './imap.ts';

const here = hasDovecot();
let desk: TestDesk;
let dovecot: Dovecot;
const open: Collector[] = [];
const lines: string[] = [];

beforeAll(async () => {
  if (!here) return;
  desk = await openTestDesk();
  dovecot = await openDovecot();
});
afterEach(() => Promise.all(open.splice(0).map((collector) => collector.close())));
afterAll(async () => {
  if (!here) return;
  await dovecot.remove();
  await desk.close();
});

/** A worker of its own: it shares nothing with another but the database. */
function collect(mailbox = dovecot.mailbox): Collector {
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const collector = collectFrom(desk.parts.intake, mailbox, {
    log,
    turn: () => takeTurn(desk.parts.database.url, `imap ${mailbox.user}`),
    // As long as a real pause, a thousandth of it: the order of things is the same.
    pause: (wait) => new Promise((resolve) => setTimeout(resolve, Math.min(wait / 100, 50))),
  });
  open.push(collector);
  return collector;
}

const letter = (name: string) =>
  `Return-Path: <${name}@home.example>\nDelivered-To: desk@localhost.example\nFrom: ${name}@home.example\nTo: desk@localhost.example\nSubject: From ${name}\nMessage-ID: <${name}@home.example>\n\nHello from ${name}.\n`;

async function taken(): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    select convert_from(substring(b.bytes from 1 for 2000), 'LATIN1') as "messageId"
      from intake.mail m join platform.blob b on b.sha256 = m.sha256 where m.source = 'imap' order by m.received_at, m.id`.execute(
    desk.parts.database.db,
  );
  return rows.map((row) => /Message-ID: <([^@]+)@/.exec(row.messageId)?.[1] ?? '?');
}

const until = (names: readonly string[]) =>
  vi.waitFor(async () => expect((await taken()).toSorted()).toEqual([...names].toSorted()), {
    timeout: 15_000,
    interval: 50,
  });
const seenByAll = () =>
  vi.waitFor(async () => expect((await dovecot.flags()).every(({ flags }) => flags.includes('\\Seen'))).toBe(true), {
    timeout: 15_000,
    interval: 50,
  });

test.skipIf(!here)(
  'unread mail is taken and marked as seen, mail that arrives is taken at once, and mail read before there was a desk stays where it is',
  async () => {
    await dovecot.deliver(letter('old'), ['\\Seen']);
    await dovecot.deliver(letter('one'));
    collect();
    await until(['one']);
    await dovecot.deliver(letter('two'));
    await until(['one', 'two']);
    await seenByAll();
    expect(await dovecot.flags()).toHaveLength(3);
    await desk.sort();
    expect(await desk.equation()).toMatchObject({ received: 2, balances: true, waiting: 0 });
  },
);

test.skipIf(!here)(
  'a worker that starts again takes what came meanwhile, even if somebody has read it, and nothing twice',
  async () => {
    await dovecot.deliver(letter('three'), ['\\Seen']);
    await dovecot.deliver(letter('four'));
    collect();
    await until(['one', 'two', 'three', 'four']);
    await seenByAll();
  },
);

test.skipIf(!here)('a message is marked as seen only once it is committed here', async () => {
  await sql`alter table intake.imap_seen add constraint full_disk check (uid < 0) not valid`.execute(
    desk.parts.database.db,
  );
  await dovecot.deliver(letter('five'));
  collect();
  await vi.waitFor(() => expect(lines.some((line) => line.includes('could not be read'))).toBe(true), {
    timeout: 15_000,
  });
  expect((await dovecot.flags()).at(-1)?.flags).not.toContain('\\Seen');
  expect(await taken()).not.toContain('five');
  await sql`alter table intake.imap_seen drop constraint full_disk`.execute(desk.parts.database.db);
  await until(['one', 'two', 'three', 'four', 'five']);
  await seenByAll();
});

test.skipIf(!here)(
  'a mail server that goes away and comes back is collected from again, and nothing is lost',
  async () => {
    collect();
    await dovecot.stop();
    await dovecot.start();
    await dovecot.deliver(letter('six'));
    await until(['one', 'two', 'three', 'four', 'five', 'six']);
  },
);

test.skipIf(!here)(
  'a folder whose numbers begin anew gives what is new, and what was taken before is known as the same message',
  async () => {
    await dovecot.renumber();
    await dovecot.deliver(letter('seven'));
    collect();
    await vi.waitFor(async () => expect(await taken()).toContain('seven'), { timeout: 15_000 });
    await desk.sort();
    const { rows } = await sql<{ subject: string; times: number }>`
    select subject, count(*) as times from intake.mail where source = 'imap' and outcome <> 'duplicate' group by subject`.execute(
      desk.parts.database.db,
    );
    expect(rows.every(({ times }) => times === 1)).toBe(true);
    const numbering = await sql`select distinct uid_validity from intake.imap_seen`.execute(desk.parts.database.db);
    expect(numbering.rows).toHaveLength(2);
    expect((await desk.equation()).balances).toBe(true);
  },
);

test.skipIf(!here)(
  'of several workers one collects at a time, each message is taken once, and another goes on when it stops',
  async () => {
    const first = collect();
    collect();
    collect();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => dovecot.deliver(letter(name))));
    await vi.waitFor(async () => expect(await taken()).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd'])), {
      timeout: 15_000,
    });
    await first.close();
    await dovecot.deliver(letter('e'));
    await vi.waitFor(async () => expect(await taken()).toContain('e'), { timeout: 15_000 });
    const all = await taken();
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => all.filter((one) => one === name).length)).toEqual([1, 1, 1, 1, 1]);
  },
);

test.skipIf(!here)('a wrong password is said plainly and never written down', async () => {
  lines.length = 0;
  collect({ ...dovecot.mailbox, password: 'the wrong word' });
  await vi.waitFor(() => expect(lines.some((line) => /authentication failed/i.test(line))).toBe(true), {
    timeout: 15_000,
  });
  expect(lines.join('\n')).not.toMatch(/wrong word|desk@agency/);
});

test('what the delivering server wrote on top says where a message came from and for whom', () => {
  const raw = Buffer.from(
    'Return-Path: <>\r\nDelivered-To: desk+k1@agency.example\r\nSubject: x\r\n\r\nReturn-Path: <forged@below.example>\r\n',
  );
  expect(envelopeOf(raw, 'desk@agency.example')).toEqual({
    returnPath: '',
    recipients: ['desk+k1@agency.example', 'desk@agency.example'],
  });
  expect(envelopeOf(Buffer.from('Subject: x\r\n\r\nReturn-Path: <a@b.example>'), 'desk')).toEqual({
    returnPath: null,
    recipients: [],
  });
});
