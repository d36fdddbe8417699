import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { dayOfText, textOfDay } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { closuresFromIcal, faultsOf, icalOf, type Closure, type Span } from '../rules/index.ts';
import { shippedCalendarNamed, shippedCalendars, type ShippedCalendar } from './packs.ts';
import { NINE_TO_FIVE, OFFICE, type Standards } from './standards.ts';

type Row = { id: string; key: string; name: string; zone: string; week: Span[][] };

export async function listCalendars({ db }: Pick<Reading, 'db'>) {
  const [{ rows }, shipped] = await Promise.all([
    sql<Row & { days: number }>`
      select c.id, c.key, c.name, c.zone, c.week,
             (select count(*) from standards.holiday h where h.calendar_id = c.id) as days
        from standards.calendar c order by c.key <> ${OFFICE}, c.name, c.id`.execute(db),
    shippedCalendars(),
  ]);
  const known = new Set(rows.map(({ key }) => key));
  return {
    calendars: rows,
    shipped: shipped.filter(({ key }) => !known.has(key)).map(({ key, name }) => ({ key, name })),
  };
}

async function calendarOf({ db }: Pick<Reading, 'db'>, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select id, key, name, zone, week from standards.calendar where id = ${id}`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such calendar.');
  return found;
}

type DayRow = { id: string; day: string; title: string; from: number; to: number };

export async function daysOf(reading: Pick<Reading, 'db'>, id: string, year?: number): Promise<DayRow[]> {
  await calendarOf(reading, id);
  const within =
    year === undefined ? sql`true` : sql`day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;
  const { rows } = await sql<DayRow>`
    select id, day::text as day, title, from_minute as "from", to_minute as "to"
      from standards.holiday where calendar_id = ${id} and ${within} order by day, from_minute`.execute(reading.db);
  return rows;
}

/** The calendar of the office, where the desk has one. */
export async function officeCalendar(db: Reading['db']): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from standards.calendar where key = ${OFFICE}`.execute(db);
  return rows[0]?.id;
}

const touch = async ({ db }: Work, id: string): Promise<void> =>
  void (await sql`update standards.calendar set revision = revision + 1 where id = ${id}`.execute(db));

/** Adds days to a calendar; those that are there already stay. Gives how many are new. */
async function addDays(work: Work, calendarId: string, closures: readonly Closure[]): Promise<number> {
  const column = (of: (closure: Closure) => unknown) => closures.map(of);
  const { rows } = await sql`
    insert into standards.holiday (id, calendar_id, day, title, from_minute, to_minute)
    select * from unnest(${column(() => newId(work.now))}::uuid[], ${column(() => calendarId)}::uuid[],
                         ${column(({ day }) => textOfDay(day))}::date[], ${column(({ title }) => title)}::text[],
                         ${column(({ from }) => from)}::smallint[], ${column(({ to }) => to)}::smallint[])
    on conflict do nothing returning id`.execute(work.db);
  if (rows.length > 0) await touch(work, calendarId);
  return rows.length;
}

type Adopting = { readonly key?: string; readonly name?: string };

export async function adoptCalendar(work: Work, shipped: ShippedCalendar, as: Adopting = {}): Promise<string> {
  const key = as.key ?? shipped.key;
  const { rows } = await sql<{ id: string }>`
    insert into standards.calendar (id, key, name, zone, week, made_at)
    values (${newId(work.now)}, ${key}, ${as.name ?? shipped.name}, ${shipped.zone}, ${JSON.stringify(NINE_TO_FIVE)}::jsonb, ${new Date(work.now)})
    on conflict (key) do nothing returning id`.execute(work.db);
  const [made] = rows;
  if (made === undefined) throw new Refusal(409, `The calendar "${shipped.name}" is adopted already.`);
  const closures = shipped.holidays.map((one) => ({ ...one, day: must(dayOfText(one.day), 'a day') }));
  await addDays(work, made.id, closures);
  await announce(work, { kind: 'calendar.adopted', data: { calendarId: made.id, key } });
  return made.id;
}

export async function adoptShipped(standards: Standards, work: Work, key: string): Promise<string> {
  const id = await adoptCalendar(work, await shippedCalendarNamed(key));
  standards.changed(work);
  return id;
}

type Hours = { readonly name: string; readonly zone: string; readonly week: readonly (readonly Span[])[] };

/** What runs by this calendar is counted again by a sweep; what is over stays as it was. */
export async function setHours(standards: Standards, work: Work, id: string, it: Hours): Promise<void> {
  const before = await calendarOf(work, id);
  const [fault] = faultsOf(it);
  if (fault !== undefined) throw new Refusal(422, fault, [{ field: 'week', problem: 'cannot be used' }]);
  await sql`update standards.calendar set name = ${it.name}, zone = ${it.zone}, week = ${JSON.stringify(it.week)}::jsonb, revision = revision + 1
             where id = ${id}`.execute(work.db);
  await announce(work, {
    kind: 'calendar.changed',
    data: { calendarId: id, from: { zone: before.zone, week: before.week }, to: { zone: it.zone, week: it.week } },
  });
  standards.changed(work);
}

const MOST_DAYS = 120;
type NewDays = { day: string; until?: string | undefined; title: string; from: number; to: number };

export async function addHoliday(standards: Standards, work: Work, id: string, it: NewDays): Promise<number> {
  await calendarOf(work, id);
  const first = must(dayOfText(it.day), 'a day that the contract has read');
  const last = it.until === undefined ? first : must(dayOfText(it.until), 'a day that the contract has read');
  if (last < first)
    throw new Refusal(422, 'The last day is before the first.', [{ field: 'until', problem: 'is too early' }]);
  if (last - first >= MOST_DAYS)
    throw new Refusal(422, `A closedown has at most ${MOST_DAYS} days.`, [{ field: 'until', problem: 'is too late' }]);
  if (it.from >= it.to) throw new Refusal(422, 'It ends before it begins.', [{ field: 'to', problem: 'is too early' }]);
  const closures = Array.from({ length: last - first + 1 }, (_, n) => ({ ...it, day: first + n }));
  const days = await addDays(work, id, closures);
  await announce(work, {
    kind: 'calendar.day-added',
    data: { calendarId: id, day: it.day, until: it.until ?? it.day, title: it.title },
  });
  standards.changed(work);
  return days;
}

export async function removeHoliday(standards: Standards, work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ calendarId: string; day: string; title: string }>`
    delete from standards.holiday where id = ${id} returning calendar_id as "calendarId", day::text as day, title`.execute(
    work.db,
  );
  const [gone] = rows;
  if (gone === undefined) throw new Refusal(404, 'There is no such day.');
  await touch(work, gone.calendarId);
  await announce(work, { kind: 'calendar.day-removed', data: gone });
  standards.changed(work);
}

export async function writeIcal(reading: Reading, id: string): Promise<{ name: string; text: string }> {
  const { name, zone } = await calendarOf(reading, id);
  const days = await daysOf(reading, id);
  const stamp = `${new Date(reading.now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  const closures = days.map((one) => ({ ...one, uid: one.id, day: must(dayOfText(one.day), 'a day') }));
  return { name, text: icalOf({ name, zone, stamp }, closures) };
}

export async function readIcal(standards: Standards, work: Work, id: string, text: string) {
  const { zone } = await calendarOf(work, id);
  const { closures, faults } = closuresFromIcal(text, zone);
  const added = await addDays(work, id, closures);
  await announce(work, { kind: 'calendar.days-read', data: { calendarId: id, read: closures.length, added } });
  standards.changed(work);
  return { added, faults: faults.slice(0, 50) };
}
