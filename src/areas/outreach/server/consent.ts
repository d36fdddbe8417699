import { sql } from 'kysely';
import { familyOfCustomer, namesOfCustomers } from '#areas/customers/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { sameAddress } from '../rules/index.ts';

export type Consent = {
  readonly customerId: string;
  readonly address: string;
  readonly topic: string;
  readonly evidence: string;
};

/** Somebody wants to hear about a topic. Where an address said that it wants nothing, nobody consents in its place. */
export async function recordConsent(work: Work, it: Consent): Promise<{ id: string }> {
  const address = sameAddress(it.address);
  if (!(await namesOfCustomers(work.db, [it.customerId])).has(it.customerId))
    throw new Refusal(404, 'There is no such customer.');
  const { rows: off } = await sql`select from outreach.opted_out where address = ${address}`.execute(work.db);
  if (off.length > 0)
    throw new Refusal(409, 'This address said that it wants no outreach. That stays.', [
      { field: 'address', problem: 'wants no outreach' },
    ]);
  const id = newId(work.now);
  const { rows } = await sql`
    insert into outreach.consent (id, customer_id, address, topic, evidence, given_at, recorded_by)
    values (${id}, ${it.customerId}, ${address}, ${it.topic}, ${it.evidence}, ${new Date(work.now)}, ${work.actor.id})
    on conflict (address, topic) where ended_at is null do nothing returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(409, 'They consented to this before.');
  await announce(work, { kind: 'outreach.consented', customerId: it.customerId, data: { topic: it.topic } });
  return { id };
}

type Reached = { readonly customerId: string; readonly address: string; readonly name: string };

/** Everybody who consented to a topic and did not say since that they want nothing. */
export async function audienceOf(db: Db | Tx, topic: string, most: number): Promise<readonly Reached[]> {
  const { rows } = await sql<Omit<Reached, 'name'>>`
    select c.customer_id as "customerId", c.address from outreach.consent c
     where c.topic = ${topic} and c.ended_at is null
       and not exists (select from outreach.opted_out o where o.address = c.address)
     order by c.id limit ${most}`.execute(db);
  const names = await namesOfCustomers(
    db,
    rows.map(({ customerId }) => customerId),
  );
  return rows.map((row) => ({ ...row, name: names.get(row.customerId) ?? '' }));
}

export async function topicsNow(db: Db | Tx) {
  const { rows } = await sql<{ topic: string; reached: number }>`
    select c.topic, count(*) as reached from outreach.consent c
     where c.ended_at is null and not exists (select from outreach.opted_out o where o.address = c.address)
     group by c.topic order by c.topic limit 500`.execute(db);
  return rows;
}

/** What a customer consented to, and which of the addresses they consented with want nothing any more. */
export async function outreachOf(db: Db | Tx, customerId: string) {
  const family = await familyOfCustomer(db, customerId);
  if (!(await namesOfCustomers(db, [customerId])).has(customerId)) throw new Refusal(404, 'There is no such customer.');
  const [consents, off] = await Promise.all([
    sql<{ id: string; address: string; topic: string; evidence: string; givenAt: Instant }>`
      select id, address, topic, evidence, given_at as "givenAt" from outreach.consent
       where customer_id = any(${family}::uuid[]) and ended_at is null order by given_at desc`.execute(db),
    sql<{ address: string; at: Instant; how: string }>`
      select distinct o.address, o.at, o.how from outreach.opted_out o join outreach.consent c on c.address = o.address
       where c.customer_id = any(${family}::uuid[]) order by o.at desc`.execute(db),
  ]);
  return { consents: consents.rows, optedOut: off.rows };
}
