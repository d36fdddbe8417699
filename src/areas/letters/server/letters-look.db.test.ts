import { afterAll, describe, expect, test } from 'vitest';
import { type TestOfficer } from '#testing/desk.ts';
import { structureOf } from './making/pdf-structure.fixtures.ts';
import { openLetters } from './letters.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, LETTER, aCase, answer, goOn, toPost, pdfOf, wordsOf, post } = await openLetters();
afterAll(() => desk.close());

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
