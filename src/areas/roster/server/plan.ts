import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { dayOfText, type Day } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { shiftsOf, type Hours, type Planned } from '../rules/index.ts';
import { dayFrom, mustLead, stretchOf, tellOfRoster, type Roster, type Stretch } from './roster.ts';

/** A quarter of a year at a time, and a few days. */
const MOST_DAYS = 100;

type Asked = { readonly teamId: string; readonly from: string; readonly to: string };

function daysOf({ from, to }: Asked): { from: Day; to: Day } {
  const span = { from: dayFrom(from), to: dayFrom(to) };
  if (span.to < span.from)
    throw new Refusal(422, 'The last day is before the first.', [{ field: 'to', problem: 'is too early' }]);
  if (span.to - span.from >= MOST_DAYS)
    throw new Refusal(422, `Plan at most ${MOST_DAYS} days at a time.`, [{ field: 'to', problem: 'is too late' }]);
  return span;
}

type Working = {
  readonly id: string;
  readonly officerId: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly turn: number;
  readonly days: Hours[][];
  readonly zone: string;
  readonly onHolidays: boolean;
  readonly needs: string[];
};
type Wanted = Planned & { readonly of: Working };
type Known = {
  readonly id: string;
  readonly assignmentId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly name: string;
  readonly settled: boolean;
};

/**
 * Drafts for every day of a stretch, by the patterns. A day on which a shift of the pattern was published, or taken away by
 * hand, is settled and left alone: what officers have been told is changed by a person, never by planning again.
 */
export async function planTeam(roster: Roster, work: Work, asked: Asked) {
  mustLead(work, asked.teamId);
  const span = daysOf(asked);
  const office = await roster.standards.office(work.db);
  const isClosed = (day: Day) => office.closuresOn(day).some(({ from, to }) => from === 0 && to === 1440);
  const working = await workingOf(work, asked);
  const wanted = working.flatMap((of) => {
    const turn = {
      turn: of.turn,
      firstDay: dayFrom(of.firstDay),
      lastDay: of.lastDay === null ? null : dayFrom(of.lastDay),
    };
    return shiftsOf(of, turn, { ...span, isClosed: of.onHolidays ? () => false : isClosed }).map((shift) => ({
      ...shift,
      of,
    }));
  });
  const [known, away] = await Promise.all([knownOf(work, working, asked), awayOf(work, working, asked)]);
  const settled = new Set(known.filter((one) => one.settled).map(({ assignmentId, day }) => `${assignmentId} ${day}`));
  const open = wanted.filter(
    ({ of, day, startsAt, endsAt }) =>
      !settled.has(`${of.id} ${day}`) &&
      !away.some((one) => one.officerId === of.officerId && one.startsAt < endsAt && startsAt < one.endsAt),
  );
  const same = (one: Known, { of, startsAt, endsAt, name }: Wanted) =>
    one.assignmentId === of.id && one.startsAt === startsAt && one.endsAt === endsAt && one.name === name;
  const drafts = known.filter((one) => !one.settled);
  const gone = drafts.filter((draft) => !open.some((shift) => same(draft, shift)));
  const fresh = open.filter((shift) => !drafts.some((draft) => same(draft, shift)));
  await sql`delete from roster.shift where id = any(${gone.map(({ id }) => id)}::uuid[])`.execute(work.db);
  const made = await insertDrafts(work, asked.teamId, fresh);
  await announce(work, { kind: 'roster.planned', data: { ...asked, made, removed: gone.length } });
  tellOfRoster(roster, work, asked.teamId);
  return { made, removed: gone.length, inTheWay: fresh.length - made };
}

async function workingOf({ db }: Work, { teamId, from, to }: Asked): Promise<readonly Working[]> {
  const { rows } = await sql<Working>`
    select a.id, a.officer_id as "officerId", a.from_day::text as "firstDay", a.until_day::text as "lastDay", a.turn,
           p.days, p.zone, p.on_holidays as "onHolidays", p.needs
      from roster.assignment a join roster.pattern p on p.id = a.pattern_id
     where p.team_id = ${teamId} and p.closed_at is null and a.from_day <= ${to}::date and (a.until_day is null or a.until_day >= ${from}::date)
     order by a.from_day, a.id`.execute(db);
  return rows;
}

/** What is there already of these patterns, drafts and all. */
async function knownOf({ db }: Work, working: readonly Working[], { from, to }: Asked) {
  const { rows } = await sql<Known & { day: string }>`
    select id, assignment_id as "assignmentId", starts_at as "startsAt", ends_at as "endsAt", name,
           (starts_at at time zone zone)::date::text as day, published_at is not null or cancelled_at is not null as settled
      from roster.shift
     where assignment_id = any(${working.map(({ id }) => id)}::uuid[])
       and (starts_at at time zone zone)::date between ${from}::date and ${to}::date`.execute(db);
  return rows.map((row) => ({ ...row, day: must(dayOfText(row.day), 'a day') }));
}

async function awayOf({ db }: Work, working: readonly Working[], { from, to }: Asked) {
  const { rows } = await sql<Stretch & { officerId: string }>`
    select officer_id as "officerId", starts_at as "startsAt", ends_at as "endsAt" from roster.leave
     where officer_id = any(${working.map(({ officerId }) => officerId)}::uuid[]) and state = 'approved'
       and last_day >= ${from}::date and first_day <= ${to}::date`.execute(db);
  return rows;
}

/** Writes drafts, and gives how many could be: where somebody works already at that time, theirs is in the way. */
async function insertDrafts({ db, now }: Work, teamId: string, shifts: readonly Wanted[]): Promise<number> {
  const column = (of: (shift: Wanted) => unknown) => shifts.map(of);
  const { rows } = await sql`
    insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, needs, assignment_id, changed_at)
    select w.id, w.id, ${teamId}, a.officer_id, w.name, w.starts_at, w.ends_at, p.zone, p.needs, a.id, ${new Date(now)}
      from unnest(${column(() => newId(now))}::uuid[], ${column(({ of }) => of.id)}::uuid[], ${column(({ name }) => name)}::text[],
                  ${column(({ startsAt }) => new Date(startsAt).toISOString())}::timestamptz[],
                  ${column(({ endsAt }) => new Date(endsAt).toISOString())}::timestamptz[])
           as w(id, assignment_id, name, starts_at, ends_at)
      join roster.assignment a on a.id = w.assignment_id
      join roster.pattern p on p.id = a.pattern_id
     order by w.starts_at
    on conflict do nothing returning id`.execute(db);
  return rows.length;
}

/** Officers see their shifts from now on, in the desk and in their calendars. */
export async function publishTeam(roster: Roster, work: Work, asked: Asked): Promise<number> {
  mustLead(work, asked.teamId);
  const span = daysOf(asked);
  const { zone } = await roster.standards.office(work.db);
  const { startsAt, endsAt } = stretchOf(zone, span.from, span.to);
  const { rows } = await sql`
    update roster.shift set published_at = ${new Date(work.now)}, changed_at = ${new Date(work.now)}
     where team_id = ${asked.teamId} and starts_at >= ${new Date(startsAt)} and starts_at < ${new Date(endsAt)}
       and published_at is null and cancelled_at is null returning id`.execute(work.db);
  await announce(work, { kind: 'roster.published', data: { ...asked, shifts: rows.length } });
  tellOfRoster(roster, work, asked.teamId);
  return rows.length;
}
