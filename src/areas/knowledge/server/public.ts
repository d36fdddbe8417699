import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { passagesShown } from '../rules/index.ts';
import type { Finder } from './finder.ts';
import { publishedOf, publishedWhere, type Published } from './store.ts';

export type PublicHit = {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly passage: string;
};

const MOST = 10;

/** What the public site shows to whoever looks for something. Internal articles are not there. */
export async function findPublic(finder: Finder, db: Db | Tx, q: string) {
  const { hits, instead } = await finder.find(db, q, { publicOnly: true }, MOST);
  const articles = await publishedOf(
    db,
    hits.map(({ id }) => id),
  );
  return {
    hits: hits.flatMap(({ id, passages }): PublicHit[] => {
      const it = articles.get(id);
      if (it === undefined || it.audience !== 'public') return [];
      const [passage] = passagesShown(it.body, passages, 1);
      return [{ slug: it.slug, title: it.title, topic: it.topic, passage: passage?.text ?? '' }];
    }),
    instead,
  };
}

export const publicArticles = (db: Db | Tx): Promise<Published[]> => publishedWhere(db, sql`v.audience = 'public'`);

export async function publicArticle(db: Db | Tx, slug: string): Promise<Published | undefined> {
  const [found] = await publishedWhere(db, sql`v.audience = 'public' and a.slug = ${slug}`);
  return found;
}

/** What these articles are called, as far as everybody may read them. */
export const publicTitles = (db: Db | Tx, ids: readonly string[]): Promise<Published[]> =>
  publishedWhere(db, sql`v.audience = 'public' and a.id = any(${[...ids]}::uuid[])`);

type Judged = { readonly slug: string; readonly right: boolean; readonly words: string };

/** Somebody on the public site says whether it helped. False where there is no such page. */
export async function judgePublic(work: Work, { slug, right, words }: Judged): Promise<boolean> {
  const it = await publicArticle(work.db, slug);
  if (it === undefined) return false;
  await sql`
    insert into knowledge.feedback (id, article_id, version, was_right, words, at)
    values (${newId(work.now)}, ${it.id}, ${it.version}, ${right}, ${words.slice(0, 2000)}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'article.judged', data: { articleId: it.id, version: it.version, right } });
  return true;
}
