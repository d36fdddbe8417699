import { docIn, docsIn, textOf, type Doc } from './doc.ts';
import { gatherOne, wordsOf, type Gathered, type Gathering } from './gather.ts';
import { HSDS, ENTITY_NAMES, isEntity, isUuid, type EntityName } from './hsds.ts';

/** A row of a file: its cells by the names of their columns, and the line it stands on. */
export type Row = { readonly cells: Readonly<Record<string, string>>; readonly line: number };
export type Table = { readonly file: string; readonly entity: EntityName; readonly rows: readonly Row[] };

const PLURALS: Readonly<Record<string, EntityName>> = {
  taxonomies: 'taxonomy',
  addresses: 'address',
  accessibilities: 'accessibility',
  accessibility_for_disabilities: 'accessibility',
  costs_options: 'cost_option',
};

/** The table a file is, by its name; undefined for a file that is none. */
export function entityOfFile(file: string): EntityName | undefined {
  const name = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.csv$/i, '').toLowerCase();
  if (isEntity(name)) return name;
  const single = PLURALS[name] ?? name.replace(/s$/, '');
  return isEntity(single) ? single : undefined;
}

/** The name of the file that holds a table. */
export const fileOf = (entity: EntityName): string => `${entity}.csv`;

/** In what a row may be nested: the column that says so, what it names, and the list there. The nearest comes first. */
const PARENTS: Readonly<
  Partial<Record<EntityName, readonly (readonly [column: string, parent: EntityName, list: string])[]>>
> = {
  phone: [
    ['contact_id', 'contact', 'phones'],
    ['service_at_location_id', 'service_at_location', 'phones'],
    ['location_id', 'location', 'phones'],
    ['service_id', 'service', 'phones'],
    ['organization_id', 'organization', 'phones'],
  ],
  contact: [
    ['service_at_location_id', 'service_at_location', 'contacts'],
    ['location_id', 'location', 'contacts'],
    ['service_id', 'service', 'contacts'],
    ['organization_id', 'organization', 'contacts'],
  ],
  schedule: [
    ['service_at_location_id', 'service_at_location', 'schedules'],
    ['location_id', 'location', 'schedules'],
    ['service_id', 'service', 'schedules'],
  ],
  language: [
    ['phone_id', 'phone', 'languages'],
    ['location_id', 'location', 'languages'],
    ['service_id', 'service', 'languages'],
  ],
  funding: [
    ['service_id', 'service', 'funding'],
    ['organization_id', 'organization', 'funding'],
  ],
  address: [['location_id', 'location', 'addresses']],
  accessibility: [['location_id', 'location', 'accessibility']],
  service_area: [['service_id', 'service', 'service_areas']],
  required_document: [['service_id', 'service', 'required_documents']],
  cost_option: [['service_id', 'service', 'cost_options']],
  program: [['organization_id', 'organization', 'programs']],
  organization_identifier: [['organization_id', 'organization', 'organization_identifiers']],
};

/** Rows of these may stand in anything; the column names its id. */
const ANYWHERE: Readonly<Partial<Record<EntityName, readonly [column: string, list: string]>>> = {
  attribute: ['link_id', 'attributes'],
  metadata: ['resource_id', 'metadata'],
};

/** A cell that names something. */
const named = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

type Node = { readonly entity: EntityName; readonly fields: Record<string, unknown>; readonly where: string };

/** What a row says, with its numbers as numbers. An empty cell says nothing. */
function nodeOf(to: Gathering, { entity, file }: Table, { cells, line }: Row): Node | undefined {
  const where = `${file}, line ${line}`;
  const numbers = new Set(HSDS[entity].fields.filter(({ kind }) => kind === 'number').map(({ name }) => name));
  const fields: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(cells)) {
    if (cell === '') continue;
    const number = Number(cell);
    const wrong = numbers.has(name) && !Number.isFinite(number);
    if (wrong)
      to.problems.push({
        where,
        sentence: `The column ${name} holds “${cell.slice(0, 40)}”, which is not a number: it is kept as it is.`,
      });
    fields[name] = numbers.has(name) && !wrong ? number : cell;
  }
  const id = named(fields['id']);
  if (isUuid(id)) return { entity, fields, where };
  to.problems.push({
    where,
    sentence: `This ${wordsOf(entity)} has no id that is a UUID, so it cannot be told from others: give it one.`,
  });
  return undefined;
}

