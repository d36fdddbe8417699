import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { complete, textOf, without, type Doc } from '../rules/index.ts';
import { findServices } from './find.ts';
import { atLocationDoc, organizationDocs, serviceDocs } from './give.ts';
import { organizationsCalled, servicesCalled, type AtLocationRow } from './store.ts';

type Paging = { readonly page: number; readonly per_page: number };
/** As a reply tells it: whatever came with it, under its id. */
type Thing = { id: string; [field: string]: unknown };
const thing = (doc: Doc): Thing => ({ ...doc, id: textOf(doc, 'id') });

type Page = {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: Thing[];
};

function pageOf({ page, per_page: size }: Paging, total: number, contents: readonly Doc[]): Page {
  const pages = Math.ceil(total / size);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents: contents.map(thing),
  };
}

const offsetOf = ({ page, per_page: size }: Paging): number => (page - 1) * size;

type AskedServices = Paging & {
  readonly search?: string | undefined;
  readonly taxonomy_term_id?: string | undefined;
  readonly taxonomy_id?: string | undefined;
  readonly organization_id?: string | undefined;
  readonly modified_after?: string | undefined;
  readonly minimal?: boolean | undefined;
  readonly full?: boolean | undefined;
};

/** Those in which an attribute names a term, by its id or with the term itself. */
const withTerm = (term: RawBuilder<unknown>) => sql`(
  s.hsds -> 'attributes' @> jsonb_build_array(jsonb_build_object('taxonomy_term_id', ${term}::text))
  or s.hsds -> 'attributes' @> jsonb_build_array(jsonb_build_object('taxonomy_term', jsonb_build_object('id', ${term}::text))))`;

function narrowed(asked: AskedServices, among: readonly string[] | null): RawBuilder<unknown> {
  const after = asked.modified_after === undefined ? NaN : Date.parse(asked.modified_after);
  return sql`true
    and ${among === null ? sql`true` : sql`s.id = any(${[...among]}::uuid[])`}
    and ${asked.organization_id === undefined ? sql`true` : sql`s.organization_id = ${asked.organization_id}`}
    and ${asked.taxonomy_term_id === undefined ? sql`true` : withTerm(sql`${asked.taxonomy_term_id}`)}
    and ${
      asked.taxonomy_id === undefined
        ? sql`true`
        : sql`exists (select from directory.taxonomy_term t where t.taxonomy_id = ${asked.taxonomy_id} and ${withTerm(sql`t.hsds ->> 'id'`)})`
    }
    and ${Number.isNaN(after) ? sql`true` : sql`s.changed_at >= ${new Date(after)}`}`;
}

/** As many as one question finds by words; the rest of a page is counted among these. */
const MOST_BY_WORDS = 1000;

export async function servicesPage(reading: Reading, asked: AskedServices): Promise<Page> {
  const { db } = reading;
  const among = await amongFor(reading, asked.search);
  const { rows } = await sql<{ id: string; total: number; changedAt: number }>`
    select s.id, count(*) over () as total, s.changed_at as "changedAt" from directory.service s where ${narrowed(asked, among)}
     order by ${among === null ? sql`s.id` : sql`array_position(${among}::uuid[], s.id)`}
     limit ${asked.per_page} offset ${offsetOf(asked)}`.execute(db);
  const total = rows[0]?.total ?? 0;
  if (asked.minimal === true)
    return pageOf(
      asked,
      total,
      rows.map(({ id, changedAt }) => ({ id, modified_date: new Date(changedAt).toISOString() })),
    );
  const services = await servicesCalled(
    db,
    rows.map(({ id }) => id),
  );
  return pageOf(asked, total, await serviceDocs(db, services, { full: asked.full === true }));
}

export async function serviceById(db: Db | Tx, id: string): Promise<Thing> {
  const [doc] = await serviceDocs(db, await servicesCalled(db, [id]), { full: true });
  if (doc === undefined) throw new Refusal(404, 'There is no such service.');
  return thing(doc);
}

