import { familyOfCase, nextOf, saidToUs, visibleCase, writtenByUs } from '#areas/cases/server/index.ts';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import { inMoney } from '#areas/delegations/rules/index.ts';
import { listOfficers } from '#areas/identity/server/index.ts';
import { publicPromises } from '#areas/promises/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { offsetOf } from '#platform/zone.ts';
import { briefingOf } from '../rules/index.ts';
import { flagsOn } from './flags.ts';
import { decisionsOn } from './store.ts';

export type Briefing = { readonly zone: string; readonly sign: string; readonly readLog: ReadLog };

/** A note for whoever has to speak about a case, from the record as it is now. That it was read is on record too. */
export async function briefingFor({ zone, sign, readLog }: Briefing, reading: Reading, id: string) {
  const { db, now } = reading;
  const at = await visibleCase(reading, id);
  const family = await familyOfCase(db, id);
  const [said, written, decisions, flags, next, officers, names, promised] = await Promise.all([
    saidToUs(db, id),
    writtenByUs(db, id, 0),
    decisionsOn(db, family),
    flagsOn(db, family),
    nextOf(db, id),
    listOfficers({ db }),
    at.customerId === null ? new Map<string, string>() : namesOfCustomers(db, [at.customerId]),
    at.customerId === null ? [] : publicPromises(db, { caseId: id, customerId: at.customerId, now }),
    readLog.looked(reading, { kind: 'case.read', caseId: id }),
  ]);
  const nameOf = (officer: string | null) => officers.find((one) => one.id === officer)?.name ?? 'nobody yet';
  const parts = briefingOf(
    {
      ...at,
      owner: nameOf(at.ownerId),
      customer: at.customerId === null ? 'unknown' : (names.get(at.customerId) ?? 'unknown'),
      flags: flags.map(({ kind, why, by }) => ({ kind, why, by: nameOf(by) })),
      said,
      written,
      decided: decisions.map(({ power, amountCents, what, state }) => ({
        words: `${what} (${amountCents === null ? power : `${power}, ${inMoney(amountCents, sign)}`})`,
        state,
      })),
      promised: promised.map(({ what, dueAt, standing }) => ({ what, by: dueAt, standing })),
      next,
    },
    dayIn(zone),
  );
  return { parts: parts.map(({ title, lines }) => ({ title, lines: [...lines] })), preparedAt: now };
}

/** 2026-11-16 */
const dayIn = (zone: string) => (at: number) => new Date(at + offsetOf(zone, at)).toISOString().slice(0, 10);
