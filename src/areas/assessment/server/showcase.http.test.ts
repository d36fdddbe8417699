import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { beginFor, doAct, done, openCast, throughTheGateway, toTheAssessor, type Cast } from './assessment.fixtures.ts';

let desk: TestDesk;
let cast: Cast;
let id: string;

beforeAll(async () => {
  desk = await openTestDesk();
  cast = await openCast(desk);
  id = await beginFor(cast, '2025-11-03');
  await throughTheGateway(cast, id);
  await toTheAssessor(cast, id);
});
afterAll(() => desk.close());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
async function upload(who: TestOfficer, name: string, payload: Buffer | string, method = 'showcase') {
  const reply = await desk.server.http.inject({
    method: 'POST',
    url: `/api/programmes/${id}/showcase-files?method=${method}&name=${encodeURIComponent(name)}`,
    payload,
    headers: { cookie: who.cookie, 'content-type': 'application/octet-stream' },
  });
  return { status: reply.statusCode, body: reply.json() as { id: string; reason?: string } };
}
const open = (who: TestOfficer, file: string) =>
  desk.server.http.inject({ url: `/api/showcase-files/${file}`, headers: { cookie: who.cookie } });
const filesOf = async (who: TestOfficer): Promise<{ id: string; name: string; mediaType: string }[]> =>
  (await who.get(`/api/programmes/${id}`)).body.attempts[0].files;

test('the apprentice puts files into the showcase, known by their bytes; nobody else does, and nothing that could be run', async () => {
  expect((await upload(cast.apprentice, 'Mein Jahr.pdf', PDF)).status).toBe(200);
  expect((await upload(cast.apprentice, 'journal.txt', 'Monday: I listened.')).status).toBe(200);
  expect(await filesOf(cast.apprentice)).toMatchObject([
    { name: 'Mein Jahr.pdf', mediaType: 'application/pdf' },
    { name: 'journal.txt', mediaType: 'text/plain' },
  ]);
  for (const [name, bytes] of [
    ['year.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['year.pdf', Buffer.from([0, 1, 2, 255])],
    ['empty.pdf', Buffer.alloc(0)],
  ] as const)
    expect((await upload(cast.apprentice, name, bytes)).status).toBe(422);
  for (const who of [cast.manager, cast.coach, cast.assessor, cast.organiser])
    expect((await upload(who, 'x.txt', 'x')).status).toBe(403);
  expect((await upload(cast.apprentice, 'x.txt', 'x', 'observation')).status).toBe(409);
});

test('whoever assesses opens what was submitted and not what is being made; the organisation and strangers open nothing', async () => {
  const [pdf, journal] = await filesOf(cast.apprentice);
  expect(await filesOf(cast.assessor)).toEqual([]);
  expect((await open(cast.assessor, pdf?.id ?? '')).statusCode).toBe(404);
  expect((await open(cast.coach, pdf?.id ?? '')).statusCode).toBe(200);
  expect((await cast.apprentice.post(`/api/showcase-files/${journal?.id}/remove`)).status).toBe(200);
  await done(cast.apprentice, id, 'acts', {
    act: 'select',
    method: 'showcase',
    evidence: (await cast.apprentice.get(`/api/programmes/${id}`)).body.evidence.map((one: { id: string }) => one.id),
    format: 'report',
  });
  await done(cast.apprentice, id, 'acts', { act: 'submit', method: 'showcase', words: 'My year.' });
  const opened = await open(cast.assessor, pdf?.id ?? '');
  expect([opened.statusCode, opened.rawPayload.equals(PDF)]).toEqual([200, true]);
  expect(opened.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': "attachment; filename*=UTF-8''Mein%20Jahr.pdf",
  });
  const stranger = await desk.officer('Una Stranger');
  for (const who of [cast.organiser, stranger]) expect((await open(who, pdf?.id ?? '')).statusCode).toBe(404);
  expect(await filesOf(cast.organiser)).toEqual([]);
});

test('what was submitted stays: no file comes or goes, the database refuses it, and the record names each by its hash', async () => {
  const [pdf] = await filesOf(cast.apprentice);
  expect((await upload(cast.apprentice, 'late.txt', 'late')).body.reason).toContain('submitted');
  expect((await cast.apprentice.post(`/api/showcase-files/${pdf?.id}/remove`)).status).toBe(409);
  const { db } = desk.parts.database;
  await expect(sql`update assessment.showcase_file set name = 'x' where id = ${pdf?.id}`.execute(db)).rejects.toThrow(
    /stays as it was submitted/,
  );
  await expect(sql`delete from assessment.showcase_file where id = ${pdf?.id}`.execute(db)).rejects.toThrow(
    /stays as it was submitted/,
  );
  const { rows } = await sql<{ files: object }>`
    select noted -> 'files' as files from assessment.entry where programme_id = ${id} and act = 'submit'`.execute(db);
  expect(rows[0]?.files).toMatchObject([
    { id: pdf?.id, name: 'Mein Jahr.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test('access ends with the allocation, for files too; and who looked at a programme is on record', async () => {
  const [pdf] = await filesOf(cast.apprentice);
  const { rows } = await sql<{ by: string }>`
    select distinct actor_id as by from records.event where kind = 'programme.read' and data ->> 'programmeId' = ${id}`.execute(
    desk.parts.database.db,
  );
  expect(rows.map(({ by }) => by)).toEqual(
    expect.arrayContaining([cast.assessor.id, cast.coach.id, cast.organiser.id]),
  );
  await done(cast.organiser, id, 'organising', { act: 'end the allocation', reason: 'Ill', handover: 'All is there.' });
  expect((await open(cast.assessor, pdf?.id ?? '')).statusCode).toBe(404);
  expect((await doAct(cast.assessor, id, 'assessing', { act: 'settle a method', method: 'showcase' })).status).toBe(
    404,
  );
});