type AskedOrganizations = Paging & {
  readonly search?: string | undefined;
  readonly taxonomy_term_id?: string | undefined;
  readonly taxonomy_id?: string | undefined;
  readonly full?: boolean | undefined;
  readonly full_service?: boolean | undefined;
};

export async function organizationsPage({ db }: Reading, asked: AskedOrganizations): Promise<Page> {
  const words = asked.search?.trim().toLowerCase() ?? '';
  const { taxonomy_term_id: term, taxonomy_id: taxonomy } = asked;
  const having = (condition: RawBuilder<unknown>) =>
    sql`exists (select from directory.service s where s.organization_id = o.id and ${condition})`;
  const { rows } = await sql<{ id: string; total: number }>`
    select o.id, count(*) over () as total from directory.organization o
     where ${words === '' ? sql`true` : sql`position(${words} in lower(o.name || ' ' || coalesce(o.hsds ->> 'description', ''))) > 0`}
       and ${term === undefined ? sql`true` : having(withTerm(sql`${term}`))}
       and ${taxonomy === undefined ? sql`true` : having(narrowed({ ...asked, taxonomy_term_id: undefined }, null))}
     order by lower(o.name), o.id limit ${asked.per_page} offset ${offsetOf(asked)}`.execute(db);
  const found = await organizationsCalled(
    db,
    rows.map(({ id }) => id),
  );
  const how = { full: asked.full === true || asked.full_service === true, services: asked.full_service === true };
  return pageOf(asked, rows[0]?.total ?? 0, await organizationDocs(db, found, how));
}

export async function organizationById(db: Db | Tx, id: string): Promise<Thing> {
  const [doc] = await organizationDocs(db, await organizationsCalled(db, [id]), { full: true, services: true });
  if (doc === undefined) throw new Refusal(404, 'There is no such organization.');
  return thing(doc);
}

type AskedPlaces = AskedServices & { readonly postcode?: string | undefined; readonly proximity?: string | undefined };

/** The middle of the places that have this postcode. */
const CENTRE = (postcode: string) => sql`
  select avg((l.hsds ->> 'latitude')::float8) as lat, avg((l.hsds ->> 'longitude')::float8) as lon from directory.location l
   where l.hsds #>> '{addresses,0,postal_code}' = ${postcode} and l.hsds ? 'latitude' and l.hsds ? 'longitude'`;

/** How far a place `l` is from the centre, in metres, on a ball of the earth’s size. */
const AWAY = sql`12742000 * asin(least(1, sqrt(
  power(sin(radians(((l.hsds ->> 'latitude')::float8 - centre.lat) / 2)), 2)
  + cos(radians(centre.lat)) * cos(radians((l.hsds ->> 'latitude')::float8))
    * power(sin(radians(((l.hsds ->> 'longitude')::float8 - centre.lon) / 2)), 2))))`;

/** Those near the middle of a postcode, where somebody says how near; else those that serve it. */
function nearTo({ postcode = '', proximity = '' }: AskedPlaces): RawBuilder<unknown> {
  const [code, within] = [postcode.trim(), Number(proximity)];
  if (Number.isNaN(within) || within < 0)
    throw new Refusal(400, 'proximity: takes a number of metres', [
      { field: 'proximity', problem: 'takes a number of metres' },
    ]);
  if (code === '') return sql`true`;
  return within > 0
    ? sql`l.hsds ? 'latitude' and l.hsds ? 'longitude' and exists (select from (${CENTRE(code)}) centre where ${AWAY} <= ${within})`
    : sql`to_tsvector('simple', s.places) @@ plainto_tsquery('simple', ${code})`;
}

/** The services that words lead to, the best first; null where nothing was asked for. */
async function amongFor(reading: Reading, search = ''): Promise<readonly string[] | null> {
  const words = search.trim();
  if (words === '') return null;
  return (await findServices(reading, { q: words, limit: MOST_BY_WORDS, all: true })).services.map(({ id }) => id);
}

