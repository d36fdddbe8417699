import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openCapabilityDesk } from './capability-desk.fixtures.ts';
import { coverageOf, coverageOfMany } from './index.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, di, db, st0072, reading, closedCase, offers, offerOn, claimed, decide, itemOf, shownOf } =
  await openCapabilityDesk();
afterAll(() => desk.close());

describe('ordinary work', () => {
  test('is offered as evidence with the reason, on several frameworks at once, at the level of the role', async () => {
    const offer = await offerOn(await closedCase());
    expect(offer).toMatchObject({
      kind: 'work record',
      because: expect.stringContaining('You spoke with the customer'),
    });
    expect(new Set(offer.lines.map(({ framework }: { framework: string }) => framework))).toEqual(
      // One answer keeps nobody informed: that is offered where they heard more than once.
      new Set(['ST0072', 'NSW', 'BSBCUS501']),
    );
    expect(offer.lines.map(({ code }: { code: string }) => code)).toContain('RE.2.L2');
  });

  test('is not offered to anybody else, nor again once it is claimed or set aside, nor from a restricted case', async () => {
    const { caseId } = await claimed();
    expect(await offerOn(caseId, dev)).toBeUndefined();
    expect(await offerOn(caseId)).toBeUndefined();
    const aside = await offerOn(await closedCase());
    await mira.post('/api/capability/aside', { seq: aside.seq });
    expect((await offers()).map(({ seq }: { seq: number }) => seq)).not.toContain(aside.seq);
    const secret = await closedCase();
    const offer = await offerOn(secret);
    await mira.post(`/api/cases/${secret}/access`, { officerIds: [mira.id] });
    await sql`update cases."case" set restricted = true where id = ${secret}`.execute(db);
    expect(await offerOn(secret)).toBeUndefined();
    expect((await mira.get(`/api/capability/draft?seq=${offer.seq}`)).status).toBe(404);
  });
});

describe('a claim', () => {
  test('shows the work in words that name nobody, whatever its officer typed', async () => {
    const { id, draft } = await claimed();
    for (const word of ['Peg', 'Doolan', '0400', 'Old Mill', '1974', '482-130-T', 'Mira'])
      expect(draft.copy).not.toContain(word);
    expect(draft.copy).toContain('[customer]');
    const other = await closedCase();
    const offer = await offerOn(other);
    const { body } = await mira.post('/api/capability/claims', {
      seq: offer.seq,
      itemIds: [offer.lines[0].id],
      reflection: 'Peg Doolan was content.',
      copy: 'I rang Peg Doolan on 0400 111 222.',
    });
    const kept = await itemOf(body.id);
    expect([kept.copy, kept.reflection]).toEqual(['I rang [customer] on [phone 1].', '[customer] was content.']);
    expect(JSON.stringify(await itemOf(id))).not.toMatch(/Peg|Doolan/);
  });

  test('is for lines that its officer is measured by, and once for each event', async () => {
    const { offer } = await claimed();
    const body = { seq: offer.seq, itemIds: [offer.lines[0].id], reflection: 'x', copy: '' };
    expect((await mira.post('/api/capability/claims', body)).status).toBe(409);
    const next = await offerOn(await closedCase());
    expect(
      (await mira.post('/api/capability/claims', { ...body, seq: next.seq, itemIds: [mira.id] })).body.reason,
    ).toContain('none that you are measured by');
  });

  test('holds its officer to the version they claimed for', async () => {
    await claimed();
    const { held } = (await jo.get('/api/frameworks')).body;
    expect(held.find(({ versionId }: { versionId: string }) => versionId === st0072).officers).toBeGreaterThanOrEqual(
      1,
    );
  });
});

