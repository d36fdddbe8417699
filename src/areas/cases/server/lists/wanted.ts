import { sql, type RawBuilder } from 'kysely';
import { dayOfText } from '#kernel/civil.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { instantOfDay, offsetOf } from '#platform/zone.ts';
import type { Actor, Reading } from '#platform/work.ts';
import type { Wanted } from '../../contract/lists.ts';
import { spanOf, type Due, type Shown, type Waits } from '../../rules/index.ts';
import { visibleTo } from '../visible.ts';
import { toneOf } from '../list.ts';

type Condition = RawBuilder<unknown>;

/** When the day that holds a moment begins in a zone. */
export function dayBegins(zone: string, now: Instant): Instant {
  const local = Math.floor((now + offsetOf(zone, now)) / DAY) * DAY;
  const guess = local - offsetOf(zone, now);
  // On the two days a year when clocks change, midnight had another offset than now.
  return local - offsetOf(zone, guess);
}

/** The conditions on a case called `c`: what is asked for, and always what the actor may see. */
export function conditionsOf(it: Wanted, { actor, now }: Pick<Reading, 'actor' | 'now'>, zone: string): Condition[] {
  return [
    visibleTo(actor),
    ...shown(it.phase),
    ...(it.owner === undefined ? [] : [ownedBy(it.owner, actor)]),
    ...(it.kind === undefined ? [] : [oneOf(sql`c.kind`, it.kind)]),
    ...(it.state === undefined ? [] : [oneOf(sql`c.state`, it.state)]),
    ...(it.priority === undefined ? [] : [sql`c.priority = any(${[...it.priority]}::smallint[])`]),
    ...(it.channel === undefined ? [] : [oneOf(sql`c.channel`, it.channel)]),
    ...(it.tone === undefined ? [] : toned(it.tone)),
    ...(it.tag ?? []).map((tag) => sql`c.id in (select g.case_id from cases.tag g where g.tag = ${tag})`),
    ...(it.due === undefined ? [] : due(it.due, now, zone)),
    ...(it.waits === undefined ? [] : waiting(it.waits)),
    ...between(sql`c.opened_at`, { from: it.openedFrom, to: it.openedTo }, zone),
    ...between(sql`c.next_due_at`, { from: it.dueFrom, to: it.dueTo }, zone),
    ...spoke({ from: it.spokeFrom, to: it.spokeTo }, zone),
  ];
}

type Days = { readonly from: string | undefined; readonly to: string | undefined };

/** When a day that a person wrote begins in the agency's zone; `after`: when the next one does. */
function beginOf(day: string | undefined, zone: string, after = 0): Date | undefined {
  const number = day === undefined ? undefined : dayOfText(day);
  return number === undefined ? undefined : new Date(instantOfDay(zone, number + after));
}

function between(column: RawBuilder<unknown>, { from, to }: Days, zone: string): Condition[] {
  const [first, end] = [beginOf(from, zone), beginOf(to, zone, 1)];
  return [
    ...(first === undefined ? [] : [sql`${column} >= ${first}::timestamptz`]),
    ...(end === undefined ? [] : [sql`${column} < ${end}::timestamptz`]),
  ];
}

/** The last contact lies between two days: there is one since the first, and none after the last. */
function spoke({ from, to }: Days, zone: string): Condition[] {
  const [first, end] = [beginOf(from, zone), beginOf(to, zone, 1)];
  const since = (at: Date) =>
    sql`exists (select from cases.contact t where t.case_id = c.id and t.at >= ${at}::timestamptz)`;
  return [...(first === undefined ? [] : [since(first)]), ...(end === undefined ? [] : [sql`not ${since(end)}`])];
}

const oneOf = (column: RawBuilder<unknown>, values: readonly string[]): Condition =>
  sql`${column} = any(${[...values]}::text[])`;

function shown(phase: Shown): Condition[] {
  if (phase === 'live') return [sql`c.phase <> 'closed'`];
  return [sql`c.merged_into is null`, ...(phase === 'closed' ? [sql`c.phase = 'closed'`] : [])];
}

function ownedBy(owner: string, { id }: Actor): Condition {
  if (owner === 'nobody') return sql`c.owner_id is null`;
  if (owner === 'me or nobody') return sql`(c.owner_id = ${id}::uuid or c.owner_id is null)`;
  return sql`c.owner_id = ${owner === 'me' ? id : owner}::uuid`;
}

/** Cases that once had the tone are few and are found by an index; of those, the ones that have it still. */
const toned = (tones: readonly string[]): Condition[] => [
  sql`c.id in (select t.case_id from cases.contact t where t.tone = any(${[...tones]}::text[]))`,
  oneOf(toneOf, tones),
];

function due(it: Due, now: Instant, zone: string): Condition[] {
  const { from, before } = spanOf(it, now, dayBegins(zone, now));
  return [
    ...(from === undefined ? [] : [sql`c.next_due_at >= ${new Date(from)}::timestamptz`]),
    ...(before === undefined ? [] : [sql`c.next_due_at < ${new Date(before)}::timestamptz`]),
  ];
}

function waiting(it: Waits): Condition[] {
  if (it === 'us') return [sql`c.phase = 'open'`];
  const ofCustomer = sql`c.state = 'waiting for customer'`;
  return it === 'customer' ? [ofCustomer] : [sql`c.phase = 'waiting'`, sql`not (${ofCustomer})`];
}

/**
 * The ways by which an actor comes to cases, none of which meets another: the teams whose work they see, what they own
 * elsewhere, and restricted cases elsewhere that they are named on. Each is read from an index of its own, so that a page
 * costs what a page costs however many cases there are. `one` holds the rows that a way gives for a team called `reach`.
 */
export type Ways = { readonly reach: RawBuilder<unknown>; readonly others: readonly RawBuilder<unknown>[] };

export function waysOf(it: Pick<Wanted, 'team' | 'owner'>, actor: Actor): Ways {
  if (it.team !== undefined) return { reach: named(it.team), others: [] };
  const owner = it.owner === 'me' ? actor.id : it.owner;
  if (owner !== undefined && owner !== 'nobody' && owner !== 'me or nobody')
    return { reach: named([]), others: [sql`c.owner_id = ${owner}::uuid`] };
  if (actor.may('cases.see-all') || actor.kind !== 'officer') return { reach: EVERY_TEAM, others: [] };
  const elsewhere = sql`c.team_id <> all(${[...actor.teams]}::uuid[])`;
  return {
    reach: named(actor.teams),
    others: [
      sql`c.owner_id = ${actor.id}::uuid and ${elsewhere}`,
      sql`c.id in (select a.case_id from cases.access a where a.officer_id = ${actor.id}::uuid)
          and c.owner_id is distinct from ${actor.id}::uuid and ${elsewhere}`,
    ],
  };
}

const named = (teams: readonly string[]): RawBuilder<unknown> =>
  sql`select distinct unnest(${[...teams]}::uuid[]) as id`;

/** Every team that has a case, found by leaping through the index from one team to the next. */
const EVERY_TEAM: RawBuilder<unknown> = sql`
  select id from (
    with recursive leap(id) as (
      (select c.team_id from cases."case" c order by c.team_id limit 1)
      union all
      select (select c.team_id from cases."case" c where c.team_id > l.id order by c.team_id limit 1)
        from leap l where l.id is not null)
    select id from leap where id is not null) leaps`;
