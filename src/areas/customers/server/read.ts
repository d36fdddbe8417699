import { sql } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import type { PointKind } from '../rules/index.ts';

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
type Read = {
  customer: Person;
  contactPoints: { id: string; kind: PointKind; value: string; sole: boolean; customerId: string }[];
  organisations: Belonging[];
  people: Belonging[];
  merged: { mergeId: string; id: string; name: string; at: number }[];
};

/** A customer with everything on record under any of the names they are known by, in one statement. */
export async function readCustomer({ db }: Pick<Reading, 'db'>, id: string): Promise<Read> {
  const { rows } = await sql<Person & Omit<Read, 'customer'>>`
    with family as (select k.id from customers.customer k where k.id = ${id} or k.merged_into = ${id})
    select c.id, c.kind, c.name, c.language, c.needs, c.made_at as "madeAt", c.version, c.merged_into as "mergedInto",
           coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'value', p.value, 'sole', p.sole,
                                                       'customerId', p.customer_id) order by p.made_at)
                       from customers.contact_point p
                      where p.customer_id in (select f.id from family f) and p.ended_at is null), '[]') as "contactPoints",
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
  const { contactPoints, organisations, people, merged, ...customer } = row;
  return { customer, contactPoints, organisations, people, merged };
}
