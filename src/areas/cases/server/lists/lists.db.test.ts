import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let leader: TestOfficer;
let elsewhere: string;
let outsider: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  elsewhere = await desk.team('Water accounts');
  mira = await desk.officer('Mira Tolentino');
  leader = await desk.officer('Jo Haldane', { roles: ['team leader'], teamIds: [desk.teamId, elsewhere] });
  outsider = await desk.officer('Out Sider', { teamIds: [elsewhere] });
});
afterAll(() => desk.close());

type Some = {
  subject: string;
  teamId?: string;
  tone?: string;
  kind?: string;
  ownerId?: string;
  due?: number;
  channel?: string;
};

async function open({
  subject,
  teamId = desk.teamId,
  tone,
  kind = 'enquiry',
  ownerId,
  due,
  channel = 'phone',
}: Some): Promise<string> {
  const { body } = await leader.post('/api/cases', {
    kind,
    subject,
    teamId,
    customer: null,
    channel,
    said: subject,
    ...(tone === undefined ? {} : { tone }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(due === undefined ? {} : { nextDueAt: desk.time.now + due }),
  });
  return body.id as string;
}
const rowOf = async (id: string) => (await leader.get(`/api/cases/${id}`)).body.case;
const change = async (id: string, what: object) =>
  leader.post(`/api/cases/${id}/change`, { version: (await rowOf(id)).version, ...what });
type Row = { id: string; subject: string; version: number; tags: string[]; tone: string | null; nextDueAt: number };
const listed = async (officer: TestOfficer, query: string): Promise<Row[]> =>
  (await officer.get(`/api/cases?${query}&limit=200`)).body.cases as Row[];
const subjects = (rows: readonly Row[]) => rows.map(({ subject }) => subject);

describe('a filter', () => {
  beforeAll(async () => {
    const upset = await open({ subject: 'f upset', tone: 'upset', due: -HOUR });
    await open({ subject: 'f complaint', kind: 'complaint', channel: 'counter', due: HOUR });
    const urgent = await open({ subject: 'f urgent', ownerId: mira.id, due: 9 * DAY });
    await change(urgent, { priority: 1 });
    await leader.post(`/api/cases/${upset}/tags`, { add: ['f-ferry', 'f-pier'] });
    const calmed = await open({ subject: 'f calmed', tone: 'angry', due: 2 * DAY });
    await leader.post(`/api/cases/${calmed}/contacts`, {
      channel: 'phone',
      direction: 'in',
      said: 'Thank you.',
      tone: 'calm',
    });
    const waiting = await open({ subject: 'f waiting', due: 3 * DAY });
    await leader.post(`/api/cases/${waiting}/move`, {
      version: (await rowOf(waiting)).version,
      state: 'waiting for customer',
    });
  });

  test.each([
    ['tone=upset,angry', ['f upset']],
    ['tone=calm', ['f calmed']],
    ['kind=complaint', ['f complaint']],
    ['channel=counter', ['f complaint']],
    ['priority=1', ['f urgent']],
    ['tag=F-Ferry', ['f upset']],
    ['tag=f-ferry,f-pier', ['f upset']],
    ['tag=f-ferry,f-moon', []],
    ['dueFrom=2026-11-25&dueTo=2026-11-25', ['f urgent']],
    ['dueTo=2026-11-15', []],
    ['openedFrom=2026-11-16&openedTo=2026-11-16&kind=complaint', ['f complaint']],
    ['openedTo=2026-11-15', []],
    ['spokeFrom=2026-11-16&tone=calm', ['f calmed']],
    ['spokeFrom=2026-11-17', []],
    ['spokeTo=2026-11-15', []],
    ['due=late', ['f upset']],
    ['due=later', ['f urgent']],
    ['waits=customer', ['f waiting']],
    ['owner=me', ['f urgent']],
    ['state=waiting for customer', ['f waiting']],
    ['priority=1,2&tone=calm', []],
  ])('%s finds exactly the cases that are so', async (filter, expected) => {
    expect(subjects(await listed(mira, filter))).toEqual(expected);
    expect((await mira.get(`/api/cases/count?${filter}`)).body.open).toBe(expected.length);
  });

  test('a list can stand by what is due, by urgency, by the newest and by who has waited longest', async () => {
    const [due, urgent] = [await listed(mira, 'order=due'), await listed(mira, 'order=urgent')];
    expect(due.map(({ nextDueAt }) => nextDueAt)).toEqual(
      due.map(({ nextDueAt }) => nextDueAt).toSorted((a, b) => a - b),
    );
    expect(urgent[0]?.subject).toBe('f urgent');
    expect((await listed(mira, 'order=oldest')).map(({ id }) => id)).toEqual(
      (await listed(mira, 'order=newest')).map(({ id }) => id).toReversed(),
    );
  });
});

describe('pages', () => {
  test('in any order and of any size hold every case once, and a stretch asked for again holds what stands in it now', async () => {
    const team = await desk.team('Pages');
    await desk.officer('Pa Ger', { teamIds: [team] });
    for (let n = 0; n < 13; n += 1) await open({ subject: `p ${n}`, teamId: team, due: (n % 3) * HOUR });
    for (const order of ['due', 'urgent', 'newest', 'oldest'])
      for (const limit of [1, 4, 13, 14]) {
        const found: string[] = [];
        let after = '';
        do {
          const { cases, next } = (await leader.get(`/api/cases?team=${team}&order=${order}&limit=${limit}${after}`))
            .body;
          found.push(...cases.map(({ id }: Row) => id));
          after = next === null ? '' : `&after=${next}`;
        } while (after !== '');
        expect(new Set(found).size, `${order} by ${limit}`).toBe(13);
        expect(found.length).toBe(13);
      }
    const first = (await leader.get(`/api/cases?team=${team}&limit=5`)).body;
    const [second] = first.cases as Row[];
    const { version } = await rowOf(second?.id ?? '');
    await leader.post(`/api/cases/${second?.id}/move`, { version, state: 'closed' });
    const again = (await leader.get(`/api/cases?team=${team}&until=${first.next}&limit=200`)).body.cases as Row[];
    expect(subjects(again)).toEqual(subjects((first.cases as Row[]).slice(1)));
  });
});

describe('what an officer may not see', () => {
  test('is in no list, no count, no tag and no view of theirs, by whatever filter', async () => {
    const before = (await mira.get('/api/cases/count?')).body;
    const secret = await open({ subject: 'l secret', tone: 'abusive', kind: 'privacy complaint', due: -DAY });
    await leader.post(`/api/cases/${secret}/tags`, { add: ['l-secret'] });
    await change(secret, { priority: 1, restricted: true });
    for (const filter of [
      '',
      'tone=abusive',
      'kind=privacy complaint',
      'tag=l-secret',
      'due=late',
      'priority=1',
      'owner=nobody',
      'phase=all',
    ])
      expect(subjects(await listed(mira, filter)), filter).not.toContain('l secret');
    expect((await mira.get('/api/cases/count?tag=l-secret')).body).toEqual({ open: 0, late: 0 });
    expect((await mira.get('/api/cases/count?')).body).toEqual(before);
    expect((await mira.get('/api/tags?begins=l-')).body.tags).toEqual([]);
    expect((await leader.get('/api/tags?begins=l-')).body.tags).toEqual(['l-secret']);
    await leader.post('/api/views', {
      name: 'All tags',
      teamId: desk.teamId,
      wanted: { tag: ['l-secret'] },
      columns: [],
    });
    const countIn = async (officer: TestOfficer) =>
      (await officer.get('/api/views')).body.views.find(({ name }: { name: string }) => name === 'All tags').open;
    expect(await countIn(mira)).toBe(0);
    expect(await countIn(leader)).toBe(1);
    const day = JSON.stringify((await mira.get('/api/today')).body);
    expect(day).not.toContain('l secret');
    await leader.post(`/api/cases/${secret}/access`, { officerIds: [mira.id] });
    expect(subjects(await listed(mira, 'tag=l-secret'))).toEqual(['l secret']);
    expect((await mira.get('/api/cases/count?tag=l-secret')).body.open).toBe(1);
  });

  test('is neither previewed nor changed among many, and answers like a case that is not there', async () => {
    const hidden = await open({ subject: 'b hidden', teamId: elsewhere });
    const act = { do: 'priority', priority: 1 };
    const ask = (id: string) => mira.post('/api/bulk', { act, cases: [{ id, version: 1 }] });
    const [unseen, nothing] = [await ask(hidden), await ask('01935f00-0000-7000-8000-000000000000')];
    expect(unseen.body.outcomes).toMatchObject([
      { because: 'not there', subject: null, reference: null, before: null },
    ]);
    expect({ ...unseen.body, outcomes: 0 }).toEqual({ ...nothing.body, outcomes: 0 });
    expect((await rowOf(hidden)).priority).toBe(3);
  });
});

describe('a list with a name', () => {
  const view = {
    name: 'Ferry matters',
    teamId: null as string | null,
    wanted: { tag: ['f-ferry'] },
    columns: ['tone', 'due'],
  };

  test('is its owner’s alone until it is shared, and then the team’s; each counts what they see themselves', async () => {
    const { id } = (await mira.post('/api/views', view)).body;
    const names = async (officer: TestOfficer) =>
      (await officer.get('/api/views')).body.views.map(({ name }: { name: string }) => name) as string[];
    expect(await names(mira)).toContain('Ferry matters');
    expect(await names(leader)).not.toContain('Ferry matters');
    expect((await mira.post(`/api/views/${id}/change`, { ...view, teamId: elsewhere, version: 1 })).status).toBe(422);
    expect((await mira.post(`/api/views/${id}/change`, { ...view, teamId: desk.teamId, version: 1 })).status).toBe(200);
    expect(await names(leader)).toContain('Ferry matters');
    expect(await names(outsider)).not.toContain('Ferry matters');
  });

  test('has a name once, and nobody but its owner changes or removes it', async () => {
    expect((await mira.post('/api/views', { ...view, name: 'FERRY matters' })).status).toBe(409);
    const [it] = (await leader.get('/api/views')).body.views.filter(
      ({ name }: { name: string }) => name === 'Ferry matters',
    );
    expect((await leader.post(`/api/views/${it.id}/change`, { ...view, version: it.version })).status).toBe(404);
    expect((await leader.post(`/api/views/${it.id}/remove`)).status).toBe(404);
    expect((await mira.post(`/api/views/${it.id}/change`, { ...view, version: 1 })).status).toBe(409);
  });

  test('and the columns of other lists are there again at another machine', async () => {
    await mira.post('/api/list-columns', { list: 'mine', columns: ['due', 'tags'] });
    await mira.post('/api/list-columns', { list: 'mine', columns: ['tags'] });
    expect((await mira.get('/api/views')).body.lists).toEqual([{ list: 'mine', columns: ['tags'] }]);
  });
});

describe('Today', () => {
  test('holds what is due, late or lost, with the reason, and counts exactly', async () => {
    const team = await desk.team('Today');
    const zoe = await desk.officer('Zoe Day', { teamIds: [team] });
    await open({ subject: 'late', teamId: team, ownerId: zoe.id, due: -HOUR });
    await open({ subject: 'today', teamId: team, ownerId: zoe.id, due: HOUR });
    await open({ subject: 'next week', teamId: team, ownerId: zoe.id, due: 7 * DAY });
    const pressing = await open({ subject: 'pressing', teamId: team, ownerId: zoe.id, due: 7 * DAY });
    await change(pressing, { priority: 1 });
    await open({ subject: 'free', teamId: team, due: 2 * DAY });
    const task = await open({ subject: 'with a task', teamId: team, due: 2 * DAY });
    await leader.post(`/api/cases/${task}/tasks`, { title: 'Ring the ferry', ownerId: zoe.id });
    const { things, counts, queues } = (await zoe.get('/api/today')).body;
    expect(
      things.map(({ about, subject, part, because }: Record<string, string>) => [about, subject, part, because]),
    ).toEqual([
      ['case', 'late', 'late', 'unanswered'],
      ['case', 'today', 'today', 'unanswered'],
      ['queue', 'Today', 'soon', 'unowned'],
      ['case', 'pressing', 'soon', 'urgent'],
      ['task', 'with a task', 'soon', 'task'],
    ]);
    expect(counts).toEqual({ late: 1, today: 1, soon: 3 });
    expect(queues).toEqual([{ teamId: team, name: 'Today', unowned: 2, late: 1 }]);
  });

  test('brings an answer back that did not arrive, until something else has been written', async () => {
    const team = await desk.team('Lost');
    const zoe = await desk.officer('Zoe Lost', { teamIds: [team] });
    const id = await open({ subject: 'lost', teamId: team, ownerId: zoe.id, due: 7 * DAY });
    const write = () => zoe.post(`/api/cases/${id}/reply`, { body: 'Here.', to: ['gone@home.example'], then: {} });
    await write();
    desk.time.now += 60_000;
    await desk.send({ hand: () => Promise.resolve({ outcome: 'refused', permanent: true, response: '550 no' }) });
    const lost = async () =>
      (await zoe.get('/api/today')).body.things.filter(({ about }: { about: string }) => about === 'undelivered');
    expect(await lost()).toMatchObject([{ subject: 'lost', part: 'late', because: 'failed' }]);
    await write();
    expect(await lost()).toEqual([]);
  });
});
