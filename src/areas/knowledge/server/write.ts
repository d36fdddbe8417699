import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { activeOfficers } from '#areas/identity/server/index.ts';
import type { Db } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { REVIEW_AFTER, approvalRefused, slugOf, type Audience, type Guide, type Stage } from '../rules/index.ts';
import { guideBefore, mustBeFit, mustBeThere } from './guide.ts';
import { nextChange, noArticle, tellOfKnowledge, type Knowledge } from './knowledge.ts';

type Telling = Pick<Knowledge, 'live'>;
type Judging = Telling & Pick<Knowledge, 'means'>;

export type Writing = {
  readonly id?: string | undefined;
  readonly version?: number | undefined;
  readonly title: string;
  readonly body: string;
  readonly audience: Audience;
  readonly agency: string;
  readonly topic: string;
  readonly language: string;
  readonly legalSource: string;
  readonly whatChanged: string;
  readonly guide?: Guide | null | undefined;
};

type Locked = {
  readonly stage: Stage;
  readonly newest: number;
  readonly published: number | null;
  readonly retiredAt: Instant | null;
  readonly authorId: string;
};

/** Locks an article, or says that there is none. */
async function lockArticle({ db }: Work, id: string): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select a.stage, a.newest, a.published, a.retired_at as "retiredAt", v.author_id as "authorId"
      from knowledge.article a join knowledge.version v on v.article_id = a.id and v.version = a.newest
     where a.id = ${id} for update of a`.execute(db);
  const [found] = rows;
  if (found === undefined) throw noArticle();
  return found;
}

/** Writes an article, or its next wording. What is published stays so until the new one is agreed to. */
export async function writeArticle(
  knowledge: Telling,
  work: Work,
  it: Writing,
): Promise<{ id: string; version: number }> {
  const id = it.id ?? newId(work.now);
  const version = it.id === undefined ? 1 : (await mustBeNewest(work, it.id, it.version)) + 1;
  const guide = it.guide === undefined ? await guideBefore(work, id, version) : it.guide;
  await mustBeThere(work, guide);
  const change = await nextChange(work);
  const { db, actor, now } = work;
  if (it.id === undefined)
    await sql`
      insert into knowledge.article (id, slug, owner_id, stage, newest, review_by, made_at, change)
      values (${id}, ${await freeSlug(work, it.title)}, ${actor.id}, 'draft', 1, ${new Date(now + REVIEW_AFTER)}, ${new Date(now)}, ${change})`.execute(
      db,
    );
  else
    await sql`
      update knowledge.article set stage = 'draft', newest = ${version}, publish_at = null, sent_back = null, change = ${change}
       where id = ${id}`.execute(db);
  await sql`
    insert into knowledge.version (article_id, version, title, body, audience, agency, topic, language, legal_source, what_changed, guide, author_id, made_at)
    values (${id}, ${version}, ${it.title}, ${it.body}, ${it.audience}, ${it.agency}, ${it.topic}, ${it.language}, ${it.legalSource},
            ${it.whatChanged}, ${guide === null ? null : JSON.stringify(guide)}::jsonb, ${actor.id}, ${new Date(now)})`.execute(
    db,
  );
  await announce(work, { kind: 'article.written', data: { articleId: id, version } });
  tellOfKnowledge(knowledge, work, id);
  return { id, version };
}

async function mustBeNewest(work: Work, id: string, version: number | undefined): Promise<number> {
  const { newest } = await lockArticle(work, id);
  if (version !== undefined && version !== newest)
    throw new Refusal(409, 'Somebody wrote on this article meanwhile. Look at theirs, then save yours again.');
  return newest;
}

async function freeSlug({ db, now }: Work, title: string): Promise<string> {
  const slug = slugOf(title);
  const { rows } = await sql`select 1 from knowledge.article where slug = ${slug}`.execute(db);
  return rows.length === 0 ? slug : `${slug}-${newId(now).slice(-8)}`;
}

async function mustStand(work: Work, id: string, version: number, stage: Stage): Promise<Locked> {
  const at = await lockArticle(work, id);
  if (at.newest !== version) throw new Refusal(409, 'It was written on meanwhile. Read the newest wording first.');
  if (at.stage !== stage)
    throw new Refusal(
      409,
      stage === 'draft' ? 'It is finished already.' : 'It does not wait for anybody to agree to it.',
    );
  return at;
}

/** It is finished, and waits for somebody else. */
export async function submitArticle(knowledge: Judging, work: Work, id: string, version: number): Promise<void> {
  await mustStand(work, id, version, 'draft');
  await mustBeFit(knowledge.means, work, id, version);
  await sql`update knowledge.article set stage = 'review', sent_back = null where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'article.submitted', data: { articleId: id, version } });
  tellOfKnowledge(knowledge, work, id);
}

type Returning = { readonly version: number; readonly reason: string };

