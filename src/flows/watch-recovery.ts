import type { Desk } from '#areas/cases/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import { letDown, lookAtContact } from '#areas/recovery/server/index.ts';
import type { Work } from '#platform/work.ts';

const idIn = (it: Happening, name: string): string | null => {
  const value = it.data?.[name];
  return typeof value === 'string' ? value : null;
};

/** Notices where somebody was let down, in the transaction in which it happens: a promise, a time, or one contact too many. */
export const watchRecovery =
  (desk: Pick<Desk, 'live'>) =>
  async (work: Work, happenings: readonly Happening[]): Promise<void> => {
    for (const it of happenings) {
      const { caseId } = it;
      if (caseId === undefined) continue;
      if (it.kind === 'promise.broken')
        await letDown(desk, work, { caseId, trigger: 'promise broken', about: idIn(it, 'promiseId') });
      if (it.kind === 'clock.missed')
        await letDown(desk, work, { caseId, trigger: 'time missed', about: idIn(it, 'clockId') });
      const spoke =
        (it.kind === 'contact.logged' && idIn(it, 'direction') === 'in') || it.kind === 'contact.tone-noted';
      if (it.kind === 'message.received' || spoke) await lookAtContact(desk, work, caseId);
    }
  };
