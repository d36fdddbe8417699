import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { browserAt, lettersOf, linkIn, openScene, unfolded, type Scene } from './referrals.fixtures.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.desk.close());

const read = async (id: string) => (await scene.mira.get(`/api/referrals/${id}`)).body;
const act = (id: string, body: object) => scene.mira.post(`/api/referrals/${id}/act`, body);
const promiseOf = async (caseId: string) => (await scene.mira.get(`/api/cases/${caseId}/promises`)).body.promises[0];
const lastLetter = async () => {
  const all = await lettersOf(scene);
  return all.at(-1) ?? '';
};
const todayOf = async () =>
  (await scene.mira.get('/api/today')).body.things.filter(
    ({ about }: { about: string }) => about === 'referrals.referral',
  );

describe('a referral', () => {
  test('gives the service what it asks for and no more, keeps the rest by name, and tells the customer who has it', async () => {
    const { caseId } = await scene.begin();
    const preview = (
      await scene.mira.get(
        `/api/cases/${caseId}/referrals/preview?organization=${scene.organizationId}&service=${scene.serviceId}`,
      )
    ).body;
    expect(preview.given.map(({ name }: { name: string }) => name)).toEqual(['name', 'phone']);
    expect(preview.heldBack).toEqual(['email', 'post']);
    expect(preview.lacking).toEqual(['their words']);
    expect(preview.letter).toContain('Harbour Housing');
    const made = await scene.refer(caseId);
    expect(made.body.told).toBe('message');
    const it = await read(made.body.id);
    expect(it).toMatchObject({ state: 'offered', heldBack: ['email', 'post'], sentTo: 'intake@harbour.example' });
    const { entries, ...view } = (await scene.mira.get(`/api/cases/${caseId}`)).body;
    expect(view.case).toMatchObject({ nextStep: 'Hear from Harbour Housing', nextDueAt: it.dueAt });
    expect(entries.some(({ body }: { body: string }) => body.includes('We have asked Harbour Housing'))).toBe(true);
  });

  test('needs a customer, words for its ground, a later day, a service of that organisation, and happens once at a time', async () => {
    const { caseId } = await scene.begin();
    expect((await scene.refer(caseId, { groundWords: ' ' })).status).toBe(400);
    expect((await scene.refer(caseId, { dueAt: scene.desk.time.now - 1 })).status).toBe(422);
    expect((await scene.refer(caseId, { manner: 'warm' })).body.fields[0].field).toBe('call');
    const other = (
      await scene.jo.post('/api/directory/organizations', { name: 'Elsewhere', kind: 'agency', way: 'phone' })
    ).body.id;
    expect((await scene.refer(caseId, { organizationId: other })).body.fields[0].field).toBe('serviceId');
    expect((await scene.refer(caseId, { attachmentIds: ['01935f00-0000-7000-8000-000000000000'] })).status).toBe(404);
    expect((await scene.refer(caseId)).status).toBe(200);
    expect((await scene.refer(caseId)).status).toBe(409);
    const stranger = await scene.desk.officer('Stranger', {
      teamIds: [await scene.desk.team(`Apart ${scene.desk.time.now}`)],
    });
    expect((await stranger.post(`/api/cases/${caseId}/referrals`, {})).status).toBe(400);
    expect((await stranger.get(`/api/cases/${caseId}/referrals`)).status).toBe(404);
  });

  test('leaves the promise with us until they accept, and keeps it the moment they do', async () => {
    const { caseId } = await scene.begin();
    const { id } = (await scene.refer(caseId)).body;
    expect(await promiseOf(caseId)).toMatchObject({
      what: expect.stringContaining('Harbour Housing'),
      standing: 'open',
    });
    expect((await act(id, { act: 'done', outcome: 'helped' })).status).toBe(409);
    expect((await act(id, { act: 'accept', words: 'They rang back.' })).body.state).toBe('accepted');
    expect((await promiseOf(caseId)).standing).toBe('kept');
    expect((await act(id, { act: 'decline', words: 'x' })).status).toBe(409);
    expect((await act(id, { act: 'done' })).status).toBe(422);
    expect((await act(id, { act: 'done', outcome: 'helped', words: 'She has a bed.' })).body.state).toBe('done');
    expect((await read(id)).steps.map(({ is }: { is: string }) => is)).toEqual(['offered', 'accepted', 'done']);
  });

  test('that is warm logs the call with all three, and may be accepted in it', async () => {
    const { caseId } = await scene.begin();
    const { id } = (
      await scene.refer(caseId, {
        manner: 'warm',
        call: 'Kim of Harbour took her details with Ada on the line.',
        accepted: true,
      })
    ).body;
    expect(await read(id)).toMatchObject({ state: 'accepted', manner: 'warm' });
    const { entries } = (await scene.mira.get(`/api/cases/${caseId}`)).body;
    expect(
      entries.some(
        ({ body, channel }: { body: string; channel: string }) =>
          channel === 'phone' && body.includes('Kim of Harbour'),
      ),
    ).toBe(true);
  });

  test('is on record step by step, and no step can be altered', async () => {
    const { caseId } = await scene.begin();
    const { id } = (await scene.refer(caseId)).body;
    const { db } = scene.desk.parts.database;
    await expect(sql`update referrals.step set words = 'x' where referral_id = ${id}`.execute(db)).rejects.toThrow(
      /stays on record/,
    );
    await expect(sql`delete from referrals.step where referral_id = ${id}`.execute(db)).rejects.toThrow(
      /stays on record/,
    );
    for (const wrong of [
      sql`update referrals.referral set state = 'done' where id = ${id}`,
      sql`update referrals.referral set outcome = 'helped' where id = ${id}`,
      sql`update referrals.referral set state = 'accepted' where id = ${id}`,
      sql`update referrals.referral set accepted_at = now() where id = ${id}`,
      sql`update referrals.referral set ended_at = now() where id = ${id}`,
    ])
      await expect(wrong.execute(db)).rejects.toThrow(/referral_/);
  });
});

