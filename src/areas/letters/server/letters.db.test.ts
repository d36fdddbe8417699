import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import { openLetters } from './letters.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, jo, db, ADDRESS, LETTER, aCase, answer, goOn, toPost, pdfOf, wordsOf, deliveryOf, post } =
  await openLetters();
afterAll(() => desk.close());

describe('an answer by letter', () => {
  test('is made once it can no longer be taken back by a key, lies ready, and is sent when somebody says that it was posted', async () => {
    const { id } = await aCase();
    const { body, status } = await answer(id, 'Dear Peg,\n\nYour card is on its way.');
    expect(status).toBe(200);
    await desk.send();
    expect(await toPost()).toEqual([]);
    await goOn();
    expect(await toPost()).toMatchObject([
      {
        messageId: body.messageId,
        caseId: id,
        addressee: 'Peg Doolan',
        address: ADDRESS,
        variant: 'standard',
        pages: 1,
        enclosures: [],
      },
    ]);
    expect(await deliveryOf(body.messageId)).toBe('to post');
    expect((await post([body.messageId])).body).toEqual({ posted: [body.messageId], notPosted: [] });
    expect(await deliveryOf(body.messageId)).toBe('sent');
    expect(await toPost()).toEqual([]);
    expect((await mira.get('/api/letters/posted-lately')).body.letters[0]).toMatchObject({
      messageId: body.messageId,
      postedOn: '2026-11-16',
      postedBy: mira.id,
    });
    const { rows } = await sql<{ kind: string }>`
      select kind from records.event where case_id = ${id} and kind like 'letter.%' order by seq`.execute(db());
    expect(rows.map(({ kind }) => kind)).toEqual(['letter.made', 'letter.posted']);
  });

  test('is kept as it was made, with its hash, whatever becomes of the letterhead afterwards', async () => {
    const admin = await desk.officer('Ada', { roles: ['administrator'] });
    const { id } = await aCase();
    const { messageId } = (await answer(id, 'As we see it.')).body;
    await goOn();
    const before = await pdfOf(messageId);
    expect(before.headers['content-type']).toBe('application/pdf');
    expect(wordsOf(before.bytes)).toContain('As we see it.');
    const head = {
      address: 'Somewhere else',
      contact: '',
      returnLine: '',
      footer: '',
      envelope: 'din-5008-b',
      paper: 'a4',
    };
    expect((await admin.post('/api/letterhead', head)).status).toBe(200);
    const after = await pdfOf(messageId);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    await post([messageId]);
    const [{ sha256 }] = (await mira.get('/api/letters/posted-lately')).body.letters;
    expect(createHash('sha256').update(after.bytes).digest('hex')).toBe(sha256);
    const change = sql`update letters.letter set pages = 2 where message_id = ${messageId}`.execute(db());
    await expect(change).rejects.toThrow('A letter is kept as it was made.');
  });

  test('can be taken back until it is posted, and is the draft it was, by letter and with its look', async () => {
    const { id } = await aCase();
    const { messageId } = (await answer(id, 'Not yet.', { variant: 'large print' })).body;
    await goOn();
    expect((await mira.post(`/api/messages/${messageId}/recall`)).status).toBe(200);
    expect(await toPost()).toEqual([]);
    expect((await post([messageId])).body).toEqual({ posted: [], notPosted: [messageId] });
    const { drafts } = (await mira.get(`/api/cases/${id}`)).body;
    expect(drafts[0]).toMatchObject({
      body: 'Not yet.',
      rest: {
        by: 'letter',
        to: [ADDRESS],
        letter: { addressee: 'Peg Doolan', variant: 'large print', language: 'en-AU' },
      },
    });
    const again = (await answer(id, 'Not yet.')).body.messageId;
    await goOn();
    await post([again]);
    expect((await mira.post(`/api/messages/${again}/recall`)).status).toBe(409);
  });

  test('is refused where it has a gap, no words, or signs that cannot be printed', async () => {
    const { id } = await aCase();
    expect((await answer(id, 'On [[the day]].')).body.reason).toContain('the day');
    expect((await answer(id, ' ')).status).toBe(422);
    expect((await answer(id, 'Dear 王')).body.reason).toContain('王');
    expect((await answer(id, 'Words.', { address: '' })).status).toBe(400);
  });

  test('a day to come is no day on which it was posted', async () => {
    expect((await post(['01935f00-0000-7000-8000-000000000000'], '2099-01-01')).body.fields).toEqual([
      { field: 'on', problem: 'is still to come' },
    ]);
  });

  test('that cannot be made did not go: its case comes back to its owner, with the reason', async () => {
    const { id } = await aCase();
    const { messageId } = (await answer(id, `${'word '.repeat(30_000)}`)).body;
    desk.time.now += HOUR;
    const { sendDue } = await import('#areas/correspondence/server/index.ts');
    const { office, ways } = desk.parts;
    const letter = async () => ({
      outcome: 'refused' as const,
      permanent: true,
      response: 'Too long. Make it shorter.',
    });
    await sendDue({ db: db(), office, transport: null, clock: () => desk.time.now, ways: { ...ways, letter } });
    expect(await deliveryOf(messageId)).toBe('failed');
    expect((await mira.get(`/api/cases/${id}`)).body.case.nextStep).toContain('could not be delivered');
  });

  test('is made once, however often a worker is stopped while it makes it', async () => {
    const { id } = await aCase();
    const { messageId } = (await answer(id, 'Once.')).body;
    desk.time.now += HOUR;
    const { sendDue } = await import('#areas/correspondence/server/index.ts');
    const { office, ways } = desk.parts;
    // A worker that dies after it has set the page and before anything is kept.
    const dying = async () => Promise.reject(new Error('stopped'));
    await sendDue({ db: db(), office, transport: null, clock: () => desk.time.now, ways: { ...ways, letter: dying } });
    expect(await deliveryOf(messageId)).toBe('held');
    desk.time.now += HOUR;
    await Promise.all([desk.send(), desk.send(), desk.send()]);
    expect((await toPost()).filter((one) => one.messageId === messageId)).toHaveLength(1);
    await post([messageId]);
  });
});

