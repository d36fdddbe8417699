import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { gatherWords } from './words.ts';

let desk: TestDesk;
let mira: TestOfficer;
let outsider: TestOfficer;
let otherTeam: string;
const made: Record<string, { id: string; reference: string; customerId: string | null }> = {};

const db = () => desk.parts.database.db;
const find = async (q: string, who = mira) => (await who.get(`/api/search?q=${encodeURIComponent(q)}`)).body;
const names = async (q: string, who = mira): Promise<string[]> => {
  const ids = (await find(q, who)).cases.map(({ id }: { id: string }) => id);
  return Object.keys(made).filter((name) => ids.includes(made[name]?.id ?? ''));
};

type Opening = { said: string; customer: object; kind?: string; channel?: string; teamId?: string };
async function open(name: string, subject: string, { said, customer, ...more }: Opening): Promise<void> {
  const { body } = await mira.post('/api/cases', {
    kind: 'enquiry',
    channel: 'phone',
    teamId: desk.teamId,
    ...more,
    subject,
    said,
    customer,
    ownerId: more.teamId === undefined ? null : mira.id,
  });
  const it = (await mira.get(`/api/cases/${body.id}`)).body.case;
  made[name] = { id: body.id, reference: body.reference, customerId: it.customerId };
}

beforeAll(async () => {
  desk = await openTestDesk();
  otherTeam = await desk.team('Water accounts');
  mira = await desk.officer('Early Clerk', { teamIds: [desk.teamId, otherTeam] });
  const peg = { name: 'Margaret Doolan', phone: '+61 491 570 156' };
  await open('card', 'Concession card refused', { said: 'My card was stopped in the wet season.', customer: peg });
  await open('leak', 'Water bill far too high', {
    said: 'A season of leaks, and no refund yet.',
    customer: { name: 'José Núñez' },
    kind: 'complaint',
  });
  desk.time.now += 8 * 86_400_000;
  mira = await desk.officer('Mira Tolentino', { teamIds: [desk.teamId, otherTeam] });
  outsider = await desk.officer('Out Sider', { teamIds: [await desk.team('Elsewhere')] });
  await open('water', 'Meter reading', {
    said: 'The water meter is stuck.',
    customer: { name: 'Ana Reid' },
    teamId: otherTeam,
    channel: 'counter',
  });
  await desk.receive(
    'From: Bo Lindqvist <bo@mail.example>\nTo: desk@localhost.example\nSubject: Refund\nMessage-ID: <f1@mail.example>\n\nWhere is my water bill refund?\n',
  );
  const { rows } = await sql<{
    id: string;
  }>`select case_id as id from intake.mail where from_address = 'bo@mail.example'`.execute(db());
  made['refund'] = { id: rows[0]?.id ?? '', reference: '', customerId: null };
  await mira.post(`/api/cases/${made['leak']?.id}/tags`, { add: ['meter fault'] });
  await mira.post(`/api/cases/${made['leak']?.id}/notes`, { body: 'The plumber has photographs.' });
  while ((await gatherWords(db())) > 0);
});
afterAll(() => desk.close());

describe('operators', () => {
  test.each([
    ['season', ['card', 'leak']],
    ['season -refund', ['card']],
    ['"water bill"', ['leak', 'refund']],
    ['"water bill" -"far too high"', ['refund']],
    ['from:bo', ['refund']],
    ['from:bo@mail.example refund', ['refund']],
    ['kind:complaint', ['leak']],
    ['-kind:complaint channel:phone', ['card']],
    ['channel:counter', ['water']],
    ['queue:water', ['water']],
    ['owner:me', ['water']],
    ['owner:tolentino', ['water']],
    ['owner:nobody', ['card', 'leak', 'refund']],
    ['is:unowned kind:enquiry', ['card', 'refund']],
    ['tag:"meter fault"', ['leak']],
    ['has:note', ['leak']],
    ['customer:doolan', ['card']],
    ['customer:nunez season', ['leak']],
    ['before:"7 days ago"', ['card', 'leak']],
    ['on:today', ['water', 'refund']],
    ['opened:today', ['water', 'refund']],
    ['opened:2000..yesterday', ['card', 'leak']],
    ['-due:2000..2100', []],
    ['spoke:..2000', []],
    ['since:yesterday water', ['water', 'refund']],
    ['plumber', ['leak']],
    ['is:closed', []],
    ['-is:closed owner:me', ['water']],
  ])('%s', async (q, wanted) => {
    expect(await names(q)).toEqual(wanted);
  });

  test('to: is whom we wrote to', async () => {
    const it = made['refund'];
    expect(await names('to:bo')).toEqual(['refund']);
    expect(await names('to:doolan')).toEqual([]);
    expect(it?.id).not.toBe('');
  });

  test('a reference opens its case, and so does ref: with the bare number', async () => {
    const reference = made['card']?.reference ?? '';
    expect(await names(reference)).toEqual(['card']);
    expect(await names(`ref:${reference}`)).toEqual(['card']);
    expect(await names(`ref:${reference.replace(/\D/g, '')}`)).toEqual(['card']);
  });

  test('half a word is enough while it is being typed', async () => {
    expect(await names('conces')).toEqual(['card']);
    expect(await names('photogr')).toEqual(['leak']);
  });

  test('what is not there is said, by name, and finds nothing that was not meant', async () => {
    expect(await find('owner:zacharias')).toMatchObject({
      cases: [],
      unresolved: [{ name: 'owner', value: 'zacharias' }],
    });
    expect(await find('queue:nowhere')).toMatchObject({ cases: [], unresolved: [{ name: 'queue', value: 'nowhere' }] });
    expect(await names('colour:season')).toEqual([]);
    expect(await names('wet:season')).toEqual(['card']);
  });

  test('what was written is shown where it stands, with the words marked', async () => {
    const { messages } = await find('plumber');
    expect(messages).toMatchObject([{ caseId: made['leak']?.id, source: 'note' }]);
    expect(messages[0].excerpt).toContainEqual({ text: 'plumber', hit: true });
    expect((await find('stuck')).messages[0].excerpt).toContainEqual({ text: 'stuck', hit: true });
  });
});