describe('a partner who has only e-mail', () => {
  test('gets a letter without a word about the customer, and a page that the first browser keeps', async () => {
    const { caseId } = await scene.begin();
    await scene.refer(caseId);
    const raw = await lastLetter();
    const letter = unfolded(raw);
    for (const secret of ['Ada', 'Nowhere to sleep', 'bed tonight', '0491']) expect(letter).not.toContain(secret);
    const page = linkIn(raw);
    const [kim, scanner] = [browserAt(scene), browserAt(scene)];
    // A program that follows links opens nothing.
    expect((await scanner.get(page)).text).not.toContain('Ada Quill');
    expect((await kim.send(page, {}, `${page}/open`)).status).toBe(303);
    const opened = await kim.get(page);
    expect(opened.text).toContain('Ada Quill');
    expect(opened.text).toContain('Needs a bed tonight.');
    for (const held of ['3 Banksia Road', '@home.example', 'I have nowhere']) expect(opened.text).not.toContain(held);
    const other = await scanner.get(page);
    expect(other.text).not.toContain('Ada Quill');
    expect((await scanner.send(page, {}, `${page}/open`)).status).toBe(303);
    expect((await scanner.get(page)).text).not.toContain('Ada Quill');
    expect((await browserAt(scene).get(`${page}x`)).status).toBe(404);
    const { rows } = await sql`select 1 from referrals.door where token_hash = ${Buffer.from(page)}`.execute(
      scene.desk.parts.database.db,
    );
    expect(rows).toEqual([]);
  });

  test('asks, accepts and says what came of it there; each answer is put before the officer once', async () => {
    const { caseId } = await scene.begin();
    const { id } = (await scene.refer(caseId)).body;
    const page = linkIn(await lastLetter());
    const kim = browserAt(scene);
    await kim.send(page, {}, `${page}/open`);
    expect((await kim.send(page, { act: 'ask', message: ' ' })).status).toBe(422);
    expect((await kim.send(page, { act: 'ask', message: 'Does she have children?' })).status).toBe(303);
    expect(await todayOf()).toMatchObject([{ because: 'question', caseId }]);
    await scene.mira.post(`/api/referrals/${id}/say`, { body: 'No, she is alone.' });
    expect((await kim.get(page)).text).toContain('No, she is alone.');
    const fault = await kim.send(page, { act: 'accept', expected: 'soon', 'accept-words': 'Tonight at six' });
    expect(fault.status).toBe(422);
    expect(fault.text).toContain('Tonight at six');
    expect((await kim.send(page, { act: 'accept', expected: '', 'accept-words': 'Tonight at six' })).status).toBe(303);
    expect((await kim.send(page, { act: 'accept' })).status).toBe(409);
    expect((await kim.send(page, { act: 'done', outcome: 'helped', 'done-words': 'She stays a week.' })).status).toBe(
      303,
    );
    expect(await read(id)).toMatchObject({
      state: 'done',
      outcome: 'helped',
      words: 'She stays a week.',
      asks: 'outcome',
    });
    expect((await scene.mira.post(`/api/referrals/${id}/seen`)).status).toBe(200);
    expect(await todayOf()).toEqual([]);
  });

  test('declines with a reason, which becomes the next step of the case', async () => {
    const { caseId } = await scene.begin();
    await scene.refer(caseId);
    const page = linkIn(await lastLetter());
    const kim = browserAt(scene);
    await kim.send(page, {}, `${page}/open`);
    expect((await kim.send(page, { act: 'decline', 'decline-words': '' })).status).toBe(422);
    await kim.send(page, { act: 'decline', 'decline-words': 'We are full.' });
    const { case: it } = (await scene.mira.get(`/api/cases/${caseId}`)).body;
    expect(it.nextStep).toContain('Harbour Housing said no');
    expect((await promiseOf(caseId)).standing).toBe('open');
  });

  test('whose link is over or was taken back sees nothing, and a new link goes to their address alone', async () => {
    const { caseId } = await scene.begin();
    const { id } = (await scene.refer(caseId)).body;
    const page = linkIn(await lastLetter());
    const [kim, other] = [browserAt(scene), browserAt(scene)];
    await kim.send(page, {}, `${page}/open`);
    scene.desk.time.now += DAY / 24;
    const before = (await lettersOf(scene)).length;
    await other.send(page, {}, `${page}/again`);
    const letters = await lettersOf(scene);
    expect(letters.length).toBe(before + 1);
    expect(letters.at(-1)).toContain('intake@harbour.example');
    await act(id, { act: 'withdraw', words: 'She found a bed.' });
    expect((await kim.get(page)).status).toBe(404);
    expect((await kim.get(linkIn(letters.at(-1) ?? ''))).status).toBe(404);
  });
});

