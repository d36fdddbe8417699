import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseOf, pass } from '#areas/decisions/server/decisions.fixtures.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { ask, fieldOf, open, send } from '#testing/visitor.ts';
import { learnFromAnswers, publishScheduled } from './index.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let priya: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  priya = await desk.officer('Priya', { roles: ['complaints manager'] });
});
afterAll(() => desk.close());

const LEAK = {
  title: 'Who pays when a pipe leaks?',
  topic: 'Water',
  agency: 'Southmark Water',
  audience: 'public',
  legalSource: 'Water Act, section 12',
  body: '## Before the meter\n\nWe repair pipes before the meter at no cost to you.\n\n## After the meter\n\nA plumber repairs them. Ask for the leak allowance within three months of the bill.',
};
const write = async (more: object = {}) => (await jo.post('/api/knowledge', { ...LEAK, ...more })).body;
const act = (id: string, what: string, body: object, officer = priya) =>
  officer.post(`/api/knowledge/${id}/${what}`, body);
async function published(more: object = {}): Promise<string> {
  const { id } = await write(more);
  await act(id, 'submit', { version: 1 }, jo);
  expect((await act(id, 'approve', { version: 1 })).status).toBe(200);
  return id;
}
const find = async (q: string, officer = mira, more = '') =>
  (await officer.get(`/api/knowledge/find?q=${encodeURIComponent(q)}${more}`)).body;
const asked = (said: string, more: object = {}) => caseOf(desk, mira, { said, subject: 'Our bill', ...more });
const knowledgeOf = async (id: string, officer = mira) => (await officer.get(`/api/cases/${id}/knowledge`)).body;
const cite = async (caseId: string, articleId: string, more: object = {}) => {
  const { found } = await knowledgeOf(caseId);
  const it = found.find(({ id }: { id: string }) => id === articleId);
  const quote = it.passages[0].text;
  const sources = [{ id: it.id, version: it.version, title: it.title, quote }];
  return mira.post(`/api/cases/${caseId}/reply`, { body: `Hello.\n\n${quote}`, sources, ...more });
};

