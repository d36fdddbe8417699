import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { PERSPECTIVE_PARTS, differs, standsIn, type PerspectivePart, type SaidPart } from '../rules/index.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { lockCase, mustSee } from './lock.ts';

export type PerspectiveLine = {
  part: PerspectivePart;
  words: string;
  entryId: string | null;
  at: number;
  by: string;
};

export type Saying = { readonly [Part in PerspectivePart]?: SaidPart | null | undefined };

/** The customer's side as it is said now. */
export async function perspectiveOf({ db }: Pick<Reading, 'db'>, caseId: string): Promise<PerspectiveLine[]> {
  const { rows } = await sql<PerspectiveLine>`
    select p.part, p.words, coalesce(p.message_id, p.contact_id) as "entryId", p.at, p.by
      from cases.perspective p where p.case_id = ${caseId}::uuid and p.ended_at is null`.execute(db);
  return rows.toSorted((a, b) => PERSPECTIVE_PARTS.indexOf(a.part) - PERSPECTIVE_PARTS.indexOf(b.part));
}

const MOST_HISTORY = 200;

export async function perspectiveHistory(
  reading: Reading,
  caseId: string,
): Promise<(PerspectiveLine & { endedAt: number | null; endedBy: string | null })[]> {
  await mustSee(reading, caseId);
  const { rows } = await sql<PerspectiveLine & { endedAt: number | null; endedBy: string | null }>`
    select p.part, p.words, coalesce(p.message_id, p.contact_id) as "entryId", p.at, p.by,
           p.ended_at as "endedAt", p.ended_by as "endedBy"
      from cases.perspective p where p.case_id = ${caseId} order by p.at desc, p.id desc limit ${MOST_HISTORY}`.execute(
    reading.db,
  );
  return rows;
}

/** Says parts of the customer's side. What was said before ends and stays readable; saying the same again is nothing. */
export async function setPerspective(desk: Desk, work: Work, caseId: string, saying: Saying): Promise<void> {
  await lockCase(work, caseId);
  const before = new Map((await perspectiveOf(work, caseId)).map((line) => [line.part, line]));
  const changed = PERSPECTIVE_PARTS.flatMap((part) => {
    const said = saying[part];
    return said === undefined || !differs(before.get(part), said) ? [] : [{ part, said }];
  });
  if (changed.length === 0) return;
  await sql`
    update cases.perspective set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}
     where case_id = ${caseId} and part = any(${changed.map(({ part }) => part)}::text[]) and ended_at is null`.execute(
    work.db,
  );
  for (const { part, said } of changed) if (said !== null) await insertPart(work, caseId, part, said);
  // The record says which parts were said anew, not what: they hold what the customer wrote.
  await announce(work, { kind: 'perspective.changed', caseId, data: { parts: changed.map(({ part }) => part) } });
  tellOfCase(desk, work, caseId);
}

async function insertPart(work: Work, caseId: string, part: PerspectivePart, said: SaidPart): Promise<void> {
  const source = said.entryId === null ? undefined : await sourceOf(work, caseId, part, said.entryId);
  if (source !== undefined && !standsIn(said.words, source.text))
    throw new Refusal(
      422,
      'These words do not stand in that message. Choose them again, or say it in your own words.',
      [{ field: part, problem: 'is not in the message it names' }],
    );
  await sql`
    insert into cases.perspective (id, case_id, part, words, message_id, contact_id, at, by)
    values (${newId(work.now)}, ${caseId}, ${part}, ${said.words}, ${source?.messageId ?? null}, ${source?.contactId ?? null},
            ${new Date(work.now)}, ${work.actor.id})`.execute(work.db);
}

type Source = { messageId: string | null; contactId: string | null; text: string };

/** What the customer wrote or said in this case, or in one that was joined to it. */
async function sourceOf({ db }: Work, caseId: string, part: string, entryId: string): Promise<Source> {
  const { rows } = await sql<Source>`
    with recursive family as (
      select ${caseId}::uuid as id
      union select j.id from cases."case" j join family f on j.merged_into = f.id)
    select m.id as "messageId", null as "contactId", m.body as text
      from cases.message m where m.id = ${entryId} and m.direction = 'in' and m.case_id in (select id from family)
    union all
    select null, t.id, t.said
      from cases.contact t
     where t.id = ${entryId} and t.direction = 'in' and t.said is not null and t.case_id in (select id from family)`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined)
    throw new Refusal(422, 'The message these words were taken from is not on this case. Choose them again.', [
      { field: part, problem: 'names a message that is not here' },
    ]);
  return found;
}

/** Where the customer said these words: the newest message or contact of the case in which they stand, or nowhere. */
export async function entrySaying({ db }: Pick<Reading, 'db'>, caseId: string, words: string): Promise<string | null> {
  const { rows } = await sql<{ id: string; text: string }>`
    select m.id, m.body as text, m.at from cases.message m where m.case_id = ${caseId} and m.direction = 'in'
    union all
    select t.id, t.said, t.at from cases.contact t where t.case_id = ${caseId} and t.direction = 'in' and t.said is not null
     order by at desc`.execute(db);
  return rows.find(({ text }) => standsIn(words, text))?.id ?? null;
}
