import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { readMessage } from '#areas/intake/server/reading/read-message.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { sendDue, settleAbandoned } from './send-due.ts';
import { openBreakingPeer, openPeer, type Peer } from './smtp-peer.fixtures.ts';
import { openTransport, type Transport } from './transport.ts';

let desk: TestDesk;
let officer: TestOfficer;
let peer: Peer;
let out: Transport;

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Council of\tElm' });
  peer = await openPeer();
  out = openTransport(peer.url);
});
afterAll(async () => {
  await peer.close();
  await desk.close();
});
beforeEach(async () => {
  await signIn();
  peer.behave = {};
  await desk.send(out);
  peer.received.length = 0;
});

let shifts = 0;
/** The clock of these tests moves by days, and nobody stays signed in for so long. */
async function signIn() {
  officer = await desk.officer(`Mira ${(shifts += 1)}`, { roles: ['team leader'] });
}

const db = () => desk.parts.database.db;
let letters = 0;
/** A customer who has written, and whose acknowledgement has gone. */
async function aCase(subject = 'The bench', from = `c${(letters += 1)}@home.example`) {
  await desk.receive(
    `From: "Cus Tomer" <${from}>\nTo: desk@localhost.example\nSubject: ${subject}\nMessage-ID: <first${letters}.${from}>\n\nHello.\n`,
    { returnPath: from },
  );
  const { rows } = await sql<{
    id: string;
  }>`select case_id as id from intake.mail where from_address = ${from.toLowerCase()} order by received_at desc, id desc limit 1`.execute(
    db(),
  );
  return { id: rows[0]!.id, from };
}
const version = async (id: string) => (await officer.get(`/api/cases/${id}`)).body.case.version as number;
const standing = async (messageId: string) =>
  (
    await sql<{ state: string; attempts: number; sendAfter: number; delivery: string; response: string | null }>`
    select o.state, o.attempts, o.send_after as "sendAfter", m.delivery, o.response from correspondence.outgoing o join cases.message m on m.id = o.message_id
     where o.message_id = ${messageId}`.execute(db())
  ).rows[0]!;
async function answered(id: string, body = 'Here is the answer.', more: object = {}) {
  const reply = await officer.post(`/api/cases/${id}/reply`, { body, then: {}, ...more });
  expect(reply.status).toBe(200);
  return reply.body.messageId as string;
}
/** An answer that may go now. */
async function due(subject?: string, more: object = {}) {
  const it = await aCase(subject);
  await desk.send(out);
  peer.received.length = 0;
  const messageId = await answered(it.id, 'Here is the answer.', more);
  desk.time.now += MINUTE;
  return { ...it, messageId };
}

describe('taking back', () => {
  test('an answer is held for as long as it can be taken back, and then goes', async () => {
    const { id } = await aCase();
    await desk.send(out);
    peer.received.length = 0;
    const messageId = await answered(id);
    desk.time.now += 29_000;
    await desk.send(out);
    expect(peer.received).toEqual([]);
    desk.time.now += 1_000;
    await desk.send(out);
    expect(peer.received).toHaveLength(1);
    expect(await standing(messageId)).toMatchObject({ state: 'sent', delivery: 'sent' });
    expect((await officer.post(`/api/messages/${messageId}/recall`)).status).toBe(409);
  });

  test('what is taken back is a draft again, beside what was written since, and never goes', async () => {
    const { id } = await aCase();
    await desk.send(out);
    peer.received.length = 0;
    const messageId = await answered(id, 'Dear customer, wrong.');
    await officer.post(`/api/cases/${id}/draft`, { kind: 'reply', body: 'And also' });
    expect((await officer.post(`/api/messages/${messageId}/recall`)).body.body).toContain('Dear customer, wrong.');
    const whole = (await officer.get(`/api/cases/${id}`)).body;
    const bodies = whole.drafts.map(({ body }: { body: string }) => body);
    expect(bodies.toSorted()).toEqual(['And also', 'Dear customer, wrong.']);
    desk.time.now += HOUR;
    await desk.send(out);
    expect(peer.received).toEqual([]);
    expect(await standing(messageId)).toMatchObject({ state: 'recalled', delivery: 'recalled' });
  });

  test('a case that was closed with an answer is open again when the answer is taken back', async () => {
    const { id } = await aCase();
    const messageId = await answered(id, 'Done.', { then: { state: 'answered' } });
    expect((await officer.get(`/api/cases/${id}`)).body.case.phase).toBe('closed');
    await officer.post(`/api/messages/${messageId}/recall`);
    expect((await officer.get(`/api/cases/${id}`)).body.case).toMatchObject({
      phase: 'open',
      nextStep: 'Finish the answer that was taken back',
    });
  });
});

