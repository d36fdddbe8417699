import { newestFinished, tagsOf } from '#areas/cases/server/index.ts';
import { keepLabel } from '#areas/triage/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Work } from '#platform/work.ts';

const NEWEST = 1500;

/** What officers said their cases were about. The desk learns from it when its worker begins. */
export async function sayTopics(work: Work): Promise<void> {
  const finished = await newestFinished(work.db, NEWEST);
  const tags = await tagsOf(
    work.db,
    finished.map(({ id }) => id),
  );
  for (const { id } of finished) {
    const [first] = tags.get(id) ?? [];
    if (first === undefined) continue;
    const value = `${must(first[0], 'a letter').toUpperCase()}${first.slice(1)}`;
    await keepLabel(work, id, { field: 'topic', value, suggested: null });
  }
}
