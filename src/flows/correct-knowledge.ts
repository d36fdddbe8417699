import { z } from 'zod';
import type { Desk } from '#areas/cases/server/index.ts';
import { correctFromCase } from '#areas/knowledge/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { Work } from '#platform/work.ts';

const learned = z.object({ causes: z.array(z.object({ because: z.string() })) });

/** Whoever has the article may not have the case, so nothing of what the customer said stands here. */
const WHAT = 'A complaint was upheld because what we know was wrong or missing. The case says which point of it.';

/** Wrong or missing knowledge that let a customer down is put right where it is kept, in the transaction in which it is found. */
export const correctKnowledge =
  (desk: Pick<Desk, 'live'>) =>
  async (work: Work, happenings: readonly Happening[]): Promise<void> => {
    for (const { kind, caseId, data } of happenings) {
      if (kind !== 'complaint.learned' || caseId === undefined) continue;
      const found = learned.safeParse(data);
      if (found.success && found.data.causes.some(({ because }) => because === 'knowledge'))
        await correctFromCase(desk, work, caseId, WHAT);
    }
  };
