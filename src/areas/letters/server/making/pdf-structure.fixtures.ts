import { inflateSync } from 'node:zlib';

/** As much of a PDF as it takes to ask whether a reading program can read it. Written for the tests: it knows plain objects only. */
type Name = { readonly name: string };
type Ref = { readonly ref: number };
type Dict = { readonly [key: string]: Value };
type Value = number | string | boolean | null | Name | Ref | readonly Value[] | { readonly dict: Dict };
type Obj = { readonly value: Value; readonly stream: Buffer | null };

const isName = (it: Value | undefined): it is Name => typeof it === 'object' && it !== null && 'name' in it;
const isRef = (it: Value | undefined): it is Ref => typeof it === 'object' && it !== null && 'ref' in it;
const isList = (it: Value | undefined): it is readonly Value[] => Array.isArray(it);
const dictOf = (it: Value | undefined): Dict => (typeof it === 'object' && it !== null && 'dict' in it ? it.dict : {});

const TOKEN =
  /\s+|%[^\r\n]*|(<<|>>|\[|\])|\/([^\s<>[\]()/%{}]*)|<([0-9A-Fa-f\s]*)>|(\d+) (\d+) R(?![a-zA-Z])|([+-]?\d*\.?\d+)|([A-Za-z'"*][A-Za-z0-9'"*]*)|(\()/y;

type Token = { readonly kind: string; readonly value: Value };

/** One text of a PDF cut into its parts: values and, in what draws a page, the words that act on them. */
function* tokensOf(text: string): Generator<Token> {
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new Error(`not understood: ${text.slice(at, at + 40)}`);
    const [, sign, name, hex, ref, , number, word, bracket] = found;
    if (sign !== undefined) yield { kind: sign, value: null };
    else if (name !== undefined) yield { kind: 'value', value: { name } };
    else if (hex !== undefined)
      yield { kind: 'value', value: Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1') };
    else if (ref !== undefined) yield { kind: 'value', value: { ref: Number(ref) } };
    else if (number !== undefined) yield { kind: 'value', value: Number(number) };
    else if (word === 'true' || word === 'false') yield { kind: 'value', value: word === 'true' };
    else if (word === 'null') yield { kind: 'value', value: null };
    else if (word !== undefined) yield { kind: 'word', value: word };
    else if (bracket !== undefined) {
      const { string, ends } = bracketed(text, TOKEN.lastIndex);
      TOKEN.lastIndex = ends;
      yield { kind: 'value', value: string };
      TOKEN.lastIndex = ends;
    }
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bracketed(text: string, from: number): { string: string; ends: number } {
  let [depth, out, at] = [1, '', from];
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? '';
      out += octal === undefined ? (ESCAPED[next] ?? next) : String.fromCharCode(parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth === 0) break;
    out += sign;
  }
  return { string: out, ends: at + 1 };
}

/** Values until the end, or until what closes them. */
function valuesOf(tokens: Iterator<Token>, closing?: string): Value[] {
  const values: Value[] = [];
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const { kind, value } = next.value;
    if (kind === closing) return values;
    if (kind === '<<') values.push({ dict: dictFrom(valuesOf(tokens, '>>')) });
    else if (kind === '[') values.push(valuesOf(tokens, ']'));
    else if (kind === 'value') values.push(value);
  }
  return values;
}

const dictFrom = (values: readonly Value[]): Dict =>
  Object.fromEntries(
    values.flatMap((key, n) => (n % 2 === 0 && isName(key) ? [[key.name, values[n + 1] ?? null] as const] : [])),
  );

export type Pdf = { readonly objects: ReadonlyMap<number, Obj>; readonly trailer: Dict };

export function readPdf(bytes: Uint8Array): Pdf {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, Obj>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)(?:\nendobj|(?:\r?\n)?stream\r?\n)/g)) {
    const [whole, number = '', inside = ''] = found;
    const [value = null] = valuesOf(tokensOf(inside));
    const begins = found.index + whole.length;
    objects.set(Number(number), {
      value,
      stream: whole.endsWith('endobj') ? null : streamOf(bytes, begins, dictOf(value)),
    });
  }
  const last = text.slice(text.lastIndexOf('trailer') + 7, text.lastIndexOf('startxref'));
  return { objects, trailer: dictOf(valuesOf(tokensOf(last))[0]) };
}

function streamOf(bytes: Uint8Array, begins: number, dict: Dict): Buffer {
  const length = typeof dict['Length'] === 'number' ? dict['Length'] : 0;
  const raw = Buffer.from(bytes.subarray(begins, begins + length));
  const filters = isList(dict['Filter']) ? dict['Filter'] : [dict['Filter'] ?? null];
  return filters.some((one) => isName(one) && one.name === 'FlateDecode') ? inflateSync(raw) : raw;
}

