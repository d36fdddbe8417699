import { sql } from 'kysely';
import { textOfDay } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { mayOf } from '#areas/identity/rules/index.ts';
import { activeOfficers, namesOfOfficers } from '#areas/identity/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { newId, sha256 } from '#platform/id.ts';
import {
  NOTHING_OBSERVED,
  hindrances,
  linksBetween,
  monthsOn,
  observedFrom,
  statementOf,
  type Act,
  type Assessor,
  type Checked,
  type Edit,
  type Facts,
  type Journey,
  type Party,
  type Plan,
} from '../rules/index.ts';
import type { Loaded, ProgrammeRow } from './store.ts';
import { tracesOf, type Involved } from './traces.ts';

/** `coverage`: accepted evidence by criterion that the record of capability holds of somebody, by the framework of a plan. */
export type Assessing = {
  readonly plans: readonly Plan[];
  readonly zone: string;
  readonly coverage: (db: Db | Tx, officerId: string, framework: string) => Promise<Readonly<Record<string, number>>>;
  /** What two people had to do with each other's evidence and development, which the record of capability knows. */
  readonly involved: Involved;
};

export const todayIn = ({ zone }: Pick<Assessing, 'zone'>, now: Instant): string => textOfDay(dayAt(zone, now));

type Register = Assessor & { readonly assures: boolean; readonly joinedOn: string | null };

const NOT_REGISTERED: Register = {
  knowsSector: false,
  competentSince: null,
  currentOn: null,
  qualification: null,
  standardisedOn: null,
  extendedUntil: null,
  contractFrom: null,
  contractUntil: null,
  openDeclarations: 0,
  assures: false,
  joinedOn: null,
};

type Registering = {
  readonly officerIds: readonly string[];
  readonly plan: string;
  readonly organisations: readonly string[];
};

/** What is on record of those who assess or assure for an organisation. The newest line counts. */
export async function registered(
  db: Db | Tx,
  { officerIds, plan, organisations }: Registering,
): Promise<ReadonlyMap<string, Register>> {
  const { rows } = await sql<Register & { officerId: string }>`
    select distinct on (a.officer_id) a.officer_id as "officerId", a.knows_sector as "knowsSector",
           a.competent_since::text as "competentSince", a.current_on::text as "currentOn", a.qualification,
           a.contract_from::text as "contractFrom", a.contract_until::text as "contractUntil", a.assures, 0 as "openDeclarations",
           (select max(m.on_day)::text from assessment.marking m join assessment.standardisation s on s.id = m.standardisation_id
             where m.officer_id = a.officer_id and s.plan = ${plan}) as "standardisedOn",
           (select max(x.until_on)::text from assessment.extension x where x.officer_id = a.officer_id) as "extendedUntil",
           (select min(f.contract_from)::text from assessment.assessor f where f.officer_id = a.officer_id) as "joinedOn"
      from assessment.assessor a where a.officer_id = any(${[...officerIds]}::uuid[]) and a.organisation_id = any(${[...organisations]}::uuid[])
     order by a.officer_id, a.at desc, a.id desc`.execute(db);
  return new Map(rows.map(({ officerId, ...row }) => [officerId, row]));
}

type Who = { readonly officerId: string; readonly as: 'assessor' | 'assurer'; readonly today: string };

/** Whether somebody may assess or assure a programme on a day, with every link found. */
export async function checkedFor(
  { involved }: Pick<Assessing, 'involved'>,
  db: Db | Tx,
  { row, plan }: Pick<Loaded, 'row' | 'plan'>,
  { officerId, as, today }: Who,
): Promise<Checked & { readonly qualified: boolean; readonly joinedOn: string | null }> {
  const [register, traces, [officer]] = await Promise.all([
    registered(db, { officerIds: [officerId], plan: plan.key, organisations: [row.organisationId] }),
    tracesOf(involved, db, row, { apprentice: row.apprenticeId, other: officerId }),
    activeOfficers({ db }, { officerId }),
  ]);
  const it = register.get(officerId) ?? NOT_REGISTERED;
  const assuring = plan.quality.strict ? ('strict assurer' as const) : ('assurer' as const);
  return {
    links: linksBetween(
      { apprentice: row.apprenticeId, other: officerId },
      traces,
      as === 'assessor' ? 'assessor' : assuring,
    ),
    // Whoever cannot sign in as an assessor any more is none of the organisation's.
    hindrances: mayOf(officer?.roles ?? [])('assessment.assess')
      ? hindrances(it, today, plan.quality.standardisationMonths)
      : ['I8 contract'],
    qualified: it.assures && it.qualification !== null && mayOf(officer?.roles ?? [])('assessment.assure'),
    joinedOn: it.joinedOn,
  };
}

export async function editsOf(db: Db | Tx, programmeId: string, method: string, attempt: number): Promise<Edit[]> {
  const { rows } = await sql<Edit>`
    select id, field, value, at, device, replaces from assessment.edit
     where programme_id = ${programmeId} and method = ${method} and attempt = ${attempt} order by at, id`.execute(db);
  return rows;
}

