import { sql } from 'kysely';
import { visibleFacts } from '#areas/cases/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { isReviewDue, type Standing } from '../rules/index.ts';
import { correctionsOpen } from './corrections.ts';
import { noArticle } from './knowledge.ts';
import { articlesWhere, asRow, wordingsOf } from './store.ts';

export const writes = ({ actor }: Pick<Reading, 'actor'>): boolean => actor.may('knowledge.write');

type Narrowed = {
  readonly standing?: Standing | undefined;
  readonly agency?: string | undefined;
  readonly topic?: string | undefined;
};

export async function listArticles(reading: Reading, { standing, agency = '', topic = '' }: Narrowed) {
  const all = (await articlesWhere(reading.db, sql`true`, { writes: writes(reading) })).map(asRow);
  const names = (of: (row: (typeof all)[number]) => string) => [...new Set(all.map(of))].filter((name) => name !== '');
  const articles = all.filter(
    (one) =>
      (standing === undefined || one.standing === standing) &&
      (agency === '' || one.agency === agency) &&
      (topic === '' || one.topic === topic),
  );
  return {
    articles,
    topics: names((one) => one.topic).toSorted(),
    agencies: names((one) => one.agency).toSorted(),
  };
}

export async function readArticle(reading: Reading, id: string) {
  const [article] = await articlesWhere(reading.db, sql`a.id = ${id}`, { writes: writes(reading) });
  if (article === undefined) throw noArticle();
  const version = writes(reading) ? article.newest : (article.published ?? 0);
  const [wordings, feedback, said] = await Promise.all([
    wordingsOf(reading.db, id, version),
    openFeedback(reading, id),
    saidOf(reading, id),
  ]);
  const [wording] = wordings;
  if (wording === undefined) throw noArticle();
  return { article, wording, feedback, said };
}

export async function readWordings(reading: Reading, id: string) {
  const [article] = await articlesWhere(reading.db, sql`a.id = ${id}`, { writes: writes(reading) });
  if (article === undefined) throw noArticle();
  const all = await wordingsOf(reading.db, id);
  // Whoever does not write sees what was agreed to, and not what was tried.
  return { wordings: writes(reading) ? all : all.filter(({ approvedAt }) => approvedAt !== null) };
}

type Said = {
  id: string;
  version: number;
  words: string;
  caseId: string | null;
  officerId: string | null;
  at: number;
};

/** What was said against it and nobody looked at. A case is named to whoever may see it. */
async function openFeedback(reading: Reading, articleId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select id, version, words, case_id as "caseId", officer_id as "officerId", at from knowledge.feedback
     where article_id = ${articleId} and settled_at is null and not was_right order by at desc limit 50`.execute(
    reading.db,
  );
  const seen = await visibleFacts(
    reading,
    rows.flatMap(({ caseId }) => caseId ?? []),
  );
  // Words written on a case that one may not see may tell of it.
  return rows.flatMap((row) => (row.caseId === null || seen.has(row.caseId) ? [row] : []));
}

async function saidOf({ db }: Reading, articleId: string): Promise<{ right: number; wrong: number }> {
  const { rows } = await sql<{ right: number; wrong: number }>`
    select count(*) filter (where was_right) as "right", count(*) filter (where not was_right) as wrong
      from knowledge.feedback where article_id = ${articleId}`.execute(db);
  return rows[0] ?? { right: 0, wrong: 0 };
}

/** What waits for whoever looks after the articles. */
export async function upkeepOf(reading: Reading) {
  const [all, corrections] = await Promise.all([
    articlesWhere(reading.db, sql`true`, { writes: true }),
    correctionsOpen(reading),
  ]);
  const rows = (fits: (one: (typeof all)[number]) => boolean) => all.filter(fits).map(asRow);
  return {
    toApprove: rows(({ stage }) => stage === 'review'),
    sentBack: rows(({ sentBack }) => sentBack !== null),
    scheduled: rows(({ stage }) => stage === 'scheduled'),
    reviewDue: rows(({ standing, reviewBy }) => standing === 'published' && isReviewDue(reviewBy, reading.now)),
    notRight: rows(({ standing, wrong }) => standing === 'published' && wrong > 0),
    corrections,
  };
}
