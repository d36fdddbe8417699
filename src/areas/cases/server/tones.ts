import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { TONES } from '../rules/index.ts';
import type { Desk } from './desk.ts';
import { visibleCase } from './facts.ts';

export type TonedText = { readonly text: string; readonly tone: string };

/** What customers said and how officers noted that they sounded, the newest first. Nobody learns from a restricted case. */
export async function newestToned(db: Db | Tx, most: number): Promise<TonedText[]> {
  const { rows } = await sql<TonedText>`
    select left(coalesce(t.said, m.body, ''), 4000) as text, t.tone
      from cases.contact t
      join cases."case" c on c.id = t.case_id and not c.restricted
      left join lateral (select body from cases.message where contact_id = t.id and direction = 'in' order by at limit 1) m on true
     where t.tone is not null and t.direction = 'in' order by t.at desc limit ${most}`.execute(db);
  return rows;
}

/** An officer notes how the customer sounded when they were last heard. What was noted before is on the record. */
export async function noteTone(
  { live }: Pick<Desk, 'live'>,
  work: Work,
  caseId: string,
  tone: (typeof TONES)[number],
): Promise<void> {
  await visibleCase(work, caseId);
  const { rows } = await sql<{ id: string; before: string | null }>`
    with last as (
      select id, tone from cases.contact where case_id = ${caseId} and direction = 'in' order by at desc, id desc limit 1 for update)
    update cases.contact t set tone = ${tone} from last where t.id = last.id returning t.id, last.tone as before`.execute(
    work.db,
  );
  const [noted] = rows;
  if (noted === undefined) throw new Refusal(422, 'Nobody has been heard on this case yet.');
  await announce(work, {
    kind: 'contact.tone-noted',
    caseId,
    data: { contactId: noted.id, tone, before: noted.before },
  });
  work.afterCommit(() => live.tell('case', caseId));
}
