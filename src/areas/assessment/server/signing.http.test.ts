import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, MINUTE } from '#kernel/time.ts';
import { must } from '#kernel/must.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { fieldOf, open, send, type Filling } from '#testing/visitor.ts';
import { beginFor, dayOf, done, letPass, openCast, upToTheMeeting, type Cast } from './assessment.fixtures.ts';
import { letterBox, type Sent } from './letters.fixtures.ts';
import { remindPeople } from './remind.ts';

let desk: TestDesk;
let cast: Cast;
const START = '2025-11-03';

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark' });
  cast = await openCast(desk);
});
afterAll(() => desk.close());

/** A programme whose three have met, and its letters. */
async function met(name: string) {
  const one: Cast = { ...cast, apprentice: await desk.officer(name) };
  const id = await beginFor(one, START);
  await upToTheMeeting(one, id);
  const letters = letterBox(desk, id);
  const askToSign = (days = 14) =>
    one.manager.post(`/api/programmes/${id}/signing-links`, { signBy: dayOf(desk.time.now + days * DAY) });
  const read = async () => (await one.manager.get(`/api/programmes/${id}`)).body;
  return { one, id, letters, askToSign, read };
}
const to = (letters: readonly Sent[], name: string): Sent =>
  must(
    letters.find((one) => one.to.startsWith(name.toLowerCase().replaceAll(' ', '.'))),
    `a letter to ${name}`,
  );

const inOrder = (one: string, other: string): number => (one < other ? -1 : 1);

let visits = 0;
async function answer(path: string, fields: Filling) {
  const form = fieldOf(await open(desk, path), 'form');
  visits += 1;
  return send(desk, { path, fields: { form, ...fields } }, { ip: `198.51.100.${visits}` });
}
const SIGNS = { person: 'yes', agree: 'yes', answer: 'sign' } as const;
const states = async (read: () => Promise<{ gateway: { signers: { link: { state: string } | null }[] } }>) =>
  (await read()).gateway.signers.map(({ link }) => link?.state ?? null);

test('[G2] the trainer signs on a telephone, without an account, by a link that came by mail and is good once', async () => {
  const { id, letters, askToSign, read } = await met('Lena Okafor');
  expect((await askToSign()).body).toEqual({ sent: 3 });
  const letter = to(await letters(), 'Priya Nand');
  expect(letter.mail).toContain('To: priya.nand@agency.example');
  const page = await open(desk, letter.link);
  expect(page.status).toBe(200);
  for (const said of [
    'Is Lena Okafor ready to be assessed?',
    'Priya Nand',
    'Trainer, for Harbour Training',
    'priya.nand@agency.example',
    '117 of 117',
    'KYC.1.1: 2 accepted',
  ])
    expect(page.text).toContain(said);
  expect(page.markup).not.toContain('<script');
  expect(page.headers['referrer-policy']).toBe('no-referrer');

  const bare = await answer(letter.link, { answer: 'sign' });
  expect(bare.status).toBe(422);
  expect(bare.text).toContain('Say that you are the one whom this link was sent to.');
  const signed = await answer(letter.link, SIGNS);
  expect([signed.status, signed.location]).toEqual([303, `${letter.link}?done=signed`]);
  expect((await open(desk, signed.location)).text).toContain('Your signature is on record');
  expect((await read()).gateway.signers.map(({ signed: has }: { signed: boolean }) => has)).toEqual([
    false,
    true,
    false,
  ]);

  const again = await open(desk, letter.link);
  expect([again.status, again.text.includes('This is signed')]).toEqual([410, true]);
  const { rows } = await sql<{ by: string; as: string; through: object; kind: string; actor: string }>`
    select e.by, e.acted_as as "as", e.noted -> 'through' as through, v.kind, v.actor_id as actor
      from assessment.entry e join records.event v on v.kind = 'assessment.done' and (v.data ->> 'seq')::int = e.seq
           and v.data ->> 'programmeId' = e.programme_id::text
     where e.programme_id = ${id} and e.act = 'sign'`.execute(desk.parts.database.db);
  expect(rows).toMatchObject([
    {
      by: cast.provider.id,
      as: 'provider',
      actor: cast.provider.id,
      through: { name: 'Priya Nand', role: 'Trainer, for Harbour Training', address: 'priya.nand@agency.example' },
    },
  ]);
});

