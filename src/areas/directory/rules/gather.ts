import { docIn, docsIn, textOf, without, type Doc } from './doc.ts';
import { faultsIn, isDoc, isUuid, type EntityName } from './hsds.ts';

/** A row that could not be taken, or was kept beside the rest, in one sentence that says what is wrong and what to do. */
export type Problem = { readonly where: string; readonly sentence: string };

export type Placed = { readonly doc: Doc; readonly organizationId: string | null };
export type AtLocation = { readonly doc: Doc; readonly serviceId: string; readonly locationId: string | null };

/** A directory taken apart: each thing once, by its id, with what it belongs to. */
export type Gathered = {
  readonly organizations: ReadonlyMap<string, Doc>;
  readonly services: ReadonlyMap<string, Placed>;
  readonly locations: ReadonlyMap<string, Placed>;
  readonly serviceAtLocations: ReadonlyMap<string, AtLocation>;
  readonly taxonomies: ReadonlyMap<string, Doc>;
  readonly terms: ReadonlyMap<string, Doc>;
  /** What belongs to nothing that is here. It is kept, and given out again with the rest. */
  readonly loose: readonly { readonly entity: EntityName; readonly doc: Doc }[];
  readonly problems: readonly Problem[];
};

export type Gathering = {
  readonly organizations: Map<string, Doc>;
  readonly services: Map<string, Placed>;
  readonly locations: Map<string, Placed>;
  readonly serviceAtLocations: Map<string, AtLocation>;
  readonly taxonomies: Map<string, Doc>;
  readonly terms: Map<string, Doc>;
  readonly loose: { entity: EntityName; doc: Doc }[];
  readonly problems: Problem[];
};

export const nothingYet = (): Gathering => ({
  organizations: new Map(),
  services: new Map(),
  locations: new Map(),
  serviceAtLocations: new Map(),
  taxonomies: new Map(),
  terms: new Map(),
  loose: [],
  problems: [],
});

/** Later words about the same thing are added to the earlier ones. */
const joined = (was: Doc | undefined, now: Doc): Doc => ({ ...was, ...now });

const NAMES: readonly (readonly [RegExp, EntityName])[] = [
  [/service_?at_?location/i, 'service_at_location'],
  [/taxonomy_?term/i, 'taxonomy_term'],
  [/taxonom/i, 'taxonomy'],
  [/organi[sz]ation/i, 'organization'],
  [/location/i, 'location'],
  [/service/i, 'service'],
];

/** The fields by which a thing is known, whatever its file is called. The first that is there decides. */
const KNOWN_BY: readonly (readonly [field: string, entity: EntityName])[] = [
  ['location_type', 'location'],
  ['service_id', 'service_at_location'],
  ['status', 'service'],
  ['organization', 'service'],
  ['service_at_locations', 'service'],
  ['taxonomy', 'taxonomy_term'],
  ['term_uri', 'taxonomy_term'],
  ['taxonomy_terms', 'taxonomy'],
];

/** What sort of thing this is: by what it holds, else by the name of the file or folder it stands in. */
export function entityOf(doc: Doc, name = ''): EntityName {
  if ('service' in doc && 'location' in doc) return 'service_at_location';
  const known = KNOWN_BY.find(([field]) => field in doc);
  if (known !== undefined) return known[1];
  // A file may be named by its id alone, in a folder that says what lies there.
  const parts = name.split('/').slice(-2).toReversed();
  for (const part of parts) {
    const found = NAMES.find(([pattern]) => pattern.test(part));
    if (found !== undefined) return found[1];
  }
  return 'organization';
}

/** Takes apart what a file or an answer holds: one thing, a list of them, or a page. */
export function gatherJson(to: Gathering, value: unknown, where: string): void {
  const things: readonly unknown[] = Array.isArray(value)
    ? value
    : isDoc(value) && Array.isArray(value['contents'])
      ? value['contents']
      : [value];
  for (const [n, it] of things.entries()) {
    const at = things.length === 1 ? where : `${where}, item ${n + 1}`;
    if (isDoc(it)) gatherOne(to, entityOf(it, where), it, at);
    else
      to.problems.push({
        where: at,
        sentence: 'This is not an object: give one thing of the directory, or a list of them.',
      });
  }
}

/** Whether a thing can be told from others and told by name. What else is wrong with it is said, and it is taken all the same. */
function usable(to: Gathering, entity: EntityName, doc: Doc, where: string): string | undefined {
  const id = textOf(doc, 'id').toLowerCase();
  if (!isUuid(id)) {
    const sentence = `This ${wordsOf(entity)} has no id that is a UUID, so it cannot be told from others: give it one.`;
    to.problems.push({ where, sentence });
    return undefined;
  }
  const named = !['organization', 'service', 'taxonomy'].includes(entity) || textOf(doc, 'name').trim() !== '';
  if (!named) {
    to.problems.push({ where, sentence: `This ${wordsOf(entity)} has no name: give it one.` });
    return undefined;
  }
  return id;
}

export const wordsOf = (entity: EntityName): string => entity.replaceAll('_', ' ');

