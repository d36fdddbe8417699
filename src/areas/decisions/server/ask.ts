import { sql } from 'kysely';
import { entriesOn, familyOfCase, lockCase, type Locked } from '#areas/cases/server/index.ts';
import { checkDelegation } from '#areas/delegations/server/index.ts';
import { isMoney, type Allowed, type Matter, type Power } from '#areas/delegations/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { noRefused, saysNo, type No } from '../rules/index.ts';
import { tellOfDecision, type Deciding } from './deciding.ts';
import { whoMayDecide } from './people.ts';

export type Asking = No & {
  readonly power: Power;
  readonly amountCents: number | null;
  readonly what: string;
  readonly reasons: string;
  readonly recommendation: string;
  readonly file: readonly string[];
  /** Whoever decides says that what no machine can see to is so. */
  readonly conditionHolds: boolean;
  /** Who decides, where it is not the asker: because it is beyond them, or because they would rather not. */
  readonly toId: string | null;
  readonly substituteId: string | null;
  readonly dueAt: Instant | null;
  /** The one that was sent back, which this is asked instead of. */
  readonly followsId: string | null;
};

export const wrong = (field: string, reason: string, problem = 'cannot be used'): Refusal =>
  new Refusal(422, reason, [{ field, problem }]);

/** What is to be decided: the power, the amount and the case, as delegations know them. */
export const matterOf = (at: Pick<Locked, 'kind' | 'teamId'>, it: Pick<Asking, 'power' | 'amountCents'>): Matter => ({
  power: it.power,
  amountCents: it.amountCents,
  kind: at.kind,
  teamId: at.teamId,
});

/**
 * Asks for a decision. Within the asker's own delegation it is made, there and then; beyond it, it goes to somebody who may,
 * with what the asker recommends, what they should read, and by when.
 */
export async function askDecision(it: Deciding, work: Work, caseId: string, asked: Asking): Promise<string> {
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Ask there.');
  if (isMoney(asked.power) !== (asked.amountCents !== null))
    throw wrong(
      'amountCents',
      isMoney(asked.power) ? 'Say how much.' : 'This is not about money, so it has no amount.',
    );
  await checkFile(work, caseId, asked.file);
  if (saysNo(asked.power, 'approved')) refuseBareNo(asked);
  const asker = work.actor.id ?? '';
  const verdict = await checkDelegation(it.delegations, work, asker, matterOf(at, asked));
  if (asked.toId === null && verdict.ok && !verdict.second) {
    mustHold(verdict, asked.conditionHolds);
    return decideAlone(it, work, { caseId, asked, verdict });
  }
  if (asked.toId === null)
    throw wrong(
      'toId',
      verdict.ok
        ? `${verdict.because} Above that two others sign, so choose who signs first.`
        : `${verdict.because} Choose who decides it.`,
      'is needed',
    );
  return refer(it, work, { caseId, asked: { ...asked, toId: asked.toId }, matter: matterOf(at, asked) });
}

export function refuseBareNo(no: No): void {
  const told = noRefused(no);
  if (!told.ok) throw wrong(told.field, told.because, 'is needed');
}

/** A condition in words is seen to by whoever decides, and they say so. */
export function mustHold({ condition }: Allowed, holds: boolean): void {
  if (condition !== '' && !holds) throw wrong('conditionHolds', `Say that this is so: “${condition}”`, 'is needed');
}

async function checkFile(work: Work, caseId: string, file: readonly string[]): Promise<void> {
  if (file.length === 0) return;
  const known = new Set<string>();
  for (const id of await familyOfCase(work.db, caseId))
    for (const entry of await entriesOn(work.db, id, file)) known.add(entry);
  if (file.some((id) => !known.has(id))) throw wrong('file', 'Part of the file is not on this case.');
}

type Alone = { readonly caseId: string; readonly asked: Asking; readonly verdict: Allowed };

async function decideAlone(it: Deciding, work: Work, { caseId, asked, verdict }: Alone): Promise<string> {
  const id = await insert(work, caseId, asked, 'approved');
  await sql`
    insert into decisions.place (id, decision_id, n, officer_id, verdict, by, at, reasons, line_id, acting_id, limit_cents, second_above_cents)
    values (${newId(work.now)}, ${id}, 1, ${work.actor.id}, 'approved', ${work.actor.id}, ${new Date(work.now)}, ${asked.reasons},
            ${verdict.lineId}, ${verdict.actingId}::uuid, ${verdict.limitCents}, ${verdict.secondAboveCents})`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'decision.approved',
    caseId,
    data: {
      decisionId: id,
      power: asked.power,
      amountCents: asked.amountCents,
      lineId: verdict.lineId,
      actingId: verdict.actingId,
    },
  });
  tellOfDecision(it, work, caseId);
  return id;
}

