import { sql } from 'kysely';
import { saidToUs, subjectsOf, tagsOf, visibleFacts, type CaseFacts } from '#areas/cases/server/index.ts';
import { hasMissed } from '#areas/clocks/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { issuesOf } from './issues.ts';
import type { Complaints } from './packs.ts';
import { cfpbCategory } from './read.ts';
import { periodOf, type Days } from './report.ts';
import { complaintsReceived, type ComplaintRow } from './store.ts';

export type CfpbRow = Readonly<Record<string, string>>;
type Exporting = Days & { readonly narratives: boolean };

/**
 * Complaints of these days as the CFPB's public database has them, those the reader may see. What people wrote stays here
 * unless it is asked for: there it is only published with their consent and without what names them.
 */
export async function* cfpbRows(complaints: Complaints, reading: Reading, asked: Exporting): AsyncGenerator<CfpbRow> {
  for await (const rows of complaintsReceived(reading.db, periodOf(complaints, asked))) {
    const ids = rows.map(({ caseId }) => caseId);
    const [facts, tags, subjects, before] = await Promise.all([
      visibleFacts(reading, ids),
      tagsOf(reading.db, ids),
      subjectsOf(reading.db, ids),
      importedRows(reading.db, ids),
    ]);
    for (const row of rows) {
      const its = facts.get(row.caseId);
      if (its === undefined) continue;
      yield await rowOf(complaints, reading, {
        row,
        its,
        subject: subjects.get(row.caseId) ?? '',
        before: before.get(row.caseId),
        tags: tags.get(row.caseId) ?? [],
        ...asked,
      });
    }
  }
}

type Imported = {
  readonly caseId: string;
  readonly externalId: string;
  readonly timely: boolean | null;
  readonly sentOn: string | null;
};
type One = {
  readonly row: ComplaintRow;
  readonly its: CaseFacts;
  readonly subject: string;
  readonly before: Imported | undefined;
  readonly tags: readonly string[];
  readonly narratives: boolean;
};

async function rowOf(complaints: Complaints, reading: Reading, one: One): Promise<CfpbRow> {
  const { row, its, before, tags } = one;
  const [[point], words, response] = await Promise.all([
    issuesOf(reading.db, row.caseId),
    wordsOf(reading, one),
    cfpbCategory(complaints, reading, its),
  ]);
  const timely = before?.timely ?? !(await hasMissed(reading.db, row.caseId));
  const day = (at: Instant): string => textOfDay(dayAt(complaints.zone, at));
  return {
    'Date received': day(row.receivedAt),
    ...aboutOf(one.subject, point?.topic ?? ''),
    'Consumer complaint narrative': words,
    Company: point?.agency ?? '',
    Tags: tags.join(', '),
    'Date sent to company': before?.sentOn ?? day(row.recordedAt),
    'Company response to consumer': response,
    'Timely response?': timely ? 'Yes' : 'No',
    'Complaint ID': before?.externalId ?? its.reference,
  };
}

/** What was brought over is called by its product and its issue; what began here by what it is about. */
function aboutOf(subject: string, topic: string): CfpbRow {
  if (topic === '') return { Product: '', Issue: subject };
  return { Product: subject.endsWith(`: ${topic}`) ? subject.slice(0, -topic.length - 2) : '', Issue: topic };
}

async function wordsOf({ db }: Reading, { row, narratives }: One): Promise<string> {
  const said = narratives ? await saidToUs(db, row.caseId) : [];
  return said[0]?.text ?? '';
}

async function importedRows(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Imported>> {
  const { rows } = await sql<Imported>`
    select case_id as "caseId", external_id as "externalId", timely, sent_on::text as "sentOn"
      from complaints.imported where case_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.caseId, row]));
}

type Improvement = {
  readonly what: string;
  readonly measure: string;
  readonly before: string;
  readonly after: string;
  readonly worked: boolean;
};

/** What an annual report says beside the figures: what was changed and whether it worked, and what the body outside found. */
export async function learnedIn(complaints: Complaints, { db }: Reading, days: Days) {
  const { from, to } = periodOf(complaints, days);
  const { rows: changed } = await sql<Improvement>`
    select what, measure, before, after, worked from complaints.corrective
     where done_at >= ${from} and done_at < ${to} order by done_at limit 200`.execute(db);
  const { rows: outside } = await sql<{ outcome: string; count: number }>`
    select outcome, count(*)::int as count from complaints.outside
     where ended_at >= ${from} and ended_at < ${to} and outcome is not null group by outcome order by 2 desc`.execute(
    db,
  );
  return { changed, outside };
}
