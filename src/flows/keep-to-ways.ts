import { noteDeparture } from '#areas/conduct/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { Work } from '#platform/work.ts';

const textIn = (it: Happening, name: string): string | undefined => {
  const value = it.data?.[name];
  return typeof value === 'string' ? value : undefined;
};

/** Where we rang or met somebody in a way that we had said was closed to them, that is on record in the same transaction. */
export async function keepToWays(work: Work, happenings: readonly Happening[]): Promise<void> {
  for (const it of happenings) {
    if (it.kind !== 'contact.logged' || it.caseId === undefined || textIn(it, 'direction') !== 'out') continue;
    const [contactId, way] = [textIn(it, 'contactId'), textIn(it, 'channel')];
    if (contactId !== undefined && way !== undefined) await noteDeparture(work, { caseId: it.caseId, contactId, way });
  }
}
