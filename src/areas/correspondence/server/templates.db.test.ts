import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let dev: TestOfficer;
let lea: TestOfficer;
let fines: string;

beforeAll(async () => {
  desk = await openTestDesk();
  fines = await desk.team('Fines');
  mira = await desk.officer('Mira Tolentino', { teamIds: [desk.teamId, fines] });
  dev = await desk.officer('Dev Raman');
  lea = await desk.officer('Lea Der', { roles: ['team leader'] });
});
afterAll(() => desk.close());

const letter = (shortcut: string, more: object = {}) => ({
  name: `The ${shortcut}`,
  shortcut,
  body: 'Dear {{customer.name}}, {{ask: what we found}}',
  ...more,
});
const usedBy = async (officer: TestOfficer): Promise<string[]> =>
  (await officer.get('/api/templates')).body.templates.map(({ shortcut }: { shortcut: string }) => shortcut);
const aCase = async (): Promise<string> =>
  (
    await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: 'A bench',
      teamId: desk.teamId,
      customer: { name: 'Peg Doolan', email: 'peg@mail.example' },
      channel: 'phone',
      said: 'The bench is broken.',
    })
  ).body.id;
const answer = (id: string, body: object) => mira.post(`/api/cases/${id}/reply`, { to: ['peg@mail.example'], ...body });

describe('a template', () => {
  test('is used by everybody, by a team or by one officer, and changed by no one else', async () => {
    await lea.post('/api/templates/shared', letter('for-all'));
    await lea.post('/api/templates/shared', letter('for-fines', { teamId: fines }));
    const { body: own } = await mira.post('/api/templates', letter('for-me'));
    expect(await usedBy(mira)).toEqual(expect.arrayContaining(['for-all', 'for-fines', 'for-me']));
    expect(await usedBy(dev)).toEqual(['for-all']);
    expect((await dev.post('/api/templates', { ...letter('taken'), id: own.id })).status).toBe(404);
    expect((await lea.post('/api/templates/shared', { ...letter('taken'), id: own.id })).status).toBe(404);
    expect((await dev.post(`/api/templates/${own.id}/retire-mine`)).status).toBe(404);
    expect((await dev.get(`/api/templates/${own.id}/versions`)).status).toBe(404);
    expect(JSON.stringify((await lea.get('/api/templates/shared')).body)).not.toContain('for-me');
    expect((await dev.post('/api/templates/shared', letter('mine'))).status).toBe(403);
  });

  test('keeps every wording it had, and says which one a message was made from', async () => {
    const { body: first } = await lea.post('/api/templates/shared', letter('found'));
    const id = await aCase();
    expect((await answer(id, { body: 'Dear Peg Doolan, nothing', templates: [first] })).status).toBe(200);
    const { body: second } = await lea.post('/api/templates/shared', {
      ...letter('found', { body: 'Other words' }),
      ...first,
    });
    expect(second).toEqual({ id: first.id, version: 2 });
    await answer(id, { body: 'Other words', templates: [second] });
    const { versions } = (await lea.get(`/api/templates/${first.id}/versions`)).body;
    expect(versions).toMatchObject([
      { version: 2, body: 'Other words', used: 1 },
      { version: 1, body: 'Dear {{customer.name}}, {{ask: what we found}}', used: 1 },
    ]);
  });

  test('is not changed over somebody else’s change, nor given a shortcut that is taken', async () => {
    const { body: first } = await lea.post('/api/templates/shared', letter('twice'));
    await lea.post('/api/templates/shared', { ...letter('twice'), ...first });
    expect((await lea.post('/api/templates/shared', { ...letter('twice'), ...first })).status).toBe(409);
    const taken = await lea.post('/api/templates/shared', letter('twice'));
    expect([taken.status, taken.body.reason]).toEqual([
      409,
      'There is a template with ;twice already. Choose another shortcut.',
    ]);
  });

  test('that names a field we do not know is refused with the fields there are', async () => {
    const { status, body } = await lea.post('/api/templates/shared', letter('bad', { body: 'Dear {{customer.nam}}' }));
    expect(status).toBe(422);
    expect(body.reason).toMatch(/^We do not know \{\{customer\.nam\}\}\. There are: customer\.name, /);
  });

  test('that was put away is offered no more, and its shortcut is free again', async () => {
    const { body } = await lea.post('/api/templates/shared', letter('away'));
    await lea.post(`/api/templates/${body.id}/retire`);
    expect(await usedBy(dev)).not.toContain('away');
    expect((await lea.post('/api/templates/shared', letter('away'))).status).toBe(200);
  });
});

