import { sql } from 'kysely';
import { tellOfCase, type Desk, type Promising, type SaidWith } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { makePromise } from './settle.ts';

/** What is promised in an answer, a call or a note is made in the act that says it, and taken back with it. */
export const promisingBy = (desk: Pick<Desk, 'live'>): Promising => ({
  make: async (work, caseId, contactId, { promises = [], notPromised = [] }) => {
    if (promises.length > 0 && !work.actor.may('cases.change'))
      throw new Refusal(403, 'Your role does not make promises (cases.change).');
    for (const { what, dueAt, quote } of promises)
      await makePromise(desk, work, caseId, { what, dueAt, contactId, quote });
    if (contactId !== null) for (const quote of notPromised) await passOver(work, contactId, quote);
  },
  takeBack: (work, caseId, contactId) => takeBack(desk, work, caseId, contactId),
});

/** Remembers that a sentence was not meant as a promise, so that it is not offered again. */
export async function passOver({ db, actor, now }: Work, contactId: string, quote: string): Promise<void> {
  await sql`
    insert into promises.passed_over (contact_id, quote, by, at) values (${contactId}, ${quote}, ${actor.id}, ${new Date(now)})
    on conflict do nothing`.execute(db);
}

type Row = { id: string; what: string; dueAt: number; quote: string | null };

/** A promise that was settled or renewed in the half minute before its words were taken back stands: somebody has acted on it. */
async function takeBack(desk: Pick<Desk, 'live'>, work: Work, caseId: string, contactId: string): Promise<SaidWith> {
  const { rows } = await sql<Row>`
    delete from promises.promise p
     where p.contact_id = ${contactId} and p.state = 'open' and p.renews_id is null
    returning p.id, p.what, p.due_at as "dueAt", p.quote`.execute(work.db);
  const passed = await sql<{ quote: string }>`
    delete from promises.passed_over where contact_id = ${contactId} returning quote`.execute(work.db);
  for (const { id, dueAt } of rows)
    await announce(work, { kind: 'promise.taken-back', caseId, data: { promiseId: id, dueAt } });
  if (rows.length > 0) tellOfCase(desk, work, caseId);
  return {
    ...(rows.length === 0
      ? {}
      : { promises: rows.map(({ what, dueAt, quote }) => ({ what, dueAt, quote: quote ?? what })) }),
    ...(passed.rows.length === 0 ? {} : { notPromised: passed.rows.map(({ quote }) => quote) }),
  };
}
