import { sql } from 'kysely';
import { lockCase, rootOf, type Locked } from '#areas/cases/server/index.ts';
import { checkDelegation } from '#areas/delegations/server/index.ts';
import type { Allowed } from '#areas/delegations/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { afterSigning, placeOf, saysNo, type No, type Place, type Signing } from '../rules/index.ts';
import { addPlace, matterOf, mustHold, mustReach, refuseBareNo, wrong } from './ask.ts';
import { tellOfDecision, type Deciding } from './deciding.ts';
import { signerOf } from './people.ts';
import { lockDecision, placesOfDecisions, signingOfDecision, type DecisionRow } from './store.ts';

type Held = { readonly it: DecisionRow; readonly at: Locked; readonly signing: Signing };

/** A decision on a case the actor may see, locked, so that of two signatures one is first. */
export async function openDecision(work: Work, id: string): Promise<Held> {
  const it = await lockDecision(work.db, id);
  const root = it === undefined ? undefined : await rootOf(work.db, it.caseId);
  if (it === undefined || root === undefined)
    throw new Refusal(404, 'There is no such decision, or it is not yours to see.');
  const at = await lockCase(work, root.id);
  return { it, at, signing: signingOfDecision(it, await placesOfDecisions(work.db, [id])) };
}

/** Where the actor signs, and by which delegation: both as they are at this moment. */
async function mustSign(deciding: Deciding, work: Work, { it, at, signing }: Held) {
  const me = work.actor.id ?? '';
  const standing = placeOf(signing, await signerOf(work, me));
  if (!standing.ok) throw new Refusal(signing.state === 'waiting' ? 403 : 409, standing.because);
  const verdict = await checkDelegation(deciding.delegations, work, me, matterOf(at, it));
  if (!verdict.ok)
    throw new Refusal(403, `You cannot decide this. ${verdict.because} Send it back, so that somebody else is asked.`);
  return { place: standing.place, verdict };
}

export type Approving = {
  readonly reasons: string;
  readonly conditionHolds: boolean;
  /** Who signs as well, where the amount needs a second signature. */
  readonly secondId: string | null;
  readonly substituteId: string | null;
};

export async function approveDecision(deciding: Deciding, work: Work, id: string, asked: Approving): Promise<void> {
  const held = await openDecision(work, id);
  const { it, at, signing } = held;
  const { place, verdict } = await mustSign(deciding, work, held);
  mustHold(verdict, asked.conditionHolds);
  if (saysNo(it.power, 'approved')) refuseBareNo(it);
  const places = await withSecond(deciding, work, held, { verdict, asked });
  await sign(work, id, place, { verdict: 'approved', reasons: asked.reasons, by: verdict });
  const after = afterSigning({ ...signing, places }, place.n, { verdict: 'approved', by: work.actor.id ?? '' });
  if (after.state === 'approved') await settle(work, id, 'approved');
  await announce(work, {
    kind: after.state === 'approved' ? 'decision.approved' : 'decision.signed',
    caseId: at.id,
    data: {
      decisionId: id,
      power: it.power,
      amountCents: it.amountCents,
      lineId: verdict.lineId,
      actingId: verdict.actingId,
    },
    why: asked.reasons === '' ? undefined : asked.reasons,
  });
  tellOfDecision(deciding, work, at.id);
}

type Seconding = { readonly verdict: Allowed; readonly asked: Approving };

/** Above the limit of one signature there is a second place, for somebody else who may decide it too. */
async function withSecond(
  deciding: Deciding,
  work: Work,
  { it, at, signing }: Held,
  { verdict, asked }: Seconding,
): Promise<readonly Place[]> {
  if (!verdict.second || signing.places.length > 1) return signing.places;
  if (asked.secondId === null)
    throw wrong('secondId', 'This needs a second signature. Choose who signs as well.', 'is needed');
  const { secondId, substituteId } = asked;
  if (secondId === it.askedBy || substituteId === it.askedBy)
    throw wrong('secondId', 'Whoever asked does not sign it as well. Choose somebody else.');
  await mustReach(deciding, work, { caseId: at.id, matter: matterOf(at, it), toId: secondId, substituteId });
  await addPlace(work, it.id, { n: 2, officerId: secondId, substituteId });
  return [...signing.places, { n: 2, officerId: secondId, role: null, substituteId, verdict: null, by: null }];
}

type Signed = {
  readonly verdict: 'approved' | 'declined' | 'returned';
  readonly reasons: string;
  readonly by: Allowed | null;
};

