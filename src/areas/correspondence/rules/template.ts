import { chosen, conditionFault, withoutMarks, type Condition } from './template-conditions.ts';

/** What the record can put into a letter, and the words by which a person asks for it where the record lacks it. */
export const FACTS = {
  'customer.name': 'the name of the customer',
  'case.reference': 'the reference',
  'case.subject': 'what it is about',
  'officer.name': 'your name',
  'team.name': 'the name of the queue',
  'agency.name': 'the name of the agency',
  'nextStep.date': 'the day of the next step',
  today: 'the day today',
  'case.kind': 'what kind of case it is',
  'customer.language': 'the language of the customer',
  way: 'by which way it goes: email, letter or sms',
  print: 'how it is printed: standard, large print or easy read',
} as const;
export type FactName = keyof typeof FACTS;
export type Facts = Readonly<Partial<Record<FactName, string>>>;

const isFact = (name: string): name is FactName => Object.hasOwn(FACTS, name);

/** A field of a template: a fact of the record, or something only the officer can say. */
const FIELD = /\{\{([^{}\n]{0,200})\}\}/g;
const ASK = /^ask\s*:\s*(.+)$/;
/** Words that are proposed and have to be looked at: they stand in a gap until somebody has. */
const EDIT = /^edit\s*:\s*(.+)$/;

/**
 * What is not finished in a text: a gap `[[…]]` that was left by a template, or anything that looks like a field. One that
 * was broken while editing, so that it has no end, counts as well: no customer may ever be sent our brackets.
 */
const GAP = /\[\[([^[\]\n]{0,200})\]\]|\{\{([^{}\n]{0,200})(?:\}\})?/g;

export type Gap = { readonly from: number; readonly to: number; readonly asks: string };

export const gapsIn = (text: string): readonly Gap[] =>
  [...text.matchAll(GAP)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    asks: (found[1] ?? found[2] ?? '').trim() || 'an empty gap',
  }));

/** The gap to go to from a place in the text: the next one, and from the last the first again. */
export function gapAfter(text: string, place: number): Gap | undefined {
  const gaps = gapsIn(text);
  return gaps.find(({ from }) => from >= place) ?? gaps[0];
}

/** Nothing from the record may look like a gap or a field of ours, whatever a customer calls themselves. */
const plain = (fact: string): string =>
  fact
    .replace(/([[\]{}])\1+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

const gap = (asks: string): string => `[[${asks.replace(/[[\]{}\n]+/g, ' ').trim() || 'what belongs here'}]]`;

/** The text of a template for one case. What the record lacks becomes a gap that asks for it; nothing is ever made up. */
export const fillTemplate = (body: string, facts: Facts): string =>
  fieldsFilled(
    chosen(
      body,
      (condition) => holdsFor(facts, condition),
      ({ fact }) => gap(`choose by ${fact}`),
    ),
    facts,
  );

function holdsFor(facts: Facts, { fact, is, not }: Condition): boolean {
  const value = plain((isFact(fact) ? facts[fact] : undefined) ?? '').toLocaleLowerCase('en');
  const holds = is === null ? value !== '' : value === is.toLocaleLowerCase('en');
  return holds !== not;
}

const fieldsFilled = (body: string, facts: Facts): string =>
  body.replace(FIELD, (_, inner: string) => {
    const name = inner.trim();
    const proposed = EDIT.exec(name)?.[1];
    if (proposed !== undefined) return gap(proposed);
    const asked = ASK.exec(name)?.[1];
    if (asked !== undefined) return gap(asked);
    if (!isFact(name)) return gap(name);
    const fact = plain(facts[name] ?? '');
    return fact === '' ? gap(FACTS[name]) : fact;
  });

/** What each case of many has of its own. */
const OF_EACH: readonly string[] = ['customer.name', 'case.reference', 'case.subject', 'team.name'];
/** What may differ from case to case, so that no condition on it can be answered for all of them at once. */
const DIFFERS: readonly string[] = [...OF_EACH, 'case.kind', 'customer.language', 'way', 'print'];

/** The text of a template for many cases: what each has of its own stays a field, and is filled for each by itself. */
export const fillForMany = (body: string, facts: Facts): string =>
  chosen(
    body,
    (condition) => (DIFFERS.includes(condition.fact) ? undefined : holdsFor(facts, condition)),
    ({ fact }) => gap(`choose by ${fact}, which differs from case to case`),
  ).replace(FIELD, (whole, inner: string) =>
    OF_EACH.includes(inner.trim()) ? `{{${inner.trim()}}}` : fieldsFilled(whole, facts),
  );

/** What is wrong with a template, in a sentence for the one who writes it; undefined when nothing is. */
export function templateFault(body: string): string | undefined {
  const condition = conditionFault(body, isFact, Object.keys(FACTS).join(', '));
  if (condition !== undefined) return condition;
  const fields = withoutMarks(body);
  for (const [, inner = ''] of fields.matchAll(FIELD)) {
    const name = inner.trim();
    if (ASK.test(name) || EDIT.test(name) || isFact(name)) continue;
    if (name.startsWith('edit'))
      return 'Words to be looked at stand after a colon: {{edit: We visited you on Monday.}}.';
    return name.startsWith('ask')
      ? 'A gap says what it asks for: {{ask: the day of the visit}}.'
      : `We do not know {{${name}}}. There are: ${Object.keys(FACTS).join(', ')}, and {{ask: …}}.`;
  }
  const rest = fields.replace(FIELD, '');
  return /\{\{|\}\}/.test(rest) ? 'A field begins with {{ and ends with }} on the same line.' : undefined;
}

type Translated = { readonly id: string; readonly ofId: string | null; readonly language: string };

const same = (one: string, other: string) => one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();

/** The template in the customer's language, or as it is where there is none; `found` says which. */
export function inLanguage<One extends Translated>(
  all: readonly One[],
  one: One,
  language: string,
): { readonly template: One; readonly found: boolean } {
  if (same(one.language, language)) return { template: one, found: true };
  const other = all.find(({ ofId, language: spoken }) => ofId === one.id && same(spoken, language));
  return { template: other ?? one, found: other !== undefined };
}

export type Findable = { readonly name: string; readonly shortcut: string; readonly kinds: readonly string[] };

/** The templates that answer to what was typed, for a case of this kind: its own kind first, then by how well they fit. */
export function templatesFor<One extends Findable>(all: readonly One[], typed: string, kind: string): readonly One[] {
  const sought = typed.trim().toLocaleLowerCase('en');
  return all
    .map((one) => ({ one, rank: rankOf(one, sought) + (one.kinds.length === 0 || one.kinds.includes(kind) ? 0 : 10) }))
    .filter(({ rank }) => rank % 10 < 4)
    .toSorted((a, b) => a.rank - b.rank || a.one.name.localeCompare(b.one.name, 'en'))
    .map(({ one }) => one);
}

function rankOf({ name, shortcut }: Findable, sought: string): number {
  if (sought === '' || shortcut === sought) return 0;
  if (shortcut.startsWith(sought)) return 1;
  const words = name.toLocaleLowerCase('en');
  if (words.split(/\s+/).some((word) => word.startsWith(sought))) return 2;
  return words.includes(sought) ? 3 : 4;
}
