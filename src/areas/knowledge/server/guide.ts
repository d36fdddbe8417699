import { sql } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { guideFaults, stepOf, type Audience, type Guide, type Outcome } from '../rules/index.ts';
import type { Means } from './knowledge.ts';

type Kept = { readonly guide: Guide | null; readonly audience: Audience };

async function keptOf({ db }: Pick<Work, 'db'>, id: string, version: number): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select guide, audience from knowledge.version where article_id = ${id} and version = ${version}`.execute(db);
  return rows[0];
}

/** Whoever writes the next wording and says nothing of its guide keeps the one there is. */
export async function guideBefore(work: Work, id: string, version: number): Promise<Guide | null> {
  return (await keptOf(work, id, version - 1))?.guide ?? null;
}

/** What a guide ends with may rest on an article, and that has to be one. */
export async function mustBeThere({ db }: Work, guide: Guide | null): Promise<void> {
  const named = [
    ...new Set(guide?.steps.flatMap((step) => (step.kind === 'outcome' ? (step.articleId ?? []) : [])) ?? []),
  ];
  if (named.length === 0) return;
  const { rows } = await sql`select 1 from knowledge.article where id = any(${named}::uuid[])`.execute(db);
  if (rows.length < named.length)
    throw new Refusal(422, 'An article that the guide rests on is not there. Choose another one.', [
      { field: 'guide', problem: 'rests on an article that is not there' },
    ]);
}

/** A guide in which somebody would get lost, or that names what is not there, is neither finished nor agreed to. */
export async function mustBeFit(means: Means, work: Work, id: string, version: number): Promise<void> {
  const kept = await keptOf(work, id, version);
  if (kept === undefined || kept.guide === null) return;
  const [first, ...more] = guideFaults(kept.guide, kept.audience);
  if (first === undefined) return mustNameWhatIsThere(means, work, kept.guide);
  const at = first.step === null ? undefined : stepOf(kept.guide, first.step)?.words;
  throw new Refusal(
    422,
    `The guide has ${more.length === 0 ? 'a fault' : `${more.length + 1} faults`}${at === undefined || at === '' ? '' : `, the first at “${at.slice(0, 80)}”`}. Open it for writing: they are listed there.`,
    [{ field: 'guide', problem: 'is not finished' }],
  );
}

async function mustNameWhatIsThere(means: Means, work: Work, guide: Guide): Promise<void> {
  const ends = guide.steps.flatMap((step) => (step.kind === 'outcome' ? [step] : []));
  const templates = ends.some(({ template }) => template !== '') ? await means.templates(work) : [];
  for (const end of ends) {
    if (end.template !== '' && !templates.includes(end.template))
      throw notThere(end, `There is no template “${end.template}” in use. Choose one of those that are offered`);
    if (end.refer !== '' && (await means.services(work, end.refer, 1)).length === 0)
      throw notThere(end, `The directory finds nobody for “${end.refer}”. Say it in other words, or choose a service`);
  }
}

const notThere = ({ words }: Outcome, sentence: string): Refusal =>
  new Refusal(422, `${sentence}, at the step “${words.slice(0, 80)}” of the guide.`, [
    { field: 'guide', problem: 'names what is not there' },
  ]);

/** As many as fit below a field. */
const MOST_OFFERED = 30;

/** What a guide can name: the templates in use, and the services that the words find. */
export const guideMeans = async ({ means }: { readonly means: Means }, reading: Reading, words: string) => ({
  templates: [...(await means.templates(reading))],
  services: words.trim() === '' ? [] : [...new Set(await means.services(reading, words, MOST_OFFERED))],
});
