import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import {
  addHoliday,
  adoptShipped,
  daysOf,
  listCalendars,
  readIcal,
  removeHoliday,
  setHours,
  writeIcal,
} from './calendars.ts';
import { adoptPack, listRules, makeRule, withdrawRule } from './rules.ts';
import type { Standards } from './standards.ts';

const DONE = { done: true } as const;

export function standardRoutes(server: Server, standards: Standards): void {
  serve(server, contract, {
    calendars: (reading) => listCalendars(reading),
    holidays: async (reading, { params, query }) => ({ holidays: await daysOf(reading, params.id, query.year) }),
    adoptCalendar: async (work, { body }) => ({ id: await adoptShipped(standards, work, body.shipped) }),
    setHours: (work, { params, body }) => setHours(standards, work, params.id, body).then(() => DONE),
    addHoliday: async (work, { params, body }) => ({ days: await addHoliday(standards, work, params.id, body) }),
    removeHoliday: (work, { params }) => removeHoliday(standards, work, params.id).then(() => DONE),
    writeIcal: (reading, { params }) => writeIcal(reading, params.id),
    readIcal: (work, { params, body }) => readIcal(standards, work, params.id, body.text),
    rules: (reading) => listRules(standards, reading),
    adoptPack: async (work, { body }) => ({ added: await adoptPack(standards, work, body.pack, body.calendarId) }),
    makeRule: (work, { body }) => makeRule(standards, work, body),
    withdrawRule: (work, { params }) => withdrawRule(standards, work, params.id).then(() => DONE),
  });
}
