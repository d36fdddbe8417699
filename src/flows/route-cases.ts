import { openCasesOf } from '#areas/cases/server/index.ts';
import { settleCases } from '#areas/routing/server/index.ts';
import { changesNeeds, concernsRouting, isAnswer, isGiving } from '#areas/routing/rules/index.ts';
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
    const customers = happenings.flatMap(({ kind, customerId }) =>
      customerId !== undefined && changesNeeds(kind) ? [customerId] : [],
    );
    const ofThem = customers.length === 0 ? [] : await openCasesOf(work.db, customers);
    if (told.length + ofThem.length === 0) return;
    const those = (is: (one: (typeof told)[number]) => boolean) => new Set(told.filter(is).map(({ caseId }) => caseId));
    await settleCases(live, work, [...those(() => true), ...ofThem], {
      answered: those(({ kind, data }) => isAnswer(kind, { channel: data['channel'], direction: data['direction'] })),
      given: those(({ kind }) => isGiving(kind)),
    });
  };
