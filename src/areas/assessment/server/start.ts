import { sql } from 'kysely';
import { officerNameOf } from '#areas/identity/server/index.ts';
import { feedMadeAt } from '#areas/roster/server/index.ts';
import type { Reading } from '#platform/work.ts';
import type { Party, Stage } from '../rules/index.ts';
import { todayIn, type Assessing } from './facts.ts';
import { organisationsOf } from './people.ts';
import { planBound } from './plans.ts';

const MOST = 50;

type Row = {
  id: string;
  plan: string;
  planVersion: number;
  apprentice: string;
  employer: string;
  stage: Stage;
  startedOn: string;
  earliestOn: string;
  covered: number;
  ofCriteria: number;
  assessor: string | null;
  grade: 'fail' | 'pass' | 'distinction' | null;
  releasedOn: string | null;
  parts: Party[];
};

/** The programmes of which somebody is a part, each by its own index, with what they are on it. */
const ownProgrammes = (id: string) => {
  const as = (column: string, part: Party) =>
    sql`(select p.id, p.changed_at, ${part}::text as part from assessment.programme p
          where p.${sql.id(column)} = ${id}::uuid order by p.changed_at desc, p.id limit ${MOST + 1})`;
  return sql.join(
    [
      as('apprentice_id', 'apprentice'),
      as('manager_id', 'manager'),
      as('coach_id', 'coach'),
      as('provider_id', 'provider'),
      as('assessor_id', 'assessor'),
      as('assurer_id', 'assurer'),
    ],
    sql` union all `,
  );
};

/** Where the organisation's work waits first: what only it can move on. */
const ITS_TURN: readonly Stage[] = [
  'waits for an assessor',
  'to be assured',
  'to be released',
  'under appeal',
  'being assessed',
];

const organised = (organisations: readonly string[]) =>
  sql.join(
    organisations.flatMap((organisation) =>
      ITS_TURN.map(
        (stage) => sql`(select p.id, p.changed_at, 'organisation' as part from assessment.programme p
          where p.organisation_id = ${organisation}::uuid and p.stage = ${stage} order by p.changed_at desc, p.id limit ${MOST + 1})`,
      ),
    ),
    sql` union all `,
  );

/** What an examiner from outside looks at: what was released last. */
const examined = sql`(select p.id, p.changed_at, 'examiner' as part from assessment.programme p
  where p.stage in ('complete', 'failed', 'under appeal') order by p.changed_at desc, p.id limit ${MOST + 1})`;

/** The start page of whoever asks: their programmes, by where they stand, and how many there are. */
export async function startOf(it: Assessing, reading: Reading) {
  const { db, actor, now } = reading;
  const organisations = actor.may('assessment.organise') ? await organisationsOf(db, actor, todayIn(it, now)) : [];
  const sources = [
    ownProgrammes(actor.id ?? ''),
    ...(organisations.length > 0 ? [organised(organisations)] : []),
    ...(actor.may('assessment.inspect') ? [examined] : []),
  ];
  const [{ rows }, counts, calendarMadeAt] = await Promise.all([
    sql<Row>`
      with mine as (
        select id, max(changed_at) as changed_at, array_agg(distinct part) as parts from (${sql.join(sources, sql` union all `)}) all_of
         group by id order by max(changed_at) desc, id limit ${MOST + 1}
      )
      select p.id, p.plan, p.plan_version as "planVersion", ${officerNameOf(sql`p.apprentice_id`)} as apprentice, e.name as employer, p.stage,
             p.started_on::text as "startedOn", p.earliest_on::text as "earliestOn", p.covered, p.of_criteria as "ofCriteria",
             ${officerNameOf(sql`p.assessor_id`)} as assessor, p.grade, p.released_on::text as "releasedOn", m.parts
        from mine m join assessment.programme p on p.id = m.id join assessment.organisation e on e.id = p.employer_id
       order by m.changed_at desc, p.id`.execute(db),
    countsOf(reading, organisations),
    feedMadeAt(reading, actor.id),
  ]);
  return {
    programmes: rows.slice(0, MOST).map((row) => cardOf(it, row)),
    more: rows.length > MOST,
    counts,
    calendarMadeAt,
  };
}

const TELLS: readonly Party[] = ['assessor', 'assurer', 'organisation', 'examiner'];

/** A grade that is not released is told only to those who make, assure or release it. */
function cardOf({ plans }: Assessing, { parts, plan, planVersion, releasedOn, grade, ...row }: Row) {
  const told = releasedOn !== null || parts.some((part) => TELLS.includes(part));
  return { ...row, title: planBound(plans, { plan, planVersion }).title, mine: parts, grade: told ? grade : null };
}

async function countsOf(
  { db }: Reading,
  organisations: readonly string[],
): Promise<{ stage: string; programmes: number }[]> {
  if (organisations.length === 0) return [];
  const { rows } = await sql<{ stage: string; programmes: number }>`
    select stage, count(*)::int as programmes from assessment.programme
     where organisation_id = any(${[...organisations]}::uuid[]) group by stage order by stage`.execute(db);
  return rows;
}