describe('what the other server says', () => {
  test.each([
    ['at the recipient', { onRecipient: () => ({ code: 450, text: 'greylisted' }) }],
    ['at the message', { onMessage: () => ({ code: 451, text: 'busy' }) }],
  ])(
    '"later" %s is waited for, longer each time, and then the message goes once, under the same Message-ID and date',
    async (_where, behave) => {
      const { messageId } = await due();
      peer.behave = behave;
      for (const wait of [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]) {
        await desk.send(out);
        expect(await standing(messageId)).toMatchObject({ state: 'held', sendAfter: desk.time.now + wait });
        desk.time.now += wait - 1;
        expect(
          await sendDue({
            db: db(),
            office: desk.parts.office,
            transport: out,
            clock: () => desk.time.now,
            ways: desk.parts.ways,
          }),
        ).toBe(0);
        desk.time.now += 1;
      }
      const before = await sql<{
        rfc: string;
      }>`select rfc_message_id as rfc from correspondence.outgoing where message_id = ${messageId}`.execute(db());
      peer.behave = {};
      await desk.send(out);
      expect(peer.received).toHaveLength(1);
      expect(peer.received[0]?.raw).toMatch(new RegExp(`Message-ID:\\s+<${before.rows[0]?.rfc}>`));
      expect(await standing(messageId)).toMatchObject({ state: 'sent', delivery: 'sent' });
    },
  );

  test('the same message has the same bytes in its head however often it is tried', async () => {
    const { messageId } = await due('Same bytes');
    const heads: string[] = [];
    peer.behave = {
      onMessage: (raw) => {
        heads.push(raw.slice(0, raw.indexOf('\r\n\r\n')));
        return { code: 451, text: 'busy' };
      },
    };
    for (let n = 0; n < 3; n += 1) {
      await desk.send(out);
      desk.time.now += HOUR;
    }
    expect(heads).toHaveLength(3);
    expect(new Set(heads).size).toBe(1);
    expect(heads[0]).toMatch(/^Date: /m);
    expect(await standing(messageId)).toMatchObject({ state: 'held', attempts: 3 });
  });

  test('"never" is believed: the message has failed, and the case comes back to its owner', async () => {
    const { id, messageId } = await due('Never', { then: { state: 'answered' } });
    peer.behave = { onRecipient: () => ({ code: 550, text: 'no such customer' }) };
    await desk.send(out);
    expect(await standing(messageId)).toMatchObject({
      state: 'failed',
      delivery: 'failed',
      response: expect.stringContaining('no such customer'),
    });
    expect((await officer.get(`/api/cases/${id}`)).body.case).toMatchObject({
      phase: 'open',
      nextStep: expect.stringContaining('could not be delivered'),
    });
    expect((await officer.get('/api/outgoing/trouble')).body.messages).toContainEqual(
      expect.objectContaining({ messageId, state: 'failed' }),
    );
    desk.time.now += 48 * HOUR;
    await signIn();
    peer.behave = {};
    await desk.send(out);
    expect(peer.received).toEqual([]);
    expect((await officer.post(`/api/messages/${messageId}/again`)).status).toBe(200);
    await desk.send(out);
    expect(peer.received).toHaveLength(1);
    expect((await officer.post(`/api/messages/${messageId}/again`)).status).toBe(409);
  });

  test('a case joined to another meanwhile comes back as that other', async () => {
    const { id, messageId } = await due('Joined meanwhile', { then: { state: 'answered' } });
    const root = await aCase('The root');
    await officer.post(`/api/cases/${id}/merge`, { into: root.id, version: await version(id) });
    peer.behave = { onRecipient: () => ({ code: 550, text: 'no' }) };
    await desk.send(out);
    expect(await standing(messageId)).toMatchObject({ state: 'failed' });
    expect((await officer.get(`/api/cases/${root.id}`)).body.case.nextStep).toContain('could not be delivered');
  });

  test('after about two days of "later" the message has failed', async () => {
    const { messageId } = await due();
    peer.behave = { onMessage: () => ({ code: 421, text: 'later' }) };
    for (let n = 0; n < 12; n += 1) {
      await desk.send(out);
      desk.time.now += 25 * HOUR;
    }
    expect(await standing(messageId)).toMatchObject({ state: 'failed', delivery: 'failed' });
  });

  test('a server that is not there, or does not know our password, fails no message', async () => {
    const { messageId } = await due();
    await desk.send(openTransport('smtp://127.0.0.1:1'));
    expect(await standing(messageId)).toMatchObject({ state: 'held', attempts: 1 });
    desk.time.now += HOUR;
    await desk.send(openTransport(peer.url.replace('smtp://', 'smtp://desk:wrong@')));
    expect(await standing(messageId)).toMatchObject({ state: 'held', attempts: 2 });
    desk.time.now += HOUR;
    await desk.send(out);
    expect(peer.received).toHaveLength(1);
  });
});

