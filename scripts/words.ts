import { posix } from 'node:path';
import {
  parseSync,
  Visitor,
  type CallExpression,
  type Expression,
  type JSXAttribute,
  type Node,
  type VisitorObject,
} from 'oxc-parser';

/** What a source file says to whoever reads the screen, and what it says past the catalogue. */
export type Said = {
  /** Every sentence, by which catalogues find it. */
  readonly sentences: readonly string[];
  /** Those that come with a number. */
  readonly counted: readonly string[];
  readonly problems: readonly string[];
};

const SPEAKERS = ['say', 'sayCount', 'sayWith'];
const CATALOGUE = 'src/ui/words/say.ts';
/** Properties, of elements and of the tables that describe them, whose text is shown or read out. */
const SHOWN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'does',
  'fault',
  'hint',
  'label',
  'placeholder',
  'title',
  'told',
  'what',
  'words',
]);
/** What begins with a capital and goes on with another word is a sentence, wherever it stands. */
const SENTENCE = /^\p{Lu}\p{Ll}*['’]?\p{Ll}* [\p{L}…“(]/u;
type Span = { readonly start: number; readonly end: number };
/** A name is the same in every language. */
const NAMES = new Set(['Kept']);
const isWords = (text: string): boolean => /\p{L}/u.test(text) && !NAMES.has(text.replaceAll(/[^\p{L} ]/gu, '').trim());

export function wordsOf(file: string, source: string): Said {
  const { program, errors, module } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const found: Found = { sentences: [], counted: [], bare: [], quiet: [], unclear: [] };
  const speakers = new Set(
    module.staticImports
      .filter(({ moduleRequest }) => fromCatalogue(file, moduleRequest.value))
      .flatMap(({ entries }) => entries)
      .flatMap(({ importName, localName }) => (SPEAKERS.includes(importName.name ?? '') ? [localName.value] : [])),
  );
  new Visitor({ ...listening(found, speakers), ...looking(found) }).visit(program);
  const at = ({ start }: Span) => `${file}:${source.slice(0, start).split('\n').length}`;
  const past = found.bare
    .filter(({ where }) => !found.quiet.some(({ start, end }) => start <= where.start && where.end <= end))
    .map(
      ({ where, text }) => `${at(where)}: “${text.trim().replaceAll(/\s+/g, ' ')}” goes past the catalogue: say(…) it`,
    );
  const unclear = found.unclear.map(
    (call) => `${at(call)}: this needs its sentence as plain text, so that it can be found`,
  );
  return { sentences: found.sentences, counted: found.counted, problems: [...new Set([...past, ...unclear])] };
}

type Shown = { readonly text: string; readonly where: Span };
type Found = {
  readonly sentences: string[];
  readonly counted: string[];
  readonly bare: Shown[];
  /** Within these nothing is bare: it is said, or no screen shows it. */
  readonly quiet: Span[];
  readonly unclear: Span[];
};

/** What is said, and sentences that stand where nobody says them. */
function listening(found: Found, speakers: ReadonlySet<string>): VisitorObject {
  const hear = (call: CallExpression, name: string) => {
    const plural = name === 'sayCount';
    const told = call.arguments[plural ? 2 : 0];
    const texts = told === undefined || told.type === 'SpreadElement' ? undefined : literals(told);
    if (texts === undefined) found.unclear.push(call);
    else (plural ? found.counted : found.sentences).push(...texts);
  };
  const sentence = (where: Span, text: string) => {
    if (SENTENCE.test(text)) found.bare.push({ where, text });
  };
  return {
    CallExpression: (call) => {
      const name = call.callee.type === 'Identifier' ? call.callee.name : '';
      if (speakers.has(name)) hear(call, name);
      if (speakers.has(name) || name === 'must') found.quiet.push(call);
    },
    NewExpression: ({ callee, start, end }) => {
      if (callee.type === 'Identifier' && callee.name === 'Error') found.quiet.push({ start, end });
    },
    Literal: (node) => {
      if (typeof node.value === 'string') sentence(node, node.value);
    },
    TemplateLiteral: (node) => sentence(node, node.quasis.map(({ value }) => value.cooked ?? '').join('…')),
  };
}

/** What stands where it is shown or read out. */
function looking({ bare }: Found): VisitorObject {
  const look = (node: Node | null | undefined) => {
    if (node !== null && node !== undefined) bare.push(...shownIn(node).filter(({ text }) => isWords(text)));
  };
  const lookIn = ({ children }: { readonly children: readonly Node[] }) => {
    for (const child of children) if (child.type === 'JSXExpressionContainer') look(child.expression);
  };
  return {
    JSXText: (node) => {
      if (isWords(node.value)) bare.push({ text: node.value, where: node });
    },
    JSXElement: lookIn,
    JSXFragment: lookIn,
    JSXAttribute: (node) => {
      if (SHOWN.has(nameOf(node)))
        look(node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value);
    },
    Property: ({ key, value }) => {
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
      if (SHOWN.has(name)) look(value);
    },
  };
}

const fromCatalogue = (file: string, specifier: string): boolean =>
  specifier.startsWith('.')
    ? posix.join(posix.dirname(file), specifier) === CATALOGUE
    : specifier === '#ui/words/say.ts';

const nameOf = ({ name }: JSXAttribute): string => (name.type === 'JSXIdentifier' ? name.name : '');

/** The texts an expression can be, when nothing but its condition is open. */
function literals(node: Expression): string[] | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : undefined;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return [node.quasis[0]?.value.cooked ?? ''];
  if (node.type !== 'ConditionalExpression') return undefined;
  const [one, other] = [literals(node.consequent), literals(node.alternate)];
  return one === undefined || other === undefined ? undefined : [...one, ...other];
}

