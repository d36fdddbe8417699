import { addMonths, dayOfText, textOfDay } from '#kernel/civil.ts';
import { DAY, type Instant } from '#kernel/time.ts';

/** Source: the standard asks who assured a service and when. After twelve months nobody should rely on it unasked. */
const MONTHS_FRESH = 12;

/** How far what is written about a service can be relied on. */
export type Freshness = 'fresh' | 'stale' | 'never assured';

/** The first day of assurance that still holds, year first. */
export const freshFrom = (now: Instant): string => textOfDay(addMonths(Math.floor(now / DAY), -MONTHS_FRESH));

export function freshnessOf(assuredOn: string | null, now: Instant): Freshness {
  if (assuredOn === null || dayOfText(assuredOn.slice(0, 10)) === undefined) return 'never assured';
  return assuredOn.slice(0, 10) < freshFrom(now) ? 'stale' : 'fresh';
}
