import { sql } from 'kysely';
import { activeOfficers, myTeams, teamNameOf } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { dayOfText, textOfDay, type Day } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { USUAL_LIMITS, mondayOf, warningsOf, type Limits, type Presence } from '../rules/index.ts';
import { leaveToDecide } from './leave.ts';
import { openSwaps } from './open-swaps.ts';
import { dayFrom, limitsOf, mustLead, stretchOf, tellOfRoster, type Roster, type Stretch } from './roster.ts';
import { swapRefused } from './swaps.ts';
import { shownWarnings } from './warned.ts';

type Asked = { readonly team?: string | undefined; readonly from?: string | undefined };
const WEEK = 7;

/** A week of one of the teams the reader is in. Drafts and warnings are for those who lead. */
export async function teamWeek({ standards }: Roster, reading: Reading, { team: asked, from }: Asked) {
  const { db, actor, now } = reading;
  const [office, teams] = await Promise.all([standards.office(db), myTeams(db, actor)]);
  const { zone } = office;
  const monday = mondayOf(from === undefined ? dayAt(zone, now) : dayFrom(from));
  const days = Array.from({ length: WEEK }, (_, n) => ({
    day: textOfDay(monday + n),
    closed: office.closuresOn(monday + n)[0]?.title ?? null,
  }));
  const manages = actor.may('roster.manage');
  const team = asked === undefined ? teams[0] : teams.find(({ id }) => id === asked);
  const head = { teams, manages, from: textOfDay(monday), zone, days };
  if (team === undefined) {
    if (asked !== undefined) throw new Refusal(404, 'There is no such team, or you are not in it.');
    return {
      ...head,
      team: null,
      officers: [],
      drafts: 0,
      warnings: [],
      limits: { ...USUAL_LIMITS, namesOnBoard: false },
    };
  }
  const officers = await activeOfficers({ db }, { teamId: team.id });
  const week = { teamId: team.id, zone, monday, manages, officerIds: officers.map(({ id }) => id) };
  const [shifts, away, presence, limits] = await Promise.all([
    shiftsOfWeek(reading, week),
    awayDays(reading, week),
    presenceOfAll(reading, week.officerIds),
    limitsOf(db, team.id),
  ]);
  const own = shifts.filter(({ teamId }) => teamId === team.id);
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  return {
    ...head,
    team,
    officers: officers.map(({ id, name }) => ({
      id,
      name,
      presence: presence.get(id) ?? ('off' as const),
      shifts: shifts
        .filter((shift) => shift.inWeek && shift.officerId === id && (shift.teamId === team.id || !shift.draft))
        .map(shownShift(zone, team.id)),
      away: away.get(id) ?? [],
    })),
    drafts: own.filter(({ draft, inWeek }) => draft && inWeek).length,
    warnings: manages ? warningsOfWeek(shifts, { limits, zone, nameOf: (id) => names.get(id) ?? '' }) : [],
    limits,
  };
}

type ShiftRow = Stretch & {
  readonly id: string;
  readonly teamId: string;
  readonly team: string;
  readonly officerId: string;
  readonly name: string;
  readonly draft: boolean;
  readonly offered: boolean;
  /** Those of the days around it are there for the rest between two shifts. */
  readonly inWeek: boolean;
};

type Week = {
  readonly teamId: string;
  readonly zone: string;
  readonly monday: Day;
  readonly manages: boolean;
  readonly officerIds: readonly string[];
};

async function shiftsOfWeek(
  { db }: Reading,
  { zone, monday, manages, officerIds }: Week,
): Promise<readonly ShiftRow[]> {
  const { startsAt, endsAt } = stretchOf(zone, monday, monday + WEEK - 1);
  const { rows } = await sql<ShiftRow>`
    select s.id, s.team_id as "teamId", ${teamNameOf(sql`s.team_id`)} as team, s.officer_id as "officerId", s.name, s.starts_at as "startsAt", s.ends_at as "endsAt",
           s.published_at is null as draft,
           exists (select from roster.swap w where w.shift_id = s.id and w.state in ('offered', 'taken')) as offered,
           s.starts_at >= ${new Date(startsAt)} and s.starts_at < ${new Date(endsAt)} as "inWeek"
      from roster.shift s
     where s.officer_id = any(${[...officerIds]}::uuid[]) and s.cancelled_at is null
       and s.ends_at > ${new Date(startsAt - DAY)} and s.starts_at < ${new Date(endsAt + DAY)}
       and (s.published_at is not null or ${manages}) order by s.starts_at, s.id`.execute(db);
  return rows;
}

