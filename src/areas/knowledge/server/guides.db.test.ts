import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseOf } from '#areas/decisions/server/decisions.fixtures.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { LEAK_GUIDE } from '#testing/guides.fixtures.ts';
import { open } from '#testing/visitor.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let priya: TestOfficer;
let leak: string;

const ARTICLE = {
  title: 'Where is the leak?',
  topic: 'Water',
  audience: 'public',
  body: 'Find out where the water comes out: that says who repairs it.',
  guide: LEAK_GUIDE,
};
const write = async (more: object = {}) => (await jo.post('/api/knowledge', { ...ARTICLE, ...more })).body;
const submit = (id: string, version = 1) => jo.post(`/api/knowledge/${id}/submit`, { version });
const approve = (id: string, version = 1) => priya.post(`/api/knowledge/${id}/approve`, { version });
async function published(more: object = {}): Promise<string> {
  const { id } = await write(more);
  expect((await submit(id)).status).toBe(200);
  expect((await approve(id)).status).toBe(200);
  return id;
}
const asked = () =>
  caseOf(desk, mira, { said: 'There is a leak. Where is the leak, and who repairs it?', subject: 'Water' });
const guidesOf = async (caseId: string, officer = mira) => (await officer.get(`/api/cases/${caseId}/guides`)).body;
const begin = async (caseId: string, articleId = leak) =>
  (await mira.post(`/api/cases/${caseId}/guides`, { articleId })).body.id as string;
const act = (run: string, what: string, body: object = {}, officer = mira) =>
  officer.post(`/api/knowledge/runs/${run}/${what}`, body);

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  priya = await desk.officer('Priya', { roles: ['complaints manager'] });
  leak = await published();
});
afterAll(() => desk.close());

describe('a guide', () => {
  test('with a fault can be saved and not finished, and says at which step', async () => {
    const steps = LEAK_GUIDE.steps.filter(({ id }) => id !== 'ours');
    const { id } = await write({ title: 'Not finished', guide: { steps } });
    const refused = await submit(id);
    expect(refused.status).toBe(422);
    expect(refused.body.reason).toContain('Where does the water come out?');
    expect((await jo.post('/api/knowledge', { ...ARTICLE, id, version: 1, title: 'Not finished' })).status).toBe(200);
    expect((await submit(id, 2)).status).toBe(200);
  });

  test('names only templates in use and what the directory finds: else it is not finished, nor agreed to where it went meanwhile', async () => {
    const saved = await jo.post('/api/templates/shared', {
      name: 'Who repairs it',
      shortcut: 'repairs',
      body: 'We do.',
    });
    const house = await jo.post('/api/directory/organizations', {
      name: 'Plumbers’ guild',
      kind: 'vendor',
      way: 'phone',
    });
    const service = { name: 'Plumber of the day', description: 'Comes within hours.', status: 'active' };
    await jo.post(`/api/directory/organizations/${house.body.id}/services`, service);
    const offered = (await jo.get('/api/knowledge/guide-means?q=plumber')).body;
    expect(offered).toEqual({ templates: ['Who repairs it'], services: ['Plumber of the day'] });
    const withEnd = (more: object) => ({
      steps: LEAK_GUIDE.steps.map((step) => (step.id === 'plumber' ? { ...step, ...more } : step)),
    });
    const refusal = async (title: string, more: object) =>
      (await submit((await write({ title, guide: withEnd(more) })).id)).body.reason;
    expect(await refusal('No template', { template: 'Who repairs' })).toBe(
      'There is no template “Who repairs” in use. Choose one of those that are offered, at the step “Ring a licensed plumber.” of the guide.',
    );
    expect(await refusal('Nobody', { refer: 'zeppelin' })).toBe(
      'The directory finds nobody for “zeppelin”. Say it in other words, or choose a service, at the step “Ring a licensed plumber.” of the guide.',
    );
    const { id } = await write({ title: 'Fit', guide: withEnd({ template: 'Who repairs it', refer: 'a plumber' }) });
    expect((await submit(id)).status).toBe(200);
    await jo.post(`/api/templates/${saved.body.id}/retire`);
    const refused = await approve(id);
    expect(refused.status).toBe(422);
    expect(refused.body.reason).toContain('“Who repairs it”');
  });

  test('that rests on an article that is not there is not saved', async () => {
    const [first, , ours, plumber] = LEAK_GUIDE.steps;
    const guide = { steps: [first, LEAK_GUIDE.steps[1], { ...ours, articleId: mira.id }, plumber] };
    expect((await jo.post('/api/knowledge', { ...ARTICLE, guide })).status).toBe(422);
  });

  test('is kept by whoever writes the next wording and says nothing of it, and gone where it was taken away', async () => {
    const id = await published({ title: 'Kept' });
    const { guide: _guide, ...words } = { ...ARTICLE, title: 'Kept' };
    await jo.post('/api/knowledge', { ...words, id, version: 1 });
    expect((await jo.get(`/api/knowledge/${id}`)).body.wording.guide.steps).toHaveLength(4);
    await jo.post('/api/knowledge', { ...words, id, version: 2, guide: null });
    expect((await jo.get(`/api/knowledge/${id}`)).body.wording.guide).toBeNull();
  });
});

