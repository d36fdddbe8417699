import { sql } from 'kysely';
import { bringBack, dueFrom, lockCase, moveCase, rootOf, tellOfCase } from '#areas/cases/server/index.ts';
import { keepPromise, promisesNamed } from '#areas/promises/server/index.ts';
import { organizationsCalled } from '#areas/directory/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import {
  afterAct,
  asksAfter,
  isOver,
  lackingIn,
  type Act,
  type Outcome,
  type Side,
  type State,
} from '../rules/index.ts';
import type { Referring } from './referring.ts';
import { linkWith } from './desks/links.ts';
import { tellTheirDesk } from './desks/tell.ts';
import { lockReferral, readReferral, type Asks, type Referral } from './store.ts';

export type Acting = {
  readonly act: Act;
  readonly words: string;
  readonly outcome?: Outcome | null | undefined;
  /** By when they mean to be done, year first. */
  readonly expectedOn?: string | null | undefined;
  readonly side: Side;
  /** Said with their people on the line, and told to their desk with the referral. */
  readonly inCall?: boolean;
};

const gone = (): Refusal => new Refusal(404, 'There is no such referral, or it is not yours to see.');

/** Locks a referral of a case that its officer may see; of a partner’s own, whoever has the case. The case is always locked first. */
export async function lockedReferral(work: Work, id: string): Promise<Referral> {
  const found = await readReferral(work.db, id);
  if (found === undefined) throw gone();
  await lockCase(work, found.caseId).catch((fault: unknown) => {
    throw fault instanceof Refusal && fault.status === 404 ? gone() : fault;
  });
  const locked = await lockReferral(work.db, id);
  if (locked === undefined) throw gone();
  return locked;
}

/** Says how a referral goes on. What comes from outside is put before the officer who has the case. */
export async function actOnReferral(
  referring: Referring,
  work: Work,
  id: string,
  it: Acting,
): Promise<Referral['state']> {
  const { side } = it;
  const was = await lockedReferral(work, id);
  const moved = afterAct(was.state, it.act, side);
  if (!moved.ok) throw new Refusal(409, moved.because);
  const lacking = lackingIn(it.act, it);
  if (lacking !== null) throw new Refusal(422, lacking.because, [{ field: lacking.field, problem: 'is needed' }]);
  await mustBeTheirs(work, was, it);
  await write(work, was, it, moved.to);
  await noteStep(work, id, moved.to, it.words);
  await announce(work, {
    kind: `referral.${moved.to}`,
    caseId: was.caseId,
    data: { referralId: id, by: side, organizationId: was.organizationId },
  });
  if (it.act === 'withdraw')
    await tellTheirDesk(referring, work, was, { is: 'withdrawn', referral: id, words: it.words });
  if (it.act === 'accept') await promiseKept(referring, work, was);
  const asks = side === 'partner' ? asksAfter(it.act) : null;
  if (asks !== null) await stepOf(referring, work, was, asks);
  tellOfCase(referring.desk, work, was.caseId);
  return moved.to;
}

/** What their desk answers comes from there alone, or the two desks would tell their customers different things. */
async function mustBeTheirs(
  work: Work,
  { way, organizationId }: Referral,
  { act, side, inCall = false }: Acting,
): Promise<void> {
  if (way !== 'kept' || inCall || side === 'partner' || act === 'withdraw') return;
  if ((await linkWith(work.db, organizationId)) !== undefined)
    throw new Refusal(409, 'Their own desk says how this goes on. You can take it back, or write to them.');
}

/** Puts the new state down. A referral that was taken back closes every door to its page. */
async function write(
  work: Work,
  was: Referral,
  { act, words, outcome, expectedOn, side }: Acting,
  to: State,
): Promise<void> {
  const now = new Date(work.now);
  const asks = side === 'partner' ? asksAfter(act) : null;
  await sql`
    update referrals.referral
       set state = ${to}, words = ${words}, outcome = ${act === 'done' ? (outcome ?? null) : null},
           expected_on = coalesce(${expectedOn ?? null}::date, expected_on),
           answered_at = coalesce(answered_at, ${act === 'withdraw' ? null : now}),
           accepted_at = coalesce(accepted_at, ${act === 'accept' ? now : null}),
           ended_at = ${isOver(to) ? now : null}, asks = ${asks}, asks_since = ${asks === null ? null : now}
     where id = ${was.id}`.execute(work.db);
  if (act === 'withdraw')
    await sql`update referrals.door set ended_at = ${now} where referral_id = ${was.id} and ended_at is null`.execute(
      work.db,
    );
}

/** Every step is on record by whoever took it: an officer, or the partner. */
export async function noteStep(work: Work, referralId: string, is: string, words: string): Promise<void> {
  const officer = work.actor.kind === 'officer' ? work.actor.id : null;
  await sql`
    insert into referrals.step (id, referral_id, at, what, by_kind, by, words)
    values (${newId(work.now)}, ${referralId}, ${new Date(work.now)}, ${is}, ${officer === null ? 'partner' : 'officer'}, ${officer}::uuid,
            ${words.slice(0, 4000)})`.execute(work.db);
}

/** The promise was to see that somebody takes it on. They have. */
async function promiseKept({ desk }: Referring, work: Work, { promiseId }: Referral): Promise<void> {
  if (promiseId === null) return;
  const promise = (await promisesNamed(work, [promiseId])).get(promiseId);
  // An officer may have settled it in another way meanwhile.
  const settled = promise === undefined || promise.settledAt !== null;
  const late = promise?.standing === 'broken' && promise.doneLateAt === null;
  if (!settled || late)
    await keepPromise(desk, { ...work, actor: work.actor.kind === 'officer' ? work.actor : SYSTEM }, promiseId, '');
}

const STEP: Readonly<Record<Asks, (name: string) => string>> = {
  declined: (name) => `Say what else there is: ${name} said no`,
  returned: (name) => `Go on with it: ${name} gave it back`,
  question: (name) => `Answer the question of ${name}`,
  outcome: (name) => `Ask how it went with ${name}, and close it`,
  undelivered: (name) => `Reach ${name} another way: our letter did not arrive`,
};

/** What came from outside becomes the next step of the case, on the next working day. */
export async function stepOf({ desk }: Referring, work: Work, it: Referral, asks: Asks): Promise<void> {
  const system: Work = { ...work, actor: SYSTEM };
  const [organization] = await organizationsCalled(work.db, [it.organizationId]);
  const nextStep = STEP[asks](organization?.name ?? '').slice(0, 280);
  const root = await rootOf(work.db, it.caseId);
  const at = await lockCase(system, root?.id ?? it.caseId);
  if (at.phase === 'closed' && asks === 'outcome') return;
  if (at.phase !== 'open') return bringBack(desk, system, at.id, nextStep);
  await moveCase(desk, system, at, { state: at.state, nextStep, nextDueAt: dueFrom(desk, work.now, 1) });
}

/** Somebody of the desk has looked at what came, and nothing waits any more. */
export async function seenBy(referring: Referring, work: Work, id: string): Promise<void> {
  const was = await lockedReferral(work, id);
  if (was.asks === null) throw new Refusal(409, 'Nothing of this referral waits to be looked at.');
  await sql`update referrals.referral set asks = null, asks_since = null where id = ${id}`.execute(work.db);
  await noteStep(work, id, 'seen', '');
  await announce(work, { kind: 'referral.seen', caseId: was.caseId, data: { referralId: id } });
  tellOfCase(referring.desk, work, was.caseId);
}
