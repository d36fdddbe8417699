import { factsOf, textsOf } from '#areas/cases/server/index.ts';
import { answersSent } from '#areas/correspondence/server/index.ts';
import { keepMeasures, lastMeasured, wordsToFind } from '#areas/writing/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';

/** Several workers send at the same time. After this long nothing comes any more that is older than what is here. */
const SETTLED = 10 * MINUTE;
const AT_ONCE = 200;

/** Measures how the answers read that went out since the last time: nobody waits for it, and no word of them is kept. */
export async function measureWriting({ db, clock }: { db: Db; clock: () => Instant }): Promise<number> {
  const last = await lastMeasured(db);
  const sent = await answersSent(db, { after: last, before: clock() - SETTLED, most: AT_ONCE });
  if (sent.length === 0) return 0;
  const [facts, texts, plain] = await Promise.all([
    factsOf(
      db,
      sent.map(({ caseId }) => caseId),
    ),
    textsOf(
      db,
      sent.map(({ messageId }) => messageId),
    ),
    wordsToFind(db),
  ]);
  const letters = sent.flatMap(({ caseId, messageId, sentAt }) => {
    const its = facts.get(caseId);
    const text = texts.get(messageId);
    return its === undefined || text === undefined ? [] : [{ messageId, sentAt, text, teamId: its.teamId }];
  });
  await keepMeasures(db, letters, plain);
  return sent.length;
}
