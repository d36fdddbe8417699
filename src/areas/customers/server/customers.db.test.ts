import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira Tolentino');
});
afterAll(() => desk.close());

type Point = { kind: string; value: string };
const person = async (name: string, contactPoints: Point[] = [], kind = 'person'): Promise<string> =>
  (await mira.post('/api/customers', { kind, name, contactPoints })).body.id;
const read = async (id: string) => (await mira.get(`/api/customers/${id}`)).body;

describe('ways to reach a customer', () => {
  test('one of them is preferred and stands first; preferring another takes its place', async () => {
    const id = await person('Ana Reid', [
      { kind: 'email', value: 'ana@home.example' },
      { kind: 'phone', value: '0400 111 222' },
    ]);
    const [, phone] = (await read(id)).contactPoints;
    await mira.post(`/api/contact-points/${phone.id}/prefer`);
    expect((await read(id)).contactPoints).toMatchObject([{ kind: 'phone', preferred: true }, { preferred: false }]);
    const email = (await read(id)).contactPoints[1];
    await mira.post(`/api/contact-points/${email.id}/prefer`);
    expect((await read(id)).contactPoints.map(({ preferred }: { preferred: boolean }) => preferred)).toEqual([
      true,
      false,
    ]);
  });

  test('a changed one ends and a new one begins, still preferred; what is no address changes nothing', async () => {
    const id = await person('Bo Reid', [{ kind: 'email', value: 'bo.old@home.example' }]);
    const [old] = (await read(id)).contactPoints;
    await mira.post(`/api/contact-points/${old.id}/prefer`);
    expect((await mira.post(`/api/contact-points/${old.id}/change`, { value: 'no address' })).status).toBe(400);
    expect((await read(id)).contactPoints).toMatchObject([{ value: 'bo.old@home.example', preferred: true }]);
    expect((await mira.post(`/api/contact-points/${old.id}/change`, { value: 'bo.new@home.example' })).status).toBe(
      200,
    );
    expect((await read(id)).contactPoints).toMatchObject([{ value: 'bo.new@home.example', preferred: true }]);
    expect((await mira.post(`/api/contact-points/${old.id}/end`)).status).toBe(404);
  });
});

describe('what a customer needs', () => {
  test('is noted each by itself, once, and is found beside their name', async () => {
    const id = await person('Thi Nguyen-Harrow');
    expect((await mira.post(`/api/customers/${id}/needs`, { kind: 'interpreter', language: 'vi' })).status).toBe(200);
    expect((await mira.post(`/api/customers/${id}/needs`, { kind: 'interpreter', language: 'vi' })).status).toBe(409);
    expect((await mira.post(`/api/customers/${id}/needs`, { kind: 'large print' })).status).toBe(200);
    expect((await mira.get('/api/customers?q=harrow')).body.customers[0].needs.toSorted()).toEqual([
      'interpreter',
      'large print',
    ]);
    const [need] = (await read(id)).needs;
    await mira.post(`/api/needs/${need.id}/end`);
    expect((await read(id)).needs).toMatchObject([{ kind: 'large print' }]);
  });

  test.each([
    [{ kind: 'interpreter' }, 'language'],
    [{ kind: 'times' }, 'detail'],
    [{ kind: 'relay', language: 'vi' }, 'language'],
  ])('%j is refused with what is missing', async (need, field) => {
    const id = await person('Somebody');
    const { status, body } = await mira.post(`/api/customers/${id}/needs`, need);
    expect({ status, field: body.fields[0].field }).toEqual({ status: 400, field });
  });
});

describe('who may act for a customer', () => {
  test('is on record with its reason and its days, for both, and ends with a reason', async () => {
    const [peg, ruth] = [await person('Peg Doolan'), await person('Ruth Doolan')];
    const given = { byId: ruth, scope: 'The card', evidence: 'Signed letter', from: '2026-11-01', until: '2027-06-30' };
    const { body } = await mira.post(`/api/customers/${peg}/representatives`, given);
    expect((await read(peg)).representatives).toMatchObject([
      { customerId: ruth, name: 'Ruth Doolan', ...without(given), endedAt: null },
    ]);
    expect((await read(ruth)).actsFor).toMatchObject([{ customerId: peg, name: 'Peg Doolan' }]);
    expect((await mira.post(`/api/authorities/${body.id}/end`, { why: '' })).status).toBe(400);
    expect((await mira.post(`/api/authorities/${body.id}/end`, { why: 'Peg rang' })).status).toBe(200);
    expect((await read(peg)).representatives).toMatchObject([{ endedWhy: 'Peg rang' }]);
  });

  test('nobody acts for themselves, and no authority ends before it begins', async () => {
    const [one, other] = [await person('One'), await person('Other')];
    const it = { scope: 'x', evidence: 'x', from: '2026-11-02' };
    expect((await mira.post(`/api/customers/${one}/representatives`, { ...it, byId: one })).status).toBe(422);
    expect(
      (await mira.post(`/api/customers/${one}/representatives`, { ...it, byId: other, until: '2026-11-01' })).status,
    ).toBe(400);
    expect(
      (await mira.post(`/api/customers/${one}/representatives`, { ...it, byId: other, evidence: '' })).status,
    ).toBe(400);
  });
});

