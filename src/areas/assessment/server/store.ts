import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { journeyOf, type Entry, type Journey, type Plan, type Stage } from '../rules/index.ts';
import { planBound } from './plans.ts';

export type ProgrammeRow = {
  readonly id: string;
  readonly plan: string;
  readonly planVersion: number;
  readonly apprenticeId: string;
  readonly managerId: string;
  readonly coachId: string | null;
  readonly providerId: string | null;
  readonly employerId: string;
  readonly providerOrganisationId: string | null;
  readonly organisationId: string;
  readonly startedOn: string;
  readonly seed: string;
  readonly costCents: number | null;
  readonly seq: number;
  readonly stage: Stage;
  readonly assessorId: string | null;
  readonly assurerId: string | null;
  readonly employer: string;
  readonly organisation: string;
  /** The training provider, where there is one. */
  readonly training: string | null;
};

const ROW = sql`
  p.id, p.plan, p.plan_version as "planVersion", p.apprentice_id as "apprenticeId", p.manager_id as "managerId", p.coach_id as "coachId",
  p.provider_id as "providerId", p.employer_id as "employerId", p.provider_organisation_id as "providerOrganisationId",
  p.organisation_id as "organisationId", p.started_on::text as "startedOn", p.seed, p.cost_cents as "costCents", p.seq, p.stage,
  p.assessor_id as "assessorId", p.assurer_id as "assurerId", e.name as employer, o.name as organisation, t.name as training`;

export const NOT_THERE = 'There is no such programme, or it is not yours to see.';

/** A programme, kept still until the transaction ends where somebody is about to act on it. */
export async function rowOf(db: Db | Tx, id: string, { lock }: { readonly lock: boolean }): Promise<ProgrammeRow> {
  const { rows } = await sql<ProgrammeRow>`
    select ${ROW}
      from assessment.programme p
      join assessment.organisation e on e.id = p.employer_id
      join assessment.organisation o on o.id = p.organisation_id
      left join assessment.organisation t on t.id = p.provider_organisation_id
     where p.id = ${id} ${lock ? sql`for update of p` : sql``}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, NOT_THERE);
  return found;
}

/** What was done on a programme, in order. */
export async function entriesOf(db: Db | Tx, programmeId: string): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'by'> & { by: string | null }>`
    select seq, data as act, noted, by, acted_as as "as", at, day::text as day
      from assessment.entry where programme_id = ${programmeId} order by seq`.execute(db);
  return rows.map((row) => ({ ...row, by: row.by ?? '' }));
}

export type Loaded = {
  readonly row: ProgrammeRow;
  readonly plan: Plan;
  readonly journey: Journey;
  readonly entries: readonly Entry[];
};

/** A programme as its record tells it. */
export async function loaded(
  plans: readonly Plan[],
  db: Db | Tx,
  id: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<Loaded> {
  const row = await rowOf(db, id, options);
  const entries = await entriesOf(db, id);
  const plan = planBound(plans, row);
  const begun = {
    startedOn: row.startedOn,
    seed: row.seed,
    cost: row.costCents,
    parties: { apprentice: row.apprenticeId, manager: row.managerId, coach: row.coachId, provider: row.providerId },
  };
  return { row, plan, entries, journey: journeyOf(plan, begun, entries) };
}
