import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { makeSkill } from '#areas/roster/server/index.ts';
import { planted } from '#kernel/pseudonyms/planted.fixtures.ts';
import { DAY } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { changeKey } from './badges/keys.ts';
import { openCapabilityDesk } from './capability-desk.fixtures.ts';
import { sweepSkills } from './index.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, di, db, st0072, closedCase, claimed, decide, shownOf } = await openCapabilityDesk();
afterAll(() => desk.close());

describe('a badge', () => {
  const give = (itemIds: (string | undefined)[], who = jo) =>
    who.post('/api/capability/badges', {
      officerId: mira.id,
      name: 'Keeps promises',
      description: 'Sees things through.',
      versionId: st0072,
      itemIds,
    });

  test('is given by a leader for what is shown, can be checked by anybody, and is taken back with a reason', async () => {
    for (const _ of [1, 2]) await decide((await claimed()).id);
    const shown = await shownOf('RFT.2.3');
    const lacking = await shownOf('PRE.1.2');
    expect((await give([lacking?.itemId])).body.reason).toContain('PRE.1.2');
    expect((await give([shown?.itemId], mira)).status).toBe(403);
    const { id } = (await give([shown?.itemId])).body;
    const open = (path: string) => desk.server.http.inject({ url: path });
    const document = JSON.parse((await open(`/api/badges/${id}`)).body) as Record<string, unknown>;
    expect(JSON.stringify(document['credentialSubject'])).toContain('RFT.2.3');
    const check = async () => JSON.parse((await open(`/api/badges/${id}/check`)).body) as { verdict: string };
    expect(await check()).toMatchObject({ verdict: 'valid' });
    await desk.as(SYSTEM, (work) => changeKey(work, desk.parts.issuer.secret));
    expect(await check()).toMatchObject({ verdict: 'valid' });
    expect((await mira.post(`/api/capability/badges/${id}/take-back`, { why: 'x' })).status).toBe(403);
    await jo.post(`/api/capability/badges/${id}/take-back`, { why: 'It was a mistake.' });
    expect(await check()).toMatchObject({ verdict: 'invalid' });
    const keys = JSON.parse((await open('/api/badge-issuer')).body) as { verificationMethod: { until?: string }[] };
    expect(keys.verificationMethod.map(({ until }) => until !== undefined)).toEqual([true, false]);
  });
});

describe('the portfolio as a file', () => {
  test('opens without us, and names no customer, no colleague and no case, whatever was said on the case', async () => {
    const identifiers = planted().filter((_, n) => n % 9 === 0);
    for (const some of [identifiers.slice(0, 30), identifiers.slice(30, 60)]) {
      const caseId = await closedCase(mira, some.map(({ text }) => text).join('\n'));
      await decide((await claimed({ caseId })).id);
    }
    const { rawPayload, headers } = await desk.server.http.inject({
      url: '/api/capability/export',
      headers: { cookie: mira.cookie },
    });
    const files = unzipSync(rawPayload);
    expect([headers['content-disposition'], Object.keys(files).slice(0, 3)]).toEqual([
      expect.stringMatching(/\.zip"$/),
      ['index.html', 'portfolio.json', 'verify.html'],
    ]);
    const text = ['index.html', 'portfolio.json'].map((file) => strFromU8(files[file] ?? new Uint8Array())).join('\n');
    expect(text).toContain('Mira Tolentino');
    for (const word of ['Peg', 'Doolan', 'Jo Haldane', '0400 111 222', 'Old Mill']) expect(text).not.toContain(word);
    const left = identifiers
      .slice(0, 60)
      .filter(({ kind, identifier }) => kind !== 'name on record' && text.includes(identifier));
    expect(left.map(({ kind, identifier }) => `${kind}: ${identifier}`)).toEqual([]);
  });
});

describe('skills for the roster', () => {
  test('come from accepted evidence with an expiry, leave the roster by themselves, and open something to do', async () => {
    const skillId = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'service', name: 'Promises' }));
    const line = await shownOf('RFT.2.3');
    expect(
      (await jo.post('/api/capability/skill-rules', { skillId, itemId: line?.itemId, level: 3, months: 6 })).status,
    ).toBe(200);
    await decide((await claimed()).id);
    const has = async () =>
      (
        await sql<{ level: number }>`
        select level from roster.officer_skill where officer_id = ${mira.id} and skill_id = ${skillId} and valid_from <= ${new Date(desk.time.now)} and valid_until > ${new Date(desk.time.now)}`.execute(
          db,
        )
      ).rows;
    desk.time.now += 1000;
    expect(await has()).toEqual([{ level: 3 }]);
    const back = desk.time.now;
    desk.time.now += 200 * DAY;
    expect(await has()).toEqual([]);
    expect(await sweepSkills({ db: db, clock: () => desk.time.now })).toBe(1);
    expect(await sweepSkills({ db: db, clock: () => desk.time.now })).toBe(0);
    desk.time.now = back;
    const { actions } = (await mira.get('/api/capability/development')).body;
    expect(actions).toMatchObject([{ kind: 'renew', goal: 'Have the skill Promises again', madeBy: null }]);
  });
});

describe('development', () => {
  test('is between an officer and whoever leads them: actions, talks both see, and what others say', async () => {
    const dueAt = desk.time.now + DAY;
    const add = (who: TestOfficer, officerId: string) =>
      who.post('/api/capability/actions', {
        officerId,
        goal: 'Stay calm',
        what: 'Sit beside Jo',
        kind: 'shadow',
        dueAt,
      });
    expect((await add(dev, mira.id)).status).toBe(404);
    const { id } = (await add(jo, dev.id)).body;
    expect((await mira.post(`/api/capability/actions/${id}/done`, { effect: 'x' })).status).toBe(404);
    await dev.post(`/api/capability/actions/${id}/done`, { effect: 'I wait before I answer.' });
    const talk = { officerId: dev.id, kind: 'coaching', heldAt: desk.time.now, notes: 'How Mrs Doolan felt.' };
    expect((await dev.post('/api/capability/sessions', talk)).status).toBe(403);
    expect((await di.post('/api/capability/sessions', talk)).status).toBe(404);
    const { id: sessionId } = (await jo.post('/api/capability/sessions', talk)).body;
    await dev.post(`/api/capability/sessions/${sessionId}/agree`, { remark: 'I agree.' });
    await mira.post('/api/capability/recognition', { officerId: dev.id, words: 'He took the hard call.' });
    const seen = (await jo.get(`/api/capability/development?officer=${dev.id}`)).body;
    expect(seen).toMatchObject({
      actions: [{ effect: 'I wait before I answer.' }],
      sessions: [{ notes: 'How [person A] felt.', remark: 'I agree.' }],
      recognition: [{ by: mira.id }],
    });
    expect((await mira.get(`/api/capability/development?officer=${dev.id}`)).status).toBe(404);
  });

  test('learns from real work without names, together', async () => {
    const { id } = await claimed();
    const make = () =>
      jo.post('/api/capability/learning-cases', {
        evidenceId: id,
        title: 'A fine',
        question: 'What would you ask Mrs Doolan?',
      });
    expect((await make()).status).toBe(409);
    await decide(id);
    const { body } = await make();
    await dev.post(`/api/capability/learning-cases/${body.id}/words`, { words: 'What it is for.' });
    const { cases } = (await di.get('/api/capability/learning-cases')).body;
    expect(cases[0]).toMatchObject({
      question: 'What would you ask [person A]?',
      said: [{ by: dev.id, words: 'What it is for.' }],
    });
    expect(cases[0].story).not.toMatch(/Peg|Doolan/);
  });
});
