/**
 * A competency package of 1EdTech CASE 1.1, in and out. What a package says that has no place here is kept beside the line it
 * belongs to, and given back with it; what version 1.0 wrote otherwise is written as 1.1 asks.
 */
import { inOrder, type Framework, type Item, type Kind, type Link } from './framework.ts';

type Json = Readonly<Record<string, unknown>>;
export type CasePackage = {
  readonly CFDocument: Json;
  readonly CFItems?: readonly Json[] | undefined;
  readonly CFAssociations?: readonly Json[] | undefined;
  readonly CFDefinitions?: Json | null | undefined;
  readonly CFRubrics?: readonly Json[] | null | undefined;
  readonly extensions?: Json | null | undefined;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const jsonOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const refOf = (value: unknown): string => textOf(jsonOf(value)['identifier']).toLowerCase();

/** What others call the kinds of lines. */
const KIND_OF: Readonly<Record<string, Kind>> = {
  group: 'group',
  domain: 'group',
  strand: 'group',
  cluster: 'group',
  capability: 'capability',
  competency: 'capability',
  level: 'level',
  indicator: 'indicator',
  module: 'module',
  element: 'module',
  standard: 'standard',
  criterion: 'criterion',
  'performance criterion': 'criterion',
  'pass criterion': 'passCriterion',
  'distinction criterion': 'distinctionCriterion',
};
const TYPE_OF: Readonly<Record<Kind, string>> = {
  group: 'Group',
  capability: 'Capability',
  level: 'Level',
  indicator: 'Indicator',
  module: 'Module',
  standard: 'Standard',
  criterion: 'Criterion',
  passCriterion: 'Pass criterion',
  distinctionCriterion: 'Distinction criterion',
  other: 'Item',
};

export const kindCalled = (type: string): Kind => KIND_OF[type.trim().toLowerCase()] ?? 'other';

/** A package as a framework of ours. */
export function fromCase(it: CasePackage): Framework {
  const { CFDocument: document, CFItems: items = [], CFAssociations: associations = [] } = it;
  const documentId = textOf(document['identifier']).toLowerCase();
  const known = new Set(items.map((item) => textOf(item['identifier']).toLowerCase()));
  const parts = associations.filter(
    (one) => one['associationType'] === 'isChildOf' && known.has(refOf(one['originNodeURI'])),
  );
  const first = new Map<string, Json>();
  for (const one of inSequence(parts)) {
    const child = refOf(one['originNodeURI']);
    if (!first.has(child)) first.set(child, one);
  }
  const place = new Map([...first.keys()].map((key, n) => [key, n]));
  const read = items.map((item) => itemFrom(item, first, known));
  const sorted = read.toSorted((a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity) || 0);
  const { CFDefinitions, CFRubrics, extensions } = it;
  return {
    key: documentId,
    version: 1,
    short: textOf(document['title']).slice(0, 40),
    title: textOf(document['title']),
    issuer: textOf(document['creator']),
    licence: textOf(jsonOf(document['licenseURI'])['title']),
    source: { title: textOf(document['publisher']), url: textOf(document['officialSourceURL']) },
    told: textOf(document['description']),
    claimed: [],
    levels: [],
    items: inOrder(sorted),
    links: associations
      .filter((one) => known.has(refOf(one['originNodeURI'])) && first.get(refOf(one['originNodeURI'])) !== one)
      .map((one): Link => linkFrom(one, known)),
    facts: {
      case: {
        document,
        ...(CFDefinitions === undefined || CFDefinitions === null ? {} : { definitions: CFDefinitions }),
        ...(CFRubrics === undefined || CFRubrics === null ? {} : { rubrics: CFRubrics }),
        ...(extensions === undefined || extensions === null ? {} : { extensions }),
        // What begins at no line of this package belongs to the package.
        loose: associations.filter((one) => !known.has(refOf(one['originNodeURI']))),
      },
    },
  };
}

/** In the order of their numbers; those without one stand after, as they came. */
const inSequence = (associations: readonly Json[]): readonly Json[] =>
  associations
    .map((one, n) => ({ one, n, at: numberOf(one['sequenceNumber']) }))
    .toSorted((a, b) => (a.at === b.at ? a.n - b.n : a.at - b.at))
    .map(({ one }) => one);

const numberOf = (value: unknown): number =>
  value === undefined || value === null || value === '' ? Infinity : Number(value);

function itemFrom(item: Json, first: ReadonlyMap<string, Json>, known: ReadonlySet<string>): Item {
  const key = textOf(item['identifier']).toLowerCase();
  const above = first.get(key);
  const parent = above === undefined ? '' : refOf(above['destinationNodeURI']);
  return {
    key,
    parent: known.has(parent) && parent !== key ? parent : null,
    kind: kindCalled(textOf(item['CFItemType'])),
    code: textOf(item['humanCodingScheme']) || textOf(item['listEnumeration']),
    name: textOf(item['abbreviatedStatement']),
    text: textOf(item['fullStatement']),
    level: null,
    facts: { case: item, ...(above === undefined ? {} : { childOf: above }) },
  };
}

function linkFrom(one: Json, known: ReadonlySet<string>): Link {
  const to = refOf(one['destinationNodeURI']);
  return {
    from: refOf(one['originNodeURI']),
    kind: textOf(one['associationType']),
    to: known.has(to) ? to : textOf(jsonOf(one['destinationNodeURI'])['uri']) || to,
    facts: { case: one },
  };
}

type Writing = {
  /** Where the framework is served, without a slash at its end. */
  readonly base: string;
  /** A stable identifier for something of this name: a UUID that is the same on every desk. */
  readonly idOf: (name: string) => string;
  /** When it was put in use, as ISO 8601 says it. */
  readonly changed: string;
};

/** A framework as a package that satisfies the official schema of CASE 1.1. */
export function toCase(it: Framework, writing: Writing): CasePackage {
  const kept = jsonOf(it.facts['case']);
  const own = jsonOf(kept['document']);
  const documentId = textOf(own['identifier']) || writing.idOf(`${it.key} ${it.version}`);
  const node = nodesOf(it, documentId, writing);
  const document = plain(DOCUMENT, {
    identifier: documentId,
    uri: `${writing.base}/ims/case/v1p1/CFDocuments/${documentId}`,
    creator: it.issuer || 'Unknown',
    title: it.title,
    lastChangeDateTime: writing.changed,
    ...(it.told === '' ? {} : { description: it.told }),
    ...(it.source.url === '' ? {} : { officialSourceURL: it.source.url }),
    version: String(it.version),
    ...(it.licence === '' ? {} : { notes: it.licence }),
    language: 'en',
    ...own,
    caseVersion: '1.1',
  });
  const loose = Array.isArray(kept['loose']) ? (kept['loose'] as Json[]) : [];
  const definitions = 'definitions' in kept ? definitionsAs11(jsonOf(kept['definitions'])) : undefined;
  return {
    CFDocument: document,
    CFItems: it.items.map((item) => itemTo(item, node, writing)),
    CFAssociations: [
      ...it.items.flatMap((item, n) => childTo(item, n, { node, documentId }, writing)),
      ...it.links.map((link) => linkTo(link, node, writing)),
      ...loose.map((one) => plain(ASSOCIATION, one)),
    ],
    ...(definitions === undefined ? {} : { CFDefinitions: definitions }),
    ...(Array.isArray(kept['rubrics']) ? { CFRubrics: kept['rubrics'] as Json[] } : {}),
    ...('extensions' in kept ? { extensions: jsonOf(kept['extensions']) } : {}),
  };
}

type Node = { readonly title: string; readonly identifier: string; readonly uri: string };
type Nodes = (key: string) => Node;

function nodesOf(it: Framework, documentId: string, { base, idOf }: Writing): Nodes {
  const byKey = new Map(it.items.map((item) => [item.key, item]));
  return (key) => {
    const item = byKey.get(key);
    if (key === documentId)
      return { title: it.title, identifier: documentId, uri: `${base}/ims/case/v1p1/CFDocuments/${documentId}` };
    if (item === undefined) return { title: key, identifier: key, uri: key };
    const own = jsonOf(item.facts['case']);
    const identifier = textOf(own['identifier']) || idOf(`${it.key} ${it.version} ${item.key}`);
    const uri = textOf(own['uri']) || `${base}/ims/case/v1p1/CFItems/${identifier}`;
    return { title: item.text.slice(0, 200), identifier, uri };
  };
}

function itemTo(item: Item, node: Nodes, { changed }: Writing): Json {
  const { identifier, uri } = node(item.key);
  return plain(ITEM, {
    identifier,
    uri,
    fullStatement: item.text,
    CFItemType: TYPE_OF[item.kind],
    ...(item.code === '' ? {} : { humanCodingScheme: item.code }),
    ...(item.name === '' ? {} : { abbreviatedStatement: item.name }),
    lastChangeDateTime: changed,
    ...jsonOf(item.facts['case']),
  });
}

type Under = { readonly node: Nodes; readonly documentId: string };

function childTo(item: Item, n: number, { node, documentId }: Under, { base, idOf, changed }: Writing): Json[] {
  const own = jsonOf(item.facts['childOf']);
  // A line of a package that was said to be part of nothing stays so.
  if (!('identifier' in own) && 'case' in item.facts) return [];
  const identifier = textOf(own['identifier']) || idOf(`child ${item.key} ${node(item.key).identifier}`);
  return [
    plain(ASSOCIATION, {
      identifier,
      associationType: 'isChildOf',
      sequenceNumber: n + 1,
      uri: `${base}/ims/case/v1p1/CFAssociations/${identifier}`,
      originNodeURI: node(item.key),
      destinationNodeURI: node(item.parent ?? documentId),
      lastChangeDateTime: changed,
      ...own,
    }),
  ];
}

function linkTo(link: Link, node: Nodes, { base, idOf, changed }: Writing): Json {
  const own = jsonOf(link.facts['case']);
  const identifier = textOf(own['identifier']) || idOf(`link ${link.from} ${link.kind} ${link.to}`);
  return plain(ASSOCIATION, {
    identifier,
    associationType: link.kind,
    uri: `${base}/ims/case/v1p1/CFAssociations/${identifier}`,
    originNodeURI: node(link.from),
    destinationNodeURI: node(link.to),
    lastChangeDateTime: changed,
    ...own,
  });
}

const DOCUMENT = [
  'identifier', 'uri', 'frameworkType', 'caseVersion', 'creator', 'title', 'lastChangeDateTime', 'officialSourceURL',
  'publisher', 'description', 'subject', 'subjectURI', 'language', 'version', 'adoptionStatus', 'statusStartDate',
  'statusEndDate', 'licenseURI', 'notes', 'extensions',
]; // prettier-ignore
const ITEM = [
  'identifier', 'fullStatement', 'alternativeLabel', 'CFItemType', 'uri', 'humanCodingScheme', 'listEnumeration',
  'abbreviatedStatement', 'conceptKeywords', 'conceptKeywordsURI', 'notes', 'subject', 'subjectURI', 'language',
  'educationLevel', 'CFItemTypeURI', 'licenseURI', 'statusStartDate', 'statusEndDate', 'lastChangeDateTime', 'extensions',
]; // prettier-ignore
const ASSOCIATION = [
  'identifier', 'associationType', 'sequenceNumber', 'uri', 'originNodeURI', 'destinationNodeURI', 'CFAssociationGroupingURI',
  'lastChangeDateTime', 'notes', 'extensions',
]; // prettier-ignore

/** What older packages call otherwise, or what stands for what can be found out. */
const RENAMED: Readonly<Record<string, string>> = { educationalLevel: 'educationLevel' };
const DERIVED = new Set(['CFPackageURI', 'CFDocumentURI', 'CFItemAssociationURI']);
const LISTS = new Set(['subject', 'educationLevel', 'conceptKeywords']);
const DAYS = new Set(['statusStartDate', 'statusEndDate']);

/** As 1.1 asks for it: nothing empty, days without hours, moments with a zone, and what it does not know under `extensions`. */
function plain(fields: readonly string[], from: Json): Json {
  const to: Record<string, unknown> = {};
  const more: Record<string, unknown> = { ...jsonOf(from['extensions']) };
  for (const [given, value] of Object.entries(from)) {
    const name = given in RENAMED && !((RENAMED[given] as string) in from) ? (RENAMED[given] as string) : given;
    if (name === 'extensions' || value === null || value === undefined || DERIVED.has(name)) continue;
    if (!fields.includes(name)) more[name] = value;
    else to[name] = fieldOf(name, value);
  }
  return Object.keys(more).length === 0 ? to : { ...to, extensions: more };
}

function fieldOf(name: string, value: unknown): unknown {
  if (LISTS.has(name) && typeof value === 'string') return value.split(',').map((part) => part.trim());
  if (DAYS.has(name)) return textOf(value).slice(0, 10);
  if (name === 'sequenceNumber') return Math.trunc(Number(value)) || 0;
  if (name === 'lastChangeDateTime') return zoned(textOf(value));
  return value;
}

const zoned = (moment: string): string =>
  /(?:Z|[+-]\d\d:?\d\d)$/i.test(moment) ? moment : `${moment.replace(' ', 'T')}Z`;

const EMPTY_WORDS: Readonly<Record<string, readonly string[]>> = { CFItemTypes: ['description', 'hierarchyCode'] };

function definitionsAs11(definitions: Json): Json {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, list]) => [
      name,
      Array.isArray(list)
        ? (list as Json[]).map((one) => ({
            ...Object.fromEntries((EMPTY_WORDS[name] ?? []).map((field) => [field, ''])),
            ...Object.fromEntries(
              Object.entries(one)
                .filter(([, value]) => value !== null)
                .map(([field, value]) => [field, fieldOf(field, value)]),
            ),
          }))
        : list,
    ]),
  );
}
