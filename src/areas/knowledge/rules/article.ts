import { DAY, type Instant } from '#kernel/time.ts';

export const AUDIENCES = ['internal', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Where the newest wording of an article stands. `settled`: it is the one that is published. */
export const STAGES = ['draft', 'review', 'scheduled', 'settled'] as const;
export type Stage = (typeof STAGES)[number];

/** What an article is to whoever reads the desk. */
export const STANDINGS = ['draft', 'review', 'scheduled', 'published', 'retired'] as const;
export type Standing = (typeof STANDINGS)[number];

export type Standings = {
  readonly stage: Stage;
  readonly published: number | null;
  readonly retiredAt: Instant | null;
};

/** An article that is published stays so while its next wording is written. */
export function standingOf({ stage, published, retiredAt }: Standings): Standing {
  if (retiredAt !== null) return 'retired';
  if (published !== null) return 'published';
  return stage === 'settled' ? 'draft' : stage;
}

/** An article is looked at again at least once in this time, whoever forgets to say when. */
export const REVIEW_AFTER = 365 * DAY;
/** From so long before on its owner is reminded. */
const REMIND_BEFORE = 14 * DAY;

export const isReviewDue = (reviewBy: Instant, now: Instant): boolean => reviewBy - REMIND_BEFORE <= now;

export type Approving = {
  readonly stage: Stage;
  readonly newest: number;
  readonly version: number;
  readonly authorId: string;
  readonly approverId: string | null;
  readonly publishAt: Instant | null;
};

type Refused = { readonly status: 409 | 422; readonly because: string; readonly field?: string };

/** Whether this wording may be published by whoever asks. Nobody agrees to their own words. */
export function approvalRefused(it: Approving, now: Instant): Refused | undefined {
  if (it.stage !== 'review') return { status: 409, because: 'It does not wait for anybody to agree to it.' };
  if (it.version !== it.newest)
    return { status: 409, because: 'It was written on meanwhile. Read the newest wording first.' };
  if (it.authorId === it.approverId)
    return { status: 422, because: 'You wrote this wording. Somebody else has to agree to it.' };
  if (it.publishAt !== null && it.publishAt <= now)
    return { status: 422, because: 'That time is over. Leave it empty to publish now.', field: 'publishAt' };
  return undefined;
}

const LONGEST_SLUG = 80;

/** The address of an article, from its title. */
export function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'article' : slug;
}
