import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isOverlap } from '#platform/db.ts';
import { must } from '#kernel/must.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { patternFault, shiftsOf, whenText, type Hours } from '../rules/index.ts';
import { dayFrom, memberOf, mustLead, tellOfRoster, type Roster, type Stretch } from './roster.ts';
import { withdrawSwapsOf } from './open-swaps.ts';

type OneOff = { readonly day: string; readonly hours: Hours };

/** The moments of hours on a day, or a sentence that says why there are none. */
function momentsOf(zone: string, { day, hours }: OneOff): Stretch {
  const fault = patternFault([[hours]]);
  const at = dayFrom(day);
  const turn = { firstDay: at, lastDay: at, turn: 0 };
  const [shift] = shiftsOf({ zone, days: [[hours]] }, turn, { from: at, to: at, isClosed: () => false });
  if (fault === undefined && shift !== undefined) return shift;
  throw new Refusal(422, fault ?? 'The clocks go forward over these hours. Choose others.', [
    { field: 'hours', problem: 'cannot be worked' },
  ]);
}

async function refuseOnLeave({ db }: Work, officerId: string, { startsAt, endsAt }: Stretch): Promise<void> {
  const { rows } = await sql`
    select from roster.leave where officer_id = ${officerId} and state = 'approved'
       and starts_at < ${new Date(endsAt)} and ends_at > ${new Date(startsAt)}`.execute(db);
  if (rows.length > 0)
    throw new Refusal(409, 'They are on leave on that day.', [{ field: 'day', problem: 'is leave' }]);
}

const already = (zone: string, at: Stretch): Refusal =>
  new Refusal(409, `They already work at that time, on ${whenText(at.startsAt, zone)} or soon after.`, [
    { field: 'hours', problem: 'overlap with another shift' },
  ]);

export async function addShift(
  roster: Roster,
  work: Work,
  it: OneOff & { readonly teamId: string; readonly officerId: string },
): Promise<string> {
  mustLead(work, it.teamId);
  await memberOf(work, it.officerId, [it.teamId]);
  const { zone } = await roster.standards.office(work.db);
  const at = momentsOf(zone, it);
  await refuseOnLeave(work, it.officerId, at);
  const id = newId(work.now);
  try {
    await sql`
      insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, published_at, changed_at)
      values (${id}, ${id}, ${it.teamId}, ${it.officerId}, ${it.hours.name}, ${new Date(at.startsAt)}, ${new Date(at.endsAt)}, ${zone},
              ${new Date(work.now)}, ${new Date(work.now)})`.execute(work.db);
  } catch (fault) {
    throw isOverlap(fault) ? already(zone, at) : fault;
  }
  await announce(work, { kind: 'shift.added', data: { shiftId: id, officerId: it.officerId, ...at } });
  tellOfRoster(roster, work, it.teamId);
  return id;
}

type ShiftRow = Stretch & {
  readonly id: string;
  readonly teamId: string;
  readonly officerId: string;
  readonly zone: string;
};

/** A shift of a team one leads that can still be changed. */
async function ledShift(work: Work, id: string): Promise<ShiftRow> {
  const { rows } = await sql<ShiftRow>`
    select id, team_id as "teamId", officer_id as "officerId", zone, starts_at as "startsAt", ends_at as "endsAt"
      from roster.shift where id = ${id} and cancelled_at is null for update`.execute(work.db);
  const [found] = rows;
  if (found === undefined || !work.actor.teams.includes(found.teamId))
    throw new Refusal(404, 'There is no such shift in the teams you lead, or it is cancelled.');
  if (found.endsAt <= work.now) throw new Refusal(409, 'This shift is over. What was worked is not changed.');
  return found;
}

/** Other hours. Offers of it end, because they were offers of another shift. */
export async function changeShift(roster: Roster, work: Work, id: string, it: OneOff): Promise<void> {
  const before = await ledShift(work, id);
  const at = momentsOf(before.zone, it);
  await refuseOnLeave(work, before.officerId, at);
  try {
    await sql`
      update roster.shift set starts_at = ${new Date(at.startsAt)}, ends_at = ${new Date(at.endsAt)}, name = ${it.hours.name},
             revision = revision + 1, changed_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
  } catch (fault) {
    throw isOverlap(fault) ? already(before.zone, at) : fault;
  }
  await withdrawSwapsOf(work, [id]);
  const { startsAt, endsAt } = before;
  await announce(work, {
    kind: 'shift.changed',
    data: { shiftId: id, officerId: before.officerId, from: { startsAt, endsAt }, to: at },
  });
  tellOfRoster(roster, work, before.teamId);
}

export async function cancelShift(roster: Roster, work: Work, id: string): Promise<void> {
  const { teamId, officerId, startsAt, endsAt } = await ledShift(work, id);
  await cancelShifts(work, [id], 'changed');
  await announce(work, { kind: 'shift.cancelled', data: { shiftId: id, officerId, startsAt, endsAt } });
  tellOfRoster(roster, work, teamId);
}

/** Calendars and colleagues hear that a shift is not worked; offers of it end. */
export async function cancelShifts(
  work: Work,
  ids: readonly string[],
  why: 'leave' | 'changed' | 'swapped',
): Promise<void> {
  const now = new Date(work.now);
  await sql`
    update roster.shift set cancelled_at = ${now}, cancelled_for = ${why}, revision = revision + 1, changed_at = ${now}
     where id = any(${[...ids]}::uuid[]) and cancelled_at is null`.execute(work.db);
  if (why !== 'swapped') await withdrawSwapsOf(work, ids);
}

/** The same duty, held by another. The old holder's shift has to be cancelled before. */
export async function passOn(work: Work, shiftId: string, officerId: string): Promise<string> {
  const id = newId(work.now);
  const { rows } = await sql<{ id: string }>`
    insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, needs, published_at, changed_at)
    select ${id}, duty_id, team_id, ${officerId}, name, starts_at, ends_at, zone, needs, ${new Date(work.now)}, ${new Date(work.now)}
      from roster.shift where id = ${shiftId} returning id`.execute(work.db);
  return must(rows[0], 'the shift that was passed on').id;
}
