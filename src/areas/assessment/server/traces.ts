import { sql } from 'kysely';
import { sharedCases } from '#areas/records/server/index.ts';
import { sharedTeams } from '#areas/identity/server/index.ts';
import { sharedShifts } from '#areas/roster/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Trace, TraceKind } from '../rules/index.ts';
import type { ProgrammeRow } from './store.ts';

type Pair = { readonly apprentice: string; readonly other: string };
/** What an area that this one does not know of adds. */
export type Involved = (db: Db | Tx, pair: Pair) => Promise<readonly Trace[]>;

/**
 * What two people had to do with the same things, from every part of the desk that knows. Each area answers for its own tables;
 * whether any of it is a link is decided by `rules/quality/independence.ts` alone.
 */
export async function tracesOf(involved: Involved, db: Db | Tx, row: ProgrammeRow, pair: Pair): Promise<Trace[]> {
  const both = [pair.apprentice, pair.other];
  const [teams, shifts, cases, programmes, organisations, declared, learning] = await Promise.all([
    sharedTeams(db, pair.apprentice, pair.other),
    sharedShifts(db, pair.apprentice, pair.other),
    sharedCases(db, pair.apprentice, pair.other),
    programmeTraces(db, row, pair),
    organisationTraces(db, row, pair),
    declarations(db, pair),
    involved(db, pair),
  ]);
  return [
    ...teams.flatMap(({ teamId, name, on }) =>
      both.map((person) => tidy({ person, kind: 'in team', thing: `team ${teamId}`, called: name, on })),
    ),
    ...shifts.flatMap(({ thing, called, on }) =>
      both.map((person): Trace => ({ person, kind: 'on shift', thing: `shift ${thing}`, called, on })),
    ),
    ...cases.flatMap(caseTraces),
    ...programmes,
    ...organisations,
    ...declared,
    ...learning,
  ];
}

type SharedCase = Awaited<ReturnType<typeof sharedCases>>[number];

const APPROVES = /^(decision|text|remedy|answer)\.(approved|refused|decided|returned)/;
const CHECKS = /^(quality|check)\./;

/** What somebody did on a case, from the name of the event: it changes only the words of the link. */
const didOnCase = (kind: string): TraceKind =>
  APPROVES.test(kind) ? 'approved on case' : CHECKS.test(kind) ? 'checked case' : 'handled case';

/** Whoever is named in what was done (given it, praised, complained about) had to do with the case as well. */
const caseTraces = ({ officerId, caseId, kind, named, part, on }: SharedCase): readonly Trace[] => [
  {
    person: officerId,
    kind: named && part === 'subject' ? 'complained about on case' : didOnCase(kind),
    thing: `case ${caseId}`,
    on,
  },
];

type Row = { person: string; kind: TraceKind; thing: string; called: string | null; on: string | null };

/** Everything either of the two did in a programme of the other, as what; and in the cohort of this one. */
async function programmeTraces(db: Db | Tx, row: ProgrammeRow, { apprentice, other }: Pair): Promise<Trace[]> {
  const { rows } = await sql<Row>`
    with theirs as (
      select p.* from assessment.programme p where p.apprentice_id in (${apprentice}::uuid, ${other}::uuid)
    ), part as (
      select t.id, x.person, x.kind from theirs t,
        lateral (values (t.apprentice_id, 'learns in'), (t.manager_id, 'manages in'), (t.coach_id, 'coaches in'), (t.provider_id, 'trains in')) x(person, kind)
      union all
      select t.id, e.by, case when e.acted_as = 'assessor' then 'assesses in' else 'reviews in' end
        from theirs t join assessment.entry e on e.programme_id = t.id
       where e.by in (${apprentice}::uuid, ${other}::uuid) and e.acted_as in ('manager', 'coach', 'provider', 'assessor')
      union all
      select t.id, present.person::uuid, 'reviews in'
        from theirs t join assessment.entry e on e.programme_id = t.id and e.act = 'review',
             lateral jsonb_array_elements_text(e.data -> 'present') present(person)
       where present.person::uuid <> t.apprentice_id
    )
    select distinct person, kind, 'programme ' || id as thing, null::text as called, null::text as "on"
      from part where person in (${apprentice}::uuid, ${other}::uuid)
    union all
    select distinct x.person, x.kind, 'reports ' || m.manager_id, null, null
      from assessment.programme m, lateral (values (m.apprentice_id, 'reports to'), (m.manager_id, 'is')) x(person, kind)
     where (m.apprentice_id in (${apprentice}::uuid, ${other}::uuid) or m.manager_id in (${apprentice}::uuid, ${other}::uuid))
       and x.person in (${apprentice}::uuid, ${other}::uuid)
    union all
    select ${apprentice}::uuid, 'in cohort', 'cohort', null, null
    union all
    select ${other}::uuid, found.kind, 'cohort', null, null from (
      select distinct case when c.acted_as = 'assessor' then 'assesses in cohort' else 'delivers in cohort' end as kind
        from assessment.entry c join assessment.programme p on p.id = c.programme_id
       where c.by = ${other}::uuid and c.acted_as in ('manager', 'coach', 'provider', 'assessor')
         and p.plan = ${row.plan} and p.employer_id = ${row.employerId}
         and date_trunc('year', p.started_on) = date_trunc('year', ${row.startedOn}::date)
    ) found`.execute(db);
  return rows.map(tidy);
}

/** Organisations somebody belongs or belonged to. Those of this programme are the apprentice's as well. */
async function organisationTraces(db: Db | Tx, row: ProgrammeRow, { apprentice, other }: Pair): Promise<Trace[]> {
  const { rows } = await sql<Row>`
    select m.officer_id as person, 'belongs to' as kind, 'organisation ' || o.id as thing, o.name as called, m.from_on::text as "on"
      from assessment.member m join assessment.organisation o on o.id = m.organisation_id
     where m.officer_id in (${apprentice}::uuid, ${other}::uuid)
    union all
    select ${apprentice}::uuid, 'belongs to', 'organisation ' || o.id, o.name, null
      from assessment.organisation o where o.id = ${row.employerId} or o.id = ${row.providerOrganisationId}::uuid`.execute(
    db,
  );
  return rows.map(tidy);
}

async function declarations(db: Db | Tx, { apprentice, other }: Pair): Promise<Trace[]> {
  const { rows } = await sql<{ id: string; on: string }>`
    select d.id, d.at::date::text as "on" from assessment.declaration d
     where (d.by = ${apprentice} and d.about_id = ${other}) or (d.by = ${other} and d.about_id = ${apprentice})`.execute(
    db,
  );
  return rows.flatMap(({ id, on }) =>
    [apprentice, other].map((person): Trace => ({ person, kind: 'declared', thing: `declaration ${id}`, on })),
  );
}

const tidy = ({ called, on, ...row }: Row): Trace => ({
  ...row,
  ...(called === null ? {} : { called }),
  ...(on === null ? {} : { on }),
});
