import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { caseOf, ruleOn } from './decisions.fixtures.ts';
import { openFourEyes } from './four-eyes.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, jo, kim, max, sent, db, MUCH, reply, text, approve, go, theCase, todayOf, clocksOf, publicPage } =
  await openFourEyes();
afterAll(() => desk.close());

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
