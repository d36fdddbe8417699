import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outgoingState } from '#areas/correspondence/server/index.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { sampleOf } from '../../rules/index.ts';
import { sendBatches } from './send-batches.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let templateId: string;
let viewId: string;
const caseIds: string[] = [];
const CASES = 14;

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark' });
  mira = await desk.officer('Mira', { roles: ['team leader'] });
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  const body =
    'Dear {{customer.name}},\n\n{{if way is letter}}We write{{else}}We mail{{end}} about {{case.reference}}.\n\n{{officer.name}}';
  templateId = (await mira.post('/api/templates/shared', { name: 'Fees change', shortcut: 'fees', body })).body.id;
  const vi = {
    name: 'Fees change',
    shortcut: 'fees',
    language: 'vi',
    ofId: templateId,
    body: 'Kính gửi {{customer.name}}, {{case.reference}}.',
  };
  expect((await mira.post('/api/templates/shared', vi)).status).toBe(200);
  for (let n = 0; n < CASES; n += 1) caseIds.push(await aCase(n));
  const wanted = { phase: 'live', order: 'oldest' };
  viewId = (await mira.post('/api/views', { name: 'All of them', teamId: null, wanted, columns: [] })).body.id;
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;

/** The first has no address at all, the second reads Vietnamese, the third Māori, the fourth mail only. */
async function aCase(n: number): Promise<string> {
  const points = [
    ...(n === 0 || n === 3 ? [] : [{ kind: 'post', value: `${n} Sample Street\nElm` }]),
    ...(n === 3 ? [{ kind: 'email', value: 'three@home.example' }] : []),
  ];
  const { id } = (await mira.post('/api/customers', { kind: 'person', name: `Customer ${n}`, contactPoints: points }))
    .body;
  if (n === 1 || n === 2) await mira.post(`/api/customers/${id}`, { version: 1, language: n === 1 ? 'vi' : 'mi' });
  if (n === 5) await mira.post(`/api/customers/${id}/needs`, { kind: 'large print' });
  const { body } = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: `Matter ${n}`,
    teamId: desk.teamId,
    customer: { id },
    channel: 'counter',
    said: 'Asked about fees.',
    ownerId: mira.id,
  });
  return body.id;
}

const make = async (title: string, more: object = {}) =>
  mira.post('/api/letter-batches', { title, viewId, templateId, way: 'letter', ...more });
const read = async (id: string, officer = mira) => (await officer.get(`/api/letter-batches/${id}`)).body;
type Letter = {
  n: number;
  caseId: string;
  standing: string;
  because: string | null;
  body: string;
  variant: string;
  sampled: boolean;
  channel: string;
};
const lettersOf = async (id: string, query = '', officer = mira) =>
  (await officer.get(`/api/letter-batches/${id}/letters?${query}`)).body.letters as Letter[];
const checkAll = async (id: string, fine = true) => {
  for (const { n } of await lettersOf(id, 'sample=only'))
    await mira.post(`/api/letter-batches/${id}/check`, { n, fine });
};
const release = async (id: string, officer = jo) =>
  officer.post(`/api/letter-batches/${id}/release`, { sha256: (await read(id)).sha256 });
const sweeping = () => ({ db: db(), letters: desk.parts.letters, clock: () => desk.time.now });
const writtenFor = async (id: string) => {
  const { rows } = await sql<{ caseId: string; times: number }>`
    select l.case_id as "caseId", count(l.message_id) as times from letters.batch_letter l where l.batch_id = ${id} group by 1`.execute(
    db(),
  );
  return rows;
};
const countOf = async (id: string, standing: string) =>
  (await read(id)).counts.find((one: { standing: string }) => one.standing === standing)?.count ?? 0;