type Referring = {
  readonly caseId: string;
  readonly asked: Asking & { readonly toId: string };
  readonly matter: Matter;
};

async function refer(it: Deciding, work: Work, { caseId, asked, matter }: Referring): Promise<string> {
  if (asked.recommendation.trim() === '')
    throw wrong('recommendation', 'Say what you recommend, and why.', 'is needed');
  if (asked.dueAt === null || asked.dueAt <= work.now) throw wrong('dueAt', 'Say by when you need it.', 'is needed');
  await mustReach(it, work, { caseId, matter, toId: asked.toId, substituteId: asked.substituteId });
  const id = await insert(work, caseId, asked, 'waiting');
  await addPlace(work, id, { n: 1, officerId: asked.toId, substituteId: asked.substituteId });
  await announce(work, {
    kind: 'decision.asked',
    caseId,
    data: { decisionId: id, power: asked.power, amountCents: asked.amountCents, toId: asked.toId, dueAt: asked.dueAt },
  });
  tellOfDecision(it, work, caseId);
  return id;
}

type Reaching = {
  readonly caseId: string;
  readonly matter: Matter;
  readonly toId: string;
  readonly substituteId: string | null;
  /** Who has signed already, besides whoever asks now. */
  readonly signed?: readonly string[];
};

/** Refuses somebody who may not decide it, or is away with nobody to stand in. */
export async function mustReach({ delegations }: Deciding, work: Work, it: Reaching): Promise<void> {
  const { caseId, matter, toId, substituteId, signed = [] } = it;
  const candidates = (await whoMayDecide(delegations, work, { matter, caseId, but: work.actor.id })).filter(
    ({ officerId }) => !signed.includes(officerId),
  );
  const names = candidates.slice(0, 3).map(({ name }) => name);
  const instead =
    names.length === 0
      ? 'Nobody on the list of delegations reaches this. Ask an administrator.'
      : `Ask ${names.join(' or ')}.`;
  const to = candidates.find(({ officerId }) => officerId === toId);
  if (to === undefined) throw wrong('toId', `They cannot decide this. ${instead}`);
  if (
    substituteId !== null &&
    (substituteId === toId || !candidates.some(({ officerId }) => officerId === substituteId))
  )
    throw wrong('substituteId', `Whoever stands in has to be somebody else who may decide it. ${instead}`);
  if (to.away && substituteId === null)
    throw wrong('substituteId', `${to.name} is away. Say who stands in, or choose somebody else.`, 'is needed');
}

type NewPlace = { readonly n: number; readonly officerId: string; readonly substituteId: string | null };

export async function addPlace(work: Work, decisionId: string, it: NewPlace): Promise<void> {
  await sql`
    insert into decisions.place (id, decision_id, n, officer_id, substitute_id)
    values (${newId(work.now)}, ${decisionId}, ${it.n}, ${it.officerId}, ${it.substituteId}::uuid)`.execute(work.db);
}

async function insert(work: Work, caseId: string, it: Asking, state: 'approved' | 'waiting'): Promise<string> {
  const id = newId(work.now);
  await mustFollow(work, caseId, it.followsId);
  const settled = state === 'approved';
  await sql`
    insert into decisions.decision (id, case_id, power, amount_cents, what, reasons, recommendation, file, alternative, no_alternative,
                                    review_right, asked_by, asked_at, due_at, state, settled_at, settled_by, follows_id)
    values (${id}, ${caseId}, ${it.power}, ${it.amountCents}, ${it.what}, ${it.reasons}, ${it.recommendation}, ${[...it.file]}::uuid[],
            ${it.alternative}, ${it.noAlternative}, ${it.reviewRight}, ${work.actor.id}, ${new Date(work.now)},
            ${new Date(it.dueAt ?? work.now)}, ${state}, ${settled ? new Date(work.now) : null}, ${settled ? work.actor.id : null}::uuid,
            ${it.followsId}::uuid)`.execute(work.db);
  return id;
}

/** Only what was sent back on this case is asked again, and only once. */
async function mustFollow(work: Work, caseId: string, followsId: string | null): Promise<void> {
  if (followsId === null) return;
  const { rows } = await sql`
    select 1 from decisions.decision d
     where d.id = ${followsId} and d.case_id = ${caseId} and d.state in ('returned', 'withdrawn')
       and not exists (select from decisions.decision f where f.follows_id = d.id)`.execute(work.db);
  if (rows.length === 0) throw wrong('followsId', 'That was not sent back, or was asked again already.');
}
