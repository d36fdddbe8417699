import { sql } from 'kysely';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { html, trusted } from '#kernel/html.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { batchesOf, faultsOfRecord, type EpaRecord } from '../rules/index.ts';
import { todayIn, type Assessing } from './facts.ts';
import { organisationsOf, partiesIn } from './people.ts';
import { planBound } from './plans.ts';
import { loaded, type Loaded } from './store.ts';

/** The whole record of one programme as a page that opens anywhere, with the data it was made from (Q6). */
export async function bundleOf(it: Assessing, reading: Reading, id: string) {
  const found = await loaded(it.plans, reading.db, id);
  const parties = await partiesIn(reading, found, todayIn(it, reading.now));
  if (!parties.includes('examiner')) throw new Refusal(403, 'This is for the examiner from outside.');
  const { plan, row, entries, journey } = found;
  const names = await namesOfOfficers(reading.db, [row.apprenticeId, ...entries.map(({ by }) => by)]);
  const title = `${plan.title}: ${names.get(row.apprenticeId) ?? ''}`;
  const record = JSON.stringify(
    { plan: { key: plan.key, version: plan.version }, startedOn: journey.startedOn, entries },
    null,
    1,
  );
  return { title, html: pageOf(found, title, names), record };
}

const STYLE = trusted(`<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
  td, th { border: 1px solid #999; padding: 0.3rem; text-align: left; vertical-align: top; }
  pre { white-space: pre-wrap; margin: 0; }
</style>`);

function pageOf({ plan, journey, entries }: Loaded, title: string, names: ReadonlyMap<string, string>): string {
  const lines = entries.map(
    ({ seq, day, act, as, by, noted }) =>
      html`<tr>
        <td>${seq}</td>
        <td>${day}</td>
        <td>${act.act}</td>
        <td>${names.get(by) ?? ''} (${as})</td>
        <td><pre>${JSON.stringify(act, null, 1)}</pre></td>
        <td><pre>${JSON.stringify(noted, null, 1)}</pre></td>
      </tr>`,
  );
  const result = journey.result?.overall.outcome ?? 'none';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        ${STYLE}
      </head>
      <body>
        <h1>${title}</h1>
        <p>Plan ${plan.key}, version ${plan.version}. Started on ${journey.startedOn}. Result: ${result}.</p>
        <pre>${journey.gateway.signed?.statement ?? ''}</pre>
        <table>
          <thead>
            <tr>
              <th>No.</th>
              <th>Day</th>
              <th>What</th>
              <th>Who</th>
              <th>As it was done</th>
              <th>What the system added</th>
            </tr>
          </thead>
          <tbody>
            ${lines}
          </tbody>
        </table>
      </body>
    </html>`.markup;
}

type Row = {
  id: string;
  plan: string;
  planVersion: number;
  apprenticeId: string;
  learnerNumber: string;
  releasedOn: string;
  grade: 'fail' | 'pass' | 'distinction';
  paths: string[];
};
type Span = { readonly from?: string | undefined; readonly to?: string | undefined };

const MOST = 1000;

/** Results that were released in a span of days, as the public Assessor Service takes them; what has a fault is left out and named. */
export async function batchOf(it: Assessing, reading: Reading, { from = '2017-01-01', to }: Span) {
  const today = todayIn(it, reading.now);
  const own = await organisationsOf(reading.db, reading.actor, today);
  const { rows } = await sql<Row>`
    select p.id, p.plan, p.plan_version as "planVersion", p.apprentice_id as "apprenticeId", p.learner_number as "learnerNumber",
           p.released_on::text as "releasedOn", p.grade,
           array(select e.data ->> 'path' from assessment.entry e where e.programme_id = p.id and e.act = 'try again') as paths
      from assessment.programme p
     where p.organisation_id = any(${[...own]}::uuid[]) and p.released_on is not null and p.grade is not null
       and p.released_on >= ${from} and p.released_on <= ${to ?? today}
     order by p.released_on, p.id limit ${MOST}`.execute(reading.db);
  const names = await namesOfOfficers(
    reading.db,
    rows.map(({ apprenticeId }) => apprenticeId),
  );
  const records = rows.map((row) => ({ row, record: recordOf(it, row, names.get(row.apprenticeId) ?? '') }));
  const checked = records.map(({ row, record }) => ({ row, record, faults: faultsOfRecord(record, today) }));
  return {
    batches: batchesOf(checked.filter(({ faults }) => faults.length === 0).map(({ record }) => record)).map((batch) =>
      JSON.stringify(batch, null, 1),
    ),
    faults: checked
      .filter(({ faults }) => faults.length > 0)
      .map(({ row, faults }) => ({
        programme: row.id,
        apprentice: names.get(row.apprenticeId) ?? '',
        faults: [...faults],
      })),
  };
}

function recordOf({ plans }: Assessing, row: Row, name: string): EpaRecord {
  const plan = planBound(plans, row);
  const last = row.paths.at(-1);
  return {
    requestId: row.id,
    standard: { standardCode: null, standardReference: plan.standardReference },
    learner: { uln: row.learnerNumber, familyName: name.trim().split(/\s+/).at(-1) ?? '' },
    learningDetails: { version: `${plan.version}.0`, courseOption: null },
    epaDetails: {
      epas: [
        {
          epaDate: row.releasedOn,
          epaOutcome: row.grade === 'fail' ? 'Fail' : 'Pass',
          resit: last === 'resit',
          retake: last === 'retake',
        },
      ],
    },
  };
}
