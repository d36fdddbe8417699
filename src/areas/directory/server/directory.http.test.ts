import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let mira: TestOfficer;
let jo: TestOfficer;
let harbour: string;

const SERVICE = {
  name: 'Bond loan',
  description: 'A loan for a rental bond.',
  status: 'active',
  rights: 'Ask again within 28 days.',
  responsibilities: 'Tell us when you move.',
};

beforeAll(async () => {
  desk = await openTestDesk();
  mira = await desk.officer('Mira');
  jo = await desk.officer('Jo', { roles: ['team leader'] });
  harbour = (
    await jo.post('/api/directory/organizations', {
      name: 'Harbour Housing',
      kind: 'agency',
      way: 'email',
      referTo: 'in@harbour.example',
    })
  ).body.id;
});
afterAll(() => desk.close());

const add = async (more: object = {}) =>
  (await jo.post(`/api/directory/organizations/${harbour}/services`, { ...SERVICE, ...more })).body.id as string;
const find = async (query: string) => (await mira.get(`/api/directory?${query}`)).body;
const names = async (query: string) => (await find(query)).services.map(({ name }: { name: string }) => name);

describe('a service', () => {
  test('is found by what people call it, by its place and by whose it is, and one that ended is not', async () => {
    await add({ needs: 'deposit for a flat' });
    await add({ name: 'Tent sites', description: 'A place to camp.', needs: '' });
    await add({ name: 'Old bond office', status: 'defunct' });
    expect(await names('q=bond')).toEqual(['Bond loan']);
    expect(await names('q=help%20with%20a%20deposit')).toEqual(['Bond loan']);
    expect(await names(`q=&organization=${harbour}`)).toEqual(['Bond loan', 'Tent sites']);
    expect((await find('q=camp')).services[0].because).toEqual(['camp']);
  });

  test('is found through a misspelt word, and that is told', async () => {
    await add({ name: 'Wheelchair repairs', description: 'Repairs.' });
    const { services, corrected } = await find('q=weelchair');
    expect(services[0].name).toBe('Wheelchair repairs');
    expect(corrected).toMatchObject([{ typed: 'weelchair' }]);
  });

  test('is found by words that the desk says mean the same, from the moment it says so', async () => {
    await add({ name: 'Emergency food parcels', description: 'Parcels.' });
    expect(await names('q=groceries')).toEqual([]);
    const { id } = (await jo.post('/api/directory/synonyms', { words: ['groceries', 'food parcels'] })).body;
    expect(await names('q=groceries')).toEqual(['Emergency food parcels']);
    expect((await mira.post('/api/directory/synonyms', { words: ['a', 'b'] })).status).toBe(403);
    await jo.post(`/api/directory/synonyms/${id}/drop`);
    expect(await names('q=groceries')).toEqual([]);
  });

  test('is changed by whoever looked at its newest version, and keeps what nobody touched', async () => {
    const id = await add({ name: 'Rent help', documents: ['Your lease'] });
    const change = (more: object) =>
      jo.post(`/api/directory/services/${id}`, { ...SERVICE, name: 'Rent help', version: 1, ...more });
    expect((await change({ documents: ['Your lease', 'A payslip'] })).status).toBe(200);
    expect((await change({ name: 'Rent' })).status).toBe(409);
    expect((await mira.post(`/api/directory/services/${id}`, { ...SERVICE, version: 2 })).status).toBe(403);
    const { body } = await mira.get(`/api/directory/services/${id}`);
    expect(body.view.documents).toEqual(['Your lease', 'A payslip']);
    expect(body).toMatchObject({ version: 2, rights: SERVICE.rights, organization: { name: 'Harbour Housing' } });
  });

  test('is flagged when nobody made sure of it for twelve months, and is fresh again when somebody has', async () => {
    const id = await add({ name: 'Furniture' });
    const flagged = async () =>
      (await mira.get('/api/directory/stale')).body.services.find((one: { id: string }) => one.id === id)?.freshness;
    expect(await flagged()).toBe('never assured');
    await jo.post(`/api/directory/services/${id}/assure`);
    expect(await flagged()).toBeUndefined();
    expect((await mira.get(`/api/directory/services/${id}`)).body.view.assurer).toBe('jo@agency.example');
    const was = desk.time.now;
    desk.time.now += 367 * DAY;
    mira = await desk.officer('Mira later');
    expect(await flagged()).toBe('stale');
    desk.time.now = was;
  });
});

test('an organisation that takes referrals by e-mail has an address for them', async () => {
  const { status, body } = await jo.post('/api/directory/organizations', {
    name: 'No address',
    kind: 'vendor',
    way: 'email',
  });
  expect({ status, field: body.fields[0].field }).toEqual({ status: 422, field: 'referTo' });
});

describe('the public answers', () => {
  const ask = async (path: string) => {
    const reply = await desk.server.http.inject({ url: path });
    return { status: reply.statusCode, body: JSON.parse(reply.body) };
  };

  test('need no sign-in, are paged, and hold nothing of how we turn to an organisation', async () => {
    const { body } = await ask('/hsds/services?per_page=2&full=true');
    expect(body).toMatchObject({ page_number: 1, size: 2, first_page: true, last_page: false });
    expect((await ask('/hsds/')).body.version).toBe('3.0');
    const whole = JSON.stringify([
      (await ask('/hsds/services?per_page=500&full=true')).body,
      (await ask('/hsds/organizations?full_service=true')).body,
    ]);
    for (const ours of ['in@harbour.example', 'deposit for a flat', 'Ask again within 28 days'])
      expect(whole).not.toContain(ours);
  });

  test('are narrowed by all that is asked for together, and nonsense is named', async () => {
    expect((await ask(`/hsds/services?search=bond&organization_id=${harbour}`)).body.total_items).toBeGreaterThan(0);
    expect(
      (await ask('/hsds/services?search=bond&organization_id=0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e5f')).body,
    ).toMatchObject({ total_items: 0, empty: true, contents: [] });
    expect((await ask('/hsds/services?modified_after=2099-01-01T00:00:00Z')).body.total_items).toBe(0);
    expect((await ask('/hsds/services?page=0')).status).toBe(400);
    expect((await ask('/hsds/service_at_locations?postcode=2000&proximity=near')).status).toBe(400);
    expect((await ask('/hsds/services/0b7e2b5e-3c5a-4c1e-9d7f-0a1b2c3d4e5f')).status).toBe(404);
  });
});
