import { dayAt } from '#kernel/zone.ts';
import { dateOfDay } from '#kernel/civil.ts';
import type { Variant } from '#areas/correspondence/rules/index.ts';
import type { Instant } from '#kernel/time.ts';
import { pageOf, type LetterPage } from '../rules/index.ts';
import type { Letters } from './letters.ts';
import type { WholeLetterhead } from './letterhead.ts';

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
  /** The page of the case, for its own customer. Without one a code leads to our form. */
  readonly casePage?: string | null;
  readonly guide?: boolean;
};

/** A letter as data: the words, our letterhead, and the day as the language of the letter says it. */
export function pageFor({ office }: Letters, head: WholeLetterhead, { at, casePage, ...it }: Written): LetterPage {
  const { zone } = office.desk;
  const { year, month, day } = dateOfDay(dayAt(zone, at));
  const ofCase = head.code === 'case' ? (casePage ?? null) : null;
  // Whoever has no case yet is led to our form.
  const code = head.code === 'case' && ofCase === null ? 'form' : head.code;
  return pageOf(
    { ...head, code, agency: office.agency },
    {
      ...it,
      scan: ofCase ?? `${office.publicUrl}/ask`,
      day: longDay(it.language, zone, at),
      date: [year, month, day],
    },
  );
}

export function longDay(language: string, zone: string, at: Instant): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  return new Intl.DateTimeFormat([language, 'en'], options).format(at);
}
