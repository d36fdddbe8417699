import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { structureOf } from './making/pdf-structure.fixtures.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark' });
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;
const ADDRESS = '12 Sample Street\nSOUTHMARK NSW 2999';
const LETTER = { channel: 'letter', address: ADDRESS, addressee: 'Peg Doolan', variant: 'standard', language: 'en-AU' };

/** A case of a customer with a postal address and nothing else. */
async function aCase(officer = mira, more: object = {}) {
  const { body: customer } = await officer.post('/api/customers', {
    kind: 'person',
    name: 'Peg Doolan',
    contactPoints: [{ kind: 'post', value: ADDRESS }],
  });
  const { body } = await officer.post('/api/cases', {
    kind: 'enquiry',
    subject: 'Concession card refused',
    teamId: desk.teamId,
    customer: { id: customer.id },
    channel: 'letter',
    said: 'She wrote that her card was refused.',
    ownerId: officer.id,
    ...more,
  });
  return { id: body.id as string, customerId: customer.id as string };
}
const answer = async (caseId: string, body: string, by: object = {}, more: object = {}) =>
  mira.post(`/api/cases/${caseId}/reply`, { body, by: { ...LETTER, ...by }, ...more });
const goOn = async () => {
  desk.time.now += 60_000;
  await desk.send();
};
const toPost = async (officer = mira) =>
  (await officer.get('/api/letters/to-post')).body.letters as { messageId: string }[];
const pdfOf = async (id: string, officer = mira) => {
  const { rawPayload, statusCode, headers } = await desk.server.http.inject({
    url: `/api/letters/${id}/pdf`,
    headers: { cookie: officer.cookie },
  });
  return { bytes: rawPayload, status: statusCode, headers };
};
const wordsOf = (bytes: Uint8Array) =>
  structureOf(bytes)
    .read.map(({ text }) => text)
    .join('\n');
const deliveryOf = async (messageId: string) =>
  (await sql<{ delivery: string }>`select delivery from cases.message where id = ${messageId}`.execute(db())).rows[0]
    ?.delivery;
const post = (ids: readonly string[], on = '2026-11-16', officer = mira) =>
  officer.post('/api/letters/posted', { ids, on });

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

