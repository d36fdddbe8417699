import { sql } from 'kysely';
import { z } from 'zod';
import { announce } from '#areas/records/server/index.ts';
import { instant } from '#kernel/fields.ts';
import type { Instant } from '#kernel/time.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId, sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { mayApprove, wordsFault, type CampaignState, type Channel } from '../rules/index.ts';
import { audienceOf } from './consent.ts';
import type { Outreach } from './outreach.ts';

const PAGE = 20;
const MOST = 20_000;

type Campaign = {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly subject: string;
  readonly body: string;
  readonly textBody: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly state: CampaignState;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly approvedBy: string | null;
};

const COLUMNS = sql`
  c.id, c.title, c.topic, c.subject, c.body, c.text_body as "textBody", c.first_day::text as "firstDay", c.last_day::text as "lastDay", c.state,
  c.made_by as "madeBy", c.made_at as "madeAt", c.approved_by as "approvedBy"`;

async function campaignNamed({ db }: Work, id: string): Promise<Campaign> {
  const { rows } = await sql<Campaign>`
    select ${COLUMNS} from outreach.campaign c where c.id = ${id} for update of c`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such campaign.');
  return found;
}

export type NewCampaign = Pick<Campaign, 'title' | 'topic' | 'subject' | 'body' | 'firstDay' | 'lastDay'> & {
  readonly textBody: string;
};

/** Fixes what is said and to whom: everybody who consented to the topic by now, each address once. */
export async function makeCampaign(work: Work, it: NewCampaign): Promise<{ id: string }> {
  const fault = wordsFault(it.body) ?? wordsFault(it.subject) ?? wordsFault(it.textBody);
  if (fault !== undefined) throw new Refusal(422, fault, [{ field: 'body', problem: fault }]);
  const texts = it.textBody !== '';
  if (it.lastDay < it.firstDay)
    throw new Refusal(422, 'The last day comes before the first.', [
      { field: 'lastDay', problem: 'is before the first' },
    ]);
  const audience = await audienceOf(work.db, { topic: it.topic, texts, most: MOST + 1 });
  if (audience.length === 0)
    throw new Refusal(422, 'Nobody consented to hear about this.', [{ field: 'topic', problem: 'has nobody' }]);
  if (audience.length > MOST) throw new Refusal(422, `A campaign goes to at most ${MOST} addresses.`);
  const id = newId(work.now);
  await sql`
    insert into outreach.campaign (id, title, topic, subject, body, text_body, first_day, last_day, made_by, made_at)
    values (${id}, ${it.title}, ${it.topic}, ${it.subject}, ${it.body}, ${texts ? it.textBody : null}, ${it.firstDay}::date, ${it.lastDay}::date, ${work.actor.id},
            ${new Date(work.now)})`.execute(work.db);
  const rows = audience.map((one, n) => ({ ...one, id: newId(work.now), n: n + 1 }));
  await sql`
    insert into outreach.recipient (id, campaign_id, n, customer_id, channel, address, value, variant, name, try_after)
    select r.id, ${id}, r.n, r."customerId", r.channel, r.address, r.value, r.variant, r.name, ${new Date(work.now)}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, n integer, "customerId" uuid, channel text, address text, value text, variant text, name text)`.execute(
    work.db,
  );
  await announce(work, { kind: 'campaign.made', data: { campaignId: id, topic: it.topic, recipients: rows.length } });
  return { id };
}

/** Of words, days and everybody it goes to. */
async function fingerprintOf(db: Db | Tx, id: string): Promise<Buffer> {
  const { rows } = await sql<{ whole: string }>`
    select jsonb_build_array(c.topic, c.subject, c.body, c.text_body, c.first_day, c.last_day,
             (select jsonb_agg(jsonb_build_array(r.n, r.channel, r.value, r.variant, r.name) order by r.n) from outreach.recipient r where r.campaign_id = c.id))::text
             as whole
      from outreach.campaign c where c.id = ${id}`.execute(db);
  return sha256(rows[0]?.whole ?? '');
}

