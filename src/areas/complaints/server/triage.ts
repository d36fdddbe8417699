import { setImmediate as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { factsOf, saidToUs, visibleCase } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { Reading, Work } from '#platform/work.ts';
import { flagsIn, FLAGS, learnTopics, suggestTopic, type Topics } from '../rules/index.ts';

/** The newest points are learned from: what an agency does changes, and so do its names for it. */
const MOST_EXAMPLES = 2000;

/** What in a complaint asks for more care, and what each point without a topic is probably about. Suggestions, all of it. */
export async function triageOf(reading: Reading, id: string) {
  await visibleCase(reading, id);
  const { db } = reading;
  const [said, issues, topics] = await Promise.all([saidToUs(db, id), unnamed(db, id), learnedTopics(db)]);
  const found = said.flatMap(({ text }) => flagsIn(text));
  return {
    flags: FLAGS.flatMap((flag) => {
      const words = new Set(found.flatMap((one) => (one.flag === flag ? one.words : [])));
      return words.size === 0 ? [] : [{ flag, words: [...words].slice(0, 4) }];
    }),
    topics: issues.flatMap(({ issueId, text }) => {
      const suggested = topics && suggestTopic(topics, text);
      return suggested === undefined ? [] : [{ issueId, ...suggested, words: [...suggested.words] }];
    }),
  };
}

async function unnamed(db: Reading['db'], caseId: string): Promise<{ issueId: string; text: string }[]> {
  const { rows } = await sql<{ issueId: string; text: string }>`
    select id as "issueId", said as text from complaints.issue where case_id = ${caseId} and topic = '' order by number`.execute(
    db,
  );
  return rows;
}

async function learnedTopics(db: Reading['db']): Promise<Topics | undefined> {
  const { rows } = await sql<{ topics: Topics }>`select topics from complaints.learned`.execute(db);
  return rows[0]?.topics;
}

/** The names this agency uses, for whoever gives one. */
export async function topicNames({ db }: Pick<Reading, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from complaints.topic order by name limit 500`.execute(db);
  return rows.map(({ name }) => name);
}

export async function useTopic({ db, now }: Work, topic: string): Promise<void> {
  if (topic === '') return;
  await sql`insert into complaints.topic (name, first_used_at) values (${topic}, ${new Date(now)}) on conflict do nothing`.execute(
    db,
  );
}

/**
 * Learns anew when a point was named since the last time. Restricted cases teach nothing: their words are for those who
 * may see them. Any number of workers may do it; the last one's result stands, and it is the same.
 */
export async function learnFromComplaints({ db, clock }: { db: Db; clock: () => Instant }): Promise<number> {
  const { rows } = await sql<{ id: string; caseId: string; text: string; topic: string }>`
    select id, case_id as "caseId", said as text, topic from complaints.issue
     where topic <> '' order by added_at desc limit ${MOST_EXAMPLES}`.execute(db);
  const [newest] = rows;
  if (newest === undefined) return 0;
  const { rows: before } = await sql<{ newest: string }>`select newest from complaints.learned`.execute(db);
  if (before[0]?.newest === newest.id) return 0;
  const facts = await factsOf(
    db,
    rows.map(({ caseId }) => caseId),
  );
  const open = rows.filter(({ caseId }) => facts.get(caseId)?.restricted === false);
  const topics = await learnTopics(open, () => pause());
  if (topics === undefined) return 0;
  await sql`
    insert into complaints.learned (newest, at, topics) values (${newest.id}, ${new Date(clock())}, ${JSON.stringify(topics)}::jsonb)
    on conflict (one) do update set newest = excluded.newest, at = excluded.at, topics = excluded.topics`.execute(db);
  return 0;
}
