import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import { NO, REVIEW, caseOf, pass } from './decisions.fixtures.ts';
import { openFourEyes } from './four-eyes.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, jo, kim, sent, db, MUCH, reply, approve, go, theCase } = await openFourEyes();
afterAll(() => desk.close());

describe('exactly what was approved is sent', () => {
  test.each([
    ['the words', (id: string) => sql`update cases.message set body = body || ' And $900 more.' where id = ${id}`],
    ['the look', (id: string) => sql`update cases.message set html = '<p>Other</p>' where id = ${id}`],
    ['the subject', (id: string) => sql`update cases.message set subject = 'Other' where id = ${id}`],
    [
      'whom it goes to',
      (id: string) =>
        sql`update correspondence.outgoing set recipients = '{other@home.example}' where message_id = ${id}`,
    ],
  ])('and not with %s changed, nor when it is sent again', async (_what, change) => {
    const id = await caseOf(desk, mira);
    const { body } = await reply(mira, id, MUCH);
    await approve(jo, body.messageId);
    await change(body.messageId).execute(db());
    await go();
    expect(sent).toEqual([]);
    const { messages } = (await jo.get('/api/outgoing/trouble')).body;
    expect(messages[0]).toMatchObject({
      messageId: body.messageId,
      response: expect.stringContaining('not the text that was approved'),
    });
    await mira.post(`/api/messages/${body.messageId}/again`);
    await go();
    expect(sent).toEqual([]);
  });

  test('and one that was tried and not taken is tried again without being read again', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await reply(mira, id, MUCH);
    await approve(jo, body.messageId);
    await pass(desk, HOUR);
    await desk.send({ hand: async () => ({ outcome: 'refused', permanent: true, response: '550 no' }) });
    await mira.post(`/api/messages/${body.messageId}/again`);
    await go();
    expect(sent).toHaveLength(1);
  });

  test('and nothing else by the database, whatever writes to it', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await reply(mira, id, MUCH);
    const set = (what: ReturnType<typeof sql>) =>
      sql`update correspondence.outgoing set ${what} where message_id = ${body.messageId}`.execute(db());
    await expect(set(sql`state = 'sending'`)).rejects.toThrow(/outgoing_waits_for_approval/);
    await expect(set(sql`approval = 'not needed'`)).rejects.toThrow(/given once/);
    await expect(set(sql`approval = 'given'`)).rejects.toThrow(/outgoing_approved_text_is_known/);
    await expect(set(sql`approval = 'given', approved_sha256 = sha256('x')`)).rejects.toThrow(
      /Nobody approved this text/,
    );
    await expect(
      sql`update decisions.approval set state = 'approved', settled_at = now(), sha256 = sha256('x') where message_id = ${body.messageId}`.execute(
        db(),
      ),
    ).rejects.toThrow(/has not agreed/);
    await mira.post(`/api/messages/${body.messageId}/recall`);
  });
});

describe('no way of writing goes round it', () => {
  test('not an answer to many: each waits by itself', async () => {
    const ids = [await caseOf(desk, mira), await caseOf(desk, mira)];
    const cases = await Promise.all(ids.map(async (id) => ({ id, version: (await theCase(mira, id)).case.version })));
    const { status } = await mira.post('/api/bulk', {
      act: { do: 'answer', body: MUCH, then: { state: 'answered' } },
      cases,
    });
    expect(status).toBe(200);
    await go();
    expect(sent).toEqual([]);
    for (const id of ids) {
      const [one] = (await jo.get(`/api/cases/${id}/decisions`)).body.texts;
      expect(one).toMatchObject({ state: 'waiting', mine: { can: 'sign' } });
      await jo.post(`/api/texts/${one.messageId}/return`, { reasons: 'One by one, please.' });
    }
  });

  test('not the letter of a decision, nor the refusal of a complaint', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await mira.post(`/api/cases/${id}/decisions`, {
      power: 'refusal',
      what: 'No',
      reasons: 'Twice.',
      ...NO,
    });
    const words = `We cannot take the $750 away. You can pay in three parts. ${REVIEW}`;
    await mira.post(`/api/decisions/${body.id}/tell`, { how: 'letter', words });
    const [one] = (await jo.get(`/api/cases/${id}/decisions`)).body.texts;
    await jo.post(`/api/texts/${one.messageId}/return`, { reasons: 'Kinder.' });
    // A letter that came back told nobody anything.
    expect((await mira.get(`/api/cases/${id}/decisions`)).body.decisions[0].toldAt).toBeNull();

    const complaint = await caseOf(desk, jo, { kind: 'complaint' });
    const refused = await jo.post(`/api/cases/${complaint}/complaint/refuse`, {
      code: 'decided-before',
      reasons: 'The same fine was looked into twice before, by two people.',
      letter: 'We paid $750 before. [external body]',
    });
    expect(refused.body).toEqual({ done: true });
    expect((await kim.get(`/api/cases/${complaint}/decisions`)).body.texts).toMatchObject([{ state: 'waiting' }]);
    await go();
    expect(sent).toEqual([]);
  });
});

describe('the answer to a complaint that somebody else has to read', () => {
  const own = (words: string) => ({ words, entryId: null });
  const complaint = async (id: string) => (await mira.get(`/api/cases/${id}/complaint`)).body.complaint;

  /** A complaint with all that its answer needs, and the answer with an amount in it. */
  async function answered(): Promise<{ id: string; messageId: string }> {
    const id = await caseOf(desk, mira, { kind: 'complaint' });
    const of = (what: string) => `/api/cases/${id}/complaint/${what}`;
    const issue = await mira.post(of('issues'), { said: 'The fee came twice' });
    const found = { finding: 'upheld', reasons: 'It did.', cites: 'Charter 2.1' };
    await mira.post(`/api/complaint-issues/${issue.body.id}/finding`, found);
    const side = { asked: own('The fee'), needs: own('Time'), feels: own('Cross'), expects: own('It back') };
    await mira.post(`/api/cases/${id}/perspective`, side);
    const { letter } = (await mira.get(of('answer'))).body;
    const { body } = await mira.post(of('answer'), { letter: `${letter}\n\n${MUCH}` });
    return { id, messageId: body.messageId };
  }

  test('is not given before it is agreed to, and then on that day', async () => {
    const { id, messageId } = await answered();
    expect((await complaint(id)).answeredAt).toBeNull();
    expect((await theCase(mira, id)).case).toMatchObject({
      phase: 'open',
      nextStep: expect.stringContaining('agrees'),
    });
    const { letter } = (await mira.get(`/api/cases/${id}/complaint/answer`)).body;
    expect((await mira.post(`/api/cases/${id}/complaint/answer`, { letter })).status).toBe(409);
    await go();
    expect(sent).toEqual([]);
    expect((await approve(jo, messageId)).body).toEqual({ goes: true });
    expect((await complaint(id)).answeredAt).toBe(desk.time.now);
    expect((await theCase(mira, id)).case).toMatchObject({ state: 'answered', phase: 'waiting' });
    await go();
    expect(sent).toHaveLength(1);
  });

  test('was never given when it is sent back, and can be written again', async () => {
    const { id, messageId } = await answered();
    await jo.post(`/api/texts/${messageId}/return`, { reasons: 'Kinder.' });
    expect((await complaint(id)).answeredAt).toBeNull();
    const { letter } = (await mira.get(`/api/cases/${id}/complaint/answer`)).body;
    expect((await mira.post(`/api/cases/${id}/complaint/answer`, { letter })).status).toBe(200);
    expect((await complaint(id)).answeredAt).toBe(desk.time.now);
  });
});