export function gatherOne(to: Gathering, entity: EntityName, doc: Doc, where: string): string | undefined {
  if (entity === 'organization') return gatherOrganization(to, doc, where);
  if (entity === 'service') return gatherService(to, doc, where, null);
  if (entity === 'service_at_location') return gatherAtLocation(to, doc, where, null);
  if (entity === 'location') return gatherLocation(to, doc, where, null);
  const id = usable(to, entity, doc, where);
  if (id === undefined) return undefined;
  if (entity === 'taxonomy') {
    for (const term of docsIn(doc, 'taxonomy_terms'))
      gatherOne(to, 'taxonomy_term', { taxonomy_id: id, ...term }, where);
    to.taxonomies.set(id, joined(to.taxonomies.get(id), without(doc, 'taxonomy_terms')));
  } else if (entity === 'taxonomy_term') to.terms.set(id, joined(to.terms.get(id), doc));
  else to.loose.push({ entity, doc });
  return id;
}

function gatherOrganization(to: Gathering, doc: Doc, where: string): string | undefined {
  const id = usable(to, 'organization', doc, where);
  if (id === undefined) return undefined;
  to.organizations.set(id, joined(to.organizations.get(id), without(doc, 'services', 'locations')));
  for (const service of docsIn(doc, 'services')) gatherService(to, service, where, id);
  for (const location of docsIn(doc, 'locations')) gatherLocation(to, location, where, id);
  return id;
}

function gatherService(to: Gathering, doc: Doc, where: string, of: string | null): string | undefined {
  const id = usable(to, 'service', doc, where);
  if (id === undefined) return undefined;
  const nested = docIn(doc, 'organization');
  const named = textOf(doc, 'organization_id').toLowerCase();
  const organizationId =
    (nested === undefined ? undefined : gatherOrganization(to, nested, where)) ??
    of ??
    (isUuid(named) ? named : to.services.get(id)?.organizationId) ??
    null;
  const was = to.services.get(id)?.doc;
  to.services.set(id, { doc: joined(was, without(doc, 'organization', 'service_at_locations')), organizationId });
  for (const one of docsIn(doc, 'service_at_locations')) gatherAtLocation(to, one, where, id);
  return id;
}

function gatherAtLocation(to: Gathering, doc: Doc, where: string, of: string | null): string | undefined {
  const id = usable(to, 'service_at_location', doc, where);
  if (id === undefined) return undefined;
  const [service, location] = [docIn(doc, 'service'), docIn(doc, 'location')];
  const serviceId = of ?? (service === undefined ? named(doc, 'service_id') : gatherService(to, service, where, null));
  const locationId = location === undefined ? named(doc, 'location_id') : gatherLocation(to, location, where, null);
  if (serviceId === undefined) {
    to.loose.push({ entity: 'service_at_location', doc });
    to.problems.push({ where, sentence: 'This place names no service: it is kept aside until it does.' });
    return id;
  }
  const was = to.serviceAtLocations.get(id)?.doc;
  const own = joined(was, without(doc, 'service', 'location'));
  to.serviceAtLocations.set(id, { doc: own, serviceId, locationId: locationId ?? null });
  return id;
}

const named = (doc: Doc, field: string): string | undefined => {
  const id = textOf(doc, field).toLowerCase();
  return isUuid(id) ? id : undefined;
};

function gatherLocation(to: Gathering, doc: Doc, where: string, of: string | null): string | undefined {
  const id = usable(to, 'location', doc, where);
  if (id === undefined) return undefined;
  const was = to.locations.get(id);
  to.locations.set(id, { doc: joined(was?.doc, doc), organizationId: of ?? was?.organizationId ?? null });
  return id;
}

/**
 * What was gathered, with a word on each service that stands alone and on each thing the standard would not take. They are kept
 * as they came: whoever publishes them can put them right.
 */
export function finished(to: Gathering, known: { readonly organizations: ReadonlySet<string> }): Gathered {
  for (const [id, { doc, organizationId }] of to.services) {
    if (organizationId !== null && (to.organizations.has(organizationId) || known.organizations.has(organizationId)))
      continue;
    to.services.delete(id);
    to.loose.push({ entity: 'service', doc });
    const whose =
      organizationId === null
        ? 'names no organisation'
        : 'names an organisation that is neither here nor in the directory';
    to.problems.push({
      where: `service ${textOf(doc, 'name')}`,
      sentence: `This service ${whose}: give the organisation with it. It is kept aside.`,
    });
  }
  for (const [id, { doc, serviceId, locationId }] of to.serviceAtLocations) {
    const lost = !to.services.has(serviceId)
      ? 'service'
      : locationId !== null && !to.locations.has(locationId)
        ? 'location'
        : undefined;
    if (lost === undefined) continue;
    to.serviceAtLocations.delete(id);
    to.loose.push({ entity: 'service_at_location', doc });
    to.problems.push({
      where: `service at location ${id}`,
      sentence: `This place of a service names a ${lost} that is not here: give it with it. It is kept aside.`,
    });
  }
  return to;
}

/** What the standard finds wrong with what was gathered, each in a sentence. */
export function adviceOn(it: Gathered): Problem[] {
  const told = (entity: EntityName, docs: Iterable<Doc>): Problem[] =>
    [...docs].flatMap((doc) =>
      faultsIn(entity, doc).map(({ path, problem }) => ({
        where: `${wordsOf(entity)} ${textOf(doc, 'name') || textOf(doc, 'id')}`,
        sentence: `The field ${path} ${problem}.`,
      })),
    );
  return [
    ...told('organization', it.organizations.values()),
    ...told(
      'service',
      [...it.services.values()].map(({ doc }) => doc),
    ),
    ...told(
      'location',
      [...it.locations.values()].map(({ doc }) => doc),
    ),
    ...told('taxonomy', it.taxonomies.values()),
    ...told('taxonomy_term', it.terms.values()),
  ];
}
