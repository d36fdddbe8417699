import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { KINDS, movesFrom, phaseOf } from '../rules/index.ts';
import { gatherWords } from './search/words.ts';

let desk: TestDesk;
let officer: TestOfficer;
let colleague: TestOfficer;
beforeAll(async () => {
  desk = await openTestDesk();
  officer = await desk.officer('Mira Tolentino');
  colleague = await desk.officer('Con Flict');
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;
const open = async (subject = 'A matter', more: object = {}) =>
  (
    await officer.post('/api/cases', {
      kind: 'enquiry',
      subject,
      teamId: desk.teamId,
      customer: null,
      channel: 'phone',
      said: `About ${subject}`,
      ...more,
    })
  ).body as { id: string; reference: string };
const read = async (id: string) => (await officer.get(`/api/cases/${id}`)).body;
const version = async (id: string) => (await read(id)).case.version as number;

describe('two officers at once', () => {
  test('of two who take the same case at the same moment exactly one has it, and the other hears who', async () => {
    for (let n = 0; n < 10; n += 1) {
      const { id } = await open();
      const seen = await version(id);
      const take = (who: TestOfficer) =>
        who.post(`/api/cases/${id}/assign`, { version: seen, teamId: desk.teamId, ownerId: who.id });
      const both = await Promise.all([take(officer), take(colleague)]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const winner = both[0]?.status === 200 ? officer : colleague;
      const refused = both.find(({ status }) => status === 409);
      expect(refused?.body).toMatchObject({
        reason: expect.stringMatching(/Somebody else handed over this case .* s ago/),
        fields: expect.arrayContaining([
          { field: 'version', problem: expect.any(String) },
          { field: 'officer', problem: winner.id },
        ]),
      });
      expect((await read(id)).case.ownerId).toBe(winner.id);
    }
  });

  test('a change made to what somebody saw before a customer wrote is refused, and what the customer wrote is there', async () => {
    await desk.receive(
      'From: racer@home.example\nTo: desk@localhost.example\nSubject: Race\nMessage-ID: <race1@home.example>\n\nOne.\n',
    );
    const { rows } = await sql<{ id: string }>`select id from cases."case" where subject = 'Race'`.execute(db());
    const id = rows[0]?.id ?? '';
    const seen = await version(id);
    await desk.receive(
      'From: racer@home.example\nTo: desk@localhost.example\nSubject: Re\nMessage-ID: <race2@home.example>\nReferences: <race1@home.example>\n\nTwo.\n',
    );
    const late = await officer.post(`/api/cases/${id}/move`, { version: seen, state: 'answered' });
    expect(late).toMatchObject({ status: 409, body: { reason: expect.stringContaining('wrote on this case') } });
    const late2 = await officer.post(`/api/cases/${id}/reply`, {
      version: seen,
      body: 'x',
      then: { state: 'answered' },
    });
    expect(late2.status).toBe(409);
    expect((await read(id)).case).toMatchObject({ phase: 'open', gist: 'Two.' });
    expect((await read(id)).drafts).toEqual([]);
  });
});

describe('the database itself', () => {
  test.each([
    ['a next step', 'next_step = null'],
    ['a date', 'next_due_at = null'],
    ['a queue', 'team_id = null'],
    ['a next step that says something', "next_step = ''"],
    ['an open end', 'closed_at = now()'],
    ['a phase it knows', "phase = 'asleep'"],
    ['a priority it knows', 'priority = 5'],
  ])('refuses an open case without %s', async (_what, change) => {
    const { id } = await open();
    await expect(sql`update cases."case" set ${sql.raw(change)} where id = ${id}`.execute(db())).rejects.toThrow(
      /constraint|null/,
    );
  });

  test('refuses a closed case without a time, and a case that is joined to itself', async () => {
    const { id } = await open();
    await expect(sql`update cases."case" set phase = 'closed' where id = ${id}`.execute(db())).rejects.toThrow(
      /case_closed_has_a_time/,
    );
    await expect(sql`update cases."case" set merged_into = id where id = ${id}`.execute(db())).rejects.toThrow(
      /constraint/,
    );
  });
});

test('a case of every kind makes every move its kind allows, says so on its screen, and refuses every other', async () => {
  const everyState = [...new Set(KINDS.flatMap((kind) => movesFrom(kind, 'new').map(({ state }) => state)))];
  const due = { nextStep: 'Next', nextDueAt: desk.time.now + 86_400_000 };
  let moved = 0;
  for (const kind of KINDS) {
    for (const { state: from } of movesFrom(kind, 'new')) {
      // A complaint is answered and ends from its own page: `complaints/server/closing.db.test.ts`.
      if (kind === 'complaint' && ['answered', 'withdrawn', 'closed'].includes(from)) continue;
      const { id } = await open('moving', { kind });
      expect(
        (await officer.post(`/api/cases/${id}/move`, { version: await version(id), state: from, ...due })).status,
      ).toBe(200);
      const { case: it } = await read(id);
      expect(it.moves).toEqual(movesFrom(kind, from));
      expect({ phase: it.phase, step: it.nextStep, closed: it.closedAt !== null }).toEqual(
        phaseOf(kind, from) === 'closed'
          ? { phase: 'closed', step: null, closed: true }
          : { phase: phaseOf(kind, from), step: 'Next', closed: false },
      );
      const impossible = everyState.filter((state) => phaseOf(kind, state) === undefined).slice(0, 2);
      for (const state of [...impossible, 'new', 'no such state'])
        expect((await officer.post(`/api/cases/${id}/move`, { version: it.version, state, ...due })).status).toBe(422);
      moved += 1;
    }
  }
  expect(moved).toBeGreaterThan(30);
});

test('a case that is opened again needs a next step and a date, and the refusal names both', async () => {
  const { id } = await open();
  await officer.post(`/api/cases/${id}/move`, { version: await version(id), state: 'answered' });
  const reply = await officer.post(`/api/cases/${id}/move`, { version: await version(id), state: 'open' });
  expect(reply).toMatchObject({ status: 422, body: { fields: [{ field: 'nextStep' }, { field: 'nextDueAt' }] } });
});

test('a case that becomes one of another kind keeps its state where that kind has it', async () => {
  const { id } = await open('kinds', { kind: 'access request' });
  await officer.post(`/api/cases/${id}/move`, {
    version: await version(id),
    state: 'checking identity',
    nextStep: 'x',
    nextDueAt: desk.time.now,
  });
  await officer.post(`/api/cases/${id}/change`, { version: await version(id), kind: 'enquiry' });
  expect((await read(id)).case).toMatchObject({ kind: 'enquiry', state: 'open', phase: 'open' });
});

test('tags, tasks, links, parties and drafts are what was last said of them', async () => {
  const [one, other] = [await open('around'), await open('beside')];
  const post = (path: string, body: object = {}) => officer.post(`/api/cases/${one.id}/${path}`, body);
  expect((await post('tags', { add: ['Parks', 'PARKS', 'roads'] })).body.tags).toEqual(['parks', 'roads']);
  expect((await post('tags', { add: ['trees'], remove: ['Roads', 'none'] })).body.tags).toEqual(['parks', 'trees']);
  const task = (await post('tasks', { title: 'Look', dueAt: desk.time.now })).body.id;
  expect((await officer.post(`/api/tasks/${task}/done`)).status).toBe(200);
  await post('links', { other: other.reference, linked: true });
  await post('links', { other: other.id, linked: true });
  const whole = await read(one.id);
  expect(whole.tasks).toMatchObject([{ title: 'Look', doneAt: desk.time.now }]);
  expect(whole.links).toMatchObject([{ id: other.id }]);
  expect((await read(other.id)).links).toMatchObject([{ id: one.id }]);
  await officer.post(`/api/cases/${other.id}/links`, { other: one.id, linked: false });
  expect((await read(one.id)).links).toEqual([]);
  expect((await post('links', { other: one.id, linked: true })).status).toBe(422);
  await post('draft', { kind: 'note', body: 'x' });
  await post('draft', { kind: 'note', body: '   ' });
  await post('draft', { kind: 'reply', body: 'kept' });
  expect((await read(one.id)).drafts).toMatchObject([{ kind: 'reply', body: 'kept' }]);
});

describe('search', () => {
  const ids = async (q: string) =>
    (await officer.get(`/api/search?q=${encodeURIComponent(q)}`)).body.cases.map(({ id }: { id: string }) => id);

  test('finds a case by any form of a word, by its reference however it is typed, by a note, by what was said and by its customer', async () => {
    const { body: person } = await officer.post('/api/customers', {
      kind: 'person',
      name: 'Wilhelmina Ostrander',
      contactPoints: [{ kind: 'email', value: 'wilma@home.example' }],
    });
    const it = await open('Renewing a concession card', {
      customer: { id: person.id },
      said: 'She lost it at the Étoile café',
    });
    await officer.post(`/api/cases/${it.id}/notes`, { body: 'Mentioned a rhinoceros' });
    for (const q of [
      'concessions',
      'renewed concession',
      'RHINOCEROS',
      'etoile',
      'ÉTOILE',
      it.reference,
      it.reference.replaceAll('-', ''),
      it.reference.toLowerCase().replaceAll('-', ' '),
    ])
      expect(await ids(q), q).toEqual([it.id]);
    const found = (await officer.get('/api/search?q=ostrander')).body;
    expect(found.customers).toMatchObject([{ id: person.id }]);
    expect((await officer.get('/api/search?q=Wilhelmena')).body.customers).toMatchObject([{ id: person.id }]);
    expect((await officer.get(`/api/cases?customer=${person.id}`)).body.cases).toMatchObject([{ id: it.id }]);
  });

  test('finds what was meant when a word is misspelt, and says what it searched', async () => {
    while ((await gatherWords(db())) > 0);
    const reply = (await officer.get('/api/search?q=concesion')).body;
    expect(reply.cases).toHaveLength(1);
    expect(reply.corrected).toEqual([{ typed: 'concesion', used: expect.stringMatching(/^concess/) }]);
    expect((await officer.get('/api/search?q=rhinocerous')).body.cases).toHaveLength(1);
    expect((await officer.get('/api/search?q=concession')).body.corrected).toEqual([]);
  });

  test('puts a case whose subject holds the word before one that only mentions it', async () => {
    const mentions = await open('Another thing', { said: 'They spoke of a platypus' });
    const about = await open('The platypus in the pond');
    const later = await open('A third', { said: 'platypus again' });
    expect(await ids('platypus')).toEqual([about.id, later.id, mentions.id]);
  });

  test.each([
    "'; drop table cases.case; --",
    '\\',
    "o'brien:*",
    '& | ! ( )',
    '<->',
    '%',
    '\u0000',
    'a'.repeat(300),
    '日本語',
    '🎉',
  ])('takes any text a person can type: %s', async (q) => {
    expect((await officer.get(`/api/search?q=${encodeURIComponent(q)}`)).status).toBeLessThan(500);
    expect((await officer.get(`/api/customers?q=${encodeURIComponent(q.slice(0, 200))}`)).status).toBeLessThan(500);
  });
});

describe('a list', () => {
  test.each(['due', 'newest'])(
    'read page by page in order of %s shows every case exactly once while others are being added',
    async (order) => {
      const team = await desk.team(`Paged ${order}`);
      const reader = await desk.officer(`Reads ${order}`, { teamIds: [team] });
      const add = async () =>
        (
          await reader.post('/api/cases', {
            kind: 'enquiry',
            subject: 'x',
            teamId: team,
            customer: null,
            channel: 'phone',
            said: 'x',
            nextDueAt: desk.time.now + (Math.floor(Math.random() * 5) + 1) * 60_000,
          })
        ).body.id as string;
      const before = [];
      for (let n = 0; n < 25; n += 1) {
        if (n % 3 === 0) desk.time.now += 1;
        before.push(await add());
      }
      const seen: string[] = [];
      let after = '';
      for (;;) {
        const { cases, next } = (await reader.get(`/api/cases?team=${team}&order=${order}&limit=4${after}`)).body;
        seen.push(...cases.map(({ id }: { id: string }) => id));
        if (next === null) break;
        after = `&after=${next}`;
        await add();
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  test('of closed and open cases, of nobody’s and of one’s own, holds those and no others', async () => {
    const team = await desk.team('Filtered');
    const reader = await desk.officer('Fil Ter', { teamIds: [team] });
    const add = async (ownerId: string | null) =>
      (
        await reader.post('/api/cases', {
          kind: 'enquiry',
          subject: 'x',
          teamId: team,
          customer: null,
          channel: 'phone',
          said: 'x',
          ownerId,
        })
      ).body.id as string;
    const [mine, nobodys] = [await add(reader.id), await add(null)];
    const list = async (query: string) =>
      (await reader.get(`/api/cases?team=${team}${query}`)).body.cases.map(({ id }: { id: string }) => id).toSorted();
    expect(await list('&owner=me')).toEqual([mine]);
    expect(await list('&owner=nobody')).toEqual([nobodys]);
    const { version: seen } = (await reader.get(`/api/cases/${mine}`)).body.case;
    await reader.post(`/api/cases/${mine}/move`, { version: seen, state: 'closed' });
    expect(await list('')).toEqual([nobodys]);
    expect(await list('&phase=all')).toEqual([mine, nobodys].toSorted());
    expect((await reader.get('/api/queues')).body).toMatchObject({
      queues: [{ open: 1, unowned: 1 }],
      mine: { open: 0 },
    });
  });
});
