import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  officer = await desk.officer('Mira Tolentino');
});
afterAll(() => desk.close());

let sent = 0;
type Mail = { from: string; to?: string; subject?: string; text?: string; headers?: readonly string[] };
const mail = ({
  from,
  to = 'desk@localhost.example',
  subject = 'A question',
  text = 'May I ask something?',
  headers = [],
}: Mail) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <m${(sent += 1)}@home.example>`,
    'Date: Mon, 16 Nov 2026 10:00:00 +1100',
    ...headers,
    '',
    text,
  ].join('\n');

const outcomeOf = async (id: string) => {
  const { outcome, caseId, suggestedCaseId } = (
    await (await desk.officer(`Overseer ${id}`, { roles: ['team leader'] })).get(`/api/intake/mail/${id}`)
  ).body.mail;
  return { outcome, caseId, suggestedCaseId };
};

/** A customer who has written once, with what their mail program would put in an answer. */
async function aConversation(name: string) {
  const from = `${name} <${name}@home.example>`;
  const id = await desk.receive(mail({ from, subject: `The matter of ${name}` }), {
    returnPath: `${name}@home.example`,
  });
  const { caseId } = await outcomeOf(id);
  const whole = (await officer.get(`/api/cases/${caseId}`)).body;
  const { rows } = await (
    await import('kysely')
  ).sql<{ id: string; reply: string }>`
    select rfc_message_id as id, reply_to as reply from correspondence.outgoing where case_id = ${caseId}`.execute(
    desk.parts.database.db,
  );
  return {
    from,
    caseId: String(caseId),
    reference: String(whole.case.reference),
    messageId: rows[0]?.id ?? '',
    replyTo: rows[0]?.reply ?? '',
  };
}

test('a message from somebody new becomes a case with an owner queue, a next step and a date', async () => {
  const { caseId } = await aConversation('peg');
  const { case: it, parties } = (await officer.get(`/api/cases/${caseId}`)).body;
  expect(it).toMatchObject({
    subject: 'The matter of peg',
    state: 'new',
    teamId: desk.teamId,
    nextStep: 'Answer the customer',
    customerName: 'peg',
  });
  expect(it.nextDueAt).toBeGreaterThan(desk.time.now);
  expect(parties).toMatchObject([{ role: 'customer', contactPoints: [{ value: 'peg@home.example' }] }]);
});

test('an answer by the customer lands on the same case, by Message-ID and by reply address', async () => {
  const it = await aConversation('ruben');
  const byId = await desk.receive(mail({ from: it.from, headers: [`In-Reply-To: <${it.messageId}>`] }));
  expect(await outcomeOf(byId)).toMatchObject({ outcome: 'threaded', caseId: it.caseId });
  const byAddress = await desk.receive(mail({ from: it.from, to: it.replyTo }));
  expect(await outcomeOf(byAddress)).toMatchObject({ outcome: 'threaded', caseId: it.caseId });
});

test('a stranger with the reply address waits to be sorted, with the case suggested', async () => {
  const it = await aConversation('ayesha');
  const id = await desk.receive(
    mail({ from: 'stranger@else.example', to: it.replyTo, headers: [`References: <${it.messageId}>`] }),
  );
  expect(await outcomeOf(id)).toEqual({ outcome: 'quarantined', caseId: null, suggestedCaseId: it.caseId });
});

test('a number in the subject is no key, whoever writes', async () => {
  const it = await aConversation('donal');
  const id = await desk.receive(mail({ from: it.from, subject: `About ${it.reference}` }));
  expect(await outcomeOf(id)).toEqual({ outcome: 'quarantined', caseId: null, suggestedCaseId: it.caseId });
});

test('the same message twice is one contact', async () => {
  const raw = mail({ from: 'lorna@home.example' });
  const first = await desk.receive(raw);
  const second = await desk.receive(`Received: from elsewhere\n${raw}`);
  expect((await outcomeOf(first)).outcome).toBe('new');
  expect((await outcomeOf(second)).outcome).toBe('duplicate');
});

test('a bounce marks our message undelivered, tells nobody automatically and brings the case back', async () => {
  const it = await aConversation('arthur');
  const version = (await officer.get(`/api/cases/${it.caseId}`)).body.case.version;
  const replied = await officer.post(`/api/cases/${it.caseId}/reply`, {
    body: 'Here is the answer.',
    version,
    then: { state: 'answered' },
  });
  expect(replied.status).toBe(200);
  desk.time.now += 60_000;
  await desk.send();
  const { sql } = await import('kysely');
  const { rows } = await sql<{ id: string }>`
    select rfc_message_id as id from correspondence.outgoing where message_id = ${replied.body.messageId}`.execute(
    desk.parts.database.db,
  );
  const bounce = [
    'From: MAILER-DAEMON@home.example',
    `To: ${it.replyTo}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce1@home.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    '',
    'It could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; home.example',
    '',
    'Final-Recipient: rfc822; arthur@home.example',
    'Action: failed',
    'Status: 5.1.1',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${rows[0]?.id}>`,
    'Subject: Re',
    '',
    'Here is the answer.',
    '--b--',
  ].join('\n');
  const before = await desk.equation();
  const id = await desk.receive(bounce, { returnPath: '' });
  expect(await outcomeOf(id)).toMatchObject({ outcome: 'notice', caseId: it.caseId });
  const whole = (await officer.get(`/api/cases/${it.caseId}`)).body;
  expect(whole.case).toMatchObject({ phase: 'open', state: 'open' });
  expect(whole.entries.find((entry: { id: string }) => entry.id === replied.body.messageId)).toMatchObject({
    delivery: 'undelivered',
  });
  expect((await desk.equation()).received).toBe(before.received + 1);
});

test('the sum of what came balances', async () => {
  const { balances, received, waiting } = await desk.equation();
  expect({ balances, waiting }).toEqual({ balances: true, waiting: 0 });
  expect(received).toBeGreaterThan(8);
});
