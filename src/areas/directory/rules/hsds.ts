import type { Doc } from './doc.ts';

export const ENTITY_NAMES = [
  'organization',
  'program',
  'service',
  'service_at_location',
  'location',
  'phone',
  'contact',
  'address',
  'schedule',
  'funding',
  'service_area',
  'required_document',
  'language',
  'accessibility',
  'cost_option',
  'organization_identifier',
  'attribute',
  'metadata',
  'meta_table_description',
  'taxonomy',
  'taxonomy_term',
] as const;
export type EntityName = (typeof ENTITY_NAMES)[number];

/** What a field of the standard holds. */
export type Kind = 'text' | 'number' | 'uuid' | 'uri' | 'email' | readonly string[];
export type Field = { readonly name: string; readonly kind: Kind; readonly needed: boolean };
type Entity = {
  readonly fields: readonly Field[];
  /** Lists of other things that are nested in it, and single things. */
  readonly many: Readonly<Record<string, EntityName>>;
  readonly one: Readonly<Record<string, EntityName>>;
};

const KINDS: readonly string[] = ['number', 'uuid', 'uri', 'email'];
const isNamed = (kind: string): kind is 'number' | 'uuid' | 'uri' | 'email' => KINDS.includes(kind);

/** `name! email:email status:active|inactive!`: a name, what it holds unless that is text, and whether it is needed. */
const fieldsIn = (written: string): Field[] =>
  written
    .trim()
    .split(/\s+/)
    .map((one) => {
      const needed = one.endsWith('!');
      const [name = '', kind = 'text'] = (needed ? one.slice(0, -1) : one).split(':');
      const values = kind.replaceAll('_', ' ').split('|');
      return { name, needed, kind: isNamed(kind) ? kind : values.length > 1 ? values : 'text' };
    });

type Nested = Readonly<Record<string, EntityName>>;
const EVERYWHERE: Nested = { attributes: 'attribute', metadata: 'metadata' };
const of = (written: string, many: Nested = {}, one: Nested = {}): Entity => ({
  fields: fieldsIn(written),
  many: { ...many, ...EVERYWHERE },
  one,
});

const PLACE_TYPES = 'physical|postal|virtual';

/**
 * The Human Services Data Specification, version 3.0: what each of its tables holds, and what is nested in what. Source:
 * Open Referral, docs.openreferral.org, “Schema reference”.
 */
export const HSDS: Readonly<Record<EntityName, Entity>> = {
  organization: of(
    'id:uuid! name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid',
    {
      funding: 'funding',
      contacts: 'contact',
      phones: 'phone',
      locations: 'location',
      programs: 'program',
      organization_identifiers: 'organization_identifier',
      services: 'service',
    },
  ),
  program: of('id:uuid! organization_id:uuid name! alternate_name description!'),
  service: of(
    'id:uuid! organization_id:uuid program_id:uuid name! alternate_name description url:uri email:email status:active|inactive|defunct|temporarily_closed! interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age:number maximum_age:number assured_date assurer_email:email licenses alert last_modified',
    {
      phones: 'phone',
      schedules: 'schedule',
      service_areas: 'service_area',
      service_at_locations: 'service_at_location',
      languages: 'language',
      funding: 'funding',
      cost_options: 'cost_option',
      required_documents: 'required_document',
      contacts: 'contact',
    },
    { organization: 'organization', program: 'program' },
  ),
  service_at_location: of(
    'id:uuid! service_id:uuid location_id:uuid description',
    { contacts: 'contact', phones: 'phone', schedules: 'schedule' },
    { location: 'location', service: 'service' },
  ),
  location: of(
    `id:uuid! location_type:${PLACE_TYPES}! url:uri organization_id:uuid name alternate_name description transportation latitude:number longitude:number external_identifier external_identifier_type`,
    {
      languages: 'language',
      addresses: 'address',
      contacts: 'contact',
      accessibility: 'accessibility',
      phones: 'phone',
      schedules: 'schedule',
    },
  ),
  phone: of(
    'id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid number! extension:number type description',
    { languages: 'language' },
  ),
  contact: of(
    'id:uuid! organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title department email:email',
    { phones: 'phone' },
  ),
  address: of(
    `id:uuid! location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country! address_type:${PLACE_TYPES}!`,
  ),
  schedule: of(
    'id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from valid_to dtstart timezone:number until count:number wkst:MO|TU|WE|TH|FR|SA|SU freq:WEEKLY|MONTHLY interval:number byday byweekno bymonthday byyearday description opens_at closes_at schedule_link:uri attending_type notes',
  ),
  funding: of('id:uuid! organization_id:uuid service_id:uuid source'),
  service_area: of('id:uuid! service_id:uuid name description extent extent_type uri'),
  required_document: of('id:uuid! service_id:uuid document uri:uri'),
  language: of('id:uuid! service_id:uuid location_id:uuid phone_id:uuid name code note'),
  accessibility: of('id:uuid! location_id:uuid description details url:uri'),
  cost_option: of('id:uuid! service_id:uuid valid_from valid_to option currency amount:number amount_description'),
  organization_identifier: of('id:uuid! organization_id:uuid identifier_scheme identifier_type! identifier!'),
  attribute: of(
    'id:uuid! link_id:uuid taxonomy_term_id:uuid link_type link_entity value',
    {},
    { taxonomy_term: 'taxonomy_term' },
  ),
  metadata: of(
    'id:uuid! resource_id:uuid resource_type last_action_date! last_action_type! field_name! previous_value! replacement_value! updated_by!',
  ),
  meta_table_description: of('id:uuid! name language character_set'),
  taxonomy: of('id:uuid! name! description! uri:uri version', { taxonomy_terms: 'taxonomy_term' }),
  taxonomy_term: of(
    'id:uuid! code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid term_uri:uri',
    {},
    { taxonomy_detail: 'taxonomy' },
  ),
};

