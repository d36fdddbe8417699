import { sql } from 'kysely';
import { normalOf } from '#areas/customers/rules/index.ts';
import { familyOfCustomer, namesOfCustomers, reachedBy } from '#areas/customers/server/index.ts';
import { variantFor, type Variant } from '#areas/correspondence/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { isMailAddress } from '#kernel/mail-address.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { channelOf, chosenOf, type Channel, type PointKind } from '../rules/index.ts';

export type Consent = {
  readonly customerId: string;
  readonly kind: PointKind;
  readonly address: string;
  readonly topic: string;
  readonly evidence: string;
};

/** Somebody wants to hear about a topic. Where an address said that it wants nothing, nobody consents in its place. */
export async function recordConsent(work: Work, it: Consent): Promise<{ id: string }> {
  const address = mustBeAddress(it);
  if (!(await namesOfCustomers(work.db, [it.customerId])).has(it.customerId))
    throw new Refusal(404, 'There is no such customer.');
  const { rows: off } = await sql`select from outreach.opted_out where address = ${address}`.execute(work.db);
  if (off.length > 0)
    throw new Refusal(409, 'This address said that it wants no outreach. That stays.', [
      { field: 'address', problem: 'wants no outreach' },
    ]);
  const id = newId(work.now);
  const { rows } = await sql`
    insert into outreach.consent (id, customer_id, kind, address, value, topic, evidence, given_at, recorded_by)
    values (${id}, ${it.customerId}, ${it.kind}, ${address}, ${it.address.trim()}, ${it.topic}, ${it.evidence}, ${new Date(work.now)}, ${work.actor.id})
    on conflict (address, topic) where ended_at is null do nothing returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(409, 'They consented to this before.');
  await announce(work, { kind: 'outreach.consented', customerId: it.customerId, data: { topic: it.topic } });
  return { id };
}

/** The form in which two addresses are the same; refused where it is none of its kind. */
function mustBeAddress({ kind, address }: Pick<Consent, 'kind' | 'address'>): string {
  const normal = normalOf(kind, address);
  if (normal.length < 3 || (kind === 'email' && !isMailAddress(normal)))
    throw new Refusal(400, `address: this is no ${WHAT[kind]}`, [{ field: 'address', problem: `is no ${WHAT[kind]}` }]);
  return normal;
}

const WHAT: Readonly<Record<PointKind, string>> = {
  email: 'e-mail address',
  phone: 'telephone number',
  post: 'postal address',
};

/** Whom a campaign goes to, and how. */
export type Told = {
  readonly customerId: string;
  readonly name: string;
  readonly channel: Channel;
  readonly address: string;
  readonly value: string;
  readonly variant: Variant | null;
};
type Row = { readonly customerId: string; readonly kind: PointKind; readonly address: string; readonly value: string };

/**
 * Everybody who consented to a topic and did not say since that they want nothing: each person once, where they would rather be
 * reached among the addresses they consented with, and each address once. So many people are looked at, however many addresses they have.
 */
export async function audienceOf(
  db: Db | Tx,
  { topic, texts, most }: { topic: string; texts: boolean; most: number },
): Promise<readonly Told[]> {
  const { rows } = await sql<Row>`
    select c.customer_id as "customerId", c.kind, c.address, c.value from outreach.consent c
     where c.topic = ${topic} and c.ended_at is null
       and not exists (select from outreach.opted_out o where o.address = c.address)
       and c.customer_id in (select one.customer_id from outreach.consent one where one.topic = ${topic} and one.ended_at is null
                              group by one.customer_id order by one.customer_id limit ${most})
     order by c.id`.execute(db);
  const ids = [...new Set(rows.map(({ customerId }) => customerId))];
  const [names, reached] = await Promise.all([namesOfCustomers(db, ids), reachedBy(db, ids)]);
  const points = Map.groupBy(reached, ({ customerId }) => customerId);
  const told = [...Map.groupBy(rows, ({ customerId }) => customerId)].flatMap(([customerId, consents]) => {
    const known = points.get(customerId) ?? [];
    const needs = known[0]?.needs ?? [];
    const liked = known.find(({ preferred }) => preferred);
    const preferred = liked === undefined ? null : normalOf(liked.kind, liked.value);
    const chosen = chosenOf(consents, { preferred, needs, texts });
    if (chosen === undefined) return [];
    const channel = channelOf(chosen.kind);
    const variant = channel === 'letter' ? variantFor(needs) : null;
    return [{ ...chosen, name: names.get(customerId) ?? '', channel, variant }];
  });
  return [...new Map(told.map((one) => [one.address, one])).values()];
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
    sql<{ id: string; kind: PointKind; address: string; topic: string; evidence: string; givenAt: Instant }>`
      select id, kind, value as address, topic, evidence, given_at as "givenAt" from outreach.consent
       where customer_id = any(${family}::uuid[]) and ended_at is null order by given_at desc`.execute(db),
    sql<{ address: string; at: Instant; how: string }>`
      select distinct o.address, o.at, o.how from outreach.opted_out o join outreach.consent c on c.address = o.address
       where c.customer_id = any(${family}::uuid[]) order by o.at desc`.execute(db),
  ]);
  return { consents: consents.rows, optedOut: off.rows };
}
