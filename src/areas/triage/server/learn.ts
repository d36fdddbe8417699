import { setImmediate as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { newestFinished, newestToned, tagsOf, firstWordsOf, type CaseText } from '#areas/cases/server/index.ts';
import { answersAbout } from '#areas/knowledge/server/index.ts';
import { bytesOf } from '#platform/learned.ts';
import { learnMany } from '#kernel/learn/many.ts';
import { learn } from '#kernel/learn/sorter.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { sha256 } from '#platform/id.ts';
import { teachable, type Example, type Field } from '../rules/index.ts';

/** The newest are learned from: what an agency does changes, and so do the words for it. */
const MOST = 4000;
/** Buckets enough for the words of one agency. */
const BITS = 16;
const ROUNDS = 8;
const LEAST_TAGGED = 12;
const MOST_TAGS = 40;

type Learning = { readonly db: Db; readonly clock: () => Instant };

/**
 * Learns anew from what officers said and did: the word they gave, the article their answer rests on, the queue and kind in which a
 * case was finished. What nothing changed about is not learned again. Any number of workers may do it; the last result stands, and
 * it is the same.
 */
export async function learnTriage({ db, clock }: Learning): Promise<number> {
  const finished = await newestFinished(db, MOST);
  const answered = await answersAbout(db, MOST);
  const examples: readonly (readonly [Field, readonly Example[]])[] = [
    [
      'topic',
      await saidOf(
        db,
        'topic',
        answered.map(({ caseId, topic }) => [caseId, topic] as const),
      ),
    ],
    [
      'agency',
      await saidOf(
        db,
        'agency',
        answered.map(({ caseId, agency }) => [caseId, agency] as const),
      ),
    ],
    ['service', await saidOf(db, 'service', [])],
    ['queue', finished.map(({ text, teamId }) => ({ text, label: teamId }))],
    ['kind', finished.map(({ text, kind }) => ({ text, label: kind }))],
    ['tone', (await newestToned(db, MOST)).map(({ text, tone }) => ({ text, label: tone }))],
  ];
  for (const [field, all] of examples) await learnField({ db, clock }, field, teachable(all));
  await learnTags({ db, clock }, finished);
  return 0;
}

/** What officers said of a field, the newest first; where they said nothing, what their answer rests on. */
async function saidOf(db: Db, field: Field, answers: readonly (readonly [string, string])[]): Promise<Example[]> {
  const { rows } = await sql<{ caseId: string; value: string }>`
    select case_id as "caseId", value from triage.label where field = ${field} order by at desc limit ${MOST}`.execute(
    db,
  );
  const labels = new Map([...answers, ...rows.map(({ caseId, value }) => [caseId, value] as const)]);
  const texts = await firstWordsOf(db, [...labels.keys()]);
  return texts
    .toSorted((one, other) => other.openedAt - one.openedAt)
    .map(({ id, text }) => ({ text, label: labels.get(id) ?? '' }));
}

/** The same examples teach the same, so their mark says whether there is anything to learn. */
const markOf = (all: readonly object[]): string => sha256(JSON.stringify(all)).toString('base64url');

async function isLearned(db: Db, field: string, mark: string): Promise<boolean> {
  const { rows } = await sql`select 1 from triage.model where field = ${field} and mark = ${mark}`.execute(db);
  return rows.length > 0;
}

async function learnField({ db, clock }: Learning, field: Field, examples: readonly Example[]): Promise<void> {
  if (examples.length === 0) return;
  const mark = markOf(examples);
  if (await isLearned(db, field, mark)) return;
  const sorter = await learn(examples, { bits: BITS, rounds: ROUNDS, pause: () => pause() });
  await keep({ db, clock }, { field, mark, bytes: bytesOf(sorter), examples: examples.length });
}

async function learnTags({ db, clock }: Learning, finished: readonly CaseText[]): Promise<void> {
  const tags = await tagsOf(
    db,
    finished.map(({ id }) => id),
  );
  const counts = Map.groupBy([...tags.values()].flat(), (tag) => tag);
  const usual = [...counts]
    .filter(([, of]) => of.length >= LEAST_TAGGED)
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, MOST_TAGS)
    .map(([tag]) => tag);
  const examples = finished.flatMap(({ id, text }) => {
    const labels = (tags.get(id) ?? []).filter((tag) => usual.includes(tag));
    return labels.length === 0 ? [] : [{ text, labels }];
  });
  const mark = markOf(examples);
  if (usual.length < 2 || (await isLearned(db, 'tags', mark))) return;
  const many = await learnMany(examples, { bits: BITS, rounds: ROUNDS, pause: () => pause() });
  await keep({ db, clock }, { field: 'tags', mark, bytes: bytesOf(many), examples: examples.length });
}

type Learned = {
  readonly field: string;
  readonly mark: string;
  readonly bytes: Uint8Array;
  readonly examples: number;
};

async function keep({ db, clock }: Learning, { field, mark, bytes, examples }: Learned): Promise<void> {
  await sql`
    insert into triage.model (field, bytes, examples, mark, learned_at)
    values (${field}, ${Buffer.from(bytes)}, ${examples}, ${mark}, ${new Date(clock())})
    on conflict (field) do update set bytes = excluded.bytes, examples = excluded.examples, mark = excluded.mark, learned_at = excluded.learned_at`.execute(
    db,
  );
}
