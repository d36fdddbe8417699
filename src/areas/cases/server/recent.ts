import { sql } from 'kysely';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import { eventsOf } from '#areas/records/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { referenceOf } from '../rules/index.ts';
import { visibleTo } from './visible.ts';

export type Place =
  | { is: 'case'; id: string; reference: string; name: string }
  | { is: 'customer'; id: string; name: string };

const MOST = 8;
const LOOKED_AT = 80;

/** What this officer looked at last, by the record of who looked at what. What they may no longer see is not named. */
export async function recentPlaces({ db, actor }: Reading, only?: Place['is']): Promise<Place[]> {
  if (actor.id === null) return [];
  const events = await eventsOf(db, { actorId: actor.id, limit: LOOKED_AT });
  const looked = events.flatMap(({ kind, caseId, customerId }) => {
    if (kind === 'case.read' && caseId !== null) return [`case ${caseId}`];
    return kind === 'customer.read' && caseId === null && customerId !== null ? [`customer ${customerId}`] : [];
  });
  const wanted = looked.filter((place) => only === undefined || place.startsWith(only));
  const once = [...new Set(wanted)].slice(0, MOST * 2).map((place) => place.split(' '));
  const idsOf = (what: string) => once.flatMap(([is, id]) => (is === what && id !== undefined ? [id] : []));
  const [cases, names] = await Promise.all([
    sql<{ id: string; number: number; name: string }>`
      select c.id, c.number, c.subject as name from cases."case" c where c.id = any(${idsOf('case')}::uuid[]) and ${visibleTo(actor)}`.execute(
      db,
    ),
    actor.may('customers.read') ? namesOfCustomers(db, idsOf('customer')) : new Map<string, string>(),
  ]);
  const known = new Map(cases.rows.map((row) => [row.id, row]));
  const places = once.flatMap(([is, id = '']): Place[] => {
    const it = known.get(id);
    if (is === 'case')
      return it === undefined ? [] : [{ is: 'case', id, reference: referenceOf(it.number), name: it.name }];
    const name = names.get(id);
    return name === undefined ? [] : [{ is: 'customer', id, name }];
  });
  return places.slice(0, MOST);
}
