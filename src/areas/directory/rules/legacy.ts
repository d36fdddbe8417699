import type { EntityName } from './hsds.ts';
import { isUuid } from './hsds.ts';
import { idFor } from './ids.ts';
import type { Row, Table } from './tabular.ts';

/** A linked CSV file as directories published them before the standard had versions: numbers for ids, words for weekdays. */
export type LegacyFile = { readonly name: string; readonly rows: readonly Row[] };

const FILES = [
  'organizations',
  'locations',
  'services',
  'addresses',
  'mail_addresses',
  'contacts',
  'phones',
  'regular_schedules',
  'holiday_schedules',
  'programs',
  'taxonomy',
] as const;
type FileName = (typeof FILES)[number];

const nameOf = (file: string): string => (file.split(/[\\/]/).at(-1) ?? '').replace(/\.csv$/i, '').toLowerCase();
const ONLY_LEGACY: readonly string[] = ['mail_addresses', 'regular_schedules', 'holiday_schedules'];

/** Whether these files are of that older sort: one of them has a name only it knows, or their ids are no UUIDs. */
export function isLegacy(files: readonly LegacyFile[]): boolean {
  if (files.some(({ name }) => ONLY_LEGACY.includes(nameOf(name)))) return true;
  const ids = files.flatMap(({ rows }) => rows.slice(0, 5).map(({ cells }) => cells['id'] ?? ''));
  return ids.length > 0 && ids.every((id) => !isUuid(id)) && ids.some((id) => /^\d+$/.test(id));
}

