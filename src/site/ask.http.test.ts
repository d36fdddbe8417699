import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { GOOD, ask, countCases, fieldOf, newestCase, open, pathIn, send } from './site.fixtures.ts';

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark', AGENCY_PHONE: '1300 975 707, weekdays 8 am to 6 pm', MAX_MESSAGE_MB: '1' });
  officer = await desk.officer('Mira Tolentino');
});
afterAll(() => desk.close());

let people = 0;
/** Somebody who has not written before, from a network of their own: nothing in one test counts in another. */
const somebody = () => {
  people += 1;
  return { fields: { email: `person${people}@post.example` }, from: { ip: `198.51.100.${people}` } };
};

test('a question becomes a case with its customer, its words and its attachments, and leads to a page of its own', async () => {
  const { fields, from } = somebody();
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
  const sent = await ask(desk, { fields, from, files: [{ name: 'bill of sale.pdf', type: 'application/pdf', bytes: png }] });
  expect(sent.status).toBe(303);
  expect(sent.location).toMatch(/^\/track\/[\w-]{27}\?first=mailed$/);
  const { case: it, entries, parties } = await newestCase(desk, officer);
  expect(it).toMatchObject({ kind: 'enquiry', state: 'new', subject: GOOD['about'], channel: 'web', teamId: desk.teamId, nextStep: 'Answer the customer', customerName: 'Hamish Otto' });
  expect(parties).toMatchObject([{ role: 'customer', contactPoints: [{ value: fields.email }] }]);
  const message = entries.find((entry: { type: string; direction: string }) => entry.type === 'message' && entry.direction === 'in');
  expect(message).toMatchObject({ body: GOOD['message'], channel: 'web', who: 'Hamish Otto', attachments: [{ name: 'bill of sale.pdf', mediaType: 'image/png' }] });
  const page = await open(desk, sent.location);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`We have it. Your reference is ${it.reference}`);
  expect(page.text).toContain('We will answer you by Wednesday 18 November');
});

test('sending the same form twice, even at the same moment, makes one case', async () => {
  const { fields, from } = somebody();
  const form = fieldOf(await open(desk, '/ask'), 'form');
  desk.time.now += 60_000;
  const before = await countCases(desk);
  const it = { path: '/ask', fields: { form, ...GOOD, ...fields } };
  const both = await Promise.all([send(desk, it, from), send(desk, it, from)]);
  const third = await send(desk, it, from);
  expect(await countCases(desk)).toBe(before + 1);
  expect(new Set([...both, third].map(pathIn)).size).toBe(1);
});
