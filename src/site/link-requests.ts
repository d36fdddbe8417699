import { sql } from 'kysely';
import type { PostOffice } from '#areas/correspondence/server/index.ts';
import { sendLinkAgain } from '#flows/send-link-again.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';

const BATCH = 20;

/** Answers what was asked for, and forgets that it was asked. Each request and its letter are one transaction. */
export async function answerLinkRequests(db: Db, office: PostOffice, clock: () => Instant): Promise<number> {
  for (let done = 0; done < BATCH; done += 1) {
    const found = await inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
      const { rows } = await sql<{ reference: string; email: string }>`
        delete from site.link_request
         where id = (select id from site.link_request order by at limit 1 for update skip locked)
        returning reference, email`.execute(work.db);
      const [asked] = rows;
      if (asked !== undefined) await sendLinkAgain(office, work, asked);
      return asked !== undefined;
    });
    if (!found) return done;
  }
  return BATCH;
}
