import { sql } from 'kysely';
import { factsOf, familyOfCase, lockCase, mustSee, visibleFacts } from '#areas/cases/server/index.ts';
import { askDecision } from '#areas/decisions/server/index.ts';
import { activeOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { noticeOf, proposalRefused, wayRefused, type Way } from '../rules/index.ts';
import { tellOfConduct, wrong, type Conduct } from './conduct.ts';
import { incidentsCalled, restrictionsAbout } from './store.ts';

export type Proposing = {
  readonly incidentIds: readonly string[];
  readonly caseIds: readonly string[];
  readonly ways: readonly Way[];
  readonly officerId: string | null;
  readonly times: string;
  readonly place: string;
  readonly reasons: string;
  readonly considered: string;
  readonly needsConsidered: string;
  readonly reviewRight: string;
  readonly endsAt: Instant;
  readonly urgent: boolean;
  readonly toId: string;
  readonly dueAt: Instant;
};

/**
 * Asks for a restriction. It is a decision like any other: made by whoever has the delegation, never by the officer who asks, and it
 * holds from the moment the customer was told in writing what stays open to them, until when, and who can look at it again.
 */
export async function proposeRestriction(
  conduct: Conduct,
  work: Work,
  caseId: string,
  it: Proposing,
): Promise<{ id: string; decisionId: string }> {
  const at = await lockCase(work, caseId);
  if (at.customerId === null) throw new Refusal(409, 'This case has no customer.');
  const caseIds = await casesOf(work, at.customerId, [caseId, ...it.caseIds]);
  await mustBeTheirs(work, at.customerId, it.incidentIds);
  const incidents = await incidentsCalled(work.db, it.incidentIds);
  const refused = proposalRefused(
    {
      ...it,
      incidents: incidents.map(({ at: when, warnedAt }) => ({ at: when, warned: warnedAt !== null })),
      oneOfficer: it.officerId !== null,
    },
    work.now,
  );
  if (refused !== undefined) throw wrong(refused.field, refused.because);
  const name = await nameOf(work, it.officerId);
  const open = noticeOf({ ...it, officer: name, until: dayOf(it.endsAt), outside: conduct.outside });
  const decisionId = await askDecision(conduct.deciding, work, caseId, {
    power: 'restriction',
    amountCents: null,
    what: 'Restrict how they turn to us about this',
    reasons: it.reasons,
    recommendation: `${it.considered}\n\n${it.needsConsidered}`.slice(0, 4000),
    file: [],
    alternative: open,
    noAlternative: '',
    reviewRight: it.reviewRight,
    conditionHolds: false,
    toId: it.toId,
    substituteId: null,
    dueAt: it.dueAt,
    followsId: null,
  });
  const id = newId(work.now);
  await sql`
    insert into conduct.restriction (id, customer_id, case_id, case_ids, decision_id, incident_ids, ways, officer_id, times, place,
                                     considered, needs_considered, urgent, made_at, made_by, ends_at)
    values (${id}, ${at.customerId}, ${caseId}, ${caseIds}::uuid[], ${decisionId}, ${[...it.incidentIds]}::uuid[], ${[...new Set(it.ways)]}::text[],
            ${it.officerId}::uuid, ${it.times}, ${it.place}, ${it.considered}, ${it.needsConsidered}, ${it.urgent}, ${new Date(work.now)},
            ${work.actor.id}, ${new Date(it.endsAt)})`.execute(work.db);
  await announce(work, {
    kind: 'restriction.asked',
    caseId,
    data: { restrictionId: id, decisionId, ways: it.ways, endsAt: it.endsAt, urgent: it.urgent },
  });
  tellOfConduct(conduct, work, caseId);
  return { id, decisionId };
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

async function nameOf(work: Work, officerId: string | null): Promise<string | null> {
  if (officerId === null) return null;
  const [officer] = await activeOfficers(work, { officerId });
  if (officer === undefined) throw wrong('officerId', 'There is no such officer.');
  return officer.name;
}

/** Only cases of the same customer, and only those the asker sees: another matter is never drawn in. */
async function casesOf(work: Work, customerId: string, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const seen = await visibleFacts(work, wanted);
  if (wanted.some((id) => seen.get(id)?.customerId !== customerId))
    throw wrong('caseIds', 'One of these cases is another customer’s.');
  return wanted;
}

async function mustBeTheirs(work: Work, customerId: string, incidentIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from conduct.incident
     where id = any(${[...incidentIds]}::uuid[]) and customer_id = ${customerId}::uuid`.execute(work.db);
  const seen = await visibleFacts(
    work,
    rows.map(({ caseId }) => caseId),
  );
  if (rows.filter(({ caseId }) => seen.has(caseId)).length !== new Set(incidentIds).size)
    throw wrong('incidentIds', 'One of these did not happen with this customer.');
}

/** Ends it before its time. */
export async function liftRestriction(conduct: Conduct, work: Work, id: string, reason: string): Promise<void> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from conduct.restriction
     where id = ${id} and lifted_at is null and ends_at > ${new Date(work.now)} for update`.execute(work.db);
  const [it] = rows;
  if (it === undefined) throw new Refusal(404, 'There is no such restriction, or it is over.');
  await mustSee(work, it.caseId);
  await sql`
    update conduct.restriction set lifted_at = ${new Date(work.now)}, lifted_by = ${work.actor.id}, lift_reason = ${reason}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'restriction.lifted', caseId: it.caseId, data: { restrictionId: id }, why: reason });
  tellOfConduct(conduct, work, it.caseId);
}

type Leaving = {
  readonly caseId: string;
  readonly officerId: string | null;
  /** By letter or text message; an e-mail where it is not said. */
  readonly by?: { readonly channel: 'letter' | 'sms' };
};

/** A text message reaches the telephone, and is closed with it. */
const wayOf = ({ by }: Leaving): Way => (by === undefined ? 'email' : by.channel === 'sms' ? 'phone' : 'letter');

/**
 * Holds us to what we told somebody: about these cases they are written to in the ways that stay open, by the officer who was named.
 * Another matter, whatever is urgent and what has a law of its own are free of it.
 */
export async function mustBeOpen(work: Work, leaving: Leaving): Promise<void> {
  const { caseId, officerId } = leaving;
  const { holding, about } = await holdingOn(work, caseId);
  for (const it of holding) {
    if (wayRefused(it.ways, { ...about, way: wayOf(leaving) }))
      throw new Refusal(
        409,
        `Until ${dayOf(it.endsAt)} they are written to about this in these ways only: ${it.ways.join(', ')}.`,
      );
    if (it.officerId !== null && officerId !== null && officerId !== it.officerId && about.priority !== 1)
      throw new Refusal(
        409,
        `Until ${dayOf(it.endsAt)} ${await nameOf(work, it.officerId)} alone deals with them about this.`,
      );
  }
}

async function holdingOn(work: Work, caseId: string) {
  const family = await familyOfCase(work.db, caseId);
  const holding = (await restrictionsAbout(work.db, family, work.now)).filter(
    ({ standing }) => standing === 'in force',
  );
  if (holding.length === 0) return { holding, about: { kind: '', priority: 3 } };
  const at = (await factsOf(work.db, [caseId])).get(caseId);
  return { holding, about: { kind: at?.kind ?? '', priority: at?.priority ?? 3 } };
}

/** A call or a visit of ours that is told. */
type Told = { readonly caseId: string; readonly contactId: string; readonly way: string };

/**
 * What was said on the telephone or at the counter cannot be held back when it is written down. Where that way was closed, it is
 * on record beside the restriction, so that whoever looks at it again knows that we did not keep to it either.
 */
export async function noteDeparture(work: Work, { caseId, contactId, way }: Told): Promise<void> {
  const { holding, about } = await holdingOn(work, caseId);
  for (const it of holding) {
    if (!wayRefused(it.ways, { ...about, way })) continue;
    await sql`
      insert into conduct.departure (restriction_id, contact_id, way, by, at)
      values (${it.id}, ${contactId}, ${way}, ${work.actor.id}::uuid, ${new Date(work.now)}) on conflict do nothing`.execute(
      work.db,
    );
    await announce(work, { kind: 'restriction.departed', caseId, data: { restrictionId: it.id, contactId, way } });
  }
}
