import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { dayOfText } from '#kernel/civil.ts';
import { SIGNED_IN } from '#kernel/endpoint.ts';
import { byId, done, id, words } from '#kernel/fields.ts';
import { isZone } from '#kernel/zone.ts';
import { CLOCK_EVENTS, CLOCK_KINDS, STARTS, UNITS } from './rules/index.ts';

const span = z
  .object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(1440) })
  .refine(({ from, to }) => from < to, 'hours begin before they end');
const week = z.array(z.array(span).max(12)).length(7);
/** 2026-04-02 */
const date = z.string().refine((text) => dayOfText(text) !== undefined, 'is no day: write 2026-04-02');
const zone = z.string().max(60).refine(isZone, 'is no time zone: write Australia/Sydney');
const title = words(200);

const holiday = z.object({ id, day: z.string(), title: z.string(), from: z.number(), to: z.number() });

/** Every calendar, without its days. Whoever is signed in may know when the office is open. */
export const calendars = question({
  path: '/api/calendars',
  may: SIGNED_IN,
  reply: z.object({
    calendars: z.array(z.object({ id, key: z.string(), name: z.string(), zone: z.string(), week, days: z.number() })),
    /** What is shipped and can be adopted. */
    shipped: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
});

export const holidays = question({
  path: '/api/calendars/:id/holidays',
  may: SIGNED_IN,
  params: byId,
  /** Without a year: all there are. */
  query: z.object({ year: z.coerce.number().int().min(1970).max(2200).optional() }),
  reply: z.object({ holidays: z.array(holiday) }),
});

/** Takes a shipped calendar over, holidays and all. From then on its days are the desk's own. */
export const adoptCalendar = command({
  path: '/api/calendars/adopt',
  may: 'standards.administer',
  body: z.object({ shipped: words(60) }),
  reply: z.object({ id }),
});

export const setHours = command({
  path: '/api/calendars/:id/hours',
  may: 'standards.administer',
  params: byId,
  body: z.object({ name: words(120), zone, week }),
  reply: done,
});

/** Adds a holiday, a closedown of several days, or part of a day. */
export const addHoliday = command({
  path: '/api/calendars/:id/holidays',
  may: 'standards.administer',
  params: byId,
  body: z.object({
    day: date,
    /** The last day, where it is more than one. */
    until: date.optional(),
    title,
    from: z.number().int().min(0).max(1439).default(0),
    to: z.number().int().min(1).max(1440).default(1440),
  }),
  reply: z.object({ days: z.number() }),
});

export const removeHoliday = command({
  path: '/api/holidays/:id/remove',
  may: 'standards.administer',
  params: byId,
  reply: done,
});

export const writeIcal = question({
  path: '/api/calendars/:id/ical',
  may: SIGNED_IN,
  params: byId,
  reply: z.object({ name: z.string(), text: z.string() }),
});

/** Reads the days of an iCalendar file into a calendar. What is there already stays as it is. */
export const readIcal = command({
  path: '/api/calendars/:id/ical',
  may: 'standards.administer',
  params: byId,
  body: z.object({ text: z.string().min(1).max(1_000_000) }),
  reply: z.object({ added: z.number(), faults: z.array(z.string()) }),
});

const event = z.enum(CLOCK_EVENTS);

/** A version of a clock rule, as it is shipped and as an administrator writes it. */
export const ruleText = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,60}$/, 'is small letters, digits and hyphens'),
  effectiveFrom: date,
  title: words(120),
  clock: z.enum(CLOCK_KINDS),
  kinds: z.array(z.string().max(40)).max(20).readonly(),
  on: z.object({
    start: z.array(event).min(1).max(20).readonly(),
    pause: z.array(event).max(20).readonly(),
    resume: z.array(event).max(20).readonly(),
    stop: z.array(event).min(1).max(20).readonly(),
  }),
  once: z.boolean(),
  budget: z.object({ amount: z.number().int().min(1).max(100_000), unit: z.enum(UNITS) }),
  start: z.enum(STARTS),
  ends: z.enum(['close', 'midnight']),
  rolls: z.boolean(),
  extension: z
    .object({ most: z.number().int().min(1).max(100_000), noticeSays: z.array(words(200)).max(20).readonly() })
    .nullable(),
  source: z.object({ title: words(200), passage: z.string().max(300), url: z.string().max(500) }),
});

const rule = ruleText.extend({ id, version: z.number(), calendarId: id, withdrawn: z.boolean() });

export const rules = question({
  path: '/api/clock-rules',
  may: SIGNED_IN,
  reply: z.object({
    rules: z.array(rule),
    packs: z.array(z.object({ key: z.string(), title: z.string(), told: z.string(), adopted: z.boolean() })),
  }),
});

/** Adopts all rules of a shipped pack, counted by one calendar. */
export const adoptPack = command({
  path: '/api/clock-rules/adopt',
  may: 'standards.administer',
  body: z.object({ pack: words(60), calendarId: id }),
  reply: z.object({ added: z.number() }),
});

/** The next version of a rule, or the first of a new one. What runs already keeps the version it began with. */
export const makeRule = command({
  path: '/api/clock-rules',
  may: 'standards.administer',
  body: ruleText.extend({ calendarId: id }),
  reply: z.object({ id, version: z.number() }),
});

/** From now on this version begins no more clocks. */
export const withdrawRule = command({
  path: '/api/clock-rules/:id/withdraw',
  may: 'standards.administer',
  params: byId,
  reply: done,
});