describe('a connection that breaks', () => {
  test('before the last dot is tried again, because the other server cannot have the message', async () => {
    const { messageId } = await due();
    const breaking = await openBreakingPeer('before the dot');
    await desk.send(openTransport(breaking.url));
    expect(breaking.dots()).toBe(0);
    expect(await standing(messageId)).toMatchObject({ state: 'held', attempts: 1 });
    await breaking.close();
    desk.time.now += HOUR;
    await desk.send(out);
    expect(peer.received).toHaveLength(1);
  });

  test('after the last dot leaves us unsure: it is never sent again by itself, an officer decides', async () => {
    const first = await due();
    const breaking = await openBreakingPeer('after the dot');
    await desk.send(openTransport(breaking.url));
    expect(breaking.dots()).toBe(1);
    expect(await standing(first.messageId)).toMatchObject({ state: 'unsure', delivery: 'unsure' });
    desk.time.now += 72 * HOUR;
    await signIn();
    await desk.send(out);
    await settleAbandoned({ db: db(), office: desk.parts.office, transport: out, clock: () => desk.time.now });
    await desk.send(out);
    expect(peer.received).toEqual([]);
    expect((await officer.post(`/api/messages/${first.messageId}/went`)).status).toBe(200);
    expect(await standing(first.messageId)).toMatchObject({ state: 'sent', delivery: 'sent' });
    expect((await officer.post(`/api/messages/${first.messageId}/again`)).status).toBe(409);

    const second = await due();
    await desk.send(openTransport(breaking.url));
    await breaking.close();
    expect((await officer.post(`/api/messages/${second.messageId}/again`)).status).toBe(200);
    await desk.send(out);
    expect(peer.received).toHaveLength(1);
    expect(await standing(second.messageId)).toMatchObject({ state: 'sent', delivery: 'sent' });
  });

  test('a worker that dies while it hands a message over leaves it unsure, not lost and not sent twice', async () => {
    const { messageId } = await due();
    const dying: Transport = {
      hand: async (_envelope, _raw, beforeLast) => {
        await beforeLast();
        return new Promise(() => undefined);
      },
    };
    void sendDue({
      db: db(),
      office: desk.parts.office,
      transport: dying,
      clock: () => desk.time.now,
      ways: desk.parts.ways,
    });
    await expect.poll(async () => (await standing(messageId)).state).toBe('sending');
    const settle = () =>
      settleAbandoned({ db: db(), office: desk.parts.office, transport: out, clock: () => desk.time.now });
    expect(await settle()).toBe(0);
    desk.time.now += 6 * MINUTE;
    await desk.send(out);
    expect(peer.received).toEqual([]);
    expect(await settle()).toBe(1);
    expect(await standing(messageId)).toMatchObject({ state: 'unsure', delivery: 'unsure' });
  });

  test('a message that cannot be put together holds up no other', async () => {
    const broken = await due('Broken');
    const uploaded = await desk.server.http.inject({
      method: 'POST',
      url: `/api/cases/${broken.id}/uploads?name=lost.bin`,
      payload: Buffer.alloc(70_000, 7),
      headers: { cookie: officer.cookie, 'content-type': 'application/octet-stream' },
    });
    const lost = await answered(broken.id, 'With a file.', {
      attachmentIds: [(JSON.parse(uploaded.body) as { id: string }).id],
    });
    const { rm } = await import('node:fs/promises');
    const { files } = desk.parts.config;
    if (files.kind === 'folder') await rm(files.folder, { recursive: true });
    const fine = await due('Fine');
    desk.time.now += MINUTE;
    await desk.send(out);
    expect(await standing(fine.messageId)).toMatchObject({ state: 'sent' });
    expect(await standing(lost)).toMatchObject({ state: 'held', attempts: 1 });
    await sql`update correspondence.outgoing set state = 'recalled' where message_id = ${lost}`.execute(db());
  });
});

