import type { Instant } from '#kernel/time.ts';

/**
 * What waits for somebody else to agree: a decision, or the text of a letter. Both are signed in the same way. A place is for
 * one person or for whoever has a position, with somebody who stands in when they are away.
 */
export type Place = {
  readonly n: number;
  readonly officerId: string | null;
  readonly role: string | null;
  readonly substituteId: string | null;
  readonly verdict: 'approved' | 'declined' | 'returned' | null;
  readonly by: string | null;
};

export const SIGNING_STATES = ['waiting', 'approved', 'declined', 'returned', 'withdrawn'] as const;
export type SigningState = (typeof SIGNING_STATES)[number];

export type Signing = {
  readonly state: SigningState;
  readonly askedBy: string | null;
  /** One after the other, or all at once. */
  readonly order: 'serial' | 'parallel';
  readonly dueAt: Instant;
  readonly places: readonly Place[];
};

/** Who wants to sign, in which positions they stand now, and who of those with a place is away. */
export type Signer = {
  readonly officerId: string;
  readonly positions: readonly string[];
  readonly away: ReadonlySet<string>;
  readonly now: Instant;
};

export type Standing =
  | { readonly ok: true; readonly place: Place; readonly as: 'named' | 'position' | 'substitute' }
  | { readonly ok: false; readonly because: string };

const STATES: Readonly<Record<Exclude<SigningState, 'waiting'>, string>> = {
  approved: 'It was approved already.',
  declined: 'It was declined already.',
  returned: 'It was sent back already.',
  withdrawn: 'It was taken back.',
};

/** Which place somebody signs at, or why none is theirs. */
export function placeOf(signing: Signing, signer: Signer): Standing {
  if (signing.state !== 'waiting') return { ok: false, because: STATES[signing.state] };
  if (signing.askedBy === signer.officerId)
    return { ok: false, because: 'You asked for this yourself, so somebody else has to agree.' };
  if (signing.places.some(({ by }) => by === signer.officerId))
    return { ok: false, because: 'You have signed already, and the other signature is another person’s.' };
  const open = signing.places.filter(({ verdict }) => verdict === null);
  const turn = signing.order === 'serial' ? open.slice(0, 1) : open;
  for (const as of ['named', 'position', 'substitute'] as const) {
    const place = turn.find((one) => holds(one, as, signing, signer));
    if (place !== undefined) return { ok: true, place, as };
  }
  const later = open.some((one) => !turn.includes(one) && namedOrPosition(one, signer));
  if (later) return { ok: false, because: 'Somebody else signs first.' };
  if (open.some(({ substituteId }) => substituteId === signer.officerId))
    return { ok: false, because: 'You stand in when they are away or the time is over, and neither is so.' };
  return { ok: false, because: 'This is for somebody else to agree to.' };
}

const namedOrPosition = (place: Place, { officerId, positions }: Signer): boolean =>
  place.officerId === officerId || (place.role !== null && positions.includes(place.role));

function holds(place: Place, as: 'named' | 'position' | 'substitute', signing: Signing, signer: Signer): boolean {
  const { officerId, positions, away, now } = signer;
  if (as === 'named') return place.officerId === officerId;
  if (as === 'position') return place.role !== null && positions.includes(place.role);
  const absent = place.officerId !== null && away.has(place.officerId);
  return place.substituteId === officerId && (absent || now >= signing.dueAt);
}

/** What becomes of it when a place is signed. One "no" is enough; one "yes" only where no other is wanted. */
export function afterSigning(
  signing: Signing,
  n: number,
  { verdict, by }: { readonly verdict: 'approved' | 'declined' | 'returned'; readonly by: string },
): Signing {
  const places = signing.places.map((one) => (one.n === n ? { ...one, verdict, by } : one));
  const done = places.every((one) => one.verdict === 'approved');
  return { ...signing, places, state: verdict === 'approved' ? (done ? 'approved' : 'waiting') : verdict };
}
