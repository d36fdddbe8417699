import { sql } from 'kysely';
import { factsOf, saidToUs } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { SYSTEM, inTransaction, type Reading, type Work } from '#platform/work.ts';
import { asked, isStillSaid } from '../rules/index.ts';
import type { Finder } from './finder.ts';
import { nextChange } from './knowledge.ts';

/** A passage that was put into an answer: from which wording of which article, and its words. */
export type Source = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly quote: string;
};

type Answer = {
  readonly caseId: string;
  readonly messageId: string;
  readonly body: string;
  readonly sources: readonly Source[];
};

/**
 * Records which wordings an answer rests on. What the officer took out again is not cited, and neither is what was never published.
 */
export async function citeSources(work: Work, { caseId, messageId, body, sources }: Answer): Promise<void> {
  const said = sources.filter(({ quote }) => isStillSaid(quote, body));
  for (const { id, version, quote } of said)
    await sql`
      insert into knowledge.citation (id, case_id, message_id, article_id, version, quote, by, at)
      select ${newId(work.now)}, ${caseId}, ${messageId}, p.article_id, p.version, ${quote.slice(0, 4000)}, ${work.actor.id}::uuid, ${new Date(work.now)}
        from knowledge.approval p where p.article_id = ${id} and p.version = ${version}
      on conflict do nothing`.execute(work.db);
  if (said.length > 0)
    await announce(work, {
      kind: 'answer.rests-on',
      caseId,
      data: { messageId, articles: said.map(({ id, version }) => ({ id, version })) },
    });
}

/** An answer was taken back before it went: it rests on nothing, and its text is a draft that knows where it came from. */
export async function takeBackSources({ db }: Work, messageId: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    with gone as (delete from knowledge.citation where message_id = ${messageId} returning article_id, version, quote)
    select g.article_id as id, g.version, v.title, g.quote
      from gone g join knowledge.version v on v.article_id = g.article_id and v.version = g.version`.execute(db);
  return rows;
}

type Cited = {
  articleId: string;
  version: number;
  title: string;
  quote: string;
  at: Instant;
  by: string | null;
  outdated: boolean;
};

/** What the answers of a case rest on. */
export async function citedOn({ db }: Reading, caseId: string): Promise<Cited[]> {
  const { rows } = await sql<Cited>`
    select c.article_id as "articleId", c.version, v.title, c.quote, c.at, c.by,
           a.retired_at is not null or a.published is distinct from c.version as outdated
      from knowledge.citation c
      join knowledge.article a on a.id = c.article_id
      join knowledge.version v on v.article_id = c.article_id and v.version = c.version
     where c.case_id = ${caseId} order by c.at desc limit 50`.execute(db);
  return rows;
}

type Learning = { readonly db: Db; readonly finder: Finder; readonly clock: () => Instant };

/** So long after an answer nobody takes it back any more. */
const SETTLED = HOUR;
const MOST_WORDS = 60;
const LONGEST_KEY = 80;

/**
 * Learns which words of customers an article answers, from the answers that cite it. A restricted case teaches nothing, and only
 * words that stand in an article are kept.
 */
export async function learnFromAnswers({ db, finder, clock }: Learning): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<{ id: string; caseId: string; articleId: string; at: Instant }>`
      select id, case_id as "caseId", article_id as "articleId", at from knowledge.citation
       where learned_at is null and at < ${new Date(work.now - SETTLED)} order by at limit 50 for update skip locked`.execute(
      work.db,
    );
    const facts = await factsOf(
      work.db,
      rows.map(({ caseId }) => caseId),
    );
    const open = rows.filter(({ caseId }) => facts.get(caseId)?.restricted === false);
    // All that is known is asked before anything is changed: what is read here is kept, and a change of ours may yet be undone.
    const lessons = await Promise.all(
      open.map(async (one) => ({ articleId: one.articleId, keys: await keysAsked(work, finder, one) })),
    );
    for (const lesson of lessons) await learnOne(work, lesson);
    await sql`
      update knowledge.citation set learned_at = ${new Date(work.now)} where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
      work.db,
    );
    return rows.length;
  });
}

type Asking = { readonly caseId: string; readonly at: Instant };

/** What the customer had asked when they were answered, as far as it stands in an article. */
async function keysAsked({ db }: Work, finder: Finder, { caseId, at }: Asking): Promise<readonly string[]> {
  const question = (await saidToUs(db, caseId)).findLast((one) => one.at <= at);
  const keys = asked(question?.text ?? '').flatMap(({ key, weak }) => (weak || key.length > LONGEST_KEY ? [] : [key]));
  return (await finder.known(db, [...new Set(keys)])).slice(0, MOST_WORDS);
}

type Lesson = { readonly articleId: string; readonly keys: readonly string[] };

async function learnOne(work: Work, { articleId, keys }: Lesson): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into knowledge.asked (article_id, key, contacts)
    select ${articleId}, key, 1 from unnest(${[...keys]}::text[]) as key
    on conflict (article_id, key) do update set contacts = knowledge.asked.contacts + 1`.execute(work.db);
  const change = await nextChange(work);
  await sql`update knowledge.article set change = ${change} where id = ${articleId}`.execute(work.db);
}
