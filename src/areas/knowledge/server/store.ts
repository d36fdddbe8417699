import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { standingOf, type Audience, type Guide, type Stage, type Standing } from '../rules/index.ts';

export type ArticleRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly audience: Audience;
  readonly agency: string;
  readonly topic: string;
  readonly language: string;
  readonly standing: Standing;
  readonly stage: Stage;
  readonly ownerId: string;
  readonly reviewBy: Instant;
  readonly changedAt: Instant;
  readonly cited: number;
  readonly wrong: number;
};

export type Whole = ArticleRow & {
  readonly newest: number;
  readonly published: number | null;
  readonly publishedAt: Instant | null;
  readonly publishAt: Instant | null;
  readonly sentBack: string | null;
  readonly retireReason: string | null;
};

const MOST = 2000;

type Raw = Omit<Whole, 'standing'> & { readonly retiredAt: Instant | null };

/**
 * Articles with the words of one of their wordings: the published one for whoever reads, the newest for whoever writes. What
 * was never published is there for whoever writes alone.
 */
export async function articlesWhere(
  db: Db | Tx,
  where: RawBuilder<unknown>,
  { writes }: { readonly writes: boolean },
): Promise<Whole[]> {
  const shown = writes ? sql`a.newest` : sql`a.published`;
  const open = writes ? sql`true` : sql`a.retired_at is null`;
  const { rows } = await sql<Raw>`
    select a.id, a.slug, v.title, v.audience, v.agency, v.topic, v.language, a.stage, a.owner_id as "ownerId", a.review_by as "reviewBy",
           v.made_at as "changedAt", a.newest, a.published, a.published_at as "publishedAt", a.publish_at as "publishAt",
           a.sent_back as "sentBack", a.retire_reason as "retireReason", a.retired_at as "retiredAt",
           (select count(*) from knowledge.citation c where c.article_id = a.id) as cited,
           (select count(*) from knowledge.feedback f where f.article_id = a.id and f.settled_at is null and not f.was_right) as wrong
      from knowledge.article a join knowledge.version v on v.article_id = a.id and v.version = ${shown}
     where ${open} and ${where}
     order by v.topic, v.title, a.id limit ${MOST}`.execute(db);
  return rows.map(({ retiredAt, ...row }) => ({ ...row, standing: standingOf({ ...row, retiredAt }) }));
}

export const asRow = ({
  newest: _newest,
  published: _published,
  publishedAt: _publishedAt,
  publishAt: _publishAt,
  sentBack: _sentBack,
  retireReason: _retireReason,
  ...row
}: Whole): ArticleRow => row;

export type Wording = {
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly audience: Audience;
  readonly agency: string;
  readonly topic: string;
  readonly language: string;
  readonly legalSource: string;
  readonly whatChanged: string;
  readonly guide: Guide | null;
  readonly authorId: string;
  readonly madeAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
};

export async function wordingsOf(db: Db | Tx, id: string, version?: number): Promise<Wording[]> {
  const { rows } = await sql<Wording>`
    select v.version, v.title, v.body, v.audience, v.agency, v.topic, v.language, v.legal_source as "legalSource",
           v.what_changed as "whatChanged", v.guide, v.author_id as "authorId", v.made_at as "madeAt", p.approved_by as "approvedBy", p.at as "approvedAt"
      from knowledge.version v left join knowledge.approval p on p.article_id = v.article_id and p.version = v.version
     where v.article_id = ${id} and (${version ?? null}::integer is null or v.version = ${version ?? null}::integer)
     order by v.version desc limit 200`.execute(db);
  return rows;
}

export type Published = Wording & {
  readonly id: string;
  readonly slug: string;
  readonly publishedAt: Instant;
  readonly reviewBy: Instant;
};

/** The published wordings of these articles. */
export async function publishedOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Published>> {
  return new Map((await publishedWhere(db, sql`a.id = any(${[...ids]}::uuid[])`)).map((one) => [one.id, one]));
}

export async function publishedWhere(db: Db | Tx, where: RawBuilder<unknown>): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select a.id, a.slug, a.published_at as "publishedAt", a.review_by as "reviewBy", v.version, v.title, v.body, v.audience, v.agency,
           v.topic, v.language, v.legal_source as "legalSource", v.what_changed as "whatChanged", v.guide, v.author_id as "authorId",
           v.made_at as "madeAt", p.approved_by as "approvedBy", p.at as "approvedAt"
      from knowledge.article a
      join knowledge.version v on v.article_id = a.id and v.version = a.published
      join knowledge.approval p on p.article_id = a.id and p.version = a.published
     where a.retired_at is null and ${where}
     order by v.topic, v.title limit ${MOST}`.execute(db);
  return rows;
}
