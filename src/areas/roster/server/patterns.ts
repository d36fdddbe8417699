import { sql } from 'kysely';
import { activeOfficers, myTeams, officerNameOf, teamNameOf } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { dayAt } from '#kernel/zone.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { patternFault, type Hours } from '../rules/index.ts';
import { dayFrom, me, memberOf, mustLead, tellOfRoster, type Roster } from './roster.ts';
import { skillsOf } from './skills.ts';
import { withdrawSwapsOf } from './open-swaps.ts';

type NewPattern = {
  readonly name: string;
  readonly days: readonly (readonly Hours[])[];
  readonly zone?: string | undefined;
  readonly onHolidays: boolean;
  readonly needs: readonly string[];
};

type PatternRow = {
  id: string;
  teamId: string;
  team: string;
  name: string;
  days: Hours[][];
  zone: string;
  onHolidays: boolean;
  needs: string[];
};
type AssignmentRow = {
  assignmentId: string;
  patternId: string;
  officerId: string;
  name: string;
  fromDay: string;
  untilDay: string | null;
  turn: number;
};

export async function listPatterns({ standards }: Roster, reading: Reading, team: string | undefined) {
  const { db, actor, now } = reading;
  const { zone } = await standards.office(db);
  const today = textOfDay(dayAt(zone, now));
  const mine = (await myTeams(db, actor)).filter(({ id }) => team === undefined || id === team);
  const ids = mine.map(({ id }) => id);
  const [patterns, assignments, officers, skills] = await Promise.all([
    sql<PatternRow>`
      select id, team_id as "teamId", ${teamNameOf(sql`p.team_id`)} as team, name, days, zone, on_holidays as "onHolidays", needs
        from roster.pattern p where team_id = any(${ids}::uuid[]) and closed_at is null order by name, id`.execute(db),
    sql<AssignmentRow>`
      select a.id as "assignmentId", a.pattern_id as "patternId", a.officer_id as "officerId",
             ${officerNameOf(sql`a.officer_id`)} as name, a.from_day::text as "fromDay", a.until_day::text as "untilDay", a.turn
        from roster.assignment a join roster.pattern p on p.id = a.pattern_id
       where p.team_id = any(${ids}::uuid[]) and (a.until_day is null or a.until_day >= ${today}::date)
       order by name, a.from_day`.execute(db),
    Promise.all(ids.map((teamId) => activeOfficers({ db }, { teamId }))),
    skillsOf(db),
  ]);
  return {
    patterns: patterns.rows.map(({ teamId, team: name, ...pattern }) => ({
      ...pattern,
      team: { id: teamId, name },
      officers: assignments.rows
        .filter(({ patternId }) => patternId === pattern.id)
        .map(({ assignmentId, officerId, name: called, fromDay, untilDay, turn }) => ({
          assignmentId,
          officer: { id: officerId, name: called },
          fromDay,
          untilDay,
          turn,
        })),
    })),
    teams: mine.map((one, n) => ({ ...one, officers: (officers[n] ?? []).map(({ id, name }) => ({ id, name })) })),
    skills: [...skills],
    zone,
  };
}

async function mustMakeSense(work: Work, { days, needs }: NewPattern): Promise<void> {
  const fault = patternFault(days);
  if (fault !== undefined) throw new Refusal(422, fault, [{ field: 'days', problem: 'cannot be worked' }]);
  const known = new Set((await skillsOf(work.db)).map(({ id }) => id));
  if (needs.some((need) => !known.has(need)))
    throw new Refusal(422, 'One of the skills is not there any more. Choose again.', [
      { field: 'needs', problem: 'names a skill that is closed' },
    ]);
}

export async function makePattern(roster: Roster, work: Work, it: NewPattern & { teamId: string }): Promise<string> {
  mustLead(work, it.teamId);
  await mustMakeSense(work, it);
  const id = newId(work.now);
  const zone = it.zone ?? (await roster.standards.office(work.db)).zone;
  await sql`
    insert into roster.pattern (id, team_id, name, days, zone, on_holidays, needs, made_at)
    values (${id}, ${it.teamId}, ${it.name}, ${JSON.stringify(it.days)}::jsonb, ${zone}, ${it.onHolidays}, ${[...it.needs]}::uuid[],
            ${new Date(work.now)})`.execute(work.db);
  await announce(work, { kind: 'roster.pattern-made', data: { patternId: id, teamId: it.teamId, name: it.name } });
  tellOfRoster(roster, work, it.teamId);
  return id;
}

/** The team of a pattern that this leader may change. */
async function ledPattern(work: Work, id: string): Promise<{ teamId: string; days: number; zone: string }> {
  const { rows } = await sql<{ teamId: string; days: number; zone: string }>`
    select team_id as "teamId", jsonb_array_length(days) as days, zone from roster.pattern
     where id = ${id} and closed_at is null for update`.execute(work.db);
  const [found] = rows;
  if (found === undefined || !work.actor.teams.includes(found.teamId))
    throw new Refusal(404, 'There is no such pattern in the teams you lead.');
  return found;
}

