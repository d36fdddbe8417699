import { DAY, type Instant } from '#kernel/time.ts';

type Known = { readonly subject: string; readonly openedAt: Instant; readonly sameCustomer: boolean };
export type SameReason = 'customer' | 'subject' | 'days';

const NEAR = 14 * DAY;

/** "Re: AW: Leak" and "leak" are the same subject. */
export const bareSubject = (subject: string): string =>
  subject
    .replace(/^(?:\s*(?:re|aw|fw|fwd|wg|tr|sv|antw)\s*(?:\[\d+\])?:)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Why two cases are probably one matter. A customer who is the same is not enough by itself to come first. */
export function likenessOf(one: Omit<Known, 'sameCustomer'>, other: Known): readonly SameReason[] {
  const subject = bareSubject(one.subject);
  return [
    ...(subject !== '' && subject === bareSubject(other.subject) ? (['subject'] as const) : []),
    ...(other.sameCustomer ? (['customer'] as const) : []),
    ...(Math.abs(one.openedAt - other.openedAt) < NEAR ? (['days'] as const) : []),
  ];
}

export type CaseSide = {
  readonly reference: string;
  readonly state: string;
  readonly ownerId: string | null;
  readonly nextStep: string | null;
  readonly nextDueAt: Instant | null;
  readonly contacts: number;
  readonly restricted: boolean;
};

export type CaseField = 'state' | 'owner' | 'next step' | 'contacts';

/** What is true of the one case that stays after another was joined to it, field by field: its own, and the contacts of both. */
export const becomesOf = (from: CaseSide, into: CaseSide): readonly CaseField[] => [
  ...(from.state === into.state ? [] : (['state'] as const)),
  ...(from.ownerId === into.ownerId ? [] : (['owner'] as const)),
  ...(from.nextStep === into.nextStep && from.nextDueAt === into.nextDueAt ? [] : (['next step'] as const)),
  'contacts',
];
