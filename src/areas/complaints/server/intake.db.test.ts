import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOfText } from '#kernel/civil.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { dayAt, momentOf } from '#kernel/zone.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import { openComplaintDesk } from './complaint-desk.fixtures.ts';

const ZONE = 'Australia/Sydney';
let desk: TestDesk;
let mira: TestOfficer;
let priya: TestOfficer;

beforeAll(async () => {
  ({ desk, mira } = await openComplaintDesk());
  priya = await desk.officer('Priya', { roles: ['complaints manager'] });
});
afterAll(() => desk.close());

/** Another moment, with everybody still signed in. */
async function moveTo(now: number): Promise<void> {
  desk.time.now = now;
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * HOUR)}`.execute(
    desk.parts.database.db,
  );
}

const UPSET = 'I am very disappointed with how I was treated at the counter.';

async function open(kind: string, said: string, more: object = {}): Promise<string> {
  const { body } = await mira.post('/api/cases', {
    kind,
    subject: 'Permit',
    teamId: desk.teamId,
    customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
    channel: 'counter',
    said,
    ownerId: mira.id,
    ...more,
  });
  return body.id;
}
const read = async (id: string, as = mira) => (await as.get(`/api/cases/${id}/complaint`)).body;
const caseNow = async (id: string) => (await mira.get(`/api/cases/${id}`)).body.case;
const tell = (id: string, what: string, body: object, as = mira) => as.post(`/api/cases/${id}/complaint${what}`, body);
const letterOn = async (id: string): Promise<string> =>
  (await mira.get(`/api/cases/${id}`)).body.entries
    .filter(({ type, direction }: { type: string; direction: string }) => type === 'message' && direction === 'out')
    .map(({ body }: { body: string }) => body)
    .join('\n');

describe('C-1 what reads like a complaint', () => {
  test('is shown with the words that do, and recorded as one case or as another beside it', async () => {
    const id = await open('enquiry', UPSET);
    expect((await read(id)).offer).toMatchObject({ words: ['very disappointed with'] });
    expect((await tell(id, '', { how: 'itself', subject: 'Permit', wanted: 'An apology' })).body).toEqual({
      caseId: id,
    });
    expect(await read(id)).toMatchObject({
      offer: null,
      words: { text: UPSET },
      complaint: { state: 'open', wanted: 'An apology', pack: { key: 'au-nsw', version: 1 } },
    });
    expect(await caseNow(id)).toMatchObject({ kind: 'complaint', phase: 'open' });
  });

  test('is dealt with as a request only by somebody who says why and tells the customer', async () => {
    const id = await open('service request', UPSET);
    const { contactId } = (await read(id)).offer;
    const reasons = 'She asks for the permit itself and wants no complaint.';
    expect((await tell(id, '/request', { contactId, reasons, told: 'letter' })).status).toBe(422);
    const letter = 'We read your message as a request.';
    expect((await tell(id, '/request', { contactId, reasons, told: 'letter', letter })).status).toBe(200);
    const { offer, decisions } = await read(id);
    expect(offer).toBeNull();
    expect(decisions).toMatchObject([{ kind: 'service request', reasons, told: 'letter', letter, by: mira.id }]);
    expect(await letterOn(id)).toBe(letter);
  });

  test('and is a complaint ceases to be one by that decision and by no other way', async () => {
    const id = await open('complaint', UPSET);
    const { version } = await caseNow(id);
    const plain = await mira.post(`/api/cases/${id}/change`, { version, kind: 'enquiry' });
    expect(plain).toMatchObject({ status: 422, body: { reason: expect.stringContaining('Not a complaint') } });
    expect((await tell(id, '/request', { reasons: 'A request for a permit.', told: 'by telephone' })).status).toBe(200);
    expect(await caseNow(id)).toMatchObject({ kind: 'service request' });
    expect((await read(id)).complaint).toMatchObject({ state: 'service request' });
  });
});

test('C-1 what came as a complaint and has a way of its own is sorted like anything else', async () => {
  const id = await open('complaint', 'Thank you for everything.');
  const { version } = await caseNow(id);
  expect((await mira.post(`/api/cases/${id}/change`, { version, kind: 'compliment' })).status).toBe(200);
  expect((await read(id)).complaint).toMatchObject({ state: 'service request' });
  const { version: now } = await caseNow(id);
  expect((await mira.post(`/api/cases/${id}/change`, { version: now, kind: 'complaint' })).status).toBe(200);
  expect((await read(id)).complaint).toMatchObject({ state: 'open' });
});

test('C-2 a complaint beside a service request links both ways and leaves the request as it was', async () => {
  const id = await open('service request', UPSET);
  const before = await caseNow(id);
  const { caseId } = (await tell(id, '', { how: 'beside', subject: 'Treated badly' })).body;
  expect(await caseNow(id)).toEqual({ ...before, touchedAt: expect.any(Number) });
  expect((await read(id)).complaints).toMatchObject([{ caseId }]);
  expect((await read(caseId)).complaint).toMatchObject({ from: { caseId: id }, state: 'open' });
  for (const [one, other] of [
    [id, caseId],
    [caseId, id],
  ])
    expect((await mira.get(`/api/cases/${one}`)).body.links).toMatchObject([{ id: other }]);
});

test('C-3 a refusal needs a reason of the pack, words, and the body outside in the letter', async () => {
  const id = await open('complaint', UPSET);
  const good = {
    code: 'decided-before',
    reasons: 'The same was answered at both stages in May.',
    letter: 'No. [external body]',
  };
  expect((await tell(id, '/refuse', good)).status).toBe(403);
  expect((await tell(id, '/refuse', { ...good, code: 'because' }, priya)).status).toBe(422);
  expect((await tell(id, '/refuse', { ...good, reasons: 'No.' }, priya)).status).toBe(422);
  expect((await tell(id, '/refuse', { ...good, letter: 'We cannot take this.' }, priya)).status).toBe(422);
  expect((await tell(id, '/refuse', good, priya)).status).toBe(200);
  expect(await letterOn(id)).toContain('you can ask the NSW Ombudsman');
  expect(await caseNow(id)).toMatchObject({ phase: 'closed' });
  expect((await read(id)).complaint).toMatchObject({ state: 'refused', status: { queensland: 'no further action' } });
  const bare = sql`insert into complaints.decision (id, case_id, kind, reasons, by, at)
                   values (gen_random_uuid(), ${id}, 'refused', 'No.', ${priya.id}, now())`;
  await expect(bare.execute(desk.parts.database.db)).rejects.toThrow('decision_refused_with_code_and_letter');
  const rewritten = sql`update complaints.decision set reasons = 'Another' where case_id = ${id}`;
  await expect(rewritten.execute(desk.parts.database.db)).rejects.toThrow('stays as it was written');
});

test('C-4 a complaint that came late asks for a decision and goes on meanwhile', async () => {
  const id = await open('complaint', UPSET);
  expect((await tell(id, '/learned', { learnedOn: '2025-01-15' })).status).toBe(200);
  expect((await read(id)).complaint).toMatchObject({
    state: 'open',
    late: { since: '2026-01-15', months: 12, decided: false },
  });
  const { version } = await caseNow(id);
  const onward = { version, state: 'investigating', nextStep: 'Ask them', nextDueAt: desk.time.now + DAY };
  expect((await mira.post(`/api/cases/${id}/move`, onward)).status).toBe(200);
  expect((await tell(id, '/late', { reasons: 'She was in hospital until October.' })).status).toBe(200);
  expect((await read(id)).complaint.late).toMatchObject({ decided: true });
});

describe('C-5 what has a law of its own', () => {
  test('begins at once as a case of its own kind, linked to the one it came from', async () => {
    const id = await open('complaint', 'He read out my home address in front of the whole line.');
    expect((await read(id)).matters).toMatchObject([{ matter: 'privacy complaint' }]);
    const { caseId } = (await tell(id, '/matters', { matter: 'privacy complaint', reasons: 'Her address' })).body;
    expect(await caseNow(caseId)).toMatchObject({ kind: 'privacy complaint', phase: 'open', nextDueAt: desk.time.now });
    const after = await read(id);
    expect([after.matters, after.started]).toMatchObject([[], [{ caseId }]]);
    expect((await tell(id, '/matters', { matter: 'privacy complaint', reasons: 'Again' })).status).toBe(409);
  });

  test('and must stay with few is seen by them alone, on no list and by no link', async () => {
    const id = await open('complaint', 'The inspector wanted cash under the table.');
    const { caseId } = (await tell(id, '/matters', { matter: 'corruption report', reasons: 'Cash' })).body;
    expect((await mira.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect((await priya.get(`/api/cases/${caseId}`)).body.case).toMatchObject({ restricted: true });
    const [seen, { body }] = [await read(id), await mira.get(`/api/cases/${id}`)];
    expect([seen.started, seen.matters, body.links]).toEqual([[], [], []]);
    expect(JSON.stringify([seen, body.entries])).not.toContain('corruption');
    expect((await read(id, priya)).started).toMatchObject([{ caseId }]);
  });
});

test('C-10 a complaint that is noticed later counts from the day it was said, by the pack of that day', async () => {
  const started = desk.time.now;
  await moveTo(momentOf(ZONE, dayOfText('2026-11-16') ?? 0, 15 * 60));
  const id = await open('service request', UPSET);
  await moveTo(desk.time.now + 2 * DAY + HOUR);
  const { caseId } = (await tell(id, '', { how: 'beside', subject: 'Treated badly' })).body;
  const { clocks } = (await mira.get(`/api/cases/${caseId}/clocks`)).body;
  const ack = clocks.find(({ title }: { title: string }) => title === 'Complaint acknowledged');
  expect(dayAt(ZONE, ack.anchorAt)).toBe(dayOfText('2026-11-16'));
  expect(dayAt(ZONE, ack.dueAt - 1)).toBe(dayOfText('2026-11-23'));
  await moveTo(started);
});

test('a complaint is acknowledged by the first letter, and not when that is taken back', async () => {
  const id = await open('complaint', UPSET);
  const { body } = await mira.post(`/api/cases/${id}/reply`, {
    body: 'I look into it.',
    then: { state: 'acknowledged' },
  });
  expect((await read(id)).complaint).toMatchObject({
    status: { public: expect.stringContaining('are looking into it') },
  });
  await mira.post(`/api/messages/${body.messageId}/recall`);
  expect((await read(id)).complaint.acknowledgedAt).toBeNull();
});

test('a complaint is not joined to what is none', async () => {
  const [id, other] = [await open('complaint', UPSET), await open('enquiry', 'When do you open?')];
  const { version } = await caseNow(id);
  expect((await mira.post(`/api/cases/${id}/merge`, { into: other, version })).status).toBe(409);
});

test('a complaint one may not see is answered like one that is not there', async () => {
  const elsewhere = await desk.team('Elsewhere');
  const stranger = await desk.officer('Sam', { teamIds: [elsewhere] });
  const id = await open('complaint', UPSET);
  expect((await stranger.get(`/api/cases/${id}/complaint`)).status).toBe(404);
  expect((await tell(id, '/late', { reasons: 'x' }, stranger)).status).toBe(404);
});