test('[G5] a link is void once the statement changes; whoever holds it has a new one sent to the same address', async () => {
  const { one, id, letters, askToSign, read } = await met('Milo Vance');
  await askToSign();
  const old = to(await letters(), 'Jo Haldane');
  const claim = crypto.randomUUID();
  await done(one.apprentice, id, 'acts', {
    act: 'claim',
    id: claim,
    title: 'One more',
    kind: 'work record',
    on: dayOf(desk.time.now),
    criteria: ['CON.2.1'],
    words: 'What I did.',
  });
  expect(await states(read)).toEqual(['open', 'open', 'open']);
  await done(one.coach, id, 'acts', { act: 'answer a claim', id: claim, accepted: true, words: '' });
  expect(await states(read)).toEqual(['changed', 'changed', 'changed']);
  const page = await open(desk, old.link);
  expect([page.status, page.text.includes('The statement has changed')]).toEqual([410, true]);
  expect((await answer(old.link, SIGNS)).text).toContain('The statement has changed');

  await send(desk, { path: `${old.link}/again`, fields: { form: fieldOf(page, 'form') } });
  const [fresh, ...others] = await letters();
  expect(others).toEqual([]);
  expect(fresh).toMatchObject({ to: old.to, subject: 'A new statement to sign: Milo Vance' });
  expect((await answer(must(fresh, 'a letter').link, SIGNS)).status).toBe(303);
  expect((await open(desk, old.link)).text).toContain('The statement has changed');
});

test('whoever cannot sign yet says why by the same link, everybody reads it, and the other links open nothing more', async () => {
  const { letters, askToSign, read } = await met('Noa Brandt');
  await askToSign();
  const sent = await letters();
  const apprentices = to(sent, 'Noa Brandt');
  const empty = await answer(apprentices.link, { person: 'yes', answer: 'refuse', reason: ' ' });
  expect([empty.status, empty.text.includes('Say why not yet.')]).toEqual([422, true]);
  const refused = await answer(apprentices.link, {
    person: 'yes',
    answer: 'refuse',
    reason: 'I have not led a hard call yet.',
  });
  expect(refused.location).toContain('done=refused');
  const { gateway, stage } = await read();
  expect([stage, gateway.refused]).toMatchObject([
    'on programme',
    { as: 'apprentice', reason: 'I have not led a hard call yet.' },
  ]);
  expect((await open(desk, to(sent, 'Jo Haldane').link)).status).toBe(410);
});

test('a link that was taken back, has run out or was never ours opens nothing and signs nothing', async () => {
  const { one, letters, askToSign, read } = await met('Orin Pell');
  await askToSign(1);
  const sent = await letters();
  const { link } = (await read()).gateway.signers[0];
  expect((await one.coach.post(`/api/signing-links/${link.id}/take-back`)).status).toBe(403);
  expect((await one.examiner.post(`/api/signing-links/${link.id}/take-back`)).status).toBe(403);
  expect((await one.manager.post(`/api/signing-links/${link.id}/take-back`)).status).toBe(200);
  expect((await one.manager.post(`/api/signing-links/${link.id}/take-back`)).status).toBe(409);
  const back = await open(desk, to(sent, 'Jo Haldane').link);
  expect([back.status, back.text.includes('This link was taken back')]).toEqual([410, true]);

  const mine = to(sent, 'Orin Pell').link;
  const forged = `${mine.slice(0, -1)}${mine.endsWith('A') ? 'B' : 'A'}`;
  for (const path of [forged, '/sign/x', `/sign/${'a'.repeat(59)}`]) expect((await open(desk, path)).status).toBe(404);
  desk.time.now += 10 * DAY;
  expect((await open(desk, mine)).text).toContain('This link has run out');
  expect((await answer(mine, SIGNS)).status).toBe(410);
  desk.time.now -= 10 * DAY;
});

test('a new link is sent three times an hour and no more, and a form of another site is refused', async () => {
  const { one, id, letters, askToSign } = await met('Pia Rowe');
  await askToSign();
  const { link } = to(await letters(), 'Pia Rowe');
  const foreign = await send(
    desk,
    { path: link, fields: { form: fieldOf(await open(desk, link), 'form'), ...SIGNS } },
    { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } },
  );
  expect(foreign.status).toBe(403);
  await done(one.coach, id, 'acts', {
    act: 'practise',
    method: 'showcase',
    on: dayOf(desk.time.now - DAY),
    words: 'x',
  });
  const form = fieldOf(await open(desk, link), 'form');
  const said = new Set<string>();
  for (let at = 0; at < 6; at += 1)
    said.add((await send(desk, { path: `${link}/again`, fields: { form } }, { ip: `192.0.2.${at}` })).text);
  // Whoever presses learns nothing from it: the page is the same, whether a letter went or not.
  expect(said.size).toBe(1);
  expect((await letters()).length).toBeLessThanOrEqual(3);
});