test('several workers at once send each message once', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 8; n += 1) ids.push((await due(`Many ${n}`)).messageId);
  peer.received.length = 0;
  await sql`update correspondence.outgoing set state = 'held', send_after = ${new Date(desk.time.now)}, leased_until = null, attempts = 0 where message_id = any(${ids}::uuid[])`.execute(
    db(),
  );
  const worker = async () => {
    while (
      (await sendDue({
        db: db(),
        office: desk.parts.office,
        transport: out,
        clock: () => desk.time.now,
        ways: desk.parts.ways,
      })) > 0
    );
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  const sent = peer.received.map(({ raw }) => /Message-ID:\s+<([^>]+)>/.exec(raw)?.[1]);
  expect(sent).toHaveLength(8);
  expect(new Set(sent).size).toBe(8);
});

describe('what goes out', () => {
  test('names the conversation, carries the key to the case, and the answer to it finds the case', async () => {
    const it = await due('Conversation');
    await desk.send(out);
    const [{ raw, from, to }] = peer.received as [Peer['received'][number]];
    const read = await readMessage(Buffer.from(raw, 'latin1'));
    expect(read.inReplyTo).toHaveLength(1);
    expect(read.references.at(-1)).toBe(read.inReplyTo[0]);
    expect(read.references[0]).toMatch(/^first\d+\./);
    expect(to).toEqual([it.from]);
    expect(read.replyTo[0]?.address).toBe(from);
    expect(read.subject).toMatch(/^Re: Conversation \[[\d-]+-[A-Z]\]$/);
    const id = await desk.receive(
      `From: ${it.from}\nTo: ${read.replyTo[0]?.address}\nSubject: Aw: other words\nMessage-ID: <back${letters}@home.example>\n\nThanks.\n`,
    );
    const { rows } = await sql<{
      caseId: string;
      outcome: string;
    }>`select case_id as "caseId", outcome from intake.mail where id = ${id}`.execute(db());
    expect(rows).toEqual([{ caseId: it.id, outcome: 'threaded' }]);
  });

  test.each([
    ['=?utf-8?q?evil=0D=0ABcc:_victim@else.example?='],
    ['=?utf-8?q?evil=0D=0A=0D=0ABody?='],
    [`${'long '.repeat(120)}`],
    ['Ünïcode – ✓ 日本語 🎉'],
  ])('no subject of a customer adds a line to the head of our mail: %s', async (subject) => {
    await due(subject);
    await desk.send(out);
    const [{ raw, to }] = peer.received as [Peer['received'][number]];
    expect(raw).not.toMatch(/^Bcc:/im);
    const read = await readMessage(Buffer.from(raw, 'latin1'));
    expect([...read.to, ...read.cc].map(({ address }) => address)).toEqual([...to]);
    expect(read.text.trim()).toBe('Here is the answer.');
    expect(read.from).toEqual([
      { name: expect.stringMatching(/^Council of\s+Elm$/), address: 'desk@localhost.example' },
    ]);
  });

  test('attachments go out byte for byte, once each, under their names', async () => {
    const { id } = await aCase('With a file');
    await desk.send(out);
    peer.received.length = 0;
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, n) => n % 256));
    const uploaded = await desk.server.http.inject({
      method: 'POST',
      url: `/api/cases/${id}/uploads?name=${encodeURIComponent('Übersicht\r\nX: y.bin')}`,
      payload: bytes,
      headers: { cookie: officer.cookie, 'content-type': 'application/octet-stream' },
    });
    await answered(id, 'See the file.', { attachmentIds: [(JSON.parse(uploaded.body) as { id: string }).id] });
    desk.time.now += MINUTE;
    await desk.send(out);
    const read = await readMessage(Buffer.from(peer.received[0]?.raw ?? '', 'latin1'));
    expect(read.attachments.map(({ name }) => name)).toEqual(['Übersicht__X: y.bin']);
    expect(Buffer.from(read.attachments[0]?.bytes ?? [])).toEqual(bytes);
  });

  test('the customer’s private link stands in what goes out, and in nothing that an officer reads', async () => {
    peer.received.length = 0;
    const { id } = await aCase('Private');
    await desk.send(out);
    const raw = Buffer.from(peer.received[0]?.raw ?? '', 'latin1');
    expect((await readMessage(raw)).text).toMatch(/\/track\/[\w-]{20,}/);
    expect((await readMessage(raw)).text).not.toContain('[private link]');
    const whole = (await officer.get(`/api/cases/${id}`)).body;
    expect(JSON.stringify(whole)).toContain('[private link]');
    expect(JSON.stringify(whole)).not.toContain('/track/');
    const { rows } = await sql`select 1 from cases.message where body like '%/track/%'`.execute(db());
    expect(rows).toEqual([]);
  });
});

