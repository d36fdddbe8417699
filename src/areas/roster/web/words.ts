import { dayOfText, textOfDay } from '#kernel/civil.ts';
import { DAY } from '#kernel/time.ts';
import { hourOf } from '#ui/time/clock.ts';
import { locale, say } from '#ui/words/say.ts';
import type { LeaveKind, LeaveState, Presence, SkillKind } from '../rules/index.ts';

export function presenceName(state: Presence): string {
  switch (state) {
    case 'available':
      return say('Available');
    case 'busy':
      return say('With a customer');
    case 'away':
      return say('Away');
    case 'wrap-up':
      return say('Writing up');
    case 'off':
      return say('Not here');
  }
}

export function presenceTold(state: Exclude<Presence, 'busy'>): string {
  switch (state) {
    case 'available':
      return say('You may be given work.');
    case 'away':
      return say('A break, a meeting, lunch: no new work until you are back.');
    case 'wrap-up':
      return say('Five minutes to write down the last contact, then available by itself.');
    case 'off':
      return say('You have gone home, or have not come yet.');
  }
}

export function skillKind(kind: SkillKind): string {
  switch (kind) {
    case 'service':
      return say('Services');
    case 'agency':
      return say('Agencies');
    case 'language':
      return say('Languages');
    case 'channel':
      return say('Channels');
    case 'relay-trained':
      return say('Relay calls');
    case 'delegation':
      return say('Delegations');
    case 'clearance':
      return say('Clearances');
  }
}

export function leaveKind(kind: LeaveKind): string {
  switch (kind) {
    case 'holiday':
      return say('Holiday');
    case 'study':
      return say('Study leave');
    case 'parental':
      return say('Parental leave');
    case 'other':
      return say('Other leave');
  }
}

export function leaveState(state: LeaveState): string {
  switch (state) {
    case 'asked':
      return say('waits for your leader');
    case 'approved':
      return say('approved');
    case 'declined':
      return say('declined');
    case 'withdrawn':
      return say('withdrawn');
  }
}

/** "7:00 am to 3:00 pm" */
export const hoursOf = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }, zone: string): string =>
  say('{{from}} to {{to}}', { from: hourOf(startsAt, zone), to: hourOf(endsAt, zone) });

/** A day by itself, which has no zone: "Thu 19 Nov". */
export const dayName = (text: string, long = false): string =>
  new Intl.DateTimeFormat(locale(), {
    weekday: long ? 'long' : 'short',
    day: 'numeric',
    month: long ? 'long' : 'short',
    timeZone: 'UTC',
  })
    .format(Date.parse(`${text}T12:00:00Z`))
    .replace(',', '');

/** "Mon 16 to Fri 20 Nov", or one day. */
export const daysName = (first: string, last: string): string =>
  first === last ? dayName(first) : say('{{first}} to {{last}}', { first: dayName(first), last: dayName(last) });

export const plusDays = (text: string, days: number): string => textOfDay((dayOfText(text) ?? 0) + days);

/** The day of a moment on the wall of a place, as 2026-11-19. */
export const dayTextAt = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
};

/** "9 h 30 min" */
export function lengthOf(minutes: number): string {
  const [whole, rest] = [Math.floor(Math.round(minutes) / 60), Math.round(minutes) % 60];
  return rest === 0
    ? say('{{hours}} h', { hours: whole })
    : say('{{hours}} h {{minutes}} min', { hours: whole, minutes: rest });
}

export const daysUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / DAY));
