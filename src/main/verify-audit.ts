import { seal, verify } from '#areas/records/server/index.ts';
import type { Parts } from './parts.ts';

/** `kept audit verify`: seals what has happened since the last seal, then checks every seal from the first. */
export async function verifyAudit({ database, clock }: Parts, say: (sentence: string) => void): Promise<number> {
  await seal(database.db, clock());
  const { seals, events, firstBroken } = await verify(database.db);
  if (firstBroken === null) {
    say(`The record is as it was written: ${events} events under ${seals} seals.`);
    return 0;
  }
  say(
    `The record has been altered: seal ${firstBroken} does not fit its events. The ${seals} seals before it are intact.`,
  );
  return 1;
}
