import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { hearDesks } from './hear.ts';
import { findString } from './two-desks-look.fixtures.ts';
import {
  again,
  caseAt,
  exchange,
  hear,
  later,
  openPlace,
  organizationAt,
  referralOf,
  send,
  serviceAt,
  type Place,
} from './two-desks.fixtures.ts';
import { MEDIA_TYPE, PATH, newKey, readCode, readHeader, signRequest, writeHeader } from './wire.ts';

let city: Place;
let east: Place;
/** East as the city knows it, and the city as East knows it. */
let eastAtCity: string;
let cityAtEast: string;
let beds: string;

beforeAll(async () => {
  [city, east] = await Promise.all([openPlace('City Services'), openPlace('Shelter East')]);
  eastAtCity = await organizationAt(city, 'Shelter East');
  cityAtEast = await organizationAt(east, 'City Services');
  beds = await serviceAt(city, eastAtCity);
});
afterAll(() => Promise.all([city.close(), east.close()]));

const deskOf = async ({ ada }: Place, organizationId: string) =>
  (await ada.get(`/api/directory/organizations/${organizationId}/desk`)).body.desk;
const desk = ({ ada }: Place, organizationId: string, act: string, body: object = {}) =>
  ada.post(`/api/directory/organizations/${organizationId}/desk/${act}`, body);

/** Refers somebody from the city to the east, and gives it back as both desks have it. */
async function refer(more: object = {}) {
  const caseId = await caseAt(city);
  const made = await city.mira.post(`/api/cases/${caseId}/referrals`, {
    ...referralOf(city, eastAtCity, beds),
    ...more,
  });
  return { caseId, id: made.body.id as string, status: made.status, reason: made.body.reason as string };
}
const atCity = async (id: string) => (await city.mira.get(`/api/referrals/${id}`)).body;
async function atEast(theirs: string) {
  const { rows } = await sql<{ id: string; caseId: string }>`
    select id, case_id as "caseId" from referrals.received where theirs = ${theirs}`.execute(
    east.desk.parts.database.db,
  );
  return rows;
}
async function received(theirs: string) {
  const [it] = await atEast(theirs);
  return { ...it, ...(await east.mira.get(`/api/received-referrals/${it?.id}`)).body };
}
const answer = async (theirs: string, body: object) => {
  const [it] = await atEast(theirs);
  return east.mira.post(`/api/received-referrals/${it?.id}/act`, body);
};
const promiseOf = async (caseId: string) =>
  (await city.mira.get(`/api/cases/${caseId}/promises`)).body.promises[0]?.standing;