describe('an answer', () => {
  test.each([
    ['Dear Peg, on [[the day]] we come.', 'There is still a gap to fill: the day.'],
    ['Dear {{customer.name}}', 'There is still a gap to fill: customer.name.'],
    ['Dear {{customer.na', 'There is still a gap to fill: customer.na.'],
  ])('with a gap in it does not go: %s', async (body, reason) => {
    const id = await aCase();
    const refused = await answer(id, { body });
    expect([refused.status, refused.body.reason]).toEqual([422, reason]);
    const formatted = await answer(id, { html: `<p>${body.replace('[[', '[<b>[</b>')}</p>` });
    expect(formatted.status).toBe(422);
  });

  test('with a look goes out as text and as harmless HTML, and the text says the same', async () => {
    const id = await aCase();
    const html =
      '<p>Dear <strong>Peg</strong></p><ul><li>one</li><li>two</li></ul><script>alert(1)</script><p onclick="x()"><a href="javascript:x">no</a> <a href="https://southmark.example/fees">fees</a></p>';
    const { messageId } = (await answer(id, { html, body: 'something else' })).body;
    desk.time.now += 60_000;
    await desk.send();
    const raw = await rawOf(messageId);
    expect(raw).toMatch(/content-type: multipart\/alternative/i);
    expect(raw).toMatch(/content-type: text\/plain/i);
    expect(raw).toMatch(/<strong>Peg<\/strong>/);
    expect(raw).not.toMatch(/script|onclick|javascript:|something else/i);
    const entry = (await mira.get(`/api/cases/${id}`)).body.entries.find((one: { id: string }) => one.id === messageId);
    expect(entry).toMatchObject({ hasHtml: true, body: expect.stringContaining('Dear Peg') });
    expect(entry.body).toMatch(/\* one\n\s*\* two/);
  });

  test('that is taken back is a draft with its words, its look, its recipients and its files', async () => {
    const id = await aCase();
    const uploaded = await desk.server.http.inject({
      method: 'POST',
      url: `/api/cases/${id}/uploads?name=form.txt`,
      headers: { cookie: mira.cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from('a form'),
    });
    const attachment: unknown = JSON.parse(uploaded.body).id;
    const to = ['peg@mail.example', 'sister@mail.example'];
    const sent = await answer(id, { html: '<p>Dear <b>Peg</b></p>', to, attachmentIds: [attachment] });
    await mira.post(`/api/messages/${sent.body.messageId}/recall`);
    const [draft] = (await mira.get(`/api/cases/${id}`)).body.drafts;
    expect(draft).toMatchObject({ kind: 'reply', body: 'Dear Peg', rest: { to, html: '<p>Dear <b>Peg</b></p>' } });
    expect(draft.rest.papers).toMatchObject([{ name: 'form.txt', size: 6 }]);
    // It can be sent once more just as it was.
    const papers = draft.rest.papers.map((one: { id: string }) => one.id);
    const again = await answer(id, {
      html: draft.rest.html,
      to: draft.rest.to,
      attachmentIds: papers,
      draftId: draft.id,
    });
    expect(again.status).toBe(200);
    expect((await mira.get(`/api/cases/${id}`)).body.drafts).toEqual([]);
  });
});

async function rawOf(messageId: string): Promise<string> {
  const { db } = desk.parts.database;
  const { rows } = await sql<{ hash: Buffer }>`
    select sha256 as hash from correspondence.caught where message_id = ${messageId}`.execute(db);
  const [caught] = rows;
  if (caught === undefined) throw new Error('nothing was caught');
  return Buffer.from(await desk.parts.desk.files.get(db, caught.hash)).toString('utf8');
}
