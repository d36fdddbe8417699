import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { openCapabilityDesk } from './capability-desk.fixtures.ts';
import { sweepWork } from './index.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, db, claimed, decide, itemOf, shownOf } = await openCapabilityDesk();
afterAll(() => desk.close());

describe('what becomes of the work', () => {
  const acceptedOn = async () => {
    const it = await claimed();
    await decide(it.id);
    return it;
  };
  const contactOn = async (caseId: string) =>
    (
      await sql<{ id: string }>`select id from cases.contact where case_id = ${caseId} order by at`.execute(db)
    ).rows.map(({ id }) => id);
  const sweep = () => sweepWork({ db: db, clock: () => desk.time.now });

  test('joining two cases makes two works one, and taking them apart two again', async () => {
    const one = await acceptedOn();
    const two = await acceptedOn();
    const before = (await shownOf('RFT.2.3'))?.works ?? 0;
    const { version } = (await mira.get(`/api/cases/${two.caseId}`)).body.case;
    const { mergeId } = (await mira.post(`/api/cases/${two.caseId}/merge`, { into: one.caseId, version })).body;
    expect((await shownOf('RFT.2.3'))?.works).toBe(before - 1);
    expect(await itemOf(two.id)).toMatchObject({ standing: 'whole', state: 'accepted' });
    await mira.post(`/api/case-merges/${mergeId}/undo`);
    expect((await shownOf('RFT.2.3'))?.works).toBe(before);
  });

  test('splitting a case leaves the item whole: its parts are where they were put', async () => {
    const { id, caseId } = await acceptedOn();
    const [first] = await contactOn(caseId);
    const { version } = (await mira.get(`/api/cases/${caseId}`)).body.case;
    expect(
      (await mira.post(`/api/cases/${caseId}/split`, { contactIds: [first], subject: 'Another', version })).status,
    ).toBe(200);
    await sweep();
    expect(await itemOf(id)).toMatchObject({ standing: 'whole', state: 'accepted' });
  });

  test('taking words out of the case takes them out of the copy, and the item says so', async () => {
    const { id, caseId } = await acceptedOn();
    const [first] = await contactOn(caseId);
    expect((await itemOf(id)).copy).toContain('says the fine');
    await sql`update cases.contact set said = '[taken out]' where id = ${first}`.execute(db);
    await sweep();
    const after = await itemOf(id);
    expect(after).toMatchObject({ standing: 'part gone', state: 'accepted' });
    expect(after.copy).not.toContain('says the fine');
    expect(after.copy).toContain('taken back');
  });

  test('disposing of all of it leaves what was agreed to, no words, and nothing that can be agreed to from then on', async () => {
    const accepted = await acceptedOn();
    const waiting = await claimed();
    for (const { caseId } of [accepted, waiting])
      await sql`update cases.contact set said = null where case_id = ${caseId}`.execute(db);
    const before = (await shownOf('RFT.2.3'))?.works;
    await sweep();
    expect(await itemOf(accepted.id)).toMatchObject({ standing: 'gone', state: 'accepted', copy: '' });
    expect((await shownOf('RFT.2.3'))?.works).toBe(before);
    expect((await decide(waiting.id)).body.reason).toContain('not there any more');
  });

  test('a case that becomes restricted shows nothing of itself to whoever may not see it', async () => {
    const { id, caseId } = await acceptedOn();
    const lee = await desk.officer('Lee Two', { roles: ['team leader'] });
    await sql`update cases."case" set restricted = true where id = ${caseId}`.execute(db);
    await sql`update cases."case" set owner_id = ${mira.id} where id = ${caseId}`.execute(db);
    const seenBy = async (who: TestOfficer) =>
      (await who.get(`/api/capability/portfolio?officer=${mira.id}`)).body.evidence.find(
        (one: { id: string }) => one.id === id,
      );
    const leader = await seenBy(lee);
    expect(leader.caseId === null ? leader : { withheld: true, copy: '' }).toMatchObject({ withheld: true, copy: '' });
  });
});
