import { sql } from 'kysely';
import { colleaguesCalled, officerNameOf } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { dayOfText, textOfDay, type Day } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { isOverlap, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { mayOf } from '#areas/identity/rules/index.ts';
import { clashesOf, type Clash, type LeaveKind, type LeaveState } from '../rules/index.ts';
import { dayFrom, me, mustLeadOfficer, stretchOf, tellOfRoster, todayText, type Roster } from './roster.ts';
import { cancelShifts } from './shifts.ts';
import { tellOfficers } from './told.ts';

type Asking = {
  readonly kind: LeaveKind;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly words: string;
};

const tooLate = (field: string, reason: string) => new Refusal(422, reason, [{ field, problem: 'cannot be used' }]);

export async function askLeave(roster: Roster, work: Work, it: Asking): Promise<string> {
  const { zone } = await roster.standards.office(work.db);
  const [first, last] = [dayFrom(it.firstDay), dayFrom(it.lastDay)];
  if (last < first) throw tooLate('lastDay', 'The last day is before the first.');
  if (last - first > 365) throw tooLate('lastDay', 'Ask for at most a year at a time.');
  if (it.lastDay < todayText(zone, work.now)) throw tooLate('firstDay', 'These days are over.');
  const id = newId(work.now);
  const { startsAt, endsAt } = stretchOf(zone, first, last);
  try {
    await sql`
      insert into roster.leave (id, officer_id, kind, first_day, last_day, starts_at, ends_at, words, state, asked_at)
      values (${id}, ${me(work)}, ${it.kind}, ${it.firstDay}::date, ${it.lastDay}::date, ${new Date(startsAt)}, ${new Date(endsAt)},
              ${it.words}, 'asked', ${new Date(work.now)})`.execute(work.db);
  } catch (fault) {
    if (isOverlap(fault))
      throw new Refusal(409, 'You have leave on some of these days already, or have asked for it.', [
        { field: 'firstDay', problem: 'overlaps with other leave' },
      ]);
    throw fault;
  }
  // Why somebody is away is between them and their leader, so the record only says when.
  await announce(work, { kind: 'leave.asked', data: { leaveId: id, firstDay: it.firstDay, lastDay: it.lastDay } });
  tellOfRoster(roster, work, ...work.actor.teams);
  return id;
}

/** Who is on leave at this moment. Why stays between them and their leader. */
export async function onLeave(db: Db | Tx, at: Instant): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ officerId: string }>`
    select officer_id as "officerId" from roster.leave
     where state = 'approved' and starts_at <= ${new Date(at)} and ends_at > ${new Date(at)}`.execute(db);
  return new Set(rows.map(({ officerId }) => officerId));
}

type LeaveRow = {
  readonly id: string;
  readonly officerId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: LeaveState;
};

async function lockLeave({ db }: Work, id: string): Promise<LeaveRow> {
  const { rows } = await sql<LeaveRow>`
    select id, officer_id as "officerId", first_day::text as "firstDay", last_day::text as "lastDay", starts_at as "startsAt",
           ends_at as "endsAt", state from roster.leave where id = ${id} for update`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such leave.');
  return found;
}

/** Nobody has to be away. What was cancelled for it comes back, where nobody else has it and nothing else is there. */
export async function withdrawLeave(roster: Roster, work: Work, id: string): Promise<void> {
  const leave = await lockLeave(work, id);
  if (leave.officerId !== me(work)) throw new Refusal(404, 'There is no such leave.');
  if (leave.state !== 'asked' && leave.state !== 'approved')
    throw new Refusal(409, `This leave is ${leave.state} already.`);
  if (leave.state === 'approved' && leave.startsAt <= work.now)
    throw new Refusal(409, 'This leave has begun. Speak with your leader.');
  await decide(work, id, 'withdrawn', null);
  const { rows } = await sql<{ id: string }>`
    update roster.shift s set cancelled_at = null, cancelled_for = null, revision = revision + 1, changed_at = ${new Date(work.now)}
     where officer_id = ${leave.officerId} and cancelled_for = 'leave'
       and ends_at > ${new Date(leave.startsAt)} and starts_at < ${new Date(leave.endsAt)}
       and not exists (select from roster.shift o where o.officer_id = s.officer_id and o.cancelled_at is null
                          and o.starts_at < s.ends_at and o.ends_at > s.starts_at)
    returning id`.execute(work.db);
  await announce(work, { kind: 'leave.withdrawn', data: { leaveId: id, shiftsBack: rows.length } });
  tellOfRoster(roster, work, ...work.actor.teams);
}

const decide = async (work: Work, id: string, state: Exclude<LeaveState, 'asked'>, reason: string | null) =>
  void (await sql`
    update roster.leave set state = ${state}, decided_at = ${new Date(work.now)}, decided_by = ${me(work)}, reason = ${reason}
     where id = ${id}`.execute(work.db));