describe('a batch', () => {
  test('fixes what every case would be told, in its language and print, and says who is left out and why', async () => {
    const { id } = (await make('Fees')).body;
    const letters = await lettersOf(id);
    expect(letters).toHaveLength(CASES);
    const of = (n: number) => letters.find(({ caseId }) => caseId === caseIds[n]);
    expect(of(0)).toMatchObject({ standing: 'left out', because: 'There is no postal address on record.' });
    expect(of(1)?.body).toMatch(/^Kính gửi Customer 1/);
    expect(of(2)?.body).toMatch(/^Dear Customer 2,\n\nWe write about[\s\S]*ring us and say your language\.$/);
    expect(of(5)).toMatchObject({ variant: 'large print', standing: 'waiting' });
    expect(of(4)?.body).toMatch(/^Dear Customer 4,\n\nWe write about \d{3}-\d{3}-[A-Z]\.\n\nMira$/);
    // Nothing goes before somebody released it.
    expect(await sendBatches(sweeping())).toBe(0);
  });

  test('reaches each as they can be reached, where that is what was asked for', async () => {
    const { id } = (await make('As reached', { way: 'as reached' })).body;
    const three = (await lettersOf(id)).find(({ caseId }) => caseId === caseIds[3]);
    expect(three).toMatchObject({ channel: 'email', standing: 'waiting', body: expect.stringContaining('We mail') });
  });

  test('draws its sample from a seed that is on record', async () => {
    const { id } = (await make('Sampled')).body;
    const { seed, sampled } = await read(id);
    const letters = await lettersOf(id);
    const could = letters.filter(({ standing }) => standing !== 'left out').map(({ n }) => n);
    expect(letters.filter((one) => one.sampled).map(({ n }) => n)).toEqual(sampleOf(seed, could));
    expect(sampled).toBe(5);
  });

  test('is released by somebody else, after the whole sample was found fine, and under the fingerprint of what they saw', async () => {
    const { id } = (await make('Released')).body;
    expect((await release(id)).body.reason).toContain('not looked at');
    await checkAll(id);
    expect((await release(id, mira)).body.reason).toBe('Somebody else releases what you made.');
    expect((await jo.post(`/api/letter-batches/${id}/release`, { sha256: 'a'.repeat(64) })).status).toBe(409);
    expect((await release(id)).status).toBe(200);
    expect((await release(id)).status).toBe(409);
    const change = sql`update letters.batch_letter set body = 'Something else' where batch_id = ${id}`.execute(db());
    await expect(change).rejects.toThrow('A letter of a batch is what it was when the batch was made.');
    await jo.post(`/api/letter-batches/${id}/stop`);
  });

  test('with one letter of the sample that is not fine does not go', async () => {
    const { id } = (await make('Wrong')).body;
    await checkAll(id);
    const [{ n }] = (await lettersOf(id, 'sample=only')) as [Letter];
    await mira.post(`/api/letter-batches/${id}/check`, { n, fine: false });
    expect((await release(id)).body.reason).toContain('not fine');
  });

  test('from a template that asks what only an officer knows, or of an empty list, is refused', async () => {
    const asks = await mira.post('/api/templates/shared', { name: 'Asks', shortcut: 'asks', body: '{{ask: the day}}' });
    expect((await make('x', { templateId: asks.body.id })).body.reason).toContain('the day');
    const wanted = { phase: 'live', order: 'due', kind: ['compliment'] };
    const empty = (await mira.post('/api/views', { name: 'None', teamId: null, wanted, columns: [] })).body.id;
    expect((await make('x', { viewId: empty })).body.reason).toBe('This list is empty.');
    expect((await jo.post('/api/letter-batches', { title: 'x', viewId, templateId, way: 'letter' })).status).toBe(404);
  });
});

describe('people who have no case', () => {
  const PLAIN = {
    name: 'Rebate',
    shortcut: 'rebate',
    body: 'Dear {{customer.name}},\n\nrebates open on Monday.\n\n{{officer.name}}',
  };

  test('are written to, and get a case each when it is written, so that an answer finds its place', async () => {
    const plain = (await mira.post('/api/templates/shared', PLAIN)).body.id;
    const people = [];
    for (const n of [1, 2]) {
      const contactPoints = [
        { kind: 'email', value: `alone${n}@home.example` },
        { kind: 'post', value: `${n} Lone Lane\nElm` },
      ];
      people.push((await mira.post('/api/customers', { kind: 'person', name: `Alone ${n}`, contactPoints })).body.id);
    }
    const to = ['alone1@home.example', '2 lone lane  ELM', 'ALONE1@home.example'];
    const ask = (more: object) => make('Rebates', { viewId: null, templateId: plain, people: to, ...more });
    expect((await ask({ templateId })).body.reason).toContain('speaks of a case');
    expect((await ask({ people: [...to, 'nobody@home.example'] })).body.reason).toContain(
      'line 4 (nobody@home.example) reaches nobody',
    );
    expect((await ask({ people: [] })).body.fields[0].field).toBe('people');
    const { id } = (await ask({})).body;
    const before = await lettersOf(id);
    expect(before.map(({ caseId, standing, channel }) => [caseId, standing, channel])).toEqual([
      [null, 'waiting', 'letter'],
      [null, 'waiting', 'letter'],
    ]);
    await checkAll(id);
    await release(id);
    while ((await sendBatches(sweeping())) > 0);
    const [first] = (await lettersOf(id)) as [Letter];
    const { case: made, entries } = (await mira.get(`/api/cases/${first.caseId}`)).body;
    expect(made).toMatchObject({ subject: 'Rebates', phase: 'closed', state: 'answered', customerId: people[0] });
    expect(entries.some(({ body }: { body: string }) => body.startsWith('Dear Alone 1,'))).toBe(true);
    desk.time.now += 60_000;
    await desk.send();
    expect(await countOf(id, 'to post')).toBe(2);
  });
});

