import { sql } from 'kysely';
import { arrivalsOf } from '#areas/cases/server/index.ts';
import { allTeams } from '#areas/identity/server/index.ts';
import { rosteredIn } from '#areas/roster/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { dayIn, instantOfDay } from '#platform/zone.ts';
import { INTERVAL_SECONDS, forecastOf, gapOf, intervalOf, type Asked } from '../rules/index.ts';
import { handlingOf, slotOf, type Handling } from './handling.ts';
import { activeRules } from './queue-rules.ts';
import { A_DAY, MOST_WEEKS, momentOf, weeksOf } from './weeks.ts';

const EVERY = INTERVAL_SECONDS * 1000;
/** Until enough was handled to measure it. */
const USUAL_HANDLING = 480;

type Wanted = Omit<Asked, 'handling'> & {
  readonly team?: string | undefined;
  readonly skill?: string | undefined;
  readonly day: number;
  /** Seconds; left out, what was measured. */
  readonly handling?: number | undefined;
};

/** What a day of the coming week needs, by what arrived at the same times of the weeks before, and what its roster gives. */
export async function staffingOf(reading: Reading, zone: string, { team, skill, day, handling, ...asked }: Wanted) {
  const { db, now } = reading;
  const today = dayIn(zone, now);
  const first = today - 7 * MOST_WEEKS;
  const dayAt = instantOfDay(zone, today + day);
  const span = { from: instantOfDay(zone, first), to: instantOfDay(zone, today), every: EVERY };
  const teamIds = team === undefined ? (await allTeams(db)).map(({ id }) => id) : [team];
  const [arrivals, measured, shifts] = await Promise.all([
    skill === undefined
      ? arrivalsOf(reading, { teamId: team, ...span })
      : askedFor(reading, { teamIds, skill, ...span }),
    handlingOf(db, { teamIds, zone, now }),
    rosteredIn(db, { teamIds, skillId: skill, from: dayAt, to: dayAt + DAY + EVERY }),
  ]);
  const forecast = forecastOf(weeksOf(arrivals, zone, first));
  return {
    dayAt,
    handling: shownHandling(measured),
    intervals: forecast.intervals.slice(day * A_DAY, (day + 1) * A_DAY).map((expected, n) => {
      const at = momentOf(zone, dayAt, n);
      const taking = handling ?? measured.at.get(slotOf(zone, at))?.mean ?? measured.all?.mean ?? USUAL_HANDLING;
      const planned = shifts.filter(({ startsAt, endsAt }) => startsAt <= at && endsAt > at).length;
      const interval = intervalOf(expected, { ...asked, handling: taking });
      return { at, handling: taking, ...interval, ...gapOf(interval, { planned, shrinkage: asked.shrinkage }) };
    }),
    forecast: { weeks: forecast.of, measured: forecast.measured },
  };
}

const shownHandling = ({ all, leftOut, at }: Handling) => ({
  usual: USUAL_HANDLING,
  measured: all === null ? null : { ...all, leftOut, halfHours: at.size },
});

type AskedFor = {
  readonly teamIds: readonly string[];
  readonly skill: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly every: number;
};

/** What came and asked for a skill: all work of the queues that need it, and of the others what its case needs by itself. */
async function askedFor(reading: Reading, { teamIds, skill, ...span }: AskedFor) {
  const rules = await activeRules(reading.db);
  const needs = (id: string) => rules.get(id)?.needs.some((need) => need.skill === skill) === true;
  const whole = await Promise.all(teamIds.filter(needs).map((teamId) => arrivalsOf(reading, { teamId, ...span })));
  const seconds = span.every / 1000;
  const { rows } = await sql<{ at: Instant; count: number }>`
    select (floor(extract(epoch from w.arrived_at) / ${seconds}::integer) * ${seconds}::integer)::bigint * 1000 as at, count(*) as count
      from routing.waiting w
     where w.team_id = any(${teamIds.filter((id) => !needs(id))}::uuid[]) and w.arrived_at >= ${new Date(span.from)}
       and w.arrived_at < ${new Date(span.to)} and w.needs @> ${JSON.stringify([{ skill }])}::jsonb
     group by 1`.execute(reading.db);
  return [...whole.flat(), ...rows];
}
