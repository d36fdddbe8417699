import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { daysOn, monthsOn } from '../rules/index.ts';
import { todayIn, type Assessing } from './facts.ts';
import { organisationsOf } from './people.ts';
import { newestPlan } from './plans.ts';

type Event = {
  readonly plan: string;
  readonly on: string;
  readonly agenda: readonly string[];
  readonly codes: readonly string[];
};

/** Calls a standardisation: its agenda in five parts (Q8), and what everybody marks without seeing the others. */
export async function standardise(it: Assessing, work: Work, { plan: key, on, agenda, codes }: Event): Promise<string> {
  const plan = newestPlan(it.plans, key);
  const [organisation] = await organisationsOf(work.db, work.actor, todayIn(it, work.now));
  if (organisation === undefined) throw new Refusal(422, 'You act for no assessment organisation.');
  const unknown = codes.filter((code) => !plan.criteria.some((one) => one.code === code));
  if (unknown.length > 0 || new Set(codes).size < codes.length)
    throw new Refusal(422, 'Each criterion of the sample is one of the plan, and stands there once.', [
      { field: 'codes', problem: 'cannot be used' },
    ]);
  const id = newId(work.now);
  await sql`
    insert into assessment.standardisation (id, organisation_id, plan, held_on, agenda, codes, by, at)
    values (${id}, ${organisation}, ${key}, ${on}, ${[...agenda]}::text[], ${[...codes]}::text[], ${work.actor.id}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'standardisation.called', data: { standardisationId: id, plan: key, on } });
  return id;
}

type Row = { id: string; plan: string; on: string; agenda: string[]; codes: string[]; marked: boolean };

/** Standardisations of the organisations whose register somebody stands on, the newest first. Nobody's marks are in it. */
export async function readStandardisations({ db, actor }: Reading) {
  const { rows } = await sql<Row>`
    select s.id, s.plan, s.held_on::text as "on", s.agenda, s.codes,
           exists (select from assessment.marking m where m.standardisation_id = s.id and m.officer_id = ${actor.id}) as marked
      from assessment.standardisation s
     where s.organisation_id in (select a.organisation_id from assessment.assessor a where a.officer_id = ${actor.id})
     order by s.held_on desc, s.id limit 20`.execute(db);
  return { open: rows };
}

type Marks = readonly { readonly code: string; readonly met: boolean }[];

/** One assessor's marks: all of the sample, once, without having seen anybody else's. */
export async function markBlind(it: Assessing, work: Work, id: string, marks: Marks): Promise<void> {
  const { open } = await readStandardisations(work);
  const found = open.find((one) => one.id === id);
  if (found === undefined) throw new Refusal(404, 'There is no such standardisation.');
  const missing = found.codes.filter((code) => !marks.some((one) => one.code === code));
  if (missing.length > 0 || marks.length !== found.codes.length)
    throw new Refusal(
      422,
      `Mark each criterion of the sample once. Missing: ${missing.join(', ') || 'none, and some are there twice'}.`,
    );
  const today = todayIn(it, work.now);
  if (found.on > today) throw new Refusal(422, `It is held on ${found.on}.`);
  try {
    await sql`
      insert into assessment.marking (standardisation_id, officer_id, marks, on_day, at)
      values (${id}, ${work.actor.id}, ${JSON.stringify(Object.fromEntries(marks.map(({ code, met }) => [code, met])))}::jsonb, ${today}, ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'You have marked this sample.');
    throw fault;
  }
  await announce(work, { kind: 'standardisation.marked', data: { standardisationId: id } });
}

const EXTENDED_DAYS = 30;

/** Thirty days more, once, by the lead for quality and with a reason (resolution V). */
export async function extendStandardisation(
  it: Assessing,
  work: Work,
  id: string,
  asked: { officerId: string; reason: string },
): Promise<void> {
  const { rows } = await sql<{ on: string; plan: string }>`
    select m.on_day::text as "on", s.plan from assessment.marking m join assessment.standardisation s on s.id = m.standardisation_id
     where m.standardisation_id = ${id} and m.officer_id = ${asked.officerId}`.execute(work.db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'They took no part in this standardisation.');
  if (asked.officerId === work.actor.id)
    throw new Refusal(422, 'Nobody extends their own.', [{ field: 'officerId', problem: 'is you' }]);
  const until = daysOn(
    monthsOn(found.on, newestPlan(it.plans, found.plan).quality.standardisationMonths),
    EXTENDED_DAYS,
  );
  try {
    await sql`
      insert into assessment.extension (standardisation_id, officer_id, until_on, reason, by, at)
      values (${id}, ${asked.officerId}, ${until}, ${asked.reason}, ${work.actor.id}, ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'It was extended once already.');
    throw fault;
  }
  await announce(work, {
    kind: 'standardisation.extended',
    data: { standardisationId: id, officerId: asked.officerId },
    why: asked.reason,
  });
}
