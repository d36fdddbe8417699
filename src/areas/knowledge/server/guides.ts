import { sql } from 'kysely';
import { saidToUs, subjectOf, visibleCase } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { passagesShown, stepOf, type Guide, type Outcome, type Step } from '../rules/index.ts';
import type { Knowledge } from './knowledge.ts';
import { publishedOf, type Published } from './store.ts';

const MOST_GUIDES = 200;
const MOST_RUNS = 20;
const MOST_FITTING = 4;

type Offered = { id: string; title: string; topic: string };
type RunRow = {
  id: string;
  articleId: string;
  version: number;
  title: string;
  begunBy: string;
  begunAt: Instant;
  endedAt: Instant | null;
  leftAt: Instant | null;
  usedAt: Instant | null;
  usedInto: Outcome['into'] | null;
  outdated: boolean;
  atStep: string;
  guide: Guide;
  answers: { asked: string; said: string; by: string; at: Instant }[];
};

/** The guides that can be gone through beside a case, and those that were. */
export async function guidesOf(knowledge: Knowledge, reading: Reading, caseId: string) {
  await visibleCase(reading, caseId);
  const { db } = reading;
  const [guides, fitting, rows] = await Promise.all([
    guidesThere(reading),
    fittingFor(knowledge, reading, caseId),
    runsOf(reading, caseId),
  ]);
  const rank = (id: string) => (fitting.includes(id) ? fitting.indexOf(id) : fitting.length);
  const restOn = await publishedOf(
    db,
    rows.flatMap(({ guide, atStep }) => articleAt(stepOf(guide, atStep)) ?? []),
  );
  return {
    offered: guides
      .map((one) => ({ ...one, fits: fitting.includes(one.id) }))
      .toSorted((one, other) => rank(one.id) - rank(other.id)),
    runs: rows.flatMap(({ guide, atStep, ...run }) => {
      const at = stepOf(guide, atStep);
      return at === undefined ? [] : [{ ...run, at: shownStep(at, restOn) }];
    }),
  };
}

async function guidesThere({ db }: Reading): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    select a.id, v.title, v.topic from knowledge.article a
      join knowledge.version v on v.article_id = a.id and v.version = a.published
     where a.retired_at is null and v.guide is not null order by v.title, a.id limit ${MOST_GUIDES}`.execute(db);
  return rows;
}

/** What fits is found as articles are: by what the customer wrote last and what the case is about. */
async function fittingFor({ finder, agencyOf }: Knowledge, reading: Reading, caseId: string): Promise<string[]> {
  const [said, subject, agency] = await Promise.all([
    saidToUs(reading.db, caseId),
    subjectOf(reading.db, caseId),
    agencyOf(reading, caseId),
  ]);
  const text = [subject, said.at(-1)?.text ?? ''].join('\n').trim();
  if (text === '') return [];
  const { hits, answered } = await finder.find(reading.db, text, agency === null ? {} : { agency }, MOST_FITTING);
  return answered ? hits.map(({ id }) => id) : [];
}

async function runsOf({ db }: Reading, caseId: string): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select r.id, r.article_id as "articleId", r.version, v.title, r.begun_by as "begunBy", r.begun_at as "begunAt",
           r.ended_at as "endedAt", r.left_at as "leftAt", r.used_at as "usedAt", r.used_into as "usedInto",
           a.retired_at is not null or a.published is distinct from r.version as outdated, r.at_step as "atStep", v.guide,
           coalesce((select json_agg(json_build_object('asked', k.asked, 'said', k.said, 'by', k.by,
                                                       'at', (extract(epoch from k.at) * 1000)::bigint) order by k.n)
                       from knowledge.run_answer k where k.run_id = r.id and k.taken_back_at is null), '[]') as answers
      from knowledge.run r
      join knowledge.article a on a.id = r.article_id
      join knowledge.version v on v.article_id = r.article_id and v.version = r.version
     where r.case_id = ${caseId} order by r.begun_at desc limit ${MOST_RUNS}`.execute(db);
  return rows;
}

const articleAt = (step: Step | undefined): string | null => (step?.kind === 'outcome' ? step.articleId : null);

/** What came of it with the article it rests on: the beginning of that, in its author’s words. */
function shownStep(step: Step, restOn: ReadonlyMap<string, Published>) {
  if (step.kind === 'question') return step;
  const it = restOn.get(step.articleId ?? '');
  if (it === undefined) return { ...step, article: null };
  const [passage] = passagesShown(it.body, [0], 1);
  return { ...step, article: { id: it.id, version: it.version, title: it.title, passage: passage?.text ?? '' } };
}