describe('the letters of a released batch', () => {
  test('are each written once, whenever the worker is stopped and however many there are', async () => {
    const { id } = (await make('Killed')).body;
    await checkAll(id);
    await release(id);
    // A worker whose connection breaks while it writes: what it had in hand is as if it had never been begun.
    const { office } = desk.parts.letters;
    const vetting = { needed: async () => Promise.reject(new Error('killed')), dropped: async () => undefined };
    const broken = { ...desk.parts.letters, office: { ...office, vetting } };
    for (let n = 1; n <= 3; n += 1)
      await expect(sendBatches({ ...sweeping(), letters: broken })).rejects.toThrow('killed');
    expect(await countOf(id, 'waiting')).toBe(CASES - 2);
    // Then two of them at once, each of which could have taken any.
    await Promise.all([sendBatches(sweeping()), sendBatches(sweeping())]);
    while ((await sendBatches(sweeping())) > 0);
    const written = await writtenFor(id);
    expect(written.filter(({ times }) => times === 1)).toHaveLength(CASES - 2);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from cases.message m where m.id in (select message_id from letters.batch_letter where batch_id = ${id})`.execute(
      db(),
    );
    expect(rows[0]?.n).toBe(CASES - 2);
    expect(await countOf(id, 'left out')).toBe(2);
    // Written in the name of whoever made the batch, and the cases stay as they were.
    const { case: one, entries } = (await mira.get(`/api/cases/${caseIds[4]}`)).body;
    expect(one.nextStep).not.toContain('taken back');
    expect(entries.findLast(({ type }: { type: string }) => type === 'message')).toMatchObject({
      officerId: mira.id,
      channel: 'letter',
    });
  });

  test('that have not gone are taken back when it is stopped, and those that were posted stay', async () => {
    const { id } = (await make('Stopped')).body;
    await checkAll(id);
    await release(id);
    while ((await sendBatches(sweeping())) > 0);
    desk.time.now += 60_000;
    await desk.send();
    const ready = await lettersOf(id, 'standing=to%20post');
    expect(ready).toHaveLength(CASES - 2);
    const { rows } = await sql<{
      id: string;
    }>`select message_id as id from letters.batch_letter where batch_id = ${id} and message_id is not null order by n limit 3`.execute(
      db(),
    );
    await mira.post('/api/letters/posted', { ids: rows.map((one) => one.id), on: '2026-11-16' });
    expect((await jo.post(`/api/letter-batches/${id}/stop`)).status).toBe(200);
    while ((await sendBatches(sweeping())) > 0);
    expect(await countOf(id, 'sent')).toBe(3);
    expect(await countOf(id, 'taken back')).toBe(CASES - 5);
    // Each count opens its letters, and no half-written texts are left behind.
    expect(await lettersOf(id, 'standing=sent')).toHaveLength(3);
    expect((await mira.get('/api/drafts')).body.drafts).toEqual([]);
  });

  test('go past the same eyes as every letter: what meets a rule waits for somebody to agree to it', async () => {
    const admin = await desk.officer('Ada', { roles: ['administrator'] });
    const rule = { title: 'All', occasion: 'everything', approvers: [{ role: 'team leader' }] };
    const { body: made } = await admin.post('/api/vetting-rules', rule);
    const { id } = (await make('Vetted')).body;
    await checkAll(id);
    await release(id);
    while ((await sendBatches(sweeping())) > 0);
    expect(await countOf(id, 'to approve')).toBe(CASES - 2);
    desk.time.now += 60_000;
    await desk.send();
    expect(await countOf(id, 'to post')).toBe(0);
    await jo.post(`/api/letter-batches/${id}/stop`);
    while ((await sendBatches(sweeping())) > 0);
    expect(await countOf(id, 'taken back')).toBe(CASES - 2);
    await admin.post(`/api/vetting-rules/${made.id}/end`);
  });

  test('of a case that became restricted are shown to nobody who may not see it, and written by nobody who may not', async () => {
    const { id } = (await make('Restricted')).body;
    const plain = await desk.officer('Lee', { roles: ['team leader'], teamIds: [desk.teamId] });
    expect((await lettersOf(id, '', plain)).length).toBe(CASES);
    const stranger = await desk.officer('Stranger');
    expect((await stranger.get(`/api/letter-batches/${id}/letters`)).status).toBe(403);
    await checkAll(id);
    await release(id);
    await sql`update cases."case" set merged_into = ${caseIds[13]} where id = ${caseIds[12]}`.execute(db());
    while ((await sendBatches(sweeping())) > 0);
    const joined = (await lettersOf(id, 'standing=left%20out')).find(({ caseId }) => caseId === caseIds[12]);
    expect(joined?.because ?? 'joined').toContain('joined');
    const { rows } = await sql<{ state: string }>`
      select distinct ${outgoingState(sql`l.message_id`)} as state from letters.batch_letter l where l.batch_id = ${id} and l.message_id is not null`.execute(
      db(),
    );
    expect(rows).toEqual([{ state: 'held' }]);
  });
});
