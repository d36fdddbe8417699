import { nextOf, otherCasesOf, saidToUs, tonesOf, type CaseFacts } from '#areas/cases/server/index.ts';
import { flagsIn } from '#areas/complaints/rules/index.ts';
import { DAY } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';
import { riskOf, type Trigger } from '../rules/index.ts';

const YEAR = 365 * DAY;
/** They speak of a lawyer, the Ombudsman, the papers or their member of parliament. */
const FURTHER = ['legal action', 'media or parliament'];

type Open = Pick<CaseFacts, 'id' | 'customerId' | 'openedAt'>;

/** How likely an open matter goes further, from what is on record of it. */
export async function riskNow({ db, now }: Reading, it: Open, letDown: readonly Trigger[]) {
  const { customerId } = it;
  const [said, tones, next, complaints] = await Promise.all([
    saidToUs(db, it.id),
    tonesOf(db, it.id),
    nextOf(db, it.id),
    customerId === null ? 0 : otherCasesOf(db, { customerId, kind: 'complaint', since: now - YEAR, but: it.id }),
  ]);
  const { level, signs } = riskOf({
    letDown,
    tones,
    speaksOfGoingFurther: said.some(({ text }) => flagsIn(text).some(({ flag }) => FURTHER.includes(flag))),
    complaints,
    late: next !== null && next.at !== null && next.at < now,
    openDays: (now - it.openedAt) / DAY,
  });
  return { level, signs: [...signs] };
}