const openCases = async ({ desk: { parts } }: Place) => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from cases."case"`.execute(parts.database.db);
  return rows[0]?.count ?? 0;
};

describe('two desks', () => {
  test('cannot refer to each other before they are joined', async () => {
    const made = await refer();
    expect(made).toMatchObject({ status: 409, reason: expect.stringContaining('not joined') });
  });

  test('are joined by one code that is shown once and works once', async () => {
    const { code } = (await desk(east, cityAtEast, 'invite')).body;
    expect(JSON.stringify(await deskOf(east, cityAtEast))).not.toContain(code);
    expect(await deskOf(east, cityAtEast)).toMatchObject({ state: 'waits', heardAt: null });
    expect((await desk(city, eastAtCity, 'join', { code: code.slice(0, -9) })).status).toBe(422);
    expect((await desk(east, cityAtEast, 'join', { code })).body.reason).toContain('our own desk');
    expect((await desk(city, eastAtCity, 'join', { code: ` ${code.slice(0, 40)}\n${code.slice(40)} ` })).status).toBe(
      200,
    );
    expect((await desk(city, eastAtCity, 'join', { code })).status).toBe(422);
    expect((await city.mira.post(`/api/directory/organizations/${eastAtCity}/desk/invite`)).status).toBe(403);
    await exchange(city, east);
    expect(await deskOf(east, cityAtEast)).toMatchObject({
      state: 'joined',
      agency: 'City Services',
      address: city.address,
    });
    expect(await deskOf(city, eastAtCity)).toMatchObject({ state: 'joined', address: east.address, waiting: 0 });
  });
});

describe('a referral from desk to desk', () => {
  test('opens a case there with the least that is needed, where it comes from and by what it may be told; the promise stays ours until they say yes', async () => {
    const { id, caseId } = await refer();
    await exchange(city, east);
    const there = await received(id);
    expect(there).toMatchObject({
      state: 'offered',
      agency: 'City Services',
      officer: 'Mira',
      ground: 'consent',
      groundWords: 'She said yes on the telephone.',
      heldBack: ['email'],
      acts: ['accept', 'decline'],
    });
    expect(there.given.map(({ name }: { name: string }) => name)).toEqual(['name', 'phone']);
    const { case: it, entries } = (await east.mira.get(`/api/cases/${there.caseId}`)).body;
    expect(it).toMatchObject({
      subject: 'Crisis beds',
      nextStep: 'Say yes or no to City Services',
      customerName: 'Ivy Nettle',
    });
    expect(entries.some(({ body }: { body: string }) => body === 'Needs a bed tonight.')).toBe(true);
    expect(await findString(east.desk.parts.database.db, 'my sister must not know')).toEqual([]);
    expect(await findString(east.desk.parts.database.db, '@home.example')).toEqual([]);
    expect(await promiseOf(caseId)).toBe('open');
    expect((await answer(id, { act: 'accept', words: 'Tonight at six.', expectedOn: '2026-11-30' })).body.state).toBe(
      'accepted',
    );
    expect(await promiseOf(caseId)).toBe('open');
    await exchange(east, city);
    expect(await promiseOf(caseId)).toBe('kept');
    expect(await atCity(id)).toMatchObject({
      state: 'accepted',
      words: 'Tonight at six.',
      expectedOn: '2026-11-30',
      acts: ['withdraw'],
    });
    expect((await answer(id, { act: 'done', words: 'She stays a week.' })).status).toBe(422);
    await answer(id, { act: 'done', words: 'She stays a week.', outcome: 'helped' });
    await exchange(east, city);
    expect(await atCity(id)).toMatchObject({ state: 'done', outcome: 'helped', asks: 'outcome' });
  });

  test('is declined and given back with the reason, which becomes the next step here', async () => {
    const [no, back] = [await refer(), await refer()];
    await exchange(city, east);
    expect((await answer(no.id, { act: 'decline', words: '' })).status).toBe(422);
    await answer(no.id, { act: 'decline', words: 'We are full.' });
    await answer(back.id, { act: 'accept' });
    await answer(back.id, { act: 'return', words: 'She needs a nurse.' });
    await exchange(east, city);
    expect(await atCity(no.id)).toMatchObject({ state: 'declined', words: 'We are full.', asks: 'declined' });
    expect(await atCity(back.id)).toMatchObject({ state: 'returned', words: 'She needs a nurse.', asks: 'returned' });
    const { case: it } = (await city.mira.get(`/api/cases/${no.caseId}`)).body;
    expect(it.nextStep).toContain('Shelter East said no');
  });

  test('is talked about both ways beside the case, and taken back', async () => {
    const { id } = await refer();
    await exchange(city, east);
    await city.mira.post(`/api/referrals/${id}/say`, { body: 'She has a dog.' });
    await exchange(city, east);
    expect((await received(id)).said).toMatchObject([{ direction: 'in', who: 'Mira', body: 'She has a dog.' }]);
    expect(await received(id)).toMatchObject({ asks: 'question' });
    const [it] = await atEast(id);
    await east.mira.post(`/api/received-referrals/${it?.id}/say`, { body: 'Dogs are welcome.' });
    await exchange(east, city);
    expect((await atCity(id)).said.at(-1)).toMatchObject({
      direction: 'in',
      channel: 'desk',
      body: 'Dogs are welcome.',
    });
    await city.mira.post(`/api/referrals/${id}/act`, { act: 'withdraw', words: 'She found a bed.' });
    await exchange(city, east);
    expect(await received(id)).toMatchObject({
      state: 'withdrawn',
      words: 'She found a bed.',
      asks: 'withdrawn',
      acts: [],
    });
    expect((await answer(id, { act: 'accept' })).status).toBe(409);
  });

  test('that was said yes to in a call of all three is accepted on both desks', async () => {
    const { id, caseId } = await refer({ manner: 'warm', call: 'Kim said yes with Ivy on the line.', accepted: true });
    await exchange(city, east);
    expect(await received(id)).toMatchObject({ state: 'accepted', acts: ['return', 'done'] });
    expect(await promiseOf(caseId)).toBe('kept');
  });

  test('brings its papers along, and no other', async () => {
    const caseId = await caseAt(city);
    const upload = async (name: string) => {
      const reply = await city.desk.server.http.inject({
        method: 'POST',
        url: `/api/cases/${caseId}/uploads?name=${name}`,
        headers: { cookie: city.mira.cookie, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(`${name} says hello`),
      });
      return (JSON.parse(reply.body) as { id: string }).id;
    };
    const chosen = await upload('lease.txt');
    await upload('secret.txt');
    const made = await city.mira.post(`/api/cases/${caseId}/referrals`, {
      ...referralOf(city, eastAtCity, beds),
      attachmentIds: [chosen],
    });
    expect(made.status).toBe(200);
    await exchange(city, east);
    const there = await received(made.body.id as string);
    const { entries } = (await east.mira.get(`/api/cases/${there.caseId}`)).body;
    const papers = entries.flatMap(
      ({ attachments = [] }: { attachments?: { id: string; name: string }[] }) => attachments,
    );
    expect(papers.map(({ name }: { name: string }) => name)).toEqual(['lease.txt']);
    const file = await east.desk.server.http.inject({
      url: `/api/attachments/${papers[0].id}`,
      headers: { cookie: east.mira.cookie },
    });
    expect(file.body).toBe('lease.txt says hello');
  });

  test('leaks no more than its case: a stranger and a restricted case show nothing of it', async () => {
    const { id } = await refer();
    await exchange(city, east);
    const there = await received(id);
    const stranger = await east.desk.officer('Stranger', { teamIds: [await east.desk.team('Apart')] });
    expect((await stranger.get(`/api/received-referrals/${there.id}`)).status).toBe(404);
    expect((await stranger.post(`/api/received-referrals/${there.id}/act`, { act: 'accept' })).status).toBe(404);
    expect((await stranger.post(`/api/received-referrals/${there.id}/say`, { body: 'x' })).status).toBe(404);
    const listed = (await east.mira.get(`/api/cases/${there.caseId}/referrals`)).body.received;
    expect(listed).toMatchObject([{ id: there.id, state: 'offered' }]);
  });
});

describe('on a bad road', () => {
  test('what a desk is told waits while it is down, goes when it is back, and is done once', async () => {
    east.road.is = 'down';
    const { id } = await refer();
    await exchange(city, east);
    expect(await atEast(id)).toEqual([]);
    expect(await deskOf(city, eastAtCity)).toMatchObject({ waiting: 1 });
    expect((await atCity(id)).letters).toMatchObject([
      { state: 'waiting', response: expect.stringContaining('could not be reached') },
    ]);
    east.road.is = 'open';
    // It is not hammered: nothing goes before its time.
    await exchange(city, east);
    expect(await atEast(id)).toEqual([]);
    await later(MINUTE, city, east);
    await exchange(city, east);
    expect(await atEast(id)).toHaveLength(1);
  });

  test.each(['answer lost', 'twice'] as const)('one case is opened when everything arrives again: %s', async (road) => {
    const before = await openCases(east);
    east.road.is = road;
    const { id } = await refer();
    await exchange(city, east);
    await later(MINUTE, city, east);
    await exchange(city, east);
    east.road.is = 'open';
    await later(5 * MINUTE, city, east);
    await exchange(city, east);
    expect(await atEast(id)).toHaveLength(1);
    expect(await openCases(east)).toBe(before + 1);
    expect(await deskOf(city, eastAtCity)).toMatchObject({ waiting: 0 });
  });

  test.each(['garbage', 'some page'] as const)(
    'nothing is taken for a receipt but their signed one: %s',
    async (road) => {
      east.road.is = road;
      const { id } = await refer();
      await exchange(city, east);
      expect((await atCity(id)).letters).toMatchObject([{ state: 'waiting' }]);
      east.road.is = 'open';
      await later(MINUTE, city, east);
      await exchange(city, east);
      expect(await atEast(id)).toHaveLength(1);
    },
  );

  test('what is said of a referral arrives in its order, whatever is sent first', async () => {
    east.road.is = 'down';
    const { id } = await refer();
    await exchange(city, east);
    for (const body of ['One', 'Two', 'Three']) await city.mira.post(`/api/referrals/${id}/say`, { body });
    await exchange(city, east);
    east.road.is = 'open';
    await later(MINUTE, city, east);
    await exchange(city, east);
    expect((await received(id)).said.map(({ body }: { body: string }) => body)).toEqual(['One', 'Two', 'Three']);
  });

  test('after two days in vain the officer is told, and nothing of it is tried again', async () => {
    east.road.is = 'down';
    const { id, caseId } = await refer();
    await city.mira.post(`/api/referrals/${id}/say`, { body: 'Are you there?' });
    for (let n = 0; n < 10; n += 1) {
      await send(city);
      await later(DAY, city);
    }
    await later(city.desk.time.now - east.desk.time.now, east);
    east.road.is = 'open';
    expect(await atCity(id)).toMatchObject({ state: 'offered', asks: 'undelivered' });
    expect((await atCity(id)).letters.map(({ state }: { state: string }) => state)).toEqual(['failed', 'failed']);
    expect((await city.mira.get(`/api/cases/${caseId}`)).body.case.nextStep).toContain(
      'Reach Shelter East another way',
    );
    await exchange(city, east);
    expect(await atEast(id)).toEqual([]);
  });

  test('what was recorded before a stop is carried out after it, and a stop in the middle leaves nothing half done', async () => {
    const { id } = await refer();
    const before = await openCases(east);
    east.desk.time.now = city.desk.time.now;
    await send(city);
    // Recorded and receipted: the city is done with it, and the east has not begun.
    expect(await deskOf(city, eastAtCity)).toMatchObject({ waiting: 0 });
    expect(await openCases(east)).toBe(before);
    const { referring } = east.desk.parts;
    const broken = {
      ...referring,
      takeCase: async (...it: Parameters<typeof referring.takeCase>) => {
        await referring.takeCase(...it);
        throw new Error('the light went out');
      },
    };
    await hearDesks({ db: east.desk.parts.database.db, referring: broken, clock: () => east.desk.time.now });
    expect(await openCases(east)).toBe(before);
    await later(MINUTE, city, east);
    await Promise.all([hear(east), hear(east), hear(east)]);
    expect(await openCases(east)).toBe(before + 1);
    expect(await atEast(id)).toHaveLength(1);
  });

  test('what cannot be carried out holds up what comes after it in its own referral, and nothing of another one', async () => {
    await exchange(city, east);
    const stuck = await refer();
    const { referring } = east.desk.parts;
    const broken = { ...referring, takeCase: () => Promise.reject(new Error('there is no room')) };
    const hearBroken = () =>
      hearDesks({ db: east.desk.parts.database.db, referring: broken, clock: () => east.desk.time.now });
    await send(city);
    await hearBroken();
    await city.mira.post(`/api/referrals/${stuck.id}/act`, { act: 'withdraw', words: 'She found a bed.' });
    const other = await refer();
    await later(MINUTE / 2, city, east);
    while ((await send(city)) > 0);
    await hear(east);
    expect(await atEast(other.id)).toHaveLength(1);
    expect(await atEast(stuck.id)).toEqual([]);
    await later(MINUTE, city, east);
    await exchange(city, east);
    expect(await received(stuck.id)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('somebody who is not the other desk', () => {
  const knock = async (header: string, body: Buffer) =>
    (
      await fetch(`${east.address}${PATH}`, {
        method: 'POST',
        headers: { 'content-type': MEDIA_TYPE, 'kept-desk': header },
        body: new Uint8Array(body),
      })
    ).status;
  const lastSeen = () => {
    const last = east.passed.at(-1);
    const head = readHeader(last?.headers['kept-desk']);
    if (last === undefined || head === undefined) throw new Error('nothing went along this road');
    return { ...last, head };
  };

  test('is refused: another key, another body, another moment, our own words sent back, and the same words later', async () => {
    await refer();
    await exchange(city, east);
    const before = await openCases(east);
    const { head, body, headers } = lastSeen();
    const { sign, ...signed } = head;
    const forged = Buffer.from(body.toString().replace('Needs', 'Bleeds'));
    expect(await knock(headers['kept-desk'] ?? '', forged)).toBe(401);
    expect(await knock(writeHeader({ ...signed, id: '01935f00-0000-7000-8000-000000000001' }, sign), body)).toBe(401);
    expect(await knock(writeHeader(signed, signRequest(newKey(), 'joiner', signed, body)), body)).toBe(401);
    expect(await knock('nonsense', body)).toBe(401);
    expect(await knock(writeHeader({ ...signed, link: '-'.repeat(36) }, sign), body)).toBe(401);
    expect(await knock(writeHeader({ ...signed, link: '01935f00-0000-7000-8000-000000000002' }, sign), body)).toBe(401);
    const back = await fetch(`${city.address}${PATH}`, { method: 'POST', headers, body: new Uint8Array(body) });
    expect(back.status).toBe(401);
    // The very same words: within their minutes they are receipted again and do nothing, and later they are refused.
    expect(await again(east, { headers, body })).toBe(200);
    await later(6 * MINUTE, city, east);
    expect(await again(east, { headers, body })).toBe(401);
    await exchange(city, east);
    expect(await openCases(east)).toBe(before);
  });

  test('with the key but another sentence under a known id, or a sentence this desk does not know, is told so and changes nothing', async () => {
    await refer();
    await exchange(city, east);
    const { head, body } = lastSeen();
    const { rows } = await sql<{ secret: Buffer }>`
      select secret from referrals.desk_key where link_id = ${head.link} and number = ${head.key}`.execute(
      east.desk.parts.database.db,
    );
    const secret = rows[0]?.secret ?? newKey();
    const signed = { link: head.link, key: head.key, id: head.id, at: east.desk.time.now };
    const sent = (it: object, id = head.id) => {
      const bytes = Buffer.from(JSON.stringify(it));
      return knock(writeHeader({ ...signed, id }, signRequest(secret, 'joiner', { ...signed, id }, bytes)), bytes);
    };
    expect(await sent({ ...(JSON.parse(body.toString()) as object), summary: 'Another' })).toBe(422);
    const noText = { is: 'said', referral: head.id, body: 'a\u0000b' };
    expect(await sent(noText, '01935f00-0000-7000-8000-000000000004')).toBe(422);
    expect(await sent({ is: 'dance' }, '01935f00-0000-7000-8000-000000000003')).toBe(422);
  });

  test('cannot speak of a referral that was given to somebody else', async () => {
    const { id } = await refer();
    await exchange(city, east);
    const other = await organizationAt(city, 'Elsewhere');
    await sql`update referrals.referral set organization_id = ${other}, service_id = null where id = ${id}`.execute(
      city.desk.parts.database.db,
    );
    await answer(id, { act: 'accept' });
    await exchange(east, city);
    expect(await atCity(id)).toMatchObject({ state: 'offered' });
  });
});

describe('a key', () => {
  test('is renewed without a gap: the old one goes on until the new one is used, and ends a day later', async () => {
    const { code } = (await desk(east, cityAtEast, 'renew')).body;
    expect(readCode(code)).toMatchObject({ number: 2 });
    const { id } = await refer();
    await exchange(city, east);
    expect(await atEast(id)).toHaveLength(1);
    expect(await deskOf(east, cityAtEast)).toMatchObject({ newKeyWaits: true });
    const old = east.passed.at(-1);
    expect((await desk(city, eastAtCity, 'join', { code })).status).toBe(200);
    await exchange(city, east);
    expect(await deskOf(east, cityAtEast)).toMatchObject({ newKeyWaits: false });
    expect(readHeader(east.passed.at(-1)?.headers['kept-desk'])?.key).toBe(2);
    expect(readHeader(old?.headers['kept-desk'])?.key).toBe(1);
    const { rows } = await sql<{ endsAt: number }>`
      select ends_at as "endsAt" from referrals.desk_key where number = 1`.execute(east.desk.parts.database.db);
    expect(rows[0]?.endsAt).toBe(east.desk.time.now + DAY);
  });

  test('that has ended opens nothing: the desk that goes on sending is told nothing and tells its officer', async () => {
    expect((await desk(east, cityAtEast, 'end')).status).toBe(200);
    await later(HOUR, city, east);
    const { id } = await refer();
    await exchange(city, east);
    expect(await atEast(id)).toEqual([]);
    expect((await atCity(id)).letters).toMatchObject([
      { state: 'waiting', response: expect.stringContaining('does not know our key') },
    ]);
    expect((await desk(city, eastAtCity, 'end')).status).toBe(200);
    await later(HOUR, city);
    await send(city);
    expect(await atCity(id)).toMatchObject({ asks: 'undelivered', acts: ['accept', 'decline', 'withdraw'] });
  });
});
