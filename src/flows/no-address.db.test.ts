import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  officer = await desk.officer('Ines Okafor', { roles: ['officer', 'team leader'] });
});
afterAll(() => desk.close());

const from = (sender: string, id: string) =>
  [
    `From: ${sender}`,
    'To: desk@localhost.example',
    'Subject: The drain',
    `Message-ID: <${id}@home.example>`,
    '',
    'It is blocked.',
  ].join('\n');

const outgoing = async () =>
  (await sql<{ recipients: string[] }>`select recipients from correspondence.outgoing`.execute(desk.parts.database.db))
    .rows;

test.each([
  ['root', 'one'],
  ['Undisclosed <undisclosed>', 'two'],
  ['"A. Person" <person>', 'three'],
])('a message from %s becomes a case, and nothing is ever written back to that', async (sender, id) => {
  const mailId = await desk.receive(from(sender, id), { returnPath: null });
  const { mail } = (await officer.get(`/api/intake/mail/${mailId}`)).body;
  const whole = (await officer.get(`/api/cases/${mail.caseId}`)).body;
  expect(whole.case).toMatchObject({ subject: 'The drain', customerId: null, nextStep: 'Answer the customer' });
  const reply = await officer.post(`/api/cases/${mail.caseId}/reply`, { body: 'We will look.' });
  expect(reply).toMatchObject({ status: 422, body: { fields: [{ field: 'to', problem: 'is needed' }] } });
  expect(await outgoing()).toEqual([]);
});

test('a sender without an address cannot be made a party, and the officer is told why', async () => {
  const opened = await officer.post('/api/cases', {
    kind: 'enquiry',
    subject: 'A drain',
    teamId: desk.teamId,
    customer: null,
    channel: 'counter',
    said: 'It is blocked.',
  });
  const raw = from('root', 'four').replace('The drain', `About ${opened.body.reference}`);
  const mailId = await desk.receive(raw, { returnPath: null });
  const placed = await officer.post(`/api/intake/mail/${mailId}/place`, { into: opened.body.id, addParty: true });
  expect(placed).toMatchObject({ status: 422, body: { fields: [{ field: 'addParty' }] } });
  expect(
    (await officer.post(`/api/intake/mail/${mailId}/place`, { into: opened.body.id, addParty: false })).status,
  ).toBe(200);
});

test('an officer cannot put something on a customer that is no e-mail address', async () => {
  const added = await officer.post('/api/customers', { kind: 'person', name: 'Peg' });
  const point = await officer.post(`/api/customers/${added.body.id}/contact-points`, { kind: 'email', value: 'peg' });
  expect(point).toMatchObject({ status: 400, body: { fields: [{ field: 'value', problem: 'is no email' }] } });
});
