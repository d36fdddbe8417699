import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weekdayOf } from '#kernel/civil.ts';
import { dueAt, type Counting } from './due.ts';
import { calendarOf, day, published, ruleOf, shipped, at } from '#testing/shipped-calendars.fixtures.ts';

/** Compares what is shipped and counted here with what governments and a city have published. Nothing of it is copied. */
const holidays = published('public_holidays');
const requests = published('service_requests_311');

type Division = Record<string, { date: string }[]>;

const weekdays = (key: string, from: number, to: number) =>
  shipped(key)
    .closures.filter((of) => of.from === 0 && of.to === 1440 && weekdayOf(of.day) < 5)
    .map((of) => of.day)
    .filter((of) => of >= day(`${from}-01-01`) && of <= day(`${to}-12-31`));
const expectSameDays = (own: readonly number[], theirs: readonly number[]) =>
  expect([...new Set(own)].toSorted((a, b) => a - b)).toEqual([...new Set(theirs)].toSorted((a, b) => a - b));

describe.skipIf(holidays === null)('the shipped holidays on weekdays', () => {
  test.each([
    ['gb-eng', 'england-and-wales'],
    ['gb-wls', 'england-and-wales'],
    ['gb-sct', 'scotland'],
    ['gb-nir', 'northern-ireland'],
  ])('%s are those of GOV.UK, 2020 to 2027', (key, division) => {
    const file = JSON.parse(readFileSync(join(holidays ?? '', 'govuk_bank-holidays.json'), 'utf8')) as {
      divisions: Record<string, Division>;
    };
    const [, years] = Object.entries(file.divisions).find(([name]) => name.includes(division)) ?? [];
    const theirs = Object.values(years ?? {})
      .flatMap((year) => (Array.isArray(year) ? year : []))
      .map(({ date }) => day(date.split('/').toReversed().join('-')))
      .filter((of) => weekdayOf(of) < 5 && of >= day('2020-01-01') && of <= day('2027-12-31'));
    expect(theirs.length).toBeGreaterThan(60);
    expectSameDays(weekdays(key, 2020, 2027), theirs);
  });

  test.each(['au-nsw', 'au-vic'])(
    '%s are those of another library without the holidays of banks, 2020 to 2032',
    (key) => {
      const name = `vacanza/AU_${key.slice(3).toUpperCase()}.json`;
      const file = JSON.parse(readFileSync(join(holidays ?? '', name), 'utf8')) as Record<string, string>;
      const theirs = Object.entries(file)
        .filter(([, title]) => title !== 'Bank Holiday')
        .map(([date]) => day(date))
        .filter((of) => weekdayOf(of) < 5 && of >= day('2020-01-01') && of <= day('2032-12-31'));
      expectSameDays(weekdays(key, 2020, 2032), theirs);
    },
  );
});

type Row = {
  readonly type: string;
  readonly open: number;
  readonly target: number | null;
  readonly closed: number | null;
  readonly verdict: string;
};

/** Boston's desk: half past eight to five on weekdays, holidays not taken out; what comes later begins the next morning. */
const BOSTON = calendarOf({
  zone: 'America/New_York',
  week: [1, 2, 3, 4, 5, 6, 7].map((of) => (of <= 5 ? [{ from: 510, to: 1020 }] : [])),
});
const DAY_OF_WORK = 510;

function rowsOf(folder: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(folder, 'boston311.csv'), 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  const moment = (text: string) => {
    const [date = '', time = ''] = text.trim().split(' ');
    if (time === '') return null;
    const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
    return at('America/New_York', date, hour, minute) + second * 1000;
  };
  return lines.map((line) => {
    const cells = [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((found) => found[2] ?? found[1] ?? '');
    const of = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      type: of('type'),
      open: moment(of('open_dt')) ?? 0,
      target: moment(of('target_dt')),
      closed: moment(of('closed_dt')),
      verdict: of('ontime'),
    };
  });
}

const RULES: readonly Counting['rule'][] = [
  ...Array.from({ length: 130 }, (_, n) => ruleOf((n + 1) * 1440, 'minutes')),
  ...Array.from({ length: 60 }, (_, n) =>
    ruleOf((n + 1) * DAY_OF_WORK, 'working minutes', { start: 'next working moment' }),
  ),
];
const dueBy = (rule: Counting['rule'], anchor: number) =>
  dueAt({ rule, calendar: BOSTON, anchor, running: [{ from: anchor, to: null }], extended: 0 }) ?? 0;

/** Five in the afternoon and half past eight the next morning are the same moment to somebody who counts working time. */
const meets = (rule: Counting['rule'], { open, target }: Row): boolean => {
  if (target === null) return false;
  const due = dueBy(rule, open);
  if (rule.budget.unit === 'minutes') return Math.abs(due - target) <= 60_000;
  return Math.abs(workedApart(due, target)) <= 60_000;
};
const workedApart = (due: number, target: number) => {
  const whole = dueBy(ruleOf(1, 'working minutes', { start: 'next working moment' }), due);
  const theirs = dueBy(ruleOf(1, 'working minutes', { start: 'next working moment' }), target);
  return whole - theirs;
};

function whyUnknown(row: Row, others: readonly Row[], rules: readonly Counting['rule'][]): string | undefined {
  if (row.target === null) return 'no target published';
  if (others.length === 0) return 'the only one of its type';
  if (rules.length === 0) return 'no one rule fits the others of its type';
  const dues = new Set(rules.map((rule) => Math.round(dueBy(rule, row.open) / 60_000)));
  return dues.size > 1 ? 'two rules fit the others of its type' : undefined;
}

describe.skipIf(requests === null)('the requests that Boston published', () => {
  const rows = requests === null ? [] : rowsOf(requests);
  // The city wrote the file after the last target in it had passed: what was still open then was overdue.
  const verdict = (target: number | null, { closed }: Row) =>
    target !== null && (closed ?? Infinity) > target ? 'OVERDUE' : 'ONTIME';

  test('have the verdict that their target and their end give, all hundred', () => {
    expect(rows).toHaveLength(100);
    expect(rows.filter((row) => verdict(row.target, row) !== row.verdict)).toEqual([]);
  });

  test('get that verdict from a rule learnt from the other rows of their type; the rest is listed', () => {
    const known: Row[] = [];
    const unknown: string[] = [];
    const wrong: string[] = [];
    for (const row of rows) {
      const others = rows.filter((other) => other !== row && other.type === row.type && other.target !== null);
      const rules = RULES.filter((one) => others.length > 0 && others.every((other) => meets(one, other)));
      const [rule] = rules;
      const because = whyUnknown(row, others, rules);
      if (rule === undefined || because !== undefined) {
        unknown.push(`${row.type}: ${because}`);
        continue;
      }
      known.push(row);
      if (!meets(rule, row) || verdict(dueBy(rule, row.open), row) !== row.verdict) wrong.push(row.type);
    }
    console.log(
      `Boston: ${known.length} rows by a known rule, ${known.length - wrong.length} with the published target and verdict; ${unknown.length} listed:\n  ${unknown.join('\n  ')}\n  not met: ${wrong.join(', ')}`,
    );
    expect(wrong).toEqual([]);
    expect(known.length).toBeGreaterThan(60);
  });
});
