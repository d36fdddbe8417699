import { sql } from 'kysely';
import type { Transport } from '#areas/correspondence/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk } from '#testing/desk.ts';
import { sendOutreach } from './send-outreach.ts';

/** Tuesday 17 November 2026, ten in the morning in Sydney. */
export const TUESDAY_AT_TEN = Date.UTC(2026, 10, 16, 23, 0);

/** A desk on a Tuesday morning, with one who makes campaigns and one who approves them. */
export async function openOutreachDesk() {
  const desk = await openTestDesk({ AGENCY_NAME: 'Service Southmark', PUBLIC_URL: 'https://desk.example' });
  await desk.as(SYSTEM, (work) => prepareStandards(desk.parts.standards, work, 'Australia/Sydney'));
  desk.time.now = TUESDAY_AT_TEN;
  const mira = await desk.officer('Mira', { roles: ['team leader'] });
  const jo = await desk.officer('Jo', { roles: ['team leader'] });
  const sent: { to: string; raw: string }[] = [];
  const transport: Transport = {
    hand: async ({ to }, raw, beforeLast) => {
      await beforeLast();
      sent.push({ to: to[0] ?? '', raw: Buffer.from(raw).toString('utf8').replaceAll('=\r\n', '') });
      return { outcome: 'sent', response: '250 accepted' };
    },
  };

  const db = () => desk.parts.database.db;
  /** Time goes by or back, and everybody is still signed in. */
  async function at(now: number): Promise<void> {
    desk.time.now = now;
    await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * HOUR)}`.execute(
      db(),
    );
  }
  let people = 0;
  async function consented(topic: string, address = `c${(people += 1)}@home.example`) {
    const { id } = (
      await mira.post('/api/customers', {
        kind: 'person',
        name: `Customer ${people}`,
        contactPoints: [{ kind: 'email', value: address }],
      })
    ).body;
    const evidence = 'Ticked it on the form of 3 November.';
    const { status } = await mira.post('/api/outreach/consents', { customerId: id, address, topic, evidence });
    return { id: id as string, address, status };
  }
  const make = (topic: string, more: object = {}) =>
    mira.post('/api/outreach/campaigns', {
      title: 'Rebates',
      topic,
      subject: 'Rebates open on Monday',
      body: 'Dear {{customer.name}},\n\nRebates open on Monday.',
      firstDay: '2026-11-17',
      lastDay: '2026-11-20',
      ...more,
    });
  const campaign = async (id: string) =>
    (await mira.get('/api/outreach/campaigns')).body.campaigns.find((one: { id: string }) => one.id === id);
  const approve = async (id: string, officer = jo) =>
    officer.post(`/api/outreach/campaigns/${id}/approve`, { sha256: (await campaign(id)).sha256 });
  const go = async (transport_: Transport | null = transport) => {
    sent.length = 0;
    const sending = { db: db(), outreach: desk.parts.outreach, transport: transport_, clock: () => desk.time.now };
    while ((await sendOutreach(sending)) > 0);
    return sent.map(({ to }) => to).toSorted();
  };
  const offIn = (raw: string): string =>
    /List-Unsubscribe: <https:\/\/desk\.example(\/off\/[^>]+)>/.exec(raw.replace(/\r\n\s+/g, ' '))?.[1] ?? '';
  const counts = async (id: string) =>
    Object.fromEntries(
      (await campaign(id)).counts.map((one: { state: string; count: number }) => [one.state, one.count]),
    );
  return {
    desk,
    mira,
    jo,
    sent,
    transport,
    db,
    at,
    consented,
    make,
    campaign,
    approve,
    go,
    offIn,
    counts,
  };
}