export const isEntity = (name: string): name is EntityName => Object.hasOwn(HSDS, name);

/** What a profile of the standard leaves out, and what it needs instead. */
type Profile = {
  readonly without: Readonly<Partial<Record<EntityName, readonly string[]>>>;
  readonly needs: Readonly<Partial<Record<EntityName, readonly string[]>>>;
};

/** Open Referral UK, version 3.0. Source: its profile of the standard, table by table. */
export const UK: Profile = {
  without: {
    service:
      'program_id alternate_name fees_description interpretation_services application_process wait_time eligibility_description licenses phones'.split(
        ' ',
      ),
    organization:
      'alternate_name tax_status tax_id year_incorporated legal_status locations phones contacts funding'.split(' '),
    location:
      'location_type url organization_id alternate_name transportation phones contacts schedules languages'.split(' '),
    attribute: ['link_entity', 'value'],
    taxonomy_term: ['code', 'name', 'description', 'language', 'taxonomy_detail'],
  },
  needs: { service: ['id', 'name', 'status', 'url'], location: ['id'], taxonomy_term: ['id', 'taxonomy'] },
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** What is wrong with one value, as the end of a sentence that begins with the field's name; nothing where it is right. */
export function faultOf(kind: Kind, value: unknown): string | undefined {
  if (kind === 'number') return typeof value === 'number' ? undefined : 'is not a number';
  if (typeof value !== 'string') return 'is not text';
  if (kind === 'uuid') return UUID.test(value) ? undefined : 'is not a UUID';
  if (kind === 'uri')
    return URI.test(value) ? undefined : 'is not a whole web address, such as https://agency.example/page';
  if (kind === 'email') return EMAIL.test(value) ? undefined : 'is not an e-mail address';
  if (kind === 'text' || kind.includes(value)) return undefined;
  return `is “${value.slice(0, 40)}”, and may be ${kind.slice(0, -1).join(', ')} or ${kind.at(-1)}`;
}

export type Fault = { readonly path: string; readonly problem: string };
export type Checking = {
  readonly profile?: Profile | undefined;
  /** A line of a list: what is nested in it in lists of its own is told by the whole thing and not judged here. */
  readonly shallow?: boolean;
};

/** Everything that is wrong with a thing and what is nested in it. An empty list is what the standard asks for. */
export function faultsIn(entity: EntityName, it: unknown, how: Checking = {}, path = ''): Fault[] {
  if (!isDoc(it)) return [{ path, problem: 'is not an object' }];
  const { fields, many, one } = HSDS[entity];
  const without = how.profile?.without[entity] ?? [];
  const needs = how.profile?.needs[entity];
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const own = fields
    .filter(({ name }) => !without.includes(name) || needs?.includes(name) === true)
    .flatMap(({ name, kind, needed }): Fault[] => {
      const value = it[name];
      const must = needs === undefined ? needed : needs.includes(name);
      if (value === undefined) return must ? [{ path: at(name), problem: 'is missing' }] : [];
      const problem = faultOf(kind, value);
      return problem === undefined ? [] : [{ path: at(name), problem }];
    });
  const lists = how.shallow === true ? [] : Object.entries(many).filter(([name]) => !without.includes(name));
  const inLists = lists.flatMap(([name, child]) => {
    const value = it[name];
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ path: at(name), problem: 'is not a list' }];
    return value.flatMap((each, n) => faultsIn(child, each, how, `${at(name)}.${n}`));
  });
  const inside = Object.entries(one).flatMap(([name, child]) =>
    it[name] === undefined || without.includes(name) ? [] : faultsIn(child, it[name], how, at(name)),
  );
  return [...own, ...inLists, ...inside];
}

export const isDoc = (it: unknown): it is Doc => typeof it === 'object' && it !== null && !Array.isArray(it);
