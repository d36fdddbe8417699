import type { Instant } from '#kernel/time.ts';
import { afterMove, type Standing } from './moving.ts';

/** What can be done to many cases at once. Every act is one that can be done to one case by itself. */
export type BulkAct =
  | { readonly do: 'hand over'; readonly ownerId: string | null; readonly why?: string | undefined }
  | { readonly do: 'queue'; readonly teamId: string; readonly why?: string | undefined }
  | { readonly do: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly do: 'priority'; readonly priority: number }
  | { readonly do: 'next'; readonly nextStep: string; readonly nextDueAt: Instant }
  | { readonly do: 'close'; readonly state: string; readonly why?: string | undefined }
  | {
      readonly do: 'move';
      readonly state?: string | undefined;
      readonly nextStep: string;
      readonly nextDueAt: Instant;
    };

/** The permission that an act needs, as it would need it for one case. */
export const permissionFor = (act: Pick<BulkAct, 'do'>): string =>
  act.do === 'hand over' || act.do === 'queue' ? 'cases.assign' : 'cases.change';

/** Everything that an act can change about a case. */
export type Changeable = Standing & {
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly priority: number;
  readonly tags: readonly string[];
};

export type Chosen = Changeable & {
  readonly kind: string;
  readonly version: number;
  readonly mergedInto: string | null;
};

/** Why one of the chosen cases is left as it is. */
export const REFUSALS = ['changed', 'joined', 'so already', 'closed', 'no such state'] as const;
export type Refused = (typeof REFUSALS)[number];

export type BulkVerdict =
  | { readonly ok: true; readonly after: Changeable }
  | { readonly ok: false; readonly because: Refused };

const refuse = (because: Refused): BulkVerdict => ({ ok: false, because });

/** What an act would do to one case that an officer saw in this version. */
export function bulkVerdict(act: BulkAct, at: Chosen, seen: number, now: Instant): BulkVerdict {
  if (at.mergedInto !== null) return refuse('joined');
  if (at.version !== seen) return refuse('changed');
  const { state, phase, nextStep, nextDueAt, closedAt, teamId, ownerId, priority, tags } = at;
  const before: Changeable = { state, phase, nextStep, nextDueAt, closedAt, teamId, ownerId, priority, tags };
  const after = applied(act, at, before, now);
  if (typeof after === 'string') return refuse(after);
  return same(before, after) ? refuse('so already') : { ok: true, after };
}

function applied(act: BulkAct, at: Chosen, before: Changeable, now: Instant): Changeable | Refused {
  switch (act.do) {
    case 'hand over':
      return { ...before, ownerId: act.ownerId };
    case 'queue':
      return act.teamId === before.teamId ? before : { ...before, teamId: act.teamId, ownerId: null };
    case 'tag':
      return { ...before, tags: tagged(before.tags, act) };
    case 'priority':
      return { ...before, priority: act.priority };
    case 'next':
    case 'close':
    case 'move':
      return moved(act, at, before, now);
  }
}

type Moves = Extract<BulkAct, { do: 'next' | 'close' | 'move' }>;

function moved(act: Moves, at: Chosen, before: Changeable, now: Instant): Changeable | Refused {
  if (before.phase === 'closed' && act.do !== 'move') return act.do === 'next' ? 'closed' : 'so already';
  if (act.do === 'next') return { ...before, nextStep: act.nextStep, nextDueAt: act.nextDueAt };
  const verdict = afterMove(at, { ...act, state: act.state ?? at.state }, now);
  if (!verdict.ok || (act.do === 'close' && verdict.after.phase !== 'closed')) return 'no such state';
  return { ...before, ...verdict.after };
}

const tagged = (tags: readonly string[], { add, remove }: { add: readonly string[]; remove: readonly string[] }) =>
  [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])].toSorted();

/** What a change can be told by. */
const CHANGEABLE = [
  'state',
  'phase',
  'nextStep',
  'nextDueAt',
  'closedAt',
  'teamId',
  'ownerId',
  'priority',
  'tags',
] as const satisfies readonly (keyof Changeable)[];

const told = (it: Changeable, field: keyof Changeable): string =>
  field === 'tags' ? it.tags.toSorted().join('\n') : String(it[field]);

/** What an act changed, as the names of the fields. */
export const changedFields = (before: Changeable, after: Changeable): readonly (keyof Changeable)[] =>
  CHANGEABLE.filter((field) => told(before, field) !== told(after, field));

/**
 * How a case stands when an act on it is undone: what the act changed is as it was, and the rest stays. Undefined where
 * somebody has changed the same since.
 */
export function undone(now: Changeable, act: { before: Changeable; after: Changeable }): Changeable | undefined {
  const fields = changedFields(act.before, act.after);
  if (fields.some((field) => told(now, field) !== told(act.after, field))) return undefined;
  return { ...now, ...Object.fromEntries(fields.map((field) => [field, act.before[field]])) };
}

const same = (one: Changeable, other: Changeable): boolean =>
  CHANGEABLE.every((field) => told(one, field) === told(other, field));

/** Why one of the chosen cases came to somebody, where the officer said nothing of their own. */
export const HANDED_WITH_OTHERS = 'Handed over together with other cases.';

type Facts = {
  readonly customer: string | null;
  readonly reference: string;
  readonly subject: string;
  readonly team: string;
};

/** Nothing from the record may look like a field or a gap of ours, whatever a customer calls themselves. */
const plain = (fact: string): string => fact.replace(/([[\]{}])\1+/g, '$1');

/**
 * The words of an answer as one customer reads them. `{{customer}}` that is not known is left out with its comma; what a
 * template needs and the record lacks stays a gap, and holds the answer back.
 */
export const wordsFor = (body: string, { customer, reference, subject, team }: Facts): string => {
  const known: Readonly<Record<string, string>> = {
    'customer.name': plain(customer ?? ''),
    'case.reference': reference,
    'case.subject': plain(subject),
    'team.name': plain(team),
  };
  return body
    .replaceAll(/,?[ \t]*\{\{\s*customer\s*\}\}/g, (whole) =>
      customer === null ? '' : whole.replace(/\{\{\s*customer\s*\}\}/, () => plain(customer)),
    )
    .replaceAll(/\{\{\s*reference\s*\}\}/g, reference)
    .replaceAll(/\{\{\s*([a-z]+\.[a-z]+)\s*\}\}/g, (whole, name: string) => known[name] || whole);
};

const GAP = /\[\[([^[\]\n]{0,200})\]\]|\{\{\s*(?:ask\s*:)?([^{}\n]{0,200})(?:\}\})?/;

/** The first thing in a text that is not filled in. */
export function gapOf(text: string): string | undefined {
  const found = GAP.exec(text);
  return found === null ? undefined : (found[1] ?? found[2] ?? '').trim() || 'an empty gap';
}
