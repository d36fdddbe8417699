import { sql } from 'kysely';
import { activeOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId, newSecret } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { earliestDay, numberedFor } from '../rules/index.ts';
import type { At } from './at.ts';
import { todayIn } from './facts.ts';
import { newestPlan } from './plans.ts';

type Beginning = {
  readonly plan: string;
  readonly apprenticeId: string;
  readonly managerId: string;
  readonly coachId: string | null;
  readonly providerId: string | null;
  readonly employerId: string;
  readonly providerOrganisationId: string | null;
  readonly organisationId: string;
  readonly startedOn: string;
  readonly costCents: number | null;
  readonly learnerNumber: string;
};

const wrong = (field: string, reason: string) => new Refusal(422, reason, [{ field, problem: 'cannot be used' }]);

/** Begins a programme: who takes part, by which plan, and since when. The seed of every later draw is made here. */
export async function beginProgramme(it: At, work: Work, asked: Beginning): Promise<string> {
  const plan = newestPlan(it.plans, asked.plan);
  const today = todayIn(it, work.now);
  await mustFit(work, asked, today);
  const id = newId(work.now);
  const earliest = earliestDay(plan, { startedOn: asked.startedOn, breaks: [] }, today);
  try {
    await sql`
      insert into assessment.programme (id, plan, plan_version, apprentice_id, manager_id, coach_id, provider_id, employer_id,
             provider_organisation_id, organisation_id, started_on, seed, cost_cents, learner_number, begun_by, begun_at, stage,
             earliest_on, of_criteria, changed_at)
      values (${id}, ${plan.key}, ${plan.version}, ${asked.apprenticeId}, ${asked.managerId}, ${asked.coachId}::uuid, ${asked.providerId}::uuid,
              ${asked.employerId}, ${asked.providerOrganisationId}::uuid, ${asked.organisationId}, ${asked.startedOn}, ${newSecret()},
              ${asked.costCents}, ${asked.learnerNumber}, ${work.actor.id}, ${new Date(work.now)}, 'on programme', ${earliest},
              ${numberedFor(plan, []).length}, ${new Date(work.now)})`.execute(work.db);
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'This person is on a programme of this plan already.');
    throw fault;
  }
  await announce(work, {
    kind: 'programme.begun',
    data: { programmeId: id, plan: plan.key, apprenticeId: asked.apprenticeId },
  });
  work.afterCommit(() => it.live.tell('assessment', id));
  return id;
}

async function mustFit(work: Work, asked: Beginning, today: string): Promise<void> {
  if (asked.startedOn > today) throw wrong('startedOn', 'Begin the programme once it has started.');
  const people = [asked.apprenticeId, asked.managerId, asked.coachId, asked.providerId].filter((one) => one !== null);
  if (new Set(people).size < people.length)
    throw wrong('managerId', 'Apprentice, manager, coach and trainer are different people.');
  for (const officerId of people)
    if ((await activeOfficers(work, { officerId })).length === 0)
      throw wrong('apprenticeId', 'One of these people is not known here.');
  if ((asked.providerId === null) !== (asked.providerOrganisationId === null))
    throw wrong('providerId', 'Name the training provider and its trainer together, or neither.');
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from assessment.organisation
     where id in (${asked.employerId}::uuid, ${asked.providerOrganisationId}::uuid, ${asked.organisationId}::uuid)`.execute(
    work.db,
  );
  const kindOf = (id: string | null) => rows.find((one) => one.id === id)?.kind;
  if (kindOf(asked.employerId) !== 'employer') throw wrong('employerId', 'Choose the employer.');
  if (kindOf(asked.organisationId) !== 'assessment organisation')
    throw wrong('organisationId', 'Choose the assessment organisation.');
  if (asked.providerOrganisationId !== null && kindOf(asked.providerOrganisationId) !== 'provider')
    throw wrong('providerOrganisationId', 'Choose the training provider.');
}
