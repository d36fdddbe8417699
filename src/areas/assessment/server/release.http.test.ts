import { strFromU8 } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareFrameworks } from '#areas/frameworks/server/index.ts';
import { must } from '#kernel/must.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { fieldOf, open, send } from '#testing/visitor.ts';
import {
  archiveFor,
  assuredAndReleased,
  beginFor,
  completed,
  decideAll,
  doAct,
  done,
  openCast,
  register,
  standardise,
  throughTheGateway,
  toTheAssessor,
  type Cast,
} from './assessment.fixtures.ts';

let desk: TestDesk;
let cast: Cast;
let id: string;

beforeAll(async () => {
  desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark' });
  await desk.as(SYSTEM, prepareFrameworks);
  cast = await openCast(desk);
  await bringPicture();
  id = await beginFor(cast, '2025-11-03');
  await throughTheGateway(cast, id);
  await toTheAssessor(cast, id);
});
afterAll(() => desk.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const bytesTo = async (url: string, payload: Buffer | string) =>
  (
    await desk.server.http.inject({
      ...{ method: 'POST', url, payload: Buffer.from(payload) },
      headers: { cookie: cast.apprentice.cookie, 'content-type': 'application/octet-stream' },
    })
  ).json();

/** The apprentice claims a picture for a line of the standard. */
async function bringPicture(): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select i.id from frameworks.item i where i.code = 'RFT.2.3' limit 1`.execute(desk.parts.database.db);
  const picture = await bytesTo('/api/capability/uploads?name=notice', PNG);
  const { status, body } = await cast.apprentice.post('/api/capability/evidence', {
    kind: 'document',
    title: 'A notice for the counter',
    occurredAt: desk.time.now,
    reflection: 'It saves a question.',
    itemIds: rows.map((row) => row.id),
    files: [{ id: picture.id, looked: true }],
  });
  expect({ status, body }).toMatchObject({ status: 200 });
}

const read = async (who = cast.apprentice) => (await who.get(`/api/programmes/${id}`)).body;

describe('with the release of a pass', () => {
  test('there is nothing before it: no badge, no certificate, no archive', async () => {
    expect((await read()).badge).toBeNull();
    expect((await cast.apprentice.get(`/api/programmes/${id}/certificate`)).status).toBe(409);
    expect((await cast.apprentice.get(`/api/programmes/${id}/archive`)).status).toBe(409);
    await bytesTo(
      `/api/programmes/${id}/showcase-files?method=showcase&name=${encodeURIComponent('Mein Jahr, 1/2.txt')}`,
      'A year.',
    );
    await completed(cast, id);
  });

  test('a badge is given that anybody can check at the public site', async () => {
    const { badge, result } = await read();
    expect(result.overall.outcome).toBe('distinction');
    const document = (await desk.server.http.inject({ url: `/api/badges/${badge}` })).body;
    expect(JSON.parse(document)).toMatchObject({
      name: expect.stringContaining('Distinction'),
      credentialSubject: {
        identifier: [{ identityHash: 'Callum Reyes' }],
        achievement: { achievementType: 'ApprenticeshipCertificate', specialization: 'Distinction' },
      },
    });
    expect((await desk.server.http.inject({ url: `/api/badges/${badge}/check` })).json()).toMatchObject({
      verdict: 'valid',
    });
    const page = await open(desk, '/verify');
    const checked = await send(desk, { path: '/verify', fields: { form: fieldOf(page, 'form'), badge: document } });
    expect(checked.text).toContain('This badge is good');
  });

  test('a certificate names the person, the grade and who assessed; whoever assessed has no way to it any more', async () => {
    const { body } = await cast.manager.get(`/api/programmes/${id}/certificate`);
    for (const said of ['Callum Reyes', 'Distinction', 'Plain Assessments', 'ST0072'])
      expect(body.html).toContain(said);
    expect(body.html).not.toMatch(/<script|src=|@import/);
    expect((await cast.assessor.get(`/api/programmes/${id}/certificate`)).status).toBe(404);
  });

  test('the apprentice has an archive that opens without the desk, and nobody else of the programme has it', async () => {
    const files = await archiveFor(cast, cast.apprentice, id);
    const { badge } = await read();
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'index.html',
        'record.json',
        'certificate.html',
        'gateway-statement.txt',
        'portfolio/index.html',
        'portfolio/verify.html',
        `portfolio/badges/${badge}.json`,
      ]),
    );
    const text = (name: string) => strFromU8(must(files[name], name));
    expect(text('gateway-statement.txt')).toContain('KYC.1.1');
    expect(JSON.parse(text('record.json')).programme.result.overall.outcome).toBe('distinction');
    // What only assessor and quality assurance are told is not the apprentice's to take away.
    expect(JSON.parse(text('record.json')).programme.samples).toEqual([]);
    for (const other of [cast.manager, cast.provider, cast.organiser])
      expect((await other.get(`/api/programmes/${id}/archive`)).status).toBe(403);
  });

  test('everything that is named in the archive is in it: every link of every page leads to a file', async () => {
    const files = await archiveFor(cast, cast.apprentice, id);
    const names = new Set(Object.keys(files));
    const seen = new Set<string>();
    const follow = (page: string): void => {
      if (seen.has(page)) return;
      seen.add(page);
      if (!page.endsWith('.html')) return;
      const words = strFromU8(must(files[page], page));
      for (const [, link = ''] of words.matchAll(/(?:href|src)="([^"#]+)"/g)) {
        if (/^(https?|mailto|data):/.test(link)) continue;
        const { pathname } = new URL(link, `zip:/${page}`);
        follow(decodeURI(pathname.slice(1)));
      }
    };
    follow('index.html');
    expect([...seen].filter((name) => !names.has(name))).toEqual([]);
    const picture = must(
      [...seen].find((name) => name.startsWith('portfolio/files/')),
      'the picture',
    );
    expect(Buffer.from(must(files[picture], picture)).equals(PNG)).toBe(true);
    expect(strFromU8(must(files['showcase/1-Mein-Jahr-1-2.txt'], 'what was shown'))).toBe('A year.');
    // The other way about: nothing lies in it that no page leads to.
    expect([...names].filter((name) => !seen.has(name))).toEqual(['portfolio/portfolio.json']);
  });

  test('an appeal that is upheld takes the badge back; the new result has a badge of its own', async () => {
    const { badge: before } = await read();
    await done(cast.apprentice, id, 'acts', { act: 'appeal', words: 'The discussion was cut short.' });
    expect((await desk.server.http.inject({ url: `/api/badges/${before}/check` })).json().verdict).toBe('valid');
    await done(cast.organiser, id, 'organising', {
      act: 'answer the appeal',
      upheld: true,
      words: 'It was.',
      methods: ['discussion'],
    });
    expect((await desk.server.http.inject({ url: `/api/badges/${before}/check` })).json().verdict).toBe('invalid');
    expect((await read()).badge).toBeNull();
    const other = await desk.officer('Ola Strand', { roles: ['independent assessor'], teamIds: [] });
    await register(cast.organiser, cast.organisation, other.id);
    await standardise(desk, cast.organiser, [other]);
    await done(cast.organiser, id, 'organising', { act: 'allocate', assessor: other.id });
    const second: Cast = { ...cast, assessor: other };
    await decideAll(second, id, 'discussion');
    await done(other, id, 'assessing', { act: 'settle a method', method: 'discussion' });
    await done(other, id, 'assessing', { act: 'confirm the grade', words: '' });
    await assuredAndReleased(second, id);
    const { badge: after } = await read();
    expect(after).not.toBe(before);
    expect((await desk.server.http.inject({ url: `/api/badges/${after}/check` })).json().verdict).toBe('valid');
    expect((await doAct(cast.organiser, id, 'organising', { act: 'release' })).status).toBe(422);
  });
});