test('of two presses at the same moment one signs', async () => {
  const { letters, askToSign } = await met('Quin Sayer');
  await askToSign();
  const { link } = to(await letters(), 'Quin Sayer');
  const form = fieldOf(await open(desk, link), 'form');
  const both = await Promise.all(
    [1, 2].map(() => send(desk, { path: link, fields: { form, ...SIGNS } }, { ip: '192.0.2.77' })),
  );
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(303);
  const { rows } =
    await sql`select 1 from assessment.entry e join assessment.signing s on s.id::text = e.noted -> 'through' ->> 'link'
                              where s.name = 'Quin Sayer'`.execute(desk.parts.database.db);
  expect(rows).toHaveLength(1);
});

test('whoever has not signed is reminded three days before and one day before, and whoever has is not', async () => {
  const { letters, askToSign } = await met('Rosa Thane');
  await askToSign(7);
  const sent = await letters();
  await answer(to(sent, 'Rosa Thane').link, SIGNS);
  const remind = async () => {
    while (
      (await remindPeople({ ...desk.parts.assessments, db: desk.parts.database.db, clock: () => desk.time.now })) > 0
    );
    return (await letters())
      .filter(({ kind }) => kind === 'reminder to sign')
      .map(({ to: who }) => who.split('@')[0] ?? '')
      .toSorted(inOrder);
  };
  expect(await remind()).toEqual([]);
  await letPass(desk, 4 * DAY);
  expect(await remind()).toEqual(['jo.haldane', 'priya.nand']);
  expect(await remind()).toEqual([]);
  await letPass(desk, 2 * DAY);
  expect(await remind()).toEqual(['jo.haldane', 'priya.nand']);
  await letPass(desk, DAY + MINUTE);
  expect(await remind()).toEqual([]);
});

test('nobody is asked any more to sign for an apprenticeship that was given up, and its links open nothing', async () => {
  const { one, id, letters, askToSign, read } = await met('Ida Wren');
  await askToSign(5);
  const { link } = to(await letters(), 'Priya Nand');
  await done(one.apprentice, id, 'acts', { act: 'withdraw', reason: 'I move away.' });
  expect(await states(read)).toEqual(['changed', 'changed', 'changed']);
  expect((await open(desk, link)).text).not.toContain('Is Ida Wren ready to be assessed?');
  await letPass(desk, 3 * DAY);
  await remindPeople({ ...desk.parts.assessments, db: desk.parts.database.db, clock: () => desk.time.now });
  expect((await letters()).filter(({ kind }) => kind === 'reminder to sign')).toEqual([]);
});

test('whoever has left signs no more, by whatever link they hold', async () => {
  const { one, letters, askToSign } = await met('Vada Brink');
  await askToSign();
  const { link } = to(await letters(), 'Vada Brink');
  const form = fieldOf(await open(desk, link), 'form');
  const administrator = await desk.officer('Abel Root', { roles: ['administrator'] });
  expect((await administrator.post(`/api/officers/${one.apprentice.id}/disable`)).status).toBe(200);
  expect((await open(desk, link)).status).toBe(410);
  const sent = await send(desk, { path: link, fields: { form, ...SIGNS } }, { ip: '192.0.2.78' });
  expect(sent.status).toBe(410);
});

test('only line manager and trainer ask, once the three have met, for a day that is near', async () => {
  const { one, id } = await met('Sami Ulrich');
  const ask = (who: Cast['manager'], signBy: string) => who.post(`/api/programmes/${id}/signing-links`, { signBy });
  const soon = dayOf(desk.time.now + DAY);
  expect((await ask(one.apprentice, soon)).status).toBe(403);
  expect((await ask(one.organiser, soon)).status).toBe(403);
  expect((await ask(one.assessor, soon)).status).toBe(404);
  expect((await ask(one.manager, '2026-01-01')).body.fields).toMatchObject([{ field: 'signBy' }]);
  const fresh = await beginFor({ ...cast, apprentice: await desk.officer('Tove Unmet') }, START);
  expect((await one.manager.post(`/api/programmes/${fresh}/signing-links`, { signBy: soon })).body.reason).toBe(
    'Open the gateway first.',
  );
});
