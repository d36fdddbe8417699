import { icalFile, icalMoment, icalText } from '#areas/standards/rules/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Appointment } from './appointments.ts';
import { titleOf } from './letters.ts';

type Person = { readonly name: string; readonly address: string };

export type Invitation = {
  readonly id: string;
  readonly revision: number;
  readonly appointment: Omit<Appointment, 'people' | 'key'>;
  readonly apprentice: string;
  /** Who invites: the agency, at the address from which the mail comes. */
  readonly organizer: Person;
  readonly people: readonly Person[];
  readonly method: 'REQUEST' | 'CANCEL';
  readonly at: Instant;
};

/** The name of somebody as a parameter holds it: in quotes, which it may not hold itself. */
const called = (name: string): string => `CN="${name.replaceAll(/["\r\n]/g, ' ')}"`;

/**
 * An invitation as calendar programs take it from a mail (RFC 5546): with times in UTC, so that every program shows them in its own
 * zone; with a number that rises with each change, so that an old mail never wins over a new one.
 */
export const invitationOf = ({ id, revision, appointment, apprentice, organizer, people, method, at }: Invitation) =>
  icalFile(
    organizer.name,
    [
      [
        `UID:${id}@kept`,
        `DTSTAMP:${icalMoment(at)}`,
        `SEQUENCE:${revision}`,
        `DTSTART:${icalMoment(appointment.at)}`,
        `DTEND:${icalMoment(appointment.at + appointment.minutes * MINUTE)}`,
        `SUMMARY:${icalText(`${titleOf(appointment.what)}: ${apprentice}`)}`,
        ...(appointment.place === '' ? [] : [`LOCATION:${icalText(appointment.place)}`]),
        ...(appointment.about === '' ? [] : [`DESCRIPTION:${icalText(appointment.about)}`]),
        `ORGANIZER;${called(organizer.name)}:mailto:${organizer.address}`,
        ...people.map(
          ({ name, address }) =>
            `ATTENDEE;${called(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${address}`,
        ),
        `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
        `TRANSP:${method === 'CANCEL' ? 'TRANSPARENT' : 'OPAQUE'}`,
      ],
    ],
    method,
  );