export async function placesPage(reading: Reading, asked: AskedPlaces): Promise<Page> {
  const { db } = reading;
  const near = nearTo(asked);
  const among = await amongFor(reading, asked.search);
  const { rows } = await sql<AtLocationRow & { total: number }>`
    select a.id, a.service_id as "serviceId", a.hsds, l.hsds as location, count(*) over () as total
      from directory.service_at_location a join directory.service s on s.id = a.service_id
      left join directory.location l on l.id = a.location_id
     where ${narrowed(asked, among)} and ${near} order by a.id limit ${asked.per_page} offset ${offsetOf(asked)}`.execute(
    db,
  );
  return pageOf(asked, rows[0]?.total ?? 0, await placeDocs(db, rows, asked.full === true));
}

async function placeDocs(db: Db | Tx, rows: readonly AtLocationRow[], full: boolean): Promise<readonly Doc[]> {
  const services = await servicesCalled(db, [...new Set(rows.map(({ serviceId }) => serviceId))]);
  const docs = await serviceDocs(db, services, { full });
  const byId = new Map(services.map(({ id }, n) => [id, docs[n]]));
  return rows.map((row) => {
    const service = without(byId.get(row.serviceId) ?? {}, 'service_at_locations');
    return atLocationDoc(row, service, { full });
  });
}

export async function placeById(db: Db | Tx, id: string): Promise<Thing> {
  const { rows } = await sql<AtLocationRow>`
    select a.id, a.service_id as "serviceId", a.hsds, l.hsds as location
      from directory.service_at_location a left join directory.location l on l.id = a.location_id where a.id = ${id}`.execute(
    db,
  );
  const [doc] = await placeDocs(db, rows, true);
  if (doc === undefined) throw new Refusal(404, 'There is no such service at a location.');
  return thing(doc);
}

type AskedTerms = Paging & {
  readonly search?: string | undefined;
  readonly taxonomy_id?: string | undefined;
  readonly parent_id?: string | undefined;
  readonly top_only?: boolean | undefined;
};

type Told = { hsds: Doc; total: number };

export async function taxonomiesPage(
  { db }: Reading,
  asked: Paging & { readonly search?: string | undefined },
): Promise<Page> {
  const { rows } = await sql<Told>`
    select t.hsds, count(*) over () as total from directory.taxonomy t where ${saying(asked.search)}
     order by t.id limit ${asked.per_page} offset ${offsetOf(asked)}`.execute(db);
  return pageOf(
    asked,
    rows[0]?.total ?? 0,
    rows.map(({ hsds }) => complete('taxonomy', hsds)),
  );
}

const saying = (search: string | undefined) =>
  search === undefined || search.trim() === ''
    ? sql`true`
    : sql`position(${search.trim().toLowerCase()} in lower(coalesce(t.hsds ->> 'name', '') || ' ' || coalesce(t.hsds ->> 'description', ''))) > 0`;

export async function taxonomyById(db: Db | Tx, id: string): Promise<Thing> {
  const { rows } = await sql<{ hsds: Doc }>`select hsds from directory.taxonomy where id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such taxonomy.');
  return thing(complete('taxonomy', found.hsds));
}

export async function termsPage({ db }: Reading, asked: AskedTerms): Promise<Page> {
  const { rows } = await sql<Told>`
    select t.hsds, count(*) over () as total from directory.taxonomy_term t
     where ${saying(asked.search)} and ${asked.taxonomy_id === undefined ? sql`true` : sql`t.taxonomy_id = ${asked.taxonomy_id}`}
       and ${asked.parent_id === undefined ? sql`true` : sql`t.hsds ->> 'parent_id' = ${asked.parent_id}`}
       and ${asked.top_only === true ? sql`not t.hsds ? 'parent_id'` : sql`true`}
     order by t.id limit ${asked.per_page} offset ${offsetOf(asked)}`.execute(db);
  return pageOf(
    asked,
    rows[0]?.total ?? 0,
    rows.map(({ hsds }) => complete('taxonomy_term', hsds)),
  );
}

export async function termById(db: Db | Tx, id: string): Promise<Thing> {
  const { rows } = await sql<{ hsds: Doc }>`select hsds from directory.taxonomy_term where id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such taxonomy term.');
  return thing(complete('taxonomy_term', found.hsds));
}