describe('people', () => {
  const people = async (q: string) => (await find(q)).customers.map(({ name }: { name: string }) => name);

  test.each([
    '0491 570 156',
    '0491570156',
    '+61491570156',
    '491 570 156',
    '570 156',
    '0156',
    '+61 491',
    'doolan',
    'doo',
    'marg doo',
    'MARGARET',
  ])('Margaret Doolan is found by %s', async (q) => {
    expect(await people(q)).toContain('Margaret Doolan');
  });

  test('accents are not needed, and do no harm', async () => {
    expect(await people('nunez')).toEqual(['José Núñez']);
    expect(await people('Núñez josé')).toEqual(['José Núñez']);
  });

  test.each(['dolan', 'doolin', 'margret dolan', 'dooaln'])(
    '%s sounds or looks like Doolan, and is said to',
    async (q) => {
      expect((await find(q)).customers).toMatchObject([{ name: 'Margaret Doolan', alike: true }]);
    },
  );
});

describe('whoever may not see a case', () => {
  test('finds it by no word, no operator, no name and no correction', async () => {
    for (const q of [
      'season',
      'seasn',
      '"water bill"',
      'from:bo',
      'kind:complaint',
      'tag:"meter fault"',
      'has:note',
      'owner:mira',
      'customer:doolan',
      'to:bo',
      'is:open',
      'on:today',
      `ref:${made['card']?.reference}`,
      'plumber',
    ])
      expect(await find(q, outsider), q).toMatchObject({ cases: [], messages: [], corrected: [] });
  });

  test('sees nothing of it in the history of a customer, nor among the likely ones', async () => {
    const { customerId, id } = made['card'] ?? { customerId: '', id: '' };
    expect((await outsider.get(`/api/customers/${customerId}/history`)).body.contacts).toEqual([]);
    expect((await outsider.get(`/api/cases/${id}/likely`)).status).toBe(404);
  });

  test('does not find it again among the places they were, once it is restricted', async () => {
    const second = await desk.officer('Second Seat', { teamIds: [desk.teamId] });
    const id = made['card']?.id ?? '';
    await second.get(`/api/cases/${id}`);
    expect((await second.get('/api/recent')).body.places).toMatchObject([{ is: 'case', id }]);
    const { version } = (await mira.get(`/api/cases/${id}`)).body.case;
    const leader = await desk.officer('Lea Der', { roles: ['team leader'] });
    await leader.post(`/api/cases/${id}/change`, { version, restricted: true });
    expect((await second.get('/api/recent')).body.places).toEqual([]);
    expect((await second.get('/api/search?q=season')).body.cases.map((one: { id: string }) => one.id)).not.toContain(
      id,
    );
  });
});

describe('an officer’s own searches', () => {
  test('the last eight are remembered, newest first and each once, and nobody else sees them', async () => {
    for (let n = 0; n < 10; n += 1) {
      desk.time.now += 1000;
      await mira.post('/api/searches/recent', { query: `search ${n % 9}` });
    }
    const { recent } = (await mira.get('/api/searches')).body;
    expect(recent.slice(0, 3)).toEqual(['search 0', 'search 8', 'search 7']);
    expect(recent).toHaveLength(8);
    expect((await outsider.get('/api/searches')).body).toEqual({ recent: [], kept: [] });
  });

  test('one that is kept under a name that is there replaces it, and only its owner can drop it', async () => {
    const first = (await mira.post('/api/searches', { name: 'Mine', query: 'owner:me' })).body;
    const second = (await mira.post('/api/searches', { name: 'Mine', query: 'owner:me is:late' })).body;
    expect(second.id).toBe(first.id);
    expect((await outsider.post(`/api/searches/${first.id}/drop`)).status).toBe(404);
    expect((await mira.get('/api/searches')).body.kept).toMatchObject([{ name: 'Mine', query: 'owner:me is:late' }]);
    expect((await mira.post(`/api/searches/${first.id}/drop`)).status).toBe(200);
  });
});
