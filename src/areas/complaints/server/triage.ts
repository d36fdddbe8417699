import { createHash } from 'node:crypto';
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

type Example = { readonly id: string; readonly text: string; readonly topic: string };

/**
 * Learns anew when the points it would learn from are others than the last time. Any number of workers may do it; the last
 * one's result stands, and it is the same.
 */
export async function learnFromComplaints({ db, clock }: { db: Db; clock: () => Instant }): Promise<number> {
  const examples = await namedPoints(db);
  const known = createHash('sha256').update(JSON.stringify(examples)).digest();
  const { rows } = await sql`select from complaints.learned where examples = ${known}`.execute(db);
  if (examples.length === 0 || rows.length > 0) return 0;
  const topics = await learnTopics(examples, () => pause());
  if (topics === undefined) return 0;
  await sql`
    insert into complaints.learned (examples, at, topics) values (${known}, ${new Date(clock())}, ${JSON.stringify(topics)}::jsonb)
    on conflict (one) do update set examples = excluded.examples, at = excluded.at, topics = excluded.topics`.execute(
    db,
  );
  return 0;
}

/** Restricted cases teach nothing: their words are for those who may see them. */
async function namedPoints(db: Db): Promise<Example[]> {
  const { rows } = await sql<Example & { caseId: string }>`
    select id, case_id as "caseId", said as text, topic from complaints.issue
     where topic <> '' order by added_at desc, id desc limit ${MOST_EXAMPLES}`.execute(db);
  const facts = await factsOf(
    db,
    rows.map(({ caseId }) => caseId),
  );
  return rows.flatMap(({ id, caseId, text, topic }) =>
    facts.get(caseId)?.restricted === false ? [{ id, text, topic }] : [],
  );
}
