import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { Transport } from '#areas/correspondence/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { audienceOf } from './consent.ts';
import { offAddress } from './off-address.ts';
import { settleOutreach } from './send-outreach.ts';
import { TUESDAY_AT_TEN, openOutreachDesk } from './outreach.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, jo, sent, db, at, consented, make, approve, go, offIn, counts } = await openOutreachDesk();
afterAll(() => desk.close());

describe('a campaign', () => {
  test('goes once to everybody who consented to its topic, after somebody else approved it, and to nobody else', async () => {
    const [one, two] = [await consented('rebates'), await consented('rebates')];
    await consented('roads');
    const { id } = (await make('rebates')).body;
    expect(await go()).toEqual([]);
    expect((await approve(id, mira)).body.reason).toBe('Somebody else approves what you made.');
    expect((await approve(id)).status).toBe(200);
    expect(await go()).toEqual([one.address, two.address].toSorted());
    expect(await go()).toEqual([]);
    expect(await counts(id)).toEqual({ sent: 2 });
    const { recipients } = (await mira.get(`/api/outreach/campaigns/${id}/recipients?state=sent`)).body;
    expect(recipients).toHaveLength(2);
  });

  test('says in its head and in its words how to hear no more, as RFC 8058 asks', async () => {
    await consented('head');
    const { id } = (await make('head')).body;
    await approve(id);
    await go();
    const { raw } = sent[0]!;
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(offIn(raw)).toMatch(/^\/off\/[0-9a-f-]{36}\.[\w-]{32}$/);
    expect(raw).toContain(`https://desk.example${offIn(raw)}`);
    const { rows } = await sql<{ kept: boolean }>`
      select sha256 is not null as kept from outreach.recipient where campaign_id = ${id}`.execute(db());
    expect(rows).toEqual([{ kept: true }]);
  });

  test('goes on its days, in the hours of the office, and not after its last day', async () => {
    await consented('hours');
    const { id } = (await make('hours', { firstDay: '2026-11-18', lastDay: '2026-11-19' })).body;
    await approve(id);
    expect(await go()).toEqual([]);
    await at(desk.time.now + DAY + 12 * HOUR);
    expect(await go()).toEqual([]);
    await at(desk.time.now + 3 * DAY);
    await go();
    expect(await counts(id)).toEqual({ over: 1 });
    await at(TUESDAY_AT_TEN);
  });

  test('cannot be changed after it was made, and what was read is what is approved', async () => {
    await consented('fixed');
    const { id } = (await make('fixed')).body;
    const change = sql`update outreach.campaign set body = 'Other' where id = ${id}`.execute(db());
    await expect(change).rejects.toThrow('A campaign is what it was when it was made.');
    expect((await jo.post(`/api/outreach/campaigns/${id}/approve`, { sha256: 'a'.repeat(64) })).status).toBe(409);
    expect((await jo.post(`/api/outreach/campaigns/${id}/stop`)).status).toBe(200);
    expect(await counts(id)).toEqual({ stopped: 1 });
  });

  test('that nobody consented to, whose days are the wrong way round or whose words are unfinished is refused', async () => {
    await consented('words');
    expect((await make('nobody')).body.reason).toBe('Nobody consented to hear about this.');
    expect((await make('words', { lastDay: '2026-11-01' })).status).toBe(422);
    expect((await make('words', { body: 'Dear {{customer.nam}}' })).body.reason).toContain('customer.nam');
    expect((await make('words', { body: 'On [[the day]]' })).status).toBe(422);
  });

  test('of which a worker was stopped in the middle is not sent twice: what we cannot tell is unsure', async () => {
    await consented('stopped');
    const { id } = (await make('stopped')).body;
    await approve(id);
    const dying: Transport = {
      hand: async (_envelope, _raw, beforeLast) => {
        await beforeLast();
        throw new Error('stopped');
      },
    };
    await expect(go(dying)).rejects.toThrow('stopped');
    await at(desk.time.now + 10 * 60_000);
    expect(await settleOutreach(db(), desk.time.now)).toBe(1);
    expect(await go()).toEqual([]);
    expect(await counts(id)).toEqual({ unsure: 1 });
  });
});