const valueOf = (pdf: Pdf, it: Value | undefined): Value =>
  isRef(it) ? (pdf.objects.get(it.ref)?.value ?? null) : (it ?? null);
const inDict = (pdf: Pdf, it: Value | undefined): Dict => dictOf(valueOf(pdf, it));

export type Element = {
  readonly tag: string;
  readonly alt: string | null;
  readonly text: string;
  readonly within: string;
};
export type Structure = {
  readonly marked: boolean;
  readonly language: string;
  readonly title: string;
  readonly showsTitle: boolean;
  /** Every part that holds words or a picture, in the order in which it is read aloud. */
  readonly read: readonly Element[];
  /** Words or pictures that stand outside of every part, and are no decoration either. */
  readonly loose: readonly string[];
};

export function structureOf(bytes: Uint8Array): Structure {
  const pdf = readPdf(bytes);
  const root = inDict(pdf, pdf.trailer['Root']);
  const pages = pagesUnder(pdf, root['Pages']);
  const drawn = new Map(pages.map((page) => [page, drawnOn(pdf, page)]));
  const read: Element[] = [];
  walk(pdf, { drawn, read }, { it: inDict(pdf, root['StructTreeRoot'])['K'], page: undefined, within: '' });
  const language = root['Lang'];
  const title = inDict(pdf, pdf.trailer['Info'])['Title'];
  return {
    marked: inDict(pdf, root['MarkInfo'])['Marked'] === true,
    language: typeof language === 'string' ? language : '',
    title: typeof title === 'string' ? plain(title) : '',
    showsTitle: inDict(pdf, root['ViewerPreferences'])['DisplayDocTitle'] === true,
    read,
    loose: [...drawn.values()].flatMap(({ loose }) => loose),
  };
}

const plain = (text: string): string =>
  text.startsWith('\u00fe\u00ff') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text;

function pagesUnder(pdf: Pdf, it: Value | undefined): number[] {
  if (!isRef(it)) return [];
  const { Kids: kids } = inDict(pdf, it);
  return isList(kids) ? kids.flatMap((kid) => pagesUnder(pdf, kid)) : [it.ref];
}

type Drawn = { readonly marked: ReadonlyMap<number, string>; readonly loose: readonly string[] };
type Fonts = ReadonlyMap<string, ReadonlyMap<number, string>>;
type Mark = { readonly id: number | null; readonly artifact: boolean };

/** What a page draws: the words of each marked part, and whatever is in none. */
function drawnOn(pdf: Pdf, page: number): Drawn {
  const { Contents: contents, Resources: resources } = inDict(pdf, { ref: page });
  const streams = (isList(contents) ? contents : [contents ?? null]).map((one) =>
    isRef(one) ? pdf.objects.get(one.ref)?.stream : null,
  );
  const fonts = fontsOf(pdf, inDict(pdf, resources)['Font']);
  const state = { marked: new Map<number, string>(), loose: [] as string[], marks: [] as Mark[], font: '' };
  const held: Value[] = [];
  for (const token of withLists(
    tokensOf(Buffer.concat(streams.filter((one) => one !== null && one !== undefined)).toString('latin1')),
  )) {
    if (token.kind !== 'word') {
      held.push(token.value);
      continue;
    }
    act(state, fonts, { word: typeof token.value === 'string' ? token.value : '', held: held.splice(0) });
  }
  return state;
}

function* withLists(tokens: Iterator<Token>): Generator<Token> {
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const { kind } = next.value;
    if (kind === '[') yield { kind: 'value', value: valuesOf(tokens, ']') };
    else if (kind === '<<') yield { kind: 'value', value: { dict: dictFrom(valuesOf(tokens, '>>')) } };
    else yield next.value;
  }
}

type Acting = { marked: Map<number, string>; loose: string[]; marks: Mark[]; font: string };

function act(state: Acting, fonts: Fonts, { word, held }: { word: string; held: readonly Value[] }): void {
  const [first, second] = held;
  if (word === 'BMC' || word === 'BDC') {
    const id = dictOf(second)['MCID'];
    state.marks.push({ id: typeof id === 'number' ? id : null, artifact: isName(first) && first.name === 'Artifact' });
  } else if (word === 'EMC') state.marks.pop();
  else if (word === 'Tf' && isName(first)) state.font = first.name;
  else if (word === 'Tj' || word === 'TJ') say(state, wordsOf(fonts.get(state.font), held[0]));
  else if (word === 'Do') say(state, '');
}