const listIn = (cell: string | undefined): string[] =>
  (cell ?? '')
    .replace(/^\[|\]$/g, '')
    .split(/[,;]/)
    .map((one) => one.trim().replace(/^["']|["']$/g, ''))
    .filter((one) => one !== '');

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const dayOf = (cell: string): string | undefined => {
  const number = Number(cell);
  if (Number.isInteger(number) && number >= 1 && number <= 7) return DAYS[number - 1];
  return DAYS.find((day) => cell.slice(0, 2).toUpperCase() === day);
};

/** `9:30 AM`, `09:30`, `9am`: as hours and minutes of the day. What is no time stays as it is. */
export function hourOf(cell: string): string {
  const [, hours = '', minutes = '00', half = ''] =
    /^\s*(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*([ap])?\.?m?\.?\s*$/i.exec(cell) ?? [];
  if (hours === '') return cell;
  const afternoon = half.toLowerCase() === 'p' && Number(hours) < 12 ? 12 : 0;
  const midnight = half.toLowerCase() === 'a' && Number(hours) === 12 ? -12 : 0;
  return `${String(Number(hours) + afternoon + midnight).padStart(2, '0')}:${minutes}`;
}

type Cells = Record<string, string>;
type Made = { readonly entity: EntityName; readonly cells: Cells; readonly line: number; readonly file: string };
type Reading = { readonly source: string; readonly serviceHome: ReadonlyMap<string, string> };

/** What a cell is called now. What has no name of its own in the standard keeps the one it had. */
const RENAMED: Readonly<Partial<Record<FileName, Readonly<Record<string, string>>>>> = {
  organizations: { date_incorporated: 'year_incorporated' },
  services: {
    eligibility: 'eligibility_description',
    fees: 'fees_description',
    website: 'url',
    how_to_apply: 'application_process',
  },
  locations: { website: 'url' },
  phones: { number_type: 'type' },
};

const LINKS: readonly (readonly [column: string, of: string])[] = [
  ['organization_id', 'organizations'],
  ['location_id', 'locations'],
  ['service_id', 'services'],
  ['contact_id', 'contacts'],
  ['program_id', 'programs'],
];

/** The rows of such files as tables of the standard. */
export function fromLegacy(files: readonly LegacyFile[], source = 'legacy'): Table[] {
  const byName = (name: FileName) => files.find((file) => nameOf(file.name) === name)?.rows ?? [];
  const homes = new Map(byName('locations').map(({ cells }) => [cells['id'] ?? '', cells['organization_id'] ?? '']));
  const reading = { source, serviceHome: homes };
  const made = FILES.flatMap((name) => byName(name).flatMap((row) => rowsFrom(reading, name, row)));
  const first: Made[] = made.some(({ entity }) => entity === 'taxonomy_term')
    ? [{ entity: 'taxonomy', file: 'taxonomy.csv', line: 1, cells: taxonomyOf(source) }]
    : [];
  const tables = new Map<string, { file: string; entity: EntityName; rows: Row[] }>();
  for (const { entity, cells, line, file } of [...first, ...made]) {
    const key = `${file} ${entity}`;
    const table = tables.get(key) ?? { file, entity, rows: [] };
    table.rows.push({ cells, line });
    tables.set(key, table);
  }
  return [...tables.values()];
}

const taxonomyOf = (source: string): Cells => ({
  id: idFor(source, 'taxonomy itself', '1'),
  name: 'Categories',
  description: 'The categories that came with the directory.',
});

function rowsFrom(reading: Reading, name: FileName, { cells: given, line }: Row): Made[] {
  const { source } = reading;
  const own = given['id'] ?? given['taxonomy_id'] ?? String(line);
  const id = idFor(source, name, own);
  const cells = linked(source, renamed(name, given));
  const made = (entity: EntityName, more: Cells): Made => ({ entity, cells: more, line, file: `${name}.csv` });
  return ROWS[name]({
    ...reading,
    name,
    given,
    id,
    it: { ...cells, id, ...(given['id'] === undefined ? {} : { legacy_id: own }) },
    made,
    list: (column, entity, field, link) =>
      listIn(given[column]).map((text, n) =>
        made(entity, { id: idFor(source, `${name} ${column}`, `${own} ${n}`), [field]: text, ...link }),
      ),
  });
}

type Making = Reading & {
  readonly name: FileName;
  readonly given: Row['cells'];
  readonly it: Cells;
  readonly id: string;
  readonly made: (entity: EntityName, cells: Cells) => Made;
  /** The parts of a cell that holds several, each a row of its own. */
  readonly list: (column: string, entity: EntityName, field: string, link: Cells) => Made[];
};

const either = (...texts: readonly (string | undefined)[]): string => texts.find((text) => (text ?? '') !== '') ?? '';
const isTrue = (cell: string | undefined): boolean => /^(t|true|1|yes)$/i.test(cell ?? '');

const addressOf = ({ name, it, made }: Making): Made[] => [
  made('address', {
    ...it,
    country: either(it['country'], 'US'),
    address_type: name === 'addresses' ? 'physical' : 'postal',
  }),
];

/** What the rows of each file become. */
const ROWS: Readonly<Record<FileName, (making: Making) => Made[]>> = {
  organizations: ({ given, it, id, made, list }) => [
    made('organization', {
      ...it,
      date_incorporated: given['date_incorporated'] ?? '',
      description: either(it['description'], it['name']),
      year_incorporated: (it['year_incorporated'] ?? '').slice(0, 4),
    }),
    ...list('funding_sources', 'funding', 'source', { organization_id: id }),
  ],
  locations: ({ given, it, id, made, list }) => [
    made('location', { ...it, location_type: isTrue(given['virtual']) ? 'virtual' : 'physical' }),
    ...list('accessibility', 'accessibility', 'description', { location_id: id }),
    ...list('languages', 'language', 'name', { location_id: id }),
  ],
  services: (making) => [...serviceRows(making), ...serviceLists(making), ...termsOf(making)],
  addresses: addressOf,
  mail_addresses: addressOf,
  contacts: ({ it, made }) => [made('contact', it)],
  phones: ({ given, it, made }) => [
    made('phone', {
      ...it,
      description: [given['department'], given['vanity_number']].filter((one) => (one ?? '') !== '').join(', '),
    }),
  ],
  programs: ({ it, made }) => [made('program', { ...it, description: either(it['description'], it['name']) })],
  taxonomy: (making) => [making.made('taxonomy_term', termOf(making))],
  regular_schedules: (making) => [making.made('schedule', scheduleOf(making))],
  holiday_schedules: (making) => [making.made('schedule', scheduleOf(making))],
};

const renamed = (name: FileName, cells: Row['cells']): Cells =>
  Object.fromEntries(Object.entries(cells).map(([column, cell]) => [RENAMED[name]?.[column] ?? column, cell]));

function linked(source: string, cells: Cells): Cells {
  const found = LINKS.flatMap(([column, of]) => {
    const id = cells[column] ?? '';
    return id === '' || isUuid(id) ? [] : [[column, idFor(source, of, id)] as const];
  });
  return { ...cells, ...Object.fromEntries(found) };
}

function serviceRows({ source, serviceHome, given, it, id, made }: Making): Made[] {
  const location = given['location_id'] ?? '';
  const home = given['organization_id'] ?? serviceHome.get(location) ?? '';
  const { location_id: locationId = '', ...service } = it;
  return [
    made('service', {
      ...service,
      status: /^(inactive|defunct)$/i.test(given['status'] ?? '') ? (given['status'] ?? '').toLowerCase() : 'active',
      ...(home === '' ? {} : { organization_id: idFor(source, 'organizations', home) }),
    }),
    ...(location === ''
      ? []
      : [
          made('service_at_location', {
            id: idFor(source, 'service at location', `${given['id']} ${location}`),
            service_id: id,
            location_id: locationId,
          }),
        ]),
  ];
}

const serviceLists = ({ id, list }: Making): Made[] => [
  ...list('languages', 'language', 'name', { service_id: id }),
  ...list('required_documents', 'required_document', 'document', { service_id: id }),
  ...list('service_areas', 'service_area', 'name', { service_id: id }),
  ...list('funding_sources', 'funding', 'source', { service_id: id }),
];

const termsOf = ({ source, given, id, made }: Making): Made[] =>
  listIn(given['taxonomy_ids']).map((term) =>
    made('attribute', {
      id: idFor(source, 'service term', `${given['id']} ${term}`),
      link_id: id,
      link_entity: 'service',
      taxonomy_term_id: idFor(source, 'taxonomy', term),
      value: term,
    }),
  );

const termOf = ({ source, given, id }: Making): Cells => {
  const parent = given['parent_id'] ?? '';
  return {
    id,
    code: given['taxonomy_id'] ?? '',
    name: given['name'] ?? '',
    description: given['name'] ?? '',
    taxonomy_id: idFor(source, 'taxonomy itself', '1'),
    ...(parent === '' ? {} : { parent_id: idFor(source, 'taxonomy', parent) }),
    parent_name: given['parent_name'] ?? '',
  };
};

function scheduleOf({ name, given, it }: Making): Cells {
  const opens = hourOf(given['opens_at'] ?? '');
  const closes = hourOf(given['closes_at'] ?? '');
  const hours = { opens_at: opens, closes_at: closes };
  if (name === 'regular_schedules') {
    const day = dayOf(given['weekday'] ?? '');
    return { ...it, ...hours, ...(day === undefined ? {} : { freq: 'WEEKLY', byday: day }) };
  }
  const closed = isTrue(given['closed']);
  return {
    ...it,
    ...(closed ? { opens_at: '', closes_at: '' } : hours),
    valid_from: given['start_date'] ?? '',
    valid_to: given['end_date'] ?? '',
    notes: closed ? 'Closed' : '',
  };
}