async function sign(work: Work, decisionId: string, { n }: Place, it: Signed): Promise<void> {
  await sql`
    update decisions.place
       set verdict = ${it.verdict}, by = ${work.actor.id}, at = ${new Date(work.now)}, reasons = ${it.reasons},
           line_id = ${it.by?.lineId ?? null}::uuid, acting_id = ${it.by?.actingId ?? null}::uuid,
           limit_cents = ${it.by?.limitCents ?? null}, second_above_cents = ${it.by?.secondAboveCents ?? null}
     where decision_id = ${decisionId} and n = ${n}`.execute(work.db);
}

async function settle(
  work: Work,
  id: string,
  state: 'approved' | 'declined' | 'returned' | 'withdrawn',
): Promise<void> {
  await sql`
    update decisions.decision set state = ${state}, settled_at = ${new Date(work.now)}, settled_by = ${work.actor.id}
     where id = ${id}`.execute(work.db);
}

/** No. The customer is told what else there is, or why there is nothing, and who can look at it again. */
export async function declineDecision(
  deciding: Deciding,
  work: Work,
  id: string,
  asked: No & { readonly reasons: string },
): Promise<void> {
  const held = await openDecision(work, id);
  const { it, at } = held;
  const { place, verdict } = await mustSign(deciding, work, held);
  if (saysNo(it.power, 'declined')) refuseBareNo(asked);
  await sql`
    update decisions.decision
       set alternative = ${asked.alternative}, no_alternative = ${asked.noAlternative}, review_right = ${asked.reviewRight}
     where id = ${id}`.execute(work.db);
  await sign(work, id, place, { verdict: 'declined', reasons: asked.reasons, by: verdict });
  await settle(work, id, 'declined');
  await announce(work, {
    kind: 'decision.declined',
    caseId: at.id,
    data: { decisionId: id, power: it.power, amountCents: it.amountCents, lineId: verdict.lineId },
    why: asked.reasons,
  });
  tellOfDecision(deciding, work, at.id);
}

/** Back to whoever asked, with what is missing. It takes a place, and no delegation: nothing is decided by it. */
export async function returnDecision(deciding: Deciding, work: Work, id: string, reasons: string): Promise<void> {
  const { at, signing } = await openDecision(work, id);
  const standing = placeOf(signing, await signerOf(work, work.actor.id ?? ''));
  if (!standing.ok) throw new Refusal(signing.state === 'waiting' ? 403 : 409, standing.because);
  await sign(work, id, standing.place, { verdict: 'returned', reasons, by: null });
  await settle(work, id, 'returned');
  await announce(work, { kind: 'decision.returned', caseId: at.id, data: { decisionId: id }, why: reasons });
  tellOfDecision(deciding, work, at.id);
}

/** Somebody else who may decide it takes it: because whoever was asked is busy, or because it is theirs. */
export async function takeDecision(deciding: Deciding, work: Work, id: string): Promise<void> {
  const { it, at, signing } = await openDecision(work, id);
  const me = work.actor.id ?? '';
  if (signing.state !== 'waiting') throw new Refusal(409, 'This was decided or taken back already.');
  if (it.askedBy === me) throw new Refusal(403, 'You asked for this yourself, so somebody else decides it.');
  if (signing.places.some(({ by, officerId }) => by === me || officerId === me))
    throw new Refusal(409, 'You have a place in this already.');
  const verdict = await checkDelegation(deciding.delegations, work, me, matterOf(at, it));
  if (!verdict.ok) throw new Refusal(403, `You cannot decide this. ${verdict.because}`);
  const open = signing.places.find((place) => place.verdict === null);
  await sql`
    update decisions.place set officer_id = ${me}, substitute_id = null
     where decision_id = ${id} and n = ${open?.n ?? 0}`.execute(work.db);
  await announce(work, {
    kind: 'decision.taken',
    caseId: at.id,
    data: { decisionId: id, from: open?.officerId ?? null },
  });
  tellOfDecision(deciding, work, at.id);
}

/** Whoever asked no longer does. */
export async function withdrawDecision(deciding: Deciding, work: Work, id: string): Promise<void> {
  const { it, at } = await openDecision(work, id);
  if (it.askedBy !== work.actor.id) throw new Refusal(403, 'Only whoever asked takes it back.');
  if (it.state !== 'waiting') throw new Refusal(409, 'This was decided or taken back already.');
  await settle(work, id, 'withdrawn');
  await announce(work, { kind: 'decision.withdrawn', caseId: at.id, data: { decisionId: id } });
  tellOfDecision(deciding, work, at.id);
}
