import { sql } from 'kysely';
import { tellOfCase } from '#areas/cases/server/index.ts';
import type { Work } from '#platform/work.ts';
import { stepOf } from '../act.ts';
import type { Referring } from '../referring.ts';
import { readReferral } from '../store.ts';
import { askAtReceived, readReceived } from './received.ts';

type About = { readonly referralId: string | null; readonly receivedId: string | null };

/** What comes after something that can never arrive makes no sense without it. The officer who has the case is told. */
export async function didNotReach(
  referring: Referring,
  work: Work,
  { referralId, receivedId }: About,
  because: string,
): Promise<void> {
  await sql`
    update referrals.desk_post set state = 'failed', response = ${because}
     where state = 'waiting' and (referral_id = ${referralId}::uuid or received_id = ${receivedId}::uuid)`.execute(
    work.db,
  );
  const referral = referralId === null ? undefined : await readReferral(work.db, referralId);
  if (referral !== undefined) {
    await sql`
      update referrals.referral set asks = 'undelivered', asks_since = ${new Date(work.now)} where id = ${referral.id}`.execute(
      work.db,
    );
    await stepOf(referring, work, referral, 'undelivered');
    tellOfCase(referring.desk, work, referral.caseId);
  }
  const received = receivedId === null ? undefined : await readReceived(work.db, receivedId);
  if (received !== undefined) await askAtReceived(referring, work, received, 'undelivered');
}
