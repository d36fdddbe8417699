import { sql } from 'kysely';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import type { Field } from '../rules/index.ts';
import type { Reader } from './models.ts';

const WEEKS = 8;

/** How sorting went: what was learned, how often it is right about what it has not seen, and what officers said of it. */
export async function figuresOf(models: Reader, { db, now }: Reading) {
  const [learned, told, said, topics] = await Promise.all([
    models(db),
    learnedAt(db),
    takenOf(db),
    topicsByWeek(db, now),
  ]);
  return {
    learned: [...learned.of].map(([field, { labels, unseen }]) => ({
      field,
      learnedAt: told.get(field)?.learnedAt ?? 0,
      examples: told.get(field)?.examples ?? 0,
      values: labels.length,
      sure: unseen.sure,
      right: unseen.right,
      unseen: unseen.all,
      taken: said.get(field)?.taken ?? 0,
      corrected: said.get(field)?.corrected ?? 0,
    })),
    topics,
  };
}

async function learnedAt(db: Reading['db']) {
  const { rows } = await sql<{ field: Field; learnedAt: Instant; examples: number }>`
    select field, learned_at as "learnedAt", examples from triage.model`.execute(db);
  return new Map(rows.map((row) => [row.field, row]));
}

async function takenOf(db: Reading['db']) {
  const { rows } = await sql<{ field: Field; taken: number; corrected: number }>`
    select field, count(*) filter (where value = suggested) as taken, count(*) filter (where value <> suggested) as corrected
      from triage.label where suggested is not null group by 1`.execute(db);
  return new Map(rows.map((row) => [row.field, row]));
}

/** The newest week last. */
async function topicsByWeek(db: Reading['db'], now: Instant) {
  const { rows } = await sql<{ topic: string; week: number; count: number }>`
    select topic, floor(extract(epoch from (${new Date(now)}::timestamptz - opened_at)) / 604800)::integer as week, count(*) as count
      from triage.sorted where opened_at > ${new Date(now - WEEKS * 7 * DAY)} group by 1, 2`.execute(db);
  return [...Map.groupBy(rows, ({ topic }) => topic)]
    .map(([topic, of]) => ({
      topic,
      weeks: Array.from({ length: WEEKS }, (_, n) => of.find(({ week }) => week === WEEKS - 1 - n)?.count ?? 0),
    }))
    .toSorted((one, other) => sum(other.weeks) - sum(one.weeks))
    .slice(0, 40);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