/** Puts the rows of all tables together into things, each row into the nearest of those that it names and that are there. */
export function gatherTables(to: Gathering, tables: readonly Table[]): void {
  const nodes = tables.flatMap((table) => table.rows.flatMap((row) => nodeOf(to, table, row) ?? []));
  const known = new Map(nodes.map((node) => [`${node.entity} ${named(node.fields['id'])}`, node]));
  const anywhere = new Map(nodes.map((node) => [named(node.fields['id']), node]));
  const nested = new Set<Node>();
  for (const node of nodes) {
    const home = homeOf(node, known, anywhere);
    if (home === undefined) continue;
    const [parent, list] = home;
    const already = parent.fields[list];
    if (Array.isArray(already)) already.push(node.fields);
    else parent.fields[list] = [node.fields];
    nested.add(node);
  }
  for (const { entity, fields, where } of nodes.filter((node) => !nested.has(node))) {
    const alone = PARENTS[entity] !== undefined || ANYWHERE[entity] !== undefined;
    if (alone)
      to.problems.push({
        where,
        sentence: `This ${wordsOf(entity)} belongs to nothing that is in these files: it is kept aside.`,
      });
    gatherOne(to, entity, fields, where);
  }
}

type Home = readonly [parent: Node, list: string];

function homeOf(node: Node, known: ReadonlyMap<string, Node>, anywhere: ReadonlyMap<string, Node>): Home | undefined {
  for (const [column, parent, list] of PARENTS[node.entity] ?? []) {
    const found = known.get(`${parent} ${named(node.fields[column])}`);
    if (found !== undefined) return [found, list];
  }
  const [column, list] = ANYWHERE[node.entity] ?? [];
  if (column === undefined || list === undefined) return undefined;
  const found = anywhere.get(named(node.fields[column]));
  return found === undefined || found === node ? undefined : [found, list];
}

type Cells = Record<string, string>;
/** The rows of every table of a directory, each thing once. */
export type Flat = ReadonlyMap<EntityName, ReadonlyMap<string, Cells>>;

type Rows = Map<EntityName, Map<string, Cells>>;

/** The directory as tables: what is nested is told apart again, and says what it belongs to. */
export function flatten(it: Gathered): Flat {
  const flat: Rows = new Map(ENTITY_NAMES.map((name) => [name, new Map()]));
  const link = (column: string, id: string | null): Cells => (id === null ? {} : { [column]: id });
  for (const doc of it.organizations.values()) put(flat, 'organization', doc);
  for (const { doc, organizationId } of it.locations.values())
    put(flat, 'location', doc, link('organization_id', organizationId));
  for (const { doc, organizationId } of it.services.values())
    put(flat, 'service', doc, link('organization_id', organizationId));
  for (const { doc, serviceId, locationId } of it.serviceAtLocations.values())
    put(flat, 'service_at_location', doc, { service_id: serviceId, ...link('location_id', locationId) });
  for (const doc of it.taxonomies.values()) put(flat, 'taxonomy', doc);
  for (const doc of it.terms.values()) put(flat, 'taxonomy_term', doc);
  for (const { entity, doc } of it.loose) put(flat, entity, doc);
  return flat;
}

/** Puts a thing and all that is nested in it where each belongs. */
function put(flat: Rows, entity: EntityName, doc: Doc, links: Cells = {}): void {
  const { fields, many, one } = HSDS[entity];
  const id = textOf(doc, 'id');
  const inside = Object.keys(one).flatMap((name) => {
    const within = docIn(doc, name);
    return within === undefined ? [] : [{ name, within }];
  });
  const named = inside.filter(({ name }) => fields.some((field) => field.name === `${name}_id`));
  const own = Object.entries(doc).filter(([name]) => !Object.hasOwn(many, name) && !Object.hasOwn(one, name));
  const rows = flat.get(entity);
  rows?.set(id, {
    ...rows.get(id),
    ...Object.fromEntries(named.map(({ name, within }) => [`${name}_id`, textOf(within, 'id')])),
    ...links,
    ...Object.fromEntries(
      own.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  });
  for (const [list, child] of Object.entries(many))
    for (const each of docsIn(doc, list)) put(flat, child, each, linksTo(entity, child, id));
  for (const { name, within } of inside) {
    const child = one[name];
    const whose = name === 'program' ? links['organization_id'] : undefined;
    if (child !== undefined) put(flat, child, within, whose === undefined ? {} : { organization_id: whose });
  }
}

/** How a row that was nested says where. */
function linksTo(parent: EntityName, child: EntityName, id: string): Cells {
  const column = PARENTS[child]?.find(([, of]) => of === parent)?.[0];
  if (column !== undefined) return { [column]: id };
  if (child === 'attribute') return { link_id: id, link_entity: parent };
  return child === 'metadata' ? { resource_id: id, resource_type: parent } : {};
}

/** The columns of a table: those of the standard that it links by or holds, then whatever else its rows hold. */
export function columnsOf(entity: EntityName, rows: Iterable<Cells>): string[] {
  const standard = HSDS[entity].fields.map(({ name }) => name);
  const more = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) if (!standard.includes(name)) more.add(name);
  return [...standard, ...more];
}
