import { saidToUs, subjectOf, visibleCase } from '#areas/cases/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { passagesShown, type Found, type Narrowing } from '../rules/index.ts';
import { citedOn } from './cite.ts';
import { correctionsAbout } from './corrections.ts';
import type { Knowledge } from './knowledge.ts';
import { publishedOf, type Published } from './store.ts';
import { suggestionOf } from './suggestion.ts';

/** As many as anybody reads before they would rather look for themselves. */
const MOST_FOUND = 10;
const MOST_BESIDE = 4;
/** Of each article the best passages; of the best ones more. */
const PASSAGES = [3, 2, 2] as const;
const OF_OTHERS = 1;

export async function findArticles({ finder }: Knowledge, reading: Reading, q: string, narrowing: Narrowing) {
  const result = await finder.find(reading.db, q, narrowing, MOST_FOUND);
  return { found: await shown(reading, result), instead: [...result.instead] };
}

/** What answers a case: found by what its customer wrote last and by what it is about. */
export async function knowledgeOf(knowledge: Knowledge, reading: Reading, caseId: string) {
  await visibleCase(reading, caseId);
  const [said, subject, agency, cited] = await Promise.all([
    saidToUs(reading.db, caseId),
    subjectOf(reading.db, caseId),
    knowledge.agencyOf(reading, caseId),
    citedOn(reading, caseId),
  ]);
  const text = [subject, said.at(-1)?.text ?? ''].join('\n').trim();
  const result =
    text === ''
      ? { hits: [], answered: false, instead: [] }
      : await knowledge.finder.find(reading.db, text, agency === null ? {} : { agency }, MOST_BESIDE);
  // Nobody looked for it, so what only shares a word or two with the text is not put before them.
  const answering = result.answered ? result : { ...result, hits: [] };
  const articleIds = answering.hits.map(({ id }) => id);
  const [found, corrections, suggestion] = await Promise.all([
    shown(reading, answering),
    correctionsAbout(reading, { caseId, articleIds }),
    suggestionOf(knowledge, reading, caseId),
  ]);
  // Nobody typed these words to look for something, so nothing is said of how they were read.
  return { found, instead: [], agency, cited, suggestion, corrections };
}

async function shown({ db }: Reading, { hits }: Found) {
  const articles = await publishedOf(
    db,
    hits.map(({ id }) => id),
  );
  return hits.flatMap(({ id, words, passages }, n) => {
    const it = articles.get(id);
    if (it === undefined) return [];
    return [{ ...cardOf(it), words: [...words], passages: passagesShown(it.body, passages, PASSAGES[n] ?? OF_OTHERS) }];
  });
}

const cardOf = ({
  id,
  version,
  slug,
  title,
  audience,
  agency,
  topic,
  language,
  legalSource,
  publishedAt,
  reviewBy,
}: Published) => ({
  id,
  version,
  slug,
  title,
  audience,
  agency,
  topic,
  language,
  legalSource,
  publishedAt,
  reviewBy,
});