export async function changePattern(roster: Roster, work: Work, id: string, it: NewPattern): Promise<void> {
  const { teamId, zone } = await ledPattern(work, id);
  await mustMakeSense(work, it);
  await sql`
    update roster.pattern set name = ${it.name}, days = ${JSON.stringify(it.days)}::jsonb, zone = ${it.zone ?? zone},
           on_holidays = ${it.onHolidays}, needs = ${[...it.needs]}::uuid[] where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'roster.pattern-changed', data: { patternId: id, teamId, name: it.name } });
  tellOfRoster(roster, work, teamId);
}

export async function closePattern(roster: Roster, work: Work, id: string): Promise<void> {
  const { teamId, zone } = await ledPattern(work, id);
  await sql`update roster.pattern set closed_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
  await endAt(work, sql`pattern_id = ${id}`, textOfDay(dayAt(zone, work.now)));
  await announce(work, { kind: 'roster.pattern-closed', data: { patternId: id, teamId } });
  tellOfRoster(roster, work, teamId);
}

/** Assignments end with a day. What was drafted for later goes, and what was published for later is cancelled. */
async function endAt(work: Work, which: ReturnType<typeof sql>, lastDay: string): Promise<void> {
  const now = new Date(work.now);
  const ending = sql`
    select id from roster.assignment where ${which} and (until_day is null or until_day > ${lastDay}::date)`;
  const later = sql`s.assignment_id in (${ending}) and (s.starts_at at time zone s.zone)::date > ${lastDay}::date`;
  await sql`delete from roster.shift s where ${later} and s.published_at is null`.execute(work.db);
  const { rows } = await sql<{ id: string }>`
    update roster.shift s set cancelled_at = ${now}, cancelled_for = 'pattern ended', revision = revision + 1, changed_at = ${now}
     where ${later} and s.cancelled_at is null and s.starts_at > ${now} returning id`.execute(work.db);
  await withdrawSwapsOf(
    work,
    rows.map(({ id }) => id),
  );
  // What would only begin later, and has left no trace, has never been.
  await sql`
    delete from roster.assignment where ${which} and from_day > ${lastDay}::date
       and not exists (select from roster.shift s where s.assignment_id = assignment.id)`.execute(work.db);
  await sql`
    update roster.assignment set until_day = greatest(${lastDay}::date, from_day)
     where ${which} and (until_day is null or until_day > ${lastDay}::date)`.execute(work.db);
}

type Assigning = { readonly officerId: string; readonly fromDay: string; readonly turn: number };

export async function assign(roster: Roster, work: Work, patternId: string, it: Assigning): Promise<string> {
  const { teamId, days } = await ledPattern(work, patternId);
  await memberOf(work, it.officerId, [teamId]);
  if (it.turn >= days)
    throw new Refusal(422, `This pattern has ${days} days. Choose one of them to begin with.`, [
      { field: 'turn', problem: 'is beyond the pattern' },
    ]);
  const before = textOfDay(dayFrom(it.fromDay) - 1);
  // What begins on that day or later gives way as well: it has never been worked.
  await sql`
    delete from roster.shift s using roster.assignment a
     where s.assignment_id = a.id and a.officer_id = ${it.officerId} and a.from_day >= ${it.fromDay}::date and s.published_at is null`.execute(
    work.db,
  );
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from roster.assignment where officer_id = ${it.officerId} and from_day >= ${it.fromDay}::date
       and exists (select from roster.shift s where s.assignment_id = assignment.id)`.execute(work.db);
  if ((rows[0]?.n ?? 0) > 0)
    throw new Refusal(
      409,
      'Shifts of a later pattern are published already. Begin after them, or end that pattern first.',
      [{ field: 'fromDay', problem: 'is too early' }],
    );
  await sql`delete from roster.assignment where officer_id = ${it.officerId} and from_day >= ${it.fromDay}::date`.execute(
    work.db,
  );
  await endAt(work, sql`officer_id = ${it.officerId}`, before);
  const id = newId(work.now);
  await sql`
    insert into roster.assignment (id, officer_id, pattern_id, from_day, turn, given_by, given_at)
    values (${id}, ${it.officerId}, ${patternId}, ${it.fromDay}::date, ${it.turn}, ${me(work)}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'roster.pattern-given', data: { assignmentId: id, patternId, ...it } });
  tellOfRoster(roster, work, teamId);
  return id;
}

export async function endAssignment(roster: Roster, work: Work, id: string, lastDay: string): Promise<void> {
  const { rows } = await sql<{ patternId: string }>`
    select pattern_id as "patternId" from roster.assignment where id = ${id}`.execute(work.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'Nobody works a pattern by this name.');
  const { teamId } = await ledPattern(work, found.patternId);
  await endAt(work, sql`id = ${id}`, lastDay);
  await announce(work, { kind: 'roster.pattern-ended', data: { assignmentId: id, lastDay } });
  tellOfRoster(roster, work, teamId);
}
