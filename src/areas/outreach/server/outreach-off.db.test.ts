import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { TUESDAY_AT_TEN, openOutreachDesk } from './outreach.fixtures.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, sent, transport, db, at, consented, make, approve, go, offIn, counts } = await openOutreachDesk();
afterAll(() => desk.close());

describe('who wants no more', () => {
  const press = (path: string, payload: string, headers: Record<string, string> = {}) =>
    desk.server.http.inject({
      method: 'POST',
      url: path,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });

  test('presses once in their mail program, and never gets any again, whatever is approved or consented to later', async () => {
    const { id: customerId, address } = await consented('press');
    const { id } = (await make('press')).body;
    await approve(id);
    await go();
    const path = offIn(sent[0]!.raw);
    // A second campaign was approved before, and waits.
    const later = (await make('press', { firstDay: '2026-11-18' })).body.id;
    await approve(later);
    // The form comes from the provider of their mail, without a cookie and from another site.
    const answered = await press(path, 'List-Unsubscribe=One-Click', { origin: 'https://mail.example' });
    expect(answered.statusCode).toBe(200);
    await at(desk.time.now + DAY);
    expect(await go()).toEqual([]);
    expect(await counts(later)).toEqual({ 'opted out': 1 });
    const again = { customerId, address: address.toUpperCase(), topic: 'other', evidence: 'They rang.' };
    expect((await mira.post('/api/outreach/consents', again)).body.reason).toContain('wants no outreach');
    const { optedOut, consents } = (await mira.get(`/api/customers/${customerId}/outreach`)).body;
    expect([optedOut[0].how, consents]).toEqual(['one click', []]);
    // A second press changes nothing, and is answered all the same.
    expect((await press(path, 'List-Unsubscribe=One-Click')).statusCode).toBe(200);
    await at(TUESDAY_AT_TEN);
  });

  test('can press on our page too; looking at it alone says nothing', async () => {
    const { address } = await consented('page');
    const { id } = (await make('page')).body;
    await approve(id);
    await go();
    const path = offIn(sent[0]!.raw);
    const page = await desk.server.http.inject({ url: path });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Stop writing to me');
    const { rows } = await sql`select from outreach.opted_out where address = ${address}`.execute(db());
    expect(rows).toHaveLength(0);
    expect((await press(path, '')).body).toContain('We stop writing to you');
    expect(
      (await press('/off/01935f00-0000-7000-8000-000000000000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '')).statusCode,
    ).toBe(404);
  });

  test('still gets mail about their case: that is another matter', async () => {
    const { id: customerId, address } = await consented('case');
    await mira.post('/api/outreach/opted-out', { address });
    const { id } = (
      await mira.post('/api/cases', {
        kind: 'enquiry',
        subject: 'A rebate',
        teamId: desk.teamId,
        customer: { id: customerId },
        channel: 'phone',
        said: 'Asked for a rebate.',
        ownerId: mira.id,
      })
    ).body;
    expect((await mira.post(`/api/cases/${id}/reply`, { body: 'Here it is.' })).status).toBe(200);
    sent.length = 0;
    await at(desk.time.now + 60_000);
    await desk.send(transport);
    expect(sent.map(({ to }) => to)).toContain(address);
    expect((await make('case')).body.reason).toBe('Nobody consented to hear about this.');
  });
});
