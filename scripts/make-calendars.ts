import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Holidays from 'date-holidays';

/**
 * Writes the shipped calendars. Run it with `node scripts/make-calendars.ts && oxfmt packs` after an update of date-holidays, read the
 * difference, and let the comparison with other sources (`standards/server/shipped-calendars.test.ts`) pass.
 */
const FOLDER = join(import.meta.dirname, '../packs/calendars');
const FROM = 2020;
const TO = 2035;
const MINUTES_OF_A_DAY = 1440;

type Place = { readonly country: string; readonly state: string; readonly zone: string; readonly name: string };
type Holiday = { readonly day: string; readonly title: string; readonly from?: number; readonly to?: number };

const PLACES: readonly Place[] = [
  { country: 'AU', state: 'ACT', zone: 'Australia/Sydney', name: 'Australian Capital Territory' },
  { country: 'AU', state: 'NSW', zone: 'Australia/Sydney', name: 'New South Wales' },
  { country: 'AU', state: 'NT', zone: 'Australia/Darwin', name: 'Northern Territory' },
  { country: 'AU', state: 'QLD', zone: 'Australia/Brisbane', name: 'Queensland' },
  { country: 'AU', state: 'SA', zone: 'Australia/Adelaide', name: 'South Australia' },
  { country: 'AU', state: 'TAS', zone: 'Australia/Hobart', name: 'Tasmania' },
  { country: 'AU', state: 'VIC', zone: 'Australia/Melbourne', name: 'Victoria' },
  { country: 'AU', state: 'WA', zone: 'Australia/Perth', name: 'Western Australia' },
  { country: 'GB', state: 'ENG', zone: 'Europe/London', name: 'England' },
  { country: 'GB', state: 'WLS', zone: 'Europe/London', name: 'Wales' },
  { country: 'GB', state: 'SCT', zone: 'Europe/London', name: 'Scotland' },
  { country: 'GB', state: 'NIR', zone: 'Europe/London', name: 'Northern Ireland' },
];

/** What the library does not know, with where it is said. */
const ADDED: Readonly<Record<string, readonly Holiday[]>> = {
  'AU-VIC': [
    { day: '2020-10-23', title: 'Friday before the AFL Grand Final' },
    { day: '2022-09-23', title: 'Friday before the AFL Grand Final' },
  ], // business.vic.gov.au
  'GB-SCT': [{ day: '2026-06-15', title: 'World Cup bank holiday' }], // www.gov.uk/bank-holidays
};

/** What the library has and the place had not. */
const REMOVED: Readonly<Record<string, readonly string[]>> = {
  // New South Wales moves Anzac Day from a weekend in 2026 and 2027, and did not in 2020: www.nsw.gov.au/public-holidays
  'AU-NSW': ['2020-04-27', '2032-04-26'],
  // The Friday before the football final, which was played on another day: business.vic.gov.au
  'AU-VIC': ['2020-09-25', '2022-09-30'],
};

type Found = ReturnType<Holidays['getHolidays']>[number];

function asHoliday({ date, name, start, end }: Found): Holiday {
  const [day = '', time = '00:00:00'] = date.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const from = hour * 60 + minute;
  const length = Math.round((end.getTime() - start.getTime()) / 60_000);
  const title = name.replace(' (substitute day)', ' (additional day)');
  if (from === 0 && length > 20 * 60) return { day, title };
  return { day, title, from, to: Math.min(MINUTES_OF_A_DAY, from + length) };
}

function holidaysOf({ country, state }: Place): Holiday[] {
  const library = new Holidays(country, state, { languages: ['en'] });
  // Bank holidays in Australia are for banks alone; in the United Kingdom they are everybody's.
  const types = country === 'GB' ? ['public', 'bank'] : ['public'];
  const years = Array.from({ length: TO - FROM + 1 }, (_, n) => FROM + n);
  const all = years.flatMap((year) => library.getHolidays(year)).filter(({ type }) => types.includes(type));
  const found = new Map<string, Holiday>();
  for (const one of all.map(asHoliday)) {
    const known = found.get(one.day);
    if (known === undefined || known.from !== undefined) found.set(one.day, one);
  }
  for (const day of REMOVED[`${country}-${state}`] ?? []) found.delete(day);
  for (const one of ADDED[`${country}-${state}`] ?? []) found.set(one.day, one);
  return [...found.values()].toSorted((one, other) => one.day.localeCompare(other.day));
}

await mkdir(FOLDER, { recursive: true });
for (const place of PLACES) {
  const key = `${place.country}-${place.state}`.toLowerCase();
  const head = { key, name: place.name, zone: place.zone, from: FROM, to: TO };
  const holidays = holidaysOf(place).map((one) => `    ${JSON.stringify(one)}`);
  const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "holidays": [\n${holidays.join(',\n')}\n  ]\n}\n`;
  await writeFile(join(FOLDER, `${key}.json`), text);
  console.log(`${key}: ${holidays.length} days`);
}
