import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import { instantOfDay } from '#platform/zone.ts';
import { PHASES, type QueryPart } from '../../rules/index.ts';
import { isNobody, type Named } from './resolve.ts';

export type Narrowing = {
  readonly parts: readonly QueryPart[];
  readonly named: readonly Named[];
  readonly zone: string;
  readonly now: Instant;
  readonly phase: 'live' | 'all';
};

type Condition = RawBuilder<boolean>;

/** What a search asks of a case called `c`, besides its words and besides who may see it. */
export function conditionsOf({ parts, named, zone, now, phase }: Narrowing): Condition[] {
  const live: Condition[] = phase === 'live' ? [sql<boolean>`c.phase <> 'closed'`] : [];
  const each = parts.flatMap((part): Condition[] => {
    const condition = conditionOf(part, named, { zone, now });
    if (condition === undefined) return [];
    return [part.not ? sql<boolean>`(${condition}) is not true` : condition];
  });
  return [...live, ...each];
}

type Clock = { readonly zone: string; readonly now: Instant };

function conditionOf(part: QueryPart, named: readonly Named[], clock: Clock): Condition | undefined {
  if (part.is === 'ref') return sql<boolean>`c.number = ${part.number}`;
  if (part.is === 'date') return dated(part, clock.zone);
  if (part.is === 'choice') return chosen(part.name, part.value, clock.now);
  if (part.is !== 'text') return undefined;
  const found = named.find((one) => one.part === part);
  return found && ofNamed(found);
}

function chosen(name: string, value: string, now: Instant): Condition {
  switch (name) {
    case 'kind':
      return sql<boolean>`c.kind = ${value}`;
    case 'state':
      return (PHASES as readonly string[]).includes(value)
        ? sql<boolean>`c.phase = ${value}`
        : sql<boolean>`c.state = ${value}`;
    case 'channel':
      return sql<boolean>`c.channel = ${value}`;
    case 'has':
      return had(value);
    default:
      return standing(value, now);
  }
}

function had(what: string): Condition {
  if (what === 'attachment') return sql<boolean>`exists (select from cases.attachment a where a.case_id = c.id)`;
  if (what === 'note') return sql<boolean>`exists (select from cases.note n where n.case_id = c.id)`;
  return sql<boolean>`exists (select from cases.task t where t.case_id = c.id and t.done_at is null)`;
}

function standing(what: string, now: Instant): Condition {
  if (what === 'late') return sql<boolean>`(c.phase <> 'closed' and c.next_due_at < ${new Date(now)})`;
  if (what === 'unowned') return sql<boolean>`(c.owner_id is null and c.phase <> 'closed')`;
  if (what === 'restricted') return sql<boolean>`c.restricted`;
  return sql<boolean>`c.phase = ${what}`;
}

type Dated = Extract<QueryPart, { is: 'date' }>;

/** The first moment that counts and the first that no longer does. */
export function momentsOf({ name, from, to }: Dated, zone: string): { since?: Instant; until?: Instant } {
  if (name === 'before') return { until: instantOfDay(zone, from) };
  if (name === 'after') return { since: instantOfDay(zone, to + 1) };
  if (name === 'since') return { since: instantOfDay(zone, from) };
  return { since: instantOfDay(zone, from), until: instantOfDay(zone, to + 1) };
}

function dated(part: Dated, zone: string): Condition {
  const { since, until } = momentsOf(part, zone);
  if (part.name === 'spoke') return spoke(since, until);
  const column = part.name === 'due' ? sql`c.next_due_at` : sql`c.opened_at`;
  return sql<boolean>`(${since === undefined ? sql`true` : sql`${column} >= ${new Date(since)}`}
                   and ${until === undefined ? sql`true` : sql`${column} < ${new Date(until)}`})`;
}

/** The last contact lies in a stretch of time: there is one since it began, and none after it ended. */
function spoke(since: Instant | undefined, until: Instant | undefined): Condition {
  const from = (at: Instant) =>
    sql`exists (select from cases.contact t where t.case_id = c.id and t.at >= ${new Date(at)})`;
  return sql<boolean>`(${since === undefined ? sql`true` : from(since)}
                   and ${until === undefined ? sql`true` : sql`not ${from(until)}`})`;
}

function ofNamed({ part, ids, words }: Named): Condition | undefined {
  switch (part.name) {
    case 'owner':
      return isNobody(part) ? sql<boolean>`c.owner_id is null` : sql<boolean>`c.owner_id = any(${[...ids]}::uuid[])`;
    case 'queue':
      return sql<boolean>`c.team_id = any(${[...ids]}::uuid[])`;
    case 'tag':
      return sql<boolean>`exists (select from cases.tag t where t.case_id = c.id and t.tag = ${words})`;
    case 'customer':
      return concerns(ids);
    case 'to':
      return sql<boolean>`(${concerns(ids)} and exists (select from cases.message m where m.case_id = c.id and m.direction = 'out' and m.delivery <> 'to approve'))`;
    case 'from':
      return words === '' ? undefined : wroteOn(words);
  }
}

const concerns = (ids: readonly string[]): Condition => sql<boolean>`
  (c.customer_id = any(${[...ids]}::uuid[])
   or exists (select from cases.party p where p.case_id = c.id and p.customer_id = any(${[...ids]}::uuid[]) and p.ended_at is null))`;

/** Somebody of this name or address wrote on the case. Only asked of cases that something else found. */
const wroteOn = (words: string): Condition => sql<boolean>`
  exists (select from cases.finding f join cases.message m on m.id = f.source_id
           where f.case_id = c.id and f.words @@ ${words}::tsquery and m.direction = 'in')`;

/**
 * Where the cases of a search without words are read from: the few that a customer, an owner, a tag or a reference names,
 * where one is named, each by its own index. Otherwise from the newest case on.
 */
export function fewOf({ parts, named }: Pick<Narrowing, 'parts' | 'named'>): RawBuilder<unknown> | undefined {
  const ref = parts.find((part) => part.is === 'ref' && !part.not);
  if (ref?.is === 'ref') return sql`select x.id from cases."case" x where x.number = ${ref.number}`;
  const wanted = named.filter(({ part }) => !part.not && !isNobody(part));
  const people = wanted.find(({ part }) => part.name === 'customer' || part.name === 'to');
  if (people !== undefined)
    return sql`select x.id from cases."case" x where x.customer_id = any(${[...people.ids]}::uuid[])
               union select p.case_id from cases.party p where p.customer_id = any(${[...people.ids]}::uuid[]) and p.ended_at is null`;
  const tag = wanted.find(({ part }) => part.name === 'tag');
  if (tag !== undefined) return sql`select t.case_id as id from cases.tag t where t.tag = ${tag.words}`;
  const owner = wanted.find(({ part }) => part.name === 'owner');
  if (owner !== undefined)
    return sql`select x.id from cases."case" x where x.owner_id = any(${[...owner.ids]}::uuid[])`;
  return undefined;
}
