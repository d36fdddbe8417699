import { sql } from 'kysely';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { html, trusted } from '#kernel/html.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { Assessing } from './facts.ts';
import { todayIn } from './facts.ts';
import { partiesIn } from './people.ts';
import { loaded, type Loaded } from './store.ts';

export type ReleasedResult = {
  readonly apprenticeId: string;
  readonly title: string;
  readonly reference: string;
  readonly organisation: string;
  readonly grade: 'pass' | 'distinction';
  readonly descriptor: string;
  readonly on: string;
};

/** The result of a programme that is out and is a pass; undefined for every other. */
export async function releasedResult(
  { plans }: Pick<Assessing, 'plans'>,
  db: Db | Tx,
  id: string,
): Promise<ReleasedResult | undefined> {
  return passed(await loaded(plans, db, id));
}

function passed({ row, plan, journey: { result } }: Loaded): ReleasedResult | undefined {
  const outcome = result?.overall.outcome;
  if (result === null || result.releasedOn === null || (outcome !== 'pass' && outcome !== 'distinction'))
    return undefined;
  return {
    apprenticeId: row.apprenticeId,
    title: plan.title,
    reference: plan.standardReference,
    organisation: row.organisation,
    grade: outcome,
    descriptor: plan.descriptors[outcome],
    on: result.releasedOn,
  };
}

export async function keepAward(work: Work, programmeId: string, badgeId: string): Promise<void> {
  await endAward(work, programmeId);
  await sql`insert into assessment.award (badge_id, programme_id, given_at) values (${badgeId}, ${programmeId}, ${new Date(work.now)})`.execute(
    work.db,
  );
}

export async function endAward(work: Work, programmeId: string): Promise<void> {
  await sql`update assessment.award set ended_at = ${new Date(work.now)} where programme_id = ${programmeId} and ended_at is null`.execute(
    work.db,
  );
}

/** The badge that stands for the result of a programme. */
export async function awardOf(db: Db | Tx, programmeId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select badge_id as id from assessment.award where programme_id = ${programmeId} and ended_at is null`.execute(db);
  return rows[0]?.id;
}

const GRADES = { pass: 'Pass', distinction: 'Distinction' } as const;

/** The certificate, as a page that opens and prints anywhere. For those who took part, once the result is out. */
export async function certificateOf(
  it: Assessing & { readonly post: { readonly publicUrl: string } },
  reading: Reading,
  id: string,
): Promise<{ title: string; html: string }> {
  const found = await loaded(it.plans, reading.db, id);
  await partiesIn(reading, found, todayIn(it, reading.now));
  const result = passed(found);
  if (result === undefined) throw new Refusal(409, 'There is a certificate once a pass has been released.');
  const [names, badge] = await Promise.all([
    namesOfOfficers(reading.db, [result.apprenticeId]),
    awardOf(reading.db, id),
  ]);
  const name = names.get(result.apprenticeId) ?? '';
  const base = it.post.publicUrl.replace(/\/$/, '');
  return {
    title: `${result.title}: ${name}`,
    html: certificatePage({ name, number: id, result, base, badge }),
  };
}

type Certificate = {
  readonly name: string;
  readonly number: string;
  readonly result: ReleasedResult;
  readonly base: string;
  readonly badge: string | undefined;
};

const STYLE = trusted(`<style>
  @page { size: A4 landscape; margin: 0; }
  :root { color-scheme: light; }
  body { margin: 0; font: 18px/1.5 Georgia, 'Times New Roman', serif; color: #16222b; background: #fff; }
  main { box-sizing: border-box; min-height: 100vh; margin: 0 auto; padding: 9vmin; display: grid; align-content: center; gap: 1.2rem;
         text-align: center; border: 1.2vmin double #0b506c; }
  h1 { margin: 0; font-size: 2.6rem; font-weight: 500; }
  .name { font-size: 3rem; font-style: italic; margin: 0; overflow-wrap: anywhere; }
  .grade { font-size: 1.7rem; margin: 0; letter-spacing: 0.06em; }
  p { margin: 0; } small { color: #45545f; font-size: 0.8rem; overflow-wrap: anywhere; }
  @media (max-width: 40rem) { h1 { font-size: 1.7rem; } .name { font-size: 2rem; } }
</style>`);

const certificatePage = ({ name, number, result, base, badge }: Certificate): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Certificate: ${name}</title>
        ${STYLE}
      </head>
      <body>
        <main>
          <h1>${result.title}</h1>
          <p>${result.reference}</p>
          <p>This is to certify that</p>
          <p class="name">${name}</p>
          <p>completed the end-point assessment of this apprenticeship on ${result.on} with the grade</p>
          <p class="grade"><strong>${GRADES[result.grade]}</strong></p>
          <p>${result.descriptor}</p>
          <p>Assessed by ${result.organisation}</p>
          <small
            >Number
            ${number}.${
              badge !== undefined &&
              html` The badge that goes with it is signed and proves this result: ${base}/api/badges/${badge}, checked
              at ${base}/verify.`
            }</small
          >
        </main>
      </body>
    </html>`.markup;
