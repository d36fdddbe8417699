import { sql } from 'kysely';
import { dayOfText, textOfDay } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { momentOf } from '#kernel/zone.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { AGREED_GRADE, measureOf, type PlainWords } from '../rules/index.ts';

export type SentLetter = {
  readonly messageId: string;
  readonly teamId: string;
  readonly sentAt: Instant;
  readonly text: string;
};

/** The last letter that was measured, in the order in which they were sent. */
export async function lastMeasured(db: Db): Promise<Pick<SentLetter, 'sentAt' | 'messageId'> | undefined> {
  const { rows } = await sql<Pick<SentLetter, 'sentAt' | 'messageId'>>`
    select sent_at as "sentAt", message_id as "messageId" from writing.measure order by sent_at desc, message_id desc limit 1`.execute(
    db,
  );
  return rows[0];
}

/** Measures letters, each once. */
export async function keepMeasures(db: Db, letters: readonly SentLetter[], plain: PlainWords): Promise<void> {
  const rows = letters.map(({ messageId, teamId, sentAt, text }) => {
    const { words, sentences, longSentences, passives, jargon, gradeTenths } = measureOf(text, plain);
    return sql`(${messageId}::uuid, ${teamId}::uuid, ${new Date(sentAt)}::timestamptz, ${words}::int, ${sentences}::int,
                ${longSentences}::int, ${passives}::int, ${jargon}::int, ${gradeTenths}::int)`;
  });
  if (rows.length === 0) return;
  await sql`
    insert into writing.measure (message_id, team_id, sent_at, words, sentences, long_sentences, passives, jargon, grade_tenths)
    values ${sql.join(rows)} on conflict do nothing`.execute(db);
}

/** By a few words nobody can be judged: a letter shorter than this has no school year. */
const LEAST_WORDS = 25;

type Week = {
  readonly week: string;
  readonly teamId: string;
  readonly letters: number;
  readonly grade: number;
  readonly above: number;
  readonly long: number;
  readonly passive: number;
  readonly jargon: number;
};

/** How the letters of each team read, week by week, in the zone of the agency. */
export async function trendOf(zone: string, { db }: Reading, days: { from: string; to: string }): Promise<Week[]> {
  const startOf = (day: number): Date => new Date(momentOf(zone, day, 0));
  const from = must(dayOfText(days.from), 'a day');
  const to = must(dayOfText(days.to), 'a day');
  const { rows } = await sql<Omit<Week, 'week'> & { week: string }>`
    select to_char(date_trunc('week', sent_at at time zone ${zone}), 'YYYY-MM-DD') as week, team_id as "teamId",
           count(*)::int as letters,
           percentile_disc(0.5) within group (order by grade_tenths) / 10.0::float8 as grade,
           count(*) filter (where grade_tenths > ${AGREED_GRADE * 10})::int as above,
           100.0 * sum(long_sentences) / greatest(1, sum(sentences)) as long,
           100.0 * sum(passives) / greatest(1, sum(sentences)) as passive,
           100.0 * sum(jargon) / greatest(1, sum(words)) as jargon
      from writing.measure
     where sent_at >= ${startOf(from)} and sent_at < ${startOf(to + 1)} and words >= ${LEAST_WORDS}
     group by 1, 2 order by 1, 2`.execute(db);
  return rows.map((row) => ({
    ...row,
    week: textOfDay(must(dayOfText(row.week), 'a day')),
    grade: Number(row.grade),
    long: tenth(row.long),
    passive: tenth(row.passive),
    jargon: tenth(row.jargon),
  }));
}

/** How hard each of these letters is to read; what is too short to have a school year is left out. */
export async function gradesOf(db: Db | Tx, messageIds: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ grade: number }>`
    select grade_tenths / 10.0::float8 as grade from writing.measure
     where message_id = any(${[...messageIds]}::uuid[]) and words >= ${LEAST_WORDS} order by sent_at, message_id`.execute(
    db,
  );
  return rows.map(({ grade }) => Number(grade));
}

const tenth = (value: number | string): number => Math.round(Number(value) * 10) / 10;
