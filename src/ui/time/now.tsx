import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import { SECOND, type Instant } from '#kernel/time.ts';
import { useLostSince } from '../wire/connection.ts';
import { say } from '../words/say.ts';
import { dayAndHour, dueWords, hourOf, standingOf, toFields } from './clock.ts';
import { tickerOf } from './ticker.ts';

const Zone = createContext('UTC');

/** The zone in which the agency lives: every time on the desk is said in it. */
export const ZoneOf = ({ zone, children }: { zone: string; children: ReactNode }) => (
  <Zone value={zone}>{children}</Zone>
);
export const useZone = (): string => use(Zone);

/** The present, which moves on by itself. A countdown asks every second, a list twice a minute. */
export function useNow(every: number = 30 * SECOND): Instant {
  const { listen, now } = tickerOf(every);
  return useSyncExternalStore(listen, now);
}

/** A due time in the words of the desk, with its tint. */
export function Due({ at, now }: { at: Instant; now: Instant }) {
  const zone = useZone();
  const standing = standingOf(at, now, zone);
  return (
    <time
      className={standing === 'ahead' ? 'num' : `num ${standing}`}
      dateTime={new Date(at).toISOString()}
      title={dayAndHour(at, now, zone)}
    >
      {standing === 'late' ? <b>{dueWords(at, now, zone)}</b> : dueWords(at, now, zone)}
    </time>
  );
}

/** A moment that has passed: "Today 8:12 am". */
export function At({ at, only }: { at: Instant; only?: 'hour' }) {
  const zone = useZone();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()}>{only === 'hour' ? hourOf(at, zone) : dayAndHour(at, now, zone)}</time>
  );
}

/** Without a connection: how old is what stands below. */
export function AsOf({ at }: { at: Instant }) {
  const zone = useZone();
  const now = useNow();
  if (useLostSince() === undefined || at === 0) return null;
  const told = sameDay(at, now, zone) ? hourOf(at, zone) : dayAndHour(at, now, zone);
  return <span className="due small as-of">{say('As it was at {{time}}.', { time: told })}</span>;
}

const sameDay = (one: Instant, other: Instant, zone: string) => toFields(one, zone).date === toFields(other, zone).date;