describe('an automatic acknowledgement', () => {
  test('says that it is automatic and has the null return path, so that no machine answers it', async () => {
    peer.received.length = 0;
    await aCase('Acknowledge me');
    await desk.send(out);
    expect(peer.received).toHaveLength(1);
    expect(peer.received[0]?.from).toBe('');
    expect(peer.received[0]?.raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect((await readMessage(Buffer.from(peer.received[0]?.raw ?? '', 'latin1'))).nature.kind).not.toBe('human');
  });

  const machines: readonly (readonly [string, string, string | null])[] = [
    ['a null return path', 'From: a@m.example\nSubject: x', ''],
    ['Auto-Submitted', 'From: b@m.example\nSubject: x\nAuto-Submitted: auto-generated', 'b@m.example'],
    ['a mailing list', 'From: c@m.example\nSubject: x\nList-Id: <l.m.example>\nPrecedence: list', 'c@m.example'],
    ['Precedence: bulk', 'From: d@m.example\nSubject: x\nPrecedence: bulk', 'd@m.example'],
    [
      'an out-of-office answer',
      'From: e@m.example\nSubject: Automatic reply: x\nX-Auto-Response-Suppress: All',
      'e@m.example',
    ],
    ['a robot’s address', 'From: no-reply@m.example\nSubject: x', 'no-reply@m.example'],
    ['a mailer daemon', 'From: MAILER-DAEMON@m.example\nSubject: Undelivered', ''],
    ['our own address', 'From: desk@localhost.example\nSubject: x', 'desk@localhost.example'],
    ['our own address with a tag', 'From: desk+k1.x@localhost.example\nSubject: x', 'desk+k1.x@localhost.example'],
  ];
  test.each(machines)('is never sent to %s', async (_what, head, returnPath) => {
    peer.received.length = 0;
    await desk.receive(`${head}\nTo: desk@localhost.example\nMessage-ID: <robot${(letters += 1)}@m.example>\n\nx\n`, {
      returnPath,
    });
    await desk.send(out);
    expect(peer.received).toEqual([]);
  });

  test('is sent to one address five times a day at most, and once for a case, however the address is written', async () => {
    peer.received.length = 0;
    for (let n = 0; n < 9; n += 1) await aCase(`Loop ${n}`, n % 2 === 0 ? 'loop@home.example' : 'LOOP@home.example');
    await desk.send(out);
    expect(peer.received).toHaveLength(5);
    desk.time.now += 25 * HOUR;
    await aCase('Tomorrow', 'loop@home.example');
    await desk.send(out);
    expect(peer.received).toHaveLength(6);
  });
});