test('what is enclosed is listed in the letter and printed after it', async () => {
  const { id } = await aCase();
  const upload = await desk.server.http.inject({
    method: 'POST',
    url: `/api/cases/${id}/uploads?name=${encodeURIComponent('Fees 2026.txt')}`,
    headers: { cookie: mira.cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from('The fees.'),
  });
  const { messageId } = (
    await answer(id, 'The fees are enclosed.', {}, { attachmentIds: [JSON.parse(upload.body).id] })
  ).body;
  await goOn();
  expect(wordsOf((await pdfOf(messageId)).bytes)).toMatch(/Enclosed[\s\S]*Fees 2026\.txt/);
  const printed = await desk.server.http.inject({
    url: `/api/letters/print?ids=${messageId}`,
    headers: { cookie: mira.cookie },
  });
  expect(printed.headers['content-type']).toBe('application/pdf');
  expect(
    Buffer.from(printed.rawPayload)
      .toString('latin1')
      .match(/\/Type \/Page(?![a-zA-Z])/g),
  ).toHaveLength(2);
  await post([messageId]);
});

test('the picture of a letter is the letter', async () => {
  const { id } = await aCase();
  const { statusCode, rawPayload } = await desk.server.http.inject({
    method: 'POST',
    url: `/api/cases/${id}/letter-picture`,
    headers: { cookie: mira.cookie },
    payload: { ...LETTER, body: 'Dear Peg,', enclosures: ['a.pdf'] },
  });
  expect(statusCode).toBe(200);
  expect(wordsOf(rawPayload)).toMatch(/Peg Doolan[\s\S]*Concession card refused[\s\S]*Dear Peg,[\s\S]*a\.pdf/);
});

test('what is told a customer who has a postal address only goes by letter, in the look they need', async () => {
  const { id, customerId } = await aCase();
  await mira.post(`/api/customers/${customerId}/needs`, { kind: 'large print' });
  const { sendNotice } = await import('#areas/correspondence/server/index.ts');
  const messageId = await desk.as(mira.actor, (work) =>
    sendNotice(desk.parts.office, work, id, 'We need until Friday.'),
  );
  await goOn();
  expect(await toPost()).toMatchObject([{ messageId, addressee: 'Peg Doolan', variant: 'large print' }]);
  await post([messageId ?? '']);
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

describe('the head of letters', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10h-30z"/></svg>';
  const give = (officer: TestOfficer, payload: string) =>
    desk.server.http.inject({
      method: 'POST',
      url: '/api/letterhead/logo',
      headers: { cookie: officer.cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(payload),
    });
  const HEAD = { address: '', contact: '', returnLine: '', footer: '', envelope: 'dl', paper: 'a4' };

  test('takes a logo that is only a picture, and shows it to those who may, as a page that runs nothing', async () => {
    const admin = await desk.officer('Wen', { roles: ['administrator'] });
    expect((await give(mira, SVG)).statusCode).toBe(403);
    const bad = await give(admin, SVG.replace('<path', '<script>x()</script><path'));
    expect(bad.statusCode).toBe(422);
    expect(JSON.parse(bad.body).reason).toContain('<script>');
    const { sha256 } = JSON.parse((await give(admin, SVG)).body) as { sha256: string };
    const logo = { sha256, alt: 'Logo of Service Southmark' };
    expect((await admin.post('/api/letterhead', { ...HEAD, logo: { ...logo, sha256: 'a'.repeat(64) } })).status).toBe(
      422,
    );
    expect((await admin.post('/api/letterhead', { ...HEAD, logo: { ...logo, alt: ' ' } })).status).toBe(400);
    expect(
      (await admin.post('/api/letterhead', { ...HEAD, logo, code: 'case', shift: { right: 1.5, down: -2 } })).status,
    ).toBe(200);
    const kept = (await mira.get('/api/letterhead')).body;
    expect(kept).toMatchObject({ logo: { ...logo, type: 'svg' }, code: 'case', shift: { right: 1.5, down: -2 } });
    const shown = await desk.server.http.inject({
      url: `/api/letterhead/logos/${sha256}`,
      headers: { cookie: mira.cookie },
    });
    expect(shown.headers['content-type']).toBe('image/svg+xml');
    expect(shown.headers['content-security-policy']).toContain('sandbox');
  });

  test('leads whoever scans the code of a letter, or types what stands beside it, to the page of their case and of no other', async () => {
    const { id } = await aCase();
    const { messageId } = (await answer(id, 'As we see it.')).body;
    const link = (text: string) => /\/track\/[\w-]+/.exec(text)?.[0] ?? '';
    const before = link(wordsOf((await pdfOf(messageId)).bytes));
    expect((await desk.server.http.inject({ url: before })).statusCode).toBe(404);
    await goOn();
    const { read } = structureOf((await pdfOf(messageId)).bytes);
    const address = link(read.map(({ text }) => text).join('\n'));
    expect(address).toBe(before);
    expect(read.some(({ alt }) => alt?.includes(address))).toBe(true);
    expect(read.some(({ alt }) => alt === 'Logo of Service Southmark')).toBe(true);
    // Before it is posted it can still be taken back, so the page does not tell of it.
    expect((await desk.server.http.inject({ url: address })).body).not.toContain('As we see it.');
    await post([messageId]);
    const page = await desk.server.http.inject({ url: address });
    expect([page.statusCode, page.body.includes('As we see it.')]).toEqual([200, true]);
  });

  test('can be tried on a page with the frame of the window, before letters are printed', async () => {
    const tried = await desk.server.http.inject({
      url: '/api/letterhead/test-page?envelope=dl&paper=a4&right=3&down=-1.5',
      headers: { cookie: mira.cookie },
    });
    expect([tried.statusCode, tried.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(wordsOf(tried.rawPayload)).toContain('A page to try the envelope with');
  });
});
