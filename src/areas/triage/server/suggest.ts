import { sql } from 'kysely';
import { saidToUs, subjectOf, tagsOf, visibleCase, type CaseFacts, type SaidToUs } from '#areas/cases/server/index.ts';
import { sortMany } from '#kernel/learn/many.ts';
import { sort, wordsFor, type Sorter } from '#kernel/learn/sorter.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { toneSigns, urgentWords, type Field } from '../rules/index.ts';
import { languageOf } from './language.ts';
import type { Reader } from './models.ts';

export type Suggestion = {
  readonly field: Field;
  readonly value: string;
  readonly likelihood: number;
  readonly sure: boolean;
  readonly others: string[];
  readonly words: string[];
  readonly offered: number;
  readonly right: number;
};

type Said = { field: Field; value: string; by: string | null; at: Instant };

/** Of these somebody is asked also where the desk is not sure: nothing is right about a case yet. */
const ALSO_UNSURE: readonly Field[] = ['topic', 'agency', 'service', 'tone'];
/** What is less likely than this is not even offered among others. */
const LEAST = 0.1;
const URGENT = '2';

/** What the words of a case suggest, and what officers have said of it. */
export async function triageOf(models: Reader, reading: Reading, caseId: string) {
  const it = await visibleCase(reading, caseId);
  const { db } = reading;
  const [said, subject, heard, learned, tags] = await Promise.all([
    saidOn(reading, caseId),
    subjectOf(db, caseId),
    saidToUs(db, caseId),
    models(db),
    tagsOf(db, [caseId]),
  ]);
  const text = [subject, heard[0]?.text ?? ''].join('\n').trim();
  const known = new Set(said.map(({ field }) => field));
  const sorted = [...learned.of].flatMap(([field, sorter]) =>
    field === 'tone' ? [] : fromWords(field, sorter, { text, it }),
  );
  const suggestions = [...sorted, ...urgency(it, heard.at(-1)?.text ?? ''), ...(await language(heard[0]?.text ?? ''))];
  const sounds = tone(learned.of.get('tone'), it, heard.at(-1));
  const several = learned.tags === undefined ? [] : sortMany(learned.tags, text).map(({ label }) => label);
  return {
    suggestions: [...suggestions.filter(({ field }) => !known.has(field)), ...sounds],
    said,
    several: several.filter((tag) => !(tags.get(caseId) ?? []).includes(tag)).slice(0, 4),
  };
}

async function saidOn({ db }: Reading, caseId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select field, value, by, at from triage.label where case_id = ${caseId} order by field`.execute(db);
  return rows;
}

type Asked = { readonly text: string; readonly it: CaseFacts };

function fromWords(field: Field, sorter: Sorter, { text, it }: Asked): Suggestion[] {
  const [best, ...rest] = sort(sorter, text);
  if (best === undefined || text === '') return [];
  const stands = field === 'queue' ? it.teamId : field === 'kind' ? it.kind : undefined;
  if (best.label === stands || (!best.sure && !ALSO_UNSURE.includes(field))) return [];
  return [
    {
      field,
      value: best.label,
      likelihood: best.likelihood,
      sure: best.sure,
      others: rest.flatMap(({ label, likelihood }) => (likelihood >= LEAST && label !== stands ? [label] : [])),
      words: [...wordsFor(sorter, text, best.label)],
      offered: sorter.unseen.sure,
      right: sorter.unseen.right,
    },
  ];
}

/**
 * How the customer sounds in what they said last, unless somebody noted it: by what was learned from officers where that is sure, else
 * by the signs in their words.
 */
function tone(sorter: Sorter | undefined, it: CaseFacts, last: SaidToUs | undefined): Suggestion[] {
  if (last === undefined || last.tone !== null) return [];
  const [learned] = sorter === undefined ? [] : fromWords('tone', sorter, { text: last.text, it });
  const signs = toneSigns(last.text);
  if (learned?.sure === true || signs === undefined) return learned === undefined ? [] : [learned];
  const { tone: value, words, sure } = signs;
  const others = (learned === undefined ? [] : [learned.value, ...learned.others]).filter((one) => one !== value);
  return [{ field: 'tone', value, likelihood: 1, sure, others, words: [...words], offered: 0, right: 0 }];
}

/** What cannot wait is said by signs and not learned: it is too seldom, and too costly to miss. */
function urgency({ priority, phase }: CaseFacts, text: string): Suggestion[] {
  const words = urgentWords(text);
  if (phase !== 'open' || priority <= Number(URGENT) || words.length === 0) return [];
  return [
    { field: 'urgency', value: URGENT, likelihood: 1, sure: true, others: [], words: [...words], offered: 0, right: 0 },
  ];
}

async function language(text: string): Promise<Suggestion[]> {
  const found = await languageOf(text);
  if (found === null || found === 'en') return [];
  return [{ field: 'language', value: found, likelihood: 1, sure: true, others: [], words: [], offered: 0, right: 0 }];
}