describe('a verdict', () => {
  test('is given by a leader of the officer’s team, never by the officer, and is never changed', async () => {
    const { id } = await claimed();
    expect((await decide(id, { verdict: 'accepted' }, mira)).status).toBe(403);
    expect((await decide(id, { verdict: 'accepted' }, di)).status).toBe(409);
    expect((await jo.get('/api/capability/to-accept')).body.evidence.map((one: { id: string }) => one.id)).toContain(
      id,
    );
    expect((await di.get('/api/capability/to-accept')).body.evidence).toEqual([]);
    expect((await decide(id)).status).toBe(200);
    expect((await decide(id)).status).toBe(409);
    await expect(sql`update capability.verdict set words = 'x' where evidence_id = ${id}`.execute(db)).rejects.toThrow(
      /stays/,
    );
    await expect(
      sql`insert into capability.verdict (id, evidence_id, by, role, verdict, at) values (gen_random_uuid(), ${id}, ${mira.id}, 'manager', 'accepted', now())`.execute(
        db,
      ),
    ).rejects.toThrow(/Nobody accepts/);
  });

  test('by a leader about their own work is given by another leader only', async () => {
    const caseId = await closedCase(jo);
    const { id } = await claimed({ officer: jo, caseId });
    expect((await decide(id)).body.reason).toContain('Nobody accepts what they claim');
    const lee = await desk.officer('Lee', { roles: ['team leader'] });
    expect((await decide(id, { verdict: 'accepted' }, lee)).status).toBe(200);
  });

  test('that returns says why; what was returned is claimed again with what was missing', async () => {
    const { id, offer } = await claimed();
    expect((await decide(id, { verdict: 'returned' })).body.reason).toContain('Say what is missing');
    await decide(id, { verdict: 'returned', words: 'What did you do differently?' });
    expect(await itemOf(id)).toMatchObject({
      state: 'returned',
      verdicts: [{ words: 'What did you do differently?' }],
    });
    const again = { itemIds: [offer.lines[0].id], reflection: 'I asked first.', copy: '' };
    expect((await mira.post(`/api/capability/evidence/${id}/again`, again)).status).toBe(200);
    await decide(id);
    expect(await itemOf(id)).toMatchObject({ state: 'accepted', lines: [{ id: offer.lines[0].id }] });
  });

  test('may leave out a line: that one does not count', async () => {
    const { id, offer } = await claimed();
    const out = must(
      offer.lines.find(({ code }) => code === 'RFT.1.3'),
      'the line',
    );
    const before = (await shownOf('RFT.1.3'))?.works;
    await decide(id, { verdict: 'accepted', without: [out.id] });
    expect((await shownOf('RFT.1.3'))?.works).toBe(before);
    expect((await itemOf(id)).lines.map((one: { code: string }) => one.code)).not.toContain('RFT.1.3');
  });
});

describe('coverage', () => {
  test('counts a work once, whatever was claimed of it, and says why it is as strong as it is', async () => {
    const before = (await shownOf('RFT.2.3'))?.works ?? 0;
    const { id, caseId } = await claimed();
    await decide(id);
    const note = (
      await mira.post(`/api/cases/${caseId}/perspective`, { needs: { words: 'To know by when', entryId: null } })
    ).status;
    expect(note).toBe(200);
    const second = await offerOn(caseId);
    expect(second).toMatchObject({ key: 'perspective' });
    const line = (await coverageOf(reading(mira), mira.id, st0072)).find(({ code }) => code === 'RFT.2.3');
    await mira.post('/api/capability/claims', {
      seq: second.seq,
      itemIds: [line?.itemId],
      reflection: 'The same case.',
      copy: '',
    });
    const twice = (await mira.get('/api/capability/portfolio')).body.evidence[0];
    await decide(twice.id);
    expect((await shownOf('RFT.2.3'))?.works).toBe(before + 1);
    expect((await shownOf('RFT.2.3'))?.because.map(({ says }) => says)).toContain('works');
  });

  test('for many is the same as for each of them', async () => {
    const many = await coverageOfMany(reading(jo), [mira.id, dev.id], st0072);
    for (const officer of [mira, dev]) {
      const each = await coverageOf(reading(jo), officer.id, st0072);
      expect([...(many.of.get(officer.id)?.strengths ?? [])]).toEqual(
        each.map(({ strength }) => ['none', 'begun', 'fair', 'strong'].indexOf(strength)),
      );
    }
    expect(many.lines).toBe(117);
  });

  test('is for oneself and for those one leads, and for nobody else', async () => {
    expect((await dev.get(`/api/capability/coverage?officer=${mira.id}`)).status).toBe(404);
    expect((await di.get(`/api/capability/portfolio?officer=${mira.id}`)).status).toBe(404);
    expect((await jo.get(`/api/capability/coverage?officer=${mira.id}`)).body.role.name).toBe(
      'Customer Service Representative',
    );
    const { officers } = (await jo.get(`/api/capability/team?version=${st0072}`)).body;
    expect(officers.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Mira Tolentino', 'Dev Patel']),
    );
    expect((await mira.get('/api/capability/team')).status).toBe(403);
  });
});

