import { sql } from 'kysely';
import { activeOfficers, officersWhoMay } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { agreementByCriterion, agreementOf, hindrances, standardisedUntil, type Marking } from '../rules/index.ts';
import { checkedFor, registered, todayIn, type Assessing } from './facts.ts';
import { organisationsOf, partiesIn } from './people.ts';
import { newestPlan } from './plans.ts';
import { loaded } from './store.ts';

type OrganisationRow = {
  id: string;
  kind: 'employer' | 'provider' | 'assessment organisation';
  name: string;
  registerReference: string;
  onRegister: boolean;
  brief: number | null;
};

/** Whoever acts for an organisation acts for their own. */
export async function mustActFor(
  it: Assessing,
  work: Pick<Reading, 'db' | 'actor' | 'now'>,
  organisationId: string,
): Promise<void> {
  if (!(await organisationsOf(work.db, work.actor, todayIn(it, work.now))).includes(organisationId))
    throw new Refusal(404, 'There is no such organisation, or you do not act for it.');
}

type NewOrganisation = Pick<OrganisationRow, 'kind' | 'name' | 'registerReference' | 'onRegister'>;

/** Whoever adds an assessment organisation acts for it from then on: somebody has to. */
export async function addOrganisation(it: Assessing, work: Work, asked: NewOrganisation): Promise<string> {
  const id = newId(work.now);
  if (asked.onRegister && asked.kind !== 'assessment organisation')
    throw new Refusal(422, 'Only an assessment organisation stands on the register.', [
      { field: 'onRegister', problem: 'cannot be used' },
    ]);
  try {
    await sql`
      insert into assessment.organisation (id, kind, name, register_reference, on_register, made_at)
      values (${id}, ${asked.kind}, ${asked.name}, ${asked.registerReference}, ${asked.onRegister}, ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, `There is an organisation called ${asked.name} already.`);
    throw fault;
  }
  if (asked.kind === 'assessment organisation')
    await sql`insert into assessment.member (organisation_id, officer_id, from_on) values (${id}, ${work.actor.id}, ${todayIn(it, work.now)})`.execute(
      work.db,
    );
  await announce(work, { kind: 'assessment.organisation-added', data: { organisationId: id, of: asked.kind } });
  return id;
}

type NewMember = { readonly officerId: string; readonly from: string; readonly until: string | null };

export async function addMember(
  it: Assessing,
  work: Work,
  organisationId: string,
  { officerId, from, until }: NewMember,
): Promise<void> {
  const { rows } = await sql<{
    kind: string;
  }>`select kind from assessment.organisation where id = ${organisationId}`.execute(work.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such organisation, or you do not act for it.');
  if (found.kind === 'assessment organisation') await mustActFor(it, work, organisationId);
  if ((await activeOfficers(work, { officerId })).length === 0)
    throw new Refusal(422, 'There is no such person.', [{ field: 'officerId', problem: 'is not known' }]);
  if (until !== null && until < from)
    throw new Refusal(422, 'It ends before it begins.', [{ field: 'until', problem: 'is too early' }]);
  await sql`
    insert into assessment.member (organisation_id, officer_id, from_on, until_on) values (${organisationId}, ${officerId}, ${from}, ${until}::date)
    on conflict (organisation_id, officer_id, from_on) do update set until_on = excluded.until_on`.execute(work.db);
  await announce(work, { kind: 'assessment.member-added', data: { organisationId, officerId } });
}

type Brief = { readonly plan: string; readonly text: string; readonly guidance: string };

export async function writeBrief(
  it: Assessing,
  work: Work,
  organisationId: string,
  { plan, text, guidance }: Brief,
): Promise<number> {
  await mustActFor(it, work, organisationId);
  newestPlan(it.plans, plan);
  await sql`select pg_advisory_xact_lock(hashtext(${`assessment.brief ${organisationId} ${plan}`}))`.execute(work.db);
  const { rows } = await sql<{ version: number }>`
    insert into assessment.brief (organisation_id, plan, version, text, guidance, by, at)
    select ${organisationId}, ${plan}, coalesce(max(version), 0) + 1, ${text}, ${guidance}, ${work.actor.id}, ${new Date(work.now)}
      from assessment.brief where organisation_id = ${organisationId} and plan = ${plan}
    returning version`.execute(work.db);
  const version = rows[0]?.version ?? 1;
  await announce(work, { kind: 'assessment.brief-written', data: { organisationId, plan, version } });
  return version;
}

type Line = {
  readonly officerId: string;
  readonly knowsSector: boolean;
  readonly competentSince: string | null;
  readonly currentOn: string | null;
  readonly qualification: string | null;
  readonly onWhatEvidence: string;
  readonly contractFrom: string | null;
  readonly contractUntil: string | null;
  readonly assures: boolean;
};

export async function putOnRegister(it: Assessing, work: Work, organisationId: string, line: Line): Promise<void> {
  await mustActFor(it, work, organisationId);
  if (line.officerId === work.actor.id)
    throw new Refusal(422, 'Nobody puts themselves on the register. A colleague has to do it.', [
      { field: 'officerId', problem: 'is you' },
    ]);
  if ((await activeOfficers(work, { officerId: line.officerId })).length === 0)
    throw new Refusal(422, 'There is no such person.', [{ field: 'officerId', problem: 'is not known' }]);
  if (line.contractFrom !== null && line.contractUntil !== null && line.contractUntil < line.contractFrom)
    throw new Refusal(422, 'The contract ends before it begins.', [
      { field: 'contractUntil', problem: 'is too early' },
    ]);
  await sql`
    insert into assessment.assessor (id, officer_id, organisation_id, knows_sector, competent_since, current_on, qualification,
           on_what_evidence, contract_from, contract_until, assures, by, at)
    values (${newId(work.now)}, ${line.officerId}, ${organisationId}, ${line.knowsSector}, ${line.competentSince}::date, ${line.currentOn}::date,
            ${line.qualification}, ${line.onWhatEvidence}, ${line.contractFrom}::date, ${line.contractUntil}::date, ${line.assures},
            ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  await announce(work, { kind: 'assessment.assessor-registered', data: { officerId: line.officerId, organisationId } });
}

const isDue = (officers: readonly { id: string; name: string }[]) => officers.map(({ id, name }) => ({ id, name }));

/** Everything the organisation keeps: who assesses, how far they agree, and the briefs. */
export async function readRegister(it: Assessing, reading: Reading) {
  const today = todayIn(it, reading.now);
  const own = await organisationsOf(reading.db, reading.actor, today);
  const { rows: organisations } = await sql<OrganisationRow>`
    select o.id, o.kind, o.name, o.register_reference as "registerReference", o.on_register as "onRegister",
           (select max(b.version) from assessment.brief b where b.organisation_id = o.id) as brief
      from assessment.organisation o
     where o.kind <> 'assessment organisation' or o.id = any(${[...own]}::uuid[]) order by o.kind, o.name limit 500`.execute(
    reading.db,
  );
  const people = isDue(await officersWhoMay(reading.db, 'assessment.take-part'));
  const { rows: on } = await sql<{ id: string }>`
    select distinct a.officer_id as id from assessment.assessor a
     where a.organisation_id = any(${[...own]}::uuid[]) limit 500`.execute(reading.db);
  const plan = newestPlan(it.plans, DEFAULT_PLAN);
  const register = await registered(reading.db, {
    officerIds: on.map(({ id }) => id),
    plan: plan.key,
    organisations: own,
  });
  const months = plan.quality.standardisationMonths;
  return {
    organisations,
    assessors: [...register].map(([id, line]) => ({
      id,
      name: people.find((one) => one.id === id)?.name ?? '',
      standardisedUntil: standardisedUntil(line, months),
      hindrances: [...hindrances(line, today, months)],
      assures: line.assures,
    })),
    people,
    agreement: await agreements(reading, own),
  };
}

/** The register is shown against the plan most programmes are on; each allocation asks against its own. */
const DEFAULT_PLAN = 'st0072-ap02';

type Marked = { id: string; on: string; plan: string; markings: Marking[] };

/** How far assessors agreed at each standardisation: the figure that makes two standards visible. */
async function agreements({ db }: Reading, organisations: readonly string[]) {
  const { rows } = await sql<Marked>`
    select s.id, s.held_on::text as "on", s.plan,
           coalesce((select jsonb_agg(jsonb_build_object('assessor', m.officer_id, 'marks', m.marks) order by m.officer_id)
                       from assessment.marking m where m.standardisation_id = s.id), '[]') as markings
      from assessment.standardisation s where s.organisation_id = any(${[...organisations]}::uuid[])
     order by s.held_on desc, s.id limit 20`.execute(db);
  return rows.map(({ markings, ...row }) => {
    const each = agreementByCriterion([markings]);
    const items = each.reduce((sum, one) => sum + one.items, 0);
    const agreed = each.reduce((sum, one) => sum + one.agreed, 0);
    const [one, other, third] = markings;
    return {
      ...row,
      assessors: markings.length,
      share: items === 0 ? 0 : Math.round((1000 * agreed) / items),
      // Kappa is of two people. With more, each criterion has its own.
      kappa:
        one !== undefined && other !== undefined && third === undefined
          ? agreementOf(one.marks, other.marks).kappa
          : null,
      worst: each
        .filter(({ share }) => share < 1000)
        .slice(0, 5)
        .map(({ code }) => code),
    };
  });
}

/** Everybody who could assess or assure a programme, and what stands against each. */
export async function candidatesFor(it: Assessing, reading: Reading, id: string, as: 'assessor' | 'assurer') {
  const found = await loaded(it.plans, reading.db, id);
  const today = todayIn(it, reading.now);
  const parties = await partiesIn(reading, found, today);
  if (!parties.includes('organisation') && !parties.includes('examiner'))
    throw new Refusal(403, 'The assessment organisation of this programme allocates.');
  const { rows } = await sql<{ id: string; allocated: number }>`
    select distinct a.officer_id as id,
           (select count(*) from assessment.programme p where p.assessor_id = a.officer_id and p.stage = 'being assessed')::int as allocated
      from assessment.assessor a where a.organisation_id = ${found.row.organisationId} limit 100`.execute(reading.db);
  const may = new Map(
    (await officersWhoMay(reading.db, as === 'assessor' ? 'assessment.assess' : 'assessment.assure')).map((one) => [
      one.id,
      one.name,
    ]),
  );
  const known = rows.filter((one) => may.has(one.id));
  const candidates = await Promise.all(
    known.map(async (one) => {
      const {
        links,
        hindrances: against,
        qualified,
      } = await checkedFor(it, reading.db, found, { officerId: one.id, as, today });
      return {
        id: one.id,
        name: may.get(one.id) ?? '',
        allocated: one.allocated,
        links: links.map(({ link, called, on }) => ({ link, called, on })),
        hindrances: as === 'assessor' ? [...against] : qualified ? [] : ['Q2 qualification'],
      };
    }),
  );
  return {
    candidates: candidates.toSorted(
      (a, b) =>
        a.links.length + a.hindrances.length - b.links.length - b.hindrances.length ||
        a.allocated - b.allocated ||
        (a.name < b.name ? -1 : 1),
    ),
  };
}

/** Somebody knows the other one, or has an interest: it counts as a link from then on. */
export async function declareConflict(
  it: Assessing,
  work: Work,
  programmeId: string,
  asked: { aboutId: string; words: string },
): Promise<string> {
  const found = await loaded(it.plans, work.db, programmeId);
  await partiesIn(work, found, todayIn(it, work.now));
  if (asked.aboutId === work.actor.id || (await activeOfficers(work, { officerId: asked.aboutId })).length === 0)
    throw new Refusal(422, 'Say about whom.', [{ field: 'aboutId', problem: 'cannot be used' }]);
  const id = newId(work.now);
  await sql`
    insert into assessment.declaration (id, programme_id, by, about_id, words, at)
    values (${id}, ${programmeId}, ${work.actor.id}, ${asked.aboutId}, ${asked.words}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'assessment.conflict-declared', data: { programmeId, aboutId: asked.aboutId } });
  return id;
}
