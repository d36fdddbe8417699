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
} as const;
export type FactName = keyof typeof FACTS;
export type Facts = Readonly<Partial<Record<FactName, string>>>;

const isFact = (name: string): name is FactName => Object.hasOwn(FACTS, name);

/** A field of a template: a fact of the record, or something only the officer can say. */
const FIELD = /\{\{([^{}\n]{0,200})\}\}/g;
const ASK = /^ask\s*:\s*(.+)$/;

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
  body.replace(FIELD, (_, inner: string) => {
    const name = inner.trim();
    const asked = ASK.exec(name)?.[1];
    if (asked !== undefined) return gap(asked);
    if (!isFact(name)) return gap(name);
    const fact = plain(facts[name] ?? '');
    return fact === '' ? gap(FACTS[name]) : fact;
  });

/** What each case of many has of its own. */
const OF_EACH: readonly FactName[] = ['customer.name', 'case.reference', 'case.subject', 'team.name'];

/** The text of a template for many cases: what each has of its own stays a field, and is filled for each by itself. */
export const fillForMany = (body: string, facts: Facts): string =>
  body.replace(FIELD, (whole, inner: string) =>
    OF_EACH.some((name) => name === inner.trim()) ? `{{${inner.trim()}}}` : fillTemplate(whole, facts),
  );

/** What is wrong with a template, in a sentence for the one who writes it; undefined when nothing is. */
export function templateFault(body: string): string | undefined {
  for (const [, inner = ''] of body.matchAll(FIELD)) {
    const name = inner.trim();
    if (ASK.test(name) || isFact(name)) continue;
    return name.startsWith('ask')
      ? 'A gap says what it asks for: {{ask: the day of the visit}}.'
      : `We do not know {{${name}}}. There are: ${Object.keys(FACTS).join(', ')}, and {{ask: …}}.`;
  }
  const rest = body.replace(FIELD, '');
  return /\{\{|\}\}/.test(rest) ? 'A field begins with {{ and ends with }} on the same line.' : undefined;
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