const without = ({ scope, evidence, from, until }: Record<string, string>) => ({ scope, evidence, from, until });

describe('records that are probably one customer', () => {
  const likely = async (id: string) => (await mira.get(`/api/customers/${id}/likely`)).body.likely;

  test('are offered with the reason: the same number however it is written, the same name, the same house and a name alike', async () => {
    const one = await person('Karl Osterhaus', [
      { kind: 'phone', value: '+61 2 5550 7788' },
      { kind: 'post', value: '3 Dooley Street' },
    ]);
    const number = await person('K. O.', [{ kind: 'phone', value: '(02) 5550 7788' }]);
    const name = await person('Osterhaus, Karl');
    const wife = await person('Petra Osterhaus', [{ kind: 'post', value: '3 Dooley Street' }]);
    const found = await likely(one);
    expect(found.map(({ id }: { id: string }) => id).toSorted()).toEqual([number, name].toSorted());
    expect(found.find(({ id }: { id: string }) => id === number).because).toEqual([
      { same: 'phone', value: '+61 2 5550 7788' },
    ]);
    expect(found.map(({ id }: { id: string }) => id)).not.toContain(wife);
  });

  test('are not offered again once somebody said that they are two, from neither side', async () => {
    const [one, other] = [await person('Lena Marsh'), await person('Lena Marsh')];
    expect(await likely(one)).toMatchObject([{ id: other }]);
    await mira.post(`/api/customers/${other}/apart`, { otherId: one });
    expect(await likely(one)).toEqual([]);
    expect(await likely(other)).toEqual([]);
  });

  test('joined, they show the needs, authorities and addresses of both; parted, each has its own again', async () => {
    const [one, other, third] = [
      await person('Mo Field', [{ kind: 'phone', value: '0400 555 666' }]),
      await person('Maurice Field', [{ kind: 'email', value: 'mo@home.example' }]),
      await person('Nell Field'),
    ];
    await mira.post(`/api/customers/${one}/needs`, { kind: 'easy read' });
    await mira.post(`/api/customers/${one}/representatives`, {
      byId: third,
      scope: 'All',
      evidence: 'Seen',
      from: '2026-11-01',
    });
    const before = [await read(one), await read(other)];
    const { mergeId } = (await mira.post(`/api/customers/${one}/merge`, { intoId: other })).body;
    const joined = await read(other);
    expect(joined).toMatchObject({ needs: [{ kind: 'easy read' }], representatives: [{ name: 'Nell Field' }] });
    expect(joined.contactPoints).toHaveLength(2);
    expect((await mira.get('/api/customers?q=0400555666')).body.customers).toMatchObject([
      { id: other, contact: '0400 555 666' },
    ]);
    await mira.post(`/api/customer-merges/${mergeId}/undo`);
    const plain = (it: { customer: object }) => ({ ...it, customer: { ...it.customer, version: 0 } });
    expect([await read(one), await read(other)].map(plain)).toEqual(before.map(plain));
  });
});

test('a person comes to an organisation and leaves it', async () => {
  const [one, club] = [await person('Ida Pell'), await person('Merrin Bowls Club', [], 'organisation')];
  await mira.post(`/api/customers/${one}/organisations`, { organisationId: club, role: 'treasurer' });
  expect((await read(club)).people).toMatchObject([{ name: 'Ida Pell', role: 'treasurer' }]);
  expect((await mira.post(`/api/customers/${one}/organisations/leave`, { organisationId: club })).status).toBe(200);
  expect((await read(club)).people).toEqual([]);
  expect((await mira.post(`/api/customers/${one}/organisations/leave`, { organisationId: club })).status).toBe(404);
});

test('the history of a customer is one list over all their cases and records, in pages that skip nothing', async () => {
  const one = await person('Hanna Vale', [{ kind: 'phone', value: '0400 777 888' }]);
  const other = await person('H. Vale');
  for (const [customer, channel, said] of [
    [one, 'phone', 'First call'],
    [other, 'counter', 'At the counter'],
    [one, 'letter', 'A letter'],
  ] as const) {
    desk.time.now += 60_000;
    await mira.post('/api/cases', {
      kind: 'enquiry',
      subject: said,
      teamId: desk.teamId,
      customer: { id: customer },
      channel,
      said,
    });
  }
  await mira.post(`/api/customers/${other}/merge`, { intoId: one });
  const page = async (query: string) => (await mira.get(`/api/customers/${one}/history?${query}`)).body;
  const texts = ({ contacts }: { contacts: { text: string }[] }) => contacts.map(({ text }) => text);
  expect(texts(await page(''))).toEqual(['A letter', 'At the counter', 'First call']);
  expect(texts(await page('channel=counter'))).toEqual(['At the counter']);
  const first = await page('limit=2');
  const second = await page(`limit=2&after=${first.next}`);
  expect([...texts(first), ...texts(second)]).toEqual(['A letter', 'At the counter', 'First call']);
  expect(second.next).toBeNull();
});
