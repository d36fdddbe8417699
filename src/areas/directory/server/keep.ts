import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import {
  foundBy,
  placeWords,
  textOf,
  type Askable,
  type Doc,
  type Gathered,
  type OrganizationKind,
  type Way,
} from '../rules/index.ts';
import { placesOf, servicesCalled } from './store.ts';

/** Rows go to the database so many at a time: a directory of ten thousand services is a handful of statements. */
const BATCH = 500;

/** Ids are compared as PostgreSQL writes them. */
const json = (rows: readonly object[]): string => JSON.stringify(rows).replaceAll('\\u0000', '');

async function inBatches(rows: readonly object[], write: (batch: string) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < rows.length; n += BATCH) await write(json(rows.slice(n, n + BATCH)));
}

/** Keeps everything that was gathered. What was here before under the same id learns what is new, and forgets nothing. */
export async function keepGathered(work: Work, it: Gathered): Promise<void> {
  const { db, now, actor } = work;
  const by = actor.kind === 'officer' ? actor.id : null;
  const at = new Date(now);
  await inBatches(entries(it.organizations), (batch) =>
    sql`
      insert into directory.organization (id, hsds, changed_at, changed_by)
      select (r ->> 'id')::uuid, r -> 'doc', ${at}, ${by}::uuid from jsonb_array_elements(${batch}::jsonb) r
      on conflict (id) do update set hsds = directory.organization.hsds || excluded.hsds, version = directory.organization.version + 1,
                                     changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db),
  );
  const services = [...it.services].map(([id, { doc, organizationId }]) => ({ id, doc, organizationId }));
  await inBatches(services, (batch) =>
    sql`
      insert into directory.service (id, organization_id, hsds, changed_at, changed_by)
      select (r ->> 'id')::uuid, (r ->> 'organizationId')::uuid, r -> 'doc', ${at}, ${by}::uuid from jsonb_array_elements(${batch}::jsonb) r
      on conflict (id) do update set hsds = directory.service.hsds || excluded.hsds, organization_id = excluded.organization_id,
                                     version = directory.service.version + 1, changed_at = excluded.changed_at,
                                     changed_by = excluded.changed_by`.execute(db),
  );
  await keepPlaces(db, it);
  await keepTerms(db, it);
  await inBatches(
    it.loose.map(({ entity, doc }) => ({ entity, id: textOf(doc, 'id'), doc })),
    (batch) =>
      sql`
      insert into directory.loose (entity, id, hsds, at)
      select distinct on (r ->> 'entity', r ->> 'id') r ->> 'entity', r ->> 'id', r -> 'doc', ${at} from jsonb_array_elements(${batch}::jsonb) r
      on conflict (entity, id) do update set hsds = excluded.hsds, at = excluded.at`.execute(db),
  );
  const touched = new Set([...it.services.keys(), ...(await servicesAt(db, [...it.locations.keys()]))]);
  await gatherWords(db, [...touched]);
}

const entries = (docs: ReadonlyMap<string, Doc>) => [...docs].map(([id, doc]) => ({ id, doc }));

async function keepPlaces(db: Tx, it: Gathered): Promise<void> {
  const known = new Set(it.organizations.keys());
  const locations = [...it.locations].map(([id, { doc, organizationId }]) => ({
    id,
    doc,
    organizationId: organizationId !== null && known.has(organizationId) ? organizationId : null,
  }));
  await inBatches(locations, (batch) =>
    sql`
      insert into directory.location (id, organization_id, hsds)
      select (r ->> 'id')::uuid, (r ->> 'organizationId')::uuid, r -> 'doc' from jsonb_array_elements(${batch}::jsonb) r
      on conflict (id) do update set hsds = directory.location.hsds || excluded.hsds,
                                     organization_id = coalesce(excluded.organization_id, directory.location.organization_id)`.execute(
      db,
    ),
  );
  const order = new Map<string, number>();
  const places = [...it.serviceAtLocations].map(([id, { doc, serviceId, locationId }]) => {
    const place = order.get(serviceId) ?? 0;
    order.set(serviceId, place + 1);
    return { id, doc, serviceId, locationId, place };
  });
  await inBatches(places, (batch) =>
    sql`
      insert into directory.service_at_location (id, service_id, location_id, place, hsds)
      select (r ->> 'id')::uuid, (r ->> 'serviceId')::uuid, (r ->> 'locationId')::uuid, (r ->> 'place')::int, r -> 'doc'
        from jsonb_array_elements(${batch}::jsonb) r
      on conflict (id) do update set hsds = directory.service_at_location.hsds || excluded.hsds, service_id = excluded.service_id,
                                     location_id = coalesce(excluded.location_id, directory.service_at_location.location_id)`.execute(
      db,
    ),
  );
}

async function keepTerms(db: Tx, it: Gathered): Promise<void> {
  await inBatches(entries(it.taxonomies), (batch) =>
    sql`
      insert into directory.taxonomy (id, hsds) select (r ->> 'id')::uuid, r -> 'doc' from jsonb_array_elements(${batch}::jsonb) r
      on conflict (id) do update set hsds = directory.taxonomy.hsds || excluded.hsds`.execute(db),
  );
  const terms = [...it.terms].map(([id, doc]) => ({ id, doc, taxonomyId: taxonomyOf(doc) }));
  await inBatches(terms, (batch) =>
    sql`
      insert into directory.taxonomy_term (id, taxonomy_id, hsds)
      select (r ->> 'id')::uuid, (r ->> 'taxonomyId')::uuid, r -> 'doc' from jsonb_array_elements(${batch}::jsonb) r
      on conflict (id) do update set hsds = directory.taxonomy_term.hsds || excluded.hsds, taxonomy_id = excluded.taxonomy_id`.execute(
      db,
    ),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const taxonomyOf = (doc: Doc): string | null =>
  UUID.test(textOf(doc, 'taxonomy_id')) ? textOf(doc, 'taxonomy_id') : null;

async function servicesAt(db: Tx, locationIds: readonly string[]): Promise<string[]> {
  if (locationIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct service_id as id from directory.service_at_location where location_id = any(${[...locationIds]}::uuid[])`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Gathers what services are found by, and the words of the directory, so that a misspelt one finds the nearest. */
export async function gatherWords(db: Tx, serviceIds: readonly string[]): Promise<void> {
  for (let n = 0; n < serviceIds.length; n += BATCH) {
    const ids = serviceIds.slice(n, n + BATCH);
    const services = await servicesCalled(db, ids);
    const places = Map.groupBy(await placesOf(db, ids), ({ serviceId }) => serviceId);
    const rows = services.map(({ id, hsds }) => ({
      id,
      found: foundBy(hsds),
      places: placeWords(
        hsds,
        (places.get(id) ?? []).flatMap(({ location }) => (location === null ? [] : [location])),
      ),
    }));
    await sql`
      update directory.service s set found_by = r.found, places = r.places
        from jsonb_to_recordset(${json(rows)}::jsonb) r (id uuid, found text, places text) where s.id = r.id`.execute(
      db,
    );
    await sql`
      insert into platform.word (realm, word, seen)
      select 'directory', lexeme, count(*) from directory.service s, unnest(s.words)
       where s.id = any(${ids}::uuid[]) and length(lexeme) between 3 and 40 and lexeme !~ '[0-9@.]'
       group by lexeme order by lexeme
      on conflict (realm, word) do update set seen = greatest(platform.word.seen, excluded.seen)`.execute(db);
  }
}

export type Relations = {
  readonly organizations: readonly {
    readonly id: string;
    readonly kind: OrganizationKind;
    readonly way: Way;
    readonly referTo: string | null;
    readonly contactRules: string;
    readonly answersWithin: number;
  }[];
  readonly services: readonly {
    readonly id: string;
    readonly needs: string;
    readonly rights: string;
    readonly responsibilities: string;
    readonly asks: readonly Askable[];
  }[];
};

/** What a directory from elsewhere does not say: what its organisations are to us, and what a referral to its services takes. */
export async function relate({ db }: Work, { organizations, services }: Relations): Promise<void> {
  await inBatches(organizations, (batch) =>
    sql`
      update directory.organization o set kind = r.kind, way = r.way, refer_to = r."referTo", contact_rules = r."contactRules",
             answers_within = r."answersWithin"
        from jsonb_to_recordset(${batch}::jsonb) r (id uuid, kind text, way text, "referTo" text, "contactRules" text, "answersWithin" int)
       where o.id = r.id`.execute(db),
  );
  await inBatches(services, (batch) =>
    sql`
      update directory.service s set needs = r.needs, rights = r.rights, responsibilities = r.responsibilities,
             asks = array(select jsonb_array_elements_text(r.asks))
        from jsonb_to_recordset(${batch}::jsonb) r (id uuid, needs text, rights text, responsibilities text, asks jsonb)
       where s.id = r.id`.execute(db),
  );
  await gatherWords(
    db,
    services.map(({ id }) => id),
  );
}
