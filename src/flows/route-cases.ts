import { settleCases } from '#areas/routing/server/index.ts';
import { concernsRouting, isAnswer, isGiving } from '#areas/routing/rules/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { Live } from '#platform/live.ts';
import type { Work } from '#platform/work.ts';

/**
 * Puts cases among what waits to be given out and takes them off it, in the transaction in which they come there: opened,
 * handed over, reopened, owned, closed, joined.
 */
export const routeCases =
  (live: Live) =>
  async (work: Work, happenings: readonly Happening[]): Promise<void> => {
    const told = happenings.flatMap(({ kind, caseId, data }) =>
      caseId !== undefined && concernsRouting(kind) ? [{ kind, caseId, data: data ?? {} }] : [],
    );
    if (told.length === 0) return;
    const those = (is: (one: (typeof told)[number]) => boolean) => new Set(told.filter(is).map(({ caseId }) => caseId));
    await settleCases(live, work, [...those(() => true)], {
      answered: those(({ kind, data }) => isAnswer(kind, { channel: data['channel'], direction: data['direction'] })),
      given: those(({ kind }) => isGiving(kind)),
    });
  };
