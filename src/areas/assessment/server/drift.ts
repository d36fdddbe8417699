import { sql } from 'kysely';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { agreementWithOthers, monthsOn, type Marking } from '../rules/index.ts';
import type { Assessing } from './facts.ts';
import { newestPlan } from './plans.ts';

type Row = { id: string; on: string; plan: string; markings: Marking[]; extended: string[] };

const MOST = 24;

/** Each assessor beside the others, event by event, the newest first: for whoever assures in the same organisation. */
export async function readDrift({ plans }: Assessing, { db, actor }: Reading) {
  const { rows } = await sql<Row>`
    select s.id, s.held_on::text as "on", s.plan,
           coalesce((select jsonb_agg(jsonb_build_object('assessor', m.officer_id, 'marks', m.marks) order by m.officer_id)
                       from assessment.marking m where m.standardisation_id = s.id), '[]') as markings,
           array(select x.officer_id from assessment.extension x where x.standardisation_id = s.id) as extended
      from assessment.standardisation s
     where s.organisation_id in (select a.organisation_id from assessment.assessor a where a.officer_id = ${actor.id}::uuid and a.assures)
     order by s.held_on desc, s.id limit ${MOST}`.execute(db);
  const people = [...new Set(rows.flatMap(({ markings }) => markings.map(({ assessor }) => assessor)))];
  const names = await namesOfOfficers(db, people);
  const assessors = people.map((id) => {
    const own = rows.filter(({ markings }) => markings.some(({ assessor }) => assessor === id));
    const [newest] = own;
    const months = newest === undefined ? 0 : newestPlan(plans, newest.plan).quality.standardisationMonths;
    return {
      id,
      name: names.get(id) ?? '',
      until: newest === undefined ? null : monthsOn(newest.on, months),
      last: newest === undefined || newest.extended.includes(id) || id === actor.id ? null : newest.id,
      events: own.map(({ id: event, on, markings }) => {
        const { items, share, kappa } = agreementWithOthers(markings, id);
        return { id: event, on, items, share, kappa };
      }),
    };
  });
  return { assessors: assessors.toSorted((one, other) => (one.name < other.name ? -1 : 1)) };
}
