import type { Db, Tx } from '#platform/db.ts';
import { brief, complete, docsIn, textOf, without, type Doc } from '../rules/index.ts';
import {
  locationsOf,
  organizationsCalled,
  placesOf,
  servicesOf,
  type AtLocationRow,
  type OrganizationRow,
  type ServiceRow,
} from './store.ts';

/** Things as the standard tells them: put together again, with all that came with them. */

const organizationDoc = ({ hsds }: Pick<OrganizationRow, 'hsds'>): Doc => complete('organization', hsds);

type Whose = { readonly organization: OrganizationRow; readonly locations: readonly Doc[] };

/** A service with whose it is and where, and with everything nested in it. */
function serviceDoc(row: ServiceRow, whose: Whose | undefined, places: readonly AtLocationRow[]): Doc {
  const program = whose === undefined ? undefined : programOf(row.hsds, whose.organization.hsds);
  return complete('service', {
    ...row.hsds,
    ...(program === undefined || 'program' in row.hsds ? {} : { program }),
    ...(whose === undefined ? {} : { organization: withLocations(whose.organization.hsds, whose.locations) }),
    ...(places.length === 0 ? {} : { service_at_locations: places.map(atLocation) }),
  });
}

const withLocations = (organization: Doc, locations: readonly Doc[]): Doc =>
  locations.length === 0 ? organization : { ...organization, locations };

const programOf = (service: Doc, organization: Doc): Doc | undefined => {
  const id = textOf(service, 'program_id');
  return id === '' ? undefined : docsIn(organization, 'programs').find((one) => textOf(one, 'id') === id);
};

const atLocation = ({ hsds, location }: AtLocationRow): Doc => ({
  ...hsds,
  ...(location === null ? {} : { location }),
});

/** Several services at once: three statements, however many. */
export async function serviceDocs(
  db: Db | Tx,
  rows: readonly ServiceRow[],
  { full }: { full: boolean },
): Promise<readonly Doc[]> {
  const [organizations, places] = await Promise.all([
    organizationsCalled(db, [...new Set(rows.map(({ organizationId }) => organizationId))]),
    full
      ? placesOf(
          db,
          rows.map(({ id }) => id),
        )
      : [],
  ]);
  const theirs = full ? await locationsBy(db, organizations) : new Map<string, readonly Doc[]>();
  const whose = new Map(
    organizations.map((organization) => [
      organization.id,
      { organization, locations: theirs.get(organization.id) ?? [] },
    ]),
  );
  const grouped = Map.groupBy(places, ({ serviceId }) => serviceId);
  return rows.map((row) => {
    const doc = serviceDoc(row, whose.get(row.organizationId), grouped.get(row.id) ?? []);
    if (full) return doc;
    const { organization, ...own } = doc;
    return {
      ...brief('service', own),
      ...(isObject(organization) ? { organization: brief('organization', organization) } : {}),
    };
  });
}

const isObject = (it: unknown): it is Doc => typeof it === 'object' && it !== null;

/** The places that were published with these organisations. */
async function locationsBy(
  db: Db | Tx,
  organizations: readonly OrganizationRow[],
): Promise<ReadonlyMap<string, readonly Doc[]>> {
  const rows = await locationsOf(
    db,
    organizations.map(({ id }) => id),
  );
  const grouped = Map.groupBy(rows, ({ organizationId }) => organizationId);
  return new Map([...grouped].map(([id, list]) => [id, list.map(({ hsds }) => hsds)]));
}

/** Organisations, with their places and programmes; and with their services where somebody asks for those. */
export async function organizationDocs(
  db: Db | Tx,
  rows: readonly OrganizationRow[],
  { full, services = false }: { full: boolean; services?: boolean },
): Promise<readonly Doc[]> {
  const locations = full ? await locationsBy(db, rows) : new Map<string, readonly Doc[]>();
  const told: Doc[] = [];
  for (const row of rows) {
    const own = organizationDoc(row);
    const here = locations.get(row.id) ?? [];
    const theirs = services ? await servicesWithin(db, row.id) : [];
    const whole = {
      ...withLocations(
        own,
        here.map((hsds) => complete('location', hsds)),
      ),
      ...(theirs.length === 0 ? {} : { services: theirs }),
    };
    told.push(full ? whole : brief('organization', own));
  }
  return told;
}

async function servicesWithin(db: Db | Tx, organizationId: string): Promise<readonly Doc[]> {
  const docs = await serviceDocs(db, await servicesOf(db, organizationId), { full: true });
  return docs.map((doc) => without(doc, 'organization'));
}

/** A service where it is given, with both told whole or in short. */
export function atLocationDoc(row: AtLocationRow, service: Doc | undefined, { full }: { full: boolean }): Doc {
  const location = row.location === null ? undefined : complete('location', row.location);
  return complete('service_at_location', {
    ...(full ? row.hsds : brief('service_at_location', row.hsds)),
    ...(location === undefined ? {} : { location: full ? location : brief('location', location) }),
    ...(service === undefined ? {} : { service }),
  });
}
