import { dateOfDay, dayOfText, weekdayOf, type Day } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt, minuteAt } from '#kernel/zone.ts';
import type { Signer } from '../journey/acts.ts';
import type { DayText } from '../plan/dates.ts';
import type { Appointment } from './appointments.ts';

/** Where the address of a page stands in a letter: it is put in while the letter leaves, and never lies in the database. */
export const LINK = '{{link}}';

export type Letter = { readonly subject: string; readonly body: string };

const TITLES = {
  gateway: 'Gateway meeting',
  interview: 'Interview about the showcase',
  observation: 'Practical observation',
  discussion: 'Professional discussion',
} as const;
export const titleOf = (what: Appointment['what']): string => TITLES[what];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function dayWords(at: Day): string {
  const { year, month, day } = dateOfDay(at);
  return `${WEEKDAYS[weekdayOf(at)]} ${day} ${MONTHS[month - 1]} ${year}`;
}
const wordsOfDay = (day: DayText): string => dayWords(dayOfText(day) ?? 0);

/** Tuesday 3 December 2026, 10:05 (Australia/Sydney): a letter is read anywhere, so it says whose clock it means. */
export function wordsOfMoment(at: Instant, zone: string): string {
  const minute = Math.floor(minuteAt(zone, at));
  const clock = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  return `${dayWords(dayAt(zone, at))}, ${clock} (${zone.replaceAll('_', ' ')})`;
}

type Naming = { readonly name: string; readonly agency: string };
const letter = ({ name, agency }: Naming, subject: string, paragraphs: readonly string[]): Letter => ({
  subject,
  body: `${[`Hello ${name},`, ...paragraphs, agency].join('\n\n')}\n`,
});

const ROLES: Readonly<Record<Signer, string>> = {
  employer: 'for the employer',
  provider: 'for the training provider',
  apprentice: 'as the apprentice',
};

type Signing = Naming & { readonly apprentice: string; readonly as: Signer; readonly signBy: DayText };

/** The first letter with a link, and the one with a new link after the statement has changed. */
export const toSign = (it: Signing & { readonly anew: boolean }): Letter =>
  letter(it, it.anew ? `A new statement to sign: ${it.apprentice}` : `Please sign: ${it.apprentice}, gateway`, [
    it.anew
      ? `The statement for the gateway of ${it.apprentice} has changed, and every earlier signature and link has lost its force. This link opens the statement as it is now:`
      : `The statement for the gateway of ${it.apprentice} waits for your signature ${ROLES[it.as]}. You need no account and no password: this link opens it on any telephone or computer.`,
    LINK,
    `Please sign by ${wordsOfDay(it.signBy)}, or say there why not yet. The link is for you alone and works once: do not pass it on. It signs exactly the statement that it shows, and nothing once that has changed.`,
  ]);

export const remindToSign = (it: Signing): Letter =>
  letter(it, `Still to sign by ${wordsOfDay(it.signBy)}: ${it.apprentice}, gateway`, [
    `Your signature ${ROLES[it.as]} under the statement for the gateway of ${it.apprentice} is still missing. It is asked for by ${wordsOfDay(it.signBy)}.`,
    LINK,
    'If something keeps you from signing, say so on the same page: that helps as much.',
  ]);

type Meeting = Naming & {
  readonly apprentice: string;
  readonly zone: string;
  readonly appointment: Omit<Appointment, 'people' | 'key'>;
};

const PLACES: Readonly<Record<string, string>> = {
  workplace: 'at the normal place of work',
  'suitable room': 'in a suitable room',
  remote: 'at a distance',
};

const particulars = ({ appointment: { at, minutes, place, about }, zone }: Meeting): string =>
  [
    `When: ${wordsOfMoment(at, zone)}, ${minutes} minutes`,
    ...(place === '' ? [] : [`Where: ${PLACES[place] ?? place}`]),
    ...(about === '' ? [] : [`What to know beforehand: ${about}`]),
  ].join('\n');

export const invite = (it: Meeting & { readonly moved: boolean }): Letter =>
  letter(it, `${it.moved ? 'Changed: ' : ''}${titleOf(it.appointment.what)}, ${it.apprentice}`, [
    it.moved ? 'This has changed. It now stands as follows.' : 'You are asked to this.',
    particulars(it),
    'The invitation for your calendar is in this mail.',
  ]);

export const callOff = (it: Meeting): Letter =>
  letter(it, `Not any more: ${titleOf(it.appointment.what)}, ${it.apprentice}`, [
    'You are not expected at this any more. Your calendar takes it out.',
    particulars(it),
  ]);

export const remindOfMeeting = (it: Meeting): Letter =>
  letter(it, `Soon: ${titleOf(it.appointment.what)}, ${it.apprentice}`, [
    'This is within the next day.',
    particulars(it),
  ]);

/** Which reminder of a signature is due: the first three days before its day, the second on the day before. */
export function reminderDue(daysLeft: number, sent: number): number | null {
  const due = daysLeft < 0 ? 0 : daysLeft <= 1 ? 2 : daysLeft <= 3 ? 1 : 0;
  return due > sent ? due : null;
}