function say({ marks, marked, loose }: Acting, words: string): void {
  if (marks.some(({ artifact }) => artifact)) return;
  const id = marks.findLast((one) => one.id !== null)?.id ?? null;
  if (id === null) loose.push(words);
  else marked.set(id, (marked.get(id) ?? '') + words);
}

function wordsOf(font: ReadonlyMap<number, string> | undefined, shown: Value | undefined): string {
  const strings = (isList(shown) ? shown : [shown ?? null]).filter((one) => typeof one === 'string');
  return strings
    .flatMap((one) =>
      Array.from({ length: one.length / 2 }, (_, n) => one.charCodeAt(n * 2) * 256 + one.charCodeAt(n * 2 + 1)),
    )
    .map((glyph) => font?.get(glyph) ?? '\ufffd')
    .join('');
}

function fontsOf(pdf: Pdf, it: Value | undefined): Fonts {
  return new Map(
    Object.entries(inDict(pdf, it)).map(([name, font]) => {
      const table = inDict(pdf, font)['ToUnicode'];
      const text = isRef(table) ? (pdf.objects.get(table.ref)?.stream?.toString('latin1') ?? '') : '';
      return [name, lettersOf(text)];
    }),
  );
}

/** Which letters the glyphs of a font are. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of lines.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      letters.set(parseInt(glyph, 16), Buffer.from(letter, 'hex').swap16().toString('utf16le'));
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of lines.matchAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g,
    ))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1)
        letters.set(glyph, String.fromCodePoint(parseInt(letter, 16) + glyph - parseInt(from, 16)));
  return letters;
}

type Walking = { readonly drawn: ReadonlyMap<number, Drawn>; readonly read: Element[] };
type Step = { readonly it: Value | undefined; readonly page: Value | undefined; readonly within: string };

/** Goes through the tree as a reading program does: a part with words of its own is one thing that is said. */
function walk(pdf: Pdf, walking: Walking, { it, page, within }: Step): void {
  const value = valueOf(pdf, it);
  if (isList(value)) {
    for (const one of value) walk(pdf, walking, { it: one, page, within });
    return;
  }
  const element = dictOf(value);
  const { S: tag, Alt: alt, K: kids } = element;
  if (!isName(tag)) return;
  const on = element['Pg'] ?? page;
  const own = (isList(kids) ? kids : [kids ?? null]).map((kid) => (typeof kid === 'number' ? kid : null));
  const path = `${within}/${tag.name}`;
  const list = isList(kids) ? kids : [kids ?? null];
  const holds = own.some((one) => one !== null);
  if (holds || typeof alt === 'string')
    walking.read.push({
      tag: tag.name,
      alt: typeof alt === 'string' ? plain(alt) : null,
      text: list.map((kid) => textUnder(pdf, walking, { it: kid, page: on, within })).join(''),
      within,
    });
  for (const kid of list) if (typeof kid !== 'number') walk(pdf, walking, { it: kid, page: on, within: path });
}

function textUnder(pdf: Pdf, walking: Walking, { it, page, within }: Step): string {
  if (typeof it === 'number') return isRef(page) ? (walking.drawn.get(page.ref)?.marked.get(it) ?? '') : '';
  const value = valueOf(pdf, it);
  if (isList(value)) return value.map((one) => textUnder(pdf, walking, { it: one, page, within })).join('');
  const element = dictOf(value);
  if (typeof element['MCID'] === 'number')
    return textUnder(pdf, walking, { it: element['MCID'], page: element['Pg'] ?? page, within });
  return isName(element['S']) ? textUnder(pdf, walking, { it: element['K'], page: element['Pg'] ?? page, within }) : '';
}

/** What is wrong with a PDF for somebody who has it read aloud, in sentences; none where nothing is. */
export function faultsOf(bytes: Uint8Array): readonly string[] {
  const it = structureOf(bytes);
  const faults = it.loose.map((words) => `“${words}” stands outside of every marked part`);
  if (!it.marked) faults.push('it is not tagged');
  if (it.language === '') faults.push('it names no language');
  if (it.title === '') faults.push('it has no title');
  if (!it.showsTitle) faults.push('a window would show the name of the file');
  for (const { tag, alt } of it.read)
    if (tag === 'Figure' && (alt ?? '').trim() === '') faults.push('a picture has no words');
  const levels = it.read.flatMap(({ tag }) => (/^H[1-6]$/.test(tag) ? [Number(tag.slice(1))] : []));
  if (levels[0] !== 1) faults.push('it does not begin with a heading of the first level');
  for (const [n, level] of levels.entries())
    if (n > 0 && level > (levels[n - 1] ?? 0) + 1)
      faults.push(`a heading of level ${level} follows one of level ${levels[n - 1]}`);
  if (it.read.every(({ text }) => text.trim() === '')) faults.push('it says nothing');
  return faults;
}