describe('four eyes', () => {
  test('read a letter as they read an e-mail: it is not made before they agreed to exactly this, its look included', async () => {
    const { body: rule } = await (
      await desk.officer('Ada Two', { roles: ['administrator'] })
    ).post('/api/vetting-rules', {
      title: 'Letters about money',
      occasion: 'amount',
      from: 50_000,
      approvers: [{ role: 'team leader' }],
    });
    expect(rule.id).toBeDefined();
    const { id } = await aCase();
    const { messageId, waits } = (await answer(id, 'We pay you $750.', { variant: 'easy read' })).body;
    expect(waits).toBe(true);
    await goOn();
    expect(await toPost()).toEqual([]);
    const read = (await jo.get(`/api/texts/${messageId}`)).body;
    expect(read).toMatchObject({ channel: 'letter', form: { variant: 'easy read' }, recipients: [ADDRESS] });
    expect(wordsOf((await pdfOf(messageId, jo)).bytes)).toContain('We pay you $750.');
    await sql`update correspondence.outgoing set form = form || '{"variant":"standard"}' where message_id = ${messageId}`.execute(
      db(),
    );
    expect((await jo.post(`/api/texts/${messageId}/approve`, { sha256: read.sha256 })).status).toBe(409);
    const { sha256 } = (await jo.get(`/api/texts/${messageId}`)).body;
    expect((await jo.post(`/api/texts/${messageId}/approve`, { sha256 })).body.goes).toBe(true);
    await goOn();
    expect(await toPost()).toHaveLength(1);
    await post([messageId]);
  });

  test('a letter that was changed after they agreed is not made', async () => {
    const { id } = await aCase();
    const { messageId } = (await answer(id, 'We pay you $800.')).body;
    const { sha256 } = (await jo.get(`/api/texts/${messageId}`)).body;
    await jo.post(`/api/texts/${messageId}/approve`, { sha256 });
    await sql`update correspondence.outgoing set recipients = '{"1 Other Road"}' where message_id = ${messageId}`.execute(
      db(),
    );
    await goOn();
    expect(await deliveryOf(messageId)).toBe('failed');
    expect(await toPost()).toEqual([]);
  });
});

describe('who may see it', () => {
  test('a letter of a restricted case leaks nowhere: not in the list, its file, the printer, or by being posted', async () => {
    const { id } = await aCase();
    const { messageId } = (await answer(id, 'A secret.')).body;
    await goOn();
    await sql`update cases."case" set restricted = true where id = ${id}`.execute(db());
    const stranger = await desk.officer('Stranger');
    expect(await toPost(stranger)).toEqual([]);
    expect((await pdfOf(messageId, stranger)).status).toBe(404);
    expect((await stranger.get(`/api/letters/${messageId}/docx`)).status).toBe(404);
    expect((await stranger.get(`/api/letters/print?ids=${messageId}`)).status).toBe(404);
    expect((await stranger.post(`/api/cases/${id}/letter-picture`, { ...LETTER, body: 'x' })).status).toBe(404);
    expect((await post([messageId], '2026-11-16', stranger)).body).toEqual({ posted: [], notPosted: [messageId] });
    expect(await toPost()).toHaveLength(1);
    await post([messageId]);
    expect(
      (await stranger.get('/api/letters/posted-lately')).body.letters.map(
        (one: { messageId: string }) => one.messageId,
      ),
    ).not.toContain(messageId);
  });

  test('the customer’s own page shows a letter when it was posted, and not while it lies on a table', async () => {
    const { rows } = await sql<{ shown: boolean }>`
      select m.delivery not in ('to approve', 'held', 'to post', 'recalled') as shown
        from cases.message m where m.channel = 'letter' and m.delivery = 'to post'`.execute(db());
    expect(rows.every(({ shown }) => !shown)).toBe(true);
  });
});

describe('a text message', () => {
  const text = (id: string, body: string, more: object = {}) =>
    mira.post(`/api/cases/${id}/reply`, { body, by: { channel: 'sms', number: '0491 570 006' }, ...more });

  test('is caught while there is no gateway, and kept as it was sent', async () => {
    const { id } = await aCase();
    const { messageId } = (await text(id, 'Your card is ready.')).body;
    await goOn();
    expect(await deliveryOf(messageId)).toBe('sent');
    const caught = (await jo.get('/api/outgoing/caught')).body.messages;
    expect(caught[0]).toMatchObject({ messageId, recipients: ['0491 570 006'], body: 'Your card is ready.' });
  });

  test('is refused where it is longer than ten of them, or has files', async () => {
    const { id } = await aCase();
    expect((await text(id, 'a'.repeat(1531))).body.reason).toContain('too long');
    expect((await text(id, 'a', { attachmentIds: ['01935f00-0000-7000-8000-000000000000'] })).body.reason).toContain(
      'no files',
    );
  });
});