describe('beside a case', () => {
  test('the guide that fits is offered first; its answers are recorded with the wording, and what came of it is used', async () => {
    await published({ title: 'Another guide altogether', topic: 'Dogs', body: 'Dogs wear a tag.' });
    const caseId = await asked();
    expect((await guidesOf(caseId)).offered[0]).toMatchObject({ id: leak, fits: true });
    const run = await begin(caseId);
    expect((await act(run, 'answer', { step: 'where', choice: 2 })).status).toBe(200);
    expect((await act(run, 'answer', { step: 'turns', choice: 0 })).status).toBe(200);
    const [done] = (await guidesOf(caseId)).runs;
    expect(done).toMatchObject({ articleId: leak, version: 1, outdated: false, usedAt: null });
    expect(done.answers.map(({ asked: q, said }: { asked: string; said: string }) => [q, said])).toEqual([
      ['Where does the water come out?', 'I do not know'],
      ['Does the wheel in the meter turn?', 'Yes'],
    ]);
    expect(done.at).toMatchObject({ kind: 'outcome', words: 'Ring a licensed plumber.' });
    expect((await act(run, 'use', { into: 'answer' })).status).toBe(200);
    expect((await guidesOf(caseId)).runs[0]).toMatchObject({ usedInto: 'answer' });
    const { rows } = await sql<{ kind: string }>`
      select kind from records.event where case_id = ${caseId} and kind like 'guide.%' order by seq`.execute(
      desk.parts.database.db,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['guide.begun', 'guide.answered', 'guide.finished', 'guide.used']);
  });

  test('one that was interrupted is gone on with where it was, by whoever has the case then, in the wording it was begun with', async () => {
    const id = await published({ title: 'Interrupted' });
    const caseId = await asked();
    const run = await begin(caseId, id);
    await act(run, 'answer', { step: 'where', choice: 2 });
    await jo.post('/api/knowledge', { ...ARTICLE, title: 'Interrupted', id, version: 1, whatChanged: 'New words' });
    await submit(id, 2);
    await approve(id, 2);
    expect(await begin(caseId, id)).toBe(run);
    const [under] = (await guidesOf(caseId)).runs;
    expect(under).toMatchObject({ version: 1, outdated: true, at: { id: 'turns' } });
    expect((await act(run, 'answer', { step: 'turns', choice: 0 }, jo)).status).toBe(200);
  });

  test('a step can be taken back, the answer that was taken back stays on record, and two windows do not answer twice', async () => {
    const caseId = await asked();
    const run = await begin(caseId);
    expect((await act(run, 'back', { step: 'where' })).status).toBe(409);
    await act(run, 'answer', { step: 'where', choice: 0 });
    expect((await act(run, 'answer', { step: 'where', choice: 1 })).status).toBe(409);
    expect((await act(run, 'back', { step: 'ours' })).status).toBe(200);
    expect((await guidesOf(caseId)).runs[0]).toMatchObject({ answers: [], endedAt: null, at: { id: 'where' } });
    expect((await act(run, 'answer', { step: 'where', choice: 8 })).status).toBe(422);
    const { rows } =
      await sql`select said from knowledge.run_answer where run_id = ${run} and taken_back_at is not null`.execute(
        desk.parts.database.db,
      );
    expect(rows).toEqual([{ said: 'Before the meter' }]);
    expect((await act(run, 'use', { into: 'note' })).status).toBe(409);
    expect((await act(run, 'leave')).status).toBe(200);
    expect((await act(run, 'answer', { step: 'where', choice: 0 })).status).toBe(409);
    expect(await begin(caseId)).not.toBe(run);
  });

  test('nobody who may not see a case sees or goes on with its guide', async () => {
    const caseId = await asked();
    const run = await begin(caseId);
    await sql`update cases."case" set restricted = true, owner_id = null where id = ${caseId}`.execute(
      desk.parts.database.db,
    );
    expect((await mira.get(`/api/cases/${caseId}/guides`)).status).toBe(404);
    expect((await act(run, 'answer', { step: 'where', choice: 0 })).status).toBe(404);
  });
});

describe('on the public site', () => {
  const path = '/help/where-is-the-leak/guide';

  test('a guide is gone through by links alone, and its end can be kept as an address', async () => {
    expect((await open(desk, '/help/where-is-the-leak')).markup).toContain(`href="${path}"`);
    const first = await open(desk, path);
    expect(first.text).toContain('Where does the water come out?');
    expect(first.markup).toContain(`href="${path}?v=1&amp;a=2"`);
    expect(first.markup).not.toContain('<script');
    const end = await open(desk, `${path}?v=1&a=2.0`);
    expect(end.text).toContain('Ring a licensed plumber.');
    expect(end.text).toContain('I do not know');
    expect(end.markup).toContain(`href="${path}?v=1"`);
  });

  test('answers to another wording, or none at all, begin it again', async () => {
    expect((await open(desk, `${path}?v=9&a=0`)).text).toContain('written anew');
    expect((await open(desk, `${path}?v=1&a=7.7`)).text).toContain('Where does the water come out?');
    expect((await open(desk, `${path}?v=1&a=%3Cscript%3E`)).status).toBe(200);
  });

  test('of an internal article is not there, nor one of an article without any', async () => {
    await published({ title: 'Internal guide', audience: 'internal' });
    await published({ title: 'No guide', guide: null });
    expect((await open(desk, '/help/internal-guide/guide')).status).toBe(404);
    expect((await open(desk, '/help/no-guide/guide')).status).toBe(404);
  });
});
