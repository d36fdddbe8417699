import { sql } from 'kysely';
import { myTeams, workingOfficersOf } from '#areas/identity/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Reading } from '#platform/work.ts';
import { mondayOf, warningsOf, type Held, type LeaveKind, type LeaveState, type SkillKind } from '../rules/index.ts';
import { openSwaps, type ShownSwap } from './open-swaps.ts';
import { dayFrom, limitsOf, me, stretchOf, type Roster } from './roster.ts';
import { shownWarnings } from './warned.ts';

type ShiftRow = {
  id: string;
  teamId: string;
  name: string;
  startsAt: Instant;
  endsAt: Instant;
  needs: string[];
  swapId: string | null;
};
type LeaveRow = {
  id: string;
  kind: LeaveKind;
  firstDay: string;
  lastDay: string;
  words: string;
  state: LeaveState;
  reason: string | null;
};
type SkillRow = { id: string; kind: SkillKind; name: string; level: number; validUntil: Instant | null };

type Asked = { readonly from?: string | undefined; readonly weeks: number };

type Span = { readonly startsAt: Instant; readonly endsAt: Instant; readonly today: number };

/** What the database knows of one officer's roster, in one go. */
function readMine(reading: Reading, { startsAt, endsAt, today }: Span) {
  const { db, actor, now } = reading;
  const id = me(reading);
  return Promise.all([
    sql<ShiftRow>`
      select s.id, s.team_id as "teamId", s.name, s.starts_at as "startsAt", s.ends_at as "endsAt",
             array(select k.name from roster.skill k where k.id = any(s.needs) order by k.name) as needs,
             (select w.id from roster.swap w where w.shift_id = s.id and w.state in ('offered', 'taken')) as "swapId"
        from roster.shift s
       where s.officer_id = ${id} and s.cancelled_at is null and s.published_at is not null
         and s.ends_at > ${new Date(startsAt)} and s.starts_at < ${new Date(endsAt)} order by s.starts_at`.execute(db),
    sql<LeaveRow>`
      select id, kind, first_day::text as "firstDay", last_day::text as "lastDay", words, state, reason from roster.leave
       where officer_id = ${id} and state <> 'withdrawn' and last_day >= ${textOfDay(today - 14)}::date
       order by first_day, id limit 100`.execute(db),
    openSwaps(
      reading,
      sql`(w.offered_by = ${id} or w.to_officer_id = ${id} or w.taken_by = ${id}
           or (w.to_officer_id is null and w.taken_by is null and s.team_id = any(${[...actor.teams]}::uuid[])))`,
    ),
    sql<{ id: string; startsAt: Instant; endsAt: Instant; reason: string }>`
      select w.id, s.starts_at as "startsAt", s.ends_at as "endsAt", w.reason from roster.swap w join roster.shift s on s.id = w.shift_id
       where w.state = 'declined' and (w.offered_by = ${id} or w.taken_by = ${id})
         and w.decided_at > ${new Date(now - 14 * DAY)} and s.ends_at > ${new Date(now)} order by s.starts_at`.execute(
      db,
    ),
    sql<SkillRow>`
      select k.id, k.kind, k.name, o.level, o.valid_until as "validUntil"
        from roster.officer_skill o join roster.skill k on k.id = o.skill_id and k.closed_at is null
       where o.officer_id = ${id} and o.valid_from <= ${new Date(now)}
         and (o.valid_until is null or o.valid_until > ${new Date(now - 30 * DAY)})
         and not exists (select from roster.officer_skill l where l.officer_id = o.officer_id and l.skill_id = o.skill_id
                            and l.valid_from > o.valid_from)
       order by k.kind, k.name`.execute(db),
    sql<{ madeAt: Instant }>`select made_at as "madeAt" from roster.feed where officer_id = ${id}`.execute(db),
    sql<{ id: string; name: string; teamIds: string[] }>`
      select o.id, o.name, o.teams as "teamIds" from (${workingOfficersOf(actor.teams)}) o
       where o.id <> ${id} order by o.name, o.id`.execute(db),
  ]);
}

/** Everything of the roster that is one officer's own. */
export async function myRoster({ standards }: Roster, reading: Reading, { from, weeks }: Asked) {
  const { db, actor, now } = reading;
  const [{ zone }, teams] = await Promise.all([standards.office(db), myTeams(db, actor)]);
  const today = dayAt(zone, now);
  const monday = mondayOf(from === undefined ? today : dayFrom(from));
  const sunday = monday + weeks * 7 - 1;
  const span = { ...stretchOf(zone, monday, sunday), today };
  const [shifts, leave, swaps, declined, skills, feed, colleagues] = await readMine(reading, span);
  const names = new Map(teams.map((team) => [team.id, team.name]));
  const inTeam = <S extends { readonly teamId: string }>(shift: S) => ({
    ...shift,
    team: names.get(shift.teamId) ?? '',
  });
  const shownSwap = ({ shift, inReturn, ...swap }: ShownSwap) => ({
    ...swap,
    shift: inTeam(shift),
    inReturn: inReturn === null ? null : inTeam(inReturn),
  });
  return {
    from: textOfDay(monday),
    to: textOfDay(sunday),
    zone,
    shifts: shifts.rows.map(inTeam),
    leave: leave.rows,
    swaps: swaps.map(shownSwap),
    declined: declined.rows,
    skills: skills.rows,
    feedMadeAt: feed.rows[0]?.madeAt ?? null,
    warnings: await ownWarnings(reading, shifts.rows, zone),
    colleagues: colleagues.rows,
  };
}

async function ownWarnings(reading: Reading, shifts: readonly ShiftRow[], zone: string) {
  const [first] = shifts;
  if (first === undefined) return [];
  const officerId = me(reading);
  const held: Held[] = shifts.map(({ id, startsAt, endsAt }) => ({ id, officerId, startsAt, endsAt }));
  const limits = await limitsOf(reading.db, first.teamId);
  return shownWarnings(warningsOf(held, { limits, zone }), held, () => '');
}