describe('a partner’s own system', () => {
  const ask = async (method: 'GET' | 'POST', path: string, key: string, body?: object) => {
    const reply = await scene.desk.server.http.inject({
      method,
      url: `/partner-api${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: reply.statusCode, body: JSON.parse(reply.body) };
  };

  test('sees its own referrals by its key, says how they stand, and nobody else does', async () => {
    const { caseId } = await scene.begin();
    const { id } = (await scene.refer(caseId)).body;
    const { id: keyId, key } = (await scene.jo.post(`/api/directory/organizations/${scene.organizationId}/keys`)).body;
    const other = (
      await scene.jo.post('/api/directory/organizations', { name: 'Not theirs', kind: 'vendor', way: 'api' })
    ).body.id;
    const { key: foreign } = (await scene.jo.post(`/api/directory/organizations/${other}/keys`)).body;
    expect((await ask('GET', '/referrals', 'nonsense-nonsense-nonsense')).status).toBe(401);
    expect((await ask('GET', `/referrals/${id}`, foreign)).status).toBe(404);
    expect((await ask('GET', '/referrals', foreign)).body.referrals).toEqual([]);
    const whole = await ask('GET', `/referrals/${id}`, key);
    expect(whole.body).toMatchObject({ status: 'offered', given: { name: 'Ada Quill' } });
    expect(JSON.stringify(whole.body)).not.toContain('3 Banksia Road');
    expect((await ask('POST', `/referrals/${id}/status`, key, { status: 'lost' })).status).toBe(400);
    expect(
      (await ask('POST', `/referrals/${id}/status`, key, { status: 'accepted', words: 'Ours now.' })).body.status,
    ).toBe('accepted');
    expect((await ask('POST', `/referrals/${id}/messages`, key, { body: 'She rang us.', who: 'Kim' })).status).toBe(
      200,
    );
    expect((await read(id)).said.at(-1)).toMatchObject({ direction: 'in', channel: 'api', body: 'She rang us.' });
    await scene.jo.post(`/api/referral-keys/${keyId}/end`);
    expect((await ask('GET', '/referrals', key)).status).toBe(401);
    expect((await scene.mira.post(`/api/directory/organizations/${other}/keys`)).status).toBe(403);
  });
});

describe('how a partner works with us', () => {
  test('is counted from referrals this officer may see, and each figure names them', async () => {
    const { figures, referrals, medianDays } = (
      await scene.mira.get(`/api/directory/organizations/${scene.organizationId}/referrals`)
    ).body;
    expect(figures.made.count).toBe(referrals.length);
    expect(figures.made.ids.length).toBe(figures.made.count);
    expect(medianDays).not.toBeNull();
    const { caseId } = await scene.begin();
    await scene.refer(caseId);
    const version = (await scene.mira.get(`/api/cases/${caseId}`)).body.case.version;
    await scene.jo.post(`/api/cases/${caseId}/change`, { version, restricted: true });
    const dev = await scene.desk.officer('Dev');
    const seen = (await dev.get(`/api/directory/organizations/${scene.organizationId}/referrals`)).body;
    expect(seen.figures.made.count).toBe(figures.made.count);
    expect(seen.referrals.some((one: { caseId: string }) => one.caseId === caseId)).toBe(false);
  });
});

describe('a service offered besides', () => {
  test('is suggested by what was said, goes on record once, and brings rights and duties into the answer', async () => {
    const { caseId } = await scene.begin();
    const { services } = (await scene.mira.get(`/api/cases/${caseId}/services`)).body;
    expect(services[0]).toMatchObject({ id: scene.serviceId, because: expect.arrayContaining(['bed']) });
    const offer = () => scene.mira.post(`/api/cases/${caseId}/offers`, { serviceId: scene.serviceId });
    const { words } = (await offer()).body;
    expect(words).toContain('Your rights: You may bring a friend.');
    expect(words).toContain('What is asked of you: Come before six.');
    await offer();
    const { offered } = (await scene.mira.get(`/api/cases/${caseId}/referrals`)).body;
    expect(offered).toMatchObject([{ serviceId: scene.serviceId, name: 'Crisis beds' }]);
    expect((await scene.mira.get(`/api/cases/${caseId}/services`)).body.services).toEqual([]);
  });
});
