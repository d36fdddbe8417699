import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { complete, ENTITY_NAMES, type Doc, type EntityName, type Gathered } from '../rules/index.ts';
import { organizationDocs, serviceDocs } from './give.ts';
import { organizationsCalled, servicesCalled } from './store.ts';

type Kept = { id: string; hsds: Doc };

/** Everything the directory holds, as it was published: for the tables of an export. */
export async function wholeDirectory(db: Db | Tx): Promise<Gathered> {
  const [organizations, services, locations, places, taxonomies, terms, loose] = [
    await sql<Kept>`select id, hsds from directory.organization order by id`.execute(db),
    await sql<
      Kept & { whose: string }
    >`select id, hsds, organization_id as whose from directory.service order by id`.execute(db),
    await sql<
      Kept & { whose: string | null }
    >`select id, hsds, organization_id as whose from directory.location order by id`.execute(db),
    await sql<Kept & { serviceId: string; locationId: string | null }>`
      select id, hsds, service_id as "serviceId", location_id as "locationId" from directory.service_at_location order by service_id, place, id`.execute(
      db,
    ),
    await sql<Kept>`select id, hsds from directory.taxonomy order by id`.execute(db),
    await sql<Kept>`select id, hsds from directory.taxonomy_term order by id`.execute(db),
    await sql<{ entity: string; hsds: Doc }>`select entity, hsds from directory.loose order by entity, id`.execute(db),
  ];
  const whole = (entity: EntityName, rows: readonly Kept[]) =>
    new Map(rows.map(({ id, hsds }) => [id, complete(entity, hsds)]));
  return {
    organizations: whole('organization', organizations.rows),
    services: new Map(
      services.rows.map(({ id, hsds, whose }) => [id, { doc: complete('service', hsds), organizationId: whose }]),
    ),
    locations: new Map(
      locations.rows.map(({ id, hsds, whose }) => [id, { doc: complete('location', hsds), organizationId: whose }]),
    ),
    serviceAtLocations: new Map(
      places.rows.map(({ id, hsds, serviceId, locationId }) => [
        id,
        { doc: complete('service_at_location', hsds), serviceId, locationId },
      ]),
    ),
    taxonomies: whole('taxonomy', taxonomies.rows),
    terms: whole('taxonomy_term', terms.rows),
    loose: loose.rows.flatMap(({ entity, hsds }) => {
      const known = ENTITY_NAMES.find((name) => name === entity);
      return known === undefined ? [] : [{ entity: known, doc: hsds }];
    }),
    problems: [],
  };
}

const BATCH = 200;

/** Every service and every organisation with all that is nested in them, some hundred at a time. */
export async function* everyDoc(db: Db | Tx, what: 'services' | 'organizations'): AsyncGenerator<readonly Doc[]> {
  const table = what === 'services' ? sql`directory.service` : sql`directory.organization`;
  const { rows } = await sql<{ id: string }>`select id from ${table} order by id`.execute(db);
  for (let n = 0; n < rows.length; n += BATCH) {
    const ids = rows.slice(n, n + BATCH).map(({ id }) => id);
    yield what === 'services'
      ? await serviceDocs(db, await servicesCalled(db, ids), { full: true })
      : await organizationDocs(db, await organizationsCalled(db, ids), { full: true });
  }
}
