import { dayAt } from '#kernel/zone.ts';
import { dateOfDay } from '#kernel/civil.ts';
import type { Variant } from '#areas/correspondence/rules/index.ts';
import type { Instant } from '#kernel/time.ts';
import { pageOf, type LetterPage } from '../rules/index.ts';
import type { Letters } from './letters.ts';
import type { LetterheadNow } from './letterhead.ts';

export type Written = {
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly addressee: string;
  readonly address: string;
  readonly variant: Variant;
  readonly language: string;
  readonly reference: string;
  readonly at: Instant;
  readonly enclosures: readonly string[];
};

/** A letter as data: the words, our letterhead, and the day as the language of the letter says it. */
export function pageFor({ office }: Letters, head: LetterheadNow, { at, ...it }: Written): LetterPage {
  const { zone } = office.desk;
  const { year, month, day } = dateOfDay(dayAt(zone, at));
  return pageOf(
    { ...head, agency: office.agency },
    { ...it, day: longDay(it.language, zone, at), date: [year, month, day] },
  );
}

export function longDay(language: string, zone: string, at: Instant): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  return new Intl.DateTimeFormat([language, 'en'], options).format(at);
}