export async function sendArticleBack(knowledge: Telling, work: Work, id: string, it: Returning): Promise<void> {
  await mustStand(work, id, it.version, 'review');
  await sql`update knowledge.article set stage = 'draft', sent_back = ${it.reason} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'article.sent-back', data: { articleId: id, version: it.version }, why: it.reason });
  tellOfKnowledge(knowledge, work, id);
}

type Approving = { readonly version: number; readonly publishAt: Instant | null };

/** Agrees to somebody else's wording, and publishes it now or has it published later. */
export async function approveArticle(knowledge: Judging, work: Work, id: string, it: Approving): Promise<void> {
  const at = await lockArticle(work, id);
  const { actor, now, db } = work;
  const refused = approvalRefused({ ...at, ...it, approverId: actor.id }, now);
  if (refused !== undefined)
    throw new Refusal(
      refused.status,
      refused.because,
      refused.field === undefined ? [] : [{ field: refused.field, problem: 'is over' }],
    );
  // What it names may have gone while it waited.
  await mustBeFit(knowledge.means, work, id, it.version);
  await sql`
    insert into knowledge.approval (article_id, version, author_id, approved_by, at)
    values (${id}, ${it.version}, ${at.authorId}, ${actor.id}, ${new Date(now)})`.execute(db);
  await announce(work, {
    kind: 'article.approved',
    data: { articleId: id, version: it.version, publishAt: it.publishAt },
  });
  if (it.publishAt === null) await publish(work, id, it.version);
  else
    await sql`
      update knowledge.article set stage = 'scheduled', publish_at = ${new Date(it.publishAt)} where id = ${id}`.execute(
      db,
    );
  tellOfKnowledge(knowledge, work, id);
}

/** From here on this wording is the one that counts. What was said against those before it is settled by it. */
async function publish(work: Work, id: string, version: number): Promise<void> {
  const change = await nextChange(work);
  const at = new Date(work.now);
  await sql`
    update knowledge.article
       set stage = 'settled', published = ${version}, published_at = ${at}, publish_at = null, sent_back = null, retired_at = null,
           retired_by = null, retire_reason = null, review_by = greatest(review_by, ${new Date(work.now + REVIEW_AFTER)}), change = ${change}
     where id = ${id}`.execute(work.db);
  await sql`
    update knowledge.feedback set settled_at = ${at}, settled_by = ${work.actor.id}
     where article_id = ${id} and version < ${version} and settled_at is null`.execute(work.db);
  await announce(work, { kind: 'article.published', data: { articleId: id, version } });
}

/** Publishes what was agreed to for a time that has come. */
export async function publishScheduled({
  db,
  live,
  clock,
}: Telling & { db: Db; clock: () => Instant }): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<{ id: string; newest: number }>`
      select id, newest from knowledge.article where publish_at <= ${new Date(work.now)}
       order by publish_at limit 20 for update skip locked`.execute(work.db);
    for (const { id, newest } of rows) {
      await publish(work, id, newest);
      tellOfKnowledge({ live }, work, id);
    }
    return rows.length;
  });
}

type Confirming = { readonly ownerId?: string | undefined; readonly reviewBy: Instant };

/** It was looked at and holds. */
export async function confirmArticle(knowledge: Telling, work: Work, id: string, it: Confirming): Promise<void> {
  await lockArticle(work, id);
  if (it.reviewBy <= work.now || it.reviewBy > work.now + 2 * REVIEW_AFTER)
    throw new Refusal(422, 'Say a day within the next two years.', [
      { field: 'reviewBy', problem: 'is not within two years' },
    ]);
  if (it.ownerId !== undefined && (await activeOfficers(work, { officerId: it.ownerId })).length === 0)
    throw new Refusal(422, 'There is no such officer.', [{ field: 'ownerId', problem: 'is not an officer here' }]);
  await sql`
    update knowledge.article set owner_id = coalesce(${it.ownerId ?? null}::uuid, owner_id), review_by = ${new Date(it.reviewBy)}
     where id = ${id}`.execute(work.db);
  await sql`
    update knowledge.feedback set settled_at = ${new Date(work.now)}, settled_by = ${work.actor.id}
     where article_id = ${id} and settled_at is null`.execute(work.db);
  await announce(work, {
    kind: 'article.confirmed',
    data: { articleId: id, reviewBy: it.reviewBy, ownerId: it.ownerId ?? null },
  });
  tellOfKnowledge(knowledge, work, id);
}

/** Takes it away from whoever looks for it. What cites it keeps its wording. */
export async function retireArticle(knowledge: Telling, work: Work, id: string, reason: string): Promise<void> {
  const { retiredAt } = await lockArticle(work, id);
  if (retiredAt !== null) throw new Refusal(409, 'It is retired already.');
  const change = await nextChange(work);
  await sql`
    update knowledge.article
       set retired_at = ${new Date(work.now)}, retired_by = ${work.actor.id}, retire_reason = ${reason}, change = ${change},
           stage = case when stage = 'scheduled' then 'draft' else stage end, publish_at = null
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'article.retired', data: { articleId: id }, why: reason });
  tellOfKnowledge(knowledge, work, id);
}
