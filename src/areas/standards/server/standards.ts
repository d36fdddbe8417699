import { sql } from 'kysely';
import { dayOfText } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import type { Work } from '#platform/work.ts';
import { openCalendar, rulesInForce, type Calendar, type ClockRule, type Span } from '../rules/index.ts';

/** A rule as it lies in the database, with the calendar it is counted by. */
export type BoundRule = ClockRule & { readonly id: string; readonly calendarId: string; readonly withdrawn: boolean };

/** A calendar, with the number of its revision. */
export type RevisedCalendar = Calendar & { readonly revision: number };

type Known = {
  readonly calendars: ReadonlyMap<string, RevisedCalendar>;
  readonly rules: ReadonlyMap<string, BoundRule>;
};

/** Calendars and rules are few and change seldom, so every process keeps them in hand. */
export type Standards = {
  readonly known: (db: Db | Tx) => Promise<Known>;
  /** The rules that bind what begins at this moment. */
  readonly inForce: (db: Db | Tx, at: Instant) => Promise<readonly BoundRule[]>;
  /** Calendars as they are in the database at this moment. */
  readonly revisions: (db: Db | Tx) => Promise<readonly { readonly id: string; readonly revision: number }[]>;
  /** The calendar of the office, by which promises are made. */
  readonly office: (db: Db | Tx) => Promise<Calendar>;
  /** Something has changed: every process looks again once it is committed. */
  readonly changed: (work: Work) => void;
};

/** Where a hint was lost, a change is known this much later. */
const LOOK_AGAIN = 5 * MINUTE;
export const OFFICE = 'office';

type Holding = { known: Promise<Known> | undefined; until: number };

export function openStandards({ live, zone }: { live: Live; zone: string }): Standards {
  const holding: Holding = { known: undefined, until: 0 };
  const forget = () => void (holding.known = undefined);
  live.hear(({ topic }) => {
    if (topic === 'standards') forget();
  });
  const known = (db: Db | Tx): Promise<Known> => {
    const now = performance.now();
    if (holding.known !== undefined && now < holding.until) return holding.known;
    const reading = load(db);
    holding.until = now + LOOK_AGAIN;
    holding.known = reading;
    // What could not be read is asked for again by whoever comes next.
    reading.catch(forget);
    return reading;
  };
  return {
    known,
    inForce: async (db, at) => {
      const { calendars, rules } = await known(db);
      const live_ = [...rules.values()].filter(({ withdrawn }) => !withdrawn);
      const dayIn = (key: string) => dayAt(calendars.get(key)?.zone ?? zone, at);
      return rulesInForce(live_, dayIn);
    },
    revisions: async (db) => {
      const { rows } = await sql<{ id: string; revision: number }>`
        select id, revision from standards.calendar order by id`.execute(db);
      return rows;
    },
    office: async (db) => {
      const { calendars } = await known(db);
      const named = [...calendars.values()].find(({ key }) => key === OFFICE);
      return named ?? openCalendar({ key: OFFICE, name: 'Office', zone, week: NINE_TO_FIVE, closures: [] });
    },
    changed: ({ afterCommit }) =>
      afterCommit(() => {
        forget();
        live.tell('standards', OFFICE);
      }),
  };
}

const HOURS: readonly Span[] = [{ from: 540, to: 1020 }];
/** Monday to Friday from nine to five, until somebody says otherwise. */
export const NINE_TO_FIVE: readonly (readonly Span[])[] = [HOURS, HOURS, HOURS, HOURS, HOURS, [], []];

async function load(db: Db | Tx): Promise<Known> {
  const [calendars, holidays, rules] = await Promise.all([
    sql<{ id: string; key: string; name: string; zone: string; week: Span[][]; revision: number }>`
      select id, key, name, zone, week, revision from standards.calendar`.execute(db),
    sql<{ calendarId: string; day: string; title: string; from: number; to: number }>`
      select calendar_id as "calendarId", day::text as day, title, from_minute as "from", to_minute as "to"
        from standards.holiday order by day`.execute(db),
    sql<{
      id: string;
      calendarId: string;
      version: number;
      effectiveFrom: string;
      withdrawn: boolean;
      definition: Definition;
    }>`
      select id, calendar_id as "calendarId", version, effective_from::text as "effectiveFrom",
             withdrawn_at is not null as withdrawn, definition
        from standards.rule order by key, version`.execute(db),
  ]);
  const days = Map.groupBy(holidays.rows, ({ calendarId }) => calendarId);
  const opened = calendars.rows.map((row) => {
    const closures = (days.get(row.id) ?? []).map((one) => ({ ...one, day: must(dayOfText(one.day), 'a day') }));
    return [row.id, { ...openCalendar({ ...row, closures }), revision: row.revision }] as const;
  });
  return {
    calendars: new Map(opened),
    rules: new Map(
      rules.rows.map(({ definition, ...row }) => [row.id, { ...definition, ...row, calendar: row.calendarId }]),
    ),
  };
}

type Definition = Omit<ClockRule, 'version' | 'effectiveFrom' | 'calendar'>;