/** Leave that waits, of an officer this leader leads. Nobody decides on their own, where another leader could. */
async function ledLeave(work: Work, id: string): Promise<LeaveRow & { readonly teamIds: readonly string[] }> {
  const leave = await lockLeave(work, id);
  const { teamIds } = await mustLeadOfficer(work, leave.officerId);
  if (leave.state !== 'asked') throw new Refusal(409, `This leave is ${leave.state} already. Somebody was quicker.`);
  if (leave.officerId === me(work) && (await anotherLeads(work, teamIds)))
    throw new Refusal(409, 'Another leader of your team decides on your own leave.');
  return { ...leave, teamIds };
}

async function anotherLeads(work: Work, teamIds: readonly string[]): Promise<boolean> {
  const teams = await Promise.all(teamIds.map((teamId) => colleaguesCalled(work.db, { teamId })));
  return teams.some(({ officers }) =>
    officers.some(({ id, roles }) => id !== me(work) && mayOf(roles)('roster.manage')),
  );
}

/** Cancels the shifts that lie in it: calendars hear of it, and their duties are open. */
export async function approveLeave(roster: Roster, work: Work, id: string): Promise<number> {
  const leave = await ledLeave(work, id);
  await decide(work, id, 'approved', null);
  const { rows } = await sql<{ id: string; published: boolean }>`
    select id, published_at is not null as published from roster.shift
     where officer_id = ${leave.officerId} and cancelled_at is null and ends_at > ${new Date(Math.max(leave.startsAt, work.now))}
       and starts_at < ${new Date(leave.endsAt)} for update`.execute(work.db);
  await cancelShifts(
    work,
    rows.map((row) => row.id),
    'leave',
  );
  const cancelled = rows.filter(({ published }) => published).length;
  const { officerId, firstDay, lastDay } = leave;
  await tellOfficers(work, { officerIds: [officerId], kind: 'leave approved', leaveId: id });
  await announce(work, { kind: 'leave.approved', data: { leaveId: id, officerId, firstDay, lastDay, cancelled } });
  tellOfRoster(roster, work, ...leave.teamIds);
  return cancelled;
}

export async function declineLeave(roster: Roster, work: Work, id: string, reason: string): Promise<void> {
  const { officerId, teamIds } = await ledLeave(work, id);
  await decide(work, id, 'declined', reason);
  await tellOfficers(work, { officerIds: [officerId], kind: 'leave declined', leaveId: id });
  await announce(work, { kind: 'leave.declined', data: { leaveId: id, officerId }, why: reason });
  tellOfRoster(roster, work, ...teamIds);
}

export type Waiting = {
  readonly id: string;
  readonly kind: LeaveKind;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly words: string;
  readonly askedAt: Instant;
  readonly officerId: string;
  readonly name: string;
  readonly shifts: number;
};

type TeamMembers = { readonly name: string; readonly officerIds: readonly string[] };

/** Leave that waits for these teams, the longest first, with who else is away on those days. */
export async function leaveToDecide({ db, now }: Reading, teams: readonly TeamMembers[]) {
  const everybody = [...new Set(teams.flatMap(({ officerIds }) => officerIds))];
  const { rows } = await sql<Waiting>`
    select l.id, l.kind, l.first_day::text as "firstDay", l.last_day::text as "lastDay", l.words, l.asked_at as "askedAt",
           l.officer_id as "officerId", ${officerNameOf(sql`l.officer_id`)} as name,
           (select count(*) from roster.shift s where s.officer_id = l.officer_id and s.cancelled_at is null
               and s.published_at is not null and s.ends_at > greatest(l.starts_at, ${new Date(now)}) and s.starts_at < l.ends_at) as shifts
      from roster.leave l where l.state = 'asked' and l.officer_id = any(${everybody}::uuid[]) order by l.asked_at, l.id`.execute(
    db,
  );
  const away = await approvedOf(db, everybody, rows);
  return rows.map(({ officerId, name, ...leave }) => ({
    ...leave,
    officer: { id: officerId, name },
    clashes: teams
      .filter(({ officerIds }) => officerIds.includes(officerId))
      .flatMap((team) => clashesOf(daysOf({ officerId, ...leave }), away, team.officerIds).map(shownClash(team.name)))
      .slice(0, MOST_CLASHES),
  }));
}

const MOST_CLASHES = 14;
const shownClash = (team: string) => (clash: Clash) => ({ ...clash, team, day: textOfDay(clash.day) });

type Texts = { readonly officerId: string; readonly firstDay: string; readonly lastDay: string };
const day = (text: string): Day => must(dayOfText(text), 'a day');
const daysOf = ({ officerId, firstDay, lastDay }: Texts) => ({
  officerId,
  firstDay: day(firstDay),
  lastDay: day(lastDay),
});

async function approvedOf(db: Db | Tx, officerIds: readonly string[], asked: readonly Omit<Texts, 'officerId'>[]) {
  const first = asked.map(({ firstDay }) => firstDay).toSorted()[0];
  const last = asked
    .map(({ lastDay }) => lastDay)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const { rows } = await sql<Texts>`
    select officer_id as "officerId", first_day::text as "firstDay", last_day::text as "lastDay" from roster.leave
     where officer_id = any(${[...officerIds]}::uuid[]) and state = 'approved'
       and last_day >= ${first}::date and first_day <= ${last}::date`.execute(db);
  return rows.map(daysOf);
}
