export { addWorking, endOfDay, faultsOf, isOpenAt, isWorkingDay, nthWorkingDay, openCalendar } from './calendar.ts';
export type { Calendar, CalendarSpec, Closure, Span } from './calendar.ts';
export { dueAt, type Counting, type Running } from './due.ts';
export { closuresFromIcal, icalFile, icalMoment, icalOf, icalText } from './ical.ts';
export { receiptOf, type Line } from './receipt.ts';
export { CLOCK_EVENTS, CLOCK_KINDS, STARTS, UNITS, extensionRefused, rulesInForce } from './rule.ts';
export type { ClockEvent, ClockRule } from './rule.ts';