export async function listCampaigns(reading: Reading, after: string | undefined) {
  const place = placeOf(after, z.tuple([instant, z.uuid()]));
  const { rows } = await sql<Campaign>`
    select ${COLUMNS} from outreach.campaign c
     where ${place === null ? sql`true` : sql`(c.made_at, c.id) < (${new Date(place[0])}::timestamptz, ${place[1]}::uuid)`}
     order by c.made_at desc, c.id desc limit ${PAGE}`.execute(reading.db);
  const last = rows.at(-1);
  return {
    campaigns: await Promise.all(rows.map((one) => shown(reading, one))),
    next: rows.length === PAGE && last !== undefined ? cursorOf([last.madeAt, last.id]) : null,
  };
}

type Count = { readonly state: RecipientState; readonly count: number };
type RecipientState =
  | 'waiting'
  | 'sending'
  | 'to post'
  | 'sent'
  | 'failed'
  | 'unsure'
  | 'opted out'
  | 'stopped'
  | 'over';

async function shown({ db, actor }: Reading, one: Campaign) {
  const [counts, hash] = await Promise.all([
    sql<Count>`
      select state, count(*) as count from outreach.recipient where campaign_id = ${one.id} group by state order by state`.execute(
      db,
    ),
    fingerprintOf(db, one.id),
  ]);
  const verdict = mayApprove({ state: one.state, madeBy: one.madeBy, by: actor.id ?? '' });
  return { ...one, counts: counts.rows, notYet: verdict.ok ? '' : verdict.because, sha256: hash.toString('hex') };
}

type Narrowed = { readonly state?: string | undefined; readonly after?: string | undefined };

export async function listRecipients({ db }: Reading, id: string, { state, after }: Narrowed) {
  const place = placeOf(after, z.tuple([z.number().int()]));
  const { rows: there } = await sql`select from outreach.campaign where id = ${id}`.execute(db);
  if (there.length === 0) throw new Refusal(404, 'There is no such campaign.');
  const { rows } = await sql<Recipient>`
    select id, n, customer_id as "customerId", name, value as address, channel, state, sent_at as "sentAt", response from outreach.recipient
     where campaign_id = ${id} and n > ${place?.[0] ?? 0} and (${state ?? null}::text is null or state = ${state ?? null}::text)
     order by n limit 50`.execute(db);
  const last = rows.at(-1);
  return {
    recipients: rows.map(({ n: _n, ...one }) => one),
    next: rows.length === 50 && last !== undefined ? cursorOf([last.n]) : null,
  };
}

type Recipient = {
  readonly id: string;
  readonly n: number;
  readonly customerId: string;
  readonly name: string;
  readonly address: string;
  readonly channel: Channel;
  readonly state: RecipientState;
  readonly sentAt: Instant | null;
  readonly response: string | null;
};

/** Somebody else lets it go, and names what they read. */
export async function approveCampaign({ office }: Outreach, work: Work, id: string, read: string): Promise<void> {
  const it = await campaignNamed(work, id);
  const by = work.actor.id ?? '';
  const verdict = mayApprove({ state: it.state, madeBy: it.madeBy, by });
  if (!verdict.ok) throw new Refusal(409, verdict.because);
  const hash = await fingerprintOf(work.db, id);
  if (hash.toString('hex') !== read)
    throw new Refusal(409, 'This is another campaign than you read. Read it again.', [
      { field: 'sha256', problem: 'is of another campaign' },
    ]);
  await sql`
    update outreach.campaign set state = 'approved', approved_by = ${by}, approved_at = ${new Date(work.now)}, sha256 = ${hash}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'campaign.approved', data: { campaignId: id, sha256: read } });
  work.afterCommit(() => office.desk.live.tell('outreach', id));
}

export async function stopCampaign({ office }: Outreach, work: Work, id: string): Promise<void> {
  const it = await campaignNamed(work, id);
  if (it.state === 'stopped') throw new Refusal(409, 'This campaign was stopped before.');
  await sql`
    update outreach.campaign set state = 'stopped', stopped_by = ${work.actor.id}, stopped_at = ${new Date(work.now)}
     where id = ${id}`.execute(work.db);
  await sql`update outreach.recipient set state = 'stopped' where campaign_id = ${id} and state in ('waiting', 'to post')`.execute(
    work.db,
  );
  await announce(work, { kind: 'campaign.stopped', data: { campaignId: id } });
  work.afterCommit(() => office.desk.live.tell('outreach', id));
}