describe('ratings', () => {
  test('of officer, leader and colleague stand side by side, and none overwrites another', async () => {
    const { role } = (await mira.get('/api/capability/coverage')).body;
    const [one] = role.capabilities;
    const say = (who: TestOfficer, level: number) =>
      who.post('/api/capability/ratings', { officerId: mira.id, itemId: one.itemId, level });
    for (const [who, level] of [
      [mira, 3],
      [jo, 1],
      [dev, 2],
      [jo, 2],
    ] as const)
      expect((await say(who, level)).status).toBe(200);
    expect((await say(di, 5)).status).toBe(404);
    const after = (await mira.get('/api/capability/coverage')).body.role.capabilities[0];
    expect(
      after.said.map(({ raterRole, level }: { raterRole: string; level: number }) => `${raterRole} ${level}`),
    ).toEqual(['manager 2', 'peer 2', 'manager 1', 'self 3']);
    expect(after.gap).toBe(0);
    await expect(sql`delete from capability.rating`.execute(db)).rejects.toThrow(/stays/);
  });
});

describe('a statement', () => {
  const ask = async (itemIds: string[]) =>
    (
      await mira.post('/api/capability/statements', {
        kind: 'witness statement',
        about: 'The queue on Monday',
        askedOf: 'Sam at the kiosk',
        itemIds,
      })
    ).body;
  const open = (url: string) => desk.server.http.inject({ url: new URL(url).pathname });
  const sign = async (url: string, fields: Record<string, string>) => {
    const boundary = 'x-kept-x';
    const payload = `${Object.entries(fields)
      .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('')}--${boundary}--\r\n`;
    return desk.server.http.inject({
      method: 'POST',
      url: new URL(url).pathname,
      payload,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  };
  const whole = {
    author: 'Sam Okoro',
    relationship: 'I work at the kiosk',
    statement: 'She calmed Mrs Doolan, who rang 0400 111 222, in two minutes.',
  };

  test('is written on one page without an account, once, and names no customer', async () => {
    const [line] = await coverageOf(reading(mira), mira.id, st0072);
    const { id, url } = await ask([line?.itemId ?? '']);
    const page = await open(url);
    expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('What did you see Mira Tolentino do?')]);
    expect((await sign(url, { ...whole, statement: '' })).statusCode).toBe(422);
    expect((await mira.post(`/api/capability/statements/${id}/claim`, { reflection: 'x' })).status).toBe(409);
    expect((await sign(url, whole)).statusCode).toBe(303);
    expect((await sign(url, whole)).statusCode).toBe(404);
    expect((await open(url)).statusCode).toBe(404);
    const { statements } = (await mira.get('/api/capability/portfolio')).body;
    expect(statements[0]).toMatchObject({
      author: 'Sam Okoro',
      words: 'She calmed [person A], who rang [phone 1], in two minutes.',
    });
    const { body } = await mira.post(`/api/capability/statements/${id}/claim`, {
      reflection: 'It was a hard morning.',
    });
    expect((await decide(body.id)).status).toBe(200);
    expect((await coverageOf(reading(mira), mira.id, st0072))[0]).toMatchObject({ works: 1, raters: 2 });
  });

  test('cannot be written after its time', async () => {
    const [line] = await coverageOf(reading(mira), mira.id, st0072);
    const { url } = await ask([line?.itemId ?? '']);
    desk.time.now += 15 * DAY;
    expect((await open(url)).statusCode).toBe(404);
    desk.time.now -= 15 * DAY;
  });
});
