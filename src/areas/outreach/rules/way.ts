/** What somebody can be told by, beside their cases. */
export const POINT_KINDS = ['email', 'phone', 'post'] as const;
export type PointKind = (typeof POINT_KINDS)[number];
export const CHANNELS = ['email', 'sms', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];

export const channelOf = (kind: PointKind): Channel =>
  ({ email: 'email', phone: 'sms', post: 'letter' } as const)[kind];

type Consented = { readonly kind: PointKind; readonly address: string };
type Wishes = {
  /** The address they would rather be reached at, of all they have, in the form in which two are the same. */
  readonly preferred: string | null;
  readonly needs: readonly string[];
  /** Whether there are words for a telephone. */
  readonly texts: boolean;
};

const USUAL: readonly PointKind[] = ['email', 'phone', 'post'];
/** Large print and easy read are set on paper, where we know how it looks. */
const ON_PAPER: readonly PointKind[] = ['post', 'email', 'phone'];

/**
 * By which of the addresses they consented with somebody is told: the one they prefer; otherwise by what they need, and as is usual.
 * Undefined where there is none that can be used.
 */
export function chosenOf<One extends Consented>(
  consents: readonly One[],
  { preferred, needs, texts }: Wishes,
): One | undefined {
  const usable = consents.filter(({ kind }) => kind !== 'phone' || texts);
  const wished = usable.find(({ address }) => address === preferred);
  if (wished !== undefined) return wished;
  const order = needs.includes('large print') || needs.includes('easy read') ? ON_PAPER : USUAL;
  return order.flatMap((kind) => usable.filter((one) => one.kind === kind))[0];
}
