import { visibleCase, familyOfCase } from '#areas/cases/server/index.ts';
import { checkDelegation, type Delegations } from '#areas/delegations/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { placeOf, saysNo, type Signer, type Signing } from '../rules/index.ts';
import type { Asking } from './ask.ts';
import { flagsOn } from './flags.ts';
import { whoMayDecide, signerOf } from './people.ts';
import {
  approvalsOn,
  decisionsOn,
  placesOfDecisions,
  placesOfTexts,
  signingOfDecision,
  signingOfText,
  type DecisionRow,
  type PlaceRow,
} from './store.ts';

/** Everything that was or is to be decided on a case, and every text that waits, with what this officer can do about each. */
export async function decisionsOfCase(delegations: Delegations, reading: Reading, id: string) {
  const at = await visibleCase(reading, id);
  const family = await familyOfCase(reading.db, id);
  const [decisions, approvals, flags, signer] = await Promise.all([
    decisionsOn(reading.db, family),
    approvalsOn(reading.db, family),
    flagsOn(reading.db, family),
    signerOf(reading, reading.actor.id ?? ''),
  ]);
  const [places, textPlaces] = await Promise.all([
    placesOfDecisions(
      reading.db,
      decisions.map((one) => one.id),
    ),
    placesOfTexts(
      reading.db,
      approvals.map(({ messageId }) => messageId),
    ),
  ]);
  const of = (all: readonly PlaceRow[], which: string) => all.filter((place) => place.of === which);
  return {
    flags,
    sign: delegations.sign,
    decisions: await Promise.all(
      decisions.map(async (it) => {
        const its = of(places, it.id);
        return {
          ...withoutCase(it),
          // A letter that waits to be approved has told nobody anything yet.
          toldWaits: approvals.some(({ messageId, state }) => state === 'waiting' && messageId === it.toldMessageId),
          says: saysNoNow(it),
          places: its.map(shown),
          mine: await mineOf({ delegations, reading, at }, it, signingOfDecision(it, its), signer),
        };
      }),
    ),
    texts: approvals.map(({ sha256: _sha256, takenUpAt: _taken, caseId: _case, ...it }) => {
      const its = of(textPlaces, it.messageId);
      const standing = placeOf(signingOfText({ ...it, sha256: null, takenUpAt: null, caseId: id }, its), signer);
      return {
        ...it,
        because: [...it.because],
        places: its.map(shown),
        mine: standing.ok ? { can: 'sign' as const, because: '' } : { can: null, because: standing.because },
      };
    }),
  };
}

const withoutCase = ({ caseId: _caseId, toldMessageId: _messageId, file, ...it }: DecisionRow) => ({
  ...it,
  file: [...file],
});

const saysNoNow = ({ power, state }: DecisionRow): boolean =>
  (state === 'approved' || state === 'declined') && saysNo(power, state);

const shown = ({ n, officerId, role, substituteId, verdict, by, at, reasons }: PlaceRow) => ({
  n,
  officerId,
  role,
  substituteId,
  verdict,
  by,
  at,
  reasons,
});

type Where = {
  readonly delegations: Delegations;
  readonly reading: Reading;
  readonly at: { readonly kind: string; readonly teamId: string };
};
type Mine = {
  readonly can: 'sign' | 'take' | null;
  readonly because: string;
  readonly condition: string;
  /** A second signature is wanted that nobody has been asked for yet. */
  readonly second: boolean;
};

/** What this officer can do about a decision that waits, and by which delegation, or why they cannot. */
async function mineOf(
  { delegations, reading, at }: Where,
  it: DecisionRow,
  signing: Signing,
  signer: Signer,
): Promise<Mine> {
  const none = { can: null, condition: '', second: false } as const;
  const standing = placeOf(signing, signer);
  if (signing.state !== 'waiting') return { ...none, because: '' };
  const matter = { power: it.power, amountCents: it.amountCents, kind: at.kind, teamId: at.teamId };
  const verdict = await checkDelegation(delegations, reading, signer.officerId, matter);
  const second = verdict.ok && verdict.second && signing.places.length < 2;
  if (standing.ok)
    return verdict.ok
      ? { can: 'sign', because: verdict.because, condition: verdict.condition, second }
      : { ...none, because: verdict.because };
  const free = it.askedBy !== signer.officerId && !signing.places.some(({ by }) => by === signer.officerId);
  return verdict.ok && free
    ? { can: 'take', because: verdict.because, condition: verdict.condition, second }
    : { ...none, because: standing.because };
}

/** Who decides what somebody is about to ask for: themselves, or who else. */
export async function decidersFor(
  delegations: Delegations,
  reading: Reading,
  id: string,
  asked: Pick<Asking, 'power' | 'amountCents'>,
) {
  const at = await visibleCase(reading, id);
  const matter = { ...asked, kind: at.kind, teamId: at.teamId };
  const [verdict, candidates] = await Promise.all([
    checkDelegation(delegations, reading, reading.actor.id ?? '', matter),
    whoMayDecide(delegations, reading, { matter, caseId: id, but: reading.actor.id }),
  ]);
  return {
    me: verdict.ok
      ? { may: !verdict.second, because: verdict.because, condition: verdict.condition }
      : { may: false, because: verdict.because, condition: '' },
    candidates: candidates.map(({ officerId, name, away, verdict: { limitCents, second } }) => ({
      officerId,
      name,
      away,
      limitCents,
      second,
    })),
    sign: delegations.sign,
  };
}
