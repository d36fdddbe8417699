import { icalFile, icalMoment, icalText } from '#areas/standards/rules/index.ts';
import type { Instant } from '#kernel/time.ts';

export type FeedShift = {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly place?: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly changedAt: Instant;
  readonly revision: number;
  readonly cancelled: boolean;
};

type Feed = { readonly agency: string; readonly officer: string; readonly shifts: readonly FeedShift[] };

/**
 * An officer's shifts as a file that calendar programs subscribe to. A shift keeps its name (UID) for good; a change has a
 * higher number, and one that was cancelled or given to a colleague says so, because programs keep what simply vanishes.
 */
export const feedOf = ({ agency, officer, shifts }: Feed): string =>
  icalFile(
    `${officer}, ${agency}`,
    shifts.map(({ id, name, team, place = '', startsAt, endsAt, changedAt, revision, cancelled }) => [
      `UID:${id}@kept`,
      `DTSTAMP:${icalMoment(changedAt)}`,
      `LAST-MODIFIED:${icalMoment(changedAt)}`,
      `SEQUENCE:${revision}`,
      `DTSTART:${icalMoment(startsAt)}`,
      `DTEND:${icalMoment(endsAt)}`,
      `SUMMARY:${icalText(name === '' ? team : `${name}, ${team}`)}`,
      ...(place === '' ? [] : [`LOCATION:${icalText(place)}`]),
      `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `TRANSP:${cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    ]),
  );
