/** As much YAML as Ruby's dumper writes: maps, lists, plain, quoted and block scalars, and tags, which are left out. */
export type Yaml = string | readonly Yaml[] | { readonly [key: string]: Yaml };

type Cursor = { readonly lines: readonly string[]; at: number };

export function readRubyYaml(source: string): Yaml {
  const lines = source.split(/\r?\n/);
  return blockAt({ lines, at: lines[0]?.startsWith('---') === true ? 1 : 0 }, 0);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function lineAt(cursor: Cursor): string | null {
  while (cursor.at < cursor.lines.length && cursor.lines[cursor.at]?.trim() === '') cursor.at += 1;
  return cursor.lines[cursor.at] ?? null;
}

function blockAt(cursor: Cursor, indent: number): Yaml {
  const line = lineAt(cursor);
  if (line === null) return '';
  return line.trimStart().startsWith('- ') || line.trim() === '-'
    ? listAt(cursor, indentOf(line))
    : mapAt(cursor, indent);
}

function listAt(cursor: Cursor, indent: number): Yaml {
  const items: Yaml[] = [];
  for (
    let line = lineAt(cursor);
    line !== null && indentOf(line) === indent && /^\s*-(\s|$)/.test(line);
    line = lineAt(cursor)
  ) {
    const rest = line.trimStart().slice(1).trim();
    cursor.at += 1;
    if (rest === '' || /^!ruby\S*$/.test(rest)) items.push(blockAt(cursor, indent + 2));
    else items.push(scalarAt(cursor, rest, indent + 1));
  }
  return items;
}

function mapAt(cursor: Cursor, indent: number): Yaml {
  const map: Record<string, Yaml> = {};
  for (let line = lineAt(cursor); line !== null && indentOf(line) === indent; line = lineAt(cursor)) {
    const pair = /^\s*(?:"([^"]*)"|'([^']*)'|:?([^\s:'"][^:]*|\S)):(?:\s+(.*))?$/.exec(line);
    if (!pair) break;
    cursor.at += 1;
    const key = pair[1] ?? pair[2] ?? pair[3] ?? '';
    map[key] = valueAt(cursor, (pair[4] ?? '').trim().replace(/^[!&]\S+\s*/, ''), indent);
  }
  return map;
}

function valueAt(cursor: Cursor, rest: string, indent: number): Yaml {
  if (rest === '[]') return [];
  if (rest !== '') return scalarAt(cursor, rest, indent);
  const line = lineAt(cursor);
  if (line === null) return '';
  if (/^\s*-(\s|$)/.test(line) && indentOf(line) >= indent) return listAt(cursor, indentOf(line));
  return indentOf(line) > indent ? blockAt(cursor, indentOf(line)) : '';
}

function scalarAt(cursor: Cursor, rest: string, indent: number): string {
  if (/^[|>][-+\d]*$/.test(rest)) return literalAt(cursor, rest, indent);
  const pieces = [rest];
  const quoted = /^["']/.test(rest);
  let marks = marksIn(rest);
  while (cursor.at < cursor.lines.length && !(quoted && marks > 0 && marks % 2 === 0)) {
    const line = cursor.lines[cursor.at] ?? '';
    if (!quoted && (line.trim() === '' ? !continues(cursor, indent) : indentOf(line) <= indent)) break;
    pieces.push(line.trim());
    marks += marksIn(line, rest.charAt(0));
    cursor.at += 1;
  }
  const text = folded(pieces);
  if (rest.startsWith('"')) return unescaped(text.slice(1, -1));
  return rest.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

/** Quotation marks that are not escaped; an even number means that the scalar is closed. */
function marksIn(line: string, mark = line.charAt(0)): number {
  return (mark === '"' ? line.replace(/\\[^]/g, '') : line).split(mark === '"' ? '"' : "'").length - 1;
}

function continues(cursor: Cursor, indent: number): boolean {
  const next = cursor.lines.slice(cursor.at).find((line) => line.trim() !== '');
  return next !== undefined && indentOf(next) > indent;
}

/** One line end is a space, each further one is kept; a backslash at the end of a double-quoted line joins without. */
function folded(pieces: readonly string[]): string {
  let text = pieces[0] ?? '';
  let empty = 0;
  for (const piece of pieces.slice(1)) {
    if (piece === '') empty += 1;
    else {
      if (text.startsWith('"') && /(^|[^\\])(\\\\)*\\$/.test(text)) text = text.slice(0, -1) + piece;
      else text += (empty > 0 ? '\n'.repeat(empty) : ' ') + piece;
      empty = 0;
    }
  }
  return text;
}

function literalAt(cursor: Cursor, mark: string, indent: number): string {
  const lines: string[] = [];
  const explicit = /\d/.exec(mark)?.[0];
  let depth = explicit === undefined ? -1 : indent + Number(explicit);
  for (; cursor.at < cursor.lines.length; cursor.at += 1) {
    const line = cursor.lines[cursor.at] ?? '';
    if (line.trim() !== '' && indentOf(line) <= indent) break;
    if (depth < 0 && line.trim() !== '') depth = indentOf(line);
    lines.push(line.slice(Math.max(depth, 0)));
  }
  return lines.join('\n');
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  e: '\u001B',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  _: '\u00A0',
  N: '\u0085',
};

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[^])/g, (_, code: string) =>
    code.length > 1 ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
  );
}
