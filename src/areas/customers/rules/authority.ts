/** Days are written year first, 2026-11-18, so that they are compared as text. */
export type Authority = { readonly from: string; readonly until: string | null; readonly endedAt: number | null };
export type AuthorityStanding = 'current' | 'not yet' | 'lapsed' | 'ended';

/** Whether somebody may act for another on a day. The last day counts. */
export function authorityOn({ from, until, endedAt }: Authority, today: string): AuthorityStanding {
  if (endedAt !== null) return 'ended';
  if (today < from) return 'not yet';
  return until !== null && today > until ? 'lapsed' : 'current';
}

/** Roles in which people speak for the customer, and so need to be allowed to. */
const SPEAKS_FOR = ['representative', 'advocate'];

type Party = { readonly customerId: string; readonly name: string; readonly role: string };
type Given = Authority & { readonly customerId: string };

/** Who speaks for the customer on a case without a word on record that they may. */
export const withoutAuthority = (parties: readonly Party[], given: readonly Given[], today: string): readonly Party[] =>
  parties.filter(
    ({ customerId, role }) =>
      SPEAKS_FOR.includes(role) &&
      !given.some((one) => one.customerId === customerId && authorityOn(one, today) === 'current'),
  );