async function filesToSubmit(
  db: Db | Tx,
  programmeId: string,
  method: string,
  attempt: number,
): Promise<NonNullable<Facts['files']>> {
  const { rows } = await sql<NonNullable<Facts['files']>[number]>`
    select id, name, encode(sha256, 'hex') as sha256 from assessment.showcase_file
     where programme_id = ${programmeId} and method = ${method} and attempt = ${attempt} order by at, id`.execute(db);
  return rows;
}

async function organisationFacts(db: Db | Tx, row: ProgrammeRow): Promise<Facts['organisation']> {
  const { rows } = await sql<Facts['organisation']>`
    select o.on_register as registered,
           (select max(b.version) from assessment.brief b where b.organisation_id = o.id and b.plan = ${row.plan}) as brief
      from assessment.organisation o where o.id = ${row.organisationId}`.execute(db);
  return rows[0] ?? { registered: false, brief: null };
}

/** How much of an assessor's work was looked at: what the sample is drawn by. */
async function samplingFacts(
  db: Db | Tx,
  assessor: string | null,
  today: string,
): Promise<Omit<Facts['sampling'], 'firstYear'>> {
  const { rows } = await sql<Omit<Facts['sampling'], 'firstYear'>>`
    select count(*)::int as before,
           count(*) filter (where noted ? 'sample' and day >= date_trunc('quarter', ${today}::date))::int as "sampledThisQuarter"
      from assessment.entry where by = ${assessor}::uuid and act = 'confirm the grade'`.execute(db);
  return rows[0] ?? { before: 0, sampledThisQuarter: 0 };
}

/** The names that the statement and the screens say. */
export const peopleOf = ({ parties, assessor, assurer, assessors }: Journey): readonly string[] =>
  [
    ...new Set([parties.apprentice, parties.manager, parties.coach, parties.provider, assessor, assurer, ...assessors]),
  ].filter((id) => id !== null);

export async function statementNow(
  it: Assessing,
  db: Db | Tx,
  { row, plan, journey }: Pick<Loaded, 'row' | 'plan' | 'journey'>,
): Promise<{ readonly statement: string; readonly hash: string; readonly brought: Readonly<Record<string, number>> }> {
  const [brought, names] = await Promise.all([
    it.coverage(db, row.apprenticeId, plan.framework),
    namesOfOfficers(db, peopleOf(journey)),
  ]);
  const statement = statementOf(plan, journey, { brought, names: Object.fromEntries(names) });
  return { statement, hash: sha256(statement).toString('hex'), brought };
}

type Acting = { readonly act: Act; readonly by: string; readonly parties: readonly Party[] };
const FREE = { links: [], hindrances: [], qualified: false, joinedOn: null } as const;

/** Whom an act puts to the test: whoever it names, else whoever has the programme. */
function testedIn(
  act: Act,
  { assessor, assurer }: Journey,
): { readonly assessor: string | null; readonly assurer: string | null } {
  return {
    assessor: act.act === 'allocate' ? act.assessor : assessor,
    assurer: act.act === 'name an assurer' ? act.assurer : assurer,
  };
}

/** Everything outside the record that an act depends on, read in the transaction of the act. */
export async function factsFor(
  it: Assessing,
  { db, now }: Pick<Work, 'db' | 'now'>,
  found: Loaded,
  { act, by, parties }: Acting,
): Promise<Facts> {
  const { row, plan, journey } = found;
  const today = todayIn(it, now);
  const tested = testedIn(act, journey);
  const method = 'method' in act ? act.method : '';
  const [{ statement, hash, brought }, assessor, assurer, organisation, sampling, edits, files] = await Promise.all([
    statementNow(it, db, found),
    tested.assessor === null ? FREE : checkedFor(it, db, found, { officerId: tested.assessor, as: 'assessor', today }),
    tested.assurer === null ? FREE : checkedFor(it, db, found, { officerId: tested.assurer, as: 'assurer', today }),
    organisationFacts(db, row),
    samplingFacts(db, tested.assessor, today),
    act.act === 'close the observation' ? editsOf(db, row.id, method, journey.attempts[method]?.length ?? 1) : [],
    act.act === 'submit' ? filesToSubmit(db, row.id, method, journey.attempts[method]?.length ?? 1) : [],
  ]);
  return {
    today,
    now,
    by,
    parties,
    brought,
    statement,
    statementHash: hash,
    assessor,
    assurer,
    observed: edits.length === 0 ? NOTHING_OBSERVED : observedFrom(plan, journey, { method, edits, now }),
    sampling: { ...sampling, firstYear: isFirstYear(assessor.joinedOn, today) },
    organisation,
    files,
    newId: newId(now),
  };
}

const isFirstYear = (joinedOn: string | null, today: string): boolean =>
  joinedOn === null || monthsOn(joinedOn, 12) > today;