/** The bare texts that an expression shows by itself. What a call gives back was said elsewhere. */
function shownIn(node: Node): Shown[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, where: node }] : [];
    case 'TemplateLiteral':
      return [
        { text: node.quasis.map(({ value }) => value.cooked ?? '').join(' '), where: node },
        ...node.expressions.flatMap(shownIn),
      ];
    case 'ConditionalExpression':
      return [...shownIn(node.consequent), ...shownIn(node.alternate)];
    case 'LogicalExpression':
      return [...shownIn(node.left), ...shownIn(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...shownIn(node.left), ...shownIn(node.right)] : [];
    default:
      return [];
  }
}

type Told = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
type Gaps = { readonly missing: string[]; readonly dead: string[]; readonly torn: string[] };

/** What a catalogue lacks, what nothing says any more, and where its values or forms are not those of the English. */
export function unsaid(said: readonly Said[], told: Told): Gaps {
  const sentences = new Set(said.flatMap((one) => one.sentences));
  const counted = new Set(said.flatMap((one) => one.counted));
  const all = new Set([...sentences, ...counted]);
  const torn = Object.entries(told).filter(([english, here]) => {
    const forms = typeof here === 'string' ? [here] : Object.values(here);
    const formed = typeof here === 'string' || here['other'] !== undefined;
    return (
      !formed || (typeof here !== 'string' && !counted.has(english)) || forms.some((form) => !sameValues(english, form))
    );
  });
  return {
    missing: [...all].filter((sentence) => !Object.hasOwn(told, sentence)).toSorted(),
    dead: Object.keys(told).filter((sentence) => !all.has(sentence)),
    torn: torn.map(([english]) => english),
  };
}

/** A form for one thing may leave the number out: “the only case”. Every other value must stand in it. */
const sameValues = (english: string, here: string): boolean => {
  const [wanted, given] = [valuesIn(english), valuesIn(here)];
  return (
    wanted.every((value) => value === 'count' || given.includes(value)) &&
    given.every((value) => wanted.includes(value))
  );
};
const valuesIn = (sentence: string): string[] => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
