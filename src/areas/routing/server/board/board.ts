import { sql } from 'kysely';
import { allTeams, myTeams } from '#areas/identity/server/index.ts';
import { missedSince } from '#areas/clocks/server/index.ts';
import { promisesOfDay, type DayOfPromises } from '#areas/promises/server/index.ts';
import { unownedWaits } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { dayIn, instantOfDay } from '#platform/zone.ts';
import { allRules, type QueueRule } from '../queue-rules.ts';
import type { ArrivalsOfToday } from './arrivals.ts';
import { peopleOf, type People } from './people.ts';
import { skillsWaitedFor } from './skills.ts';

type Team = { readonly id: string; readonly name: string };
export type Day = { readonly from: Instant; readonly to: Instant };

/** One each, as far as they can be told apart from four metres. */
const MOST_RINGS = 100;

/** How the queues stand now, as everybody who walks past may see it. */
export async function readBoard(
  reading: Reading,
  { zone, arrivals, team }: { zone: string; arrivals: ArrivalsOfToday; team: string | undefined },
) {
  const teams = await teamsOf(reading, team);
  const teamIds = teams.map(({ id }) => id);
  const today = dayIn(zone, reading.now);
  const day = { from: instantOfDay(zone, today), to: instantOfDay(zone, today + 1) };
  const [rules, people, promises, missed, skills, flow] = await Promise.all([
    allRules(reading.db),
    peopleOf(reading, teams),
    promisesOfDay(reading, { teamIds, ...day, rings: MOST_RINGS + 1 }),
    missedSince(reading, day.from),
    skillsWaitedFor(reading, teamIds),
    arrivals.read(reading, teamIds),
  ]);
  const waits = await waitsOf(reading, { teamIds, rules, day });
  return {
    at: reading.now,
    queues: teams.map((one) => queueOf(one, { rules, waits, people, promises, missed })),
    people: people.all,
    names: [...people.names],
    promises: dayOf(promises),
    skills: [...skills],
    arrivals: flow,
  };
}

/** All queues for whoever sees all, else those they serve; or one of these. */
async function teamsOf({ db, actor }: Reading, team: string | undefined): Promise<readonly Team[]> {
  const all = actor.may('cases.see-all') ? await allTeams(db) : await myTeams(db, actor);
  if (team === undefined) return all;
  const one = all.filter(({ id }) => id === team);
  if (one.length === 0) throw new Refusal(404, 'There is no such queue, or it is not one of yours.');
  return one;
}

type Waits = {
  readonly waiting: number;
  readonly since: Instant | null;
  readonly inTime: number;
  readonly of: number;
};
const NO_WAIT = { waiting: 0, since: null, inTime: 0, of: 0 };
type Rules = ReadonlyMap<string, QueueRule>;
type Waiting = { readonly teamIds: readonly string[]; readonly rules: Rules; readonly day: Day };

async function waitsOf(reading: Reading, { teamIds, rules, day }: Waiting): Promise<ReadonlyMap<string, Waits>> {
  const gives = (id: string) => (rules.get(id)?.mode ?? 'list') !== 'list';
  const given = teamIds.filter(gives);
  const [waiting, left, unowned] = await Promise.all([
    waitingNow(reading, given),
    leftToday(
      reading,
      given.map((id) => [id, rules.get(id)?.withinMinutes ?? 0] as const),
      day,
    ),
    unownedWaits(
      reading,
      teamIds.filter((id) => !gives(id)),
    ),
  ]);
  const all = new Map<string, Waits>();
  for (const row of [...unowned, ...waiting]) all.set(row.teamId, { ...NO_WAIT, ...row });
  for (const row of left) all.set(row.teamId, { ...NO_WAIT, ...all.get(row.teamId), ...row });
  return all;
}

async function waitingNow({ db }: Reading, teamIds: readonly string[]) {
  const { rows } = await sql<{ teamId: string; waiting: number; since: Instant }>`
    select team_id as "teamId", count(*) as waiting, min(arrived_at) as since from routing.waiting
     where team_id = any(${[...teamIds]}::uuid[]) and ended_at is null group by 1`.execute(db);
  return rows;
}

/**
 * Of what came today: how many left the queue in time, of all that left it or have waited longer than that. What went to
 * another queue, or was joined to something else, was never this queue's to answer.
 */
async function leftToday({ db, now }: Reading, within: readonly (readonly [string, number])[], day: Day) {
  const waited = sql`coalesce(w.ended_at, ${new Date(now)}::timestamptz) - w.arrived_at`;
  const inTime = sql`${waited} <= q.minutes * interval '1 minute'`;
  const { rows } = await sql<{ teamId: string; inTime: number; of: number }>`
    select w.team_id as "teamId", count(*) filter (where w.ended_at is not null and ${inTime}) as "inTime",
           count(*) filter (where w.ended_at is not null or not (${inTime})) as of
      from unnest(${within.map(([id]) => id)}::uuid[], ${within.map(([, minutes]) => minutes)}::integer[]) as q(team_id, minutes)
      join routing.waiting w on w.team_id = q.team_id and w.arrived_at >= ${new Date(day.from)} and w.arrived_at < ${new Date(day.to)}
     where w.outcome is null or w.outcome in ('given', 'taken', 'closed', 'set aside')
     group by 1`.execute(db);
  return rows;
}

type Known = {
  readonly rules: Rules;
  readonly waits: ReadonlyMap<string, Waits>;
  readonly people: People;
  readonly promises: DayOfPromises;
  readonly missed: ReadonlyMap<string, number>;
};

function queueOf({ id, name }: Team, { rules, waits, people, promises, missed }: Known) {
  const rule = rules.get(id);
  const wait = waits.get(id) ?? NO_WAIT;
  const mine = promises.counts.filter(({ teamId }) => teamId === id);
  return {
    teamId: id,
    name,
    mode: rule?.mode ?? ('list' as const),
    withinMinutes: rule?.withinMinutes ?? 0,
    waiting: wait.waiting,
    longestSince: wait.since,
    level: wait.of === 0 ? null : { inTime: wait.inTime, of: wait.of },
    ...(people.of.get(id) ?? { on: 0, away: 0 }),
    promisesClose: sum(mine, ({ standing }) => standing === 'due'),
    promisesBroken: sum(mine, ({ standing }) => standing === 'late' || standing === 'broken'),
    missed: missed.get(id) ?? 0,
  };
}

type Counts = DayOfPromises['counts'];
const sum = (counts: Counts, of: (row: Counts[number]) => boolean): number =>
  counts.filter(of).reduce((all, { count }) => all + count, 0);

function dayOf({ counts, rings }: DayOfPromises) {
  const today = counts.filter(({ ahead }) => !ahead);
  const of = (...standings: readonly string[]) => sum(today, ({ standing }) => standings.includes(standing));
  return {
    due: sum(today, () => true),
    kept: of('kept'),
    toCome: of('open'),
    close: of('due'),
    late: of('late', 'broken'),
    // More than can be shown one each are told in figures alone.
    rings: rings.length > MOST_RINGS ? [] : [...rings],
  };
}