describe('somebody who would rather not be told by e-mail', () => {
  let people = 0;
  const NAMES = { email: 'peg@ways.example', phone: '0491 570 110', post: '3 Banksia Road\nElm' };
  async function reached(
    topic: string,
    kinds: (keyof typeof NAMES)[],
    more: { prefers?: keyof typeof NAMES; need?: string } = {},
  ) {
    people += 1;
    const at_ = {
      ...NAMES,
      email: `peg${people}@ways.example`,
      phone: `0491 570 ${100 + people}`,
      post: `${people} Banksia Road\nElm`,
    };
    const contactPoints = kinds.map((kind) => ({ kind, value: at_[kind], shared: true }));
    const { id } = (await mira.post('/api/customers', { kind: 'person', name: `Peg ${people}`, contactPoints })).body;
    if (more.need !== undefined) await mira.post(`/api/customers/${id}/needs`, { kind: more.need });
    if (more.prefers !== undefined)
      await sql`update customers.contact_point set preferred = true where customer_id = ${id} and kind = ${more.prefers}`.execute(
        db(),
      );
    for (const kind of kinds)
      await mira.post('/api/outreach/consents', {
        customerId: id,
        kind,
        address: at_[kind],
        topic,
        evidence: 'Said so.',
      });
    return { id: id as string, ...at_ };
  }
  const all = async (id: string) =>
    (await mira.get(`/api/outreach/campaigns/${id}/recipients`)).body.recipients as {
      id: string;
      customerId: string;
      channel: string;
      address: string;
      state: string;
    }[];

  test('is told once, where they prefer it: by mail, by text message, or by letter in the print they need', async () => {
    const mail = await reached('ways', ['email', 'phone', 'post']);
    const text = await reached('ways', ['email', 'phone'], { prefers: 'phone' });
    const paper = await reached('ways', ['email', 'post'], { need: 'large print' });
    const { id } = (await make('ways', { textBody: 'Rebates open on Monday.' })).body;
    await approve(id);
    expect(await go()).toEqual([mail.email]);
    const one = await all(id);
    const of = (customerId: string) => one.find((found) => found.customerId === customerId);
    expect(of(text.id)).toMatchObject({ channel: 'sms', address: text.phone, state: 'sent' });
    expect(of(paper.id)).toMatchObject({ channel: 'letter', address: paper.post, state: 'to post' });
    const { rows } = await sql<{ hash: Buffer; variant: string | null }>`
      select sha256 as hash, variant from outreach.recipient where campaign_id = ${id} order by n`.execute(db());
    const kept = await Promise.all(rows.map(({ hash }) => desk.parts.desk.files.get(db(), hash)));
    expect(rows.map(({ variant }) => variant)).toEqual([null, null, 'large print']);
    expect(Buffer.from(kept[1]!).toString()).toMatch(
      /^Rebates open on Monday\. Service Southmark\. No more: https:\/\/desk\.example\/off\//,
    );
    expect(Buffer.from(kept[2]!.subarray(0, 5)).toString()).toBe('%PDF-');
    // A letter is sent once somebody says that it was posted.
    const ids = [of(paper.id)?.id];
    const print = await desk.server.http.inject({
      url: `/api/outreach/campaigns/${id}/letters?ids=${ids.join(',')}`,
      headers: { cookie: mira.cookie },
    });
    expect([print.statusCode, print.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await mira.post(`/api/outreach/campaigns/${id}/posted`, { ids, on: '2026-12-24' })).status).toBe(422);
    expect((await mira.post(`/api/outreach/campaigns/${id}/posted`, { ids, on: '2026-11-17' })).body.posted).toBe(1);
    expect((await mira.post(`/api/outreach/campaigns/${id}/posted`, { ids, on: '2026-11-17' })).status).toBe(409);
    expect(await counts(id)).toEqual({ sent: 3 });
  });

  test('who says on the page of a letter that they want no more gets none by any way, and the letter that lies ready is not posted', async () => {
    const peg = await reached('no more', ['email', 'post'], { prefers: 'post' });
    const { id } = (await make('no more')).body;
    await approve(id);
    expect(await go()).toEqual([]);
    const [one] = await all(id);
    const { rows } = await sql<{ id: string }>`select id from outreach.recipient where campaign_id = ${id}`.execute(
      db(),
    );
    expect(rows).toEqual([{ id: one?.id }]);
    const path = new URL(offAddress(desk.parts.outreach, one?.id ?? '')).pathname;
    await desk.server.http.inject({
      method: 'POST',
      url: path,
      payload: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await counts(id)).toEqual({ 'opted out': 1 });
    const off = (await mira.get(`/api/customers/${peg.id}/outreach`)).body;
    expect(off.consents).toEqual([]);
    expect(off.optedOut).toHaveLength(2);
    expect((await mira.post(`/api/outreach/campaigns/${id}/posted`, { ids: [one?.id], on: '2026-11-17' })).status).toBe(
      409,
    );
  });

  test('without words for a telephone gets it another way they consented to, or not at all; and what is no address is refused', async () => {
    await reached('no text', ['phone']);
    expect((await make('no text')).body.reason).toBe('Nobody consented to hear about this.');
    const { id: customerId } = await reached('kinds', ['email']);
    const consent = (kind: string, address: string) =>
      mira.post('/api/outreach/consents', { customerId, kind, address, topic: 'kinds', evidence: 'x' });
    expect((await consent('email', 'no address')).body.fields[0].field).toBe('address');
    expect((await consent('phone', 'no')).status).toBe(400);
    expect((await consent('phone', '0491 570 199')).status).toBe(200);
    expect((await consent('phone', '0491-570-199')).status).toBe(409);
  });
});

test('of people who consented with several addresses each, none is left out because there are many addresses', async () => {
  for (const n of [1, 2, 3]) {
    const { id } = await consented('Trees', `many${n}@home.example`);
    for (const more of ['a', 'b']) {
      const address = `many${n}${more}@home.example`;
      await mira.post('/api/outreach/consents', { customerId: id, address, topic: 'Trees', evidence: 'Said so.' });
    }
  }
  expect(await audienceOf(db(), { topic: 'Trees', texts: false, most: 3 })).toHaveLength(3);
});
