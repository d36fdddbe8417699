import { sql } from 'kysely';
import { visibleCase, visibleCards } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { noArticle, tellOfKnowledge, type Knowledge } from './knowledge.ts';

type Telling = Pick<Knowledge, 'live'>;

type Judging = {
  readonly version: number;
  readonly right: boolean;
  readonly words: string;
  readonly caseId: string | null;
};

/** Was it right? Kept with the wording it is about, and shown to whoever has the article. */
export async function judgeArticle(knowledge: Telling, work: Work, articleId: string, it: Judging): Promise<void> {
  await mustBeWording(work, articleId, it.version);
  if (it.caseId !== null) await visibleCase(work, it.caseId);
  await sql`
    insert into knowledge.feedback (id, article_id, version, was_right, words, case_id, officer_id, at)
    values (${newId(work.now)}, ${articleId}, ${it.version}, ${it.right}, ${it.words}, ${it.caseId}::uuid, ${work.actor.id}::uuid,
            ${new Date(work.now)})`.execute(work.db);
  await announce(work, {
    kind: 'article.judged',
    data: { articleId, version: it.version, right: it.right },
    ...(it.caseId === null ? {} : { caseId: it.caseId }),
  });
  tellOfKnowledge(knowledge, work, articleId);
}

async function mustBeWording({ db }: Work, articleId: string, version: number): Promise<void> {
  const { rows } = await sql`
    select 1 from knowledge.approval where article_id = ${articleId} and version = ${version}`.execute(db);
  if (rows.length === 0) throw noArticle();
}

type Opening = { readonly articleId: string | null; readonly what: string; readonly caseId: string | null };

/** Something is wrong or missing. */
export async function openCorrection(knowledge: Telling, work: Work, it: Opening): Promise<{ id: string }> {
  if (it.articleId !== null) {
    const { rows } = await sql`select 1 from knowledge.article where id = ${it.articleId}`.execute(work.db);
    if (rows.length === 0)
      throw new Refusal(422, 'There is no such article.', [{ field: 'articleId', problem: 'is not there' }]);
  }
  if (it.caseId !== null) await visibleCase(work, it.caseId);
  const id = newId(work.now);
  await sql`
    insert into knowledge.correction (id, article_id, what, opened_by, opened_at)
    values (${id}, ${it.articleId}::uuid, ${it.what}, ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  if (it.caseId !== null) await attach(work, id, it.caseId);
  await announce(work, {
    kind: 'correction.opened',
    data: { correctionId: id, articleId: it.articleId },
    ...(it.caseId === null ? {} : { caseId: it.caseId }),
  });
  tellOfKnowledge(knowledge, work, it.articleId ?? id);
  return { id };
}

/**
 * A case has shown that knowledge was wrong or missing. It is about the wording that was last given there, if any was; a case
 * that shows it already is not told twice.
 */
export async function correctFromCase(knowledge: Telling, work: Work, caseId: string, what: string): Promise<void> {
  const { rows } = await sql<{ articleId: string | null; known: boolean }>`
    select (select article_id from knowledge.citation where case_id = ${caseId} order by at desc limit 1) as "articleId",
           exists (select 1 from knowledge.correction_case k join knowledge.correction c on c.id = k.correction_id
                    where k.case_id = ${caseId} and c.closed_at is null) as known`.execute(work.db);
  const [found] = rows;
  if (found === undefined || found.known) return;
  await openCorrection(knowledge, work, { articleId: found.articleId, what, caseId });
}

async function attach({ db, actor, now }: Work, id: string, caseId: string): Promise<void> {
  await sql`
    insert into knowledge.correction_case (correction_id, case_id, added_by, added_at)
    values (${id}, ${caseId}, ${actor.id}, ${new Date(now)}) on conflict do nothing`.execute(db);
}

export async function addToCorrection(knowledge: Telling, work: Work, id: string, caseId: string): Promise<void> {
  const articleId = await mustBeOpen(work, id);
  await visibleCase(work, caseId);
  await attach(work, id, caseId);
  await announce(work, { kind: 'correction.shown', caseId, data: { correctionId: id, articleId } });
  tellOfKnowledge(knowledge, work, articleId ?? id);
}

export async function closeCorrection(knowledge: Telling, work: Work, id: string, outcome: string): Promise<void> {
  const articleId = await mustBeOpen(work, id);
  await sql`
    update knowledge.correction set closed_at = ${new Date(work.now)}, closed_by = ${work.actor.id}, outcome = ${outcome}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'correction.closed', data: { correctionId: id, articleId }, why: outcome });
  tellOfKnowledge(knowledge, work, articleId ?? id);
}

async function mustBeOpen({ db }: Work, id: string): Promise<string | null> {
  const { rows } = await sql<{ articleId: string | null }>`
    select article_id as "articleId" from knowledge.correction where id = ${id} and closed_at is null for update`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such correction, or it is closed.');
  return found.articleId;
}

type Row = {
  id: string;
  articleId: string | null;
  title: string | null;
  what: string;
  openedBy: string;
  openedAt: Instant;
  closedAt: Instant | null;
  outcome: string | null;
  caseIds: string[];
};

/** The corrections that are open, the oldest first. Their cases are named to whoever may see them, and what was said on others is not shown. */
export async function correctionsOpen(reading: Reading) {
  const { rows } = await sql<Row>`
    select c.id, c.article_id as "articleId", v.title, c.what, c.opened_by as "openedBy", c.opened_at as "openedAt",
           c.closed_at as "closedAt", c.outcome, array(select k.case_id from knowledge.correction_case k where k.correction_id = c.id) as "caseIds"
      from knowledge.correction c
      left join knowledge.article a on a.id = c.article_id
      left join knowledge.version v on v.article_id = a.id and v.version = coalesce(a.published, a.newest)
     where c.closed_at is null order by c.opened_at limit 200`.execute(reading.db);
  const cards = await visibleCards(
    reading,
    rows.flatMap(({ caseIds }) => caseIds),
  );
  return rows.flatMap(({ caseIds, ...row }) => {
    const cases = caseIds.flatMap((id) => cards.get(id) ?? []);
    return caseIds.length > 0 && cases.length === 0 ? [] : [{ ...row, cases }];
  });
}

type About = { readonly caseId: string; readonly articleIds: readonly string[] };

/** The open corrections that this case shows, and those about the articles beside it that it may show too. */
export async function correctionsAbout(reading: Reading, { caseId, articleIds }: About) {
  const { rows } = await sql<Pick<Row, 'id' | 'articleId' | 'what' | 'openedAt' | 'caseIds'>>`
    select c.id, c.article_id as "articleId", c.what, c.opened_at as "openedAt",
           array(select k.case_id from knowledge.correction_case k where k.correction_id = c.id) as "caseIds"
      from knowledge.correction c
     where c.closed_at is null and (c.article_id = any(${[...articleIds]}::uuid[])
        or c.id in (select correction_id from knowledge.correction_case where case_id = ${caseId}))
     order by c.opened_at limit 20`.execute(reading.db);
  const cards = await visibleCards(
    reading,
    rows.flatMap(({ caseIds }) => caseIds),
  );
  return rows.flatMap(({ caseIds, ...row }) =>
    caseIds.length > 0 && !caseIds.some((id) => cards.has(id)) ? [] : [{ ...row, shown: caseIds.includes(caseId) }],
  );
}
