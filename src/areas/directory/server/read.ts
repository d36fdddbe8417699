import { sql } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { freshFrom, freshnessOf, phonesOf, placeOf, textOf, viewOf, type Askable, ASKABLE } from '../rules/index.ts';
import { organizationsCalled, placesOf, servicesCalled, servicesOf } from './store.ts';

/** All that an officer tells a customer about a service. */
export async function readService({ db, now }: Reading, id: string) {
  const [it] = await servicesCalled(db, [id]);
  if (it === undefined) throw new Refusal(404, 'There is no such service.');
  const [[whose], places] = await Promise.all([organizationsCalled(db, [it.organizationId]), placesOf(db, [id])]);
  if (whose === undefined) throw new Error('a service without its organisation');
  const view = viewOf(it.hsds);
  return {
    id,
    version: it.version,
    changedAt: it.changedAt,
    organization: {
      id: whose.id,
      name: whose.name,
      kind: whose.kind,
      way: whose.way,
      referTo: whose.referTo,
      answersWithin: whose.answersWithin,
    },
    freshness: freshnessOf(view.assuredOn === '' ? null : view.assuredOn, now),
    needs: it.needs,
    rights: it.rights,
    responsibilities: it.responsibilities,
    asks: asksOf(it.asks),
    view: { ...view, ages: [...view.ages] as [number | null, number | null], ...lists(view) },
    places: places.flatMap(({ hsds, location }) => {
      if (location === null) return [];
      const place = placeOf(location, hsds);
      return [
        { ...place, accessibility: [...place.accessibility], phones: [...place.phones], hours: [...place.hours] },
      ];
    }),
  };
}

const asksOf = (asks: readonly string[]): Askable[] => ASKABLE.filter((one) => asks.includes(one));

/** The lists of a view as lists of their own, which a reply may hold. */
const lists = (view: ReturnType<typeof viewOf>) => ({
  costs: [...view.costs],
  documents: [...view.documents],
  languages: [...view.languages],
  phones: [...view.phones],
  contacts: [...view.contacts],
  hours: [...view.hours],
  areas: [...view.areas],
  terms: [...view.terms],
});

type Line = {
  id: string;
  name: string;
  kind: 'agency' | 'vendor' | 'advocate' | 'partner';
  services: number;
  way: 'email' | 'api' | 'kept' | 'phone';
};
const MOST = 500;

export async function organizationsByName({ db }: Reading, q: string): Promise<Line[]> {
  const words = q.trim().toLowerCase();
  const { rows } = await sql<Line>`
    select o.id, o.name, o.kind, o.way, (select count(*) from directory.service s where s.organization_id = o.id) as services
      from directory.organization o
     where ${words === '' ? sql`true` : sql`position(${words} in lower(o.name || ' ' || coalesce(o.hsds ->> 'alternate_name', ''))) > 0`}
     order by lower(o.name), o.id limit ${MOST}`.execute(db);
  return rows;
}

export async function readOrganization({ db, now }: Reading, id: string) {
  const [it] = await organizationsCalled(db, [id]);
  if (it === undefined) throw new Refusal(404, 'There is no such organisation.');
  const services = await servicesOf(db, id);
  return {
    id,
    version: it.version,
    name: it.name,
    alternateName: textOf(it.hsds, 'alternate_name'),
    description: textOf(it.hsds, 'description'),
    email: textOf(it.hsds, 'email'),
    website: textOf(it.hsds, 'website'),
    phones: [...phonesOf(it.hsds)],
    kind: it.kind,
    way: it.way,
    referTo: it.referTo,
    contactRules: it.contactRules,
    answersWithin: it.answersWithin,
    services: services
      .map(({ id: serviceId, hsds }) => ({
        id: serviceId,
        name: textOf(hsds, 'name'),
        status: textOf(hsds, 'status') || 'active',
        alert: textOf(hsds, 'alert'),
        freshness: freshnessOf(textOf(hsds, 'assured_date') || null, now),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

type Stale = {
  id: string;
  name: string;
  organization: string;
  organizationId: string;
  assuredOn: string | null;
  total: number;
};

/** What nobody has made sure of for twelve months: what never was comes first, then the oldest. */
export async function staleServices({ db, now }: Reading, from: number) {
  const { rows } = await sql<Stale>`
    select s.id, s.name, o.name as organization, o.id as "organizationId", s.assured_on as "assuredOn", count(*) over () as total
      from directory.service s join directory.organization o on o.id = s.organization_id
     where s.status = 'active' and coalesce(s.assured_on, '') < ${freshFrom(now)}
     order by coalesce(s.assured_on, ''), s.id limit 50 offset ${from}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    services: rows.map(({ id, name, organization, organizationId, assuredOn }) => ({
      id,
      name,
      organization,
      organizationId,
      assuredOn,
      freshness: freshnessOf(assuredOn, now),
    })),
  };
}
