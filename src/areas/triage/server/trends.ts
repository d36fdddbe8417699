import { sql } from 'kysely';
import { textsAfter, firstWordsOf } from '#areas/cases/server/index.ts';
import { articleFor, titlesOf, type Finder } from '#areas/knowledge/server/index.ts';
import { sort } from '#kernel/learn/sorter.ts';
import { DAY, MINUTE, type Instant } from '#kernel/time.ts';
import { transact, type Db, type Tx } from '#platform/db.ts';
import { idFrom } from '#platform/id.ts';
import type { Live } from '#platform/live.ts';
import type { Reading } from '#platform/work.ts';
import { rising, type DayCount, type Rise } from '../rules/index.ts';
import type { Reader } from './models.ts';

type Watching = {
  readonly db: Db;
  readonly models: Reader;
  readonly finder: Finder;
  readonly live: Live;
  readonly zone: string;
  readonly clock: () => Instant;
};

const BATCH = 500;
/** Nine weeks: today, and the same weekday of the eight before. */
const PAST = 63 * DAY;
/** An id may be committed a little after a later one, so the last minutes are looked at again. */
const AGAIN = 10 * MINUTE;

/** Gives every new case its topic: what an officer said, else what the desk is sure of. */
export async function sortNewCases({ db, models, clock }: Pick<Watching, 'db' | 'models' | 'clock'>): Promise<number> {
  const sorter = (await models(db)).of.get('topic');
  if (sorter === undefined) return 0;
  const now = clock();
  const { rows } = await sql<{ upto: string }>`select upto from triage.progress`.execute(db);
  const upto = rows[0]?.upto ?? idFrom(now - PAST);
  const cases = await textsAfter(db, upto, BATCH);
  const last = cases.at(-1);
  if (last === undefined) return 0;
  const said = await topicsSaid(
    db,
    cases.map(({ id }) => id),
  );
  const topics = cases.flatMap(({ id, openedAt, text }) => {
    const [best] = sort(sorter, text, 1);
    const topic = said.get(id) ?? (best?.sure === true ? best.label : undefined);
    return topic === undefined ? [] : [{ id, openedAt, topic }];
  });
  const next = [last.id, idFrom(now - AGAIN)].toSorted()[0] ?? last.id;
  const isNew = next > upto;
  await transact(db, async (tx) => {
    await sql`
      insert into triage.sorted (case_id, opened_at, topic)
      select * from unnest(${topics.map(({ id }) => id)}::uuid[], ${topics.map(({ openedAt }) => new Date(openedAt).toISOString())}::timestamptz[],
                           ${topics.map(({ topic }) => topic)}::text[])
      on conflict (case_id) do nothing`.execute(tx);
    if (isNew)
      await sql`
        insert into triage.progress (upto) values (${next}) on conflict (one) do update set upto = greatest(triage.progress.upto, excluded.upto)`.execute(
        tx,
      );
  });
  return cases.length === BATCH ? BATCH : 0;
}

async function topicsSaid(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; value: string }>`
    select case_id as id, value from triage.label where field = 'topic' and case_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}

/** Counts again what rises today, and finds the article that answers it. */
export async function watchTrends(it: Watching): Promise<number> {
  const { db, live, zone, clock } = it;
  const now = clock();
  const { counts, today } = await countsOf(db, zone, now);
  const found = rising(counts, today);
  const articles = await Promise.all(found.map((rise) => articleOf(it, rise, now)));
  const changed = await transact(db, async (tx) => {
    const { rows } = await sql<{ topic: string }>`delete from triage.rising returning topic`.execute(tx);
    for (const [n, { topic, count, expected, chance }] of found.entries())
      await sql`
        insert into triage.rising (topic, count, expected, chance, article_id, day, at)
        values (${topic}, ${count}, ${expected}, ${chance}, ${articles[n] ?? null}::uuid, date '1970-01-01' + ${today}::integer, ${new Date(now)})
        on conflict (topic) do update
           set count = excluded.count, expected = excluded.expected, chance = excluded.chance, article_id = excluded.article_id,
               day = excluded.day, at = excluded.at`.execute(tx);
    return (
      rows
        .map(({ topic }) => topic)
        .toSorted()
        .join('|') !==
      found
        .map(({ topic }) => topic)
        .toSorted()
        .join('|')
    );
  });
  if (changed) live.tell('trends', 'rising');
  return 0;
}

/** How many of each topic came up to this hour, day by day. */
async function countsOf(db: Db, zone: string, now: Instant): Promise<{ counts: DayCount[]; today: number }> {
  const { rows } = await sql<DayCount>`
    select topic, (opened_at at time zone ${zone})::date - date '1970-01-01' as day, count(*) as count
      from triage.sorted
     where opened_at >= ${new Date(now - PAST)} and opened_at <= ${new Date(now)}
       and (opened_at at time zone ${zone})::time <= (${new Date(now)}::timestamptz at time zone ${zone})::time
     group by 1, 2`.execute(db);
  const { rows: days } = await sql<{ today: number }>`
    select (${new Date(now)}::timestamptz at time zone ${zone})::date - date '1970-01-01' as today`.execute(db);
  return { counts: rows, today: days[0]?.today ?? 0 };
}

const OF_NEWEST = 3;

async function articleOf({ db, finder }: Watching, { topic }: Rise, now: Instant): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select case_id as id from triage.sorted where topic = ${topic} and opened_at > ${new Date(now - DAY)} order by opened_at desc limit ${OF_NEWEST}`.execute(
    db,
  );
  const texts = await firstWordsOf(
    db,
    rows.map(({ id }) => id),
  );
  return articleFor(finder, db, [topic, topic, ...texts.map(({ text }) => text.slice(0, 200))].join('\n'));
}

/** What rises, for whoever reads cases: counts over all queues, of nothing restricted. */
export async function trendsNow({ db, now }: Reading) {
  const { rows } = await sql<{ topic: string; count: number; expected: number; at: Instant; articleId: string | null }>`
    select topic, count, expected, at, article_id as "articleId" from triage.rising where at > ${new Date(now - DAY / 2)}
     order by chance limit 5`.execute(db);
  const titles = await titlesOf(
    db,
    rows.flatMap(({ articleId }) => articleId ?? []),
  );
  return {
    rising: rows.map(({ articleId, ...row }) => {
      const title = articleId === null ? undefined : titles.get(articleId);
      return { ...row, article: articleId === null || title === undefined ? null : { id: articleId, title } };
    }),
  };
}