const shownShift =
  (zone: string, shownTeam: string) =>
  ({ id, teamId, team, name, startsAt, endsAt, draft, offered }: ShiftRow) => ({
    id,
    day: textOfDay(dayAt(zone, startsAt)),
    name,
    startsAt,
    endsAt,
    draft,
    offered,
    elsewhere: teamId === shownTeam ? null : team,
  });

type Warned = { readonly limits: Limits; readonly zone: string; readonly nameOf: (id: string) => string };

function warningsOfWeek(shifts: readonly ShiftRow[], { limits, zone, nameOf }: Warned) {
  const inWeek = new Set(shifts.filter((shift) => shift.inWeek).map(({ id }) => id));
  const found = warningsOf(shifts, { limits, zone }).filter(({ shiftId }) => inWeek.has(shiftId));
  return shownWarnings(found, shifts, nameOf);
}

/** The days on which somebody is away. Why is between them and their leader. */
async function awayDays({ db }: Reading, { monday, officerIds }: Week): Promise<ReadonlyMap<string, string[]>> {
  const [first, last] = [monday, monday + WEEK - 1];
  const { rows } = await sql<{ officerId: string; firstDay: string; lastDay: string }>`
    select officer_id as "officerId", first_day::text as "firstDay", last_day::text as "lastDay" from roster.leave
     where officer_id = any(${[...officerIds]}::uuid[]) and state = 'approved'
       and last_day >= ${textOfDay(first)}::date and first_day <= ${textOfDay(last)}::date`.execute(db);
  const days = new Map<string, string[]>();
  for (const { officerId, firstDay, lastDay } of rows)
    for (let at = Math.max(first, dayOf(firstDay)); at <= Math.min(last, dayOf(lastDay)); at += 1)
      days.set(officerId, [...(days.get(officerId) ?? []), textOfDay(at)]);
  return days;
}

const dayOf = (text: string): Day => must(dayOfText(text), 'a day');

async function presenceOfAll({ db, now }: Reading, officerIds: readonly string[]) {
  const { rows } = await sql<{ id: string; state: Presence }>`
    select officer_id as id, case when until <= ${new Date(now)} then 'available' else state end as state
      from roster.presence where officer_id = any(${[...officerIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Leave and swaps that wait for the teams this leader is in. */
export async function waitingToDecide(reading: Reading) {
  const { db, actor } = reading;
  const teams = await myTeams(db, actor);
  const members = await Promise.all(teams.map(({ id }) => activeOfficers({ db }, { teamId: id })));
  const ofTeams = teams.map(({ name }, n) => ({ name, officerIds: (members[n] ?? []).map(({ id }) => id) }));
  const [leave, swaps] = await Promise.all([
    leaveToDecide(reading, ofTeams),
    openSwaps(reading, sql`w.state = 'taken' and s.team_id = any(${[...actor.teams]}::uuid[])`),
  ]);
  const named = <S extends { readonly teamId: string }>(shift: S) => ({
    ...shift,
    team: teams.find(({ id }) => id === shift.teamId)?.name ?? '',
  });
  return {
    leave,
    swaps: await Promise.all(
      swaps.map(async ({ shift, inReturn, ...swap }) => ({
        ...swap,
        shift: named(shift),
        inReturn: inReturn === null ? null : named(inReturn),
        refused: await whyNot(reading, { shift, inReturn, ...swap }),
      })),
    ),
  };
}

type Open = Awaited<ReturnType<typeof openSwaps>>[number];

async function whyNot(reading: Reading, { shift, inReturn, offeredBy, takenBy }: Open): Promise<string | null> {
  if (takenBy === null) return null;
  const swap = { shiftId: shift.id, teamId: shift.teamId, offeredBy: offeredBy.id };
  return (await swapRefused(reading, { swap, taker: takenBy.id, returnShiftId: inReturn?.id ?? null })) ?? null;
}

type SettingLimits = Limits & { readonly teamId: string; readonly namesOnBoard: boolean };

export async function setLimits(roster: Roster, work: Work, { teamId, ...it }: SettingLimits) {
  mustLead(work, teamId);
  await sql`
    insert into roster.team_rule (team_id, rest_minutes, week_minutes, names_on_board)
    values (${teamId}, ${it.restMinutes}, ${it.weekMinutes}, ${it.namesOnBoard})
    on conflict (team_id) do update set rest_minutes = excluded.rest_minutes, week_minutes = excluded.week_minutes,
       names_on_board = excluded.names_on_board`.execute(work.db);
  await announce(work, { kind: 'roster.limits-set', data: { teamId, ...it } });
  tellOfRoster(roster, work, teamId);
}
