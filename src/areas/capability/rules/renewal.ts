import type { Instant } from '#kernel/time.ts';

const MONTH_DAYS = 30.436_875;
const DAY_MS = 86_400_000;

type Rule = { readonly level: number; readonly months: number };
export type Granted = { readonly level: number; readonly until: Instant };

/** The skill that follows from what was shown: for so many months from when it was last shown; none where that is over already. */
export function skillFrom({ level, months }: Rule, newestAt: Instant | null, now: Instant): Granted | undefined {
  if (newestAt === null) return undefined;
  const until = newestAt + Math.round(months * MONTH_DAYS) * DAY_MS;
  return until <= now ? undefined : { level, until };
}

export const ACTION_KINDS = ['work', 'shadow', 'article', 'learning case', 'course', 'renew'] as const;
export const SESSION_KINDS = ['one-to-one', 'coaching', 'mid-year review', 'end-of-year review'] as const;
