import { nextOf, visibleCase, type CaseFacts } from '#areas/cases/server/index.ts';
import { receiptOf, type Counting, type Line } from '#areas/standards/rules/index.ts';
import type { BoundRule, Standards } from '#areas/standards/server/index.ts';
import { dateOfDay, textOfDay, weekdayOf } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Reading } from '#platform/work.ts';
import { dateInLetter, progressText } from '../rules/index.ts';
import { clocksOf, type ClockRow } from './store.ts';

const NOTHING = { at: null, to: null, day: null, title: null, amount: null, total: null };

/** A line of a receipt in the shape in which it travels. */
function asWire(line: Line) {
  switch (line.line) {
    case 'began':
    case 'deemed':
    case 'due':
      return { ...NOTHING, line: line.line, at: line.at };
    case 'first day':
      return { ...NOTHING, line: line.line, day: textOfDay(line.day) };
    case 'counted':
      return { ...NOTHING, line: line.line, at: line.from, to: line.to, amount: line.amount, total: line.total };
    case 'closed':
      return { ...NOTHING, line: line.line, day: textOfDay(line.day), title: line.title };
    case 'paused':
      return { ...NOTHING, line: line.line, at: line.from, to: line.to };
    case 'rolled':
      return { ...NOTHING, line: line.line, day: textOfDay(line.to) };
    default:
      return line satisfies never;
  }
}

/** The open clocks of a case first, then those that were missed, then the newest that ended well. */
const MOST_ENDED = 12;

export async function readClocks(standards: Standards, reading: Reading, agency: Agency, id: string) {
  const at = await visibleCase(reading, id);
  const [rows, { rules, calendars }] = await Promise.all([clocksOf(reading.db, id), standards.known(reading.db)]);
  const open = rows.filter(({ state }) => state !== 'ended');
  const ended = rows
    .filter(({ state }) => state === 'ended')
    .toReversed()
    .slice(0, MOST_ENDED);
  const shown = [...open, ...ended].flatMap((row) => {
    const rule = rules.get(row.ruleId);
    const calendar = rule === undefined ? undefined : calendars.get(rule.calendarId);
    return rule === undefined || calendar === undefined ? [] : [shownAs(row, rule, calendar)];
  });
  return { clocks: shown, update: await updateOwed(reading, agency, { at, rows: open, rules }) };
}

function shownAs(row: ClockRow, rule: BoundRule, calendar: Counting['calendar']) {
  const counting = { rule, calendar, anchor: row.anchorAt, running: row.stretches, extended: row.extended };
  return {
    id: row.id,
    title: rule.title,
    clock: rule.clock,
    state: row.state === 'withdrawn' ? ('ended' as const) : row.state,
    anchorAt: row.anchorAt,
    dueAt: row.dueAt,
    endedAt: row.endedAt,
    breachedAt: row.breachedAt,
    breachCause: row.breachCause,
    breachNote: row.breachNote,
    rule: {
      key: rule.key,
      version: rule.version,
      effectiveFrom: rule.effectiveFrom,
      amount: rule.budget.amount,
      unit: rule.budget.unit,
      start: rule.start,
      calendar: calendar.name,
      zone: calendar.zone,
      source: rule.source,
    },
    extended: row.extended,
    extension:
      rule.extension === null
        ? null
        : { left: rule.extension.most - row.extended, noticeSays: [...rule.extension.noticeSays] },
    working: receiptOf(counting).map(asWire),
  };
}

/** How the service calls itself and its officers in a letter. */
export type Agency = {
  readonly name: string;
  readonly zone: string;
  readonly officer: (reading: Reading) => Promise<string>;
};

type Owed = { at: CaseFacts; rows: readonly ClockRow[]; rules: ReadonlyMap<string, BoundRule> };

/** The update that is owed, once four fifths of its time are used, with a text that is honest about having no news. */
async function updateOwed(reading: Reading, agency: Agency, { at, rows, rules }: Owed) {
  const clock = rows.find(({ ruleId, state }) => state === 'running' && rules.get(ruleId)?.clock === 'next update');
  if (clock?.dueAt === undefined || clock.dueAt === null) return null;
  const close = reading.now >= clock.anchorAt + (clock.dueAt - clock.anchorAt) * 0.8;
  const next = close ? await nextOf(reading.db, at.id) : null;
  if (next === null) return null;
  const inLetter = (at: Instant) => {
    const day = dayAt(agency.zone, at);
    return dateInLetter(dateOfDay(day), weekdayOf(day));
  };
  const text = progressText({
    reference: at.reference,
    officer: await agency.officer(reading),
    agency: agency.name,
    nextStep: next.step,
    nextDate: inLetter(next.at),
    lastHeard: next.heardAt === null ? null : inLetter(next.heardAt),
  });
  return { clockId: clock.id, dueAt: clock.dueAt, text };
}
