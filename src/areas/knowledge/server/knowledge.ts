import type { Live } from '#platform/live.ts';
import type { Model } from '#platform/model.ts';
import type { Reading, Work } from '#platform/work.ts';
import { sql } from 'kysely';
import { Refusal } from '#platform/refusal.ts';
import type { Finder } from './finder.ts';

/** What a guide may name besides articles; it belongs to other areas. */
export type Means = {
  readonly templates: (reading: Reading) => Promise<readonly string[]>;
  readonly services: (reading: Reading, words: string, most: number) => Promise<readonly string[]>;
};

/** What articles need besides their work. */
export type Knowledge = {
  readonly live: Live;
  readonly finder: Finder;
  /** Somebody else's machine that drafts answers, where one is set. It is asked only where it was switched on too. */
  readonly model: Model | null;
  /** Which agency a case is about, where somebody or something knows. */
  readonly agencyOf: (reading: Reading, caseId: string) => Promise<string | null>;
  readonly means: Means;
};

/** The number of the next change. Whoever changes an article waits for whoever changed one before, so numbers come in order. */
export async function nextChange({ db }: Pick<Work, 'db'>): Promise<number> {
  const { rows } = await sql<{ change: number }>`
    update knowledge.counter set change = change + 1 returning change`.execute(db);
  return rows[0]?.change ?? 0;
}

export function tellOfKnowledge({ live }: Pick<Knowledge, 'live'>, work: Work, articleId: string): void {
  work.afterCommit(() => live.tell('knowledge', articleId));
}

export const noArticle = (): Refusal => new Refusal(404, 'There is no such article.');
