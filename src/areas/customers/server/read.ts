import { sql, type RawBuilder } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import type { NeedKind, PointKind } from '../rules/index.ts';

type Person = {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  language: string | null;
  needs: string;
  madeAt: number;
  version: number;
  mergedInto: string | null;
};
type Belonging = { id: string; name: string; role: string };
type Acting = {
  id: string;
  customerId: string;
  name: string;
  scope: string;
  evidence: string;
  from: string;
  until: string | null;
  endedAt: number | null;
  endedWhy: string | null;
};
type Read = {
  customer: Person;
  contactPoints: {
    id: string;
    kind: PointKind;
    value: string;
    sole: boolean;
    preferred: boolean;
    customerId: string;
  }[];
  needs: { id: string; kind: NeedKind; language: string | null; detail: string }[];
  /** Who may act for them, or might once. */
  representatives: Acting[];
  /** For whom they may act, or might once. */
  actsFor: Acting[];
  organisations: Belonging[];
  people: Belonging[];
  merged: { mergeId: string; id: string; name: string; at: number }[];
};

/** A customer with everything on record under any of the names they are known by, in one statement. */
export async function readCustomer({ db }: Pick<Reading, 'db'>, id: string): Promise<Read> {
  const { rows } = await sql<Omit<Person, 'needs'> & { noted: string } & Omit<Read, 'customer'>>`
    with family as (select k.id from customers.customer k where k.id = ${id} or k.merged_into = ${id})
    select c.id, c.kind, c.name, c.language, c.needs as noted, c.made_at as "madeAt", c.version, c.merged_into as "mergedInto",
           coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'value', p.value, 'sole', p.sole, 'preferred', p.preferred,
                                                       'customerId', p.customer_id) order by p.preferred desc, p.made_at)
                       from customers.contact_point p
                      where p.customer_id in (select f.id from family f) and p.ended_at is null), '[]') as "contactPoints",
           coalesce((select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'language', n.language, 'detail', n.detail) order by n.made_at)
                       from customers.need n
                      where n.customer_id in (select f.id from family f) and n.ended_at is null), '[]') as needs,
           ${acting(sql`a.for_id`, sql`a.by_id`)} as representatives,
           ${acting(sql`a.by_id`, sql`a.for_id`)} as "actsFor",
           coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'role', b.role) order by o.name)
                       from customers.belonging b join customers.customer o on o.id = b.organisation_id
                      where b.person_id in (select f.id from family f)), '[]') as organisations,
           coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'role', b.role) order by o.name)
                       from customers.belonging b join customers.customer o on o.id = b.person_id
                      where b.organisation_id in (select f.id from family f)), '[]') as people,
           coalesce((select json_agg(json_build_object('mergeId', m.id, 'id', k.id, 'name', k.name,
                                                       'at', (extract(epoch from m.at) * 1000)::bigint) order by m.at)
                       from customers.merge m join customers.customer k on k.id = m.from_id
                      where m.into_id = ${id} and m.undone_at is null), '[]') as merged
      from customers.customer c
     where c.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal(404, 'There is no such customer.');
  const { contactPoints, needs, noted, representatives, actsFor, organisations, people, merged, ...customer } = row;
  return {
    customer: { ...customer, needs: noted },
    contactPoints,
    needs,
    representatives,
    actsFor,
    organisations,
    people,
    merged,
  };
}

/** The authorities that one column ties to the family, with the record that the other column names. The newest first. */
const acting = (own: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  coalesce((select json_agg(json_build_object('id', a.id, 'customerId', r.id, 'name', r.name, 'scope', a.scope, 'evidence', a.evidence,
                                              'from', to_char(a.from_day, 'YYYY-MM-DD'), 'until', to_char(a.until_day, 'YYYY-MM-DD'),
                                              'endedAt', (extract(epoch from a.ended_at) * 1000)::bigint, 'endedWhy', a.ended_why)
                            order by a.made_at desc)
              from customers.authority a
              join customers.customer o on o.id = ${other}
              join customers.customer r on r.id = coalesce(o.merged_into, o.id)
             where ${own} in (select f.id from family f)), '[]')`;
