import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
import { makeSkill } from '#areas/roster/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { routingOf } from './routing.fixtures.ts';

let desk: TestDesk;
let routing: ReturnType<typeof routingOf>;
let lea: TestOfficer;
let mira: TestOfficer;
let vu: TestOfficer;
let vietnamese: string;

beforeAll(async () => {
  desk = await openTestDesk();
  routing = routingOf(desk);
  lea = await desk.officer('Lea Der', { roles: ['team leader'] });
  mira = await desk.officer('Mira Tolentino');
  vu = await desk.officer('Vu Tran');
  await routing.rule('push');
  vietnamese = await routing.skill('Vietnamese');
  await routing.can(vu, vietnamese, 4);
  await routing.become(mira);
});
afterAll(() => desk.close());

const customer = async (name: string): Promise<string> => {
  const { status, body } = await lea.post('/api/customers', { kind: 'person', name });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id;
};
const needs = async (customerId: string, it: object): Promise<string> => {
  const { status, body } = await lea.post(`/api/customers/${customerId}/needs`, it);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id;
};
const heed = (about: string, mode: string, it = {}) =>
  lea.post('/api/routing/own-needs', { about, mode, level: 3, minutes: 20, ...it });
const openFor = (id: string, it = {}) => routing.open(lea, { customer: { id }, ...it });

test('a case of somebody who needs an interpreter waits for who speaks the language, and lets go after so long', async () => {
  expect((await heed('language', 'preferred')).status).toBe(200);
  const peg = await customer('Nguyen Thi Hoa');
  await needs(peg, { kind: 'interpreter', language: 'vi', detail: '' });
  const id = await openFor(peg);
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBeNull();
  const { body } = await lea.get(`/api/cases/${id}/routing`);
  expect(body.waiting.reasons).toContainEqual({ kind: 'nobody has', needs: [{ skill: vietnamese, level: 3 }] });
  desk.time.now += 20 * MINUTE;
  await routing.become(mira);
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBe(mira.id);
});

test('what is hard never lets go, and goes to who has it with the reason', async () => {
  expect((await heed('language', 'hard')).status).toBe(200);
  const hoa = await customer('Tran Van Minh');
  await needs(hoa, { kind: 'interpreter', language: 'Vietnamese', detail: '' });
  const id = await openFor(hoa);
  desk.time.now += 300 * MINUTE;
  await routing.become(mira);
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBeNull();
  await routing.become(vu);
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBe(vu.id);
  const [given] = await routing.assignments(id);
  expect(given?.reasons).toContainEqual({ kind: 'has', skill: vietnamese, asked: 3, level: 4, hard: true });
  await routing.become(vu, 'off');
});

test('a need that is noted while the case waits counts from then on, and one that ends does no more', async () => {
  await routing.become(mira, 'off');
  const who = await customer('Le Thi Lan');
  const id = await openFor(who);
  const noted = await needs(who, { kind: 'interpreter', language: 'vi', detail: '' });
  await routing.become(mira);
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBeNull();
  expect((await lea.post(`/api/needs/${noted}/end`)).status).toBe(200);
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBe(mira.id);
});

test('a relay call, a kind and a tag ask for who is trained or knows the service; off asks for nothing', async () => {
  const relay = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'relay-trained', name: 'Relay' }));
  const parks = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'service', name: 'Parks' }));
  await heed('relay', 'hard');
  await heed('service', 'hard');
  const who = await customer('Peg Doolan');
  await needs(who, { kind: 'relay', detail: '' });
  const id = await openFor(who);
  await lea.post(`/api/cases/${id}/tags`, { add: ['parks'], remove: [] });
  await routing.sweep();
  const { body } = await lea.get(`/api/cases/${id}/routing`);
  const lacking = body.waiting.reasons.find(({ kind }: { kind: string }) => kind === 'nobody has').needs;
  expect(lacking.map(({ skill }: { skill: string }) => skill).toSorted()).toEqual([relay, parks].toSorted());
  expect((await lea.get('/api/board')).body.skills).toContainEqual({ id: parks, name: 'Parks', waiting: 1, on: 0 });
  await heed('relay', 'off');
  await heed('service', 'off');
  await routing.sweep();
  expect(await routing.ownerOf(id)).toBe(mira.id);
});
