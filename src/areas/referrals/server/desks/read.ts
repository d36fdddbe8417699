import { sql } from 'kysely';
import { visibleCase } from '#areas/cases/server/index.ts';
import { organizationsCalled } from '#areas/directory/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { actsFrom } from '../../rules/index.ts';
import { linkView } from './links.ts';
import { readReceived, receivedOf, saidOnReceived, type Received } from './received.ts';

const lineOf = (it: Received) => ({
  id: it.id,
  number: it.number,
  caseId: it.caseId,
  agency: it.agency,
  officer: it.officer,
  service: it.service,
  manner: it.manner,
  dueAt: it.dueAt,
  state: it.state,
  words: it.words,
  expectedOn: it.expectedOn,
  outcome: it.outcome,
  asks: it.asks,
  offeredAt: it.offeredAt,
  receivedAt: it.receivedAt,
  answeredAt: it.answeredAt,
});

/** What of these cases another desk gave to us. Whoever asks has made sure that they may be seen. */
export const receivedOn = async ({ db }: Reading, caseIds: readonly string[]) =>
  (await receivedOf(db, caseIds)).map(lineOf);

/** Whether our desk is joined with theirs. */
export async function deskOf({ db }: Reading, organizationId: string) {
  const [organization] = await organizationsCalled(db, [organizationId]);
  if (organization === undefined) throw new Refusal(404, 'There is no such organisation.');
  return { desk: await linkView(db, organizationId) };
}

type OnTheWay = { id: string; at: Instant; state: string; response: string | null };

export async function wholeReceived(reading: Reading, id: string) {
  const { db } = reading;
  const gone = () => new Refusal(404, 'There is no such referral, or it is not yours to see.');
  const it = await readReceived(db, id);
  if (it === undefined) throw gone();
  await visibleCase(reading, it.caseId).catch((fault: unknown) => {
    throw fault instanceof Refusal && fault.status === 404 ? gone() : fault;
  });
  const [said, { rows: onTheWay }] = await Promise.all([
    saidOnReceived(db, id),
    sql<OnTheWay>`
      select id, made_at as at, state, response from referrals.desk_post
       where received_id = ${id} and state <> 'sent' order by seq limit 50`.execute(db),
  ]);
  return {
    ...lineOf(it),
    ground: it.ground,
    groundWords: it.groundWords,
    summary: it.summary,
    given: Object.entries(it.given).map(([name, value]) => ({ name, value })),
    heldBack: [...it.heldBack],
    said: said.map((one) => ({ ...one })),
    acts: actsFrom(it.state, 'partner'),
    onTheWay,
  };
}
