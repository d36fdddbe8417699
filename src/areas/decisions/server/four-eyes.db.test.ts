import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Transport } from '#areas/correspondence/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { NO, REVIEW, caseOf, lineOn, pass, ruleOn } from './decisions.fixtures.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let kim: TestOfficer;
let max: TestOfficer;
let sent: string[];
let transport: Transport;

beforeAll(async () => {
  desk = await openTestDesk();
  await desk.as(SYSTEM, (work) => prepareStandards(desk.parts.standards, work, 'Australia/Sydney'));
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  kim = await desk.officer('Kim', { roles: ['team leader'] });
  max = await desk.officer('Max', { roles: ['complaints manager'] });
  await lineOn(desk, { holder: { role: 'officer' }, power: 'refusal' });
  await ruleOn(desk, { title: 'Much money' });
  transport = {
    hand: async (_envelope, raw, beforeLast) => {
      await beforeLast();
      sent.push(Buffer.from(raw).toString('utf8'));
      return { outcome: 'sent', response: '250 accepted' };
    },
  };
});
/** What an earlier test left to go has gone. */
beforeEach(async () => {
  sent = [];
  await go();
  sent = [];
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;
const MUCH = 'We pay you $750 on Friday.';
const reply = (officer: TestOfficer, caseId: string, body: string, more: object = {}) =>
  officer.post(`/api/cases/${caseId}/reply`, { body, ...more });
const text = async (officer: TestOfficer, messageId: string) => (await officer.get(`/api/texts/${messageId}`)).body;
const approve = async (officer: TestOfficer, messageId: string) =>
  officer.post(`/api/texts/${messageId}/approve`, { sha256: (await text(officer, messageId)).sha256 });
const go = async () => {
  await pass(desk, HOUR);
  await desk.send(transport);
};
const theCase = async (officer: TestOfficer, id: string) => (await officer.get(`/api/cases/${id}`)).body;
type Thing = { readonly about: string; readonly caseId: string };
const todayOf = async (officer: TestOfficer, id: string) =>
  (await officer.get('/api/today')).body.things.filter(
    ({ about, caseId }: Thing) => about.startsWith('decisions.') && caseId === id,
  );
const clocksOf = async (id: string) =>
  (await mira.get(`/api/cases/${id}/clocks`)).body.clocks.find(
    ({ title }: { title: string }) => title === 'First answer',
  );
const publicPage = async (id: string) => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from cases.message where case_id = ${id} and direction = 'out' and delivery not in ('to approve', 'held', 'recalled')`.execute(
    db(),
  );
  return rows[0]?.n;
};

describe('a text that meets no rule', () => {
  test('goes by itself', async () => {
    const id = await caseOf(desk, mira);
    expect((await reply(mira, id, 'We pay you $20.')).body.waits).toBe(false);
    await go();
    expect(sent).toHaveLength(1);
  });
});

describe('a text that somebody else has to read', () => {
  test('is held: nothing was said yet, no clock ended, the case stays ours, and nobody outside sees it', async () => {
    const id = await caseOf(desk, mira, { channel: 'letter' });
    const { body } = await reply(mira, id, MUCH, { then: { state: 'answered' } });
    expect(body.waits).toBe(true);
    await go();
    expect(sent).toEqual([]);
    expect(await publicPage(id)).toBe(0);
    expect((await clocksOf(id)).state).toBe('running');
    expect((await theCase(mira, id)).case).toMatchObject({ phase: 'open', nextStep: 'Have the answer approved' });
    expect(await todayOf(jo, id)).toMatchObject([
      { about: 'decisions.approve', facts: { who: mira.id, words: 'Much money: it says “$750”.' } },
    ]);
    expect(await todayOf(max, id)).toEqual([]);
    await approve(jo, body.messageId);
  });

  test('goes exactly as it was read, and what was to follow follows then', async () => {
    const id = await caseOf(desk, mira);
    const promised = { what: 'ring you', dueAt: desk.time.now + 3 * DAY, quote: 'I will ring you by Thursday' };
    const { body } = await reply(mira, id, `${MUCH} I will ring you by Thursday.`, {
      then: { state: 'answered' },
      promises: [promised],
    });
    const promises = async () => (await mira.get(`/api/cases/${id}/promises`)).body.promises.length;
    expect(await promises()).toBe(0);
    const read = await text(jo, body.messageId);
    expect(read).toMatchObject({
      body: `${MUCH} I will ring you by Thursday.`,
      recipients: [expect.stringContaining('@home.example')],
    });
    expect((await jo.post(`/api/texts/${body.messageId}/approve`, { sha256: 'a'.repeat(64) })).status).toBe(409);
    expect((await jo.post(`/api/texts/${body.messageId}/approve`, { sha256: read.sha256 })).body).toEqual({
      goes: true,
    });
    expect(await promises()).toBe(1);
    expect((await theCase(mira, id)).case).toMatchObject({ state: 'answered', phase: 'closed' });
    expect((await clocksOf(id)).state).toBe('ended');
    await go();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('We pay you $750 on Friday.');
    const { rows } = await sql<{ kind: string; actorId: string }>`
      select kind, actor_id as "actorId" from records.event where case_id = ${id} and kind in ('approval.asked', 'approval.given', 'message.written')
       order by seq`.execute(db());
    expect(rows).toEqual([
      { kind: 'approval.asked', actorId: mira.id },
      { kind: 'approval.given', actorId: jo.id },
      { kind: 'message.written', actorId: jo.id },
    ]);
  });

  test('is not approved by its author, whatever they are, nor by whoever has no place', async () => {
    const id = await caseOf(desk, jo);
    const { body } = await reply(jo, id, MUCH);
    expect((await approve(jo, body.messageId)).body.reason).toContain('You asked for this yourself');
    expect((await approve(mira, body.messageId)).status).toBe(403);
    expect((await approve(max, body.messageId)).status).toBe(403);
    expect((await approve(kim, body.messageId)).status).toBe(200);
    expect((await approve(kim, body.messageId)).status).toBe(400);
  });

  test('comes back with reasons as its author’s draft, with its promises and its files', async () => {
    const id = await caseOf(desk, mira);
    const upload = await desk.server.http.inject({
      method: 'POST',
      url: `/api/cases/${id}/uploads?name=plan.txt`,
      payload: 'The plan',
      headers: { cookie: mira.cookie, 'content-type': 'application/octet-stream' },
    });
    const attachment = JSON.parse(upload.body) as { id: string };
    const promised = { what: 'ring you', dueAt: desk.time.now + 3 * DAY, quote: 'I will ring you' };
    const { body } = await reply(mira, id, `${MUCH} I will ring you.`, {
      attachmentIds: [attachment.id],
      promises: [promised],
    });
    expect((await text(jo, body.messageId)).files).toMatchObject([{ name: 'plan.txt', size: 8 }]);
    expect((await jo.post(`/api/texts/${body.messageId}/return`, { reasons: 'Friday is a holiday.' })).status).toBe(
      200,
    );
    const view = await theCase(mira, id);
    expect(view.drafts).toMatchObject([
      {
        kind: 'reply',
        body: `${MUCH} I will ring you.`,
        rest: { promises: [promised], papers: [{ name: 'plan.txt' }] },
      },
    ]);
    expect(view.case.nextStep).toBe('Change the answer that came back');
    expect((await theCase(jo, id)).drafts).toEqual([]);
    expect(await todayOf(mira, id)).toMatchObject([
      { about: 'decisions.returned', because: 'text', facts: { words: 'Friday is a holiday.' } },
    ]);
    await go();
    expect(sent).toEqual([]);
    // Written again, it has to be read again: what was read was another text.
    const again = await reply(mira, id, 'We pay you $750 on Monday.', { draftId: view.drafts[0].id });
    expect(again.body.waits).toBe(true);
    expect(await todayOf(mira, id)).toEqual([]);
    await approve(jo, again.body.messageId);
  });

  test('is taken back by its author like any other, and nobody has to read it any more', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await reply(mira, id, MUCH);
    expect((await mira.post(`/api/messages/${body.messageId}/recall`)).status).toBe(200);
    expect((await theCase(mira, id)).case.nextStep).toBe('Finish the answer that was taken back');
    expect(await todayOf(jo, id)).toEqual([]);
    expect((await jo.post(`/api/texts/${body.messageId}/approve`, { sha256: 'a'.repeat(64) })).body.reason).toBe(
      'It was taken back.',
    );
    // After it was approved, too, as long as it has not gone.
    const second = await reply(mira, id, MUCH);
    await approve(jo, second.body.messageId);
    expect((await mira.post(`/api/messages/${second.body.messageId}/recall`)).status).toBe(200);
    await go();
    expect(sent).toEqual([]);
  });

  test('does not close a case over the head of a customer who has written since', async () => {
    const id = await caseOf(desk, mira);
    const { body } = await reply(mira, id, MUCH, { then: { state: 'answered' } });
    desk.time.now += 60_000;
    await mira.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction: 'in', said: 'And my other fine?' });
    desk.time.now += 60_000;
    await approve(jo, body.messageId);
    expect((await theCase(mira, id)).case).toMatchObject({
      phase: 'open',
      nextStep: 'Answer what they wrote meanwhile',
    });
    await go();
    expect(sent).toHaveLength(1);
  });
});

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

describe('several who have to agree', () => {
  test('one after the other, by the rule that wants it, and each reads the same text', async () => {
    await ruleOn(desk, {
      title: 'Media',
      occasion: 'tag',
      from: null,
      among: ['media'],
      approvers: [{ officerId: kim.id }, { role: 'complaints manager' }],
      order: 'serial',
      withinHours: 4,
    });
    const id = await caseOf(desk, mira);
    await mira.post(`/api/cases/${id}/tags`, { add: ['media'] });
    const { body } = await reply(mira, id, 'We have no comment.');
    expect(await todayOf(max, id)).toEqual([]);
    expect((await approve(max, body.messageId)).body.reason).toBe('Somebody else signs first.');
    expect((await approve(kim, body.messageId)).body).toEqual({ goes: false });
    expect(await todayOf(max, id)).toMatchObject([{ about: 'decisions.approve', dueAt: expect.any(Number) }]);
    // Between the two it was changed: what the first agreed to is another text.
    await sql`update cases.message set body = 'We comment.' where id = ${body.messageId}`.execute(db());
    expect((await approve(max, body.messageId)).status).toBe(409);
    await sql`update cases.message set body = 'We have no comment.' where id = ${body.messageId}`.execute(db());
    expect((await approve(max, body.messageId)).body).toEqual({ goes: true });
    await go();
    expect(sent).toHaveLength(1);
  });
});

test('a text that nobody who may agree to it could see is refused at once, with what to do', async () => {
  await ruleOn(desk, { title: 'Restricted', occasion: 'sensitive', from: null, approvers: [{ officerId: mira.id }] });
  const other = await desk.team('Elsewhere');
  const dev = await desk.officer('Dev', { teamIds: [other] });
  const id = await caseOf(desk, dev, { teamId: other });
  const { version } = (await theCase(dev, id)).case;
  await dev.post(`/api/cases/${id}/change`, { version, restricted: true });
  const { status, body } = await reply(dev, id, 'Hello.');
  expect([status, body.reason]).toEqual([409, expect.stringContaining('nobody who may can see this case')]);
});