describe('an article', () => {
  test('is found by officers once somebody else agreed to it, and not before', async () => {
    const { id } = await write({ title: 'Where are sandbags given out?', body: 'At the depot in Merrin Street.' });
    expect((await find('sandbags')).found).toEqual([]);
    expect((await mira.get(`/api/knowledge/${id}`)).status).toBe(404);
    await act(id, 'submit', { version: 1 }, jo);
    expect((await act(id, 'approve', { version: 1 }, jo)).body.reason).toContain('Somebody else');
    expect((await act(id, 'approve', { version: 1 })).status).toBe(200);
    expect((await find('sandbags')).found).toMatchObject([{ id, version: 1, words: ['sandbags'] }]);
    expect((await mira.post('/api/knowledge', LEAK)).status).toBe(403);
  });

  test('cannot be published without an approval of somebody else, whoever writes to the database, and its wordings stay', async () => {
    const { id } = await write({ title: 'Not agreed to' });
    const { db } = desk.parts.database;
    await expect(
      sql`insert into knowledge.approval values (${id}, 1, ${jo.id}, ${jo.id}, now())`.execute(db),
    ).rejects.toThrow(/approval_by_somebody_else/);
    await expect(
      sql`update knowledge.article set published = 1, published_at = now(), stage = 'settled' where id = ${id}`.execute(
        db,
      ),
    ).rejects.toThrow(/article_published_was_approved/);
    await expect(sql`update knowledge.version set body = 'x' where article_id = ${id}`.execute(db)).rejects.toThrow(
      /stays/,
    );
  });

  test('stays published in its old wording until the next one is agreed to; then that is found, and both can be compared', async () => {
    const id = await published({ title: 'When is rubbish collected?', body: 'Rubbish is collected on Mondays.' });
    const next = await jo.post('/api/knowledge', {
      ...LEAK,
      id,
      version: 1,
      title: 'When is rubbish collected?',
      body: 'Rubbish is collected on Fridays.',
      whatChanged: 'New contract',
    });
    expect(next.body).toEqual({ id, version: 2 });
    expect((await mira.get(`/api/knowledge/${id}`)).body.wording.body).toContain('Mondays');
    expect((await jo.get(`/api/knowledge/${id}`)).body.wording.body).toContain('Fridays');
    // Whoever saves over a wording they have not seen is told so.
    expect((await priya.post('/api/knowledge', { ...LEAK, id, version: 1 })).status).toBe(409);
    await act(id, 'submit', { version: 2 }, jo);
    await act(id, 'approve', { version: 2 });
    expect((await find('rubbish collected')).found[0].passages[0].text).toContain('Fridays');
    const { wordings } = (await mira.get(`/api/knowledge/${id}/wordings`)).body;
    expect(wordings.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  test('is sent back with a reason, published at a time that was set, and taken away with a reason', async () => {
    const { id } = await write({
      title: 'Is there a curfew for drones?',
      body: 'Drones stay on the ground after dark.',
    });
    await act(id, 'submit', { version: 1 }, jo);
    await act(id, 'send-back', { version: 1, reason: 'Say which law.' });
    expect((await jo.get(`/api/knowledge/${id}`)).body.article).toMatchObject({
      stage: 'draft',
      sentBack: 'Say which law.',
    });
    await act(id, 'submit', { version: 1 }, jo);
    await act(id, 'approve', { version: 1, publishAt: desk.time.now + DAY });
    const sweep = () =>
      publishScheduled({ db: desk.parts.database.db, live: desk.parts.live, clock: () => desk.time.now });
    expect(await sweep()).toBe(0);
    await pass(desk, DAY);
    expect(await sweep()).toBe(1);
    expect((await find('drones curfew')).found).toMatchObject([{ id }]);
    await act(id, 'retire', { reason: 'The law is gone.' });
    expect((await find('drones curfew')).found).toEqual([]);
    expect((await act(id, 'retire', { reason: 'Again.' })).status).toBe(409);
  });
});

describe('beside a case', () => {
  test('stands what answers it, with the words that led there, before anybody looked', async () => {
    const id = await published();
    const caseId = await asked('My pipe leaks behind the meter, who pays for the repair?');
    const { found } = await knowledgeOf(caseId);
    expect(found[0]).toMatchObject({ id, legalSource: 'Water Act, section 12' });
    expect(found[0].words).toEqual(expect.arrayContaining(['leaks', 'pipe']));
    expect(found[0].passages.length).toBeGreaterThan(0);
  });

  test('stands nothing where no article answers, though one is found by whoever looks for the same words', async () => {
    const id = await published({
      title: 'Registering a tree',
      body: 'Every tree has its number. Nobody has to ring us about it: the gardener does.',
    });
    const caseId = await asked('Nobody rang me back');
    expect((await knowledgeOf(caseId)).found).toEqual([]);
    expect((await find('nobody has to ring')).found).toMatchObject([{ id }]);
  });

  test('an answer records the wording it rests on; taken back it rests on nothing, and the draft knows where it came from', async () => {
    const id = await published({
      title: 'What does a copy of a certificate cost?',
      body: 'A certified copy of a birth certificate costs 37 dollars.',
    });
    const caseId = await asked('What does a copy of a birth certificate cost?');
    const sent = await cite(caseId, id);
    expect(sent.status).toBe(200);
    expect((await knowledgeOf(caseId)).cited).toMatchObject([{ articleId: id, version: 1, outdated: false }]);
    expect((await mira.post(`/api/messages/${sent.body.messageId}/recall`)).status).toBe(200);
    expect((await knowledgeOf(caseId)).cited).toEqual([]);
    const { drafts } = (await mira.get(`/api/cases/${caseId}`)).body;
    expect(drafts[0].rest.sources).toMatchObject([{ id, version: 1 }]);
    await cite(caseId, id);
    await jo.post('/api/knowledge', { ...LEAK, id, version: 1, body: 'It costs 39 dollars.' });
    await act(id, 'submit', { version: 2 }, jo);
    await act(id, 'approve', { version: 2 });
    expect((await knowledgeOf(caseId)).cited).toMatchObject([{ version: 1, outdated: true }]);
  });

  test('an answer does not cite what its officer took out again, nor what was never published', async () => {
    const id = await published({
      title: 'How long is a library card valid?',
      body: 'A library card is valid for five years.',
    });
    const caseId = await asked('How long is my library card valid?');
    await cite(caseId, id, { body: 'We will ring you.' });
    expect((await knowledgeOf(caseId)).cited).toEqual([]);
    const { id: draft } = await write({ title: 'Nobody agreed' });
    const sources = [{ id: draft, version: 1, title: 'x', quote: 'A library card is valid.' }];
    expect((await mira.post(`/api/cases/${caseId}/reply`, { body: 'A library card is valid.', sources })).status).toBe(
      200,
    );
    expect((await knowledgeOf(caseId)).cited).toEqual([]);
  });

  test('what was the answer to the same words before comes first the next time, and restricted cases teach nothing', async () => {
    const general = await published({
      title: 'Kayak permits',
      body: 'Permits are given out at the counter for boats of all kinds.',
    });
    const wanted = await published({
      title: 'Boats on the lower river',
      body: 'Boats of all kinds may go there. Permits are given out at the lock.',
    });
    const words = 'Where do I get a permit for my kayak on the weekend regatta?';
    const first = async () => (await find(words)).found[0].id;
    expect(await first()).toBe(general);
    const learn = () =>
      learnFromAnswers({ db: desk.parts.database.db, finder: desk.parts.finder, clock: () => desk.time.now });
    for (const n of [1, 2, 3, 4]) {
      const caseId = await asked(`${words} ${n}`);
      const { found } = await knowledgeOf(caseId);
      const it = found.find(({ id }: { id: string }) => id === wanted);
      const sources = [{ id: wanted, version: 1, title: it.title, quote: it.passages[0].text }];
      await mira.post(`/api/cases/${caseId}/reply`, { body: it.passages[0].text, sources });
    }
    expect(await learn()).toBe(0);
    await pass(desk, 2 * HOUR);
    expect(await learn()).toBeGreaterThanOrEqual(4);
    expect(await first()).toBe(wanted);
    const { rows } = await sql<{ key: string }>`select key from knowledge.asked`.execute(desk.parts.database.db);
    // Only what stands in an article is kept, so nothing that names anybody.
    expect(rows.map(({ key }) => key)).not.toContain('regatta');
  });
});

describe('what is said about an article', () => {
  test('reaches its owner on Today, with the case for whoever may see it, and is settled by the next look', async () => {
    const id = await published({ title: 'May I feed the ducks?', body: 'Ducks are fed by the park wardens alone.' });
    const caseId = await asked('May I feed the ducks?');
    await mira.post(`/api/knowledge/${id}/feedback`, {
      version: 1,
      right: false,
      words: 'The wardens are gone.',
      caseId,
    });
    const mine = async () =>
      (await jo.get('/api/today')).body.things.filter(
        ({ about, facts }: { about: string; facts: { id: string } }) => about === 'knowledge.wrong' && facts.id === id,
      );
    expect(await mine()).toHaveLength(1);
    expect((await jo.get(`/api/knowledge/${id}`)).body.feedback).toMatchObject([
      { words: 'The wardens are gone.', caseId },
    ]);
    expect((await act(id, 'confirm', { reviewBy: desk.time.now - 1 }, jo)).status).toBe(422);
    expect((await act(id, 'confirm', { reviewBy: desk.time.now + 90 * DAY }, jo)).status).toBe(200);
    expect(await mine()).toEqual([]);
  });

  test('on a case that somebody may not see is not shown to them, nor is a correction of it', async () => {
    const id = await published({ title: 'Are bees allowed?', body: 'Two hives are allowed in a garden.' });
    const elsewhere = await desk.team('Elsewhere');
    const there = await desk.officer('There', { teamIds: [elsewhere] });
    const caseId = await caseOf(desk, there, { teamId: elsewhere, said: 'Bees!', restricted: true });
    await sql`update cases."case" set restricted = true where id = ${caseId}`.execute(desk.parts.database.db);
    await there.post(`/api/knowledge/${id}/feedback`, { version: 1, right: false, words: 'A secret.', caseId });
    await there.post('/api/knowledge/corrections', { articleId: id, what: 'Another secret.', caseId });
    expect((await mira.get(`/api/knowledge/${id}`)).body.feedback).toEqual([]);
    expect((await mira.post(`/api/knowledge/${id}/feedback`, { version: 1, right: true, caseId })).status).toBe(404);
    expect((await mira.get(`/api/cases/${caseId}/knowledge`)).status).toBe(404);
    expect((await mira.post('/api/knowledge/corrections', { what: 'x', caseId })).status).toBe(404);
    expect((await jo.get(`/api/knowledge/${id}`)).body.feedback).toHaveLength(1);
  });

  test('as wrong or missing is opened with its case, gathers others, and is closed with what was done', async () => {
    const caseId = await asked('Is there anything about wasps?');
    const { id } = (await mira.post('/api/knowledge/corrections', { what: 'Nothing is said about wasps.', caseId }))
      .body;
    const another = await asked('Wasps again.');
    await mira.post(`/api/knowledge/corrections/${id}/case`, { caseId: another });
    expect((await knowledgeOf(caseId)).corrections).toMatchObject([
      { id, what: 'Nothing is said about wasps.', shown: true },
    ]);
    const open = async () =>
      (await jo.get('/api/knowledge/upkeep')).body.corrections.filter((one: { id: string }) => one.id === id);
    expect((await open())[0].cases).toHaveLength(2);
    await jo.post(`/api/knowledge/corrections/${id}/close`, { outcome: 'There is an article now.' });
    expect(await open()).toEqual([]);
    expect((await jo.post(`/api/knowledge/corrections/${id}/close`, { outcome: 'Again.' })).status).toBe(404);
  });
});

describe('on the public site', () => {
  test('public articles are found and read without a script, internal ones are not there, and a reader can say whether it helped', async () => {
    const id = await published({
      title: 'How do I hire the town hall?',
      body: 'Ask at the **counter**. <script>alert(1)</script>',
    });
    await published({
      title: 'Town hall hire: what to check',
      body: 'Check the register of the town hall.',
      audience: 'internal',
    });
    const page = await open(desk, '/help?q=town+hall+hier');
    expect(page.text).toContain('How do I hire the town hall?');
    expect(page.text).not.toContain('what to check');
    const path = '/help/how-do-i-hire-the-town-hall';
    const article = await open(desk, path);
    expect(article.markup).toContain('<b>counter</b>');
    expect(article.markup).not.toContain('<script>alert');
    expect((await open(desk, '/help')).text).toContain('How do I hire the town hall?');
    expect((await open(desk, '/help/town-hall-hire-what-to-check')).status).toBe(404);
    const form = fieldOf(article, 'form');
    const sent = await send(desk, { path, fields: { form, words: 'Which counter?', right: 'no' } });
    expect([sent.status, sent.location]).toEqual([303, `${path}?thanks#judge`]);
    expect((await jo.get(`/api/knowledge/${id}`)).body.feedback).toMatchObject([
      { words: 'Which counter?', officerId: null },
    ]);
    const stale = await send(desk, { path, fields: { form: 'nonsense', words: 'Kept.', right: 'no' } });
    expect(stale.status).toBe(409);
    expect(stale.markup).toContain('Kept.');
  });
});

test('an answer that was sent has gone with its citation', async () => {
  const id = await published({ title: 'Do dogs need a tag?', body: 'Every dog over three months old needs a tag.' });
  const sent = await ask(desk, { fields: { email: 'dog@home.example', message: 'Does my dog need a tag?' } });
  expect(sent.status).toBe(303);
  const { cases } = (await mira.get('/api/cases?order=newest')).body;
  await cite(cases[0].id, id);
  desk.time.now += MINUTE;
  await desk.send();
  expect((await knowledgeOf(cases[0].id)).cited).toMatchObject([{ articleId: id }]);
});
