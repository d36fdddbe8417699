import { kindCalled } from './case-package.ts';
import { inOrder, type Framework, type Item, type Link } from './framework.ts';

/** A sheet: its name, and its rows with the names of the columns first. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

type Line = ReadonlyMap<string, string>;

/** `Human Coding Scheme`, `humanCodingScheme` and `human_coding_scheme` are one column. */
const columnOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z]/g, '');

const linesOf = ({ rows: [head = [], ...rows] }: Sheet): readonly Line[] =>
  rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => new Map(head.map((title, n) => [columnOf(title), (row[n] ?? '').trim()])));

const first = (line: Line, ...columns: readonly string[]): string =>
  columns.map((column) => line.get(column) ?? '').find((cell) => cell !== '') ?? '';

const WORDS = ['fullstatement', 'statement', 'text', 'description', 'criterion', 'indicator'];
const CODE = ['humancodingscheme', 'code', 'listenumeration'];
const PARENT = ['parent', 'ischildof', 'partof', 'ispartof'];

const sheetCalled = (sheets: readonly Sheet[], ...names: readonly string[]): Sheet | undefined =>
  sheets.find(({ name }) => names.includes(columnOf(name)));

/**
 * A spreadsheet as a framework: one sheet of lines, or the three sheets of a CASE template (document, items, associations). Gives
 * a sentence where nothing in it can be a framework.
 */
export function fromSheets(sheets: readonly Sheet[], title: string): Framework | string {
  const sheet = sheetCalled(sheets, 'cfitem', 'cfitems', 'items') ?? sheets[0];
  const lines = sheet === undefined ? [] : linesOf(sheet);
  if (lines.length === 0) return 'The sheet has no rows under its column titles.';
  if (!lines.some((line) => first(line, ...WORDS) !== ''))
    return 'No column of the sheet is called "fullStatement". Name the column that holds the words so.';
  const associations = linesOf(sheetCalled(sheets, 'cfassociation', 'cfassociations') ?? NO_SHEET);
  const items = withParents(lines, associations);
  const told = documentIn(sheets);
  return {
    key: told('identifier') || slug(title),
    version: 1,
    short: title.slice(0, 40),
    title: told('title') || title,
    issuer: told('creator'),
    licence: told('licensetitle'),
    source: { title: told('publisher'), url: told('officialsourceurl') },
    told: told('description'),
    claimed: [],
    levels: [],
    items: inOrder(items),
    links: linksOf(associations, items),
    facts: {},
  };
}

const NO_SHEET: Sheet = { name: '', rows: [] };

/** What the sheet of the document says in a column; nothing where there is no such sheet. */
function documentIn(sheets: readonly Sheet[]): (column: string) => string {
  const [document = new Map<string, string>()] = linesOf(sheetCalled(sheets, 'cfdoc', 'cfdocument') ?? NO_SHEET);
  return (column) => first(document, column);
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60) || 'framework';

type Row = { readonly line: Line; readonly key: string; readonly code: string; readonly level: string };

function withParents(lines: readonly Line[], associations: readonly Line[]): readonly Item[] {
  const rows = lines
    .map((line, n): Row & { at: number } => ({
      line,
      key: first(line, 'identifier').toLowerCase() || `row ${n + 1}`,
      code: first(line, ...CODE),
      level: first(line, 'smartlevel'),
      at: Number(first(line, 'sequencenumber', 'order')) || n,
    }))
    .toSorted((a, b) => a.at - b.at);
  const said = new Map(
    associations
      .filter((line) => columnOf(first(line, 'associationtype')) === 'ischildof')
      .map((line) => [
        first(line, 'originnodeidentifier', 'originnodehumancodingscheme').toLowerCase(),
        first(line, 'destinationnodeidentifier', 'destinationnodehumancodingscheme').toLowerCase(),
      ]),
  );
  const find = finder(rows);
  return rows.map(({ line, key, code, level }): Item => {
    const above =
      find(said.get(key) ?? said.get(code.toLowerCase()) ?? '') ??
      find(first(line, ...PARENT)) ??
      find(level.includes('.') ? `level ${level.slice(0, level.lastIndexOf('.'))}` : '');
    return {
      key,
      parent: above === key ? null : (above ?? null),
      kind: kindCalled(first(line, 'cfitemtype', 'type', 'kind')),
      code,
      name: first(line, 'abbreviatedstatement', 'name'),
      text: first(line, ...WORDS),
      level: Number(first(line, 'level')) || null,
      facts: restOf(line),
    };
  });
}

/** A line by its identifier, its code, or the number of its place in the outline. */
function finder(rows: readonly Row[]): (name: string) => string | undefined {
  const byName = new Map<string, string>();
  for (const { key, code, level } of rows) {
    byName.set(key, key);
    if (code !== '' && !byName.has(code.toLowerCase())) byName.set(code.toLowerCase(), key);
    if (level !== '') byName.set(`level ${level}`, key);
  }
  return (name) => (name === '' ? undefined : byName.get(name.trim().toLowerCase()));
}

const NOTED = ['notes', 'language', 'educationlevel', 'conceptkeywords', 'license'];

const restOf = (line: Line): Readonly<Record<string, string>> =>
  Object.fromEntries(
    NOTED.flatMap((column) => ((line.get(column) ?? '') === '' ? [] : [[column, line.get(column) ?? '']])),
  );

/** What else than belonging is said between two lines, in the words of CASE. */
const TYPES: Readonly<Record<string, string>> = {
  ispeerof: 'isPeerOf',
  ispartof: 'isPartOf',
  exactmatchof: 'exactMatchOf',
  precedes: 'precedes',
  isrelatedto: 'isRelatedTo',
  replacedby: 'replacedBy',
  exemplar: 'exemplar',
  hasskilllevel: 'hasSkillLevel',
};

function linksOf(associations: readonly Line[], items: readonly Item[]): readonly Link[] {
  const keys = new Set(items.map(({ key }) => key));
  return associations.flatMap((line): Link[] => {
    const kind = TYPES[columnOf(first(line, 'associationtype'))];
    const from = first(line, 'originnodeidentifier').toLowerCase();
    const to = first(line, 'destinationnodeidentifier', 'destinationnodeuri');
    return kind === undefined || !keys.has(from) || to === '' ? [] : [{ from, kind, to: to.toLowerCase(), facts: {} }];
  });
}
